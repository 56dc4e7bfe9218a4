/**
 * 表的问题 / what is found in a sheet, each with its place. Where a cell is a record of its own, its column stands in its row's number.
 */
import { type Place, placeInSheet } from "../../../core/source.ts";
import type { Problem } from "../reading/problem.ts";
import type { FindingList } from "../receipt.ts";

export interface SheetPlace {
  readonly file: string;
  readonly sheet: string | null;
  /** Text files refuse long rows; a workbook's sheet reports them. */
  readonly isText: boolean;
}

/** `column`: its heading or letter; null where the row as a whole is meant. */
interface InSheet {
  readonly row: number;
  readonly column: string | null;
}

export class SheetFindings {
  private readonly place: SheetPlace;
  private readonly findings: FindingList;

  constructor(place: SheetPlace, findings: FindingList) {
    this.place = place;
    this.findings = findings;
  }

  add({ code, params }: Problem, where: InSheet, text: string | null = null): void {
    this.findings.add({ code, params, at: this.at(where), text });
  }

  at(where: InSheet): Place {
    const { file, sheet } = this.place;
    const { row, column } = placeInSheet(where.row);
    return { file, sheet, row, column: where.column ?? column };
  }
}
