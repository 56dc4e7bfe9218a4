/** 对账 / the facts of one judged case, and the running count of what was found. */

import type { Fact } from "../../books/port.ts";
import type { Fen } from "../../core/money.ts";
import type { DiscrepancyKind } from "../../records/discrepancy-kind.ts";
import type { RuleVersion } from "../../rules/rules.ts";
import { repeatedIn } from "./account.ts";
import { applyPolicies, downgradeOf } from "./desk/policy.ts";
import { ALLOWED_RESOLUTIONS, matchesOfResolution } from "./desk/resolution.ts";
import type { Discrepancy, Resolution } from "./discrepancy.ts";
import { type Evidence, evidenceOf } from "./evidence.ts";
import { type JudgeContext, type Judgement, judge, leftoverOf, possibleMatch } from "./judge.ts";
import { STANDARD_MATCHING } from "./likeness.ts";
import { type Case, mergedCase, type PassName } from "./match.ts";
import { parcelLinksOf } from "./parcel-link.ts";
import { toldAgain } from "./told-again.ts";
import { type CandidateGroup, type Leftover, pairLeftovers } from "./tolerant.ts";

export interface ReconcileContext extends JudgeContext {
  readonly run: number;
  readonly rules: readonly RuleVersion[];
  readonly policies: RuleVersion<"policies"> | undefined;
  /** The run stands already: what its policies decided stands too, or was withdrawn, and none decides anew. */
  readonly isStanding?: boolean;
  /** The closed period a late file was sent for; null: the file is in time. */
  readonly lateFor: (file: number) => string | null;
  /** Resolutions in force from an earlier run of this period, by discrepancy. */
  readonly standing: ReadonlyMap<string, Resolution>;
}

/** Cases of one evidence class, and what of them is open. */
interface EvidenceCount {
  readonly cases: number;
  readonly open: number;
  readonly riskFen: Fen;
}

interface KindCount {
  readonly count: number;
  readonly open: number;
  readonly riskFen: Fen;
}

/** What a reconciliation found, for printing. Counts of requests, except `records` (rows) and `cases`. */
export interface ReconciliationCount {
  records: number;
  cases: number;
  /** Rows that say what a row of another file says, and are one account with it. */
  repeated: number;
  readonly matched: Map<PassName, number>;
  readonly kinds: Map<DiscrepancyKind, KindCount>;
  readonly evidence: Map<Evidence, EvidenceCount>;
  readonly policies: Map<string, number>;
  /** Resolutions of an earlier run that were taken over. */
  standing: number;
}

export function emptyCount(): ReconciliationCount {
  return {
    records: 0,
    cases: 0,
    repeated: 0,
    matched: new Map(),
    kinds: new Map(),
    evidence: new Map(),
    policies: new Map(),
    standing: 0,
  };
}

interface Reconciler {
  /** The facts of one case, in the order the store wants them; none yet where its other side is still looked for. */
  add(c: Case): Generator<Fact>;
  /** The facts of the cases that waited. */
  finish(): Generator<Fact>;
}

/** Judges the cases of one run. What is held in memory are the one-sided cases only. */
export function reconciler(context: ReconcileContext, count: ReconciliationCount): Reconciler {
  const waiting: Leftover[] = [];
  return {
    *add(c) {
      count.records += c.records.length;
      count.cases += 1;
      const judgement = judge(c, context);
      const leftover = leftoverOf(c, judgement);
      if (leftover) waiting.push(leftover);
      else yield* planJudgement(c, judgement, { context, count });
    },
    *finish() {
      const groupOf = new Map<Case, CandidateGroup>();
      const on = context.policies?.body.matching ?? STANDARD_MATCHING;
      for (const group of pairLeftovers(waiting, on)) for (const c of group.cases) groupOf.set(c, group);
      for (const { case: c } of waiting) {
        const group = groupOf.get(c);
        if (group === undefined) yield* planJudgement(c, judge(c, context), { context, count });
        else if (group.cases[0] === c) yield* planGroup(group, { context, count });
      }
    },
  };
}

