/** balis payment, balis budget: money that moved or was set aside, as facts; refused where a fund or an account can't bear it. */

import type { Reader, Store } from "../../../books/port.ts";
import type { Day } from "../../../core/day.ts";
import { requireHappened } from "../../../core/happened.ts";
import { type Fen, formatYuan } from "../../../core/money.ts";
import { contains, monthOf, parsePeriod } from "../../../core/period.ts";
import { refuse } from "../../../core/refusal.ts";
import type { Action } from "../../../core/store.ts";
import { requireVisible } from "../../../core/visible-text.ts";
import type { ImportReads } from "../../import/port.ts";
import { openPeriod } from "../../import/steps/periods.ts";
import type { Account } from "../entry.ts";
import { fundsOf } from "../fund-budget.ts";
import { type FundTerms, type Movement, reversalOfMovement, voucherKey } from "../movement.ts";
import type { LedgerReads } from "../port.ts";

interface Recording {
  readonly store: Store;
  readonly action: Action;
  readonly dryRun: boolean;
}

export interface PaymentSaid {
  readonly kind: "payment" | "receipt";
  readonly account: Account;
  /** Above zero. */
  readonly fen: Fen;
  readonly day: Day;
  readonly fund: string;
  readonly voucher: string;
  readonly text: string;
  /** Null: the period that the day lies in. */
  readonly period: string | null;
  /** More may be paid than is owed. */
  readonly isAdvance: boolean;
}

export async function recordPayment(asked: Recording & { payment: PaymentSaid }): Promise<Movement> {
  const { payment: said } = asked;
  requireVisible(said.voucher);
  return recorded(asked, async (read) => {
    const movements = await read.movements();
    const year = said.day.slice(0, 4);
    const keyOf = ({ voucher: voucherNo, day }: { voucher: string; day: Day }) =>
      voucherKey({ voucherNo, day });
    const known = movements.find(
      (m) => keyOf(m) === keyOf(said) && m.reverses === null && stands(m, movements),
    );
    if (known) {
      const { id, voucher: recorded, day } = known;
      refuse("voucher-must-be-new", { voucher: said.voucher, id, recorded, day });
    }
    const fund = fundsOf(movements).find((f) => f.fund === said.fund && f.year === year);
    if (!fund)
      return refuse("fund-must-be-known", { fund: said.fund, year, known: fundNames(movements, year) });
    const left = fund.appropriatedFen - fund.usedFen;
    if (said.kind === "payment" && said.fen > left) {
      const amounts = { wanted: formatYuan(said.fen), left: formatYuan(left) };
      refuse("budget-must-cover-payment", { fund: said.fund, year, ...amounts });
    }
    if (!said.isAdvance) await requireOwed(read, said);
    return {
      ...{ id: nextId(movements), kind: said.kind, period: await periodFor(read, said), day: said.day },
      ...{
        account: said.account,
        fund: said.fund,
        year,
        fen: said.kind === "payment" ? said.fen : -said.fen,
      },
      ...{ voucher: said.voucher, text: said.text, reverses: null, terms: null },
    };
  });
}

/** A payment pays what is owed to the account, a receipt what it owes; more than that must be said to be an advance. */
async function requireOwed(read: LedgerReads, said: PaymentSaid): Promise<void> {
  const balance = (await read.balances()).find((b) => b.account === said.account)?.fen ?? 0n;
  const owed = said.kind === "payment" ? -balance : balance;
  if (said.fen <= owed) return;
  const amounts = { wanted: formatYuan(said.fen), owed: formatYuan(owed > 0n ? owed : 0n) };
  refuse("payment-must-be-owed", { account: said.account, ...amounts });
}

export interface AppropriationSaid {
  readonly year: string;
  readonly fund: string;
  /** What the fund has in all from now on. */
  readonly totalFen: Fen;
  readonly day: Day;
  readonly terms: FundTerms;
  readonly voucher: string;
  readonly period: string | null;
}

