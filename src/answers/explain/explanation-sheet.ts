/**
 * 追溯表 / an explanation as one sheet, for the file of an inspection: a row a fact, indented by its level.
 *
 * Worked example: level 0 "补贴发放明细!F7", 8.60; level 1 "费用 C-1-4", 8.60, adds 8.60, "17.20 × 50 %"; level 2 the rule with its notice;
 * level 4 the record with file, sheet and row.
 */
import type { Place } from "../../core/source.ts";
import type { Cell } from "../../sheet/because.ts";
import type { CellValue } from "../../sheet/cell-value.ts";
import { count, type Row, type Sheet, text, type Workbook } from "../../sheet/sheet.ts";

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
  const { heads } = words;
  const sheet: Sheet = {
    name: words.name,
    title: words.title(about.asked),
    above: [words.above],
    columns: [
      { head: heads.level, width: 5, align: "center" },
      { head: heads.what, width: 52 },
      { head: heads.figure, width: 11, align: "right" },
      { head: heads.adds, width: 11, align: "right" },
      { head: heads.arithmetic, width: 32 },
      { head: heads.rule, width: 36 },
      { head: heads.file, width: 24 },
      { head: heads.sheet, width: 8 },
      { head: heads.row, width: 6, align: "center" },
    ],
    rows: about.lines.map(rowOf),
    total: null,
    below: [],
    landscape: true,
  };
  return { sheets: [sheet], mark: about.mark };
}

function rowOf(line: ExplanationLine): Row {
  const { place } = line;
  const value = (said: CellValue | null): Cell | null => (said === null ? null : { value: said });
  return [
    count(line.level),
    text(`${"　".repeat(Math.min(line.level, MAX_INDENT))}${line.what}`),
    value(line.figure),
    value(line.adds),
    text(line.arithmetic.join("\n")),
    text(line.rule.join("\n")),
    text(place?.file ?? ""),
    text(place?.sheet ?? ""),
    place?.row == null ? null : count(place.row),
  ];
}
