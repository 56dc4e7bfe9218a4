/**
 * 多年周期的目标与结果 / targets and results over several years: the agreement's by its window, and under it each year's own value and
 * judgement. Of a cycle that is not over a target of the whole cycle is under way, unless it is reached already.
 *
 * Worked example: novelty ≥20 项 of the cycle, 9 of ≥8 and 10 of ≥10: 19项 未完成, 9项 完成, 10项 完成.
 */
import { type Exact, plainExact } from "../../../core/exact.ts";
import { type Finding, finding } from "../../../core/finding.ts";
import {
  agreedKey,
  agreedText,
  type Measured,
  readAgreed,
} from "../../../review/indicator/agreement/agreed-measure.ts";
import {
  type CycleResult,
  cycleResult,
  looseness,
  reaches,
  type TargetOfYear,
} from "../../../review/indicator/agreement/cycle-result.ts";
import { achievementOf } from "../../../review/indicator/score.ts";
import { type Assessment, figureText, targetText } from "../../../review/indicator/target.ts";
import { calendarFindings, resultText } from "../../../review/indicator/target-result.ts";
import { isAddedUp, isKeyed, type KeyedTarget } from "../../../review/subproject/agreed-target.ts";
import { isOfSeveralYears, yearsIn } from "../../../review/subproject/years.ts";
import type { Cell, Origin } from "../../../sheet/origin.ts";
import { text } from "../../../sheet/sheet.ts";
import { textOrigin } from "./form-facts.ts";
import type { ReportBooks, ReportNames } from "./report-books.ts";
import { actualOrigin } from "./self-evaluation-facts.ts";

type Names = ReportNames["words"];

/** The agreement's targets with a key, where the cycle has several years. */
export function cycleTargets({ subproject, state }: ReportBooks): KeyedTarget[] {
  return isOfSeveralYears(subproject) ? (state.agreed?.targets ?? []).filter(isKeyed) : [];
}

export function wantedOf(agreed: KeyedTarget): string {
  const { value, unit } = readAgreed(agreed);
  return value.kind === "in-words" ? agreedText(agreed) : targetText({ value, unit, text: "" });
}

/** 全周期累计, 全周期, 每年. */
export function windowText(agreed: KeyedTarget, words: Names, isAdded = isAddedUp(agreed)): string {
  if (agreed.window === "every-year") return words.countedOver.everyYear;
  return isAdded ? words.countedOver.added : words.countedOver.cycle;
}

/** 验收 and 绩效 judge what they find. */
const isOver = ({ report }: ReportBooks): boolean => report !== "midterm";

export function saidText(said: Assessment | null, { value, unit }: Measured): string {
  if (said === null) return "";
  if (value.kind !== "in-words") return said.actual === null ? "" : resultText(said.actual, unit);
  const share = said.achieved === null ? "" : figureText(said.achieved, "%");
  return [said.text, share].filter((t) => t !== "").join("；");
}

/** What is promised in words is judged by the scheme's bands, or as `inWords` its year was. */
export function reachedBy(
  own: Measured,
  of: { actual: Exact | null; books: ReportBooks; inWords?: boolean | null | undefined },
): boolean | null {
  const { actual, books } = of;
  if (actual === null) return null;
  if (own.value.kind !== "in-words") return reaches(own, actual);
  if (of.inWords !== undefined) return of.inWords;
  const scheme = books.evaluation?.scheme ?? null;
  return (
    scheme &&
    !achievementOf({ value: own.value, unit: own.unit, method: "by-ratio" }, actual, scheme).isMissed
  );
}

/** What is promised in words has a degree beside it, and is neither 完成 nor 未完成. */
export function judgement(isReached: boolean | null, of: { isInWords: boolean; words: Names }): string {
  const { isInWords, words } = of;
  if (isReached === null) return words.open;
  return isInWords ? "—" : isReached ? words.reached : words.missed;
}

/** What the years come to; where they can't be put together, what a person says. */
function resultOf(agreed: KeyedTarget, books: ReportBooks): CycleResult {
  const made = cycleResult(agreed, books.cycle);
  const said = saidOf(agreed, books);
  if (made.actualText !== "" || !said) return made;
  const own = readAgreed(agreed);
  const actual = said.actual ?? said.achieved;
  return { ...made, actualText: saidText(said, own), isReached: reachedBy(own, { actual, books }) };
}

export function cycleRows(
  books: ReportBooks,
  of: { words: Names; origin: Origin | undefined },
): Record<string, Cell>[] {
  const agreed = cycleTargets(books);
  if (agreed.length === 0) return [];
  // The year that is under way has rows of its own, with what is expected of it.
  const years = books.cycle.flatMap(({ year, targets }) => (year === books.monitoring?.year ? [] : targets));
  return [
    ...agreed.map((target) => agreedRow(target, { books, ...of })),
    ...years.map((target) => yearRow(target, of.words)),
  ];
}

function agreedRow(
  agreed: KeyedTarget,
  of: { books: ReportBooks; words: Names; origin: Origin | undefined },
): Record<string, Cell> {
  const { books, words, origin } = of;
  const made = resultOf(agreed, books);
  const said = saidOf(agreed, books);
  const { actualText } = made;
  return {
    name: text(words.named({ name: agreed.name, origin: words.agreementTarget })),
    wanted: textOrigin(wantedOf(agreed), origin),
    actual: actualText === "" ? text(words.toFill) : textOrigin(actualText, resultOrigin(made, words)),
    expected: text(said?.expected ?? ""),
    state: text(stateOf(made, { books, words, agreed })),
    origin: text(
      words.windowed({ origin: words.agreementTarget, window: windowText(agreed, words, made.isAdded) }),
    ),
    reason: textOrigin(reasonOf(agreed, { books, made }), undefined),
  };
}

