/** A charge: its rule, its arithmetic, and what it rests on; one of a request on its records, one of a sum on the charges. */

import { sumOf } from "../../../core/list.ts";
import { parsePeriod } from "../../../core/period.ts";
import { coverOf } from "../../../month/ledger/fund-budget.ts";
import { basisFee } from "../../../month/settle/subsidy.ts";
import { type Charge, FEES } from "../../../rules/charge.ts";
import { inForce, type RuleVersion, ruleName } from "../../../rules/rules.ts";
import type { Explanation } from "../explanation.ts";
import { chargesIn, type ExplainCharge, type SettledCharge, sumNode } from "./charge-sums.ts";
import { explainCorrected } from "./explain-correction.ts";
import { audited } from "./explain-courier.ts";
import { poolBehind } from "./explain-pool.ts";
import { accountsBehind } from "./explain-record.ts";
import { leaf, type Walk, yuanOf } from "./walk.ts";

interface About extends SettledCharge {
  readonly period: string;
  readonly depth: number;
}

export function explainCharges(walk: Walk): ExplainCharge {
  return (found, depth) => explainCharge(walk, found, depth);
}

export async function explainCharge(walk: Walk, found: SettledCharge, depth: number): Promise<Explanation> {
  const { charge, settlement } = found;
  const isInForce = (await walk.settlements()).has(settlement);
  const period =
    (await walk.once(`settlement ${settlement}`, () => walk.read.settlementPeriod(settlement))) ?? "";
  const fact = { kind: "charge", charge, period, isInForce } as const;
  const origin = [
    ...(await walk.ruleLeaf(charge.rule)),
    ...(await behind(walk, { charge, settlement, period, depth })),
  ];
  return { fact, adds: null, origin };
}

async function behind(walk: Walk, of: About): Promise<Explanation[]> {
  const { charge } = of;
  if (charge.corrects !== null)
    return explainCorrected(walk, { ...of, run: charge.corrects }, explainCharges(walk));
  if (charge.kind === "courier" || charge.kind === "courier-held") return audited(walk, of);
  if (charge.record !== null)
    return [
      ...(await countedBy(walk, of)),
      ...(await accountsBehind(walk, charge.record)),
      ...(await besideRequest(walk, of)),
    ];
  const item = charge.steps[0]?.item ?? "";
  if (item === "prorated") return proratedBehind(walk, of);
  if (item.startsWith("cap-")) return cappedBehind(walk, of);
  if (item.startsWith("pool-")) return poolBehind(walk, of);
  return charge.scheme === FEES ? feesBehind(walk, of) : subsidyBehind(walk, of);
}

/** Of a scheme's amount: the fee it is a share of, and what of a quota was used before. */
async function besideRequest(walk: Walk, of: About): Promise<Explanation[]> {
  const { charge, settlement } = of;
  if (charge.scheme === null || charge.caseKey === null) return [];
  const own = await walk.read.chargesOfCase({ settlement, caseKey: charge.caseKey });
  const fees = own.filter((c) => c.kind === "fee-basis" && c.ordinal === charge.ordinal);
  const origin: Explanation[] = [];
  for (const fee of fees) {
    const fact = { kind: "charge", charge: fee, period: of.period, isInForce: true } as const;
    origin.push({ fact, adds: null, origin: await walk.ruleLeaf(fee.rule) });
  }
  const isQuota = charge.kind === "free" || charge.steps.some((s) => s.item === "quota-left");
  return isQuota ? [...origin, ...(await quotaUsed(walk, of))] : origin;
}

/** A quota is used in the order of supply, and charges are made in this order. */
async function quotaUsed(walk: Walk, of: About): Promise<Explanation[]> {
  const { charge, settlement } = of;
  const isSame = (c: Charge): boolean => c.scheme === charge.scheme;
  const about = { kind: "free", library: charge.library ?? "" } as const;
  const own = await chargesIn(
    walk,
    { ...about, settlement },
    (c) => isSame(c) && isBefore(c, charge) && c.caseKey !== charge.caseKey,
  );
  const how = { explain: explainCharges(walk), depth: of.depth + 1 };
  const origin = await sumNode(walk, { period: of.period, charges: own }, how);
  for (const before of await walk.earlierInYear(of.period)) {
    const charges = await chargesIn(walk, { ...about, settlement: before.settlement }, isSame);
    origin.push(...(await sumNode(walk, { period: before.period, charges }, how)));
  }
  return origin;
}

/** C-5-9 was made before C-5-10. */
function isBefore(a: Charge, b: Charge): boolean {
  const sequence = (charge: Charge): number => Number(charge.id.split("-")[2]);
  return sequence(a) < sequence(b);
}

/** What a fund could not pay: the fund, and what was owed of which so much was cut. */
async function proratedBehind(walk: Walk, of: About): Promise<Explanation[]> {
  const { charge, settlement, period } = of;
  const run = await walk.read.settlement(period);
  const funds = run?.number === settlement ? run.funds : null;
  const fund = funds?.find((f) => f.covers.includes(coverOf(charge)));
  const year = period.slice(0, 4);
  const given = (await walk.read.movements()).filter(
    (m) => m.kind === "appropriation" && m.fund === fund?.fund && m.year === year,
  );
  const origin: Explanation[] = fund
    ? [
        {
          fact: { kind: "fund", fund, period },
          adds: null,
          origin: given.map((movement) => leaf({ kind: "movement", movement })),
        },
      ]
    : [];
  const about = { settlement, kind: charge.kind, library: charge.library ?? "" };
  const isOwed = (c: Charge): boolean =>
    c.scheme === charge.scheme && c.service === charge.service && c.steps[0]?.item !== "prorated";
  const charges = await chargesIn(walk, about, isOwed);
  return [
    ...origin,
    ...(await sumNode(walk, { period, charges }, { explain: explainCharges(walk), depth: of.depth })),
  ];
}

