/**
 * 费用 / charge: an amount with its reason. Kinds, never mixed:
 * fee-basis 费用基数 (what the tariff says a request is worth; nobody pays it while the service is free),
 * dd-subsidy and ill-subsidy 补贴 (what the centre owes a library), courier 物流费 (what it owes the company),
 * courier-held 暂缓支付 (what the company bills and the centre disputes: not owed, and not forgotten);
 * and by a scheme: grant 方案补助 (what the centre owes a library), bill 应缴 (what a library owes the centre), free 免费
 * (what of a quota is used, or a shadow price in a free period; owed by nobody).
 */
import type { Fen, Rate, Rounding } from "../core/money.ts";
import type { RecordRef } from "../core/source.ts";
import type { LibraryCode, Service } from "../registry/library.ts";

export const CHARGE_KINDS = [
  "fee-basis",
  "dd-subsidy",
  "ill-subsidy",
  "courier",
  "courier-held",
  "grant",
  "bill",
  "free",
] as const;

export type ChargeKind = (typeof CHARGE_KINDS)[number];

/** One step of the arithmetic: `quantity` × `unitFen` = `fen` under the tariff item or step named `item`. */
export interface ArithmeticStep {
  readonly item: string;
  readonly quantity: bigint;
  readonly unit: string;
  readonly unitFen: Fen;
  readonly fen: Fen;
}

/** The step of a share: a rounding that is not half up is named behind it, as in "rate 1/2 half-even" and "fuel down". */
export function shareItem(item: string, rounding: Rounding | undefined): string {
  return rounding === undefined || rounding === "half-up" ? item : `${item} ${rounding}`;
}

export function rateItem({ rate, rounding }: { rate: Rate; rounding?: Rounding | undefined }): string {
  return shareItem(`rate ${rate.num}/${rate.den}`, rounding);
}

/** A step in words: what stands behind its key (a district, a rounding) goes with it. */
export function stepName(item: string, nameOf: (key: string) => string | undefined): string {
  return (
    nameOf(item) ??
    item
      .split(" ")
      .map((word) => nameOf(word) ?? word)
      .join(" ")
  );
}

/** What a charge is for: a reconciled service, or 联合咨询, whose compensation rests on its rows alone. */
export type ChargeService = Service | "consulting";

export interface Charge {
  /** "C-" + settlement number + "-" + sequence, given by the settlement that makes it. */
  readonly id: string;
  readonly kind: ChargeKind;
  /** The key of the scheme it is of; null for the kinds that have none. */
  readonly scheme: string | null;
  readonly service: ChargeService;
  /** The library paid (subsidy), supplying (fee basis) or served (courier: the sender); null when unknown. */
  readonly library: LibraryCode | null;
  readonly counterparty: LibraryCode | null;
  readonly caseKey: string | null;
  readonly ordinal: number | null;
  /** The record it rests on; null for a sum over charges. */
  readonly record: RecordRef | null;
  /** Requests, volumes, parcels, stops or periods behind the amount: of one kind only, named by `unit`. */
  readonly quantity: bigint;
  readonly unit: "request" | "volume" | "parcel" | "stop" | "period";
  readonly fen: Fen;
  /** What the other side said: the confirmed fee, the invoice's line. */
  readonly statedFen: Fen | null;
  /** The correction run it is the difference of, e.g. "2019-05/R1"; null for what the period itself settled. */
  readonly corrects: string | null;
  /** ruleName of the version that priced it. */
  readonly rule: string;
  readonly steps: readonly ArithmeticStep[];
}

/** Σ of the fees a subsidy is a share of: the first step of its arithmetic; what is cut in proportion is a share of none. */
export function basisFen({ steps: [first] }: Pick<Charge, "steps">): Fen {
  return first === undefined || first.item === "prorated" ? 0n : first.unitFen;
}

/** What a charge moves on the library's account: a grant adds, a bill takes off. */
export function onAccount(charge: Charge): Fen {
  return charge.kind === "bill" ? -charge.fen : charge.fen;
}

/** Of a sum over charges. */
export const NO_REQUEST = {
  counterparty: null,
  caseKey: null,
  ordinal: null,
  record: null,
  statedFen: null,
} as const;

/** Whether two charges say the same, to the last step. */
export function sameCharge(a: Charge, b: Charge): boolean {
  return (
    a.id === b.id &&
    a.kind === b.kind &&
    a.scheme === b.scheme &&
    a.service === b.service &&
    a.library === b.library &&
    a.counterparty === b.counterparty &&
    a.caseKey === b.caseKey &&
    a.ordinal === b.ordinal &&
    sameRef(a.record, b.record) &&
    a.quantity === b.quantity &&
    a.unit === b.unit &&
    a.fen === b.fen &&
    a.statedFen === b.statedFen &&
    a.corrects === b.corrects &&
    a.rule === b.rule &&
    a.steps.length === b.steps.length &&
    a.steps.every((step, i) => sameStep(step, b.steps[i]))
  );
}

function sameRef(a: RecordRef | null, b: RecordRef | null): boolean {
  if (a === null || b === null) return a === b;
  return a.file === b.file && a.sheet === b.sheet && a.row === b.row;
}

function sameStep(a: ArithmeticStep, b: ArithmeticStep | undefined): boolean {
  return (
    b !== undefined &&
    a.item === b.item &&
    a.quantity === b.quantity &&
    a.unit === b.unit &&
    a.unitFen === b.unitFen &&
    a.fen === b.fen
  );
}

/** The scheme a fee is of where libraries settle it among themselves; no pack's scheme may have this key. */
export const FEES = "fees";

/** A charge as rules make it, before the settlement gives it its id. */
export type MadeCharge = Omit<Charge, "id" | "corrects"> & { readonly corrects?: string | null };

/** Field by field: millions pass here, and a copy by spreading costs as much as pricing. */
export function named(said: MadeCharge, id: string): Charge {
  return {
    id,
    kind: said.kind,
    scheme: said.scheme,
    service: said.service,
    library: said.library,
    counterparty: said.counterparty,
    caseKey: said.caseKey,
    ordinal: said.ordinal,
    record: said.record,
    quantity: said.quantity,
    unit: said.unit,
    fen: said.fen,
    statedFen: said.statedFen,
    corrects: said.corrects ?? null,
    rule: said.rule,
    steps: said.steps,
  };
}
