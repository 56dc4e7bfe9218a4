/**
 * 追溯 / explanation: what a figure rests on, step by step down to the file, sheet and row it was read from.
 *
 * A tree of facts without words: the command line tells it in either language, as lines, as JSON and as a sheet. What a fact
 * `adds` is its part of the figure above it, so that a reader (and a test) can add up what is shown; a fact that adds nothing is a
 * reason: the rule, the match, the fee that a share is taken of. Every branch ends at a row of a file, a rule version,
 * money that moved, or a count that says what was counted.
 */

import type { Fen } from "../../core/money.ts";
import type { EvidenceFile, Place, RecordRef } from "../../core/source.ts";
import type { PeriodClose } from "../../month/close/port.ts";
import type { AuditClass, AuditedLine } from "../../month/courier/courier-audit.ts";
import type { UseMeasure } from "../../month/courier/courier-origin.ts";
import type { StoredAnswer } from "../../month/courier/port.ts";
import type { StoredFile } from "../../month/import/port.ts";
import type { Entry } from "../../month/ledger/entry.ts";
import type { Movement } from "../../month/ledger/movement.ts";
import type { Discrepancy, Resolution } from "../../month/reconcile/discrepancy.ts";
import type { Match } from "../../month/reconcile/match.ts";
import type { CountedRequests } from "../../month/reconcile/request-origin.ts";
import type { NotedCorrection } from "../../month/settle/correction.ts";
import type { FundUser } from "../../month/settle/funds-used.ts";
import type { FundLeft, SettlementRun } from "../../month/settle/run.ts";
import type { StoredReportText } from "../../papers/forms/facts/report-text.ts";
import type { RequestRecord, UserCount, WaybillLine } from "../../records/record.ts";
import type { LibraryCode } from "../../registry/library.ts";
import type { StoredSubjectStep } from "../../registry/subject-step.ts";
import type { MeasureKey } from "../../review/indicator/measure.ts";
import type { MeasuredPart, StoredValue } from "../../review/indicator/value.ts";
import type { Receipt } from "../../review/subproject/money/money-received.ts";
import type { SubProjectMove } from "../../review/subproject/move.ts";
import type { Spending } from "../../review/subproject/spending.ts";
import type { BudgetEntry } from "../../review/subproject/subproject-budget.ts";
import type { Charge, ChargeKind } from "../../rules/charge.ts";
import type { RuleVersion } from "../../rules/rules.ts";
import type { CellValue } from "../../sheet/cell-value.ts";
import type { StatedAs } from "../../sheet/origin.ts";

interface Facts {
  readonly cell: {
    readonly sheet: string;
    readonly address: string;
    readonly formula: string | null;
  } & Figure;
  /** `isInForce`: of a settlement that a later one has not taken the place of. */
  readonly charge: { readonly charge: Charge; readonly period: string; readonly isInForce: boolean };
  /** A charge of a closed period as it was before, or is after, the corrections of a run. */
  readonly recomputed: { readonly charge: Charge; readonly run: string; readonly when: "before" | "after" };
  readonly rule: { readonly rule: RuleVersion };
  /** Which fee a rule of subsidies counts of a document, where that is not simply the tariff's; `confirmedFen`: the supplier's. */
  readonly counted: {
    readonly rule: RuleVersion<"dd-subsidy">;
    readonly tariffFen: Fen;
    readonly confirmedFen: Fen | null;
  } & Figure;
  /** Charges of one kind added up. */
  readonly sum: {
    readonly of: ChargeKind;
    readonly scheme: string | null;
    readonly library: LibraryCode | null;
    readonly period: string;
    readonly charges: number;
  } & Figure;
  /** What of a charge that is of several requests belongs to who asked. */
  readonly share: { readonly charge: string; readonly user: FundUser; readonly period: string } & Figure;
  readonly match: { readonly match: Match };
  /** `counts`: its values are the ones that were settled. */
  readonly record: { readonly record: RequestRecord; readonly place: Place; readonly counts: boolean };
  readonly row: { readonly ref: RecordRef; readonly place: Place; readonly line: WaybillLine | null };
  readonly users: { readonly users: UserCount; readonly place: Place };
  readonly entry: { readonly entry: Entry };
  readonly movement: { readonly movement: Movement };
  readonly account: {
    readonly account: string;
    readonly period: string;
    readonly when: "in" | "before";
  } & Figure;
  readonly requests: { readonly counted: CountedRequests } & Figure;
  readonly audited: {
    readonly line: AuditedLine;
    readonly payableFen: Fen;
    readonly heldFen: Fen;
    readonly contract: string | null;
  };
  /** Lines of a class, or of all, added up. */
  readonly invoiced: {
    readonly class: AuditClass | null;
    readonly period: string;
    readonly lines: number;
  } & Figure;
  readonly use: { readonly library: LibraryCode; readonly by: UseMeasure; readonly period: string } & Figure;
  readonly fund: { readonly fund: FundLeft; readonly period: string };
  /** `replacedBy`: the next correction of the same request, which counts in its place. */
  readonly correction: {
    readonly correction: NotedCorrection;
    readonly run: string;
    readonly replacedBy: number | null;
  };
  /** What a period will book with its next settlement; `hasCharges`: its last one charged something already. */
  readonly "not-booked": { readonly into: string; readonly hasCharges: boolean };
  /** What all periods together charge for a request. */
  readonly "worth-now": {
    readonly request: string;
    readonly of: ChargeKind;
    readonly scheme: string | null;
    readonly library: LibraryCode | null;
  } & Figure;
  /** A decision that another one followed, or that carried its request over into the next period. */
  readonly "decided-before": { readonly resolution: Resolution; readonly madeAt: string };
  /** A decision that no longer holds, and who withdrew it. */
  readonly withdrawn: {
    readonly resolution: Resolution;
    readonly madeAt: string;
    readonly at: string;
    readonly operator: string;
    readonly reason: string;
  };
  /** All that was billed under a waybill's number, and answered of it; the figure is what is payable. */
  readonly waybill: {
    readonly waybill: string;
    readonly lines: number;
    readonly billedFen: Fen;
    readonly heldFen: Fen;
  } & Figure;
  readonly answer: { readonly answer: StoredAnswer };
  readonly run: { readonly run: string; readonly into: string; readonly corrections: number };
  readonly discrepancy: { readonly discrepancy: Discrepancy & { readonly resolution: Resolution | null } };
  readonly period: {
    readonly period: string;
    readonly settlement: SettlementRun | null;
    readonly close: (PeriodClose & { readonly closedAt: string }) | null;
  };
  readonly file: { readonly file: StoredFile };
  /** A move of a sub-project's life, with who recorded it. */
  readonly move: { readonly move: SubProjectMove; readonly operator: string; readonly at: string };
  /** A step by which a library became a subject service library. */
  readonly "subject-step": { readonly step: StoredSubjectStep };
  readonly "report-text": { readonly text: StoredReportText };
  /** One of the figures that a text of a form names. */
  readonly named: Figure;
  readonly budget: { readonly entry: BudgetEntry };
  /** A line of spending; `id` of one that was typed. */
  readonly spent: { readonly spending: Spending; readonly id: string | null };
  readonly receipt: { readonly receipt: Receipt };
  readonly stated: {
    readonly as: StatedAs;
    readonly key: string;
    readonly text: string;
    readonly evidence?: readonly EvidenceFile[];
  };
  /** How points came about. */
  readonly scored: { readonly arithmetic: string };
  /** A measure of an indicator, as the books count it. */
  readonly measured: {
    readonly side: MeasuredPart["side"];
    readonly measure: MeasureKey;
    readonly periods: readonly string[];
  } & Figure;
  readonly "typed-value": { readonly value: StoredValue };
  /** Nothing of what was asked for is in the books: the figure is zero. */
  readonly nothing: { readonly figure: null };
  readonly position: { readonly figure: null };
  readonly more: { readonly count: number };
}

