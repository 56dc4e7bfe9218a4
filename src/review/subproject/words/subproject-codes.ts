import type { FundSource } from "../../../records/fund-source.ts";
import type { AllowedMove } from "../allowed-moves.ts";
import type { CheckStage, Stage } from "../lifecycle.ts";
import type { Actor, CheckKind, MoveName } from "../move.ts";

export interface SubProjectMessages {
  "subproject-id-must-be-valid": { text: string };
  "subproject-must-be-known": { text: string; known: string };
  "subproject-must-keep-its-terms": { subproject: string };
  "subproject-name-must-be-new": { name: string; other: string };
  "subproject-must-be-open": { subproject: string; stage: Stage; on: string };
  "accepted-spending-must-stay": {
    subproject: string;
    on: string;
    voucher: string;
    day: string;
    amount: string;
  };
  "cycle-must-run-forward": { from: string; to: string };

  "move-must-be-known": { text: string };
  "flag-must-fit-the-move": { flag: string; move: MoveName; flags: string };
  "move-must-be-allowed": {
    subproject: string;
    move: MoveName;
    stage: Stage;
    check: CheckKind | null;
    checkStage: CheckStage | null;
    allowed: readonly AllowedMove[];
  };
  "move-must-be-made-by": { move: MoveName; by: Actor; allowed: readonly Actor[] };
  "move-must-follow-the-last": { day: string; last: string; move: MoveName };
  "move-must-be-there-to-undo": { subproject: string };
  "budget-must-not-lose-its-grant": { subproject: string };
  "application-must-be-new": { subproject: string; library: string };
  "previous-year-must-be-checked": { subproject: string; previous: string };
  "contractor-must-build": { subproject: string; library: string; libraries: string };
  "team-must-have-members-from-outside": { subproject: string; libraries: number; outside: number };
  "midterm-must-come-first": { check: CheckKind; on: string; midterm: string };
  "notice-must-be-a-month-ahead": {
    check: CheckKind | null;
    day: string;
    checkOn: string;
    months: number;
    earliest: string;
  };
  "report-must-be-due-before-the-check": { reportBy: string; day: string; checkOn: string };
  "check-must-not-be-held-early": { check: CheckKind | null; day: string; checkOn: string };
  "spending-must-be-within-budget-to-accept": {
    subproject: string;
    lines: number;
    line: string;
    economicClass: string;
    source: FundSource;
    budget: string;
    spent: string;
  };
  "cycle-must-be-over": { subproject: string; day: string; to: string };
  "each-library-must-be-assessed": { flag: string; libraries: string };
  "only-construction-libraries-are-assessed": { flag: string; library: string };
  "funds-used-must-be-what-was-spent": { used: string; spent: string };
  "report-must-be-in-time": {
    subproject: string;
    move: MoveName;
    check: CheckKind;
    day: string;
    dueOn: string;
  };

  "budget-must-be-granted-first": { subproject: string };
  "budget-must-be-within-grant": { subproject: string; wanted: string; granted: string };
  "initial-budget-must-not-change": { line: string; economicClass: string; now: string };
  "budget-line-must-exist": { line: string; economicClass: string; subproject: string };
  "budget-must-cover-what-is-spent": { line: string; economicClass: string; wanted: string; spent: string };
  "economic-class-must-be-known": { text: string };
  "fund-source-must-be-known": { text: string };

  "spending-must-have-a-subproject": { text: string };
  "spending-must-have-a-budget-line": {
    subproject: string;
    line: string;
    economicClass: string;
    known: string;
  };
  "fund-source-must-be-given": { line: string; economicClass: string; sources: readonly FundSource[] };
  "voucher-line-must-be-new": { voucher: string; month: string };
  "spending-must-follow-the-start": { subproject: string; day: string; from: string };
  "spending-must-stay-within-budget": {
    subproject: string;
    line: string;
    economicClass: string;
    source: FundSource;
    budget: string;
    spent: string;
    over: string;
  };
  "spending-must-be-within-budget": {
    subproject: string;
    line: string;
    economicClass: string;
    source: FundSource;
    budget: string;
    spent: string;
    left: string;
    wanted: string;
  };
}

declare module "../../../core/message.ts" {
  interface MessageParams extends SubProjectMessages {}
}
