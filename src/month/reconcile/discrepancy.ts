/**
 * 差异与处理 / discrepancy and resolution.
 *
 * A discrepancy is a case whose sources don't add up to one account of the request. Its id is derived from its
 * content, so the same disagreement found again is the same discrepancy, and a corrected record makes another one.
 * Nothing is guessed: until it is resolved (by a person, or by a policy that is named), its requests are not settled.
 */

import type { Day } from "../../core/day.ts";
import type { Fen } from "../../core/money.ts";
import type { RecordRef } from "../../core/source.ts";
import type { DiscrepancyKind, ResolutionKind } from "../../records/discrepancy-kind.ts";
import type { RequestRecord } from "../../records/record.ts";
import type { LibraryCode, Service } from "../../registry/library.ts";
import type { CountingField } from "./counting-fields.ts";
import type { Evidence } from "./evidence.ts";

/** One field on which the sources disagree; each value as text, null where the source is silent. */
export interface FieldDifference {
  readonly field: string;
  /** What a closed period settled, where later accounts say otherwise; else absent. */
  readonly settled?: string | null;
  readonly supplier: string | null;
  readonly requester: string | null;
  readonly centre: string | null;
}

export interface Discrepancy {
  /** "D-" and twelve hex digits of the content's SHA-256. */
  readonly id: string;
  readonly service: Service;
  readonly caseKey: string;
  readonly kind: DiscrepancyKind;
  readonly supplier: LibraryCode | null;
  readonly requester: LibraryCode | null;
  readonly fields: readonly FieldDifference[];
  readonly records: readonly RecordRef[];
  /** Which sources speak of the case. */
  readonly evidence: Evidence;
  /** 涉及金额: the most this discrepancy can change what is paid, by the confirmed fees. */
  readonly riskFen: Fen;
  /** The policy by which it is never material ("policy:<key> <rule name>"); null where none says so. */
  readonly downgradedBy: string | null;
}

/** The values two libraries agreed on. `count` says how many of a duplicate's rows stand. */
export interface AgreedValues {
  readonly pages?: number;
  readonly volumes?: number;
  /** Null: the confirmed fee no longer counts. */
  readonly feeFen?: Fen | null;
  readonly count?: number;
}

/** What a decision puts in the place of a record's own values: what was agreed on, or what the other account says. */
export type DecidedValues = AgreedValues &
  Partial<Pick<RequestRecord, Exclude<CountingField, "pages" | "volumes" | "feeFen">>>;

/** Who sees to a discrepancy, and by when if not by the agreement's deadline. The latest one counts. */
export interface Assignment {
  readonly discrepancy: string;
  /** 负责人: an operator's name; null: nobody. */
  readonly owner: string | null;
  /** 期限, where it was moved by hand; null: as the agreement says. */
  readonly dueOn: Day | null;
  /** Why it was moved or handed over; may be empty. */
  readonly note: string;
}

export interface Resolution {
  readonly discrepancy: string;
  readonly kind: ResolutionKind;
  readonly values: AgreedValues | null;
  readonly reason: string;
  /** The operator's name, or "policy:<key> <rule name>". */
  readonly by: string;
}
