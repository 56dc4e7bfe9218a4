/**
 * A request: its accounts, what was decided of it, its corrections after the close, and what all settlements together charge for it.
 *
 * Worked example: May charged 3.60 for 12 pages; a correction says 10, June books −0.60: the request is 3.00 now. One that June has not
 * settled yet says so, and the sum is what is booked so far.
 */

import { groupBy, sumOf } from "../../../core/list.ts";
import { compareRefs, refText } from "../../../core/source.ts";
import type { Match } from "../../../month/reconcile/match.ts";
import type { NotedCorrection } from "../../../month/settle/correction.ts";
import { correctionRuns } from "../../../month/settle/steps/correction-runs.ts";
import type { RequestRecord } from "../../../records/record.ts";
import type { Explanation } from "../explanation.ts";
import type { ExplainCharge, SettledCharge } from "./charge-sums.ts";
import { decisionsOf, discrepanciesIn } from "./explain-decision.ts";
import { accountsBehind, leftFile, recordLeaf } from "./explain-record.ts";
import { isCurrent, leaf, type Walk, yuanOf } from "./walk.ts";

const MAX_ACCOUNTS = 10;

export async function explainRequest(
  walk: Walk,
  record: RequestRecord,
  explain: ExplainCharge,
): Promise<Explanation> {
  const origin: Explanation[] = await leftFile(walk, record.ref);
  const match = await walk.read.matchOf(record.ref);
  if (match) origin.push(...(await accountsBehind(walk, record.ref)));
  const shown = new Set(origin.flatMap(({ origin: sides }) => sides).map(refOf));
  for (const other of await walk.read.recordsByNumber(record.requestKey)) {
    if (origin.length >= MAX_ACCOUNTS) break;
    if (compareRefs(other.ref, record.ref) === 0 || shown.has(refText(other.ref))) continue;
    origin.push(await recordLeaf(walk, other, false));
  }
  const caseKey = match?.match.caseKey ?? record.requestKey;
  origin.push(...(await decisionsOf(walk, { record, caseKey, shown: discrepanciesIn(origin) })));
  const file = await walk.file((match?.match.basis ?? record.ref).file);
  const home = file?.lateFor ?? file?.period ?? "";
  const period = match?.period ?? file?.period ?? "";
  origin.push(...(await costOf(walk, { record, caseKey, home, period }, explain)));
  const counts = match !== null && isBasis(match.match, record);
  return { ...(await recordLeaf(walk, record, counts)), origin };
}

interface Costing {
  readonly record: RequestRecord;
  readonly caseKey: string;
  /** The period it belongs to, and the one that confirmed it. */
  readonly home: string;
  readonly period: string;
}

/** Its charges; where anything was corrected the corrections, and each kind of charge as the sum of what all periods book of it. */
async function costOf(walk: Walk, of: Costing, explain: ExplainCharge): Promise<Explanation[]> {
  const { record, caseKey, home, period } = of;
  const runs = await correctionRuns(walk.read, home);
  const noted = (await walk.read.corrections({ period: home })).filter(
    (c) => c.service === record.service && c.caseKey === caseKey,
  );
  const charges: SettledCharge[] = [];
  const pending: Explanation[] = [];
  for (const booked of new Set([period, home, ...runs.keys()])) {
    const own = await chargesIn(walk, { ...of, booked });
    charges.push(...own);
    const isCorrecting = noted.some((c) => c.into === booked) || own.some((c) => c.charge.corrects !== null);
    if (isCorrecting && !(await isCurrent(walk, booked)))
      pending.push(leaf({ kind: "not-booked", into: booked, hasCharges: own.length > 0 }));
  }
  const isCorrected = noted.length > 0 || charges.some((c) => c.settlement !== charges[0]?.settlement);
  if (!isCorrected) return Promise.all(charges.map((charge) => below(charge, explain)));
  return [
    ...noted.map((c) => correctionLeaf(c, { noted, runs })),
    ...(await sums(charges, { request: record.requestNo, explain })),
    ...pending,
  ];
}

/** Of its own period all that is charged under its number; of another one what that corrects of it. */
async function chargesIn(walk: Walk, of: Costing & { booked: string }): Promise<SettledCharge[]> {
  const run = await walk.read.settlement(of.booked);
  if (!run) return [];
  const all = await walk.read.chargesOfCase({ settlement: run.number, caseKey: of.caseKey });
  const isOwn = of.booked === of.period;
  return all
    .filter((c) => c.service === of.record.service)
    .filter(
      (c) => isOwn || c.corrects?.split("/")[0] === of.home || (c.corrects === null && of.booked === of.home),
    )
    .map((charge) => ({ charge, settlement: run.number }));
}

function correctionLeaf(
  correction: NotedCorrection,
  of: { noted: readonly NotedCorrection[]; runs: ReadonlyMap<string, string> },
): Explanation {
  const { period, into, ordinal, number } = correction;
  const later = of.noted.filter((c) => c.ordinal === ordinal && c.number > number);
  const run = `${period}/${of.runs.get(into) ?? ""}`;
  return leaf({ kind: "correction", correction, run, replacedBy: later[0]?.number ?? null });
}

async function sums(
  charges: readonly SettledCharge[],
  of: { request: string; explain: ExplainCharge },
): Promise<Explanation[]> {
  const groups = groupBy(charges, ({ charge: c }) => [c.ordinal, c.kind, c.scheme, c.library].join("\n"));
  const nodes: Explanation[] = [];
  for (const own of groups.values()) {
    const [first] = own;
    if (!first) continue;
    const { kind: charged, scheme, library } = first.charge;
    const figure = yuanOf(sumOf(own, ({ charge }) => charge.fen));
    const origin: Explanation[] = [];
    for (const found of own)
      origin.push({ ...(await below(found, of.explain)), adds: yuanOf(found.charge.fen) });
    const fact = { kind: "worth-now", request: of.request, of: charged, scheme, library, figure } as const;
    nodes.push({ fact, adds: null, origin });
  }
  return nodes;
}

/** A charge below its request: its rule is told and, of a difference, what is right now; its records stand beside it already. */
async function below(found: SettledCharge, explain: ExplainCharge): Promise<Explanation> {
  const made = await explain(found, 1);
  const told = made.origin.filter(
    ({ fact: f }) => f.kind === "rule" || (f.kind === "recomputed" && f.when === "after"),
  );
  return { ...made, origin: told.map((found) => ({ ...found, adds: null })) };
}

function refOf({ fact }: Explanation): string {
  return fact.kind === "record" ? refText(fact.record.ref) : "";
}

function isBasis(match: Match, record: RequestRecord): boolean {
  return compareRefs(match.basis, record.ref) === 0;
}
