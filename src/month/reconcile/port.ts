/** What this room reads from the books, and the facts it adds. */

import type { Day } from "../../core/day.ts";
import type { RecordRef } from "../../core/source.ts";
import type { DiscrepancyKind } from "../../records/discrepancy-kind.ts";
import type { RequestRecord, RequestStatus } from "../../records/record.ts";
import type { LibraryCode, Service } from "../../registry/library.ts";
import type { Assignment, DecidedValues, Discrepancy, Resolution } from "./discrepancy.ts";
import type { Confirmed, Match, SettledBefore } from "./match.ts";
import type { ParcelLink } from "./parcel-link.ts";

export interface StoredDiscrepancy extends Discrepancy {
  readonly period: string;
  readonly run: number;
  /** The resolution in force, or null while it is open. */
  readonly resolution: Resolution | null;
  readonly resolvedAt: string | null;
  /** When a run of this period found it for the first time. */
  readonly foundAt: string;
  readonly owner: string | null;
  /** The deadline that was set by hand; null: the agreement's. */
  readonly movedTo: Day | null;
}
/** One line of a discrepancy's history, oldest first. */
export interface DiscrepancyEvent {
  readonly at: string;
  readonly operator: string;
  readonly event: "made" | "withdrawn" | "assigned";
  readonly resolution: Resolution | null;
  readonly owner: string | null;
  readonly dueOn: Day | null;
  readonly reason: string;
}

export interface DiscrepancyFilter {
  readonly period?: string;
  readonly service?: Service;
  readonly kind?: DiscrepancyKind;
  readonly evidence?: string;
  readonly library?: LibraryCode;
  readonly status?: "open" | "resolved";
  /** The request number of the case, as its key. */
  readonly caseKey?: string;
  /** Those that rest on this record. */
  readonly record?: RecordRef;
  /** Full ids, or beginnings of ids. */
  readonly ids?: readonly string[];
}
/** Confirmed requests, counted by what statistics need. Every combination once, ordered by its key fields. */
export interface RequestCount {
  readonly period: string;
  readonly service: Service;
  readonly supplier: LibraryCode | null;
  readonly requester: LibraryCode | null;
  readonly status: RequestStatus;
  readonly requests: number;
  readonly pages: number;
  readonly volumes: number;
}
/** A record on its way to its case, with what closed periods settled under its request number, if anything. */
export interface StreamedRecord {
  readonly record: RequestRecord;
  readonly settled: SettledBefore | null;
}

export interface ReconcileReads {
  /** Records of the standing files of a period, and those deferred into it; by request key, role, ref. */
  caseRecords(span: { period: string; service: Service }): AsyncIterable<StreamedRecord[]>;
  nextRunNumber(): Promise<number>;
  run(span: { period: string; service: Service }): Promise<ReconciliationRun | null>; // the one in force
  discrepancies(filter: DiscrepancyFilter): Promise<StoredDiscrepancy[]>; // by risk (largest first), id
  discrepancyHistory(id: string): Promise<DiscrepancyEvent[]>;
  /** Which requests went in a parcel, by the runs in force; by period, leg, case key, ref. */
  parcelLinks(waybill: string): Promise<(ParcelLink & { caseKey: string; period: string })[]>;
  /** Matches of the run in force: plain ones, and those of resolutions in force; by case key, ordinal. */
  confirmed(span: { period: string; service: Service }): AsyncIterable<Confirmed[]>;
  /** What closed periods settled under a request number; null: nothing, or only what was not filled. */
  settled(of: { service: Service; requestKey: string }): Promise<SettledBefore | null>;
  /** The first numbers that closed periods settled which begin so, in order; at most so many of each service. */
  settledNumbers(of: { begins: string; most: number }): Promise<string[]>;
  /** What was decided in place of a record's own values, by the record's ref: those of a period's matches in force. */
  agreedIn(period: string): Promise<ReadonlyMap<string, DecidedValues>>;
  /** The records of the case that a record stands in by the latest run in force; none where it stands in none. */
  caseOf(ref: RecordRef): Promise<RequestRecord[]>;
  /** The latest match in force that a record stands in, and the period that confirmed it. */
  matchOf(ref: RecordRef): Promise<{ match: Match; period: string } | null>;
  requestCounts(periods: readonly string[]): Promise<RequestCount[]>;
  /** SHA-256 over what reconciliation depends on: standing files, deferred cases, registry, rules. */
  reconciliationInputs(span: { period: string; service: Service }): Promise<string>;
  confirmedFiles(span: { period: string; service: Service }): Promise<number[]>; // of their bases
}

export type ReconcileFact =
  | { readonly kind: "reconciliation-run"; readonly run: ReconciliationRun }
  | {
      readonly kind: "case-records";
      readonly run: number;
      readonly caseKey: string;
      readonly refs: readonly RecordRef[];
    }
  | {
      readonly kind: "parcel-links";
      readonly run: number;
      readonly caseKey: string;
      readonly links: readonly ParcelLink[];
    }
  | { readonly kind: "match"; readonly run: number; readonly match: Match }
  | { readonly kind: "discrepancy"; readonly run: number; readonly discrepancy: Discrepancy }
  | { readonly kind: "resolution-made"; readonly resolution: Resolution }
  | { readonly kind: "resolution-withdrawn"; readonly discrepancy: string; readonly reason: string }
  | { readonly kind: "discrepancy-assigned"; readonly assignment: Assignment };

/** 对账运行: one reconciliation of a period and service. The one with the largest number is in force. */
export interface ReconciliationRun {
  readonly number: number;
  readonly period: string;
  readonly service: Service;
  /** SHA-256 over everything it read; equal inputs make no second run. */
  readonly inputs: string;
}