interface Planning {
  readonly context: ReconcileContext;
  readonly count: ReconciliationCount;
}

function* planGroup(group: CandidateGroup, planning: Planning): Generator<Fact> {
  const { context, count } = planning;
  const c = mergedCase(group.cases);
  count.cases -= group.cases.length - 1;
  const judgement =
    group.pass === null
      ? { matches: [], discrepancy: possibleMatch(c, context) }
      : judge(c, context, group.pass);
  yield* planJudgement(c, judgement, planning);
}

function* planJudgement(c: Case, judgement: Judgement, { context, count }: Planning): Generator<Fact> {
  const { run } = context;
  const { matches, discrepancy } = judgement;
  count.repeated += repeatedIn(c.records);
  yield { kind: "case-records", run, caseKey: c.key, refs: c.records.map((r) => r.ref) };
  const links = c.service === "ill" ? parcelLinksOf(c.records) : [];
  if (links.length > 0) yield { kind: "parcel-links", run, caseKey: c.key, links };
  addEvidence(count, evidenceOf(c.records, context.isInvoiced), { cases: 1, open: 0, riskFen: 0n });
  for (const match of matches) {
    count.matched.set(match.pass, (count.matched.get(match.pass) ?? 0) + 1);
    yield { kind: "match", run, match };
  }
  if (discrepancy) yield* planDiscrepancy(discrepancy, c, { context, count });
}

function* planDiscrepancy(found: Discrepancy, c: Case, { context, count }: Planning): Generator<Fact> {
  const { run } = context;
  const about = { discrepancy: found, records: c.records, rules: context.rules };
  const downgradedBy = downgradeOf(about, context.policies);
  const discrepancy = downgradedBy === null ? found : { ...found, downgradedBy };
  yield { kind: "discrepancy", run, discrepancy };
  const standing = standingFor(discrepancy, context);
  const decided = toldAgain(found, c, context.lateFor) ?? applyPolicies(about, context.policies);
  const resolution = standing ?? (context.isStanding ? null : decided);
  addKind(count, discrepancy, resolution === null);
  if (resolution === null)
    addEvidence(count, discrepancy.evidence, { cases: 0, open: 1, riskFen: discrepancy.riskFen });
  if (resolution === null) return;
  if (standing) count.standing += 1;
  else {
    count.policies.set(resolution.reason, (count.policies.get(resolution.reason) ?? 0) + 1);
    yield { kind: "resolution-made", resolution };
  }
  for (const match of matchesOfResolution({ ...about, resolution })) {
    count.matched.set(match.pass, (count.matched.get(match.pass) ?? 0) + 1);
    yield { kind: "match", run, match };
  }
}

function standingFor(discrepancy: Discrepancy, context: ReconcileContext): Resolution | undefined {
  const standing = context.standing.get(discrepancy.id);
  return standing && ALLOWED_RESOLUTIONS[discrepancy.kind].includes(standing.kind) ? standing : undefined;
}

function addEvidence(count: ReconciliationCount, evidence: Evidence, more: EvidenceCount): void {
  const before = count.evidence.get(evidence);
  count.evidence.set(evidence, {
    cases: (before?.cases ?? 0) + more.cases,
    open: (before?.open ?? 0) + more.open,
    riskFen: (before?.riskFen ?? 0n) + more.riskFen,
  });
}

function addKind(count: ReconciliationCount, discrepancy: Discrepancy, open: boolean): void {
  const before = count.kinds.get(discrepancy.kind) ?? { count: 0, open: 0, riskFen: 0n };
  count.kinds.set(discrepancy.kind, {
    count: before.count + 1,
    open: before.open + (open ? 1 : 0),
    riskFen: before.riskFen + (open ? discrepancy.riskFen : 0n),
  });
}
