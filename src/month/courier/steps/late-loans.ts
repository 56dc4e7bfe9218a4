/**
 * 借阅后到 / loans that came later: parcels that no loan of their own month names, and one of a later month does. The month is closed and
 * stays as it was settled, so what is held is answered by a person, who is told where the loan stands and what would have been paid by it.
 *
 * Worked example: SF9 of May has no loan, 8.00 are held. June's files bring the loan, sent in late: 8.00 by the contract.
 */
import type { Reader } from "../../../books/port.ts";
import type { Fen } from "../../../core/money.ts";
import { type Period, parsePeriod } from "../../../core/period.ts";
import { type RecordRef, refText } from "../../../core/source.ts";
import type { WaybillLine } from "../../../records/record.ts";
import { waybillKey } from "../../../records/waybill-key.ts";
import type { StandingReads } from "../../../rules/steps/sound-rules.ts";
import type { ImportReads } from "../../import/port.ts";
import { parcelLinksOf } from "../../reconcile/parcel-link.ts";
import type { AuditedLine } from "../courier-audit.ts";
import { courierLines } from "./courier-lines.ts";

export interface LateLoan {
  /** In whose files it came. */
  readonly period: string;
  /** The file's name, and the row. */
  readonly file: string;
  readonly row: number;
  /** What of the line would have been payable, had it come in time. */
  readonly payableFen: Fen;
}

/** Of lines of one period without a loan those that a later period's loan names, by `refText`; `until`: the last period looked at. */
export async function lateLoans(
  read: StandingReads & ImportReads & Pick<Reader, "charges" | "billedLines" | "courierAnswers">,
  of: { period: Period; audited: readonly AuditedLine[]; until?: Period },
): Promise<ReadonlyMap<string, LateLoan>> {
  const { period, until } = of;
  const lines = of.audited
    .filter((a) => a.class === "waybill-without-loan" && a.answer === null)
    .map((a) => a.line);
  const found = new Map<string, LateLoan>();
  if (lines.length === 0) return found;
  const later = (await read.periods())
    .flatMap((p) => parsePeriod(p.period) ?? [])
    .filter((p) => p.from > period.from && (until === undefined || p.from <= until.from));
  const named = await loansNaming(read, { periods: later, numbers: new Set(lines.flatMap(numbersOf)) });
  if (named.size === 0) return found;
  const names = new Map((await read.files()).map((f) => [f.number, f.name]));
  const isAsked = new Set(lines.map((line) => refText(line.ref)));
  const courier = await courierLines(read, period, { laterLoans: later });
  for await (const { line, answer, payableFen } of courier.lines()) {
    const [loan] = numbersOf(line).flatMap((number) => named.get(number) ?? []);
    if (answer !== null || loan === undefined || !isAsked.has(refText(line.ref))) continue;
    const { ref } = loan;
    const place = { period: loan.period, file: names.get(ref.file) ?? "", row: ref.row };
    found.set(refText(line.ref), { ...place, payableFen });
  }
  return found;
}

/** By `waybillKey`, the first of each. */
async function loansNaming(
  read: ImportReads,
  of: { periods: readonly Period[]; numbers: ReadonlySet<string> },
): Promise<ReadonlyMap<string, { period: string; ref: RecordRef }>> {
  const named = new Map<string, { period: string; ref: RecordRef }>();
  for (const { id } of of.periods)
    for await (const batch of read.recordsOf({ period: id, service: "ill" }))
      for (const { waybill, ref } of parcelLinksOf(batch.filter((r) => r.status === "filled")))
        if (of.numbers.has(waybill) && !named.has(waybill)) named.set(waybill, { period: id, ref });
  return named;
}

function numbersOf({ waybillNo, motherNo, relatedNo }: WaybillLine): string[] {
  return [waybillNo, motherNo, relatedNo].flatMap((number) => (number === null ? [] : [waybillKey(number)]));
}
