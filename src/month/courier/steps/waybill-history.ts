/** 一个运单的账 / all lines of one waybill's account, on every invoice up to a period, each as its own period's audit judges it. */

import type { Reader } from "../../../books/port.ts";
import { by } from "../../../core/list.ts";
import type { Fen } from "../../../core/money.ts";
import { type Period, periodOf } from "../../../core/period.ts";
import { refText } from "../../../core/source.ts";
import type { WaybillLine } from "../../../records/record.ts";
import { waybillKey } from "../../../records/waybill-key.ts";
import type { StandingReads } from "../../../rules/steps/sound-rules.ts";
import type { ImportReads } from "../../import/port.ts";
import { allPeriodsBefore } from "../../import/steps/periods.ts";
import { owedOfAccount } from "../audit-sums.ts";
import { accountOf, type CourierAnswer } from "../courier-answer.ts";
import type { AuditedLine } from "../courier-audit.ts";
import { courierLines } from "./courier-lines.ts";
import { type LateLoan, lateLoans } from "./late-loans.ts";

export interface HistoryLine {
  readonly period: string;
  /** The file's name and row; of an answer its reason. */
  readonly file: string;
  readonly audited: AuditedLine;
  /** Of a parcel without a loan: the one that came later, up to the last period that is looked at. */
  readonly loan: LateLoan | null;
}

type WaybillReads = StandingReads & ImportReads & Pick<Reader, "charges" | "billedLines" | "courierAnswers">;

interface WaybillAsked {
  readonly read: WaybillReads;
  /** The last that is looked at. */
  readonly period: string;
  readonly waybill: string;
}

export async function waybillHistory(asked: WaybillAsked): Promise<HistoryLine[]> {
  const { read } = asked;
  const found: HistoryLine[] = [];
  const until = periodOf(asked.period);
  for (const one of await periodsOfWaybill(asked)) {
    const names = new Map((await read.files({ period: one.id })).map((f) => [f.number, f.name]));
    const courier = await courierLines(read, one);
    const own: Omit<HistoryLine, "loan">[] = [];
    for await (const audited of courier.lines()) {
      const { ref } = audited.line;
      const file = audited.answer?.reason ?? `${names.get(ref.file) ?? refText(ref)} · ${ref.row}`;
      if (isOfWaybill(audited.line, asked.waybill)) own.push({ period: one.id, file, audited });
    }
    const loans = await lateLoans(read, { period: one, audited: own.map((h) => h.audited), until });
    found.push(...own.map((h) => ({ ...h, loan: loans.get(refText(h.audited.line.ref)) ?? null })));
  }
  return found;
}

/** By contract, after all that came in up to the period; null where no line says a price. */
export async function owedOfHistory(of: {
  read: WaybillReads;
  period: string;
  history: readonly HistoryLine[];
}): Promise<Fen | null> {
  const accounts = [...new Set(of.history.map((h) => accountOf(h.audited.line)))];
  const courier = await courierLines(of.read, periodOf(of.period), { accounts });
  const lines = of.history.map((h) => h.audited);
  return owedOfAccount(lines, await courier.stands());
}

/** Those with a line under its number, or with an answer on it; in their order. */
export async function periodsOfWaybill({ read, period, waybill }: WaybillAsked): Promise<Period[]> {
  const key = waybillKey(waybill);
  const answers = (await read.courierAnswers()).filter((a) => a.waybill === key);
  const found: Period[] = [];
  for (const one of await answeredPeriods(read, periodOf(period), answers)) {
    const isIn = answers.some((a) => a.period === one.id);
    if (isIn || (await bills(read, one, (line) => isOfWaybill(line, waybill)))) found.push(one);
  }
  return found;
}

export function isOfWaybill({ waybillNo, motherNo }: WaybillLine, waybill: string): boolean {
  const key = waybillKey(waybill);
  return [waybillNo, motherNo].some((number) => number !== null && waybillKey(number) === key);
}

/** Those of the books up to this one, and those in which only an answer was made. */
async function answeredPeriods(
  read: ImportReads,
  period: Period,
  answers: readonly CourierAnswer[],
): Promise<Period[]> {
  const answered = answers.map((a) => periodOf(a.period)).filter((p) => p.from <= period.from);
  const all = [...(await allPeriodsBefore(read, period.from)), ...answered, period];
  return [...new Map(all.map((p) => [p.id, p])).values()].sort(by((p) => p.from));
}

async function bills(
  read: ImportReads,
  period: Period,
  isOf: (line: WaybillLine) => boolean,
): Promise<boolean> {
  for await (const batch of read.waybillLines(period.id)) if (batch.some(isOf)) return true;
  return false;
}
