/** balis courier audit: the period's invoice lines beside the contract and the loans of this period and those before it. */

import type { Reader } from "../../../books/port.ts";
import { by, sumOf } from "../../../core/list.ts";
import { type Period, periodOf } from "../../../core/period.ts";
import { refuse } from "../../../core/refusal.ts";
import { type RecordRef, refText } from "../../../core/source.ts";
import { requireSoundRules, type StandingReads } from "../../../rules/steps/sound-rules.ts";
import type { ImportReads } from "../../import/port.ts";
import { refuseUnbegun } from "../../import/steps/periods.ts";
import type { AuditResult, CompanyLine, TotalRow } from "../audit-result.ts";
import { AuditSums, rankOf } from "../audit-sums.ts";
import {
  type AwaitedLine,
  awaitedLine,
  CompanyInvoices,
  companyOf,
  declaredOf,
  type HeldBill,
  isAwaited,
} from "../company-invoices.ts";
import { courierLines } from "./courier-lines.ts";

export async function auditCourier(asked: {
  read: StandingReads & ImportReads & Pick<Reader, "charges" | "billedLines" | "courierAnswers">;
  period: string;
  /** Only the invoice of this one, by the contract's word; null: of all. */
  company?: string | null;
}): Promise<AuditResult> {
  const { read, company = null } = asked;
  const period = periodOf(asked.period);
  await requireSoundRules(read);
  const courier = await courierLines(read, period);
  const sums = new AuditSums();
  const companies = new CompanyInvoices();
  const exceptions: CompanyLine[] = [];
  let rejectedFen = 0n;
  for await (const audited of courier.lines()) {
    const contract = courier.contractOn(audited.line);
    companies.add(audited, contract);
    const own = companyOf(audited.line, contract);
    if (company !== null && own !== company) continue;
    rejectedFen += audited.rejectedFen;
    sums.add(audited, contract);
    if (audited.class !== "correct") exceptions.push({ ...audited, company: own });
  }
  const totals = sums.totals();
  const isOwn = ({ ref }: { ref: RecordRef }): boolean =>
    company === null || companies.isOf(ref.file, company);
  const declared = (await declaredIn(read, period)).filter(isOwn);
  const setAside = (await rowsSetAside(read, period)).filter((ref) => isOwn({ ref }));
  const all = companies.all({ declared, setAside: setAside.map((ref) => ref.file) });
  if (all.length === 0) await refuseUnbegun(read, period.id);
  const invoices = all.filter((i) => company === null || i.company === company);
  if (company !== null && invoices.length === 0) {
    const allowed = all.map((i) => i.company).join(", ");
    refuse("value-must-be-valid", { flag: "--company", text: company, allowed });
  }
  return {
    period: period.id,
    totals,
    exceptions: exceptions.sort(by((a) => rankOf(a.class))),
    invoice: {
      declaredFen: company === null ? declaredOf(declared) : (invoices[0]?.declaredFen ?? null),
      linesFen: sumOf(totals, (t) => t.billedFen),
      payableFen: sumOf(totals, (t) => t.payableFen),
      heldFen: sumOf(totals, (t) => t.heldFen),
      rejectedFen,
      setAside: setAside.length,
      wrong: declared.filter((t) => t.declared !== t.computed),
    },
    companies: invoices,
    // Loans do not say which company carries them.
    notBilled: company === null ? courier.audit.notBilled() : [],
    allocation: sums.allocation(),
    isApproved: invoices.every((i) => i.isApproved),
    sample: sums.contracts().some((c) => c.sample),
  };
}

/** By company; empty where the period has no courier bill. */
export async function heldBills(
  read: StandingReads & ImportReads & Pick<Reader, "charges" | "billedLines" | "courierAnswers">,
  period: Period,
): Promise<HeldBill[]> {
  if ((await read.files({ period: period.id, kind: "courier-invoice" })).length === 0) return [];
  const courier = await courierLines(read, period);
  const companies = new CompanyInvoices();
  const awaited = new Map<string, AwaitedLine[]>();
  for await (const audited of courier.lines()) {
    const contract = courier.contractOn(audited.line);
    companies.add(audited, contract);
    const company = companyOf(audited.line, contract);
    if (isAwaited(audited)) awaited.set(company, [...(awaited.get(company) ?? []), awaitedLine(audited)]);
  }
  const setAside = (await rowsSetAside(read, period)).map((ref) => ref.file);
  const all = companies.all({ declared: await declaredIn(read, period), setAside });
  return all.flatMap(({ company, isApproved }) => {
    const lines = awaited.get(company) ?? [];
    return isApproved || lines.length === 0 ? [] : [{ company, lines }];
  });
}

async function declaredIn(read: ImportReads, period: Period): Promise<TotalRow[]> {
  const found = await read.declaredTotals({ period: period.id, kind: "courier-invoice" });
  return found
    .filter((t) => t.field === "chargeFen")
    .map(({ ref, declared, computed }) => ({ ref, declared, computed }));
}

/** A row has as many entries as it has faults. */
async function rowsSetAside(read: ImportReads, period: Period): Promise<RecordRef[]> {
  const invoices = await read.files({ period: period.id, kind: "courier-invoice" });
  const ours = new Set(invoices.map((f) => f.number));
  const rows = (await read.quarantined({ period: period.id })).filter((q) => ours.has(q.file));
  return [...new Map(rows.map((row) => [refText(row), row])).values()];
}
