/** A record, a row that is no record, and what a row was matched with. */

import { compareRefs, type RecordRef, refText } from "../../../core/source.ts";
import { stands } from "../../../month/import/file.ts";
import type { Match } from "../../../month/reconcile/match.ts";
import type { RequestRecord } from "../../../records/record.ts";
import type { Explanation } from "../explanation.ts";
import type { ExplainCharge } from "./charge-sums.ts";
import { decisionBehind, decisionNode } from "./explain-decision.ts";
import { leaf, type Walk } from "./walk.ts";

export async function recordLeaf(walk: Walk, record: RequestRecord, counts: boolean): Promise<Explanation> {
  return leaf({ kind: "record", record, place: await walk.place(record.ref), counts });
}

/** A row of a file that is no request: a line of the courier's invoice, or a row that was set aside. */
export async function rowLeaf(walk: Walk, ref: RecordRef): Promise<Explanation> {
  const file = await walk.file(ref.file);
  const lines = file?.kind === "courier-invoice" ? await invoiceLines(walk, file.period) : null;
  const line = lines?.get(refText(ref)) ?? null;
  return leaf({ kind: "row", ref, place: await walk.place(ref), line });
}

/** A line of an invoice with what was made of it, or a row that was set aside; null where nothing was read there. */
export async function explainRow(
  walk: Walk,
  ref: RecordRef,
  explain: ExplainCharge,
): Promise<Explanation | null> {
  const row = await rowLeaf(walk, ref);
  const line = row.fact.kind === "row" ? row.fact.line : null;
  if (!line) {
    const left = await leftFile(walk, ref);
    const setAside = await walk.read.quarantined({ file: ref.file });
    const isKnown = left.length > 0 || setAside.some((q) => compareRefs(q, ref) === 0);
    return isKnown ? { ...row, origin: left } : null;
  }
  const settlement = (await walk.read.settlement((await walk.file(ref.file))?.period ?? ""))?.number;
  if (settlement === undefined) return row;
  const charges = await walk.read.chargesOfCase({ settlement, caseKey: line.waybillNo });
  const origin: Explanation[] = [];
  for (const charge of charges)
    if (charge.record && compareRefs(charge.record, ref) === 0)
      origin.push(await explain({ charge, settlement }, 1));
  return { ...row, origin };
}

/** The file, where it was withdrawn or replaced: nothing of it counts. */
export async function leftFile(walk: Walk, ref: RecordRef): Promise<Explanation[]> {
  const file = await walk.file(ref.file);
  return file && !stands(file) ? [leaf({ kind: "file", file })] : [];
}

function invoiceLines(walk: Walk, period: string) {
  return walk.once(`invoice ${period}`, async () => {
    const lines = [];
    for await (const batch of walk.read.waybillLines(period))
      for (const line of batch) lines.push([refText(line.ref), line] as const);
    return new Map(lines);
  });
}

/** The match of a record with the accounts of all sides, the one that counts first; or the row itself. */
export async function accountsBehind(walk: Walk, ref: RecordRef): Promise<Explanation[]> {
  const record = await walk.read.recordAt(ref);
  if (!record) return [await rowLeaf(walk, ref)];
  const match = (await walk.read.matchOf(ref))?.match;
  if (!match) return [await recordLeaf(walk, record, true)];
  const origin = [...(await decisionBehind(walk, match)), ...(await sidesOf(walk, match))];
  return [{ fact: { kind: "match", match }, adds: null, origin }];
}

async function sidesOf(walk: Walk, match: Match): Promise<Explanation[]> {
  const refs = [match.basis, match.supplier, match.requester, match.centre].flatMap((ref) => ref ?? []);
  const seen = new Map(refs.map((ref) => [refText(ref), ref]));
  const sides: Explanation[] = [];
  for (const ref of seen.values()) {
    const record = await walk.read.recordAt(ref);
    if (record) sides.push(await recordLeaf(walk, record, compareRefs(ref, match.basis) === 0));
  }
  return sides;
}

/** What a discrepancy is, what was decided, and the rows it rests on; by its id, or by a beginning of it that only one has. */
export async function explainDiscrepancy(walk: Walk, id: string): Promise<Explanation | null> {
  const [discrepancy, second] = await walk.read.discrepancies({ ids: [id] });
  if (!discrepancy || second) return null;
  const node = await decisionNode(walk, discrepancy);
  const origin: Explanation[] = [...node.origin];
  for (const ref of discrepancy.records) {
    const record = await walk.read.recordAt(ref);
    origin.push(record ? await recordLeaf(walk, record, false) : await rowLeaf(walk, ref));
  }
  return { ...node, origin };
}
