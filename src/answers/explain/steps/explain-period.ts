/** A period: what was settled and by which rules, the files that went in, and, once it is closed, its place in the chain. */
import { by, groupBy, sumOf } from "../../../core/list.ts";
import { stands } from "../../../month/import/file.ts";
import type { Explanation } from "../explanation.ts";
import { type ExplainCharge, partsOf, type SettledCharge } from "./charge-sums.ts";
import { leaf, type Walk, yuanOf } from "./walk.ts";

export async function explainPeriod(
  walk: Walk,
  period: string,
  explain: ExplainCharge,
): Promise<Explanation | null> {
  const state = (await walk.read.periods()).find((p) => p.period === period);
  if (!state) return null;
  const settlement = await walk.read.settlement(period);
  const closes = await walk.read.closes();
  const close = closes.find((c) => c.period === period) ?? null;
  const before = close && closes.find((c) => c.hash === close.previous);
  const origin: Explanation[] = [];
  if (before) origin.push(await chained(walk, closes, before));
  for (const rule of settlement?.rules ?? []) origin.push(...(await walk.ruleLeaf(rule)));
  for (const file of await walk.read.files({ period }))
    if (stands(file)) origin.push(leaf({ kind: "file", file }));
  if (settlement) origin.push(...(await sumsOf(walk, { settlement: settlement.number, period }, explain)));
  for (const movement of await walk.read.movements({ period }))
    origin.push(leaf({ kind: "movement", movement }));
  return { fact: { kind: "period", period, settlement, close }, adds: null, origin };
}

type Closes = Awaited<ReturnType<Walk["read"]["closes"]>>;

/** The closes before this one: of each its hash, the nearest first, within the bound of what is shown. */
async function chained(walk: Walk, closes: Closes, close: Closes[number]): Promise<Explanation> {
  const chain = closes.filter((c) => c.ordinal <= close.ordinal).sort(by((a) => -a.ordinal));
  const [first = close, ...rest] = chain;
  const node = async (of: Closes[number]): Promise<Explanation> => {
    const settlement = await walk.read.settlement(of.period);
    return leaf({ kind: "period", period: of.period, settlement, close: of });
  };
  const parts = rest.map((of) => ({ adds: null, make: () => node(of) }));
  return { ...(await node(first)), origin: await walk.some(parts, 1) };
}

/** Σ of each kind, scheme by scheme, with its first charges. */
async function sumsOf(
  walk: Walk,
  of: { settlement: number; period: string },
  explain: ExplainCharge,
): Promise<Explanation[]> {
  const all: SettledCharge[] = [];
  for await (const batch of walk.read.charges({ settlement: of.settlement }))
    for (const charge of batch) all.push({ charge, settlement: of.settlement });
  const groups = groupBy(all, ({ charge }) => `${charge.kind} ${charge.scheme ?? ""}`);
  const sums: Explanation[] = [];
  for (const charges of groups.values()) {
    const [first] = charges;
    if (!first) continue;
    const { kind, scheme } = first.charge;
    const fen = sumOf(charges, ({ charge }) => charge.fen);
    const about = { of: kind, scheme, library: null, period: of.period, charges: charges.length };
    const parts = await partsOf(walk, charges, { by: "amount", explain, depth: 1 });
    const origin = await walk.some(parts, 2);
    sums.push({ fact: { kind: "sum", ...about, figure: yuanOf(fen) }, adds: null, origin });
  }
  return sums;
}
