/**
 * 物流账单审计 / the audit of an invoice: the loans that name its parcels, and each account of its lines judged by them.
 *
 * The invoice is walked twice by waybill number. First the parcels are counted for the contract's tiers (a line that is
 * billed twice or at 0.00, credited, of another month, not delivered or without a loan is none), and fees of the period are gathered,
 * which come under any number. Then each account is judged with what was found.
 */

import { by } from "../../core/list.ts";
import { contains, type Period } from "../../core/period.ts";
import { compareRefs, type RecordRef, refText } from "../../core/source.ts";
import { type RequestRecord, type WaybillLine, waybillKey } from "../../records/record.ts";
import { waybillsIn } from "../reconcile/parcel-link.ts";
import type { Repeated } from "./billed-before.ts";
import {
  type AuditClass,
  type AuditedLine,
  judgeLine,
  type LineContext,
  paymentOf,
} from "./courier-audit.ts";
import {
  type BilledMonth,
  type Booked,
  type Judge,
  type Verdict,
  WaybillAccount,
} from "./waybill-account.ts";

/** All lines under one number: of the audited month, and of those before it in their order. */
export interface BilledAccount {
  readonly lines: readonly WaybillLine[];
  readonly earlier: readonly BilledMonth[];
}

/** The loans that name a waybill, added up by the side that speaks. */
interface Parcel {
  supplier: number | null;
  requester: number | null;
  centre: number | null;
  /** A loan of the period itself that was sent out in it, and the number as it writes it. */
  sentOut: { readonly ref: RecordRef; readonly waybill: string } | null;
  /** One of its loans went in several parcels, so nobody knows how many volumes are in this one. */
  isShared: boolean;
  legs: Set<"out" | "back">;
  isBilled: boolean;
}

/** By `waybillKey`. */
type Parcels = Map<string, Parcel>;

/** What the first walk finds out of one account. */
interface Seen {
  /** Shipment days of the lines that make it a parcel for a tier: one, however many days and legs. */
  readonly counted: readonly string[];
  /** Of parcels that are priced by the tier of the month they were shipped in. */
  readonly rebilled: readonly string[];
  /** A credit takes back what settlements before this one paid or held; of a fee that of another number may. */
  readonly restsOnBooks: boolean;
}

export interface InvoiceAudit {
  /** Takes every account of a loan; `own`: it belongs to the audited period. */
  loan(record: RequestRecord, own: boolean): void;
  /** Takes each account of the first walk, once all loans are known. */
  look(account: BilledAccount): Seen;
  /** Takes each account of the second walk. */
  account(account: BilledAccount, booked?: Booked): AuditedLine[];
  /** Parcels that loans of the period went out in and that no line bills. */
  notBilled(): { waybill: string; ref: RecordRef }[];
}

/** Billed, but no parcel that was carried for it. */
const UNCOUNTED: readonly AuditClass[] = [
  "duplicate-waybill",
  "billed-again",
  "rebill-excess",
  "rebilled",
  "credited",
  "outside-period",
  "undelivered",
  "waybill-without-loan",
];

const NOTHING_BOOKED: Booked = () => undefined;

export function invoiceAudit(context: LineContext): InvoiceAudit {
  const parcels: Parcels = new Map();
  const fees = new FeeAccounts();
  const judge = judgeOf(context, parcels);
  const audited = ({ earlier, lines }: BilledAccount, booked: Booked): AuditedLine[] => {
    const account = new WaybillAccount(judge);
    for (const month of earlier) account.earlier(month, booked);
    const told = account.audited({ period: context.period, lines, isNear: true });
    return told.map((t) => ({ ...t, loanVolumes: loanVolumesOf(parcels, t.line.waybillNo) }));
  };
  const hasTiers = (line: WaybillLine): boolean => context.contractOn(line.shippedOn)?.tiers !== undefined;

  return {
    loan: (record, own) => addLoan(parcels, record, own),
    look(account) {
      fees.add(account);
      const parcelLines = account.lines.filter(isParcel);
      for (const { waybillNo } of parcelLines) markBilled(parcels, waybillNo);
      const { earlier, lines } = account;
      const isCredited = [...lines, ...earlier.flatMap((m) => m.lines)].some((l) => l.chargeFen < 0n);
      const priced = parcelLines.some(hasTiers)
        ? audited(account, NOTHING_BOOKED).filter((a) => isTierParcel(a.line))
        : [];
      const isCounted = (a: AuditedLine) => !UNCOUNTED.includes(a.class);
      const isOwn = (a: AuditedLine) => contains(context.period, a.line.shippedOn);
      const daysOf = (found: readonly AuditedLine[]) => found.map((a) => a.line.shippedOn);
      return {
        counted: daysOf(priced.filter((a) => isCounted(a) && isOwn(a))),
        // Whether a line bills what was credited shows only by the right price.
        rebilled: daysOf(priced.filter((a) => (isCounted(a) || isCredited) && !isOwn(a))),
        restsOnBooks: earlier.some((m) => isCredited || m.lines.some(isFee)),
      };
    },
    account(account, booked = NOTHING_BOOKED) {
      const others = audited(
        filtered(account, (line) => !isFee(line)),
        booked,
      );
      if (others.length === account.lines.length) return others;
      const ofFees = fees.audited(audited, booked);
      const byRef = new Map(others.map((a) => [refText(a.line.ref), a]));
      return account.lines.flatMap(({ ref }) => byRef.get(refText(ref)) ?? ofFees.get(refText(ref)) ?? []);
    },
    notBilled() {
      return [...parcels.values()]
        .flatMap(({ sentOut, isBilled }) => (sentOut === null || isBilled ? [] : [sentOut]))
        .sort((a, b) => (a.waybill < b.waybill ? -1 : 1));
    },
  };
}

