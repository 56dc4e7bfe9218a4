/** Counts of statistics: the confirmed requests that were counted, one by one, or the file that says how many users there are. */

import type { Confirmed } from "../../../month/reconcile/match.ts";
import type { CountedRequests } from "../../../month/reconcile/request-origin.ts";
import { correctedRequests } from "../../../month/settle/steps/corrected-requests.ts";
import type { RequestRecord } from "../../../records/record.ts";
import type { CellValue } from "../../../sheet/cell-value.ts";
import type { Explanation } from "../explanation.ts";
import { accountsBehind } from "./explain-record.ts";
import { countOf, leaf, type Part, type Walk } from "./walk.ts";

/** Gathers no more than is shown; the rest is counted as it passes. */
export async function countedRequests(
  walk: Walk,
  asked: CountedRequests,
  how: { depth: number; fits?: (record: RequestRecord) => boolean },
): Promise<{ figure: CellValue; origin: Explanation[] }> {
  const { service } = asked;
  const fits = how.fits ?? ((record: RequestRecord) => isCounted(record, asked));
  const parts: Part[] = [];
  let [sum, beyond, beyondSum] = [0n, 0, 0n];
  const count = ({ record, match }: Confirmed, sign: 1n | -1n): void => {
    if (record.status !== asked.status || !fits(record)) return;
    const adds = sign * (asked.by === "requests" ? 1n : BigInt(record.volumes ?? 0));
    sum += adds;
    if (parts.length < walk.most(how.depth))
      parts.push({ adds: countOf(adds), make: () => matchOf(walk, match.basis) });
    else [beyond, beyondSum] = [beyond + 1, beyondSum + adds];
  };
  for (const period of asked.periods)
    for await (const batch of walk.read.confirmed({ period, service }))
      for (const confirmed of batch) count(confirmed, 1n);
  // A pool is shared out by what its period confirmed.
  if (asked.scheme === undefined)
    for await (const { was, is } of correctedRequests(walk.read, { into: asked.periods, service })) {
      if (was) count(was, -1n);
      if (is) count(is, 1n);
    }
  const rest = { count: beyond, adds: countOf(beyondSum) };
  return { figure: countOf(sum), origin: await walk.some(parts, how.depth, rest) };
}

function isCounted(record: RequestRecord, { supplier, requester }: CountedRequests): boolean {
  return (
    (supplier === undefined || record.supplier === supplier) &&
    (requester === undefined || record.requester === requester)
  );
}

async function matchOf(walk: Walk, basis: RequestRecord["ref"]): Promise<Explanation> {
  const [first = leaf({ kind: "nothing", figure: null })] = await accountsBehind(walk, basis);
  return first;
}

export async function countedUsers(
  walk: Walk,
  of: { library: string; period: string },
): Promise<Explanation[]> {
  const said = await walk.read.userCounts([of.period]);
  const users = said.filter((u) => u.library === of.library && u.service === "ill").at(-1);
  if (!users) return [];
  const fact = { kind: "users", users, place: await walk.place(users.ref) } as const;
  return [leaf(fact, countOf(users.registered))];
}
