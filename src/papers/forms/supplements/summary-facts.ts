/**
 * 项目绩效自评汇总表 / the summary of the year's self-evaluations: a row for each sub-project, its money of the year and its score, with what
 * was missed and why. Every figure is that of the sub-project's own 自评表; amounts are added up, points never.
 *
 * Worked example: 305,000.00 with 295,900.50 spent and 96.92 points, and one without targets: its points are to be filled in, the sum
 * of the budget is of both.
 * Source: SOURCES.md [self-evaluation-summary] (the table is asked for; its columns are ours).
 */
import { type Exact, scaledHalfUp, sumExact } from "../../../core/exact.ts";
import { sumOf } from "../../../core/list.ts";
import type { SelfEvaluation } from "../../../review/indicator/self-evaluation.ts";
import { WHOLE_PROJECT } from "../../../review/subproject/section.ts";
import type { FormShape } from "../../../sheet/layout.ts";
import type { Cell } from "../../../sheet/origin.ts";
import { count, decimal, fenOf, ratio, rowNumber, text, yuan } from "../../../sheet/sheet.ts";
import { type FormFacts, type FormRow, restingOn } from "../facts/form-facts.ts";
import type { ReportNames } from "../facts/report-books.ts";
import type { SectionText } from "../facts/report-text.ts";
import { textNames, textValues } from "../facts/text-facts.ts";

const MONEY = ["initial", "full-year", "executed"] as const;
/** 产出, 效益, 满意度, 成本: by the name that a scheme gives its first level, as far as that begins so. */
const LEVELS = { output: "产出", benefit: "效益", satisfaction: "满意度", cost: "成本" } as const;
const GRADES = { excellent: "优", good: "良", fair: "中", poor: "差" } as const;

const keys = <K extends string>(of: Readonly<Record<K, string>>): K[] => Object.keys(of) as K[];

/** 自评总结: the same figures as a document, with sections that the centre writes. */
export const SUMMARY_TEXTS = { subproject: WHOLE_PROJECT, report: "summary" } as const;

export const SUMMARY_SHAPE: FormShape = {
  form: "summary",
  values: [
    ...["year", "draft", "count.subprojects", "count.scored", "total.rate", "total.rate-of"],
    ...textNames(SUMMARY_TEXTS).map((name) => (name === "draft" ? "document.draft" : name)),
    ...MONEY.map((m) => `total.${m}`),
    ...keys(GRADES).map((g) => `count.${g}`),
  ],
  lists: {
    subprojects: [
      ...["number", "id", "code", "name", "unit", "leader", ...MONEY, "rate", "rate-of", "execution"],
      ...[...keys(LEVELS), "score", "grade", "missed", "scheme"],
    ],
  },
};

/** A sub-project's year: its own form, or its money alone where it can't be scored yet. */
export interface SummaryRow {
  readonly id: string;
  readonly project: FormRow;
  /** `funds.total.initial` and the like. */
  readonly funds: FormRow;
  readonly scored: { readonly facts: FormFacts; readonly made: SelfEvaluation } | null;
}

export function summaryFacts(
  of: { year: string; rows: readonly SummaryRow[]; texts: readonly SectionText[] },
  names: ReportNames,
): FormFacts {
  const { form: words } = names;
  const rows = of.rows.map((row, i) => rowOf(row, { number: i + 1, names }));
  const scored = of.rows.flatMap((row) => row.scored ?? []);
  const [initial, fullYear, executed] = MONEY.map((m) =>
    yuan(
      sumOf(rows, (r) => fenOf(r[m])),
      restingOn(rows.flatMap((r) => r[m] ?? [])),
    ),
  );
  const total = { initial, "full-year": fullYear, executed };
  const grades = restingOn(rows.flatMap((r) => r.grade ?? []));
  const open = rows.length - scored.length;
  return {
    values: {
      year: text(of.year),
      draft: text(open === 0 ? "" : words.draft(open)),
      ...textFigures(of.texts, { open: open === 0 ? "" : words.draft(open), names }),
      "count.subprojects": count(rows.length, restingOn(rows.flatMap((r) => r.number ?? []))),
      "count.scored": count(scored.length, grades),
      ...Object.fromEntries(MONEY.map((m) => [`total.${m}`, total[m] ?? text("")])),
      ...{ "total.rate": rateOf(executed, fullYear), "total.rate-of": text(names.words.rateOf["full-year"]) },
      ...Object.fromEntries(
        keys(GRADES).map((g) => [
          `count.${g}`,
          count(scored.filter(({ made }) => made.grade === GRADES[g]).length, grades),
        ]),
      ),
    },
    lists: { subprojects: rows },
  };
}

