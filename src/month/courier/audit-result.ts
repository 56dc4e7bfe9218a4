/** 审计结果 / what an audit of a period's courier invoices came to. */
import type { Fen } from "../../core/money.ts";
import type { RecordRef } from "../../core/source.ts";
import type { AllocatedCost } from "./courier-allocation.ts";
import type { AuditClass, AuditedLine } from "./courier-audit.ts";

export interface ClassTotal {
  readonly class: AuditClass;
  readonly lines: number;
  readonly billedFen: Fen;
  readonly disputedFen: Fen;
  readonly payableFen: Fen;
  readonly heldFen: Fen;
}

/** A 合计 row, and what the lines above it add up to. */
export interface TotalRow {
  readonly ref: RecordRef;
  readonly declared: Fen;
  readonly computed: Fen;
}

/** What one company bills in the period. */
export interface CompanyInvoice {
  /** The contract's word for it; empty where the invoice does not say and several could be meant. */
  readonly company: string;
  readonly linesFen: Fen;
  /** Null where no total row is its own. */
  readonly declaredFen: Fen | null;
  readonly payableFen: Fen;
  readonly heldFen: Fen;
  /** 本期最多可付: payable, but never more than the invoice asks for, nor less than nothing. */
  readonly transferFen: Fen;
  /** In dispute is at most what the contract lets pass, the total rows are right, no row is set aside, and no question is open. */
  readonly isApproved: boolean;
}

/** The invoice as a whole: what its 合计 row says, what its lines add up to, and what is right. */
export interface InvoiceTotal {
  /** Null where the invoice has no total row. */
  readonly declaredFen: Fen | null;
  readonly linesFen: Fen;
  readonly payableFen: Fen;
  readonly heldFen: Fen;
  /** What people decided is not owed, less what credits took back of that. */
  readonly rejectedFen: Fen;
  /** Rows that were set aside: in none of the sums, and still to be corrected. */
  readonly setAside: number;
  /** 合计 rows that are not what the lines above them add up to. */
  readonly wrong: readonly TotalRow[];
}

/** `company`: the contract's word; empty where nobody says. */
export type CompanyLine = AuditedLine & { readonly company: string };

export interface AuditResult {
  readonly period: string;
  readonly totals: readonly ClassTotal[];
  /** Every line that is not correct, in the order of the classes, then of waybill numbers. */
  readonly exceptions: readonly CompanyLine[];
  readonly invoice: InvoiceTotal;
  /** By company. */
  readonly companies: readonly CompanyInvoice[];
  readonly notBilled: readonly { waybill: string; ref: RecordRef }[];
  readonly allocation: readonly AllocatedCost[];
  /** Every company's. */
  readonly isApproved: boolean;
  /** True when a contract that was used is a sample. */
  readonly sample: boolean;
}
