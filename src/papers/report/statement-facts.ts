import type { Day } from "../../core/day.ts";
import type { Fen } from "../../core/money.ts";
import type { Movement } from "../../month/ledger/movement.ts";
import type { Discrepancy, Resolution } from "../../month/reconcile/discrepancy.ts";
import type { Correction } from "../../month/settle/correction.ts";
import type { PricedRecord } from "../../month/settle/port.ts";
import type { LibraryCode } from "../../registry/library.ts";
import type { Charge } from "../../rules/charge.ts";
import type { PaidFacts } from "./finance/finance-facts.ts";

/** A priced request, as much of it as its row shows: one library may have a hundred thousand. */
export interface StatementLine
  extends Pick<Charge, "id" | "service" | "counterparty" | "fen" | "statedFen" | "steps"> {
  readonly requestNo: string;
  readonly suppliedOn: Day | null;
  /** Pages, or volumes of a loan. */
  readonly quantity: number | null;
}

/** What a library supplied or asked for; corrections of closed periods are no lines: they have notes of their own. */
export interface GatheredLines {
  readonly lines: StatementLine[];
  readonly corrected: Charge[];
}

/** `counterparty`: who is on the other side of the library whose line it is. */
export function lineOf(
  charge: Charge,
  record: PricedRecord,
  counterparty: LibraryCode | null,
): StatementLine {
  const { id, service, fen, statedFen, steps } = charge;
  const { requestNo, suppliedOn } = record;
  const quantity = service === "ill" ? record.volumes : record.pages;
  return { id, service, counterparty, fen, statedFen, steps, requestNo, suppliedOn, quantity };
}

export interface StatementFacts
  extends Pick<
    PaidFacts,
    "period" | "centre" | "label" | "programVersion" | "libraries" | "sample" | "close" | "rules"
  > {
  readonly library: LibraryCode;
  /** Its own. */
  readonly used: PaidFacts["used"];
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
