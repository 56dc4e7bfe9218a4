/** Decisions of discrepancies: the one that stands, those of before, and those that were withdrawn, with who decided and who withdrew, when and why. */

import type { Discrepancy, Resolution } from "../../../month/reconcile/discrepancy.ts";
import type { DiscrepancyEvent, StoredDiscrepancy } from "../../../month/reconcile/port.ts";
import type { RequestRecord } from "../../../records/record.ts";
import type { Explanation } from "../explanation.ts";
import { leaf, type Walk } from "./walk.ts";

/** The discrepancy as it stands; below it what was decided of it before and no longer holds, oldest first. */
export async function decisionNode(walk: Walk, discrepancy: StoredDiscrepancy): Promise<Explanation> {
  const history = await walk.read.discrepancyHistory(discrepancy.id);
  const origin = earlierOf(history, discrepancy.resolution);
  return { fact: { kind: "discrepancy", discrepancy }, adds: null, origin };
}

/** Of a match that a person or a policy made: the discrepancy, and what was decided of it, by whom and why. */
export async function decisionBehind(
  walk: Walk,
  match: { discrepancy: string | null },
): Promise<Explanation[]> {
  if (match.discrepancy === null) return [];
  const [discrepancy] = await walk.read.discrepancies({ ids: [match.discrepancy] });
  return discrepancy ? [await decisionNode(walk, discrepancy)] : [];
}

/** What was in question of a request, each once as its latest period has it; `shown`: those that are told elsewhere. */
export async function decisionsOf(
  walk: Walk,
  of: { record: RequestRecord; caseKey: string; shown: ReadonlySet<string> },
): Promise<Explanation[]> {
  const { service, ref: record } = of.record;
  const { caseKey, shown } = of;
  const found = [
    ...(await walk.read.discrepancies({ service, record })),
    ...(await walk.read.discrepancies({ service, caseKey })),
  ];
  const latest = new Map<string, StoredDiscrepancy>();
  for (const d of found) if (d.run >= (latest.get(d.id)?.run ?? 0)) latest.set(d.id, d);
  const nodes: Explanation[] = [];
  for (const d of latest.values()) if (!shown.has(d.id)) nodes.push(await decisionNode(walk, d));
  return nodes;
}

/** The ids of the discrepancies that a tree tells of. */
export function discrepanciesIn(explanations: readonly Explanation[]): Set<Discrepancy["id"]> {
  const found = new Set<string>();
  const look = ({ fact, origin }: Explanation): void => {
    if (fact.kind === "discrepancy") found.add(fact.discrepancy.id);
    for (const below of origin) look(below);
  };
  for (const explanation of explanations) look(explanation);
  return found;
}

/** A decision that another one followed, or that carried it over into a period where it is open, was one of its time. */
function earlierOf(events: readonly DiscrepancyEvent[], standing: Resolution | null): Explanation[] {
  const decided = events.filter(({ event }) => event !== "assigned");
  return decided.flatMap(({ event, resolution, at: madeAt }, i): Explanation[] => {
    const next = decided[i + 1];
    if (event !== "made" || resolution === null) return [];
    if (next === undefined && standing !== null) return [];
    if (next?.event !== "withdrawn") return [leaf({ kind: "decided-before", resolution, madeAt })];
    const { at, operator, reason } = next;
    return [leaf({ kind: "withdrawn", resolution, madeAt, at, operator, reason })];
  });
}
