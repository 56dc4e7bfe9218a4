/**
 * 学科服务馆的步骤 / how a library becomes a subject service library: it applies, says for which subjects and services, and the centre
 * verifies it. Each step is a fact; a wrong one is undone with a reason (only the last one that stands) and stays in the history.
 *
 * The steps belong to a library and a service, not to one agreement: a renewed agreement rests on the same steps, and on a
 * verification of the last year. What is judged on a day sees only the steps up to that day.
 *
 * Worked example: 10002 applies on 2018-09-03, its scope of 2018-09-10 is 法学、经济学, it is verified with 通过 on 2018-10-08. On
 * 2019-10-08 nothing is missing; on 2019-10-09 the verification is older than a year. Source: SOURCES.md [subject-libraries].
 */
import type { Day } from "../core/day.ts";
import { refuse } from "../core/refusal.ts";
import type { EvidenceFile } from "../core/source.ts";
import type { Agreement, LibraryCode, Service } from "./library.ts";

/** 申请, 服务范围, 核实. */
export type SubjectStepName = "apply" | "scope" | "verify";

export const SUBJECT_STEPS: readonly SubjectStepName[] = ["apply", "scope", "verify"];

/** 通过, 不通过. */
export type SubjectConclusion = "pass" | "fail";

export const SUBJECT_CONCLUSIONS: readonly SubjectConclusion[] = ["pass", "fail"];

/** What a step says. */
export interface SubjectStepSaid {
  readonly step: SubjectStepName;
  readonly day: Day;
  /** Of a scope: the subjects and services. */
  readonly text: string;
  /** Of a verification alone. */
  readonly conclusion: SubjectConclusion | null;
  /** 文号; empty where there is none. */
  readonly document: string;
  readonly evidence: readonly EvidenceFile[];
}

export interface SubjectStep extends SubjectStepSaid {
  readonly library: LibraryCode;
  readonly service: Service;
  /** 1, 2, …: the order of recording within library and service; those undone keep theirs. */
  readonly number: number;
}

export interface UndoneSubjectStep extends Pick<SubjectStep, "library" | "service" | "number"> {
  readonly reason: string;
}

/** With who recorded it and when; `undone`: why it no longer stands. */
export interface StoredSubjectStep extends SubjectStep {
  readonly at: string;
  readonly operator: string;
  readonly undone: string | null;
}

interface StepsOf {
  readonly library: LibraryCode;
  readonly service: Service;
  readonly agreements: readonly Agreement[];
  /** Of all libraries. */
  readonly steps: readonly StoredSubjectStep[];
}

/** The new step, or the standing one that says the same already. */
export function planSubjectStep(of: StepsOf, wanted: SubjectStepSaid): SubjectStep {
  const { library, service } = of;
  if (!of.agreements.some((a) => a.library === library && a.service === service && isSubjectService(a)))
    refuse("subject-library-must-have-agreement", { library, service });
  const { own, standing } = ownSteps(of);
  const same = standing.find((s) => saidBy(s) === saidBy(wanted));
  if (same) return same;
  const { step, day } = wanted;
  const last = standing.at(-1);
  if (step !== "apply" && !standing.some((s) => s.step === "apply"))
    refuse("subject-step-must-follow-application", { library, service, step });
  const other = standing.find((s) => s.step === step && s.day === day);
  if (other) refuse("subject-step-must-be-one-a-day", { library, service, step, day, number: other.number });
  if (last && day < last.day) {
    const before = { number: last.number, before: last.step, beforeDay: last.day };
    refuse("subject-steps-must-be-in-order", { library, service, step, day, ...before });
  }
  return { library, service, number: (own.at(-1)?.number ?? 0) + 1, ...wanted };
}

/** Only the last one that stands: those after a step rest on it. */
export function lastSubjectStep(of: Omit<StepsOf, "agreements">): SubjectStep {
  const { library, service } = of;
  return ownSteps(of).standing.at(-1) ?? refuse("subject-step-must-be-there-to-undo", { library, service });
}

/** What an agreement as a subject service library lacks on a day. */
export type SubjectGap = "application" | "scope" | "verification" | "passed" | "later" | "recent";

export interface SubjectLibrary {
  readonly agreement: Agreement;
  /** The latest of each that stands on the day. */
  readonly latest: Readonly<Record<SubjectStepName, StoredSubjectStep | null>>;
  readonly gaps: readonly SubjectGap[];
}

/** The agreements of subject service libraries among these, each with its latest steps up to the day and what is missing then. */
export function subjectLibraries(
  of: Pick<StepsOf, "agreements" | "steps"> & { readonly on: (agreement: Agreement) => Day },
): SubjectLibrary[] {
  return of.agreements.filter(isSubjectService).map((agreement) => {
    const on = of.on(agreement);
    const { library, service } = agreement;
    const { standing } = ownSteps({ library, service, steps: of.steps.filter((s) => s.day <= on) });
    const latestOf = (step: SubjectStepName) => standing.findLast((s) => s.step === step) ?? null;
    const latest = { apply: latestOf("apply"), scope: latestOf("scope"), verify: latestOf("verify") };
    return { agreement, latest, gaps: gapsOf(latest, on) };
  });
}

function gapsOf({ apply, scope, verify }: SubjectLibrary["latest"], on: Day): SubjectGap[] {
  const gaps: SubjectGap[] = [];
  if (!apply) gaps.push("application");
  if (!scope) gaps.push("scope");
  if (!verify) gaps.push("verification");
  else if (verify.conclusion !== "pass") gaps.push("passed");
  else {
    if ([apply, scope].some((s) => s !== null && s.number > verify.number)) gaps.push("later");
    if (on > yearAfter(verify.day)) gaps.push("recent");
  }
  return gaps;
}

/** Only for comparing: of 2020-02-29 it is the day between 2021-02-28 and 2021-03-01. */
function yearAfter(day: Day): Day {
  return `${+day.slice(0, 4) + 1}${day.slice(4)}`;
}

function isSubjectService({ role }: Agreement): boolean {
  return role === "subject-service";
}

function ownSteps(of: Omit<StepsOf, "agreements">): {
  own: StoredSubjectStep[];
  standing: StoredSubjectStep[];
} {
  const own = of.steps.filter((s) => s.library === of.library && s.service === of.service);
  return { own, standing: own.filter((s) => s.undone === null) };
}

/** Where a file lies does not count: it is known by its content. */
function saidBy({ step, day, text, conclusion, document, evidence }: SubjectStepSaid): string {
  return JSON.stringify([step, day, text, conclusion, document, evidence.map((e) => e.sha256).sort()]);
}
