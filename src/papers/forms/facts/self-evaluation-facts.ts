/**
 * 项目支出绩效自评表的数据 / the figures of the self-evaluation form by name, each with where it comes from.
 *
 * A layout picks from them: `targets` are the rows of 绩效指标, the rest stands once. A cell that must be filled in before the form
 * is handed in says 【待填】, and `draft` says how many figures and reasons are missing; a form that can be issued has neither.
 *
 * Worked example: 原文传递满足量 ≥50,000笔, 45,000笔, 20 points: score 18.00 because 45000 ÷ 50000 × 20.
 * Source: SOURCES.md [self-evaluation-form], [scoring].
 */

import { type Exact, plainExact, scaledHalfUp, sumExact } from "../../../core/exact.ts";
import type { Finding } from "../../../core/finding.ts";
import type { EvidenceFile } from "../../../core/source.ts";
import { isAgainstItsBand, percentOf } from "../../../review/indicator/score.ts";
import {
  isBlocking,
  type SelfEvaluation,
  type SelfEvaluationRow,
} from "../../../review/indicator/self-evaluation.ts";
import { EXECUTION, GOAL, indicatorOf, type Target } from "../../../review/indicator/target.ts";
import type { FormFunds } from "../../../review/subproject/funds.ts";
import type { FormShape } from "../../../sheet/layout.ts";
import type { Cell, Origin } from "../../../sheet/origin.ts";
import { decimal, text } from "../../../sheet/sheet.ts";
import { type FormFacts, type FormRow, stated, textOrigin } from "./form-facts.ts";
import { FUNDS_FIGURES, fundsFigures } from "./money-facts.ts";
import { PROJECT_FIGURES } from "./project-facts.ts";
import type { FormWords } from "./report-books.ts";

/** What heads both forms of the bureau: the names that `formHead` and the facts of project and money give. */
export const FORM_FIGURES: readonly string[] = ["year", "draft", ...PROJECT_FIGURES, ...FUNDS_FIGURES];

export const SELF_EVALUATION_SHAPE: FormShape = {
  form: "self-evaluation",
  values: [
    ...FORM_FIGURES,
    ...["goal.expected", "goal.actual", "execution.points", "execution.score", "execution.reason"],
    ...["execution.method", "total.points", "total.score", "grade", "scheme", "deviations.none"],
  ],
  lists: {
    targets: [
      ...["key", "level", "level-points", "group", "name", "target", "actual"],
      ...["points", "score", "method", "reason"],
    ],
    /** Targets whose reason says something, or is to be filled in. */
    deviations: ["name", "reason"],
    "not-applicable": ["text"],
  },
};

export function selfEvaluationFacts(
  made: SelfEvaluation,
  of: { project: FormRow; funds: FormFunds; words: FormWords; sample?: boolean },
): FormFacts {
  const { project, words, sample = false } = of;
  const { execution, scheme, rule } = made;
  const missing = made.findings.filter(isBlocking);
  const show = (value: Exact, origin: Origin): Cell =>
    decimal({ scaled: scaledHalfUp(value, scheme.decimals), decimals: scheme.decimals }, origin);
  const funds = fundsFigures(of.funds, execution.of);
  const arithmetic = `${percentOf(execution.rate)} × ${plainExact(execution.points)}`;
  const earned = show(execution.score, { kind: "score", rule, arithmetic, of: [funds["funds.total.rate"]] });
  const targets = made.rows.map((row): FormRow => targetRow(row, { made, words, show }));
  const scores = [earned, ...targets.flatMap((row) => row.score ?? [])];
  const values: Record<string, Cell> = {
    ...formHead(made.year, { missing: missing.length, words, sample }),
    ...project,
    ...funds,
    "goal.expected": project["project.goal"] ?? text(""),
    "goal.actual": stated(made.goal.actual, { as: "assessment", key: GOAL }),
    "execution.points": pointsCell(execution.points, { kind: "score", rule, arithmetic: "", of: [] }),
    "execution.score": earned,
    "execution.reason": executionReason(made, words),
    "execution.method": text(words.executionMethod(execution.of)),
    "total.points": pointsCell({ num: 100n, den: 1n }, { kind: "score", rule, arithmetic: "", of: [] }),
    "total.score": show(made.total, { kind: "score", rule, arithmetic: sumText(made), of: scores }),
    grade: {
      ...text(made.grade),
      origin: { kind: "score", rule, arithmetic: plainExact(made.total), of: [] },
    },
    scheme: { ...text(scheme.nameZh), origin: { kind: "score", rule, arithmetic: "", of: [] } },
  };
  const deviations = targets.flatMap(({ name, reason }): FormRow[] =>
    name && reason?.value.kind === "text" && reason.value.text !== "" ? [{ name, reason }] : [],
  );
  values["deviations.none"] = text(deviations.length === 0 ? words.noDeviation : "");
  const notApplicable = made.notApplicable.map(({ target, why }): FormRow => {
    const said = words.notApplicable({ name: target.name, why });
    return { text: stated(said, { as: "assessment", key: target.key }) };
  });
  return { values, lists: { targets, deviations, "not-applicable": notApplicable } };
}

