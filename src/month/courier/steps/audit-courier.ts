/** balis courier audit: the period's invoice lines beside the contract and the loans of this period and those before it. */

import type { Reader } from "../../../books/port.ts";
import { by, sumOf } from "../../../core/list.ts";
import { type Period, periodOf } from "../../../core/period.ts";
import { refuse } from "../../../core/refusal.ts";
import { refText } from "../../../core/source.ts";
import { requireSoundRules, type StandingReads } from "../../../rules/steps/sound-rules.ts";
import type { ImportReads } from "../../import/port.ts";
import type { AuditResult, ClassTotal, InvoiceTotal } from "../audit-result.ts";
import { AuditSums, rankOf } from "../audit-sums.ts";
import { type AuditedLine, QUESTIONS } from "../courier-audit.ts";
import { courierLines } from "./courier-lines.ts";

export async function auditCourier(asked: {
  read: StandingReads & ImportReads & Pick<Reader, "charges" | "billedLines">;
  period: string;
}): Promise<AuditResult> {
  const { read } = asked;
  const period = periodOf(asked.period);
  await requireSoundRules(read);
  const courier = await courierLines(read, period);
  const sums = new AuditSums();
  const exceptions: AuditedLine[] = [];
  for await (const audited of courier.lines()) {
    sums.add(audited, courier.contractOn(audited.line.shippedOn));
    if (audited.class !== "correct") exceptions.push(audited);
  }
  const totals = sums.totals();
  if (totals.length === 0) refuse("period-must-have-records", { period: period.id });
  const invoice = await invoiceTotal(read, { period, totals });
  const contracts = sums.contracts();
  const disputedFen = sumOf(totals, (t) => (t.disputedFen < 0n ? -t.disputedFen : t.disputedFen));
  const lets = contracts.map((c) => c.body.autoApproveFen);
  return {
    period: period.id,
    totals,
    exceptions: exceptions.sort(by((a) => rankOf(a.class))),
    invoice,
    notBilled: courier.audit.notBilled(),
    allocation: sums.allocation(),
    isApproved:
      lets.length > 0 &&
      invoice.wrong.length === 0 &&
      invoice.setAside === 0 &&
      !totals.some((t) => QUESTIONS.some((of) => of === t.class)) &&
      lets.every((most) => most !== undefined && disputedFen <= most),
    sample: contracts.some((c) => c.sample),
  };
}

/** Of each sheet the last total row is the invoice's own; every one must agree with its rows. */
async function invoiceTotal(
  read: ImportReads,
  about: { period: Period; totals: readonly ClassTotal[] },
): Promise<InvoiceTotal> {
  const declared = (await read.declaredTotals({ period: about.period.id, kind: "courier-invoice" })).filter(
    (t) => t.field === "chargeFen",
  );
  const last = new Map(declared.map((t) => [`${t.ref.file}:${t.ref.sheet}`, t.declared]));
  return {
    declaredFen: last.size === 0 ? null : sumOf(last.values(), (fen) => fen),
    linesFen: sumOf(about.totals, (t) => t.billedFen),
    payableFen: sumOf(about.totals, (t) => t.payableFen),
    heldFen: sumOf(about.totals, (t) => t.heldFen),
    setAside: await rowsSetAside(read, about.period),
    wrong: declared
      .filter((t) => t.declared !== t.computed)
      .map(({ ref, declared: said, computed }) => ({ ref, declared: said, computed })),
  };
}

/** A row has as many entries as it has faults. */
async function rowsSetAside(read: ImportReads, period: Period): Promise<number> {
  const invoices = await read.files({ period: period.id, kind: "courier-invoice" });
  const ours = new Set(invoices.map((f) => f.number));
  const rows = (await read.quarantined({ period: period.id })).filter((q) => ours.has(q.file));
  return new Set(rows.map(refText)).size;
}