/** What exceeds a cap: all that was charged before it was reached, of the library or of all. */
async function cappedBehind(walk: Walk, of: About): Promise<Explanation[]> {
  const { charge, settlement, period } = of;
  const item = charge.steps[0]?.item ?? "";
  const isSame = (c: Charge): boolean => c.scheme === charge.scheme;
  const about = item.startsWith("cap-all-")
    ? { kind: charge.kind }
    : { kind: charge.kind, library: charge.library ?? "" };
  const how = { explain: explainCharges(walk), depth: of.depth };
  // The last version's cap is over all that joint consulting pays in the period; a scheme's is over its own version's.
  const isCapped = (c: Charge): boolean => c.service === "consulting" || c.rule === charge.rule;
  const charges = await chargesIn(
    walk,
    { ...about, settlement },
    (c) => isSame(c) && isCapped(c) && c.steps[0]?.item !== item && isBefore(c, charge),
  );
  const origin = await sumNode(walk, { period, charges }, how);
  if (!item.endsWith("-year")) return origin;
  return [...origin, ...(await earlierSums(walk, about, { ...of, isSame }))];
}

async function earlierSums(
  walk: Walk,
  about: { kind: Charge["kind"]; library?: string },
  of: { period: string; depth: number; isSame: (charge: Charge) => boolean },
): Promise<Explanation[]> {
  const origin: Explanation[] = [];
  const how = { explain: explainCharges(walk), depth: of.depth + 1 };
  for (const { period, settlement } of await walk.earlierInYear(of.period)) {
    const charges = await chargesIn(walk, { ...about, settlement }, of.isSame);
    origin.push(...(await sumNode(walk, { period, charges }, how)));
  }
  return origin;
}

/** Fees between libraries: what the library earned as supplier, or owes as requester. */
async function feesBehind(walk: Walk, of: About): Promise<Explanation[]> {
  const { charge, settlement, period } = of;
  const fits = (c: Charge): boolean =>
    c.corrects === null &&
    c.service === charge.service &&
    c.rule === charge.rule &&
    (charge.kind === "grant" || c.counterparty === charge.library);
  const about = { settlement, kind: "fee-basis" } as const;
  const own = charge.kind === "grant" ? { ...about, library: charge.library ?? "" } : about;
  const charges = await chargesIn(walk, own, fits);
  return sumNode(walk, { period, charges }, { explain: explainCharges(walk), depth: of.depth });
}

/** A subsidy is a share of the library's priced requests under one rule version, or so much a volume. */
async function subsidyBehind(walk: Walk, of: About): Promise<Explanation[]> {
  const { charge, settlement, period } = of;
  if (charge.library === null) return [];
  const all = await chargesIn(
    walk,
    { settlement, kind: "fee-basis", library: charge.library },
    (c) => c.service === charge.service && c.corrects === null,
  );
  const charges = [];
  for (const found of all) if (await isUnder(walk, found.charge, of)) charges.push(found);
  const how = { explain: explainCharges(walk), depth: of.depth };
  const by = charge.kind === "ill-subsidy" ? "quantity" : "amount";
  const origin = await sumNode(walk, { period, charges, by }, how);
  if (!charge.steps.some((s) => s.item === "cap-year")) return origin;
  const about = { kind: charge.kind, library: charge.library };
  return [...origin, ...(await earlierSums(walk, about, { ...of, isSame: () => true }))];
}

/** Two versions in one period part the requests by their days. */
async function isUnder(walk: Walk, basis: Charge, { charge, settlement, period }: About): Promise<boolean> {
  const part = charge.kind === "dd-subsidy" ? "dd-subsidy" : "ill-subsidy";
  const rules = await walk.rulesThen(settlement);
  if (rules.filter((rule) => rule.part === part).length < 2 || basis.record === null) return true;
  const rule = await ruleOf(walk, part, { charge: basis, settlement, period });
  return rule !== undefined && ruleName(rule) === charge.rule;
}

/** The rule that a request's subsidy rests on: that of its day. */
async function ruleOf<P extends "dd-subsidy" | "ill-subsidy">(
  walk: Walk,
  part: P,
  { charge, settlement, period }: Omit<About, "depth">,
): Promise<RuleVersion<P> | undefined> {
  const record = charge.record && (await walk.read.recordAt(charge.record));
  const day = record?.suppliedOn ?? parsePeriod(period)?.to ?? "";
  return inForce({ rules: await walk.rulesThen(settlement), part, day });
}

/** Of a document's fee basis: the confirmed fee and the cap that made it another one than the tariff's. */
async function countedBy(walk: Walk, of: About): Promise<Explanation[]> {
  const { charge } = of;
  const { fen, statedFen: confirmedFen } = charge;
  if (charge.kind !== "fee-basis" || charge.service !== "dd") return [];
  const tariffFen = sumOf(charge.steps, (step) => step.fen);
  const rule = await ruleOf(walk, "dd-subsidy", of);
  const isTariffs = fen === tariffFen && (confirmedFen ?? fen) === fen;
  if (isTariffs || rule === undefined || basisFee({ tariffFen, confirmedFen }, rule.body) !== fen) return [];
  const fact = { kind: "counted", rule, tariffFen, confirmedFen, figure: yuanOf(fen) } as const;
  return [{ fact, adds: null, origin: await walk.ruleLeaf(ruleName(rule)) }];
}
