/** What this room reads from the books, and the facts it adds. */

import type { FoundProblem } from "./checks/rectification.ts";
import type { ExpertPanel } from "./experts/expert-panel.ts";
import type { ExpertScore } from "./experts/expert-score.ts";
import type { AccountMap } from "./money/account-map.ts";
import type { Receipt } from "./money/money-received.ts";
import type { SubProjectMove, UndoneMove } from "./move.ts";
import type { ConstructionPlan } from "./plan/construction-plan.ts";
import type { SpendingLine, TypedSpending } from "./spending.ts";
import type { SubProject } from "./subproject.ts";
import type { BudgetEntry } from "./subproject-budget.ts";

/** A move, with who recorded it and when. */
export interface StoredMove extends SubProjectMove {
  readonly at: string;
  readonly operator: string;
}

export interface SubProjectReads {
  subprojects(): Promise<SubProject[]>; // latest version of each, by id
  /** Those taken back included; by sub-project, number. */
  subprojectMoves(filter?: { subproject?: string }): Promise<StoredMove[]>;
  subprojectMovesUndone(filter?: { subproject?: string }): Promise<UndoneMove[]>; // by sub-project, number
  subprojectBudgets(filter?: { subproject?: string }): Promise<BudgetEntry[]>; // by sub-project, number
  subprojectReceipts(filter?: { subproject?: string }): Promise<Receipt[]>; // by sub-project, number
  accountMaps(): Promise<AccountMap[]>; // latest version of each, by sub-project
  /** Of standing files; or of one file, standing or not. By day, place. */
  spendingLines(filter?: { subproject?: string; file?: number }): Promise<SpendingLine[]>;
  typedSpending(filter?: { subproject?: string }): Promise<TypedSpending[]>; // by number
  expertPanels(filter?: { subproject?: string }): Promise<ExpertPanel[]>; // by sub-project, number
  constructionPlans(): Promise<ConstructionPlan[]>; // by year, number
  /** The latest of each, those withdrawn included; by sub-project, number. */
  subprojectProblems(filter?: { subproject?: string }): Promise<FoundProblem[]>;
  /** The latest of each key, in the order in which they were first scored. */
  expertScores(filter?: { subproject?: string }): Promise<ExpertScore[]>;
}

export type SubProjectFact =
  | { readonly kind: "spending-lines"; readonly lines: readonly SpendingLine[] }
  | { readonly kind: "subproject-recorded"; readonly subproject: SubProject }
  | { readonly kind: "subproject-moved"; readonly move: SubProjectMove }
  | { readonly kind: "subproject-move-undone"; readonly undone: UndoneMove }
  | { readonly kind: "subproject-budgeted"; readonly entry: BudgetEntry }
  | { readonly kind: "subproject-received"; readonly receipt: Receipt }
  | { readonly kind: "account-map-recorded"; readonly map: AccountMap }
  | { readonly kind: "spending-typed"; readonly spending: TypedSpending }
  | { readonly kind: "construction-planned"; readonly plan: ConstructionPlan }
  | { readonly kind: "expert-panel-named"; readonly panel: ExpertPanel }
  | { readonly kind: "problem-recorded"; readonly problem: FoundProblem }
  | { readonly kind: "expert-scored"; readonly score: ExpertScore };
export interface SubprojectYear {
  readonly subproject: string;
  readonly year: string;
}
