/**
 * 物流审计 / courier audit: each line of the invoice against the contract and against the loans it should have carried.
 *
 * A line has one class, the first that fits in the order of AUDIT_CLASSES. What is disputed is the whole amount where
 * the line should not stand on this invoice, or can't be checked, and the difference where only the price is wrong.
 * The audit decides nothing and books nothing: it is the list to take up with the company.
 * Source: domain.md 4.5; CASES.md 8.9, 8.10, 10 no. 25.
 */
import type { RequestRecord, WaybillLine } from "../import/record.ts";
import type { Fen } from "../money.ts";
import { contains, type Period } from "../period.ts";
import type { CourierContract } from "../rules.ts";
import { compareRefs, type RecordRef } from "../source.ts";
import { rateLine } from "./courier.ts";

export const AUDIT_CLASSES = [
  "duplicate-waybill",
  "outside-period",
  "waybill-without-loan",
  "no-contract",
  "no-weight",
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
  /** Billed, and to be taken up with the company; negative where it billed too little. */
  readonly disputedFen: Fen;
  /** Volumes by the libraries' accounts of the loans in the parcel; null where there are none. */
  readonly loanVolumes: number | null;
}

export interface ClassTotal {
  readonly class: AuditClass;
  readonly lines: number;
  readonly billedFen: bigint;
  readonly disputedFen: bigint;
}

export interface AuditResult {
  readonly period: string;
  readonly totals: readonly ClassTotal[];
  /** Every line that is not correct, in the order of the classes, then of waybill numbers. */
  readonly exceptions: readonly AuditedLine[];
  readonly notBilled: readonly { waybill: string; ref: RecordRef }[];
  /** True when a contract that was used is a sample. */
  readonly sample: boolean;
}

/** The loans that name a waybill, added up by the side that speaks. */
interface Parcel {
  supplier: number | null;
  requester: number | null;
  centre: number | null;
  /** A loan of the period itself that was sent out in it. */
  sentOut: RecordRef | null;
}

export interface CourierAudit {
  /** Takes every account of a loan; `own`: it belongs to the audited period. */
  loan(record: RequestRecord, own: boolean): void;
  /** Takes the lines, ordered by waybill number, once all loans are known. */
  line(line: WaybillLine): AuditedLine;
  /** Parcels that loans of the period went out in and that no line bills. */
  notBilled(): { waybill: string; ref: RecordRef }[];
}

export interface AuditContext {
  readonly period: Period;
  readonly contractOn: (day: string) => CourierContract | undefined;
  readonly districtOf: (library: string) => string;
}

export function courierAudit(context: AuditContext): CourierAudit {
  const parcels = new Map<string, Parcel>();
  const billed = new Set<string>();
  let last: { no: string; leg: string | null } | null = null;

  const add = (waybill: string, record: RequestRecord): Parcel => {
    const parcel = parcels.get(waybill) ?? { supplier: null, requester: null, centre: null, sentOut: null };
    if (record.role !== "courier") parcel[record.role] = (parcel[record.role] ?? 0) + (record.volumes ?? 0);
    parcels.set(waybill, parcel);
    return parcel;
  };

  return {
    loan(record, own) {
      if (record.status !== "filled") return;
      if (record.waybillBack !== null) add(record.waybillBack, record);
      if (record.waybillOut === null) return;
      const parcel = add(record.waybillOut, record);
      const isFirst = parcel.sentOut === null || compareRefs(record.ref, parcel.sentOut) < 0;
      if (own && isFirst) parcel.sentOut = record.ref;
    },
    line(line) {
      const isAgain = last !== null && last.no === line.waybillNo && last.leg === line.leg;
      last = { no: line.waybillNo, leg: line.leg };
      billed.add(line.waybillNo);
      const parcel = parcels.get(line.waybillNo);
      const loanVolumes = parcel ? (parcel.supplier ?? parcel.requester ?? parcel.centre) : null;
      return { ...judged(line, { isAgain, loanVolumes }, context), line, loanVolumes };
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

function judged(
  line: WaybillLine,
  known: { isAgain: boolean; loanVolumes: number | null },
  context: AuditContext,
) {
  const whole = (of: AuditClass, contractFen: Fen | null = null) => ({
    class: of,
    contractFen,
    disputedFen: line.chargeFen,
  });
  const contract = context.contractOn(line.shippedOn);
  const rated = contract && rateLine(line, contract, line.to === null ? "" : context.districtOf(line.to));
  const contractFen = rated && "contractFen" in rated ? rated.contractFen : null;
  if (known.isAgain) return whole("duplicate-waybill", contractFen);
  if (!contains(context.period, line.shippedOn)) return whole("outside-period", contractFen);
  if (known.loanVolumes === null) return whole("waybill-without-loan", contractFen);
  if (contract === undefined) return whole("no-contract");
  if (contractFen === null) return whole("no-weight");
  const disputedFen = line.chargeFen - contractFen;
  if (disputedFen !== 0n)
    return { class: disputedFen > 0n ? "over" : "under", contractFen, disputedFen } as const;
  const differs = line.volumes !== null && line.volumes !== known.loanVolumes;
  return { class: differs ? "volumes-differ" : "correct", contractFen, disputedFen: 0n } as const;
}
