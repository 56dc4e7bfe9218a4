/**
 * One command-line case is a folder: `argv` (one command a line; the last is the one that is judged), `files/` (copied
 * into the working folder), `clock` (the moment at which all of it is typed, where it is another one), and per language the standard output, standard error and exit code it must end with.
 * `BALIS_UPDATE_CASES=1` writes what came out instead; a person then reads it.
 */
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../src/cli/main.ts";
import { addDays } from "../../src/core/day.ts";
import { parsePeriod, periodOf } from "../../src/core/period.ts";
import type { Io } from "../../src/terminal/context.ts";
import { EXIT } from "../../src/terminal/process-io.ts";
import { VERSION } from "../../src/terminal/version.ts";
import { PreparedBooks } from "./prepared-books.ts";

export const LANGUAGES = ["zh-CN", "en"] as const;

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

interface Asked {
  readonly cwd: string;
  readonly lang: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The system user, and the name declared in the environment; null: none. */
  readonly user?: string;
  readonly operator?: string | null;
  /** The moment by the clock; by default that of `clockOf`. */
  readonly now?: string;
  /** Only for setting up: a name for all files in the folder; equal commands on equally named files are run once. */
  readonly files?: string;
}

const prepared = new PreparedBooks<Outcome>();

const MONTH = /20\d\d-(?:0[1-9]|1[0-2])/g;

/**
 * 3 June 2019 in the morning. What has not happened is not recorded: what names a later day with --on is typed on that day, and a file is
 * imported after the last month, or the period, that the command names.
 */
function clockOf(argv: readonly string[]): string {
  const on = argv.includes("--on") ? (argv[argv.indexOf("--on") + 1] ?? "") : "";
  const months = argv[0] === "import" ? argv.flatMap((word) => word.match(MONTH) ?? []) : [];
  const period = argv[0] === "import" ? parsePeriod(argv[argv.indexOf("--period") + 1] ?? "") : null;
  const ends = [...months.map((month) => periodOf(month).to), ...(period ? [period.to] : [])];
  const after = ends.map((end) => addDays(end, 3) ?? "");
  const day = ["2019-06-03", on, ...after].sort().at(-1);
  return `${day}T01:30:00Z`;
}

/** Runs the program in this process, in `cwd`, at a known moment, without a terminal. */
export async function runBalis(argv: readonly string[], asked: Asked): Promise<Outcome> {
  const isUsual = asked.env === undefined && asked.operator === undefined && asked.user === undefined;
  if (!isUsual) return runReally(argv, asked);
  const { cwd, lang, files, now = "" } = asked;
  const of = { cwd, who: `${lang}${now}`, files };
  return prepared.run(argv, of, () => runReally(argv, asked));
}

async function runReally(argv: readonly string[], asked: Asked): Promise<Outcome> {
  const { operator = "李会计" } = asked;
  let stdout = "";
  let stderr = "";
  const io: Io = {
    out: (text) => {
      stdout += text;
    },
    err: (text) => {
      stderr += text;
    },
    env: {
      BALIS_LANG: asked.lang,
      ...(operator === null ? {} : { BALIS_OPERATOR: operator }),
      ...asked.env,
    },
    cwd: asked.cwd,
    user: asked.user ?? "li",
    isTerminal: false,
    hasColour: false,
    now: () => new Date(asked.now ?? clockOf(argv)),
  };
  const exit = await run(argv, io);
  return { stdout: plain(stdout, asked.cwd), stderr: plain(stderr, asked.cwd), exit };
}

/** What differs between machines is written as a name. */
function plain(text: string, cwd: string): string {
  const named = text.replaceAll(cwd, "<dir>").replaceAll(VERSION, "<version>");
  // It covers every action before, so that a library more in the registry would change it.
  return named
    .replace(/^( *(?:action: |操作记录：)\d+) [0-9a-f]{64}$/gm, "$1 <hash>")
    .replace(/(上报，SHA-256|Recorded as issue no. \d+, SHA-256) [0-9a-f]{64}/g, "$1 <hash>");
}

/** Splits a command as a shell would: blanks separate, double quotes keep together. */
export function words(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((m) => m[1] ?? m[2] ?? "");
}

export async function runCase(folder: string, lang: string): Promise<Outcome> {
  const cwd = mkdtempSync(join(tmpdir(), "balis-case-"));
  const now = clockIn(folder);
  try {
    if (existsSync(join(folder, "files"))) cpSync(join(folder, "files"), cwd, { recursive: true });
    const files = digestOf(cwd);
    const lines = readFileSync(join(folder, "argv"), "utf8")
      .split("\n")
      .filter((l) => l.trim() !== "");
    for (const line of lines.slice(0, -1)) {
      const set = await runBalis(words(line), { cwd, lang, files, ...now });
      if (set.exit > EXIT.findings && set.exit !== EXIT.unread)
        throw new Error(`setup "${line}" ended with ${set.exit}:\n${set.stderr}`);
    }
    return await runBalis(words(lines.at(-1) ?? ""), { cwd, lang, ...now });
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

/** What its `clock` says, where it has one. */
export function clockIn(folder: string): { now?: string } {
  const clock = join(folder, "clock");
  return existsSync(clock) ? { now: readFileSync(clock, "utf8").trim() } : {};
}

/** Of the names and bytes of all files in a folder. */
function digestOf(folder: string): string {
  const digest = createHash("sha256");
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    const path = join(folder, name);
    if (statSync(path).isFile()) digest.update(`${name}\n`).update(readFileSync(path));
  }
  return digest.digest("hex");
}

export function expectedOf(folder: string, lang: string): Outcome {
  const read = (name: string): string => readFileSync(join(folder, lang, name), "utf8");
  return { stdout: read("stdout"), stderr: read("stderr"), exit: Number(read("exit")) };
}

export function writeExpected(folder: string, lang: string, outcome: Outcome): void {
  mkdirSync(join(folder, lang), { recursive: true });
  writeFileSync(join(folder, lang, "stdout"), outcome.stdout);
  writeFileSync(join(folder, lang, "stderr"), outcome.stderr);
  writeFileSync(join(folder, lang, "exit"), `${outcome.exit}\n`);
}

/** New books with the registry and the shipped rules, as most stories begin. */
export const STANDARD_BOOKS = [
  "init",
  "library import --builtin",
  "agreement import --builtin",
  "rule enact --builtin balis-dd-2017",
  "rule enact --builtin sample-2019",
] as const;
