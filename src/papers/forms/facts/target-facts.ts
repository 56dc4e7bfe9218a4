/**
 * 目标与结果 / targets and results: what the agreement asks for, beside what is reached, and the year's scored targets.
 *
 * One of the same name that asks for the same is one row. Where the two differ each has its row, named by where it is from and judged
 * by its own value. What nobody counts and nobody said is to be filled in, never shown as reached.
 *
 * Worked example: agreement 原文传递量>=20000 笔, scored target 原文传递量 ≥20,000笔 with 21,500 笔: one row, 20000 笔, 21,500笔, 完成.
 */

import { agreedKey, readAgreed } from "../../../review/indicator/agreement/agreed-measure.ts";
import { isKeyed } from "../../../review/subproject/agreed-target.ts";
import { isOfSeveralYears } from "../../../review/subproject/years.ts";
import type { Cell, Origin } from "../../../sheet/origin.ts";
import { rowNumber, text } from "../../../sheet/sheet.ts";
import { type AgreedResult, agreedResults, type YearResult, yearResults } from "./agreed-targets.ts";
import { cycleRows, judgement, windowText } from "./cycle-targets.ts";
import { type FormRow, lastMove, moveOrigin, textOrigin } from "./form-facts.ts";
import type { ReportBooks, ReportNames } from "./report-books.ts";
import { actualOrigin, assessedOrigin } from "./self-evaluation-facts.ts";

export const TARGET_LISTS = {
  targets: ["number", "name", "wanted", "actual", "expected", "state", "origin", "reason"],
} as const;

type Names = ReportNames["words"];

export function targetLists(
  books: ReportBooks,
  { words }: ReportNames,
): Record<keyof typeof TARGET_LISTS, readonly FormRow[]> {
  const agree = lastMove(books.standing, "agree");
  const agreed = agreedResults(books);
  const origin = agree && moveOrigin(agree);
  const isOne = !isOfSeveralYears(books.subproject);
  const shown = agreed.map((result) => agreedRow(result, { books, words, origin }));
  const rest = yearResults(books).flatMap((result) => {
    const beside = agreed.find((a) => a.year?.target.key === result.target.key)?.beside ?? "alone";
    return beside === "same" ? [] : [yearRow(result, { words, isBeside: beside !== "alone", isOne })];
  });
  const ofCycle = cycleRows(books, { words, origin });
  return { targets: [...shown, ...ofCycle, ...rest].map((row, i) => ({ number: rowNumber(i + 1), ...row })) };
}

function agreedRow(
  result: AgreedResult,
  of: { books: ReportBooks; words: Names; origin: Origin | undefined },
): Record<string, Cell> {
  const { agreed, year, beside, said } = result;
  const { books, words, origin } = of;
  const isBeside = year !== null && beside !== "same";
  const counted = beside === "same" || beside === "differs" ? year : null;
  return {
    name: text(isBeside ? words.named({ name: agreed.name, origin: words.agreementTarget }) : agreed.name),
    wanted: textOrigin(result.wanted, origin),
    actual: counted ? actualCell(counted, words) : saidCell(result, words),
    expected: text(counted?.expected ?? said?.expected ?? ""),
    state: text(agreedState(result, { books, words })),
    origin: text(originOf(result, words)),
    reason: text(counted?.reason ?? said?.reason ?? ""),
  };
}

function originOf({ agreed, year, beside }: AgreedResult, words: Names): string {
  const origin = words.agreementTarget;
  if (isKeyed(agreed)) return words.windowed({ origin, window: windowText(agreed, words) });
  return year !== null && beside !== "same" ? words.differing(origin) : origin;
}

/** Before the year's end a likelihood is of the value that it was said of; another value is under way until it is reached. */
function agreedState(result: AgreedResult, of: { books: ReportBooks; words: Names }): string {
  const { words, books } = of;
  const { beside, year, said, isReached, actualText, agreed } = result;
  if (books.report !== "midterm")
    return isReached === null && actualText !== ""
      ? "—"
      : judgement(isReached, { isInWords: readAgreed(agreed).value.kind === "in-words", words });
  const likelihood = (beside === "same" ? year?.likelihood : said?.likelihood) ?? null;
  if (likelihood !== null) return words.likelihood[likelihood];
  if (beside === "same" || actualText === "") return words.open;
  return isReached === true && agreed.relation === ">=" ? words.reached : words.underWay;
}

/** Of a cycle of several years the target says which year it is of. */
function yearRow(
  result: YearResult,
  of: { words: Names; isBeside: boolean; isOne: boolean },
): Record<string, Cell> {
  const { words, isBeside, isOne } = of;
  const { target, wanted, expected, isReached, likelihood, reason } = result;
  const judged = judgement(isReached, { isInWords: target.value.kind === "in-words", words });
  const origin = isOne ? words.yearTarget : words.yearTargetOf(target.year);
  return {
    name: text(isBeside || !isOne ? words.named({ name: target.name, origin }) : target.name),
    wanted: text(wanted),
    actual: actualCell(result, words),
    expected: text(expected),
    state: text(likelihood === null ? judged : words.likelihood[likelihood]),
    origin: text(isBeside ? words.differing(origin) : origin),
    reason: text(reason),
  };
}

/** From the indicator, or from what a person wrote. */
function actualCell({ target, figure, actualText, evidence }: YearResult, words: Names): Cell {
  if (actualText === "") return text(words.toFill);
  return textOrigin(actualText, actualOrigin(target, { figure, actualText, evidence }));
}

function saidCell({ agreed, actualText, said }: AgreedResult, words: Names): Cell {
  if (actualText === "") return text(words.toFill);
  const key = agreedKey(agreed);
  return textOrigin(actualText, assessedOrigin({ key, text: actualText, evidence: said?.evidence }));
}
