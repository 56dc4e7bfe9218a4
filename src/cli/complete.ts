/**
 * 补全 / completion: what may stand at the end of a command line, from the commands as data and from what the books have.
 *
 * Worked example: `balis discrepancy list 2019-05 --status <TAB>` stands behind a flag with choices, so it is `open` or `resolved`;
 * `balis library show 100<TAB>` is the code of a library that the books have. Where a file is wanted nothing is answered: the shell
 * knows the files.
 */
import type { CommandSpec, OptionSpec } from "../terminal/command.ts";

/** A command without what it does: it comes from a file, so that nothing need be loaded. */
export type PlainCommand = Pick<CommandSpec, "usage" | "summary" | "options"> & {
  readonly subcommands?: readonly PlainCommand[];
};

export interface Completion {
  readonly value: string;
  readonly text: string;
}

/** What only the books, or the program's own folder, can say. */
export type CompletionSource =
  | "discrepancies"
  | "files"
  | "libraries"
  | "operators"
  | "periods"
  | "profiles"
  | "rules"
  | "rule-packs"
  | "settings"
  | "subprojects"
  | "topics"
  | "years";

interface Line {
  /** Behind the program's name; the last is the one that is being typed, perhaps empty. */
  readonly words: readonly string[];
  readonly commands: readonly PlainCommand[];
  /** Flags that may stand anywhere on the line. */
  readonly globals: readonly { readonly flags: string; readonly summary: string }[];
  readonly language: "zh-CN" | "en";
  readonly values: (source: CompletionSource) => Promise<readonly Completion[]>;
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
  /** Arguments before the word that is being typed. */
  readonly count: number;
  /** The flag whose value is being typed. */
  readonly flag: string | null;
  readonly isVariadic: boolean;
  readonly given: readonly string[];
}

function standing({ words, commands, globals }: Line): Standing {
  let command: PlainCommand | null = null;
  let count = 0;
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
    const next: PlainCommand | undefined = count === 0 ? below.find((c) => nameOf(c) === word) : undefined;
    if (next) path.push(nameOf(next));
    else count += 1;
    command = next ?? command;
  }
  return { command, path, count, flag, isVariadic, given };
}

async function ofFlag(line: Line, at: Standing, flag: string): Promise<readonly Completion[]> {
  if (flag === "--lang") return ["zh-CN", "en"].map((value) => ({ value, text: "" }));
  if (flag === "--operator") return line.values("operators");
  const option = at.command?.options?.find((o) => namesOf(o.flags).includes(flag));
  if (!option) return [];
  if (option.choices) return option.choices.map((value) => ({ value, text: "" }));
  const source = sourceOf(flag, placeholderOf(option.flags), at.path);
  return source === null ? [] : line.values(source);
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
  const below = at.count > 0 ? [] : at.command ? (at.command.subcommands ?? []) : line.commands;
  const names = below.map((c) => ({ value: nameOf(c), text: c.summary[line.language] }));
  const args = argumentsOf(at.command);
  const wanted = args[at.count] ?? (args.at(-1)?.endsWith("...") ? args.at(-1) : undefined);
  if (wanted === undefined) return at.command && names.length === 0 ? flagsAt(line, at) : names;
  const source = sourceOf("", wanted.replace("...", ""), at.path);
  const help = at.path[0] === "help" && at.count === 0 ? line.commands : [];
  const values = source === null ? [] : await line.values(source);
  return [...names, ...help.map((c) => ({ value: nameOf(c), text: c.summary[line.language] })), ...values];
}

const BY_PLACEHOLDER: Readonly<Record<string, CompletionSource>> = {
  library: "libraries",
  month: "periods",
  months: "periods",
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
};

/** By the command and the name of its argument. */
const BY_ARGUMENT: Readonly<Record<string, CompletionSource>> = {
  "discrepancy id": "discrepancies",
  "discrepancy ids": "discrepancies",
  "file file": "files",
  "library code": "libraries",
  "operator name": "operators",
  "profile name": "profiles",
  "setting name": "settings",
  "subproject id": "subprojects",
};

/** Names that are only now given. */
const NEW = ["library add", "operator add", "subproject add"];

function sourceOf(flag: string, placeholder: string, path: readonly string[]): CompletionSource | null {
  if (flag !== "") return BY_FLAG[flag] ?? BY_PLACEHOLDER[placeholder] ?? null;
  if (NEW.includes(path.join(" "))) return null;
  return BY_ARGUMENT[`${path[0]} ${placeholder}`] ?? BY_PLACEHOLDER[placeholder] ?? null;
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
