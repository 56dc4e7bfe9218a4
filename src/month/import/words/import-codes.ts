import type { Testimony, Witness } from "../witness.ts";

/** Whose file it is, or for which month: all who speak of it, and what a person would decide against whom. */
export interface FileQuestion {
  readonly file: string;
  readonly about: "library" | "period";
  readonly said: readonly Testimony[];
  readonly ways: readonly { readonly value: string; readonly despite: readonly Witness[] }[];
}

/** What is wrong with a profile's text. */
export type ProfileProblem =
  | "syntax"
  | "unknown-key"
  | "missing-key"
  | "wrong-value"
  | "unknown-field"
  | "unknown-parent"
  | "circular"
  | "heading-twice"
  | "essential-field"
  | "fixed-value"
  | "not-summable"
  | "name-taken"
  | "too-large";

export interface ImportMessages {
  "correction-must-name-a-row": { text: string };
  "correction-must-be-once": { text: string };
  "correction-must-be-of-one-file": { file: string; seen: string };
  "correction-must-name-rows": { file: string };
  "profile-must-be-valid": { name: string; place: string; problem: ProfileProblem; detail: string };
  "profile-must-exist": { name: string; known: string };
  "profile-must-fit": {
    file: string;
    seen: string;
    near: readonly {
      readonly profile: string;
      readonly missing: readonly string[];
      readonly forbidden: readonly string[];
    }[];
  };
  "profile-must-be-unambiguous": { file: string; profiles: string; seen: string };
  "heading-must-be-unique": {
    field: string;
    profile: string;
    columns: readonly { readonly heading: string; readonly letter: string }[];
    /** The columns have one name: a profile can't tell them apart either. */
    sameName: boolean;
  };
  /** Texts that may mean several libraries, or none that is known, with the nearest. */
  "library-must-be-given": { file: string; unclear: readonly { text: string; near: string }[] };
  "file-witnesses-must-agree": FileQuestion;
  "files-of-one-run-must-not-rival": { file: string; rivals: string; library: string; period: string };
  "files-of-one-run-must-not-be-copies": { file: string; copy: string };
  "same-rows-must-not-count-twice": {
    file: string;
    standing: string;
    number: number;
    library: string;
    period: string;
  };
  "file-belongs-to-no-library": { file: string; profile: string };
  "period-must-be-given": { file: string; seen: string };
  "periods-must-not-overlap": { period: string; other: string };
  "file-must-not-be-late": { file: string; period: string };
  "closed-period-needs-correction": { file: string; period: string; standing: string };
  "replacement-must-be-wanted": { file: string; standing: string };
  "another-file-stands": {
    file: string;
    standing: string;
    number: number;
    kept: number;
    removed: number;
    changed: number;
    added: number;
  };
  "supersession-must-be-confirmed": { file: string; standing: string };
  "strict-file-must-have-no-findings": { file: string; count: number };
  "row-must-fit-heading": { cells: number; columns: number };
  "row-must-have-all-cells": { cells: number; columns: number };
  "money-column-must-be-read": { column: string; text: string; isDirection: boolean };
  "row-must-be-debit-or-credit": { debit: string; credit: string };
  "closing-entry-must-not-be-spending": { amount: string };
  "refund-should-be-of-this-year": { amount: string };

  "heading-must-not-be-data": { row: number; rows: number };
  "cells-must-not-be-merged": { range: string };
  "cells-must-stand-under-a-heading": { rows: number };
  "fitting-sheet-must-be-read": { sheet: string; read: string };
  "control-total-must-agree": { declared: string; computed: string; unreadable: number };
  "control-total-must-be-readable": { text: string };
  "value-must-be-given": { heading: string };
  "identifier-must-be-text": { text: string };
  "text-must-be-bounded": { length: number; limit: number };
  "date-must-be-readable": { text: string };
  "date-must-exist": { text: string };
  "amount-must-be-exact": { text: string };
  "amount-must-not-be-negative": { text: string };
  "count-must-be-whole": { text: string };
  "count-must-not-be-negative": { text: string };
  "count-must-be-positive": Record<never, never>;
  "page-range-must-be-readable": { text: string };
  "weight-must-be-readable": { text: string };
  "value-must-be-listed": { text: string; allowed: string };
  "formula-must-have-value": { formula: string };
  "cell-must-not-be-error": { text: string };
  "rows-must-have-one-reporter": { expected: string };
  "supply-must-not-precede-request": { requestedOn: string; suppliedOn: string };
  "parties-must-differ": { library: string };
  "filled-request-must-have-supply-date": Record<never, never>;

  "tenths-must-be-readable": { text: string };
  "month-must-be-readable": { text: string };
  "year-must-be-plausible": { text: string };
  "number-must-be-unique": { number: string; row: number };
  "end-must-not-precede-beginning": { from: string; to: string };
  "result-and-day-must-agree": Record<never, never>;
  "score-must-be-within-scale": { text: string; most: number };
  "client-must-not-be-named": Record<never, never>;
  "event-must-be-known": { event: string };
  "attended-event-must-stay": { event: string; rows: number; people: number };
  "unit-must-be-one": Record<never, never>;
  "satisfied-must-not-exceed-valid": { satisfied: number; valid: number };
  "certificates-must-not-exceed-participants": { certificates: number; participants: number };
  "certificates-must-fit-range": { from: string; to: string; certificates: number };
  "purchase-prices-must-agree": Record<never, never>;
  "instalment-must-be-complete": { instalment: number; instalments: number };
  "instalments-must-add-up": {
    package: string;
    library: string;
    have: number;
    of: number;
    sum: string;
    group: string;
  };
  "group-price-should-not-exceed-list": { group: string; list: string };
  "planned-must-fit-month": { planned: number; month: string; most: number };
  "downtime-must-fit-planned": { down: number; planned: number };
}

declare module "../../../core/message.ts" {
  interface MessageParams extends ImportMessages {}
}
