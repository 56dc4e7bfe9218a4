/**
 * 配对 / match: the rows that are one and the same request, and whose account of it counts.
 */

import type { RecordRef } from "../../core/source.ts";
import type { RequestRecord } from "../../records/record.ts";
import type { Service } from "../../registry/library.ts";
import type { AgreedValues } from "./discrepancy.ts";

/** 业务 / case: all records of one service that carry one request number, in the canonical order. */
export interface Case {
  readonly service: Service;
  readonly key: string;
  readonly records: readonly RequestRecord[];
  /** The closed period in which a request of this number was already settled, if any. */
  readonly settledIn: string | null;
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
  /** Values that replace the record's own, from an agreed resolution. */
  readonly values: AgreedValues | null;
  /** The discrepancy whose resolution made this match; null for a plain one. */
  readonly discrepancy: string | null;
}

/** What settlement prices: a match with the record that counts, agreed values already in it. */
export interface Confirmed {
  readonly match: Match;
  readonly record: RequestRecord;
}

/** The record as it is settled: what was agreed replaces what it says. */
export function withAgreed(record: RequestRecord, agreed: AgreedValues | null): RequestRecord {
  if (agreed === null) return record;
  return {
    ...record,
    pages: agreed.pages ?? record.pages,
    volumes: agreed.volumes ?? record.volumes,
    feeFen: agreed.feeFen === undefined ? record.feeFen : agreed.feeFen,
  };
}
