/**
 * 各馆使用经费 / funds used: what a settlement charges, by the library that asked, where the charges say who is paid.
 *
 * A fee, a volume and a scheme's amount of one request are its requester's. A subsidy is made of the requests of its supplier: its
 * rate's share is split among those who asked, each fee at the rate (largest remainder, ties by code), a reward goes by requests and
 * the amount per volume by volumes. The difference that a correction run makes to a subsidy is split in the same way among those whose
 * fees it changed, up or down. Tiers price one request, so they are its requester's; rounding goes to the largest remainder, and no fen
 * of it is left over. What is of no single request (caps of a month or a year, proration, pools, and a subsidy whose base is not what
 * the fees come to) stays apart as `none`, of a correction run as `corrected`; nothing is spread by a key that no rule has.
 *
 * Worked examples: 人大 supplied 北大 for 3.60 and 清华 for 13.60; its 50 % is 8.60: 1.80 for 北大, 6.80 for 清华; a cap of 8.00
 * leaves −0.60 as `none`, and the three are 8.00 again. After the close 北大's fee becomes 4.80 and 清华's 13.30: the subsidy rises by
 * 0.45, of which 0.60 are 北大's and −0.15 清华's. Had 清华 asked for 北大's request all along, the subsidy is as it was: its difference
 * of 0.00 is −1.80 of 北大 and 1.80 of 清华. Source: SOURCES.md [shares-to-the-fen], [correction-runs].
 */
import { addTo, byKey, groupBy, sumOf } from "../../core/list.ts";
import { type Fen, type Rate, splitAtRate, timesRate } from "../../core/money.ts";
import type { LibraryCode } from "../../registry/library.ts";
import { type ArithmeticStep, type Charge, type ChargeService, FEES, rateItem } from "../../rules/charge.ts";
import type { DdSubsidy, IllSubsidy } from "../../rules/rules.ts";
import { isCut } from "./proration.ts";

/** Charges of single requests between two libraries, added up. */
export interface RequestTotal
  extends Pick<
    Charge,
    "kind" | "scheme" | "service" | "rule" | "library" | "counterparty" | "unit" | "corrects"
  > {
  readonly charges: number;
  readonly quantity: bigint;
  readonly fen: Fen;
}

/** Who asked: a library, null where nobody is named; `none`: of no single request; `corrected`: that of a correction run. */
export type FundUser = LibraryCode | null | "none" | "corrected";

export interface FundUse {
  readonly period: string;
  readonly user: FundUser;
  /** Who is paid; null where it is nobody, or not told apart. */
  readonly payee: LibraryCode | null;
  readonly kind: "fee-basis" | "dd-subsidy" | "ill-subsidy" | "grant" | "bill";
  readonly service: ChargeService;
  /** Requests or volumes, of fees only. */
  readonly quantity: bigint;
  readonly fen: Fen;
  /** A part of one charge, by its id, or all charges of requests of this total. */
  readonly of: string | RequestTotal;
}

export interface SettledFunds {
  readonly period: string;
  readonly requests: readonly RequestTotal[];
  /** Subsidies, grants and bills that are of no single request. */
  readonly sums: readonly Charge[];
  /** Whose side a scheme pays or bills; undefined where no version tells. */
  readonly partyOf: (of: { rule: string; scheme: string }) => "supplier" | "requester" | undefined;
  /** What a version of a subsidy says; undefined of any other one. */
  readonly subsidyOf: (rule: string) => DdSubsidy | IllSubsidy | undefined;
}

export function fundsUsed(settled: SettledFunds): FundUse[] {
  const fees = settled.requests.filter((total) => total.kind === "fee-basis");
  const sides = {
    library: groupBy(fees, (total) => total.library),
    counterparty: groupBy(fees, (total) => total.counterparty),
  };
  return [
    ...settled.requests.flatMap((total) => ofRequests(settled, total)),
    ...settled.sums.flatMap((charge) => ofSum({ ...settled, sides }, charge)),
  ];
}

interface SidedFunds extends SettledFunds {
  /** Fees by who supplied, and by who asked. */
  readonly sides: Readonly<
    Record<"library" | "counterparty", ReadonlyMap<LibraryCode | null, readonly RequestTotal[]>>
  >;
}

/** As it moves what the libraries are owed: a bill takes off; a fee basis is owed to nobody. */
export function usedFen(use: FundUse): Fen {
  return use.kind === "bill" ? -use.fen : use.fen;
}

function ofRequests({ period, partyOf }: SettledFunds, total: RequestTotal): FundUse[] {
  const { kind, service, quantity, fen, library, counterparty, scheme, rule } = total;
  if (kind === "fee-basis") {
    const sides = { user: counterparty, payee: library };
    return [{ period, ...sides, kind, service, quantity, fen, of: total }];
  }
  if (kind !== "grant" && kind !== "bill") return [];
  const party = service === "consulting" ? "supplier" : partyOf({ rule, scheme: scheme ?? "" });
  const about = { period, kind, service, quantity: 0n, fen, of: total };
  if (party === undefined) return [{ ...about, user: "none", payee: library }];
  const [user, payee] = party === "supplier" ? [counterparty, library] : [library, counterparty];
  return [{ ...about, user, payee }];
}

