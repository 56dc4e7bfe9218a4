/** balis indicator target, assess: what a sub-project promises for a year, and what people say of it. */

import type { Fact, Store } from "../../../books/port.ts";
import { dayInShanghai } from "../../../core/day.ts";
import type { Finding } from "../../../core/finding.ts";
import { requireHappened } from "../../../core/happened.ts";
import { refuse } from "../../../core/refusal.ts";
import type { EvidenceFile } from "../../../core/source.ts";
import type { Action, Applied } from "../../../core/store.ts";
import type { SubprojectYear } from "../../subproject/port.ts";
import { requireYearOfTargets } from "../../subproject/steps/sealed-subprojects.ts";
import { agreedNameOf } from "../agreement/agreed-measure.ts";
import {
  type AssessedFile,
  type Assessment,
  type AssessmentSaid,
  BLANK,
  NO_HEAD,
  type SubprojectHead,
  type Target,
} from "../target.ts";
import { rivalFindings } from "../target-result.ts";
import { assessedBy, requireReadable, requireReadableTarget } from "./assessed-target.ts";
import { requirePoints, schemeOf } from "./scheme-of.ts";
import { actualsOf } from "./score-subproject.ts";

interface Setting {
  readonly store: Store;
  readonly action: Action;
  readonly dryRun: boolean;
}

/** One at a time: together they must not come to more than 100 points. */
export async function setTarget(
  asked: Setting & { target: Target; scheme: string | undefined },
): Promise<Applied> {
  const { store, target } = asked;
  const kept = (await store.read.subprojectHead(target)) ?? NO_HEAD;
  const { scheme } = await schemeOf(store.read, { year: target.year, key: asked.scheme ?? kept.scheme });
  return store.apply(
    async function* (): AsyncGenerator<Fact> {
      await requireYearOfTargets(store.read, target);
      await requireReadableTarget(store.read, target);
      const standing = (await store.read.targets(target)).filter((t) => t.key !== target.key);
      requirePoints(target.isWithdrawn ? standing : [...standing, target], { scheme, isWhole: false });
      if (target.isWithdrawn && !(await store.read.targets(target)).some((t) => t.key === target.key))
        refuse("target-must-be-known", target);
      const { subproject, year } = target;
      if (asked.scheme !== undefined && asked.scheme !== kept.scheme)
        yield { kind: "subproject-described", subproject, year, head: { ...kept, scheme: asked.scheme } };
      yield { kind: "target-set", target };
    },
    asked.action,
    { dryRun: asked.dryRun },
  );
}

/** The whole set of a year: targets that are not in it are withdrawn. */
export async function importTargets(
  asked: Setting & {
    of: SubprojectYear;
    targets: readonly Target[];
    head: SubprojectHead | null;
    scheme: string | undefined;
  },
): Promise<{ applied: Applied; withdrawn: readonly string[] }> {
  const { store, of, targets, head } = asked;
  const { scheme } = await schemeOf(store.read, { year: of.year, key: asked.scheme });
  requirePoints(targets, { scheme, isWhole: true });
  let withdrawn: string[] = [];
  const applied = await store.apply(
    async function* (): AsyncGenerator<Fact> {
      await requireYearOfTargets(store.read, of);
      for (const target of targets) await requireReadableTarget(store.read, target);
      const gone = (await store.read.targets(of)).filter((t) => !targets.some((n) => n.key === t.key));
      withdrawn = gone.map((t) => t.key);
      const { scheme: was, ...before } = (await store.read.subprojectHead(of)) ?? NO_HEAD;
      const named = asked.scheme === undefined ? {} : { scheme: asked.scheme };
      if (head !== null || was !== asked.scheme)
        yield { kind: "subproject-described", ...of, head: { ...(head ?? before), ...named } };
      for (const target of gone) yield { kind: "target-set", target: { ...target, isWithdrawn: true } };
      for (const target of targets) yield { kind: "target-set", target };
    },
    asked.action,
    { dryRun: asked.dryRun },
  );
  return { applied, withdrawn };
}

