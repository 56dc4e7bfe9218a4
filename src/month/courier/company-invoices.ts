/**
 * 各公司账单 / the invoices of a period by company: what each asks for, what of it is payable and held, the most that may be
 * transferred, and whether it may be approved without a person. No company's invoice is netted with another's.
 *
 * No transfer above what the invoice itself asks for: 16.00 are payable and its 合计 says 15.00: at most 15.00; the other 1.00 stays
 * payable. Where the company owes more than it bills, nothing is transferred.
 *
 * 待答复: of a bill that its contract does not let pass without a person, the lines that hold an amount or ask a question. Worked example:
 * 12.00 billed again (asked) and 2.00 above the contract: two lines, 14.00. Where the 12.00 are answered: one line, 2.00.
 */
import { by, sumOf } from "../../core/list.ts";
import type { Fen } from "../../core/money.ts";
import { refuse } from "../../core/refusal.ts";
import { refText } from "../../core/source.ts";
import type { WaybillLine } from "../../records/record.ts";
import type { RuleVersion } from "../../rules/rules.ts";
import type { CompanyInvoice, TotalRow } from "./audit-result.ts";
import { AuditSums } from "./audit-sums.ts";
import { chargeOf } from "./courier-answer.ts";
import { type AuditClass, type AuditedLine, isAsked } from "./courier-audit.ts";

export interface AwaitedLine {
  readonly waybill: string;
  /** By `chargeOf`. */
  readonly charge: string;
  /** Its row, by `refText`. */
  readonly ref: string;
  readonly class: AuditClass;
  /** What of it is still in dispute; negative: in our favour. 0: a question without an amount. */
  readonly fen: Fen;
}

export interface HeldBill {
  /** The contract's word for it; empty where nobody says. */
  readonly company: string;
  readonly lines: readonly AwaitedLine[];
}

/** It holds an amount, or asks a question, and nobody has answered yet. */
export function isAwaited(audited: AuditedLine): boolean {
  const { answer, isAnswered, heldFen, disputedFen } = audited;
  return answer === null && !isAnswered && (isAsked(audited) || (heldFen > 0n && disputedFen > 0n));
}

export function awaitedLine({ line, class: of, disputedFen }: AuditedLine): AwaitedLine {
  const { waybillNo: waybill, ref } = line;
  return { waybill, charge: chargeOf(line), ref: refText(ref), class: of, fen: disputedFen };
}

/** The contract's own word for it; empty where nobody says. */
export function companyOf(
  line: Pick<WaybillLine, "company">,
  contract: RuleVersion<"courier"> | undefined,
): string {
  return contract?.body.company ?? line.company ?? "";
}

export class CompanyInvoices {
  private readonly sums = new Map<string, AuditSums>();
  /** With a question that nobody has answered. */
  private readonly asked = new Set<string>();
  /** Companies that a file's lines are of. */
  private readonly files = new Map<number, Set<string>>();

  add(audited: AuditedLine, contract: RuleVersion<"courier"> | undefined): void {
    const company = companyOf(audited.line, contract);
    const sums = this.sums.get(company) ?? new AuditSums();
    sums.add(audited, contract);
    this.sums.set(company, sums);
    if (isAsked(audited)) this.asked.add(company);
    const { file } = audited.line.ref;
    this.files.set(file, (this.files.get(file) ?? new Set()).add(company));
  }

  /** `setAside`: the file of each row that is. */
  all(of: { declared: readonly TotalRow[]; setAside: readonly number[] }): CompanyInvoice[] {
    return [...this.sums]
      .map(([company, sums]) => this.invoice(company, sums, of))
      .sort(by((i) => i.company));
  }

  private invoice(
    company: string,
    sums: AuditSums,
    of: { declared: readonly TotalRow[]; setAside: readonly number[] },
  ): CompanyInvoice {
    const totals = sums.totals();
    const sum = (fen: (t: (typeof totals)[number]) => Fen): Fen => sumOf(totals, fen);
    const open = totals.filter((t) => t.class !== "rejected");
    const disputedFen = sumOf(open, (t) => (t.disputedFen < 0n ? -t.disputedFen : t.disputedFen));
    const declared = of.declared.filter((t) => this.isOf(t.ref.file, company));
    const declaredFen = declaredOf(declared.filter((t) => this.files.get(t.ref.file)?.size === 1));
    const payableFen = sum((t) => t.payableFen);
    const lets = sums.contracts().map((c) => c.body.autoApproveFen);
    return {
      ...{ company, linesFen: sum((t) => t.billedFen), declaredFen, payableFen },
      heldFen: sum((t) => t.heldFen),
      transferFen: transferOf(payableFen, declaredFen),
      isApproved:
        lets.length > 0 &&
        declared.every((t) => t.declared === t.computed) &&
        !of.setAside.some((file) => this.isOf(file, company)) &&
        !this.asked.has(company) &&
        lets.every((most) => most !== undefined && disputedFen <= most),
    };
  }

  /** A file of which no line was taken may be any company's. */
  isOf(file: number, company: string): boolean {
    return this.files.get(file)?.has(company) ?? true;
  }
}

/** A dispute file goes to one company and says nothing of another's parcels. */
export function requireOneCompany(invoices: readonly CompanyInvoice[]): void {
  const companies = invoices.map((i) => i.company);
  if (companies.length > 1)
    refuse("dispute-must-be-of-one-company", { companies: companies.filter((c) => c !== "") });
}

/** Of each sheet the last total row is the invoice's own. */
export function declaredOf(declared: readonly TotalRow[]): Fen | null {
  const last = new Map(declared.map((t) => [`${t.ref.file}:${t.ref.sheet}`, t.declared]));
  return last.size === 0 ? null : sumOf(last.values(), (fen) => fen);
}

function transferOf(payableFen: Fen, declaredFen: Fen | null): Fen {
  const asked = declaredFen !== null && declaredFen < payableFen ? declaredFen : payableFen;
  return asked > 0n ? asked : 0n;
}
