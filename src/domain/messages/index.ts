/**
 * Every code a finding or a refusal can carry, with the parameters its sentence needs.
 *
 * A code is the rule that was broken, positively stated (`period-must-be-open`). One file per area here, and one
 * file per area with the sentences in both languages in `text/messages/`; a code without its two sentences
 * does not compile.
 */
import type { BooksMessages } from "./books.ts";
import type { CloseMessages } from "./close.ts";
import type { CommandMessages } from "./command.ts";
import type { DeskMessages } from "./desk.ts";
import type { FileMessages } from "./file.ts";
import type { FillMessages } from "./fill.ts";
import type { ImportMessages } from "./import.ts";
import type { IndicatorMessages } from "./indicator.ts";
import type { LayoutMessages } from "./layout.ts";
import type { LimitMessages } from "./limit.ts";
import type { MoneyMessages } from "./money.ts";
import type { NarrativeMessages } from "./narrative.ts";
import type { PackMessages } from "./pack.ts";
import type { PeopleMessages } from "./people.ts";
import type { ReconcileMessages } from "./reconcile.ts";
import type { RegistryMessages } from "./registry.ts";
import type { ReportMessages } from "./report.ts";
import type { RulesMessages } from "./rules.ts";
import type { SelfEvaluationMessages } from "./self-evaluation.ts";
import type { SettleMessages } from "./settle.ts";
import type { SimulateMessages } from "./simulate.ts";
import type { SubProjectMessages } from "./subproject.ts";

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