function targetRow(
  row: SelfEvaluationRow,
  of: { made: SelfEvaluation; words: FormWords; show: (value: Exact, origin: Origin) => Cell },
): FormRow {
  const { target, achievement, points, deducted } = row;
  const { made, words, show } = of;
  const set: Origin = { kind: "stated", as: "target", key: target.key, text: target.text };
  const said = { arithmetic: achievement?.arithmetic ?? "", points: plainExact(points) };
  const method = words.method({ ...said, deducted: deducted.num === 0n ? "" : plainExact(deducted) });
  const own = levelPoints(made, target.firstLevel);
  const actual = actualCell(row, words);
  return {
    key: text(target.key),
    level: text(target.firstLevel),
    "level-points": text(`${target.firstLevel}（${plainExact(own)}分）`),
    group: text(target.secondLevel),
    name: { ...text(target.name), origin: set },
    target: { ...text(row.targetText), origin: set },
    actual,
    points: pointsCell(points, set),
    score: show(row.score, {
      ...{ kind: "score", rule: made.rule, arithmetic: method },
      of: actual.origin === undefined ? [] : [actual],
    }),
    method: text(method),
    reason: reasonCell(row, made.findings, words),
  };
}

function levelPoints(made: SelfEvaluation, level: string): Exact {
  return sumExact(made.rows.filter((r) => r.target.firstLevel === level).map((r) => r.points));
}

/** Points as they are: whole ones without decimals, others with as many as they have. */
function pointsCell(points: Exact, origin: Origin): Cell {
  const decimals = /\.(\d+)$/.exec(plainExact(points))?.[1]?.length ?? 0;
  return decimal({ scaled: scaledHalfUp(points, decimals), decimals }, origin);
}

/** `missing`: so many figures and reasons must be given before the form is handed in. */
export function formHead(
  year: string,
  of: { missing: number; words: FormWords; sample: boolean },
): Record<"year" | "draft", Cell> {
  const { missing, words, sample } = of;
  const said = [missing === 0 ? "" : words.draft(missing), sample ? words.sample : ""];
  return { year: text(year), draft: text(said.filter((t) => t !== "").join("；")) };
}

/** From the indicator that counts it, or from what a person wrote. */
export function actualOrigin(
  target: Target,
  row: Pick<SelfEvaluationRow, "figure" | "actualText"> & Partial<Pick<SelfEvaluationRow, "evidence">>,
): Origin {
  const { figure } = row;
  if (figure?.window !== undefined)
    return {
      kind: "indicator",
      ...{ key: indicatorOf(target), window: figure.window, library: null, definitions: figure.definition },
    };
  return assessedOrigin({ key: target.key, text: row.actualText, evidence: row.evidence });
}

/** What a person said, with the files that were given with it. */
export function assessedOrigin(of: {
  key: string;
  text: string;
  evidence: readonly EvidenceFile[] | undefined;
}): Origin {
  const { key, text: said, evidence = [] } = of;
  const files = evidence.length === 0 ? {} : { evidence };
  return { kind: "stated", as: "assessment", key, text: said, ...files };
}

function actualCell(row: SelfEvaluationRow, words: FormWords): Cell {
  if (row.actualText === "") return text(row.achievement === null ? words.toFill : "");
  return { ...text(row.actualText), origin: actualOrigin(row.target, row) };
}

function reasonCell(row: SelfEvaluationRow, findings: readonly Finding[], words: FormWords): Cell {
  const { key } = row.target;
  const differs = row.achievement !== null && isAgainstItsBand(row.target, row.achievement);
  const note = differs
    ? words.bandsDiffer({
        ...{ band: row.achievement.arithmetic, target: row.targetText },
        isMissed: row.achievement.isMissed,
      })
    : "";
  const joined = (said: string): string => [said, note].filter((t) => t !== "").join("；");
  if (row.deviation !== "")
    return textOrigin(joined(row.deviation), {
      kind: "stated",
      as: "assessment",
      ...{ key, text: row.deviation },
    });
  return text(joined(isUnexplained(findings, key) ? words.toFill : ""));
}

function executionReason(made: SelfEvaluation, words: FormWords): Cell {
  const { deviation } = made.execution;
  const isMissing = isUnexplained(made.findings, EXECUTION);
  if (deviation === "") return text(isMissing ? words.executionReason(words.toFill) : "");
  return stated(words.executionReason(deviation), { as: "assessment", key: EXECUTION });
}

function isUnexplained(findings: readonly Finding[], key: string): boolean {
  return findings.some(
    (f) => f.code === "deviation-must-be-explained" && "key" in f.params && f.params.key === key,
  );
}

function sumText({ execution, rows }: SelfEvaluation): string {
  return [execution.score, ...rows.map((r) => r.score)].map(plainExact).join(" + ");
}
