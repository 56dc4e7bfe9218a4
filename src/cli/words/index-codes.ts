/**
 * Every code a finding or a refusal can carry, with the parameters its sentence needs.
 *
 * A code is the rule that was broken, positively stated (`period-must-be-open`). One file per area here, and one
 * file per area with the sentences in both languages in `text/messages/`; a code without its two sentences
 * does not compile.
 */

import type { SimulateMessages } from "../../answers/simulate/words/simulate-codes.ts";
import type { BooksMessages } from "../../books/words/books-codes.ts";
import type { CommandMessages } from "../../core/words/command-codes.ts";
import type { CloseMessages } from "../../month/close/words/close-codes.ts";
import type { ImportMessages } from "../../month/import/words/import-codes.ts";
import type { MoneyMessages } from "../../month/ledger/words/money-codes.ts";
import type { DeskMessages } from "../../month/reconcile/words/desk-codes.ts";
import type { LimitMessages } from "../../month/reconcile/words/limit-codes.ts";
import type { ReconcileMessages } from "../../month/reconcile/words/reconcile-codes.ts";
import type { SettleMessages } from "../../month/settle/words/settle-codes.ts";
import type { FillMessages } from "../../papers/forms/words/fill-codes.ts";
import type { LayoutMessages } from "../../papers/forms/words/layout-codes.ts";
import type { NarrativeMessages } from "../../papers/forms/words/narrative-codes.ts";
import type { PackMessages } from "../../papers/pack/words/pack-codes.ts";
import type { ReportMessages } from "../../papers/report/words/report-codes.ts";
import type { PeopleMessages } from "../../people/words/people-codes.ts";
import type { RegistryMessages } from "../../registry/words/registry-codes.ts";
import type { IndicatorMessages } from "../../review/indicator/words/indicator-codes.ts";
import type { SelfEvaluationMessages } from "../../review/indicator/words/self-evaluation-codes.ts";
import type { SubProjectMessages } from "../../review/subproject/words/subproject-codes.ts";
import type { RulesMessages } from "../../rules/words/rules-codes.ts";
import type { FileMessages } from "../../tables/words/file-codes.ts";

export type MessageParams = BooksMessages &
  RegistryMessages &
  FileMessages &
  FillMessages &
  ImportMessages &
  RulesMessages &
  ReconcileMessages &
  DeskMessages &
  LayoutMessages &
  LimitMessages &
  SettleMessages &
  SimulateMessages &
  MoneyMessages &
  IndicatorMessages &
  SelfEvaluationMessages &
  CloseMessages &
  PackMessages &
  PeopleMessages &
  ReportMessages &
  SubProjectMessages &
  NarrativeMessages &
  CommandMessages;

export type MessageCode = keyof MessageParams;
