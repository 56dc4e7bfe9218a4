/** What a played story is made of: what really happened, and the steps that tell the books of it, rightly or not. */
import type { ResolutionKind } from "../../src/records/discrepancy-kind.ts";
import type { Service } from "../../src/registry/library.ts";

/** A request as it really was; the day lies in its month. */
export interface TrueRequest {
  readonly no: string;
  readonly service: Service;
  readonly supplier: string;
  readonly requester: string;
  readonly day: string;
  /** Pages of a document, volumes of a loan. */
  readonly amount: number;
  /** False: it was cancelled, and is worth nothing. */
  readonly filled: boolean;
}

/** What a library says of a request; `other`: the other library. */
export interface SaidRow {
  readonly no: string;
  readonly other: string;
  readonly day: string;
  readonly amount: number;
  readonly status: "满足" | "取消" | "不满足";
}

/** Both have a contract; the second one's parcels cost 1.00 more. */
export const COMPANIES = ["sample-courier", "other-courier"] as const;
export type Company = (typeof COMPANIES)[number];

/** A line of the courier's invoice; a credit is below zero. */
export interface BilledRow {
  readonly waybill: string;
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly kg: number;
  readonly fen: number;
  readonly item: "运费" | "退费";
}

/** Of the rules from a month on; amounts in fen, null: no cap. */
export interface Rates {
  readonly from: string;
  readonly perPageFen: number;
  readonly percent: number;
  readonly perVolumeFen: number;
  readonly ddPeriodCapFen: number | null;
  readonly ddYearCapFen: number | null;
  readonly illPeriodCapFen: number | null;
  /** A grant to the requester, a share of the fee of one type of document, with caps; null: none. */
  readonly grant: { readonly percent: number; readonly periodFen: number; readonly yearFen: number } | null;
  /** What a requester is billed beyond this quota of fees a year; null: nothing. */
  readonly quotaFen: number | null;
  readonly materialityFen: number;
}

export interface FileStep {
  readonly kind: "file";
  readonly name: string;
  readonly service: Service;
  readonly side: "supplier" | "requester";
  readonly library: string;
  readonly month: string;
  readonly rows: readonly SaidRow[];
  /** again: beside the others, and also where the same was withdrawn before. */
  readonly way: "plain" | "replace" | "beside" | "again";
}

interface InvoiceStep {
  readonly kind: "invoice";
  readonly name: string;
  readonly month: string;
  readonly company: Company;
  readonly rows: readonly BilledRow[];
}

type BareStep =
  | FileStep
  | InvoiceStep
  | {
      readonly kind: "withdraw";
      readonly file: string;
      readonly earlier: "bring-back" | "leave-empty" | null;
    }
  | { readonly kind: "reconcile" | "settle" | "approve" | "close"; readonly month: string }
  /** Of the open discrepancies of a month the `nth`, counted round. */
  | { readonly kind: "decide"; readonly month: string; readonly nth: number; readonly as: ResolutionKind }
  | { readonly kind: "undecide"; readonly month: string; readonly nth: number }
  /** `amount` null: the request does not count. */
  | {
      readonly kind: "correct";
      readonly month: string;
      readonly service: Service;
      readonly no: string;
      readonly amount: number | null;
    }
  | {
      readonly kind: "answer";
      readonly month: string;
      readonly company: Company;
      readonly waybill: string;
      readonly as: "approved" | "rejected" | "withdrawn";
    }
  /** What the year of the month has for everything that is paid. */
  | { readonly kind: "fund"; readonly month: string; readonly fen: number }
  /** So many per cent of what is owed to the party (or by it, where it owes), at least a fen. */
  | {
      readonly kind: "pay";
      readonly month: string;
      readonly party: string;
      readonly percent: number;
      readonly isAdvance: boolean;
      readonly voucher: string;
    }
  /** Of all movements the `nth`, counted round, is taken back. */
  | { readonly kind: "unpay"; readonly month: string; readonly nth: number }
  | { readonly kind: "enact"; readonly rates: Rates }
  | { readonly kind: "leave"; readonly library: string; readonly lastDay: string }
  | { readonly kind: "reopen" };

/** `breaksAfter`: the first time, its plan breaks off after so many facts; then it is done again. */
export type Step = BareStep & { readonly breaksAfter?: number };

export interface Story {
  readonly seed: number;
  readonly libraries: readonly string[];
  /** The last one begins when all the others are over: what is still wrong is corrected in it. */
  readonly months: readonly string[];
  readonly isTwoPerson: boolean;
  /** How what closed months have wrong is put right at the end: by late files and their decisions, or by notes. */
  readonly putsRightBy: "files" | "notes";
  readonly requests: readonly TrueRequest[];
  readonly steps: readonly Step[];
}

export function monthOf({ day }: { readonly day: string }): string {
  return day.slice(0, 7);
}
