/** 统计表的版式 / the layout that all sheets of the statistics workbook share: title, span, and the months that are missing. */
import type { Period } from "../../../core/period.ts";
import type { GridColumn } from "../../../sheet/grid.ts";
import { type Sheet, text } from "../../../sheet/sheet.ts";
import { nameOf } from "../finance/finance-facts.ts";
import type { ReportWords } from "../words.ts";

export interface SheetFacts {
  readonly span: Period;
  readonly missing: readonly string[];
  readonly label: string;
}

export function sheetTop(
  facts: SheetFacts,
  words: ReportWords,
  name: string,
): Pick<Sheet, "name" | "title" | "above"> {
  const missing = facts.missing.length === 0 ? [] : [words.statistics.missing(facts.missing.join(", "))];
  return {
    name,
    title: words.statistics.title({ sheet: name, period: facts.span.id }),
    above: [spanLine(facts, words), ...missing],
  };
}

/** The span and the label of the books, and on sheets of money its unit. */
export function spanLine(facts: SheetFacts, words: ReportWords, unit = ""): string {
  return [words.period(facts.span), facts.label, unit].filter((part) => part !== "").join(words.gap);
}

/** Code and name of the library that a row begins with. */
export function libraryColumns(
  facts: Parameters<typeof nameOf>[1],
  words: ReportWords,
): GridColumn<readonly [code: string, ...unknown[]]>[] {
  const { code, library } = words.head;
  return [
    { key: "code", head: code, width: 12, align: "center", cell: ([of]) => text(of) },
    { key: "library", head: library, width: 32, cell: ([of]) => text(nameOf(of, facts, words)) },
  ];
}
