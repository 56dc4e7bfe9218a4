/**
 * 绩效目标 / target: what a sub-project promises for a year, and what people say of it in the end.
 *
 * A target names an indicator, or (数量 that nobody counts, 定性) carries a name of its own; it has a direction, a value, points,
 * and its place on the form. Targets are facts: setting one again takes its place, withdrawing it is a fact, too.
 *
 * Worked example: 产出指标/数量指标, 原文传递满足量 ≥ 50,000 笔, 10 points. With 10 points for the execution rate all targets
 * come to 90. Source: SOURCES.md [self-evaluation-form], [self-evaluation-points].
 */

import type { Day } from "../../core/day.ts";
import {
  compare,
  type Exact,
  formatExact,
  minus,
  plainExact,
  roundHalfUp,
  sumExact,
  whole,
} from "../../core/exact.ts";
import { type Finding, finding } from "../../core/finding.ts";
import type { EvidenceFile } from "../../core/source.ts";
import { halfWidth } from "../../core/written-number.ts";
import type { FormScheme } from "./self-evaluation-rules.ts";

export type TargetValue =
  | { readonly kind: "at-least" | "at-most" | "exactly"; readonly value: Exact }
  /** 定性: in words; a person says how far it is achieved. */
  | { readonly kind: "in-words" };

export interface Target {
  readonly subproject: string;
  readonly year: string;
  /** An indicator's key, or a key of its own. */
  readonly key: string;
  /** 三级指标, as the form prints it. */
  readonly name: string;
  readonly firstLevel: string;
  readonly secondLevel: string;
  readonly value: TargetValue;
  /** As it was written: ">= 50000", "明显提升". */
  readonly text: string;
  /** As the form prints it, e.g. 笔, %; empty: none. */
  readonly unit: string;
  readonly points: Exact;
  /** By how much of the target is reached, or by the scheme's bands of satisfaction. */
  readonly method: "by-ratio" | "by-bands";
  readonly isWithdrawn: boolean;
  /** The indicator that counts it, where its key is another one. */
  readonly indicator?: string;
  /** Of a survey, the question whose answers it is. */
  readonly question?: string;
}

/** The indicator that counts a target, if there is one of this key. */
export const indicatorOf = ({ key, indicator }: Pick<Target, "key" | "indicator">): string =>
  indicator ?? key;

/** What the form's head and its funds say, where a file of targets gives it. */
export interface SubprojectHead {
  readonly project: string;
  readonly department: string;
  readonly unit: string;
  readonly leader: string;
  readonly phone: string;
  readonly goal: string;
  /** The scheme that gives its points; absent: the standard one. */
  readonly scheme?: string;
}

export const NO_HEAD: SubprojectHead = {
  project: "",
  department: "",
  unit: "",
  leader: "",
  phone: "",
  goal: "",
};

/** How likely a goal is at the cut-off: 确定能, 有可能, 完全不可能. */
export const LIKELIHOODS = ["certain", "possible", "impossible"] as const;
export type Likelihood = (typeof LIKELIHOODS)[number];

/** 偏差原因: 经费保障, 制度保障, 人员保障, 硬件条件保障, 其他. */
export const CAUSES = ["funds", "rules", "staff", "equipment", "other"] as const;
export type Cause = (typeof CAUSES)[number];

/** 评定: what people add to the figures of one target, of the execution rate, or of the goal. The latest counts. */
export interface Assessment {
  readonly subproject: string;
  readonly year: string;
  /** A target's key, EXECUTION or GOAL. */
  readonly key: string;
  /** Null: of the whole year; else the month up to which the monitoring looks. */
  readonly cutOff: number | null;
  /** What is reached, where no indicator counts it. */
  readonly actual: Exact | null;
  /** Where it was typed as two whole numbers, 35/38: only these can be pooled with another year's. */
  readonly fraction?: Exact | null;
  /** As it was typed: the figure, or the words of a target in words. */
  readonly text: string;
  /** 定性: which share is achieved, 0 to 1. */
  readonly achieved: Exact | null;
  /** 偏差原因分析及改进措施. */
  readonly reason: string;
  readonly deduct: { readonly points: Exact; readonly why: string } | null;
  /** 不适用: why the target does not count this year. */
  readonly notApplicable: string | null;
  readonly expected: string;
  readonly likelihood: Likelihood | null;
  readonly causes: readonly Cause[];
  /** 备注. */
  readonly note: string;
  /** 佐证: what the latest who named any gave; unset where nobody did. */
  readonly evidence?: readonly AssessedFile[];
}

