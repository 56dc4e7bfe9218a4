import type { Day } from "../../core/day.ts";
import type { Fen } from "../../core/money.ts";
import type { Movement } from "../../month/ledger/movement.ts";
import type { Discrepancy, Resolution } from "../../month/reconcile/discrepancy.ts";
import type { Correction } from "../../month/settle/correction.ts";
import type { RequestRecord } from "../../records/record.ts";
import type { LibraryCode } from "../../registry/library.ts";
import type { Charge } from "../../rules/charge.ts";
import type { FinanceFacts } from "./finance/finance-facts.ts";

/** A priced request, as much of it as its row shows: one library may have a hundred thousand. */
export interface StatementLine
  extends Pick<Charge, "id" | "service" | "counterparty" | "fen" | "statedFen" | "steps"> {
  readonly requestNo: string;
  readonly suppliedOn: Day | null;
  /** Pages, or volumes of a loan. */
  readonly quantity: number | null;
}
/** Lines of charges; equal arithmetic is kept once. Corrections of closed periods are none: they have notes of their own. */
export class StatementLines {
  readonly lines: StatementLine[] = [];
  private readonly arithmetic = new Map<string, Charge["steps"]>();

  /** `counterparty`: who is on the other side of the library whose lines these are. */
  add(charge: Charge, record: RequestRecord, counterparty = charge.counterparty): void {
    const { id, service, fen, statedFen } = charge;
    const { requestNo, suppliedOn } = record;
    const quantity = service === "ill" ? record.volumes : record.pages;
    const steps = this.kept(charge.steps);
    this.lines.push({ id, service, counterparty, fen, statedFen, steps, requestNo, suppliedOn, quantity });
  }

  private kept(steps: Charge["steps"]): Charge["steps"] {
    const key = steps.map((s) => `${s.item} ${s.quantity} ${s.unit} ${s.unitFen} ${s.fen}`).join("|");
    const known = this.arithmetic.get(key) ?? steps;
    this.arithmetic.set(key, known);
    return known;
  }
}

export interface StatementFacts
  extends Pick<
    FinanceFacts,
    "period" | "centre" | "label" | "programVersion" | "libraries" | "sample" | "close" | "rules" | "used"
  > {
  readonly library: LibraryCode;
  /** What it is owed and owes: subsidies, grants and bills, corrections among them. */
  readonly owed: readonly Charge[];
  /** Differences of fees that correction runs found; owed by nobody. */
  readonly corrected: readonly Charge[];
  /** The same of what the library asked for itself. */
  readonly askedCorrected: readonly Charge[];
  /** Why they were corrected. */
  readonly noted: readonly Correction[];
  readonly movements: readonly Movement[];
  /** What the centre owed it before the period. */
  readonly openingFen: Fen;
  /** From this amount on money moves. */
  readonly carryForwardBelowFen: Fen;
  /** The priced requests behind them. */
  readonly lines: readonly StatementLine[];
  /** Those that it asked for itself. */
  readonly askedLines: readonly StatementLine[];
  readonly discrepancies: readonly (Discrepancy & { readonly resolution: Resolution | null })[];
  /** The tariff's items and the steps of arithmetic by their names in the language of the workbook. */
  readonly itemNames: ReadonlyMap<string, string>;
  /** What the ledger owes it for this period. */
  readonly payableFen: Fen;
}
