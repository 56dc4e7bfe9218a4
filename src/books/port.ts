/**
 * The books, as the workflows see them. Every implementation passes the same contract suite (test/store).
 *
 * Reads see what is committed. Streams come in batches of at most `BATCH` so that memory stays flat; their order is
 * stated and total, so equal books give equal streams.
 */

import type { ChargeTotal } from "../month/close/facts.ts";
import type { PeriodClose } from "../month/close/manifest.ts";
import type { Day } from "../core/day.ts";
import type {
  DeclaredTotal,
  FileComparison,
  FileDifference,
  FileFinding,
  FileReceipt,
  QuarantinedRow,
  SourceFile,
} from "../month/import/file.ts";
import type {
  RecordKind,
  RequestRecord,
  RequestStatus,
  UserCount,
  WaybillLine,
} from "../records/record.ts";
import type { ServiceKind, ServiceRecords } from "../records/service-record.ts";
import type { Assessment, SubprojectHead, Target } from "../review/indicator/target.ts";
import type { StoredValue } from "../review/indicator/value.ts";
import type { Account, Entry } from "../month/ledger/entry.ts";
import type { Movement } from "../month/ledger/movement.ts";
import type { StoredReportText } from "../papers/forms/narrative/report-text.ts";
import type { LogRow } from "../people/action-log.ts";
import type { StandingApproval } from "../people/approval.ts";
import type { Operator } from "../people/operator.ts";
import type { Plan } from "./plan.ts";
import type { AgreedValues, Discrepancy, Resolution } from "../month/reconcile/discrepancy.ts";
import type { Confirmed, Match } from "../month/reconcile/match.ts";
import type { ParcelLink } from "../month/reconcile/parcel-link.ts";
import type { ReconciliationRun } from "../month/reconcile/run.ts";
import type { Agreement, Alias, Library, LibraryCode, Service } from "../registry/library.ts";
import type { RuleSeal } from "../rules/rule-seal.ts";
import type { RuleVersion } from "../rules/rules.ts";
import type { Charge, ChargeKind } from "../rules/charge.ts";
import type { NotedCorrection } from "../month/settle/correction.ts";
import type { SettlementRun, Unpriced } from "../month/settle/run.ts";
import type { ChargedBefore } from "../month/settle/scheme-state.ts";
import type { Standing } from "../rules/standing.ts";
import type { BilledLine } from "../month/courier/waybill-account.ts";
import type { RecordRef } from "../core/source.ts";
import type { BudgetEntry } from "../review/subproject/budget.ts";
import type { SubProjectMove, UndoneMove } from "../review/subproject/move.ts";
import type { SpendingLine, TypedSpending } from "../review/subproject/spending.ts";
import type { SubProject } from "../review/subproject/subproject.ts";
import type { DiscrepancyKind } from "../records/discrepancy-kind.ts";

/** Small enough that a batch and what is made of it dies young: a thousand at a time cost an eighth more and 70 MB. */
export const BATCH = 200;

/** Who asked for a plan, when and how: kept beside the facts it added. */
export interface Action {
  readonly at: string;
  readonly operator: string;
  /** The system user behind the declared name; absent where the machine names none. */
  readonly user?: string;
  readonly command: string;
}

export interface Applied {
  /** Facts that were new; a batch fact counts its rows. */
  readonly added: number;
  /** Facts that were there already, with equal content. */
  readonly present: number;
}

export interface Store {
  readonly read: Reader;
  /**
   * Runs the plan in one transaction: all of it, or nothing when it throws. The function is called once the books are
   * locked for writing, so what it reads cannot change under it. With `dryRun` the transaction is rolled back at the end.
   * Throws Refusal `books-must-be-free` when another process is writing, `disk-must-have-room`,
   * `fact-must-not-change`.
   */
  apply(
    plan: (inside: Inside) => Plan,
    action: Action,
    how?: { readonly dryRun?: boolean },
  ): Promise<Applied>;
  close(): Promise<void>;
}

/** What only the transaction itself can see: its own uncommitted rows. */
export interface Inside {
  /** Multiset difference between files' rows (all comparable fields; place excluded). */
  fileDifference(of: FileComparison): Promise<FileDifference>;
}

export interface StoredFile extends SourceFile {
  readonly importedAt: string;
  /** Null while the file's import is running (never seen from outside). */
  readonly receipt: FileReceipt;
  /** The number of the file that replaced it, or null while it stands. */
  readonly supersededBy: number | null;
}

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
  /** Those that rest on this record. */
  readonly record?: RecordRef;
  /** Full ids, or beginnings of ids. */
  readonly ids?: readonly string[];
}