/** The document is a draft for what is not scored, and for what is not written. */
function textFigures(
  texts: readonly SectionText[],
  of: { open: string; names: ReportNames },
): Record<string, Cell> {
  const { draft, ...written } = textValues(texts, of.names);
  const lacking = draft?.value.kind === "text" ? draft.value.text : "";
  return { ...written, "document.draft": text([of.open, lacking].filter((part) => part !== "").join("；")) };
}

function rateOf(executed: Cell | undefined, budget: Cell | undefined): Cell {
  if (!executed || !budget || fenOf(budget) <= 0n) return text("—");
  return ratio(fenOf(executed), fenOf(budget), restingOn([executed, budget]));
}

function rowOf(
  { id, project, funds, scored }: SummaryRow,
  of: { number: number; names: ReportNames },
): FormRow {
  const { form, words } = of.names;
  const pick = (from: FormRow, name: string): Cell => from[name] ?? text("");
  const own = scored?.facts.values ?? {};
  const open = text(form.toFill);
  return {
    ...{ number: rowNumber(of.number), id: text(id), code: pick(project, "project.code") },
    ...{ name: pick(project, "project.name"), unit: pick(project, "project.unit") },
    leader: pick(project, "project.leader"),
    ...Object.fromEntries(MONEY.map((m) => [m, funds[`funds.total.${m}`] ?? text("—")])),
    rate: scored
      ? pick(own, "funds.total.rate")
      : rateOf(funds["funds.total.executed"], funds["funds.total.full-year"]),
    "rate-of": text(words.rateOf[scored?.made.scheme.executionOf ?? "full-year"]),
    execution: scored ? pick(own, "execution.score") : open,
    ...Object.fromEntries(keys(LEVELS).map((l) => [l, scored ? levelScore(scored, LEVELS[l]) : open])),
    ...{ score: scored ? pick(own, "total.score") : open, grade: scored ? pick(own, "grade") : open },
    missed: text(scored ? missedText(scored.made) : ""),
    scheme: pick(own, "scheme"),
  };
}

/** Of the indicators of a first level; a dash where it has none. */
function levelScore({ facts, made }: NonNullable<SummaryRow["scored"]>, level: string): Cell {
  const own = made.rows.flatMap((row, i) => (row.target.firstLevel.startsWith(level) ? [{ row, i }] : []));
  if (own.length === 0) return text("—");
  const sum: Exact = sumExact(own.map(({ row }) => row.score));
  const { decimals } = made.scheme;
  const rests = own.flatMap(({ i }) => facts.lists.targets?.[i]?.score ?? []);
  return decimal({ scaled: scaledHalfUp(sum, decimals), decimals }, restingOn(rests));
}

/** "满足率 ≥90%，实际 86.5%：外文缺藏"; then why less than nine tenths of the money was spent. */
function missedText({ rows, execution }: SelfEvaluation): string {
  const missed = rows
    .filter((r) => r.achievement?.isMissed === true)
    .map(
      (r) =>
        `${r.target.name} ${r.targetText}，实际 ${r.actualText}${r.deviation === "" ? "" : `：${r.deviation}`}`,
    );
  return [...missed, ...(execution.deviation === "" ? [] : [execution.deviation])].join("\n");
}