interface Figure {
  readonly figure: CellValue;
}

type ExplainedKind = keyof Facts;
export type ExplainedOf<K extends ExplainedKind> = K extends ExplainedKind
  ? { readonly kind: K } & Facts[K]
  : never;
export type ExplainedFact = ExplainedOf<ExplainedKind>;

export interface Explanation {
  readonly fact: ExplainedFact;
  /** Its part of the figure above it; null where it is a reason and no part of a sum. */
  readonly adds: CellValue | null;
  readonly origin: readonly Explanation[];
}

/** The figure that a fact is about; null where it is about none. */
export function figureOf(fact: ExplainedFact): CellValue | null {
  switch (fact.kind) {
    case "charge":
    case "recomputed":
      return { kind: "yuan", fen: fact.charge.fen };
    case "entry":
      return { kind: "yuan", fen: fact.entry.postings[0]?.fen ?? 0n };
    case "movement":
      return { kind: "yuan", fen: fact.movement.fen };
    case "budget":
      return { kind: "yuan", fen: fact.entry.fen };
    case "spent":
      return { kind: "yuan", fen: fact.spending.fen };
    case "receipt":
      return { kind: "yuan", fen: fact.receipt.fen };
    case "audited":
      return { kind: "yuan", fen: fact.line.line.chargeFen };
    case "fund":
      return { kind: "yuan", fen: fact.fund.leftFen };
    case "discrepancy":
      return { kind: "yuan", fen: fact.discrepancy.riskFen };
    case "users":
      return { kind: "count", count: BigInt(fact.users.registered) };
    default:
      return "figure" in fact ? fact.figure : null;
  }
}

/** Adds up values of one unit; null where there are none, or they are of several units. */
export function sumOfValues(values: readonly (CellValue | null)[]): CellValue | null {
  let sum: CellValue | null = null;
  for (const value of values) {
    const more: CellValue | null = sum === null ? value : plusValue(sum, value);
    if (more === null || !isAdded(more)) return null;
    sum = more;
  }
  return sum;
}

const isAdded = ({ kind }: CellValue): boolean => kind === "yuan" || kind === "count" || kind === "decimal";

function plusValue(a: CellValue, b: CellValue | null): CellValue | null {
  if (a.kind === "yuan" && b?.kind === "yuan") return { kind: "yuan", fen: a.fen + b.fen };
  if (a.kind === "count" && b?.kind === "count") return { kind: "count", count: a.count + b.count };
  if (a.kind !== "decimal" || b?.kind !== "decimal") return null;
  const decimals = a.decimals > b.decimals ? a.decimals : b.decimals;
  const scaled = (of: typeof a): bigint => of.scaled * 10n ** BigInt(decimals - of.decimals);
  return { kind: "decimal", scaled: scaled(a) + scaled(b), decimals };
}

export function negative(value: CellValue): CellValue {
  if (value.kind === "yuan") return { kind: "yuan", fen: -value.fen };
  if (value.kind === "decimal") return { ...value, scaled: -value.scaled };
  return value.kind === "count" ? { kind: "count", count: -value.count } : value;
}
