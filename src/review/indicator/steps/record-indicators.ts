/** balis indicator record, import, check: figures that people type, each with its evidence as it was then. */

import type { Store } from "../../../books/port.ts";
import { compare, parseExact } from "../../../core/exact.ts";
import { type Finding, finding } from "../../../core/finding.ts";
import { requireHappened } from "../../../core/happened.ts";
import type { FileDigest } from "../../../core/machine-port.ts";
import { type Period, parsePeriod } from "../../../core/period.ts";
import { refuse } from "../../../core/refusal.ts";
import type { EvidenceFile } from "../../../core/source.ts";
import type { Action, Applied } from "../../../core/store.ts";
import { directoryOf } from "../../../registry/directory.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import type { RegistryReads } from "../../../registry/port.ts";
import type { RegistryTable } from "../../../registry/registry-table.ts";
import { readRegistry } from "../../../registry/steps/read-registry.ts";
import type { RulesReads } from "../../../rules/port.ts";
import { ruleName } from "../../../rules/rules.ts";
import type { SubProjectReads } from "../../subproject/port.ts";
import { sealedSubprojects } from "../../subproject/steps/sealed-subprojects.ts";
import { namesInTargets, type SubProject } from "../../subproject/subproject.ts";
import { yearsIn } from "../../subproject/years.ts";
import type { Indicator } from "../definition.ts";
import { isShare, percentageFault } from "../percentage.ts";
import type { IndicatorReads } from "../port.ts";
import { type ReportedValue, reportedValues } from "../reported-table.ts";
import type { Assessment } from "../target.ts";
import { indicatorOf } from "../target.ts";
import { latestOf, type StoredValue, type TypedValue, type ValueEvidence } from "../value.ts";
import { windowOf } from "../window.ts";
import { definitionOf, indicatorRule, type WindowAsked } from "./indicator-values.ts";

interface ValueSaid extends WindowAsked {
  readonly key: string;
  readonly library: LibraryCode | null;
  readonly text: string;
  readonly override: string | null;
  readonly note: string;
}

interface Recording {
  readonly store: Store;
  readonly action: Action;
  readonly dryRun: boolean;
  /** As they are kept; `digest` finds them. */
  readonly evidence: readonly string[];
  readonly digest: FileDigest;
}

/** All of them, or none. */
export async function recordIndicators(
  asked: Recording & { values: readonly ValueSaid[] },
): Promise<{ values: TypedValue[]; applied: Applied }> {
  const { store, values: said, dryRun } = asked;
  const evidence = await evidenceOf(asked);
  const values: TypedValue[] = [];
  const applied = await store.apply(
    async function* () {
      for (const one of said) {
        const value = await typedValue(asked, { said: one, evidence });
        values.push(value);
        yield { kind: "indicator-value-typed", value };
      }
    },
    asked.action,
    { dryRun },
  );
  return { values, applied };
}

async function evidenceOf(asked: Pick<Recording, "evidence" | "digest">): Promise<ValueEvidence[]> {
  const found: ValueEvidence[] = [];
  for (const path of asked.evidence) {
    const digest = await asked.digest(path);
    found.push({ path, ...(digest ?? refuse("file-must-exist", { path })) });
  }
  return found;
}

async function typedValue(
  { store, action }: Recording,
  asked: { said: ValueSaid; evidence: readonly ValueEvidence[] },
): Promise<TypedValue> {
  const { said, evidence } = asked;
  const { indicator, rule, window } = await definitionOf(store.read, said);
  requireHappened(window.from, action);
  const { key, library, text, override, note } = said;
  const value = parseExact(text) ?? refuse("indicator-value-must-be-a-number", { text });
  const names = [indicator.key, indicator.nameZh, indicator.nameEn];
  const isPercent = indicator.unit === "percent";
  const fault = percentageFault(text, { isPercent, isShare: isShare(names) });
  if (fault) refuse(fault.code, fault.params);
  if (indicator.formula.kind !== "typed" && override === null)
    refuse("typed-value-must-not-replace-a-counted-one", { key });
  if (evidence.length === 0) refuse("evidence-must-be-given", { key });
  const typed: TypedValue = {
    ...{ indicator: key, window: window.id, library, value, text, override, note, evidence },
    ...{ scope: indicator.scope, definition: ruleName(rule), hash: rule.hash },
  };
  await requireScoresKept(store.read, { value: typed, indicator, window });
  return typed;
}

