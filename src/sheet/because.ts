/**
 * 来由 / because: where the figure of a cell comes from, as the next step of its explanation.
 *
 * A sheet says it in terms of what the books keep (charges, entries, accounts, records) and never as a sentence, so
 * that `balis explain` can look it up, and what is found can be added up and set against the figure itself.
 *
 * Worked example: 补贴发放明细!F7 shows 8.60 because of charge C-1-4 by its amount; D7 shows 2 because of the same
 * charge by its quantity; I7 shows 8.60 because of the cells F7 and H7.
 */

import type { AuditClass } from "../month/courier/courier-audit.ts";
import type { Account } from "../month/ledger/entry.ts";
import type { FundSource } from "../records/fund-source.ts";
import type { RequestStatus } from "../records/record.ts";
import type { LibraryCode, Service } from "../registry/library.ts";
import type { ReportKind, SectionKey } from "../review/subproject/section.ts";
import type { Charge, ChargeKind } from "../rules/charge.ts";
import type { CellValue } from "./cell-value.ts";

export type Because =
  | { readonly kind: "charges"; readonly ids: readonly string[]; readonly by: ChargeMeasure }
  /** The charges of one kind that a period settled, of one service or of all. */
  | {
      readonly kind: "charges-of";
      readonly period: string;
      readonly of: ChargeKind;
      readonly service?: Service;
      readonly by: ChargeMeasure;
    }
  /** One entry or movement, by what it posts to an account; minus where the account is shown the other way round. */
  | { readonly kind: "entry"; readonly id: string; readonly account: Account; readonly isMinus: boolean }
  /** Cells added up, and cells taken off. */
  | { readonly kind: "cells"; readonly addresses: readonly string[]; readonly minus?: readonly string[] }
  /** What was posted to an account; one that ends in ":" stands for all that begin with it. */
  | {
      readonly kind: "account";
      readonly account: string;
      readonly period: string;
      readonly when: "in" | "before";
      /** Money that moved counts, too. */
      readonly isMoved: boolean;
      readonly isMinus: boolean;
    }
  | ({ readonly kind: "requests" } & CountedRequests)
  /** 注册用户: what the library's latest file says. */
  | { readonly kind: "users"; readonly library: LibraryCode; readonly period: string }
  /** A rule version says it. */
  | { readonly kind: "rule"; readonly name: string }
  /** An indicator of one library, by the definitions named: `balis indicator value` counts it again. */
  | {
      readonly kind: "indicator";
      readonly key: string;
      readonly window: string;
      /** Null: of all libraries together. */
      readonly library: LibraryCode | null;
      readonly definitions: string;
    }
  /** Rows of files that it was counted from. */
  | { readonly kind: "rows"; readonly refs: readonly string[] }
  /** Lines of the courier's invoices, by class; with `ref` one of them. */
  | {
      readonly kind: "audited";
      readonly period: string;
      readonly of: { readonly class: AuditClass } | { readonly ref: string };
      readonly by: AuditMeasure;
    }
  | {
      readonly kind: "courier-use";
      readonly period: string;
      readonly library: LibraryCode;
      readonly by: UseMeasure;
    }
  | {
      readonly kind: "discrepancies";
      readonly ids: readonly string[];
      readonly by: "count" | "risk" | "decision";
    }
  /** A move of a sub-project's life says it. */
  | { readonly kind: "move"; readonly subproject: string; readonly number: number }
  /** What a person wrote for a report. */
  | {
      readonly kind: "report-text";
      readonly subproject: string;
      readonly year: string;
      readonly report: ReportKind;
      readonly section: SectionKey;
      readonly number: number;
    }
  | ({ readonly kind: "funds" } & SubProjectMoney)
  /** What was budgeted for a sub-project: at the beginning, or with every adjustment up to a month. */
  | {
      readonly kind: "budget";
      readonly subproject: string;
      /** Empty: of all sources. */
      readonly sources: readonly FundSource[];
      /** The `budgetKey` of one line; absent: of all. */
      readonly line?: string;
      readonly until: string | null;
      readonly of: "initial" | "full-year";
    }
  /** What was spent of it, as the finance system says. */
  | {
      readonly kind: "spending";
      readonly subproject: string;
      readonly sources: readonly FundSource[];
      readonly line?: string;
      readonly until: string | null;
    }
  /** What somebody wrote into the books, or on the command line. */
  | { readonly kind: "stated"; readonly as: StatedAs; readonly key: string; readonly text: string }
  /** Points by a scheme, with their arithmetic. */
  | {
      readonly kind: "score";
      readonly rule: string;
      readonly arithmetic: string;
      readonly of: readonly Cell[];
    }
  /** A text or a rate that rests on several figures: each with its own because. */
  | { readonly kind: "figures"; readonly figures: readonly Cell[] }
  /** The number of a row or a rank: it says where the row stands. */
  | { readonly kind: "position" };

/** `account`: as it moves the library's account; `basis`: what it is a share of; `after`: what was stated and the charge. */
export type ChargeMeasure =
  | "count"
  | "amount"
  | "account"
  | "quantity"
  | "volumes"
  | "stated"
  | "after"
  | "basis"
  | "record-pages"
  | "record-volumes";

/** Targets, what people add to them, what the project is, a flag of the command, a move of a sub-project's life. */
export type StatedAs = "target" | "assessment" | "head" | "flag" | "move";

export type AuditMeasure =
  | "lines"
  | "billed"
  | "contract"
  | "right"
  | "disputed"
  | "payable"
  | "held"
  | "grams";

/** Entries of a sub-project's budget by their numbers, and spending by its place ("12:1:5") or id ("X-1"). */
export interface SubProjectMoney {
  readonly subproject: string;
  readonly by: "initial" | "budget" | "spent" | "left" | "rate";
  readonly budget: readonly number[];
  readonly spent: readonly string[];
  /** The decision whose grant is added to them. */
  readonly granted?: number | null;
}

/** Units of use, and the parts of the cost that are shared out by them. */
export type UseMeasure =
  | "legs"
  | "volumes"
  | "stops"
  | "base-cost"
  | "legs-cost"
  | "volumes-cost"
  | "stops-cost";

/** Confirmed requests, as statistics count them. */
export interface CountedRequests {
  readonly periods: readonly string[];
  readonly service: Service;
  readonly status: RequestStatus;
  readonly supplier?: LibraryCode;
  readonly requester?: LibraryCode;
  /** Only those that this scheme holds for. */
  readonly scheme?: string;
  readonly by: "requests" | "volumes";
}

export function chargesBecause(charges: readonly Pick<Charge, "id">[], by: ChargeMeasure): Because {
  return { kind: "charges", ids: charges.map((c) => c.id), by };
}

export const POSITION: Because = { kind: "position" };
export interface Cell {
  readonly value: CellValue;
  /** What the spreadsheet program computes; `value` is what it must give. */
  readonly formula?: string;
  readonly because?: Because;
  /** What may be chosen here instead, offered as a list by the spreadsheet program. */
  readonly choices?: readonly string[];
}
