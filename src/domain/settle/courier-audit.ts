/**
 * 物流审计 / courier audit: each line of the invoice against the contract and against the loans it should have carried.
 *
 * A line has one class, the first that fits in the order of AUDIT_CLASSES. What is disputed is the whole amount where
 * the line should not stand on this invoice, was not delivered, or can't be checked, and the difference where only the
 * price is wrong. A credit line (negative amount) is taken as it stands. A difference within the contract's tolerance
 * is none. Settlement pays what the audit says is payable and holds back what it disputes (`paymentOf`).
 * Source: domain.md 4.5; CASES.md 8.9, 8.10, 10 no. 25.
 */
import type { RequestRecord, WaybillLine } from "../import/record.ts";
import type { Fen } from "../money.ts";
import { contains, type Period } from "../period.ts";
import { waybillsIn } from "../reconcile/parcel-link.ts";
import type { CourierContract } from "../rules.ts";
import { compareRefs, type RecordRef } from "../source.ts";
import type { ArithmeticStep } from "./charge.ts";
import { rateLine } from "./courier.ts";

export const AUDIT_CLASSES = [
  "duplicate-waybill",
  "credit",
  "outside-period",
  "undelivered",
  "waybill-without-loan",
  "no-contract",
  "no-weight",
  "line-arithmetic",
  "weight-differs",
  "district-differs",
  "over",
  "under",
  "volumes-differ",
  "correct",
] as const;

export type AuditClass = (typeof AUDIT_CLASSES)[number];

export interface AuditedLine {
  readonly line: WaybillLine;
  readonly class: AuditClass;
  /** By the contract in force on the day of shipment; null where it can't be said. */
  readonly contractFen: Fen | null;
  readonly steps: readonly ArithmeticStep[];
  /** Billed, and to be taken up with the company; negative where it billed too little. */
  readonly disputedFen: Fen;
  /** Volumes by the libraries' accounts of the loans in the parcel; null where there are none, or nobody can say. */
  readonly loanVolumes: number | null;
}

/** The loans that name a waybill, added up by the side that speaks. */
interface Parcel {
  supplier: number | null;
  requester: number | null;
  centre: number | null;
  /** A loan of the period itself that was sent out in it. */
  sentOut: RecordRef | null;
  /** One of its loans went in several parcels, so nobody knows how many volumes are in this one. */
  isShared: boolean;
  legs: Set<"out" | "back">;
}

export interface CourierAudit {
  /** Takes every account of a loan; `own`: it belongs to the audited period. */
  loan(record: RequestRecord, own: boolean): void;
  /**
   * Takes a line of an earlier period's invoice: what was billed there is not billed again, unless it had no place
   * there (shipped outside that period, not delivered) and so was not paid.
   */
  earlier(line: WaybillLine, of: Period): void;
  /** Takes the lines, ordered by waybill number, once all loans are known. */
  line(line: WaybillLine): AuditedLine;
  /** Parcels that loans of the period went out in and that no line bills. */
  notBilled(): { waybill: string; ref: RecordRef }[];
}

export interface AuditContext {
  readonly period: Period;
  readonly contractOn: (day: string) => CourierContract | undefined;
  readonly districtOf: (library: string) => string;
  /** Parcels of the period under the contract in force on the day, for its tiers. */
  readonly parcelsOn: (day: string) => number;
}

export function courierAudit(context: AuditContext): CourierAudit {
  const parcels = new Map<string, Parcel>();
  const billed = new Set<string>();
  const before = new Set<string>();

  const add = (waybill: string, record: RequestRecord, how: { isShared: boolean; leg: "out" | "back" }) => {
    const parcel = parcels.get(waybill) ?? emptyParcel();
    if (record.role !== "courier") parcel[record.role] = (parcel[record.role] ?? 0) + (record.volumes ?? 0);
    parcel.isShared ||= how.isShared;
    parcel.legs.add(how.leg);
    parcels.set(waybill, parcel);
    return parcel;
  };

  return {
    loan(record, own) {
      if (record.status !== "filled") return;
      const [back, out] = [record.waybillBack, record.waybillOut].map((text) => waybillsIn(text ?? ""));
      for (const waybill of back ?? [])
        add(waybill, record, { isShared: (back?.length ?? 0) > 1, leg: "back" });
      for (const waybill of out ?? []) {
        const parcel = add(waybill, record, { isShared: (out?.length ?? 0) > 1, leg: "out" });
        const isFirst = parcel.sentOut === null || compareRefs(record.ref, parcel.sentOut) < 0;
        if (own && isFirst) parcel.sentOut = record.ref;
      }
    },
    earlier(line, of) {
      const hadItsPlace = contains(of, line.shippedOn) && line.outcome !== "undelivered";
      if (isParcel(line) && hadItsPlace) before.add(legKey(line));
    },
    line(line) {
      const isAgain = isParcel(line) && (billed.has(legKey(line)) || before.has(legKey(line)));
      if (isParcel(line)) billed.add(legKey(line)).add(line.waybillNo);
      const parcel = parcels.get(line.waybillNo);
      const volumes = parcel ? (parcel.supplier ?? parcel.requester ?? parcel.centre) : null;
      // Where no library writes waybill numbers down, nobody can say which parcel carried no loan.
      const hasLoan = parcel !== undefined || parcels.size === 0;
      const known = { isAgain, hasLoan, loanVolumes: parcel?.isShared ? null : volumes };
      const leg = line.leg ?? (parcel?.legs.size === 1 ? ([...parcel.legs][0] ?? null) : null);
      return { ...judged(line, { ...known, leg }, context), line, loanVolumes: known.loanVolumes };
    },
    notBilled() {
      return [...parcels]
        .flatMap(([waybill, { sentOut }]) =>
          sentOut === null || billed.has(waybill) ? [] : [{ waybill, ref: sentOut }],
        )
        .sort((a, b) => (a.waybill < b.waybill ? -1 : 1));
    },
  };
}