const resultOrigin = ({ years }: CycleResult, words: Names): Origin => ({
  kind: "figures",
  figures: years.map((year) => actualCell(year, words)),
});

function stateOf(
  { isReached, actualText }: CycleResult,
  of: { books: ReportBooks; words: Names; agreed: KeyedTarget },
): string {
  const { books, words, agreed } = of;
  const isFinal = isOver(books) || (agreed.window === "every-year" && isReached === false);
  if (actualText === "") return words.open;
  const isInWords = readAgreed(agreed).value.kind === "in-words";
  if (isFinal) return isInWords ? "—" : judgement(isReached, { isInWords: false, words });
  return agreed.window === "cycle" && isReached === true && agreed.relation === ">="
    ? words.reached
    : words.underWay;
}

function yearRow(of: TargetOfYear, words: Names): Record<string, Cell> {
  const { target, year, isReached, notApplicable, reason } = of;
  const origin = words.yearTargetOf(year);
  const judged = judgement(isReached, { isInWords: target.value.kind === "in-words", words });
  return {
    name: text(words.named({ name: target.name, origin })),
    wanted: text(targetText(target)),
    actual: notApplicable === null ? actualCell(of, words) : text("—"),
    expected: text(""),
    state: text(notApplicable === null ? judged : words.notApplicable),
    origin: text(origin),
    reason: textOrigin(notApplicable ?? reason, undefined),
  };
}

function actualCell(of: TargetOfYear, words: Names): Cell {
  const { target, actualText, figure } = of;
  if (actualText === "") return text(words.toFill);
  return textOrigin(actualText, actualOrigin(target, { figure, actualText }));
}

const saidOf = (agreed: KeyedTarget, { assessments }: ReportBooks) =>
  assessments.find((a) => a.key === agreedKey(agreed) && a.cutOff === null);

/** Of the agreement's own; of every year, where not all reached it, else those of the years. */
function reasonOf(agreed: KeyedTarget, of: { books: ReportBooks; made: CycleResult }): string {
  const own = saidOf(agreed, of.books)?.reason ?? "";
  return own !== "" || agreed.window === "cycle" || of.made.isReached === true
    ? own
    : [...new Set(of.made.years.map((y) => y.reason))].filter((r) => r !== "").join("；");
}

export function cycleFindings(books: ReportBooks): Finding[] {
  return cycleTargets(books).flatMap((agreed) => {
    const made = resultOf(agreed, books);
    return [...loosenessFindings(agreed, books), ...resultFindings(agreed, { made, books })];
  });
}

/** Of any keyed target of the agreement: a year that asks for less. */
export function loosenessFindings(agreed: KeyedTarget, { cycle, subproject }: ReportBooks): Finding[] {
  const { looser, sum } = looseness(agreed, { cycle, years: yearsIn(subproject) });
  const about = { name: agreed.name, agreed: wantedOf(agreed) };
  return [
    ...looser.map(({ year, target }) =>
      finding("years-target-should-not-be-looser", { ...about, year, wanted: targetText(target) }),
    ),
    ...(sum === null
      ? []
      : [finding("years-targets-should-add-up", { ...about, sum: `${plainExact(sum)}${agreed.unit}` })]),
  ];
}

function resultFindings(agreed: KeyedTarget, of: { made: CycleResult; books: ReportBooks }): Finding[] {
  const { made, books } = of;
  const { name } = agreed;
  const wanted = wantedOf(agreed);
  const differ = made.incomparable.map(({ target }) =>
    finding("agreed-target-should-have-the-years-unit", { name, agreed: wanted, year: targetText(target) }),
  );
  const calendars = made.years.flatMap((y) => calendarFindings(name, y.figure));
  if (made.actualText === "") {
    return [
      ...differ,
      finding("agreed-target-must-have-a-result", missingOf(agreed, { made, books, wanted })),
    ];
  }
  if (!isOver(books) || made.isReached !== false || reasonOf(agreed, of) !== "")
    return [...differ, ...calendars];
  const params = { ...ownYear(books), key: agreedKey(agreed), name, actual: made.actualText, target: wanted };
  return [...differ, ...calendars, finding("deviation-must-be-explained", params)];
}

/** Of the agreement one may say something with any year; the report's own is the one that its remedies name. */
const ownYear = ({ subproject, year }: ReportBooks) => ({ subproject: subproject.id, year });

/** What is to be assessed: a target of the year that counts it and has no result yet, else the agreement's own. */
function missingOf(agreed: KeyedTarget, of: { made: CycleResult; books: ReportBooks; wanted: string }) {
  const { subproject, year, report, until } = of.books;
  const open = of.made.years.find((y) => y.actualText === "" && y.notApplicable === null);
  const isRunning = report === "midterm" && until !== null && open?.year === until.slice(0, 4);
  return {
    ...{ subproject: subproject.id, name: agreed.name, wanted: of.wanted, year: open?.year ?? year },
    ...{ key: open?.target.key ?? agreedKey(agreed), cutOff: isRunning ? Number(until.slice(5, 7)) : null },
  };
}
