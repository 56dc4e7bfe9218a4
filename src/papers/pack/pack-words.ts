/** 资料包的文字 / the words a pack needs: what each of its files is, and the lists that people read. */

import type { Refusal } from "../../core/refusal.ts";
import type { Entry } from "../../month/ledger/entry.ts";
import type { Movement } from "../../month/ledger/movement.ts";
import type { FundSource } from "../../records/record.ts";
import type { Library } from "../../registry/library.ts";
import type { EvaluationWords } from "../../review/indicator/service-evaluation-facts.ts";
import type { ReceiptKind } from "../../review/subproject/money/money-received.ts";
import type { Actor, CheckKind, Conclusion, MoveName } from "../../review/subproject/move.ts";
import type { RulePart } from "../../rules/rules.ts";
import type { ReportWords } from "../report/words.ts";
import type { AbsentFile, PackIndex } from "./pack-index.ts";
import type { PageWords } from "./pack-page.ts";
import type { EvidenceUse } from "./words/pack-messages.ts";

/** One kind of workbook; its name within the pack is the file's. */
export type BookKind =
  | "report"
  | "supplement"
  | "finance"
  | "statistics"
  | "evaluation"
  | "self-evaluation"
  | "monitoring";

/** What the first page says of the sub-project's money. */
export type PageAmount =
  | ("granted" | "received" | "returned")
  | ("initial" | "full-year" | "executed" | "left" | "rate");

export interface PackWords {
  readonly report: ReportWords;
  readonly evaluation: EvaluationWords;
  readonly book: (p: { kind: BookKind; of: string }) => string;
  readonly rulePart: (part: RulePart) => string;
  readonly rule: (p: {
    part: string;
    name: string;
    from: string;
    to: string | null;
    sample: boolean;
  }) => string;
  /** Of all months that were assessed. */
  readonly monitoringTables: string;
  readonly period: (period: string) => string;
  /** What the finance office is given, by its own commands' words; the first row is the heading. */
  readonly finance: {
    readonly journal: (p: {
      entries: readonly Entry[];
      libraries: readonly Library[];
      settings: ReadonlyMap<string, string>;
    }) => readonly (readonly string[])[];
    readonly journalOf: (period: string) => string;
    readonly payments: (p: {
      movements: readonly Movement[];
      all: readonly Movement[];
      libraries: readonly Library[];
    }) => readonly (readonly string[])[];
    readonly paymentsOf: (period: string) => string;
  };
  readonly notClosed: string;
  readonly manifest: (period: string) => string;
  readonly chain: string;
  readonly contents: string;
  readonly firstPage: string;
  readonly page: PageWords;
  readonly amount: Readonly<Record<PageAmount, string>>;
  readonly lists: Readonly<
    Record<
      | ("all" | "moves" | "budget" | "spending" | "receipts" | "values")
      | ("targets" | "texts" | "subjects" | "issued" | "plan" | "surveys"),
      string
    >
  >;
  readonly columns: Readonly<
    Record<"moves" | "budget" | "spending" | "receipts" | "surveys", readonly string[]>
  >;
  /** The answers of a survey, and why they are not in the pack. */
  readonly survey: (p: { path: string; sha256: string }) => AbsentFile;
  readonly move: (move: MoveName) => string;
  /** With the check that it is of, and what was concluded. */
  readonly step: (p: { move: MoveName; check: CheckKind | null; conclusion: Conclusion | null }) => string;
  readonly actor: (actor: Actor) => string;
  readonly source: (source: FundSource) => string;
  readonly receiptKind: (kind: ReceiptKind) => string;
  /** Whether the row is of the sum; else it was budgeted in an earlier year already. */
  readonly counted: (isCounted: boolean) => string;
  readonly budgetKind: (kind: "initial" | "adjustment") => string;
  readonly evidence: (name: string) => string;
  readonly use: (use: EvidenceUse) => string;
  readonly why: (refusal: Refusal) => string;
  /** The readable list of contents, line by line. */
  readonly contentsLines: (index: PackIndex) => readonly string[];
}