/** A charge of no single request, in the parts that those who asked have in it. */
function ofSum(settled: SidedFunds, charge: Charge): FundUse[] {
  const { kind, service, library } = charge;
  if (kind !== "dd-subsidy" && kind !== "ill-subsidy" && kind !== "grant" && kind !== "bill") return [];
  const about = { period: settled.period, kind, service, quantity: 0n, of: charge.id };
  const isOwn = charge.scheme === FEES && kind === "bill";
  const parts = partsOf(settled, charge);
  const uses = parts.map(({ key: [user, payee], fen }): FundUse => ({ ...about, user, payee, fen }));
  const rest = charge.fen - sumOf(parts, (part) => part.fen);
  if (rest === 0n) return uses;
  const other = charge.corrects === null ? "none" : "corrected";
  const user = isOwn ? library : other;
  return [...uses, { ...about, user, payee: isOwn ? null : library, fen: rest }];
}

interface UsedPart {
  readonly key: readonly [user: LibraryCode | null, payee: LibraryCode | null];
  readonly fen: Fen;
}

/** None where the charge's own base is not what the fees of its requests come to: then it rests on others, too. */
function partsOf({ sides, sums, subsidyOf }: SidedFunds, charge: Charge): UsedPart[] {
  const isFee = charge.scheme === FEES;
  const side = charge.kind === "bill" ? sides.counterparty : sides.library;
  const own = (side.get(charge.library) ?? []).filter(
    (total) =>
      total.corrects === charge.corrects &&
      total.service === charge.service &&
      (!isFee || total.rule === charge.rule),
  );
  if (isFee) {
    if (sumOf(own, (total) => total.fen) !== charge.fen) return [];
    return merged(own.map((total) => ({ key: keyOf(total), fen: total.fen })));
  }
  const isSubsidy = charge.kind === "dd-subsidy" || charge.kind === "ill-subsidy";
  if (!isSubsidy || !isOnlyOne(sums, charge) || !restsOn(charge, own)) return [];
  const steps = charge.corrects === null ? charge.steps : changedSteps(charge, subsidyOf(charge.rule));
  return merged(steps.flatMap((step) => stepParts(step, own)));
}

/** Two versions of a rule in one month part a library's requests by their days, which totals do not tell. */
function isOnlyOne(sums: readonly Charge[], charge: Charge): boolean {
  const isRival = (c: Charge): boolean =>
    c.kind === charge.kind && c.library === charge.library && c.corrects === charge.corrects && !isCut(c);
  return !isCut(charge) && sums.filter(isRival).length === 1;
}

function restsOn(charge: Charge, own: readonly RequestTotal[]): boolean {
  const quantity = sumOf(own, (total) => total.quantity);
  if (charge.quantity !== quantity) return false;
  return charge.kind === "ill-subsidy" || charge.steps[0]?.unitFen === sumOf(own, (total) => total.fen);
}

/**
 * A difference as its rule makes it of what its base and its number of requests changed by. The share is what is left of it beside the
 * rewards; where that is further from base × rate than rounding is, a cap came between, and the share is base × rate, rounded as the rule says.
 */
function changedSteps(
  charge: Charge,
  rule: DdSubsidy | IllSubsidy | undefined,
): Pick<ArithmeticStep, "item" | "unitFen" | "fen">[] {
  if (rule === undefined) return [];
  const { quantity } = charge;
  if ("perVolumeFen" in rule)
    return [{ item: "per-volume", unitFen: rule.perVolumeFen, fen: quantity * rule.perVolumeFen }];
  const { rate, rewardPerRequestFen: unitFen } = rule;
  const basisFen = charge.steps[0]?.unitFen ?? 0n;
  const left = charge.fen - quantity * unitFen;
  const off = left * rate.den - basisFen * rate.num;
  const isRounded = -rate.den < off && off < rate.den;
  return [
    {
      item: rateItem(rule),
      unitFen: basisFen,
      fen: isRounded ? left : timesRate(basisFen, rate, rule.rounding),
    },
    { item: "reward", unitFen, fen: quantity * unitFen },
  ];
}

function stepParts(
  step: Pick<ArithmeticStep, "item" | "unitFen" | "fen">,
  own: readonly RequestTotal[],
): UsedPart[] {
  if (step.item === "reward" || step.item === "per-volume")
    return own.map((total) => ({ key: keyOf(total), fen: total.quantity * step.unitFen }));
  const rate = rateOf(step.item);
  if (rate === undefined) return [];
  const weights = new Map<string, bigint>();
  for (const total of own) addTo(weights, total.counterparty ?? "", total.fen);
  const shares = [...weights].map(([key, weight]) => ({ key, weight }));
  const payee = own[0]?.library ?? null;
  return [...splitAtRate(step.fen, rate, shares)].map(([user, fen]) => ({
    key: [user === "" ? null : user, payee],
    fen,
  }));
}

/** Of "rate 50/100" or "rate 50/100 down", as a subsidy's first step is named. */
function rateOf(item: string): Rate | undefined {
  const [, num, den] = /^rate (\d+)\/(\d+)(?: \S+)?$/.exec(item) ?? [];
  return num === undefined || den === undefined ? undefined : { num: BigInt(num), den: BigInt(den) };
}

const keyOf = ({ counterparty, library }: RequestTotal): UsedPart["key"] => [counterparty, library];

function merged(parts: readonly UsedPart[]): UsedPart[] {
  const groups = groupBy(parts, ({ key: [user, payee] }) => `${user ?? ""}\n${payee ?? ""}`);
  return [...groups].sort(byKey).flatMap(([, group]) => {
    const fen = sumOf(group, (part) => part.fen);
    return group[0] && fen !== 0n ? [{ key: group[0].key, fen }] : [];
  });
}
