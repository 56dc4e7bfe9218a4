/** A command as data: its help, its flags and what it does. The program, its help and the README test are made of it. */

import { refuse } from "../core/refusal.ts";
import type { Language, Term } from "../core/words/language.ts";
import type { Answer, Context } from "./context.ts";

export interface OptionSpec {
  /** As commander writes it: "--period <period>", "--dry-run". */
  readonly flags: string;
  readonly summary: Term;
  /** The only words it takes, where they are known beforehand: for completion. */
  readonly choices?: readonly string[];
}

/** A command line without the program's name; one in each language where a person's words stand in it. */
export type Example = string | Term;

export interface CommandSpec {
  /** Name and arguments: "import <files...>". */
  readonly usage: string;
  readonly summary: Term;
  readonly options?: readonly OptionSpec[];
  /** The only words an argument takes, by its name, where they are known beforehand: for completion. */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  /** They end its help, and tests run them. */
  readonly examples?: readonly Example[];
  readonly run?: (context: Context, input: Input) => Promise<Answer>;
  readonly subcommands?: readonly CommandSpec[];
}

/** A part of the work, with its commands. */
export interface CommandGroup {
  readonly title: Term;
  readonly commands: readonly CommandSpec[];
}

/** "import" of "import <files...>". */
export function nameOf(spec: CommandSpec): string {
  return spec.usage.split(" ")[0] ?? "";
}

/** The examples of a command as its help in this language shows them. */
export function examplesIn(language: Language, spec: CommandSpec): string[] {
  return (spec.examples ?? []).map((line) => (typeof line === "string" ? line : line[language]));
}

/** Characters. */
const MAX_REASON = 1000;

/** What was typed, read by name and type. */
export class Input {
  private readonly args: readonly (string | readonly string[])[];
  private readonly options: Readonly<Record<string, unknown>>;

  constructor(typed: { args: readonly (string | readonly string[])[]; options: Record<string, unknown> }) {
    this.args = typed.args;
    this.options = typed.options;
  }

  arg(index: number): string {
    const value = this.args[index];
    return typeof value === "string" ? value : "";
  }

  list(index: number): readonly string[] {
    const value = this.args[index];
    return typeof value === "string" ? [value] : (value ?? []);
  }

  /** All arguments, as one text. */
  typed(): string {
    return this.args.flat().join(" ");
  }

  flag(name: string): boolean {
    return this.options[name] === true;
  }

  text(name: string): string | undefined {
    const value = this.options[name];
    return typeof value === "string" ? value : undefined;
  }

  /** A flag that takes several values. */
  texts(name: string): readonly string[] {
    const value = this.options[name];
    return Array.isArray(value) ? value.map(String) : [];
  }

  /** The names of the flags that were given. */
  given(): readonly string[] {
    return Object.keys(this.options);
  }

  /** Refuses flags ("--fee <yuan>" or "--fee") that something else has already answered: two answers are a question. */
  requireNone(flagsOf: readonly string[], beside: string): void {
    const given = this.given().map((name) => `--${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`);
    const flags = flagsOf.map((of) => of.split(" ")[0] ?? "").filter((flag) => given.includes(flag));
    if (flags.length > 0) refuse("flags-must-not-be-beside", { flags: flags.join(" "), beside });
  }

  /** A flag the command can't do without: named when it is missing, never prompted for without a terminal. */
  required(name: string, flag: string): string {
    return this.text(name) ?? refuse("flag-must-be-given", { flag });
  }

  /** Why somebody does it, without the blanks around it; it stands in one cell of a workbook. */
  reason(name: string): string | undefined {
    const reason = this.text(name)?.trim();
    const flag = `--${name}`;
    if (reason === "") refuse("reason-must-be-given", { flag });
    if (reason !== undefined && reason.length > MAX_REASON)
      refuse("value-must-be-valid", { flag, text: `${reason.slice(0, 20)}…`, allowed: `≤ ${MAX_REASON}` });
    return reason;
  }

  /** One of the given words. */
  choice<W extends string>(name: string, flag: string, allowed: readonly W[]): W | undefined {
    const typed = this.text(name);
    if (typed === undefined) return undefined;
    const found = allowed.find((word) => word === typed);
    return found ?? refuse("value-must-be-valid", { flag, text: typed, allowed: allowed.join(" | ") });
  }

  count(name: string, flag: string): number | undefined {
    const typed = this.text(name);
    if (typed === undefined) return undefined;
    if (/^\d{1,7}$/.test(typed)) return Number(typed);
    return refuse("value-must-be-valid", { flag, text: typed, allowed: "0, 1, 2, …" });
  }
}
