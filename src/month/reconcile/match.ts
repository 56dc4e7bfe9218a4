/**
 * 业务、配对 / case and match: all records that carry one request number; of them, those that are one and the same request, and
 * whose account of it counts.
 *
 * The store streams records ordered by request key, so a case is a run of equal keys. A case is bounded: a request
 * number carried by more than MAX_CASE rows is no request number but a mistake of the export, and is refused by name.
 */
import { invariant } from "../../core/bug.ts";
import { refuse } from "../../core/refusal.ts";
import { compareRefs, type RecordRef } from "../../core/source.ts";
import type { RequestRecord } from "../../records/record.ts";
import type { Service } from "../../registry/library.ts";
import { accountsOf } from "./account.ts";
import type { DecidedValues } from "./discrepancy.ts";

/** What closed periods settled under one request number. */
export interface SettledBefore {
  /** The first of them. */
  readonly period: string;
  /** Those that count, as corrected in closed periods; none where it was settled outside, or corrected away. */
  readonly requests: readonly SettledRequest[];
  /** Those that closed periods corrected away, as they were before: they may be filled again. */
  readonly voided: readonly SettledRequest[];
}

export interface SettledRequest {
  /** The closed period that the request belongs to. */
  readonly period: string;
  readonly caseKey: string;
  readonly ordinal: number;
  /** With what was decided and corrected in it. */
  readonly record: RequestRecord;
  /** What of it closed periods corrected: a further correction says it again. */
  readonly corrected?: DecidedValues;
}

/** 业务 / case: all records of one service that carry one request number, in the canonical order. */
export interface Case {
  readonly service: Service;
  readonly key: string;
  readonly records: readonly RequestRecord[];
  /** What closed periods settled under this number, if anything. */
  readonly settled: SettledBefore | null;
}

const MAX_CASE = 10_000;

interface CaseBuilder {
  /** Adds the next record of the stream; returns the case before it when this record begins a new one. */
  add(next: { record: RequestRecord; settled: SettledBefore | null }): Case | null;
  /** The last case. */
  finish(): Case | null;
}

export function caseBuilder(service: Service): CaseBuilder {
  let key: string | null = null;
  let settled: SettledBefore | null = null;
  let records: RequestRecord[] = [];
  const take = (): Case | null => (key === null ? null : { service, key, records, settled });
  return {
    add(next) {
      if (next.record.requestKey === key) {
        records.push(next.record);
        if (records.length > MAX_CASE) {
          refuse("request-number-must-identify", { number: next.record.requestNo, rows: MAX_CASE });
        }
        return null;
      }
      const done = take();
      key = next.record.requestKey;
      settled = next.settled;
      records = [next.record];
      return done;
    },
    finish: take,
  };
}

const SIDE_ORDER = { supplier: 0, requester: 1, centre: 2, courier: 3 } as const;

/** Several cases that are one request: under the first one's number, in the canonical order. */
export function mergedCase(cases: readonly Case[]): Case {
  const [first] = cases;
  invariant(first !== undefined, "a group of cases has one");
  const records = cases
    .flatMap((c) => c.records)
    .sort((a, b) => SIDE_ORDER[a.role] - SIDE_ORDER[b.role] || compareRefs(a.ref, b.ref));
  return { ...first, records };
}

/** A case's accounts by the role they speak in, each in the canonical order; rows of two files that say the same are one. */
export interface Sides {
  readonly supplier: readonly RequestRecord[];
  readonly requester: readonly RequestRecord[];
  readonly centre: readonly RequestRecord[];
}

export function sidesOf(records: readonly RequestRecord[]): Sides {
  const supplier: RequestRecord[] = [];
  const requester: RequestRecord[] = [];
  const centre: RequestRecord[] = [];
  for (const record of records) {
    if (record.role === "supplier") supplier.push(record);
    else if (record.role === "requester") requester.push(record);
    else centre.push(record);
  }
  return { supplier: accountsOf(supplier), requester: accountsOf(requester), centre: accountsOf(centre) };
}

/** The passes over what the request number alone left one-sided (tolerant.ts), strongest first. */
export type TolerantPassName = "same-plain-number" | "same-item-and-day" | "same-item-near-day" | "scored";

/** The named passes, strongest first. A record is used by the first that fits, and by no other. */
export type PassName = "same-number-and-parties" | "same-number" | TolerantPassName | "resolved";

export interface Match {
  readonly service: Service;
  readonly caseKey: string;
  /** 1, 2, …: two genuine equal requests under one number are two matches. */
  readonly ordinal: number;
  readonly pass: PassName;
  readonly supplier: RecordRef | null;
  readonly requester: RecordRef | null;
  readonly centre: RecordRef | null;
  /** The record whose values are settled. */
  readonly basis: RecordRef;
  /** Values that replace the record's own, from a resolution. */
  readonly values: DecidedValues | null;
  /** The discrepancy whose resolution made this match; null for a plain one. */
  readonly discrepancy: string | null;
}

/** What settlement prices: a match with the record that counts, agreed values already in it. */
export interface Confirmed {
  readonly match: Match;
  readonly record: RequestRecord;
}

/** The record as it is settled: what was decided replaces what it says. */
export function withAgreed(record: RequestRecord, agreed: DecidedValues | null): RequestRecord {
  if (agreed === null) return record;
  const { count: _count, ...values } = agreed;
  return { ...record, ...values };
}
