/** 对账 / the facts of one judged case, and the running count of what was found. */
import type { RequestRecord } from "../import/record.ts";
import type { Fen } from "../money.ts";
import type { Fact } from "../plan.ts";
import type { RuleVersion } from "../rules.ts";
import type { Discrepancy, DiscrepancyKind, Resolution } from "./discrepancy.ts";
import { type JudgeContext, judge } from "./judge.ts";
import type { Case, PassName } from "./match.ts";
import { applyPolicies } from "./policy.ts";
import { ALLOWED_RESOLUTIONS, matchesOfResolution } from "./resolution.ts";

export interface ReconcileContext extends JudgeContext {
  readonly run: number;
  readonly policies: RuleVersion<"policies"> | undefined;
  /** Resolutions in force from an earlier run of this period, by discrepancy. */
  readonly standing: ReadonlyMap<string, Resolution>;
}

export interface KindCount {
  readonly count: number;
  readonly open: number;
  readonly riskFen: Fen;
}

/** What a reconciliation found, for printing. Counts of requests, except `records` (rows) and `cases`. */
export interface ReconciliationCount {
  records: number;
  cases: number;
  readonly matched: Map<PassName, number>;
  readonly kinds: Map<DiscrepancyKind, KindCount>;
  readonly policies: Map<string, number>;
  /** Resolutions of an earlier run that were taken over. */
  standing: number;
}

export function emptyCount(): ReconciliationCount {
  return { records: 0, cases: 0, matched: new Map(), kinds: new Map(), policies: new Map(), standing: 0 };
}

/** The facts of one case, in the order the store wants them: records, discrepancy, resolution, matches. */
export function* planCase(c: Case, context: ReconcileContext, count: ReconciliationCount): Generator<Fact> {
  const { run } = context;
  count.records += c.records.length;
  count.cases += 1;
  yield { kind: "case-records", run, caseKey: c.key, refs: c.records.map((r) => r.ref) };
  const { matches, discrepancy } = judge(c, context);
  for (const match of matches) {
    count.matched.set(match.pass, (count.matched.get(match.pass) ?? 0) + 1);
    yield { kind: "match", run, match };
  }
  if (discrepancy) yield* planDiscrepancy({ discrepancy, records: c.records }, context, count);
}

function* planDiscrepancy(
  about: { discrepancy: Discrepancy; records: readonly RequestRecord[] },
  context: ReconcileContext,
  count: ReconciliationCount,
): Generator<Fact> {
  const { run } = context;
  const { discrepancy } = about;
  yield { kind: "discrepancy", run, discrepancy };
  const standing = standingFor(discrepancy, context);
  const resolution = standing ?? applyPolicies(about, context.policies);
  addKind(count, discrepancy, resolution === null);
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

function addKind(count: ReconciliationCount, discrepancy: Discrepancy, open: boolean): void {
  const before = count.kinds.get(discrepancy.kind) ?? { count: 0, open: 0, riskFen: 0n };
  count.kinds.set(discrepancy.kind, {
    count: before.count + 1,
    open: before.open + (open ? 1 : 0),
    riskFen: before.riskFen + (open ? discrepancy.riskFen : 0n),
  });
}
