import type { Finding } from "../../core/finding.ts";
import type { Fen } from "../../core/money.ts";
import type { LibraryCode, Service } from "../../registry/library.ts";
import type { ChargeKind, ChargeService } from "../../rules/charge.ts";

/** 结算运行: one settlement of a period. The one with the largest number is in force until the period closes. */
export interface SettlementRun {
  readonly number: number;
  readonly period: string;
  readonly inputs: string;
  /** ruleName of each version used. */
  readonly rules: readonly string[];
  /** True when any figure rests on a sample rule (样例). */
  readonly sample: boolean;
  /** 按比例压减: what each fund had left for the period, where it was to be shared out; null: nothing was cut. */
  readonly funds: readonly FundLeft[] | null;
}

export interface FundLeft {
  readonly fund: string;
  readonly covers: readonly string[];
  readonly leftFen: Fen;
}

/** A confirmed request that no rule could price, or whose stated fee a person must look at. */
export interface Unpriced {
  readonly service: Service;
  readonly caseKey: string;
  readonly ordinal: number;
  /** "unpriced": no charge was made; "differs": charged, but the confirmed fee is another. */
  readonly severity: "unpriced" | "differs";
  readonly finding: Finding;
}

/** How many requests could not be priced: one may lack several things. */
export function unpricedRequests(found: readonly Unpriced[]): number {
  const without = found.filter((u) => u.severity === "unpriced");
  return new Set(without.map(requestKeyOf)).size;
}

export function requestKeyOf({ service, caseKey, ordinal }: Unpriced): string {
  return `${service} ${caseKey} ${ordinal}`;
}

/** 账单行: a line of a courier's invoice that is not paid, or not as billed; each of its findings names the waybill. */
export function isOfInvoice({ finding: found }: Unpriced): boolean {
  return "waybill" in found.params;
}

/** For showing: many requests have the same sentence. */
export function numbered({ finding: found, caseKey }: Unpriced): Finding {
  return { ...found, number: caseKey };
}
export interface FundNeed {
  readonly fund: string;
  readonly chargedFen: Fen;
  readonly leftFen: Fen;
}
export interface ChargeTotal {
  readonly kind: ChargeKind;
  readonly scheme: string | null;
  /** Of a scheme; null for the kinds that have none. */
  readonly service: ChargeService | null;
  readonly library: LibraryCode | null;
  readonly count: number;
  readonly quantity: bigint;
  readonly fen: Fen;
}
