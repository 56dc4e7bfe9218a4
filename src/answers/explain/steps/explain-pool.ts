/** A share of a pool: the library's requests that were counted, and how the funds were shared among all. */

import { isMember } from "../../../month/settle/scheme-book.ts";
import { payeeOfRequest } from "../../../month/settle/subsidy.ts";
import { holds } from "../../../rules/condition.ts";
import type { Explanation } from "../explanation.ts";
import { chargesIn, type SettledCharge, sumNode } from "./charge-sums.ts";
import { countedRequests } from "./explain-count.ts";
import type { Walk } from "./walk.ts";

export async function poolBehind(
  walk: Walk,
  of: SettledCharge & { period: string; depth: number },
): Promise<Explanation[]> {
  const { charge, settlement, period, depth } = of;
  const rule = await walk.rule(charge.rule);
  const body = rule && "schemes" in rule.body ? rule.body : null;
  const scheme = body?.schemes.find((s) => s.key === charge.scheme);
  const { service } = charge;
  if (!body || !scheme || charge.library === null || service === "consulting") return [];
  const about = { isMember, classes: body.libraryClasses ?? {} };
  const isNet = charge.steps.some((s) => s.item.startsWith("pool-net-"));
  const asked = { periods: [period], service, status: "filled", by: "requests" } as const;
  const library = charge.library;
  const origin: Explanation[] = [];
  for (const side of isNet ? (["supplier", "requester"] as const) : (["supplier"] as const)) {
    const counted = { ...asked, [side]: library, scheme: scheme.key };
    const counts = await countedRequests(walk, counted, {
      depth,
      fits: (record) =>
        holds(scheme.when, record, about) &&
        (side === "supplier" ? payeeOfRequest(record, "agent") : record.requester) === library,
    });
    origin.push({
      fact: { kind: "requests", counted, figure: counts.figure },
      adds: null,
      origin: counts.origin,
    });
  }
  const charges = await chargesIn(
    walk,
    { settlement, kind: charge.kind },
    (c) =>
      c.scheme === charge.scheme && c.rule === charge.rule && c.steps[0]?.item.startsWith("pool-") === true,
  );
  // The others' shares are told by their sums only: each is explained where it is asked for.
  const [shared] = await sumNode(
    walk,
    { period, charges },
    {
      explain: async ({ charge: share }) => ({
        fact: { kind: "charge", charge: share, period, isInForce: true },
        adds: null,
        origin: await walk.ruleLeaf(share.rule),
      }),
      depth: depth + 1,
    },
  );
  return shared ? [...origin, shared] : origin;
}
