/** What the sheets of a simulation share: their words, the lines above, and the cells before, after and difference. */

import type { AuditClass } from "../../month/courier/courier-audit.ts";
import type { LibraryCode } from "../../registry/library.ts";
import type { Cell } from "../../sheet/because.ts";
import { address, type Column, dataRow, ratio, type Sheet, text, yuan } from "../../sheet/sheet.ts";
import type { ChargedKind, Compared } from "./comparison.ts";
import type { Simulation } from "./simulation-sheet.ts";

export interface SimulationWords {
  readonly title: (p: { sheet: string; span: string }) => string;
  readonly notTheBooks: string;
  readonly unit: string;
  readonly total: string;
  readonly sheets: Readonly<
    Record<"summary" | "libraries" | "months" | "budget" | "courier" | "allocation", string>
  >;
  readonly heads: Readonly<
    Record<
      | "item"
      | "before"
      | "after"
      | "difference"
      | "percent"
      | "number"
      | "code"
      | "library"
      | "period"
      | "year"
      | "fund"
      | "appropriated"
      | "used"
      | "owedBefore"
      | "owedAfter"
      | "leftBefore"
      | "leftAfter"
      | "usedUpBefore"
      | "usedUpAfter"
      | "class"
      | "linesBefore"
      | "linesAfter",
      string
    >
  >;
  readonly differenceOf: (kind: string) => string;
  readonly effectNote: string;
  readonly allocationNote: string;
  readonly rated: (p: { before: string; after: string; difference: string }) => string;
  readonly payableIn: (p: { period: string; before: string; after: string }) => string;
  readonly noFunds: string;
  readonly covered: string;
  readonly className: (of: AuditClass) => string;
}

export interface SimulationAbout {
  readonly simulation: Simulation;
  /** What is said above every table: the rules, the periods, what is a sample. */
  readonly above: readonly string[];
  readonly words: SimulationWords;
  readonly kindName: (kind: ChargedKind) => string;
  readonly nameOf: (library: LibraryCode) => string;
  readonly mark: string;
}

export function sheetOf(
  { simulation, above, words }: SimulationAbout,
  key: keyof SimulationWords["sheets"],
): Pick<Sheet, "name" | "title" | "above"> {
  const name = words.sheets[key];
  return {
    name,
    title: words.title({ sheet: name, span: simulation.span.id }),
    above: [words.notTheBooks, ...above, words.unit],
  };
}

export const money = (head: string): Column => ({ head, width: 16, summed: "yuan" });

export function moneyColumns({ heads }: SimulationWords): Column[] {
  return [money(heads.before), money(heads.after), money(heads.difference)];
}

/** Before, after and their difference, the first of them in the column `at`. */
export function moneyCells(
  of: Compared,
  where: { sheet: Pick<Sheet, "above">; index: number; at: number },
): Cell[] {
  const row = dataRow(where.sheet, where.index);
  const [before, after] = [where.at, where.at + 1].map((column) => address({ column, row }));
  return [
    yuan(of.beforeFen),
    yuan(of.afterFen),
    { ...yuan(of.differenceFen), formula: `${after}-${before}` },
  ];
}

export function percentOf(of: Compared): Cell {
  return of.beforeFen > 0n ? ratio(of.differenceFen, of.beforeFen) : text("—");
}
