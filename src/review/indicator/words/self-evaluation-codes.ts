import type { PackProblem } from "../../../rules/pack-problem.ts";

export interface SelfEvaluationMessages {
  "target-must-be-readable": { text: string; problem: PackProblem };
  "target-must-be-known": { subproject: string; year: string; key: string };
  "target-must-have-a-group": { text: string };
  "targets-must-be-set": { subproject: string; year: string };
  "target-file-must-be-valid": { file: string; place: string; problem: PackProblem };
  "points-must-come-to-100": { points: string; execution: string; over: boolean };
  "scheme-must-be-known": { key: string; day: string; known: string };
  "first-level-should-follow-scheme": { level: string; points: string; usual: string; scheme: string };
  "points-should-fit-the-form": { name: string; points: string; decimals: number; scheme: string };
  "actual-should-cover-its-window": { name: string; months: string };
  "working-days-must-have-their-calendar": { name: string; requests: number };
  "actual-must-be-given": { key: string; name: string };
  "execution-must-be-within-budget": { executedFen: string; budgetFen: string };
  "deviation-must-be-explained": { key: string; name: string; actual: string; target: string };
  "over-achievement-should-be-looked-at": { name: string; actual: string; target: string; above: string };
  "deduction-must-be-within-points": { name: string; deduct: string; points: string };
  "something-must-be-applicable": { subproject: string; year: string };
  "funds-must-be-known": { subproject: string; known: string; isInBooks: boolean; flags: string };
  "execution-must-have-a-denominator": { of: "full-year" | "initial" };
  "total-must-equal-its-parts": { typed: string; total: string; parts: string };
  "expected-spending-must-be-given": { month: number };
  "likelihood-must-be-given": { name: string; month: number };
  "doubt-must-be-explained": { name: string; month: number };
}

declare module "../../../core/message.ts" {
  interface MessageParams extends SelfEvaluationMessages {}
}
