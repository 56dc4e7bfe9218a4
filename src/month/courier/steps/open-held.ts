/**
 * 待答复的暂缓金额 / what is held of all courier bills so far, closed months too, and nobody has answered: the amounts that
 * `balis courier answer` would find. One list for `courier held`, `findings`, `status`, `doctor` and `balance`.
 */
import type { Reader } from "../../../books/port.ts";
import { by, groupBy } from "../../../core/list.ts";
import { type Period, parsePeriod, periodOf } from "../../../core/period.ts";
import { refText } from "../../../core/source.ts";
import type { StandingReads } from "../../../rules/steps/sound-rules.ts";
import type { ImportReads } from "../../import/port.ts";
import { nextOpenPeriod } from "../../import/steps/periods.ts";
import { companyOf } from "../company-invoices.ts";
import { accountOf, chargeOf, type OpenHeld } from "../courier-answer.ts";
import type { AuditClass, AuditedLine } from "../courier-audit.ts";
import { courierLines } from "./courier-lines.ts";
import { type LateLoan, lateLoans } from "./late-loans.ts";

export type HeldReads = StandingReads &
  ImportReads &
  Pick<Reader, "charges" | "billedLines" | "courierAnswers" | "settlement" | "closes">;

export interface ToldHeld extends OpenHeld {
  /** The bill's name. */
  readonly file: string;
  /** As the audit of its own period says; null where that finds nothing wrong any more. */
  readonly class: AuditClass | null;
  /** Of a parcel without a loan: the one that came later. */
  readonly loan: LateLoan | null;
  /** The open period whose answer would count. */
  readonly answerIn: string;
}

/** By period, then company, then row. */
export async function openHeld(read: HeldReads): Promise<OpenHeld[]> {
  const known = (await read.periods()).flatMap((p) => parsePeriod(p.period) ?? []);
  const answered = (await read.courierAnswers()).map((a) => periodOf(a.period));
  const last = [...known, ...answered].sort(by((p) => p.from)).at(-1);
  const accounts = last === undefined ? [] : await heldAccounts(read);
  if (last === undefined || accounts.length === 0) return [];
  const { open, contractOn } = await courierLines(read, last, { accounts });
  const periods = new Map((await read.files({ kind: "courier-invoice" })).map((f) => [f.number, f.period]));
  return (await open("held"))
    .map(({ line, fen }) => ({
      since: periods.get(line.ref.file) ?? "",
      ...{ company: companyOf(line, contractOn(line)), line, charge: chargeOf(line), fen },
    }))
    .sort(by((h) => [h.since, h.company, h.line.ref.file, h.line.ref.sheet, h.line.ref.row]));
}

/** The same with why and where; each period that holds something is audited once more. */
export async function tellHeld(read: HeldReads, held: readonly OpenHeld[]): Promise<ToldHeld[]> {
  const names = new Map((await read.files({ kind: "courier-invoice" })).map((f) => [f.number, f.name]));
  const told: ToldHeld[] = [];
  for (const [since, own] of groupBy(held, (h) => h.since)) {
    const period = periodOf(since);
    const audited = await auditedIn(read, period);
    const loans = await lateLoans(read, { period, audited: [...audited.values()] });
    const answerIn = await openPeriodFrom(read, period);
    for (const h of own) {
      const place = refText(h.line.ref);
      const of = audited.get(place)?.class ?? null;
      told.push({
        ...h,
        ...{ file: names.get(h.line.ref.file) ?? "", class: of === "correct" ? null : of, answerIn },
        loan: loans.get(place) ?? null,
      });
    }
  }
  return told;
}

/** Of closed periods the accounts that their settlements held something of; of open ones all that are billed. By `waybillKey`. */
export async function heldAccounts(read: HeldReads): Promise<string[]> {
  const accounts = new Set<string>();
  for (const { period, closedAt } of await read.periods()) {
    const refs = closedAt === null ? null : await heldRefs(read, period);
    if (refs?.size === 0) continue;
    for await (const batch of read.waybillLines(period))
      for (const line of batch) if (refs?.has(refText(line.ref)) ?? true) accounts.add(accountOf(line));
  }
  return [...accounts];
}

async function heldRefs(read: HeldReads, period: string): Promise<Set<string>> {
  const settlement = (await read.settlement(period))?.number;
  const refs = new Set<string>();
  if (settlement === undefined) return refs;
  for await (const batch of read.charges({ settlement, kind: "courier-held" }))
    for (const { record } of batch) if (record !== null) refs.add(refText(record));
  return refs;
}

/** Lines of the bills, by `refText`. */
async function auditedIn(read: HeldReads, period: Period): Promise<Map<string, AuditedLine>> {
  const lines = new Map<string, AuditedLine>();
  const courier = await courierLines(read, period);
  for await (const audited of courier.lines())
    if (audited.answer === null) lines.set(refText(audited.line.ref), audited);
  return lines;
}

async function openPeriodFrom(read: HeldReads, period: Period): Promise<string> {
  const isClosed = (await read.closes()).some((c) => c.period === period.id);
  return isClosed ? (await nextOpenPeriod(read, period)).id : period.id;
}
