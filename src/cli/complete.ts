/**
 * 补全 / completion: what may stand at the end of a command line, from the commands as data and from what the books have.
 *
 * Worked example: `balis discrepancy list 2019-05 --status <TAB>` stands behind a flag with choices, so it is `open` or `resolved`;
 * `balis library show 100<TAB>` is the code of a library that the books have. Where a file is wanted nothing is answered: the shell
 * knows the files.
 */
import type { CommandSpec, OptionSpec } from "../terminal/command.ts";

/** A command without what it does: it comes from a file, so that nothing need be loaded. */
export type PlainCommand = Pick<CommandSpec, "usage" | "summary" | "options" | "choices"> & {
  readonly subcommands?: readonly PlainCommand[];
};

export interface Completion {
  readonly value: string;
  readonly text: string;
}

/** What only the books, or the program's own folder, can say. */
export type CompletionSource =
  | "aliases"
  | "answered-waybills"
  | "companies"
  | "decided"
  | "discrepancies"
  | "error-codes"
  | "files"
  | "findings"
  | "funds"
  | "held-waybills"
  | "indicators"
  | "libraries"
  | "operators"
  | "parties"
  | "payments"
  | "periods"
  | "problems"
  | "profiles"
  | "requests"
  | "rules"
  | "rule-packs"
  | "settings"
  | "subprojects"
  | "targets"
  | "topics"
  | "years";

/** What narrows the values: the command's arguments before the word, and the word as far as it is typed. */
export interface Before {
  readonly args: readonly string[];
  readonly typed: string;
}

interface Line {
  /** Behind the program's name; the last is the one that is being typed, perhaps empty. */
  readonly words: readonly string[];
  readonly commands: readonly PlainCommand[];
  /** Flags that may stand anywhere on the line. */
  readonly globals: readonly { readonly flags: string; readonly summary: string }[];
  readonly language: "zh-CN" | "en";
  readonly values: (source: CompletionSource, before: Before) => Promise<readonly Completion[]>;
}

/** Those that begin with what was typed. */
export async function complete(line: Line): Promise<Completion[]> {
  const typed = line.words.at(-1) ?? "";
  const at = standing(line);
  const glued = /^(--[a-z-]+=)(.*)$/.exec(typed);
  const found = glued
    ? (await ofFlag(line, at, glued[1]?.slice(0, -1) ?? "")).map((one) => ({
        ...one,
        value: `${glued[1]}${one.value}`,
      }))
    : at.flag !== null && !(at.isVariadic && typed.startsWith("-"))
      ? await ofFlag(line, at, at.flag)
      : typed.startsWith("-")
        ? flagsAt(line, at)
        : await wordsAt(line, at);
  return found.filter(({ value }) => value.startsWith(typed));
}

interface Standing {
  readonly command: PlainCommand | null;
  readonly path: readonly string[];
  /** Before the word that is being typed. */
  readonly args: readonly string[];
  /** The flag whose value is being typed. */
  readonly flag: string | null;
  readonly isVariadic: boolean;
  readonly given: readonly string[];
}

