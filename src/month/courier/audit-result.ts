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

/** The invoice as a whole: what its 合计 row says, what its lines add up to, and what is right. */
export interface InvoiceTotal {
  /** Null where the invoice has no total row. */
  readonly declaredFen: Fen | null;
  readonly linesFen: Fen;
  readonly payableFen: Fen;
  readonly heldFen: Fen;
  /** Rows that were set aside: in none of the sums, and still to be corrected. */
  readonly setAside: number;
  /** 合计 rows that are not what the lines above them add up to. */
  readonly wrong: readonly { readonly ref: RecordRef; readonly declared: Fen; readonly computed: Fen }[];
}

export interface AuditResult {
  readonly period: string;
  readonly totals: readonly ClassTotal[];
  /** Every line that is not correct, in the order of the classes, then of waybill numbers. */
  readonly exceptions: readonly AuditedLine[];
  readonly invoice: InvoiceTotal;
  readonly notBilled: readonly { waybill: string; ref: RecordRef }[];
  readonly allocation: readonly AllocatedCost[];
  /** In dispute is at most what the contract lets pass, the total rows are right, no row is set aside, and no question is open. */
  readonly isApproved: boolean;
  /** True when a contract that was used is a sample. */
  readonly sample: boolean;
}