/** A figure that a finally accepted sub-project was scored by stays; the same one again is no change. */
async function requireScoresKept(
  read: SubProjectReads & IndicatorReads,
  of: { value: TypedValue; indicator: Indicator; window: Period },
): Promise<void> {
  const { value, indicator, window } = of;
  if (value.library !== null) return;
  const stored = await read.indicatorValues({ indicator: value.indicator, window: value.window });
  const { typed } = latestOf(stored.filter((v) => v.library === null));
  if (typed && compare(typed.value, value.value) === 0) return;
  for (const { subproject, on } of await sealedSubprojects(read)) {
    for (const year of yearsIn(subproject)) {
      const scored = windowOf(indicator.window, year);
      if (scored === undefined || scored.from !== window.from || window.to > scored.to) continue;
      for (const name of namesInTargets(subproject))
        if ((await read.targets({ subproject: name, year })).some((t) => indicatorOf(t) === value.indicator))
          refuse("subproject-must-be-open", { subproject: subproject.id, stage: "finally-accepted", on });
    }
  }
}

/** Every piece of evidence of the values and assessments that stand, hashed once more. */
export async function checkEvidence(asked: {
  store: Store;
  digest: FileDigest;
}): Promise<{ files: number; values: number; assessments: number; findings: Finding[] }> {
  const { read } = asked.store;
  const values = latestValues(await read.indicatorValues());
  const assessments = await assessedWithFiles(read);
  const standing: Evidenced[] = [
    ...values.map(({ indicator, window, evidence }) => ({ indicator, window, evidence })),
    ...assessments.map(({ subproject, year, key, evidence = [] }) => ({
      ...{ indicator: `${subproject} ${key}`, window: year, isAssessed: true, evidence },
    })),
  ];
  const findings: Finding[] = [];
  for (const { evidence, ...of } of standing) {
    for (const { path, sha256: was } of evidence) {
      const now = await asked.digest(path);
      if (now === null) findings.push(finding("evidence-must-exist", { path, ...of }));
      else if (now.sha256 !== was)
        findings.push(finding("evidence-must-be-unchanged", { path, ...of, was, is: now.sha256 }));
    }
  }
  const files = standing.reduce((sum, { evidence }) => sum + evidence.length, 0);
  return { files, values: values.length, assessments: assessments.length, findings };
}

interface Evidenced {
  readonly indicator: string;
  readonly window: string;
  readonly isAssessed?: boolean;
  readonly evidence: readonly EvidenceFile[];
}

/** Of every year of every sub-project. */
async function assessedWithFiles(read: SubProjectReads & IndicatorReads): Promise<Assessment[]> {
  const found: Assessment[] = [];
  for (const subproject of await read.subprojects()) found.push(...(await assessedFilesOf(read, subproject)));
  return found;
}

/** The assessments of a sub-project's years that have files. */
export async function assessedFilesOf(read: IndicatorReads, subproject: SubProject): Promise<Assessment[]> {
  const found: Assessment[] = [];
  for (const year of yearsIn(subproject))
    for (const name of namesInTargets(subproject))
      found.push(...(await read.assessments({ subproject: name, year })));
  return found.filter((a) => (a.evidence ?? []).length > 0);
}

/** The last of each indicator, window and library. */
export function latestValues(stored: readonly StoredValue[]): StoredValue[] {
  const latest = new Map(stored.map((s) => [`${s.indicator} ${s.window} ${s.library ?? ""}`, s]));
  return [...latest.values()];
}

/** balis indicator import: a table of what libraries report, for one window. */
export async function readReported(
  read: RegistryReads & RulesReads,
  asked: WindowAsked & { table: RegistryTable },
): Promise<{ values: ReportedValue[]; findings: Finding[] }> {
  const { table, window, year } = asked;
  const day = (window === undefined ? undefined : parsePeriod(window)?.to) ?? lastDay(window ?? year ?? "");
  const rule = await indicatorRule(read, day);
  const directory = directoryOf(await readRegistry(read));
  return reportedValues(table, { directory, day, indicators: rule.body.indicators });
}

function lastDay(year: string): string {
  return /^(19|20)\d\d$/.test(year) ? `${year}-12-31` : refuse("window-must-be-known", { text: year });
}
