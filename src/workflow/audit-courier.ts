/** balis courier audit: the period's invoice lines beside the contract and the loans of this period and those before it. */
import type { Fen } from "../domain/money.ts";
import type { Period } from "../domain/period.ts";
import { refuse } from "../domain/refusal.ts";
import { ruleName } from "../domain/rules.ts";
import type { AuditResult, ClassTotal, InvoiceTotal } from "../domain/settle/audit-result.ts";
import { allocateCourier, BY_LEGS, CourierUsage } from "../domain/settle/courier-allocation.ts";
import {
  AUDIT_CLASSES,
  type AuditClass,
  type AuditedLine,
  paymentOf,
} from "../domain/settle/courier-audit.ts";
import type { Reader } from "../ports/store.ts";
import { courierLines } from "./courier-lines.ts";
import { periodOf } from "./open-period.ts";

export async function auditCourier(asked: { read: Reader; period: string }): Promise<AuditResult> {
  const { read } = asked;
  const period = periodOf(asked.period);
  const courier = await courierLines(read, period);
  const sums = new Map<AuditClass, ClassTotal>();
  const exceptions: AuditedLine[] = [];
  const usage = new CourierUsage();
  const used = new Map<string, NonNullable<ReturnType<typeof courier.contractOn>>>();
  for await (const audited of courier.lines()) {
    const contract = courier.contractOn(audited.line.shippedOn);
    if (contract) used.set(ruleName(contract), contract);
    const payment = paymentOf(audited, contract?.body);
    addTo(sums, audited, payment);
    if (payment.payableFen > 0n) usage.add(audited);
    if (audited.class !== "correct") exceptions.push(audited);
  }
  if (sums.size === 0) refuse("period-must-have-records", { period: period.id });
  const rank = (of: AuditClass): number => AUDIT_CLASSES.indexOf(of);
  const totals = [...sums.values()].sort((a, b) => rank(a.class) - rank(b.class));
  const invoice = await invoiceTotal(read, { period, totals });
  const contracts = [...used.values()];
  const by = contracts.at(-1)?.body.allocation ?? BY_LEGS;
  const disputedFen = sumOf(totals, (t) => (t.disputedFen < 0n ? -t.disputedFen : t.disputedFen));
  const lets = contracts.map((c) => c.body.autoApproveFen);
  return {
    period: period.id,
    totals,
    exceptions: exceptions.sort((a, b) => rank(a.class) - rank(b.class)),
    invoice,
    notBilled: courier.audit.notBilled(),
    allocation: allocateCourier(invoice.payableFen, usage.all(), by),
    isApproved:
      lets.length > 0 &&
      invoice.wrong.length === 0 &&
      lets.every((most) => most !== undefined && disputedFen <= most),
    sample: contracts.some((c) => c.sample),
  };
}

function addTo(
  sums: Map<AuditClass, ClassTotal>,
  audited: AuditedLine,
  payment: { payableFen: Fen; heldFen: Fen },
): void {
  const before = sums.get(audited.class);
  sums.set(audited.class, {
    class: audited.class,
    lines: (before?.lines ?? 0) + 1,
    billedFen: (before?.billedFen ?? 0n) + audited.line.chargeFen,
    disputedFen: (before?.disputedFen ?? 0n) + audited.disputedFen,
    payableFen: (before?.payableFen ?? 0n) + payment.payableFen,
    heldFen: (before?.heldFen ?? 0n) + payment.heldFen,
  });
}

function sumOf(totals: readonly ClassTotal[], of: (total: ClassTotal) => Fen): Fen {
  return totals.reduce((sum, total) => sum + of(total), 0n);
}

/** Of each sheet the last total row is the invoice's own; every one must agree with its rows. */
async function invoiceTotal(
  read: Reader,
  about: { period: Period; totals: readonly ClassTotal[] },
): Promise<InvoiceTotal> {
  const declared = (await read.declaredTotals({ period: about.period.id, kind: "courier-invoice" })).filter(
    (t) => t.field === "chargeFen",
  );
  const last = new Map(declared.map((t) => [`${t.ref.file}:${t.ref.sheet}`, t.declared]));
  return {
    declaredFen: last.size === 0 ? null : [...last.values()].reduce((sum, fen) => sum + fen, 0n),
    linesFen: sumOf(about.totals, (t) => t.billedFen),
    payableFen: sumOf(about.totals, (t) => t.payableFen),
    heldFen: sumOf(about.totals, (t) => t.heldFen),
    wrong: declared
      .filter((t) => t.declared !== t.computed)
      .map(({ ref, declared: said, computed }) => ({ ref, declared: said, computed })),
  };
}
