/**
 * 到位资金 / money that arrived, by voucher: 到位 (it came), 转拨 (it went from one library to another; sums to 0), 上缴 (a surplus was returned).
 *
 * Only these make 到位金额. Money carried over is received once, in the year it came; what a first year carries in from before the sub-project
 * may be recorded under 上年结转. 上缴 lowers neither the budget nor 到位 nor spending, and is all that comes after final acceptance, on a day after it.
 *
 * Worked example: 400,000.00 and 215,000.00 came, 787.40 were returned, 609,147.15 spent: 到位 615,000.00, cash 5,065.45.
 * Source: SOURCES.md [performance-report] (项目实际到位金额).
 */
import type { Day } from "../../../core/day.ts";
import { sumOf } from "../../../core/list.ts";
import { type Fen, formatYuan } from "../../../core/money.ts";
import { refuse } from "../../../core/refusal.ts";
import { voucherKey } from "../../../month/ledger/movement.ts";
import type { FundSource } from "../../../records/record.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import type { LifeState } from "../lifecycle.ts";
import { requireOpen, sealedOn } from "../sealed.ts";
import type { Spending } from "../spending.ts";
import type { SubProject } from "../subproject.ts";
import { type BudgetEntry, budgetYear, isCarriedIn } from "../subproject-budget.ts";

export type ReceiptKind = "received" | "passed-on" | "returned";

export const RECEIPT_KINDS: readonly ReceiptKind[] = ["received", "passed-on", "returned"];

export interface Receipt {
  readonly subproject: string;
  /** 1, 2, … within the sub-project. */
  readonly number: number;
  readonly kind: ReceiptKind;
  readonly day: Day;
  readonly voucherNo: string;
  readonly library: LibraryCode;
  readonly source: FundSource;
  /** Below zero: it left. */
  readonly fen: Fen;
  readonly text: string;
}

export type ReceiptSaid = Omit<Receipt, "number">;

/** The fact to add; null when it is there already. */
export function planReceipt(
  of: {
    subproject: SubProject;
    state: LifeState;
    entries: readonly BudgetEntry[];
    spent: readonly Spending[];
    receipts: readonly Receipt[];
  },
  wanted: ReceiptSaid,
): Receipt | null {
  const { subproject, state, receipts } = of;
  const { id, libraries } = subproject;
  const { kind, fen, library, voucherNo } = wanted;
  if (voucherNo.trim() === "")
    refuse("receipt-must-have-a-voucher", { day: wanted.day, yuan: formatYuan(fen) });
  if (state.grantedFen === null) refuse("budget-must-be-granted-first", { subproject: id });
  if (!libraries.includes(library))
    refuse("money-must-be-of-a-construction-library", {
      ...{ subproject: id, library, libraries: libraries.join(", ") },
    });
  // One entered by mistake is reversed by the opposite amount.
  if (fen === 0n || (kind === "returned" && fen + returnedBy(receipts, wanted) > 0n))
    refuse("receipt-must-go-its-way", { kind, yuan: formatYuan(fen) });
  if (wanted.source === "carry-over" && !bringsCarried(of.entries))
    refuse("carried-money-must-not-be-received-again", { subproject: id, yuan: formatYuan(fen) });
  const same = receipts.find((r) => identity(r) === identity(wanted));
  if (same?.fen === fen && same.day === wanted.day) return null;
  if (same) refuse("receipt-must-be-new", { voucher: voucherNo, day: same.day, yuan: formatYuan(same.fen) });
  const sealed = sealedOn(state);
  if (kind !== "returned" || (sealed !== null && wanted.day <= sealed)) requireOpen(id, state);
  if (kind === "returned") requireCash(of, wanted);
  return { ...wanted, number: receipts.length + 1 };
}

/** 上缴 of the library from the source so far, below zero. */
function returnedBy(receipts: readonly Receipt[], { library, source }: ReceiptSaid): Fen {
  return sumOf(
    receipts.filter((r) => r.kind === "returned" && r.library === library && r.source === source),
    (r) => r.fen,
  );
}

/** Nothing can be returned that the library does not have on that day. */
function requireCash(
  of: Pick<Parameters<typeof planReceipt>[0], "spent" | "receipts">,
  { library, fen, day, subproject }: ReceiptSaid,
): void {
  const sum = (facts: readonly Pick<Spending, "library" | "day" | "fen">[]): Fen =>
    sumOf(
      facts.filter((f) => f.library === library && f.day <= day),
      (f) => f.fen,
    );
  const cashFen = sum(of.receipts) - sum(of.spent);
  if (cashFen + fen < 0n)
    refuse("returned-money-must-be-there", {
      ...{ subproject, library, day, yuan: formatYuan(-fen), cash: formatYuan(cashFen) },
    });
}

/** Whether the first year has money from before the sub-project. */
function bringsCarried(entries: readonly BudgetEntry[]): boolean {
  const [first] = entries.map(budgetYear).sort();
  return entries.some((e) => isCarriedIn(e) && budgetYear(e) === first);
}

/** Two libraries may have the same number. */
function identity(said: ReceiptSaid): string {
  return [voucherKey(said), said.library, said.source, said.kind].join("|");
}

/** What of money passed on has left one library and reached none. */
export function passedOnFen(receipts: readonly Pick<Receipt, "kind" | "fen">[]): Fen {
  return sumOf(
    receipts.filter((r) => r.kind === "passed-on"),
    (r) => r.fen,
  );
}
