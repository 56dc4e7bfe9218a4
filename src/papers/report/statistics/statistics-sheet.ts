/** 统计表的版式 / the layout that all sheets of the statistics workbook share: title, span, and the months that are missing. */
import type { Period } from "../../../core/period.ts";
import type { Sheet } from "../../../sheet/sheet.ts";
import type { ReportWords } from "../words.ts";

export interface SheetFacts {
  readonly span: Period;
  readonly missing: readonly string[];
  readonly label: string;
}

export function sheetOf(
  facts: SheetFacts,
  words: ReportWords,
  made: Pick<Sheet, "name" | "columns" | "rows"> & Partial<Sheet>,
): Sheet {
  const lines = [words.period(facts.span), facts.label].filter((l) => l !== "").join(words.gap);
  const missing = facts.missing.length === 0 ? [] : [words.statistics.missing(facts.missing.join(", "))];
  return {
    title: words.statistics.title({ sheet: made.name, period: facts.span.id }),
    above: [lines, ...missing],
    total: null,
    below: [],
    landscape: false,
    ...made,
  };
}

const HEADING_LINES = 3;

export function firstRow(facts: SheetFacts): number {
  return HEADING_LINES + (facts.missing.length === 0 ? 0 : 1) + 1;
}
