/** An invoice of May under audit: first kilogram 8.00, each one more 2.00. */

import { type Period, parsePeriod } from "../../src/core/period.ts";
import { refText } from "../../src/core/source.ts";
import type { CourierAnswer, HeldLine } from "../../src/month/courier/courier-answer.ts";
import type { AuditedLine } from "../../src/month/courier/courier-audit.ts";
import { invoiceAudit } from "../../src/month/courier/invoice-audit.ts";
import type { BilledMonth } from "../../src/month/courier/judged-charge.ts";
import type { Booked } from "../../src/month/courier/waybill-account.ts";
import type { RequestRecord, WaybillLine } from "../../src/records/record.ts";
import type { CourierContract } from "../../src/rules/courier-contract.ts";
import { recordOf } from "./records.ts";

const may = parsePeriod("2019-05");
export const april = { id: "2019-04", from: "2019-04-01", to: "2019-04-30" };
if (!may) throw new Error("2019-05 is a period");

/** First kilogram 8.00, each started kilogram more 2.00; a remote district 3.00. */
export const contract: CourierContract = {
  company: "快递公司",
  first: { grams: 1000, fen: 800n },
  step: { grams: 1000, fen: 200n },
  perPieceFen: 0n,
  minimumFen: 0n,
  surcharges: [{ district: "昌平区", fen: 300n }],
  payable: "contract",
};

/** Takes the lines of May under one number, and those of April if there are any. */
export function audit(said: Partial<CourierContract> | null = {}) {
  const checking = invoiceAudit({
    period: may as NonNullable<typeof may>,
    contractOn: ({ shippedOn: day }) => (said && day >= "2019-01-01" ? { ...contract, ...said } : undefined),
    districtOf: (library) => (library === "10003" ? "昌平区" : library === "10009" ? "" : "海淀区"),
    parcelsOn: () => 1,
  });
  const lines = (own: readonly WaybillLine[], before: readonly WaybillLine[] = []) => {
    const earlier = before.length === 0 ? [] : [{ period: april, lines: before, isNear: true }];
    checking.look({ lines: own, earlier });
    return checking.account({ lines: own, earlier });
  };
  const line = (own: WaybillLine) => {
    const [only] = lines([own]);
    if (!only) throw new Error("every line is audited");
    return only;
  };
  return { ...checking, lines, line };
}

const months = ["2019-04", "2019-05", "2019-06", "2019-07"].flatMap((id) => parsePeriod(id) ?? []);

interface AuditedMonth {
  readonly lines: AuditedLine[];
  /** What is held of the account after it. */
  readonly held: HeldLine[];
}

/** The lines of parcel 001 from April on, each month audited in its turn, on what the months before it booked. */
export function auditMonths(
  invoices: readonly (readonly WaybillLine[])[],
  said: Partial<CourierContract> = { payable: "lower" },
): AuditedLine[][] {
  return answeredMonths(invoices, { said }).map((m) => m.lines);
}

/** With what people answered: `answer` sees what is held when the lines of a month are in. */
export function answeredMonths(
  invoices: readonly (readonly WaybillLine[])[],
  how: {
    said?: Partial<CourierContract>;
    answer?: (month: number, held: readonly HeldLine[]) => readonly CourierAnswer[];
  },
): AuditedMonth[] {
  const { said = { payable: "lower" }, answer = () => [] } = how;
  const booked = new Map<string, { paidFen: bigint; heldFen: bigint }>();
  const earlier: BilledMonth[] = [];
  return invoices.map((lines, i) => {
    const period = months[i] as Period;
    const checking = invoiceAudit({
      period,
      contractOn: () => ({ ...contract, ...said }),
      districtOf: () => "海淀区",
      parcelsOn: () => 1,
    });
    checking.loan(loan("001"), true);
    const own: Booked = (l) => booked.get(refText(l.ref));
    const answers = answer(i, checking.open({ lines, earlier: [...earlier] }, "held", own));
    const account = { lines, earlier: [...earlier], answers };
    const audited = checking.account(account, own);
    for (const { line, payableFen, heldFen, answer: of } of audited)
      if (of === null) booked.set(refText(line.ref), { paidFen: payableFen, heldFen });
    const held = checking.open(account, "held", own);
    if (lines.length + answers.length > 0) earlier.push({ period, lines, isNear: true, answers });
    return { lines: audited, held };
  });
}

export function loan(waybillOut: string | null, said: Partial<RequestRecord> = {}): RequestRecord {
  return recordOf("supplier", { service: "ill", waybillOut, volumes: 2, pages: null, ...said });
}

/** The line after loans that fill the parcel "001" with two volumes. */
export function classOf(line: WaybillLine, said: Partial<CourierContract> = {}) {
  const checking = audit(said);
  checking.loan(loan("001"), true);
  const { class: of, contractFen, disputedFen } = checking.line(line);
  return [of, contractFen, disputedFen];
}
