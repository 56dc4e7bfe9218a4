/** What a correction run changed: the notes with who made them, and the charge as it was and as it is. */

import { periodOf } from "../../../core/period.ts";
import type { NotedCorrection } from "../../../month/settle/correction.ts";
import type { ChargePair } from "../../../month/settle/correction-difference.ts";
import { correctionRuns } from "../../../month/settle/steps/correction-runs.ts";
import { correctionPairs } from "../../../month/settle/steps/plan-corrections.ts";
import type { Charge } from "../../../rules/charge.ts";
import type { Explanation } from "../explanation.ts";
import { chargesIn, type ExplainCharge, partsOf, type SettledCharge } from "./charge-sums.ts";
import { accountsBehind } from "./explain-record.ts";
import { isCurrent, leaf, type Walk, yuanOf } from "./walk.ts";

interface Run {
  /** "2019-05/R1". */
  readonly name: string;
  readonly period: string;
  readonly into: string;
  readonly notes: readonly NotedCorrection[];
}

async function runOf(walk: Walk, name: string): Promise<Run | null> {
  const [period = "", own] = name.split("/");
  const all = await walk.once(`corrections ${period}`, () => walk.read.corrections({ period }));
  const runs = await walk.once(`runs ${period}`, () => correctionRuns(walk.read, period));
  const into = [...runs].find(([, run]) => run === own)?.[0];
  if (into === undefined) return null;
  return { name, period, into, notes: all.filter((c) => c.into === into) };
}

/** Below a charge that is a difference. */
export async function explainCorrected(
  walk: Walk,
  of: { charge: Charge; run: string; depth: number },
  explain: ExplainCharge,
): Promise<Explanation[]> {
  const run = await runOf(walk, of.run);
  if (!run) return [];
  const { charge } = of;
  const notes = run.notes.filter(
    (n) => n.service === charge.service && (charge.caseKey === null || isOf(charge, n)),
  );
  const origin: Explanation[] = [];
  for (const note of notes.slice(0, walk.most(of.depth))) origin.push(await noted(walk, run, note));
  const pair = await pairOf(walk, run, charge);
  if (!pair) return [...origin, ...(await outOfDate(walk, run))];
  const isWhole = (pair.is?.fen ?? 0n) - (pair.was?.fen ?? 0n) === charge.fen;
  const before = pair.was ? await asItWas(walk, run, { was: pair.was, depth: of.depth }, explain) : [];
  const after = pair.is ? [await recomputed(walk, run, { charge: pair.is, when: "after" })] : [];
  const adding = (found: Explanation, fen: bigint): Explanation => ({
    ...found,
    adds: isWhole ? yuanOf(fen) : null,
  });
  return [
    ...origin,
    ...before.map((found) => adding(found, -(pair.was?.fen ?? 0n))),
    ...after.map((found) => adding(found, pair.is?.fen ?? 0n)),
  ];
}

function isOf(charge: Pick<Charge, "caseKey" | "ordinal">, note: NotedCorrection): boolean {
  return note.caseKey === charge.caseKey && note.ordinal === charge.ordinal;
}

/** The note, and the request it is about as the closed period settled it. */
async function noted(walk: Walk, run: Run, correction: NotedCorrection): Promise<Explanation> {
  const settlement = (await walk.read.settlement(run.period))?.number ?? 0;
  const charges = await walk.read.chargesOfCase({ settlement, caseKey: correction.caseKey });
  const record = charges.find((c) => c.ordinal === correction.ordinal && c.record !== null)?.record;
  const origin = record ? await accountsBehind(walk, record) : [];
  const later = await walk.once(`corrections ${run.period}`, () =>
    walk.read.corrections({ period: run.period }),
  );
  const next = later.find(
    (c) => isOf(c, correction) && c.service === correction.service && c.number > correction.number,
  );
  const fact = { kind: "correction", correction, run: run.name, replacedBy: next?.number ?? null } as const;
  return { fact, adds: null, origin };
}

async function pairOf(walk: Walk, run: Run, charge: Charge): Promise<ChargePair | undefined> {
  const [period, into] = [periodOf(run.period), periodOf(run.into)];
  const alike = async (byLibrary: boolean): Promise<ChargePair[]> => {
    const pairs = await walk.once(`pairs ${run.name} ${byLibrary}`, () =>
      correctionPairs(walk.read, { period, into, byLibrary }),
    );
    return pairs.filter(({ was, is }) => isAlike(is ?? was, charge));
  };
  const isExact = ({ was, is }: ChargePair): boolean =>
    (was?.fen ?? null) === charge.statedFen && (is?.fen ?? 0n) - (was?.fen ?? 0n) === charge.fen;
  const now = await alike(false);
  return now.find(isExact) ?? (await alike(true)).find(isExact) ?? now[0];
}

function isAlike(a: Charge | null, b: Charge): boolean {
  const key = (c: Charge): string =>
    [c.kind, c.scheme, c.service, c.library, c.counterparty, c.caseKey, c.ordinal, c.rule].join("\n");
  return a !== null && key(a) === key(b);
}

/** The closed period's own charge where it still stood so; after an earlier run it is computed again. */
async function asItWas(
  walk: Walk,
  run: Run,
  of: { was: Charge; depth: number },
  explain: ExplainCharge,
): Promise<Explanation[]> {
  const { was, depth } = of;
  const settlement = (await walk.read.settlement(run.period))?.number ?? 0;
  const [stored] = await chargesIn(
    walk,
    { settlement, kind: was.kind, ...(was.library === null ? {} : { library: was.library }) },
    (c) => c.corrects === null && isAlike(c, was) && c.fen === was.fen,
  );
  if (stored) return [await explain(stored, depth + 1)];
  return [await recomputed(walk, run, { charge: was, when: "before" })];
}

async function recomputed(
  walk: Walk,
  run: Run,
  made: { charge: Charge; when: "before" | "after" },
): Promise<Explanation> {
  const origin = await walk.ruleLeaf(made.charge.rule);
  return { fact: { kind: "recomputed", ...made, run: run.name }, adds: null, origin };
}

/** Where what it corrects has changed since: a note that was added, or one that fell with its decision. */
async function outOfDate(walk: Walk, { into }: Run): Promise<Explanation[]> {
  return (await isCurrent(walk, into)) ? [] : [leaf({ kind: "not-booked", into, hasCharges: true })];
}

/** "2019-05/R1" itself: its notes, and the charges that came of it. */
export async function explainRun(
  walk: Walk,
  name: string,
  explain: ExplainCharge,
): Promise<Explanation | null> {
  const run = await runOf(walk, name);
  if (!run) return null;
  const origin: Explanation[] = [];
  for (const note of run.notes.slice(0, walk.most(0))) origin.push(await noted(walk, run, note));
  const settlement = (await walk.read.settlement(run.into))?.number;
  const made: SettledCharge[] = [];
  if (settlement !== undefined)
    for await (const batch of walk.read.charges({ settlement }))
      for (const charge of batch) if (charge.corrects === name) made.push({ charge, settlement });
  const parts = await partsOf(walk, made, { by: "amount", explain, depth: 0 });
  const charges = (await walk.some(parts, 0)).map((found) => ({ ...found, adds: null }));
  const fact = { kind: "run", run: name, into: run.into, corrections: run.notes.length } as const;
  return { fact, adds: null, origin: [...origin, ...charges, ...(await outOfDate(walk, run))] };
}
