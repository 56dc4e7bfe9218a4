/**
 * 包裹与借阅 / the loans that name each parcel: how many volumes were in it, which way it went, from whom to whom.
 *
 * A parcel is known where a loan names its number, that of its mother waybill, or that of the one it brings back. Its leg is the
 * line's own; else its sender and receiver tell it, else the loans' columns, else that it brings one back.
 */
import type { Day } from "../../core/day.ts";
import { compareRefs, type RecordRef } from "../../core/source.ts";
import type { RequestRecord, WaybillLine } from "../../records/record.ts";
import { waybillKey } from "../../records/waybill-key.ts";
import type { LibraryCode } from "../../registry/library.ts";
import { waybillsIn } from "../reconcile/parcel-link.ts";

/** One loan's way in a parcel, as one side tells it. */
interface Trip {
  readonly loan: string;
  readonly leg: "out" | "back";
  readonly lender: LibraryCode;
  readonly borrower: LibraryCode;
  /** Sent out, or brought back. */
  readonly day: Day | null;
}

/** Closed months never change, so `verify` computes those of earlier programs by the rules of then; nothing is settled by them. */
export interface EarlierRules {
  /**
   * Before 2026-11-30: a number's guards and .0 were part of it, and a credit that came before its charge was set off once more
   * against what had been held by it; lines of one amount and weight were told apart by their place, whether they arrived or
   * not; a late line was late, whether its parcel was known or not. Implies the next.
   */
  readonly isEarlier?: boolean;
  /**
   * Before 2026-12-01: tier and minimum of a cycle were of its own bill, and so was the tier of what later bills change; a contract that
   * began within a cycle counted its own parcels alone; a supplement was judged before the freight on its bill that costs more.
   */
  readonly isOfNovember?: boolean;
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
  readonly legs: Set<"out" | "back">;
  readonly trips: Trip[];
  isBilled: boolean;
}

export class ParcelLoans {
  /** By `waybillKey`. */
  private readonly parcels = new Map<string, Parcel>();
  private readonly isEarlier: boolean;

  /** `isEarlier`: by the rule of `EarlierRules`. */
  constructor(isEarlier = false) {
    this.isEarlier = isEarlier;
  }

  /** Where no library writes waybill numbers down, nobody can say which parcel carried no loan. */
  isKnown(line: WaybillLine): boolean {
    return this.parcels.size === 0 || this.of(line) !== undefined;
  }

  /** `own`: of the audited period, and sent out in the days that its invoice bills. */
  add(record: RequestRecord, own: boolean): void {
    if (record.status !== "filled") return;
    const [back, out] = [record.waybillBack, record.waybillOut].map((text) => waybillsIn(text ?? ""));
    for (const waybill of back ?? []) this.name(record, waybill, { isShared: isMany(back), leg: "back" });
    for (const waybill of out ?? []) {
      const parcel = this.name(record, waybill, { isShared: isMany(out), leg: "out" });
      const isFirst = parcel.sentOut === null || compareRefs(record.ref, parcel.sentOut.ref) < 0;
      if (own && isFirst) parcel.sentOut = { ref: record.ref, waybill };
    }
  }

  private name(
    record: RequestRecord,
    waybill: string,
    how: { isShared: boolean; leg: "out" | "back" },
  ): Parcel {
    const key = waybillKey(waybill, this.isEarlier);
    const parcel = this.parcels.get(key) ?? emptyParcel();
    if (record.role !== "courier") parcel[record.role] = (parcel[record.role] ?? 0) + (record.volumes ?? 0);
    parcel.isShared ||= how.isShared;
    parcel.legs.add(how.leg);
    const { supplier: lender, requester: borrower, requestKey: loan } = record;
    const day = how.leg === "out" ? record.suppliedOn : record.returnedOn;
    if (lender !== null && borrower !== null)
      parcel.trips.push({ loan, leg: how.leg, lender, borrower, day });
    this.parcels.set(key, parcel);
    return parcel;
  }

  /** What the loans say of a line. */
  tell(line: WaybillLine): { loanVolumes: number | null; likelyNo: string | null } {
    return { loanVolumes: this.volumesOf(line), likelyNo: this.likelyOf(line) };
  }

  /** The one number of the loans that a line's is but for one slip; null where it is known, or none or several are so near. */
  private likelyOf(line: WaybillLine): string | null {
    if (this.isKnown(line) || line.item !== "parcel") return null;
    const near = slipsOf(waybillKey(line.waybillNo)).filter((key) => this.parcels.has(key));
    return near.length === 1 ? (near[0] ?? null) : null;
  }

  bill(line: WaybillLine): void {
    for (const key of this.keysOf(line)) {
      const parcel = this.parcels.get(key);
      if (parcel) parcel.isBilled = true;
    }
  }

  /** Parcels that loans of the period went out in and that no line bills. */
  notBilled(): { waybill: string; ref: RecordRef }[] {
    return [...this.parcels.values()]
      .flatMap(({ sentOut, isBilled }) => (sentOut === null || isBilled ? [] : [sentOut]))
      .sort((a, b) => (a.waybill < b.waybill ? -1 : 1));
  }

  volumesOf(line: WaybillLine): number | null {
    const parcel = this.of(line);
    return parcel && !parcel.isShared ? (parcel.supplier ?? parcel.requester ?? parcel.centre) : null;
  }

