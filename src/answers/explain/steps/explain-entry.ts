/** Entries, movements and accounts: what was booked, and the charges or the document it was booked for. */

import { sumOf } from "../../../core/list.ts";
import { firstDayOf } from "../../../core/period.ts";
import { entryOfMovement } from "../../../month/ledger/movement.ts";
import { entryId } from "../../../month/ledger/recipes.ts";
import { payeeOfCharge } from "../../../month/settle/steps/settle-period.ts";
import { CHARGE_KINDS } from "../../../rules/charge.ts";
import type { Origin } from "../../../sheet/origin.ts";
import type { Explanation } from "../explanation.ts";
import { chargesIn, type ExplainCharge, partsOf } from "./charge-sums.ts";
import { leaf, type Part, signed, type Walk, yuanOf } from "./walk.ts";

/** An entry of a settlement, its reversal, or a movement; null where nothing has that id. */
export async function explainEntry(
  walk: Walk,
  id: string,
  how: { explain: ExplainCharge; depth: number },
): Promise<Explanation | null> {
  if (/^M-\d+$/.test(id)) return explainMovement(walk, id);
  const entry = (await walk.entries(id.split("/")[0] ?? "")).find((e) => e.id === id);
  if (!entry) return null;
  const fact = { kind: "entry", entry } as const;
  if (entry.reverses !== null) {
    const reversed = await explainEntry(walk, entry.reverses, how);
    const adds = yuanOf(entry.postings[0]?.fen ?? 0n);
    return { fact, adds: null, origin: reversed ? [{ ...reversed, adds }] : [] };
  }
  return { fact, adds: null, origin: await chargesBooked(walk, id, how) };
}

async function chargesBooked(
  walk: Walk,
  id: string,
  how: { explain: ExplainCharge; depth: number },
): Promise<Explanation[]> {
  const [period = "", run = "", what = ""] = id.split("/");
  const settlement = Number(run.slice(1));
  const kind = CHARGE_KINDS.find((k) => k === what.split(":")[0]);
  if (!kind || kind === "fee-basis" || kind === "free") return [];
  const rules = await walk.rules();
  const charges = await chargesIn(walk, { settlement, kind }, ({ scheme, service, corrects, ...charge }) => {
    const payee = payeeOfCharge({ scheme, service, corrects, ...charge }, rules);
    return entryId({ kind, scheme, service, corrects, payee }, { period, number: settlement }) === id;
  });
  return walk.some(await partsOf(walk, charges, { ...how, by: "amount" }), how.depth);
}

async function explainMovement(walk: Walk, id: string): Promise<Explanation | null> {
  const movements = await walk.once("movements", () => walk.read.movements());
  const movement = movements.find((m) => m.id === id);
  if (!movement) return null;
  const reversed = movement.reverses === null ? null : await explainMovement(walk, movement.reverses);
  const origin = reversed ? [{ ...reversed, adds: yuanOf(movement.fen) }] : [];
  return { fact: { kind: "movement", movement }, adds: null, origin };
}

/** Below a cell that shows one posting of an entry. */
export async function postingBehind(
  walk: Walk,
  origin: Extract<Origin, { kind: "entry" }>,
  how: { explain: ExplainCharge; depth: number },
): Promise<Explanation[]> {
  const found = await explainEntry(walk, origin.id, how);
  if (!found) return [];
  const { fact } = found;
  const entry =
    fact.kind === "entry" ? fact.entry : fact.kind === "movement" ? entryOfMovement(fact.movement) : null;
  const postings = (entry?.postings ?? []).filter((p) => p.account === origin.account);
  const fen = sumOf(postings, (p) => p.fen);
  return [{ ...found, adds: signed(yuanOf(fen), origin.isMinus) }];
}

type AccountAsked = Omit<Extract<Origin, { kind: "account" }>, "kind">;

/** What was posted to an account in a period, entry by entry; or before it, period by period. */
export async function accountBehind(
  walk: Walk,
  of: AccountAsked,
  how: { explain: ExplainCharge; depth: number },
): Promise<Explanation[]> {
  if (of.when === "in") return walk.some(await postingsOf(walk, of, how), how.depth);
  const from = firstDayOf(of.period);
  const parts: Part[] = [];
  for (const { period } of await walk.read.periods()) {
    if (firstDayOf(period) >= from) continue;
    const postings = await postingsOf(walk, { ...of, period }, how);
    if (postings.length === 0) continue;
    const figure = yuanOf(sumOf(postings, yuanIn));
    const fact = { kind: "account", account: of.account, period, when: "in", figure } as const;
    parts.push({
      adds: figure,
      make: async () => ({ fact, adds: null, origin: await walk.some(postings, how.depth + 1) }),
    });
  }
  return walk.some(parts, how.depth);
}

async function postingsOf(
  walk: Walk,
  of: AccountAsked,
  how: { explain: ExplainCharge; depth: number },
): Promise<Part[]> {
  const isMeant = (account: string): boolean =>
    of.account.endsWith(":") ? account.startsWith(of.account) : account === of.account;
  return (await walk.entries(of.period)).flatMap((entry): Part[] => {
    if (!of.isMoved && !entry.id.startsWith(`${of.period}/`)) return [];
    const own = entry.postings.filter((p) => isMeant(p.account));
    if (own.length === 0) return [];
    const fen = sumOf(own, (p) => p.fen);
    const make = async (): Promise<Explanation> =>
      (await explainEntry(walk, entry.id, { ...how, depth: how.depth + 1 })) ??
      leaf({ kind: "entry", entry });
    return [{ adds: signed(yuanOf(fen), of.isMinus), make }];
  });
}

const yuanIn = ({ adds }: Pick<Part, "adds">): bigint => (adds?.kind === "yuan" ? adds.fen : 0n);

/** "10002 2019-05": what a library's account is made of in a period. */
export async function explainAccount(
  walk: Walk,
  of: { account: string; period: string },
  explain: ExplainCharge,
): Promise<Explanation> {
  const asked = { ...of, isMoved: true, isMinus: true };
  const how = { explain, depth: 0 };
  const before = await accountBehind(walk, { ...asked, when: "before" }, how);
  const now = await accountBehind(walk, { ...asked, when: "in" }, how);
  const [openingFen, nowFen] = [sumOf(before, yuanIn), sumOf(now, yuanIn)];
  const opening = yuanOf(openingFen);
  const fact = { kind: "account", ...of, when: "in", figure: yuanOf(openingFen + nowFen) } as const;
  const carried: Explanation[] =
    before.length === 0
      ? []
      : [
          {
            fact: { kind: "account", ...of, when: "before", figure: opening },
            adds: opening,
            origin: before,
          },
        ];
  return { fact, adds: null, origin: [...carried, ...now] };
}