/** What is not said stays as it was said before. */
export async function assess(
  asked: Setting & {
    of: Pick<Assessment, "subproject" | "year" | "key" | "cutOff">;
    said: AssessmentSaid;
    /** The actual as it was typed. */
    actualText?: string | undefined;
    /** Files that it rests on from now on; undefined: those that were given before. */
    evidence?: readonly EvidenceFile[] | undefined;
    /** The survey that the figure was counted from. */
    survey?: Omit<AssessedFile, "on"> | undefined;
  },
): Promise<{ assessment: Assessment; applied: Applied; findings: readonly Finding[] }> {
  const { store, said } = asked;
  const { subproject, year, key, cutOff } = asked.of;
  let assessment: Assessment = { ...BLANK, ...asked.of, ...said };
  let findings: readonly Finding[] = [];
  const isFigure = [said.actual, said.achieved].some((f) => f !== undefined && f !== null);
  const applied = await store.apply(
    async function* (): AsyncGenerator<Fact> {
      await requireYearOfTargets(store.read, { subproject, year });
      // A year, or a month of it, that has not begun has come to nothing yet.
      if (isFigure || asked.evidence !== undefined)
        requireHappened(`${year}-${String(cutOff ?? 1).padStart(2, "0")}-01`, asked.action);
      const targets = await store.read.targets({ subproject, year });
      if (targets.length === 0 && agreedNameOf(key) === null)
        refuse("targets-must-be-set", { subproject, year });
      const assessed = await assessedBy(store.read, { subproject, year, key, targets, isFigure });
      if (assessed && asked.actualText !== undefined) requireReadable(assessed, asked.actualText);
      const of = { subproject, year, key: assessed?.key ?? key, cutOff };
      const standing = await store.read.assessments({ subproject, year });
      const before = standing.find((a) => a.key === of.key && a.cutOff === cutOff);
      const files = filesAfter(before, { ...asked, at: asked.action.at, isFigure });
      assessment = { ...BLANK, ...before, ...of, ...files, ...said };
      const own = isFigure ? targets.filter((t) => t.key === key) : [];
      const figures = await actualsOf(store.read, { targets: own, year, upTo: cutOff });
      findings = own.flatMap((t) => rivalFindings(t, { said: assessment, figure: figures.get(key) }));
      yield { kind: "target-assessed", assessment };
    },
    asked.action,
    { dryRun: asked.dryRun },
  );
  return { assessment, applied, findings };
}

/** A survey is of its figure: one that is typed anew takes it away, and with it the note that counted it. */
function filesAfter(
  before: Assessment | undefined,
  of: { evidence?: readonly EvidenceFile[] | undefined; survey?: Omit<AssessedFile, "on"> | undefined } & {
    at: string;
    isFigure: boolean;
  },
): Pick<AssessmentSaid, "note"> & Pick<Assessment, "evidence"> {
  const kept = before?.evidence ?? [];
  const surveys = kept.filter((file) => file.survey !== undefined);
  const given = of.evidence ?? kept.filter((file) => file.survey === undefined);
  const standing = of.survey ? [of.survey] : of.isFigure ? [] : surveys;
  const isGone = of.survey === undefined && standing.length < surveys.length;
  const all = [...given, ...standing];
  if (all.length === 0 && before?.evidence === undefined) return {};
  return { ...(isGone ? { note: "" } : {}), evidence: all.map((file) => dated(file, { kept, at: of.at })) };
}

/** One that was there already, and is the same, keeps its day. */
function dated(
  file: EvidenceFile & Partial<Pick<AssessedFile, "on">>,
  of: { kept: readonly AssessedFile[]; at: string },
): AssessedFile {
  const was = of.kept.find((e) => e.path === file.path && e.sha256 === file.sha256);
  return { ...file, on: was?.on ?? dayInShanghai(of.at) ?? "" };
}
