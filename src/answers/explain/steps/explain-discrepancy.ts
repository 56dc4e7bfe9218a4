/** A discrepancy: what it is, what was decided, and the rows it rests on. */
import type { Explanation } from "../explanation.ts";
import { recordLeaf, rowLeaf } from "./explain-record.ts";
import type { Walk } from "./walk.ts";

/** By its id, or by a beginning of it that only one has. */
export async function explainDiscrepancy(walk: Walk, id: string): Promise<Explanation | null> {
  const [discrepancy, second] = await walk.read.discrepancies({ ids: [id] });
  if (!discrepancy || second) return null;
  const origin: Explanation[] = [];
  for (const ref of discrepancy.records) {
    const record = await walk.read.recordAt(ref);
    origin.push(record ? await recordLeaf(walk, record, false) : await rowLeaf(walk, ref));
  }
  return { fact: { kind: "discrepancy", discrepancy }, adds: null, origin };
}
