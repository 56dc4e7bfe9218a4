/**
 * 追溯表 / an explanation as one sheet, for the file of an inspection: a row a fact, indented by its level.
 *
 * Worked example: level 0 "补贴发放明细!F7", 8.60; level 1 "费用 C-1-4", 8.60, adds 8.60, "17.20 × 50 %"; level 2 the rule with its notice;
 * level 4 the record with file, sheet and row.
 */
import type { Place } from "../../core/source.ts";
import type { CellValue } from "../../sheet/cell-value.ts";
import { gridSheet } from "../../sheet/grid.ts";
import type { Cell } from "../../sheet/origin.ts";
import { count, text, type Workbook } from "../../sheet/sheet.ts";

export interface ExplanationLine {
  readonly level: number;
  readonly what: string;
  readonly figure: CellValue | null;
  readonly adds: CellValue | null;
  readonly arithmetic: readonly string[];
  readonly rule: readonly string[];
  readonly place: Place | null;
}

type Head = "level" | "what" | "figure" | "adds" | "arithmetic" | "rule" | "file" | "sheet" | "row";

export interface ExplanationSheetWords {
  readonly name: string;
  readonly title: (asked: string) => string;
  readonly heads: Readonly<Record<Head, string>>;
  readonly above: string;
}

/** Deeper levels are indented no further: the number of the level stands beside them. */
const MAX_INDENT = 8;

export function explanationWorkbook(about: {
  asked: string;
  lines: readonly ExplanationLine[];
  words: ExplanationSheetWords;
  mark: string;
}): Workbook {
  const { words } = about;
  const value = (said: CellValue | null): Cell | null => said && { value: said };
  const figure = { width: 11, align: "right" } as const;
  const sheet = gridSheet({
    name: words.name,
    title: words.title(about.asked),
    above: [words.above],
    heads: words.heads,
    facts: about.lines,
    columns: (column) => [
      column("level", { width: 5, align: "center" }, ({ level }) => count(level)),
      column("what", { width: 52 }, ({ level, what }) =>
        text(`${"　".repeat(Math.min(level, MAX_INDENT))}${what}`),
      ),
      column("figure", figure, (line) => value(line.figure)),
      column("adds", figure, (line) => value(line.adds)),
      column("arithmetic", { width: 32 }, ({ arithmetic }) => text(arithmetic.join("\n"))),
      column("rule", { width: 36 }, ({ rule }) => text(rule.join("\n"))),
      column("file", { width: 24 }, ({ place }) => text(place?.file ?? "")),
      column("sheet", { width: 8 }, ({ place }) => text(place?.sheet ?? "")),
      column("row", { width: 6, align: "center" }, ({ place }) =>
        place?.row == null ? null : count(place.row),
      ),
    ],
    landscape: true,
  });
  return { sheets: [sheet], mark: about.mark };
}
