/**
 * 成员馆 / library: who takes part, under which code, and in which roles.
 *
 * The 5-digit school code is the key ("10002"; "4111010002" is accepted and shortened; "10001-1" is a branch;
 * "EXT-NLC" a source outside the alliance). Names change, codes do not: every name, abbreviation and old name
 * is an alias with dates. Source: SOURCES.md [school-codes], [renames].
 */
import type { Day } from "../core/day.ts";

export type LibraryCode = string;

/**
 * university: a school's library; partner: a public library or group in the alliance; external: a source
 * outside it.
 */
export type LibraryKind = "university" | "partner" | "external";

export interface Library {
  readonly code: LibraryCode;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: LibraryKind;
  /** 区, e.g. 海淀区; empty when not known. Courier surcharges may depend on it. */
  readonly district: string;
  /** How sure the entry is and where it was read, as free text. */
  readonly certainty: string;
  readonly source: string;
  /** Absent while the library is there. */
  readonly closed?: Closing;
}

/** 并入、撤销 / a library's last day, and the one that took it over; null where nobody did. */
export interface Closing {
  readonly on: Day;
  readonly into: LibraryCode | null;
}

/** A text that means a library between two days. `text` is kept as written; matching uses `nameKey`. */
export interface Alias {
  readonly text: string;
  readonly code: LibraryCode;
  readonly from: Day;
  readonly to: Day | null;
  /** 正式名称: between these days the library was called so. */
  readonly isOfficial?: true;
}

export type Service = "dd" | "ill";

/** The part a library plays in a service. A subject service library (学科服务馆) is a member too. */
export type AgreementRole = "member" | "subject-service" | "partner" | "external";

/**
 * 协议 / agreement: library × service × role, from one day to another (both included; null: until further
 * notice).
 */
export interface Agreement {
  readonly library: LibraryCode;
  readonly service: Service;
  readonly role: AgreementRole;
  readonly from: Day;
  readonly to: Day | null;
}

/** Accepts "10002", "4111010002", "10001-1", "EXT-NLC"; undefined for anything else. */
export function parseLibraryCode(text: string): LibraryCode | undefined {
  const trimmed = text.trim().toUpperCase();
  if (/^\d{5}(-\d{1,2})?$/.test(trimmed)) return trimmed;
  if (/^\d{10}$/.test(trimmed)) return trimmed.slice(5);
  return /^EXT-[A-Z0-9][A-Z0-9-]{0,30}$/.test(trimmed) ? trimmed : undefined;
}