function emptyParcel(): Parcel {
  return { supplier: null, requester: null, centre: null, sentOut: null, isShared: false, legs: new Set() };
}

/** A credit takes back another line, and stops and fees are no parcels: none of them is one billed twice. */
function isParcel(line: WaybillLine): boolean {
  return line.item === "parcel" && line.chargeFen >= 0n;
}

function legKey(line: WaybillLine): string {
  return `${line.waybillNo}\n${line.leg ?? ""}`;
}

interface Known {
  readonly isAgain: boolean;
  readonly hasLoan: boolean;
  readonly loanVolumes: number | null;
  readonly leg: "out" | "back" | null;
}

type Judged = Pick<AuditedLine, "class" | "contractFen" | "steps" | "disputedFen">;

function judged(line: WaybillLine, known: Known, context: AuditContext): Judged {
  const contract = context.contractOn(line.shippedOn);
  const district = line.to === null ? "" : context.districtOf(line.to);
  const about = { district, leg: known.leg, parcels: context.parcelsOn(line.shippedOn) };
  const rated = contract && rateLine(line, contract, about);
  const price = rated && "contractFen" in rated ? rated : null;
  const contractFen = price?.contractFen ?? null;
  const steps = price?.steps ?? [];
  const whole = (of: AuditClass): Judged => ({ class: of, contractFen, steps, disputedFen: line.chargeFen });
  if (known.isAgain) return whole("duplicate-waybill");
  if (line.chargeFen < 0n) return { class: "credit", contractFen: null, steps: [], disputedFen: 0n };
  if (!contains(context.period, line.shippedOn)) return whole("outside-period");
  if (line.outcome === "undelivered") return whole("undelivered");
  if (line.item === "parcel" && !known.hasLoan) return whole("waybill-without-loan");
  if (contract === undefined) return whole("no-contract");
  if (contractFen === null) return whole("no-weight");
  const byPrice = (of: AuditClass, rightFen = contractFen): Judged => {
    const fen = line.chargeFen - rightFen;
    const tolerance = contract.toleranceFen ?? 0n;
    return { class: of, contractFen, steps, disputedFen: fen > tolerance || -fen > tolerance ? fen : 0n };
  };
  if (partsDisagree(line)) return byPrice("line-arithmetic");
  const lighter = plausibleGrams(line, contract, known.loanVolumes);
  if (lighter !== null) {
    const right = rateLine({ ...line, weightGrams: lighter }, contract, about);
    return byPrice("weight-differs", "contractFen" in right ? right.contractFen : contractFen);
  }
  if (line.district !== null && district !== "" && line.district !== district)
    return byPrice("district-differs");
  const { disputedFen } = byPrice("over");
  if (disputedFen !== 0n) return byPrice(disputedFen > 0n ? "over" : "under");
  const differs = line.volumes !== null && known.loanVolumes !== null && line.volumes !== known.loanVolumes;
  return byPrice(differs ? "volumes-differ" : "correct");
}

function partsDisagree(line: WaybillLine): boolean {
  const { freightFen, surchargeFen, chargeFen } = line;
  return freightFen !== null && surchargeFen !== null && freightFen + surchargeFen !== chargeFen;
}

/** The most that the loans' volumes can weigh, where the line says more; null where it is plausible or not known. */
function plausibleGrams(
  line: WaybillLine,
  contract: CourierContract,
  loanVolumes: number | null,
): number | null {
  if (contract.maxGramsPerVolume === undefined || loanVolumes === null || line.weightGrams === null)
    return null;
  const most = contract.maxGramsPerVolume * loanVolumes;
  return loanVolumes > 0 && line.weightGrams > most ? most : null;
}

/**
 * What is paid of a line now, and what is held back until the dispute is over: together what was billed, except where
 * the company billed too little and the contract says that its own price is paid.
 *
 * Worked example: 16.00 billed, 14.00 by the contract: `lower` or `contract` pay 14.00 and hold 2.00; `invoice` pays 16.00
 * and holds nothing. 12.00 billed: `lower` and `invoice` pay 12.00, `contract` 14.00.
 */
export function paymentOf(
  audited: AuditedLine,
  contract: CourierContract | undefined,
): { payableFen: Fen; heldFen: Fen } {
  const { line, disputedFen } = audited;
  const rule = contract?.payable ?? "lower";
  if (disputedFen > 0n && rule !== "invoice")
    return { payableFen: line.chargeFen - disputedFen, heldFen: disputedFen };
  if (disputedFen < 0n && rule === "contract")
    return { payableFen: line.chargeFen - disputedFen, heldFen: 0n };
  return { payableFen: line.chargeFen, heldFen: 0n };
}