/** Books the difference to what the fund had; null when it has as much already, on the same terms. */
export async function setBudget(
  asked: Recording & { appropriation: AppropriationSaid },
): Promise<Movement | null> {
  const { appropriation: said } = asked;
  const { read } = asked.store;
  const before = fundsOf(await read.movements()).find((f) => f.fund === said.fund && f.year === said.year);
  const isSame =
    before?.appropriatedFen === said.totalFen &&
    before.covers.join() === said.terms.covers.join() &&
    before.economicClass === said.terms.economicClass &&
    before.subproject === said.terms.subproject;
  if (isSame) return null;
  return recorded(asked, async () => {
    const movements = await read.movements();
    const now = fundsOf(movements).find((f) => f.fund === said.fund && f.year === said.year);
    if (now) requireUsedCovered({ ...said, usedFen: now.usedFen });
    requireOneCover(movements, said);
    return {
      ...{ id: nextId(movements), kind: "appropriation", period: await periodFor(read, said), day: said.day },
      ...{ account: `appropriation:${said.fund}`, fund: said.fund, year: said.year },
      ...{ fen: (now?.appropriatedFen ?? 0n) - said.totalFen, voucher: said.voucher, text: "" },
      ...{ reverses: null, terms: said.terms },
    };
  });
}

/** What an appropriation leaves behind that is taken back: as much as was paid, and no other fund's covers. */
function requireSoundFund(movements: readonly Movement[], { fund, year }: Movement): void {
  const left = fundsOf(movements).find((f) => f.fund === fund && f.year === year);
  if (!left) return;
  requireUsedCovered({ ...left, totalFen: left.appropriatedFen });
  requireOneCover(movements, { fund, year, terms: left });
}

function requireUsedCovered(of: { fund: string; year: string; totalFen: Fen; usedFen: Fen }): void {
  const { fund, year, totalFen, usedFen } = of;
  if (totalFen >= usedFen) return;
  const amounts = { wanted: formatYuan(totalFen), used: formatYuan(usedFen) };
  refuse("budget-must-cover-what-is-used", { fund, year, ...amounts });
}

/** No kind of charge is paid from two funds of a year: which one would be used up? */
function requireOneCover(
  movements: readonly Movement[],
  said: Pick<AppropriationSaid, "fund" | "year" | "terms">,
): void {
  for (const other of fundsOf(movements)) {
    if (other.year !== said.year || other.fund === said.fund) continue;
    const twice = other.covers.find((cover) => said.terms.covers.includes(cover));
    if (twice !== undefined) refuse("fund-must-be-only-cover", { cover: twice, fund: other.fund });
  }
}

export async function reverseMovement(
  asked: Recording & { id: string; reason: string; day: Day; period: string | null },
): Promise<Movement> {
  return recorded(asked, async (read) => {
    const movements = await read.movements();
    const found = movements.find((m) => m.id === asked.id.toUpperCase());
    if (!found || found.reverses !== null) return refuse("movement-must-be-known", { id: asked.id });
    const by = movements.find((m) => m.reverses === found.id);
    if (by) return refuse("movement-must-stand", { id: found.id, by: by.id });
    const period = await periodFor(read, asked);
    const made = { id: nextId(movements), period, day: asked.day, text: asked.reason };
    const reversal = reversalOfMovement(found, made);
    if (found.kind === "appropriation") requireSoundFund([...movements, reversal], found);
    return reversal;
  });
}

async function recorded(
  asked: Recording,
  make: (read: ImportReads & LedgerReads & Pick<Reader, "closes">) => Promise<Movement>,
): Promise<Movement> {
  let made: Movement | undefined;
  await asked.store.apply(
    async function* () {
      made = await make(asked.store.read);
      requireHappened(made.day, asked.action);
      yield { kind: "movement-recorded" as const, movement: made };
    },
    asked.action,
    { dryRun: asked.dryRun },
  );
  return made ?? refuse("movement-must-be-known", { id: "" });
}

function stands(movement: Movement, all: readonly Movement[]): boolean {
  return !all.some((m) => m.reverses === movement.id);
}

function nextId(movements: readonly Movement[]): string {
  return `M-${movements.length + 1}`;
}

function fundNames(movements: readonly Movement[], year: string): string {
  const names = fundsOf(movements).flatMap((f) => (f.year === year ? [f.fund] : []));
  return names.length === 0 ? "—" : names.join(", ");
}

/** The period that is asked for, else the one of the books that the day lies in, else its month. */
async function periodFor(
  read: ImportReads & Pick<Reader, "closes">,
  said: { period: string | null; day: Day },
): Promise<string> {
  if (said.period !== null) return (await openPeriod(read, said.period)).id;
  const known = (await read.periods()).find(({ period: id }) => {
    const period = parsePeriod(id);
    return period !== undefined && contains(period, said.day);
  });
  return (await openPeriod(read, known?.period ?? monthOf(said.day))).id;
}