export interface PeriodState {
  readonly period: string;
  readonly files: number;
  readonly records: number;
  readonly quarantined: number;
  readonly reconciled: readonly Service[];
  readonly openDiscrepancies: number;
  readonly settlement: number | null;
  readonly closedAt: string | null;
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

export interface SubprojectYear {
  readonly subproject: string;
  readonly year: string;
}

/** A record on its way to its case, with the closed period that already settled its request number, if any. */
export interface StreamedRecord {
  readonly record: RequestRecord;
  readonly settledIn: string | null;
}

/** A move, with who recorded it and when. */
export interface StoredMove extends SubProjectMove {
  readonly at: string;
  readonly operator: string;
}

export interface Reader {
  settings(): Promise<ReadonlyMap<string, string>>;
  libraries(): Promise<Library[]>; // latest version of each, by code
  aliases(): Promise<Alias[]>; // latest, by code, text
  agreements(): Promise<Agreement[]>; // latest per library × service × role × from
  /** Registry and rules as they stood when a settlement was made: what changed since changes nothing it settled. */
  standingAt(settlement: number): Promise<Standing>;
  profiles(): Promise<{ name: string; text: string; hash: string }[]>; // latest of each name
  rules(): Promise<RuleVersion[]>; // all enacted, by part, from
  ruleSeals(): Promise<RuleSeal[]>; // of each version, by name; none where rules were never sealed
  rulesDigest(): Promise<string>; // changes when any registry, setting or rule fact is added

  files(filter?: { period?: string; kind?: RecordKind; library?: LibraryCode }): Promise<StoredFile[]>;
  /** All readings of these bytes, the newest first. */
  filesBySha(sha256: string): Promise<StoredFile[]>;
  nextFileNumber(): Promise<number>;
  /** Of a period: those of standing files that no corrected row stands for; of a file: all. By place. */
  quarantined(filter: { file?: number; period?: string }): Promise<QuarantinedRow[]>;
  /** What the 合计 rows of standing files declare, beside what their rows add up to; by place. */
  declaredTotals(filter: { period: string; kind?: RecordKind }): Promise<DeclaredTotal[]>;
  /** What the import found of whole sheets and total rows of a period's standing files; by place. */
  fileFindings(period: string): Promise<FileFinding[]>;
  /** The headings of a file's sheets; none of a file that was read before they were kept. */
  headings(file: number): Promise<{ sheet: number; headings: readonly string[] }[]>;
  /** Which row stands for which earlier one, by place of the earlier one. */
  rowCorrections(filter: { period?: string; file?: number }): Promise<{ row: RecordRef; by: RecordRef }[]>;

  /** Records of the standing files of a period, and those deferred into it; by request key, role, ref. */
  caseRecords(span: { period: string; service: Service }): AsyncIterable<StreamedRecord[]>;
  /** The same, for who does not ask which of them are settled. */
  recordsOf(span: { period: string; service: Service }): AsyncIterable<RequestRecord[]>;
  /** Whether there is one. */
  hasRecords(span: { period: string; service: Service }): Promise<boolean>;
  /** Records by their refs, in the order given; a missing one is a bug. */
  records(refs: readonly RecordRef[]): Promise<RequestRecord[]>;
  /** The record at a place somebody typed; null when there is none. */
  recordAt(ref: RecordRef): Promise<RequestRecord | null>;
  /** Request and courier rows that carry this number, for explanations. */
  recordsByNumber(requestKey: string): Promise<RequestRecord[]>;
  waybillLines(period: string): AsyncIterable<WaybillLine[]>; // by waybill number, ref
  /** Earlier lines under the numbers of the period's own; by waybill number, order of `earlier`, ref. */
  billedBefore(asked: { period: string; earlier: readonly string[] }): AsyncIterable<BilledLine[]>;
  /** Rows of one of the other services, of standing files, of all periods; by the period the file was sent for, then by place. */
  serviceRecords<K extends ServiceKind>(kind: K): Promise<(ServiceRecords[K] & { period: string })[]>;
  userCounts(periods: readonly string[]): Promise<(UserCount & { period: string })[]>;

  nextRunNumber(): Promise<number>;
  run(span: { period: string; service: Service }): Promise<ReconciliationRun | null>; // the one in force
  discrepancies(filter: DiscrepancyFilter): Promise<StoredDiscrepancy[]>; // by risk (largest first), id
  discrepancyHistory(id: string): Promise<DiscrepancyEvent[]>;
  /** Which requests went in a parcel, by the runs in force; by period, leg, case key, ref. */
  parcelLinks(waybill: string): Promise<(ParcelLink & { caseKey: string; period: string })[]>;
  /** Matches of the run in force: plain ones, and those of resolutions in force; by case key, ordinal. */
  confirmed(span: { period: string; service: Service }): AsyncIterable<Confirmed[]>;
  confirmedFiles(span: { period: string; service: Service }): Promise<number[]>; // of their bases
  /** What was agreed in place of a record's own values, by the record's ref: those of a period's matches in force. */
  agreedIn(period: string): Promise<ReadonlyMap<string, AgreedValues>>;
  /** The latest match in force that a record stands in, and the period that confirmed it. */
  matchOf(ref: RecordRef): Promise<{ match: Match; period: string } | null>;
  requestCounts(periods: readonly string[]): Promise<RequestCount[]>;
  /** SHA-256 over what settlement depends on: runs and resolutions in force, waybill files, rules. */
  settlementInputs(period: string): Promise<string>;
  /** SHA-256 over what reconciliation depends on: standing files, deferred cases, registry, rules. */
  reconciliationInputs(span: { period: string; service: Service }): Promise<string>;

