/** What this room reads from the books, and the facts it adds. */

import type { RequestRecord } from "../../records/record.ts";
import type { LibraryCode } from "../../registry/library.ts";
import type { RegistryReads } from "../../registry/port.ts";
import type { Charge, ChargeKind } from "../../rules/charge.ts";
import type { RulesReads } from "../../rules/port.ts";
import type { BilledLine } from "../courier/judged-charge.ts";
import type { CourierReads } from "../courier/port.ts";
import type { ImportReads } from "../import/port.ts";
import type { ReconcileReads } from "../reconcile/port.ts";
import type { Correction, NotedCorrection } from "./correction.ts";
import type { RequestTotal } from "./funds-used.ts";
import type { ChargeTotal, SettlementRun, Unpriced } from "./run.ts";
import type { ChargedBefore } from "./subsidy.ts";

interface ChargesAsked {
  readonly settlement: number;
  readonly kind?: ChargeKind;
  readonly library?: LibraryCode;
  /** Who is on the other side: of fees, the requester. */
  readonly counterparty?: LibraryCode;
}

/** The fee of a single request, with as much of the record it rests on as a statement's row shows. */
export interface PricedRequest {
  readonly charge: Charge;
  /** Null where it rests on none. */
  readonly record: PricedRecord | null;
}

export type PricedRecord = Pick<RequestRecord, "ref" | "requestNo" | "suppliedOn" | "pages" | "volumes">;

export interface PricedAsked {
  readonly settlement: number;
  /** Whose requests: of whoever supplied them or of whoever asked for them; those without one are nobody's. */
  readonly of: "library" | "counterparty";
  /** Of this one alone; null: of all. */
  readonly code: LibraryCode | null;
}

export interface SettleReads {
  /** SHA-256 over what settlement depends on: runs and resolutions in force, waybill files, rules. */
  settlementInputs(period: string): Promise<string>;
  nextSettlementNumber(): Promise<number>;
  settlement(period: string): Promise<SettlementRun | null>; // the one in force
  settlementPeriod(number: number): Promise<string | null>; // of any settlement, in force or not
  /** By kind, library, case key, ordinal, id. */
  charges(filter: ChargesAsked): AsyncIterable<Charge[]>;
  /** The fees of single requests; by whose they are, then by library, case key, ordinal, id. */
  pricedRequests(asked: PricedAsked): AsyncIterable<PricedRequest[]>;
  chargeById(id: string): Promise<{ charge: Charge; settlement: number } | null>;
  /** Those of a settlement with these ids, in their order; null where there is none. */
  chargesById(filter: { settlement: number; ids: readonly string[] }): Promise<(Charge | null)[]>;
  chargesOfCase(filter: { settlement: number; caseKey: string }): Promise<Charge[]>;
  /** The cases of a scheme that earlier periods' settlements in force charged. */
  chargedCases(asked: { scheme: string; before: string }): Promise<ReadonlySet<string>>;
  unpriced(settlement: number): Promise<Unpriced[]>;
  /** Σ fen and Σ quantity of a settlement's charges per kind, scheme and library, in this order. */
  chargeTotals(settlement: number): Promise<ChargeTotal[]>;
  /** Fees, grants and bills of single requests, added up by who is charged, who is on the other side and by which rule; in this order. */
  requestTotals(settlement: number): Promise<RequestTotal[]>;
  /** Subsidies, grants and bills of no single request; by kind, library, id. */
  sumCharges(settlement: number): Promise<Charge[]>;
  /**
   * What each library was granted, billed and free of by the settlements in force of the periods before this one: by `yearKey`. What
   * is free counts in the year of its supply, else the year in which its period ends. `knownIn`: with what was corrected before that.
   */
  chargedBefore(period: string, knownIn?: string): Promise<ChargedBefore>;
  /**
   * The period's lines, and earlier ones under their numbers or under `others` (by `waybillKey`); where a fee is among any of them, all
   * earlier fees, which come under any number. By `waybillKey` (that of earlier
   * programs: `isEarlier`), order of `earlier`, then the period's own, ref.
   */
  billedLines(asked: {
    period: string;
    earlier: readonly string[];
    isEarlier?: boolean;
    others?: readonly string[];
  }): AsyncIterable<BilledLine[]>;
  /** Those that hold, of a closed period, or into an open one; by number. */
  corrections(filter: { period?: string; into?: string }): Promise<NotedCorrection[]>;
  nextCorrectionNumber(): Promise<number>;
  /** The periods whose settlement in force has charges that correct this one; by id. */
  correctedIn(period: string): Promise<string[]>;
}

/** What a settlement is made of and checked by. */
export type SettlingReads = RegistryReads &
  RulesReads &
  ImportReads &
  ReconcileReads &
  CourierReads &
  SettleReads;

export type SettleFact =
  | { readonly kind: "settlement-run"; readonly run: SettlementRun }
  | { readonly kind: "charge"; readonly settlement: number; readonly charge: Charge }
  | { readonly kind: "unpriced"; readonly settlement: number; readonly unpriced: Unpriced }
  | { readonly kind: "correction-noted"; readonly correction: Correction };
