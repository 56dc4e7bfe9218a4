/**
 * 支出明细 / spending: money that was really spent on a sub-project, as the finance system has it.
 *
 * One line is one line of one voucher (凭证): line of the budget, economic class, source, payee, amount; a 红字 line is negative. Money
 * that was spent is a fact: an imported line that exceeds its budget is taken and told; what a person types in beyond the budget is
 * refused. The finance system numbers its vouchers anew each month, so a voucher is its month and its number.
 *
 * Only these lines are spending. Payments in our own books (`balis payment`) from a fund of the sub-project are the same money seen
 * from the other side: they are compared voucher by voucher and never added.
 *
 * Worked example: voucher 记-0012 of May: 邮电费 12,300.00 here; M-3 with voucher 记-0012 of May in the books 12,300.00: agrees. In June
 * the books have 记-0031 over 500.00 and the finance system nothing: told as "only in the books".
 * Source of the budget: SOURCES.md [budget-control]; the comparison is ours.
 */
import type { Day } from "../../core/day.ts";
import { byKey } from "../../core/list.ts";
import type { Fen } from "../../core/money.ts";
import type { RecordRef } from "../../core/source.ts";
import { fundsOf } from "../../month/ledger/fund-budget.ts";
import { type Movement, voucherKey } from "../../month/ledger/movement.ts";
import { textKey } from "../../tables/cell.ts";
import { type SubProject, subProjectKeys } from "./subproject.ts";
import { type BudgetKey, budgetKey } from "./subproject-budget.ts";

export interface Spending extends BudgetKey {
  readonly subproject: string;
  readonly voucherNo: string;
  /** 分录号 within the voucher, where the export has it. */
  readonly entryNo: string;
  readonly day: Day;
  /** 摘要 */
  readonly text: string;
  /** 收款单位 */
  readonly payee: string;
  /** Below zero on a 红字 line. */
  readonly fen: Fen;
  /** 上年支出收回: money spent in an earlier year came back; it is no spending of this year. */
  readonly earlierYear?: true;
}

/** A line of an imported file. */
export interface SpendingLine extends Spending {
  readonly ref: RecordRef;
}

/** A line that was typed in. */
export interface TypedSpending extends Spending {
  /** "X-1", "X-2", … */
  readonly id: string;
}

/** Two imported lines that are one: everything an export says of them is equal. */
export function lineIdentity(said: Spending): string {
  const words = [said.entryNo, said.text, said.payee].map(textKey);
  return [looseIdentity(said), ...words].join("|");
}

/** The same for a typed line, whose words are a person's own. */
export function looseIdentity(said: Spending): string {
  const back = said.earlierYear ? ["earlier-year"] : [];
  return [voucherKey(said), said.subproject, budgetKey(said), said.fen, ...back].join("|");
}

interface VoucherDifference {
  readonly month: string;
  readonly voucherNo: string;
  /** Null: it has no line there. */
  readonly spentFen: Fen | null;
  readonly paidFen: Fen | null;
}

export interface VoucherComparison {
  readonly agreeing: number;
  /** By month and number. */
  readonly different: readonly VoucherDifference[];
}

/**
 * The vouchers of the finance system beside those of the books' payments from funds of this sub-project; null when no fund of the
 * books is of this sub-project. The books pay a part of what a sub-project spends, so a voucher that only the finance system has is
 * shown and no fault; one that the books have otherwise is.
 */
export function compareVouchers(of: {
  subproject: SubProject;
  spent: readonly Spending[];
  movements: readonly Movement[];
}): VoucherComparison | null {
  const found = new Map<string, { voucherNo: string; spentFen: Fen | null; paidFen: Fen | null }>();
  const add = (said: { voucherNo: string; day: Day }, side: "spentFen" | "paidFen", fen: Fen): void => {
    const key = voucherKey(said);
    const now = found.get(key) ?? { voucherNo: said.voucherNo, spentFen: null, paidFen: null };
    found.set(key, { ...now, [side]: (now[side] ?? 0n) + fen });
  };
  const payments = paymentsOf(of);
  if (payments === null) return null;
  for (const s of of.spent) add(s, "spentFen", s.fen);
  for (const p of payments) add(p, "paidFen", p.fen);
  const all = [...found].sort(byKey);
  const different = all.filter(([, v]) => v.spentFen !== v.paidFen);
  return {
    agreeing: all.length - different.length,
    different: different.map(([key, v]) => ({ month: key.slice(0, 7), ...v })),
  };
}

/** Payments that stand, from funds whose sub-project is this one. */
function paymentsOf(of: { subproject: SubProject; movements: readonly Movement[] }) {
  const keys = subProjectKeys(of.subproject);
  const funds = new Set(
    fundsOf(of.movements)
      .filter((f) => keys.includes(textKey(f.subproject)))
      .map((f) => `${f.year} ${f.fund}`),
  );
  if (funds.size === 0) return null;
  const taken = new Set(of.movements.map((m) => m.reverses));
  return of.movements
    .filter((m) => m.kind === "payment" && m.reverses === null && !taken.has(m.id))
    .filter((m) => funds.has(`${m.year} ${m.fund}`))
    .map((m) => ({ voucherNo: m.voucher, day: m.day, fen: m.fen }));
}
