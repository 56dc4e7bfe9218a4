/**
 * 计划 / plan: the facts a command wants to add. Preview and apply are the same plan.
 *
 * A plan is a stream, so it is never longer in memory than a batch. Facts are only ever added; the store refuses
 * a fact whose identity is there already with other content, and takes an equal one as already there.
 */

import type { PeriodClose } from "../month/close/manifest.ts";
import type { DeclaredTotal, FileFinding, FileReceipt, QuarantinedRow, SourceFile } from "../month/import/file.ts";
import type { RequestRecord, UserCount, WaybillLine } from "../records/record.ts";
import type { ServiceKind, ServiceRecord } from "../records/service-record.ts";
import type { Assessment, SubprojectHead, Target } from "../review/indicator/target.ts";
import type { TypedValue } from "../review/indicator/value.ts";
import type { Entry } from "../month/ledger/entry.ts";
import type { Movement } from "../month/ledger/movement.ts";
import type { ReportText } from "../papers/forms/narrative/report-text.ts";
import type { Approval } from "../people/approval.ts";
import type { Operator } from "../people/operator.ts";
import type { Assignment, Discrepancy, Resolution } from "../month/reconcile/discrepancy.ts";
import type { Match } from "../month/reconcile/match.ts";
import type { ParcelLink } from "../month/reconcile/parcel-link.ts";
import type { ReconciliationRun } from "../month/reconcile/run.ts";
import type { Agreement, Alias, Library } from "../registry/library.ts";
import type { RuleVersion } from "../rules/rules.ts";
import type { Charge } from "../rules/charge.ts";
import type { Correction } from "../month/settle/correction.ts";
import type { SettlementRun, Unpriced } from "../month/settle/run.ts";
import type { RecordRef } from "../core/source.ts";
import type { BudgetEntry } from "../review/subproject/budget.ts";
import type { SubProjectMove, UndoneMove } from "../review/subproject/move.ts";
import type { SpendingLine, TypedSpending } from "../review/subproject/spending.ts";
import type { SubProject } from "../review/subproject/subproject.ts";

export type Fact =
  | { readonly kind: "library-recorded"; readonly library: Library }
  | { readonly kind: "alias-recorded"; readonly alias: Alias }
  | { readonly kind: "agreement-recorded"; readonly agreement: Agreement }
  | { readonly kind: "setting-recorded"; readonly name: string; readonly value: string }
  | { readonly kind: "profile-saved"; readonly name: string; readonly text: string; readonly hash: string }
  | { readonly kind: "rule-enacted"; readonly rule: RuleVersion }
  | { readonly kind: "file-opened"; readonly file: SourceFile }
  | { readonly kind: "records"; readonly records: readonly RequestRecord[] }
  | { readonly kind: "waybill-lines"; readonly lines: readonly WaybillLine[] }
  | { readonly kind: "user-counts"; readonly counts: readonly UserCount[] }
  | { readonly kind: "spending-lines"; readonly lines: readonly SpendingLine[] }
  | {
      readonly kind: "service-records";
      readonly of: ServiceKind;
      readonly records: readonly ServiceRecord[];
    }
  | { readonly kind: "rows-quarantined"; readonly rows: readonly QuarantinedRow[] }
  | { readonly kind: "file-read"; readonly receipt: FileReceipt }
  | {
      readonly kind: "heading-read";
      readonly file: number;
      readonly sheet: number;
      /** The heading's texts by position; empty where a column has none. */
      readonly headings: readonly string[];
    }
  | { readonly kind: "totals-declared"; readonly totals: readonly DeclaredTotal[] }
  | { readonly kind: "file-findings"; readonly findings: readonly FileFinding[] }
  /** The first row no longer counts: the second stands for it. */
  | { readonly kind: "row-corrected"; readonly row: RecordRef; readonly by: RecordRef }
  | { readonly kind: "file-superseded"; readonly file: number; readonly by: number }
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
  | { readonly kind: "discrepancy-assigned"; readonly assignment: Assignment }
  | { readonly kind: "settlement-run"; readonly run: SettlementRun }
  | { readonly kind: "charge"; readonly settlement: number; readonly charge: Charge }
  | { readonly kind: "unpriced"; readonly settlement: number; readonly unpriced: Unpriced }
  | { readonly kind: "entry-posted"; readonly settlement: number; readonly entry: Entry }
  | { readonly kind: "movement-recorded"; readonly movement: Movement }
  | { readonly kind: "correction-noted"; readonly correction: Correction }
  | { readonly kind: "operator-recorded"; readonly operator: Operator }
  | { readonly kind: "period-approved"; readonly approval: Approval }
  | { readonly kind: "subproject-recorded"; readonly subproject: SubProject }
  | { readonly kind: "subproject-moved"; readonly move: SubProjectMove }
  | { readonly kind: "subproject-move-undone"; readonly undone: UndoneMove }
  | { readonly kind: "subproject-budgeted"; readonly entry: BudgetEntry }
  | { readonly kind: "spending-typed"; readonly spending: TypedSpending }
  | { readonly kind: "indicator-value-typed"; readonly value: TypedValue }
  | { readonly kind: "target-set"; readonly target: Target }
  | {
      readonly kind: "subproject-described";
      readonly subproject: string;
      readonly year: string;
      readonly head: SubprojectHead;
    }
  | { readonly kind: "target-assessed"; readonly assessment: Assessment }
  | { readonly kind: "report-text-written"; readonly text: ReportText }
  | { readonly kind: "period-closed"; readonly close: PeriodClose };

export type FactKind = Fact["kind"];

/** A fact of one kind, for functions that make or take just that. */
export type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;

/** Facts one by one, or many together: of millions, waiting for each would cost as much as writing it. */
export type Plan = AsyncIterable<Fact | readonly Fact[]> | Iterable<Fact>;