  legOf(line: WaybillLine): "out" | "back" | null {
    if (line.leg !== null) return line.leg;
    const parcel = this.parcels.get(waybillKey(line.waybillNo, this.isEarlier)) ?? this.of(line);
    // As lines that were read before companies were told apart are judged.
    const way = line.company === null ? null : wayIn(parcel, line);
    if (way !== null) return way;
    const isReturn = line.relatedNo !== null && waybillKey(line.relatedNo) !== waybillKey(line.waybillNo);
    if (isReturn && line.company !== null) return "back";
    return parcel?.legs.size === 1 ? ([...parcel.legs][0] ?? null) : null;
  }

  /** With its leg, and with sender and receiver of the loans, where the invoice names no library and they agree. */
  sent(line: WaybillLine): WaybillLine {
    if (line.company === null || line.item !== "parcel") return line;
    const leg = this.legOf(line);
    if (leg === null || (leg === line.leg && line.from !== null && line.to !== null)) return line;
    const [trip, ...others] = this.of(line)?.trips ?? [];
    const isOther = ({ lender, borrower }: Trip): boolean =>
      lender !== trip?.lender || borrower !== trip.borrower;
    if (trip === undefined || others.some(isOther)) return { ...line, leg };
    const { lender, borrower } = trip;
    const [from, to] = leg === "out" ? [lender, borrower] : [borrower, lender];
    return { ...line, leg, from: line.from ?? from, to: line.to ?? to };
  }

  /** Two lines of one number are of two parcels: by leg, way and day each is of a loan, and not of the same leg of one. */
  areApart(a: WaybillLine, b: WaybillLine): boolean {
    const [ofA, ofB] = [this.loansOf(a), this.loansOf(b)];
    return ofA.size > 0 && ofB.size > 0 && ![...ofA].some((loan) => ofB.has(loan));
  }

  /**
   * Its loans went between other libraries, or the other way. A loan's parcel may come back under its own number (原单退回);
   * one that only brings a loan back went out under another. Worked example: the loan says 10002 → 10001 by SF1; a line SF1 to
   * 10003, or out from 10001 to 10002, differs, one back from 10001 to 10002 does not.
   */
  differ(line: WaybillLine): boolean {
    const trips = this.of(line)?.trips ?? [];
    if (this.isEarlier || line.company === null || line.item !== "parcel" || trips.length === 0) return false;
    return !trips.some((t) => {
      const legs = t.leg === "out" ? (["out", "back"] as const) : (["back"] as const);
      return legs.some((leg) => (line.leg ?? leg) === leg && isWayOf(line, t, leg));
    });
  }

  private loansOf(line: WaybillLine): ReadonlySet<string> {
    const leg = this.legOf(line);
    const own = (this.of(line)?.trips ?? []).filter(
      (t) => isWayOf(line, t, t.leg) && (leg === null || leg === t.leg),
    );
    const ofDay = own.filter((t) => t.day === line.shippedOn);
    return new Set((ofDay.length > 0 ? ofDay : own).map((t) => `${t.leg} ${t.loan}`));
  }

  private of(line: WaybillLine): Parcel | undefined {
    for (const key of this.keysOf(line)) {
      const parcel = this.parcels.get(key);
      if (parcel) return parcel;
    }
    return undefined;
  }

  private keysOf({ waybillNo, motherNo, relatedNo }: WaybillLine): string[] {
    const numbers = [waybillNo, motherNo, relatedNo].filter((number) => number !== null);
    return numbers.map((number) => waybillKey(number, this.isEarlier));
  }
}

function wayIn(parcel: Parcel | undefined, { from, to }: WaybillLine): "out" | "back" | null {
  const trips = parcel?.trips ?? [];
  const out = trips.some((t) => t.lender === from && t.borrower === to);
  const back = trips.some((t) => t.lender === to && t.borrower === from);
  return out === back ? null : out ? "out" : "back";
}

/** As far as the line names its sender and receiver. */
function isWayOf(line: WaybillLine, { lender, borrower }: Trip, leg: "out" | "back"): boolean {
  const [from, to] = leg === "out" ? [lender, borrower] : [borrower, lender];
  return (line.from ?? from) === from && (line.to ?? to) === to;
}

function isMany(numbers: readonly string[] | undefined): boolean {
  return (numbers?.length ?? 0) > 1;
}

function emptyParcel(): Parcel {
  const volumes = { supplier: null, requester: null, centre: null };
  return { ...volumes, sentOut: null, isShared: false, legs: new Set(), trips: [], isBilled: false };
}

/** 抄错一位: a number with one digit mistyped, two that stand side by side swapped, or zeros before it left out or added. */
function slipsOf(key: string): string[] {
  const bare = key.replace(/^0+/, "");
  const found = new Set([bare, ..."000".split("").map((_, i) => "0".repeat(i + 1) + bare)]);
  for (const [at, sign] of [...key].entries()) {
    const [before, after] = [key.slice(0, at), key.slice(at + 1)];
    if (/\d/.test(sign)) for (const digit of "0123456789") found.add(before + digit + after);
    if (after !== "") found.add(before + after.charAt(0) + sign + after.slice(1));
  }
  found.delete(key);
  return [...found];
}