  nextSettlementNumber(): Promise<number>;
  settlement(period: string): Promise<SettlementRun | null>; // the one in force
  settlementPeriod(number: number): Promise<string | null>; // of any settlement, in force or not
  /** By kind, library, case key, ordinal, id. */
  charges(filter: { settlement: number; kind?: ChargeKind; library?: LibraryCode }): AsyncIterable<Charge[]>;
  chargeById(id: string): Promise<{ charge: Charge; settlement: number } | null>;
  /** Those of a settlement with these ids, in their order; null where there is none. */
  chargesById(filter: { settlement: number; ids: readonly string[] }): Promise<(Charge | null)[]>;
  chargesOfCase(filter: { settlement: number; caseKey: string }): Promise<Charge[]>;
  /** The cases of a scheme that earlier periods' settlements in force charged. */
  chargedCases(asked: { scheme: string; before: string }): Promise<ReadonlySet<string>>;
  unpriced(settlement: number): Promise<Unpriced[]>;
  /** Σ fen and Σ quantity of a settlement's charges per kind, scheme and library, in this order. */
  chargeTotals(settlement: number): Promise<ChargeTotal[]>;
  /**
   * What each library was granted, billed and free of by the settlements in force of the periods before this one: by `yearKey`. What
   * is free counts in the year of its supply, else the year in which its period ends. `knownIn`: with what was corrected before that.
   */
  chargedBefore(period: string, knownIn?: string): Promise<ChargedBefore>;

  subprojects(): Promise<SubProject[]>; // latest version of each, by id
  /** Those taken back included; by sub-project, number. */
  subprojectMoves(filter?: { subproject?: string }): Promise<StoredMove[]>;
  subprojectMovesUndone(filter?: { subproject?: string }): Promise<UndoneMove[]>; // by sub-project, number
  subprojectBudgets(filter?: { subproject?: string }): Promise<BudgetEntry[]>; // by sub-project, number
  /** Of standing files; by day, place. */
  spendingLines(filter?: { subproject?: string }): Promise<SpendingLine[]>;
  typedSpending(filter?: { subproject?: string }): Promise<TypedSpending[]>; // by number
  /** All that were typed, later ones after those whose place they take. */
  indicatorValues(filter?: { indicator?: string; window?: string }): Promise<StoredValue[]>;
  /** The latest of each key that is not withdrawn; in the order in which they were first set. */
  targets(of: SubprojectYear): Promise<Target[]>;
  subprojectHead(of: SubprojectYear): Promise<SubprojectHead | null>;
  assessments(of: SubprojectYear): Promise<Assessment[]>; // the latest of each key and cut-off
  /** All that were ever written for its reports, later ones after those whose place they take. */
  reportTexts(of: SubprojectYear): Promise<StoredReportText[]>;

  movements(filter?: { period?: string }): Promise<Movement[]>; // by number
  /** Of a closed period, or into an open one; by number. */
  corrections(filter: { period?: string; into?: string }): Promise<NotedCorrection[]>;
  /** The periods whose settlement in force has charges that correct this one; by id. */
  correctedIn(period: string): Promise<string[]>;
  /** Those of settlements and those of movements. */
  entries(filter: { period?: string }): Promise<Entry[]>; // by id
  balances(filter?: { period?: string }): Promise<{ account: Account; fen: bigint }[]>; // by account
  closes(): Promise<(PeriodClose & { closedAt: string; closedBy: string })[]>; // in the order of closing
  periods(): Promise<PeriodState[]>; // those with something to settle; by first day
  operators(): Promise<Operator[]>; // latest version of each, by name
  nextApprovalNumber(): Promise<number>;
  /** The latest of a period. */
  approval(period: string): Promise<StandingApproval | null>;
  /** Who made the settlement, and under which system user. */
  settledBy(settlement: number): Promise<{ name: string; user: string | null }>;
  /** Newest first; `last`: so many of them. */
  actions(filter?: { last?: number; operator?: string }): Promise<LogRow[]>;
}
