/** An explanation for people: a tree at the terminal, and the lines of its sheet. */
import { formatYuan } from "../../../core/money.ts";
import { placeText } from "../../../core/source.ts";
import type { Language } from "../../../core/words/language.ts";
import type { CellValue } from "../../../sheet/cell-value.ts";
import { decimalText } from "../../../sheet/sheet.ts";
import { commonWords } from "../../../terminal/words/common.ts";
import type { Explanation } from "../explanation.ts";
import type { ExplanationLine } from "../explanation-sheet.ts";
import { explainWords } from "../words/explain.ts";
import { type FactTelling, tellFact } from "./tell-fact.ts";
import type { Told } from "./told.ts";

/** Rules whose notice was told already: it is not said again. */
type Noticed = Set<string>;

export function explanationTree(telling: FactTelling, explanation: Explanation): string[] {
  return treeLines(telling, explanation, new Set());
}

function treeLines(telling: FactTelling, explanation: Explanation, noticed: Noticed): string[] {
  const { origin } = explanation;
  const [head = "", ...more] = factLines(telling, explanation, noticed);
  const own = more.map((line) => `${origin.length > 0 ? "│" : " "} ${line}`);
  const below = origin.flatMap((child, i) => {
    const isLast = i === origin.length - 1;
    const [first = "", ...rest] = treeLines(telling, child, noticed);
    return [`${isLast ? "└─ " : "├─ "}${first}`, ...rest.map((line) => `${isLast ? "   " : "│  "}${line}`)];
  });
  return [head, ...own, ...below];
}

function factLines(telling: FactTelling, explanation: Explanation, noticed: Noticed): string[] {
  const { language } = telling;
  const words = explainWords[language];
  const { fact, adds } = explanation;
  const told = tellFact(telling, fact);
  const figure = told.figure === null ? "" : words.is(valueText(language, told.figure));
  const isOther = adds !== null && !isSame(adds, told.figure);
  const part = isOther ? words.adds(valueText(language, adds)) : "";
  const place = told.place === null ? "" : `  [${placeText(told.place, commonWords[language])}]`;
  return [
    `${told.what}${figure}${part}${place}`,
    ...told.arithmetic,
    ...noticeLines(fact.kind, told, noticed),
  ];
}

function noticeLines(kind: Explanation["fact"]["kind"], told: Told, noticed: Noticed): readonly string[] {
  if (kind !== "rule" || noticed.has(told.what)) return [];
  noticed.add(told.what);
  return told.rule.slice(1);
}

/** The same as rows, the level of each beside it. */
export function explanationRows(
  telling: FactTelling,
  explanation: Explanation,
  level = 0,
): ExplanationLine[] {
  const { fact, adds } = explanation;
  const own = { level, adds, ...tellFact(telling, fact) };
  return [own, ...explanation.origin.flatMap((child) => explanationRows(telling, child, level + 1))];
}

function isSame(a: CellValue, b: CellValue | null): boolean {
  if (a.kind === "yuan") return b?.kind === "yuan" && a.fen === b.fen;
  if (a.kind === "decimal") return b?.kind === "decimal" && decimalText(a) === decimalText(b);
  return a.kind === "count" && b?.kind === "count" && a.count === b.count;
}

function valueText(language: Language, value: CellValue): string {
  switch (value.kind) {
    case "text":
      return value.text;
    case "yuan":
      return explainWords[language].yuan(formatYuan(value.fen));
    case "count":
      return value.count.toString();
    case "ratio":
    case "average":
      return `${value.num} / ${value.den}`;
    case "decimal":
      return decimalText(value);
  }
}

/** So many facts are in it. */
export function factsIn({ origin }: Explanation): number {
  return origin.reduce((sum, child) => sum + factsIn(child), 1);
}