/** Fees of the period, of all numbers: few, and one account. */
class FeeAccounts {
  private readonly lines: WaybillLine[] = [];
  private readonly earlier = new Map<string, { period: Period; lines: WaybillLine[]; isNear: boolean }>();
  private judged: ReadonlyMap<string, AuditedLine> | null = null;

  add(account: BilledAccount): void {
    const { lines, earlier } = filtered(account, isFee);
    this.lines.push(...lines);
    for (const month of earlier) {
      const known = this.earlier.get(month.period.id) ?? { ...month, lines: [] };
      known.lines.push(...month.lines);
      this.earlier.set(month.period.id, known);
    }
  }

  /** By place. */
  audited(
    judge: (account: BilledAccount, booked: Booked) => AuditedLine[],
    booked: Booked,
  ): ReadonlyMap<string, AuditedLine> {
    if (this.judged) return this.judged;
    const earlier = [...this.earlier.values()].sort(by((a) => a.period.from));
    const judged = judge({ lines: this.lines, earlier }, booked);
    this.judged = new Map(judged.map((a) => [refText(a.line.ref), a]));
    return this.judged;
  }
}

function judgeOf(context: LineContext, parcels: Parcels): Judge {
  const legOf = (line: WaybillLine) => {
    const legs = parcels.get(waybillKey(line.waybillNo))?.legs;
    return line.leg ?? (legs?.size === 1 ? ([...legs][0] ?? null) : null);
  };
  return {
    legOf,
    feeOn(line) {
      const contract = context.contractOn(line.shippedOn);
      return { company: contract?.company ?? "", fen: contract?.perPeriodFen ?? 0n };
    },
    judge(line: WaybillLine, repeated: Repeated, period: Period): Verdict {
      const parcel = parcels.get(waybillKey(line.waybillNo));
      // Where no library writes waybill numbers down, nobody can say which parcel carried no loan.
      const hasLoan = parcel !== undefined || parcels.size === 0;
      const loanVolumes = loanVolumesOf(parcels, line.waybillNo);
      const known = { ...repeated, hasLoan, loanVolumes, leg: legOf(line) };
      const judged = judgeLine(line, known, { ...context, period });
      const contract = context.contractOn(line.shippedOn);
      return { ...judged, ...paymentOf(line.chargeFen, judged.disputedFen, contract) };
    },
  };
}

function loanVolumesOf(parcels: Parcels, waybill: string): number | null {
  const parcel = parcels.get(waybillKey(waybill));
  return parcel && !parcel.isShared ? (parcel.supplier ?? parcel.requester ?? parcel.centre) : null;
}

function addLoan(parcels: Parcels, record: RequestRecord, own: boolean): void {
  if (record.status !== "filled") return;
  const add = (waybill: string, how: { isShared: boolean; leg: "out" | "back" }): Parcel => {
    const key = waybillKey(waybill);
    const parcel = parcels.get(key) ?? emptyParcel();
    if (record.role !== "courier") parcel[record.role] = (parcel[record.role] ?? 0) + (record.volumes ?? 0);
    parcel.isShared ||= how.isShared;
    parcel.legs.add(how.leg);
    parcels.set(key, parcel);
    return parcel;
  };
  const [back, out] = [record.waybillBack, record.waybillOut].map((text) => waybillsIn(text ?? ""));
  for (const waybill of back ?? []) add(waybill, { isShared: (back?.length ?? 0) > 1, leg: "back" });
  for (const waybill of out ?? []) {
    const parcel = add(waybill, { isShared: (out?.length ?? 0) > 1, leg: "out" });
    const isFirst = parcel.sentOut === null || compareRefs(record.ref, parcel.sentOut.ref) < 0;
    if (own && isFirst) parcel.sentOut = { ref: record.ref, waybill };
  }
}

function emptyParcel(): Parcel {
  const volumes = { supplier: null, requester: null, centre: null };
  return { ...volumes, sentOut: null, isShared: false, legs: new Set(), isBilled: false };
}

function markBilled(parcels: Parcels, waybill: string): void {
  const parcel = parcels.get(waybillKey(waybill));
  if (parcel) parcel.isBilled = true;
}

function isFee(line: WaybillLine): boolean {
  return line.item === "period";
}

/** A credit takes back another line, and stops and fees are no parcels. */
function isParcel(line: WaybillLine): boolean {
  return line.item === "parcel" && line.chargeFen >= 0n;
}

function filtered({ lines, earlier }: BilledAccount, keep: (line: WaybillLine) => boolean): BilledAccount {
  return { lines: lines.filter(keep), earlier: earlier.map((m) => ({ ...m, lines: m.lines.filter(keep) })) };
}

/** What is billed at nothing lifts no tier (SOURCES.md [courier-contract]). */
function isTierParcel(line: WaybillLine): boolean {
  return isParcel(line) && line.chargeFen > 0n;
}