function standing({ words, commands, globals }: Line): Standing {
  let command: PlainCommand | null = null;
  const args: string[] = [];
  let flag: string | null = null;
  let isVariadic = false;
  const path: string[] = [];
  const given: string[] = [];
  for (const word of words.slice(0, -1)) {
    if (word.startsWith("-")) {
      given.push(word);
      const taken = [...globals, ...(command?.options ?? [])].find((o) => namesOf(o.flags).includes(word));
      flag = taken && /[<[]/.test(taken.flags) ? word : null;
      isVariadic = taken?.flags.includes("...") ?? false;
      continue;
    }
    if (flag !== null) {
      if (!isVariadic) flag = null;
      continue;
    }
    const below: readonly PlainCommand[] = command ? (command.subcommands ?? []) : commands;
    const next: PlainCommand | undefined =
      args.length === 0 ? below.find((c) => nameOf(c) === word) : undefined;
    if (next) path.push(nameOf(next));
    else args.push(word);
    command = next ?? command;
  }
  return { command, path, args, flag, isVariadic, given };
}

async function ofFlag(line: Line, at: Standing, flag: string): Promise<readonly Completion[]> {
  if (flag === "--lang") return ["zh-CN", "en"].map((value) => ({ value, text: "" }));
  const before = { args: at.args, typed: (line.words.at(-1) ?? "").replace(/^--[a-z-]+=/, "") };
  if (flag === "--operator") return line.values("operators", before);
  const option = at.command?.options?.find((o) => namesOf(o.flags).includes(flag));
  if (!option) return [];
  if (option.choices) return option.choices.map((value) => ({ value, text: "" }));
  const source = sourceOf(flag, placeholderOf(option.flags), at.path);
  return source === null ? [] : line.values(source, before);
}

function flagsAt(line: Line, at: Standing): Completion[] {
  const own = (at.command?.options ?? []).filter(
    (o) => o.flags.includes("...") || !namesOf(o.flags).some((name) => at.given.includes(name)),
  );
  return [...own.map((o) => candidateOf(o, line)), ...line.globals.map((o) => candidateOf(o, line))];
}

function candidateOf(option: OptionSpec | Line["globals"][number], { language }: Line): Completion {
  const { summary } = option;
  const value = namesOf(option.flags).at(-1) ?? "";
  return { value, text: typeof summary === "string" ? summary : summary[language] };
}

async function wordsAt(line: Line, at: Standing): Promise<Completion[]> {
  const count = at.args.length;
  const below = count > 0 ? [] : at.command ? (at.command.subcommands ?? []) : line.commands;
  const names = below.map((c) => ({ value: nameOf(c), text: c.summary[line.language] }));
  const args = argumentsOf(at.command);
  const wanted = args[count] ?? (args.at(-1)?.endsWith("...") ? args.at(-1) : undefined);
  if (wanted === undefined) return at.command && names.length === 0 ? flagsAt(line, at) : names;
  const argument = wanted.replace("...", "");
  const choices = at.command?.choices?.[argument];
  if (choices) return [...names, ...choices.map((value) => ({ value, text: "" }))];
  const isOfErrors = at.path[0] === "help" && at.args[0] === "errors";
  const source = isOfErrors ? "error-codes" : sourceOf("", argument, at.path);
  const help = at.path[0] === "help" && count === 0 ? line.commands : [];
  const before = { args: at.args, typed: line.words.at(-1) ?? "" };
  const values = source === null ? [] : await line.values(source, before);
  return [...names, ...help.map((c) => ({ value: nameOf(c), text: c.summary[line.language] })), ...values];
}

const BY_PLACEHOLDER: Readonly<Record<string, CompletionSource>> = {
  after: "rules",
  before: "rules",
  company: "companies",
  fund: "funds",
  library: "libraries",
  month: "periods",
  months: "periods",
  packs: "rule-packs",
  period: "periods",
  rule: "rules",
  span: "periods",
  subproject: "subprojects",
  words: "topics",
  year: "years",
};

const BY_FLAG: Readonly<Record<string, CompletionSource>> = {
  "--builtin": "rule-packs",
  "--library": "libraries",
  "--owner": "operators",
  "--profile": "profiles",
  "--subproject": "subprojects",
  "--to-library": "libraries",
  "--waybill": "held-waybills",
};

/** By the command, alone or with its subcommand, and the name of the argument or the flag. */
const BY_ARGUMENT: Readonly<Record<string, CompletionSource>> = {
  "alias end text": "aliases",
  "correct request": "requests",
  "courier answer waybills": "held-waybills",
  "courier withdraw waybills": "answered-waybills",
  "discrepancy assign --to": "operators",
  "discrepancy id": "discrepancies",
  "discrepancy ids": "discrepancies",
  "discrepancy withdraw ids": "decided",
  "file file": "files",
  "findings ids": "findings",
  "indicator assess key": "targets",
  "indicator key": "indicators",
  "indicator survey key": "targets",
  "library code": "libraries",
  "operator name": "operators",
  "payment party": "parties",
  "payment reverse id": "payments",
  "profile name": "profiles",
  "setting name": "settings",
  "subproject id": "subprojects",
  "subproject number": "problems",
  "why what": "requests",
};

/** Names that are only now given. */
const NEW = ["library add", "operator add", "subproject add"];

function sourceOf(flag: string, placeholder: string, path: readonly string[]): CompletionSource | null {
  const own = (name: string): CompletionSource | undefined =>
    BY_ARGUMENT[`${path.join(" ")} ${name}`] ?? BY_ARGUMENT[`${path[0]} ${name}`];
  if (flag !== "") return own(flag) ?? BY_FLAG[flag] ?? BY_PLACEHOLDER[placeholder] ?? null;
  if (NEW.includes(path.join(" "))) return null;
  return own(placeholder) ?? BY_PLACEHOLDER[placeholder] ?? null;
}

function nameOf(command: PlainCommand): string {
  return command.usage.split(" ")[0] ?? "";
}

function argumentsOf(command: PlainCommand | null): string[] {
  return [...(command?.usage ?? "").matchAll(/[<[]([^\]>]+)[\]>]/g)].map((m) => m[1] ?? "");
}

/** "-o" and "--output" of "-o, --output <file>". */
function namesOf(flags: string): string[] {
  return flags.split(/[ ,]+/).filter((part) => part.startsWith("-"));
}

function placeholderOf(flags: string): string {
  return /[<[]([^\]>.]+)/.exec(flags)?.[1] ?? "";
}
