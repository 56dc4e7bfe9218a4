/**
 * 运行报告 / run report: what an unattended run did of a period, step by step, and what is left to a person.
 *
 * A step is a command of the program; its exit code says how it ended. Steps whose ground is missing are left out, with the reason: nothing is
 * settled that was not reconciled, nothing closed while a file could not be read, nothing printed of what was not settled.
 */
import type { Sentence } from "../core/words/language.ts";

/** One command, run: its exit code and its JSON answer (or that of its refusal). */
export interface Typed {
  readonly exit: number;
  readonly json: Readonly<Record<string, unknown>>;
}

export type StepKey =
  | "import"
  | "archive"
  | "reconcile"
  | "courier"
  | "settle"
  /** What holds the close, where nobody asked for it. */
  | "gates"
  | "close"
  | "finance"
  | "statements"
  | "return";

/** unread: not all files could be imported (4); refused: a rule said no (2, 3). */
export type StepOutcome = "done" | "person" | "unread" | "refused" | "left-out";

/** Why a step was left out. */
export type WhyLeftOut =
  | "nothing-came"
  | "not-asked"
  | "no-bill"
  | "step-before"
  | "files-unread"
  | "preview"
  | "was-closed";

export interface RunStep {
  readonly step: StepKey;
  /** As a person would type it, without the program's name; empty where it is no command. */
  readonly command: string;
  readonly outcome: StepOutcome;
  readonly why: WhyLeftOut | null;
  readonly ms: number;
  /** The first of them; `findings` counts all. */
  readonly said: readonly Sentence[];
  readonly findings: number;
  /** What it wrote. */
  readonly files: readonly string[];
}

/** The inbox as the run found it. */
export interface Stock {
  /** In the books since this run; of these, how many took the place of an earlier file. */
  readonly new: readonly string[];
  readonly changed: readonly string[];
  readonly known: readonly string[];
  readonly refused: readonly string[];
  /** What programs leave beside files, and folders. */
  readonly passedOver: readonly string[];
  /** Libraries and kinds that sent before and have not sent now, in words. */
  readonly missing: readonly string[];
}

export interface RunReport {
  readonly period: string;
  readonly until: string;
  readonly inbox: string;
  readonly out: string;
  readonly isPreview: boolean;
  /** ISO 8601, UTC. */
  readonly from: string;
  readonly to: string;
  readonly stock: Stock;
  readonly steps: readonly RunStep[];
}

/** By the exit code of a step's command. */
export function outcomeOf(exit: number): StepOutcome {
  if (exit === 0) return "done";
  if (exit === 1) return "person";
  return exit === 4 ? "unread" : "refused";
}

/** Whether a step's ground is there for what follows. */
export function holds(step: RunStep | undefined): boolean {
  return step !== undefined && ["done", "person", "unread"].includes(step.outcome);
}

/** What the run as a whole asks for: of `refusal` only what could not be done, of `person` also what somebody must look at or ask for. */
export function asksFor(
  { steps, stock }: Pick<RunReport, "steps" | "stock">,
  failOn: "person" | "refusal",
): boolean {
  if (failOn === "person" && stock.missing.length > 0) return true;
  const bad: readonly StepOutcome[] =
    failOn === "person" ? ["person", "unread", "refused"] : ["unread", "refused"];
  return steps.some((step) => bad.includes(step.outcome));
}