/** A file as it was, and the day on which it was given. */
export interface AssessedFile extends EvidenceFile {
  readonly on: Day;
  /** Of a survey's answers what was counted in them. */
  readonly survey?: SurveyCounts;
}

/** 问卷统计: what is kept of a survey; its own rows may hold names. */
export interface SurveyCounts {
  /** The question whose answers are the figure. */
  readonly question: string;
  readonly questions: readonly SurveyQuestion[];
  readonly repeated: number;
}

export interface SurveyQuestion {
  readonly question: string;
  readonly sheets: number;
  readonly valid: number;
  readonly satisfied: number;
  readonly blank: number;
  readonly offScale: number;
}

export const BLANK = {
  ...{ actual: null, text: "", achieved: null, reason: "", deduct: null, notApplicable: null },
  ...{ expected: "", likelihood: null, causes: [], note: "" },
} as const;

/** What is said anew; the rest stays as it was said before. */
export type AssessmentSaid = Partial<Omit<Assessment, "subproject" | "year" | "key" | "cutOff" | "evidence">>;

export const EXECUTION = "execution";
export const GOAL = "goal";

const SIGNS = [
  [/^(>=|≥|不低于|不少于)/, "at-least"],
  [/^(<=|≤|不高于|不超过)/, "at-most"],
  [/^(=|等于)/, "exactly"],
] as const;

/** ">= 50000" → at least 50000; a text without a sign is a target in words; undefined: a sign without a number. */
export function parseTarget(
  text: string,
  number: (text: string) => Exact | undefined,
): TargetValue | undefined {
  const said = halfWidth(text).trim();
  for (const [sign, kind] of SIGNS) {
    const found = sign.exec(said);
    if (!found) continue;
    const value = number(said.slice(found[0].length).trim());
    return value === undefined || value.num < 0n ? undefined : { kind, value };
  }
  return said === "" ? undefined : { kind: "in-words" };
}

/** What stands after the sign: "50000"; null where there is no sign. */
export function numberOfTarget(text: string): string | null {
  const said = text.normalize("NFKC").trim();
  const found = SIGNS.map(([sign]) => sign.exec(said)).find((match) => match !== null);
  return found ? said.slice(found[0].length).trim() : null;
}

/** Words for "=": a text that begins with it becomes a formula as soon as somebody edits the cell. */
const PRINTED = { "at-least": "≥", "at-most": "≤", exactly: "等于 " } as const;

/** "≥50,000笔", "≥86.5%". */
export function targetText(target: Pick<Target, "value" | "text" | "unit">): string {
  const { value, text, unit } = target;
  return value.kind === "in-words" ? text : `${PRINTED[value.kind]}${figureText(value.value, unit)}`;
}

/** A figure as the form shows it: percent with at most two decimals, others as they are. */
export function figureText(value: Exact, unit: string): string {
  if (unit !== "%") return `${plainFigure(value)}${unit}`;
  for (const decimals of [0, 1]) {
    const shown = formatExact(value, { decimals, percent: true });
    const back = { num: value.num * 10n ** BigInt(decimals + 2), den: value.den };
    if (back.num % back.den === 0n) return shown;
  }
  return formatExact(value, { decimals: 2, percent: true });
}

function plainFigure(value: Exact): string {
  const shown = plainExact(value);
  const cut = /^(.*\.\d\d)\d+$/.exec(shown);
  return cut ? formatExact(value, { decimals: 2 }) : shown;
}

/** What must hold before a form is made of them: 100 points, and the first levels the scheme has. */
export function checkTargets(
  targets: readonly Target[],
  scheme: FormScheme,
): { missing: Exact; findings: Finding[] } {
  const wanted = minus(whole(100), scheme.executionPoints);
  const missing = minus(wanted, sumExact(targets.map((t) => t.points)));
  const levels = new Set([...scheme.firstLevels.map((l) => l.name), ...targets.map((t) => t.firstLevel)]);
  const findings = [...levels].flatMap((level): Finding[] => {
    const given = sumExact(targets.filter((t) => t.firstLevel === level).map((t) => t.points));
    const usual = scheme.firstLevels.find((l) => l.name === level)?.points ?? whole(0);
    if (compare(given, usual) === 0) return [];
    const params = { level, points: plainExact(given), usual: plainExact(usual), scheme: scheme.key };
    return [finding("first-level-should-follow-scheme", params)];
  });
  const { decimals } = scheme;
  for (const { name, points } of targets) {
    if (compare(roundHalfUp(points, decimals), points) === 0) continue;
    const params = { name, points: plainExact(points), decimals, scheme: scheme.key };
    findings.push(finding("points-should-fit-the-form", params));
  }
  return { missing, findings };
}
