/**
 * The composition root: the one place that reads the environment and the clock, opens stores and wires the ports.
 * Commands get a `Context`; they never see `process`.
 */
import { resolve } from "node:path";
import type { Store } from "../books/port.ts";
import type { Finding } from "../core/finding.ts";
import type { Hash } from "../core/hash-port.ts";
import { hashText } from "../core/io/hash.ts";
import { refuse } from "../core/refusal.ts";
import type { SecondEngine } from "../core/second-engine-port.ts";
import type { Action } from "../core/store.ts";
import type { Language } from "../core/words/language.ts";
import type { Declared } from "../people/permission.ts";
import type { Files } from "../tables/files.ts";
import { printed } from "../terminal/print.ts";
import type { Asked } from "./admit.ts";

/** What the outside world is to a run of the program; tests pass their own. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** The system user; empty where the machine names none. */
  readonly user: string;
  /** True when a person can be asked: standard input and error are terminals. */
  readonly isTerminal: boolean;
  readonly hasColour: boolean;
  readonly now: () => Date;
}

export interface GlobalFlags {
  readonly books: string | undefined;
  readonly lang: Language;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly debug: boolean;
  readonly color: boolean;
  readonly operator: string | undefined;
}

/** What a command answers: one document for machines, the same as lines for people, and what needs a person. */
export interface Answer {
  /** "import/1": printed as balis/import/1. */
  readonly schema: string;
  readonly json: Readonly<Record<string, unknown>>;
  readonly lines: readonly string[];
  readonly findings?: readonly Finding[];
  /** How many there are, where not all are kept. */
  readonly findingCount?: number;
  /** True: exit code 1 although there is no finding to list. */
  readonly needsPerson?: boolean;
}

export interface Context {
  readonly io: Io;
  readonly flags: GlobalFlags;
  readonly language: Language;
  readonly hash: Hash;
  readonly action: () => Action;
  /** The path as given on the command line, made absolute. */
  readonly path: (given: string) => string;
  readonly booksPath: () => string;
  /** Opened once, closed when the command ends. */
  readonly store: () => Promise<Store>;
  readonly files: () => Promise<Files>;
  readonly secondEngine: () => Promise<SecondEngine>;
  /** The program itself, for a command that types others. */
  readonly run: (argv: readonly string[], io: Io) => Promise<number>;
  /** Talk, on standard error; nothing with --quiet. Each is one line. */
  readonly say: (...lines: readonly string[]) => void;
}

export interface OpenedContext extends Context {
  closeAll(): Promise<void>;
}

export function contextOf(opened: {
  io: Io;
  flags: GlobalFlags;
  argv: readonly string[];
  run: Context["run"];
  /** The command's full name, and whether it only looks ahead. */
  command: Asked;
}): OpenedContext {
  const { io, flags } = opened;
  const path = (given: string): string => resolve(io.cwd, given);
  const booksPath = (): string => path(flags.books ?? io.env.BALIS_BOOKS ?? "balis.db");
  const declared = { name: declaredName(opened), user: io.user };
  let store: Promise<Store> | null = null;
  let acting = "";
  const action = (): Action => ({
    at: io.now().toISOString(),
    operator: acting === "" ? nameWithoutBooks(declared) : acting,
    ...(io.user === "" ? {} : { user: io.user }),
    command: ["balis", ...opened.argv].join(" "),
  });
  return {
    io,
    flags,
    language: flags.lang,
    hash: hashText,
    run: opened.run,
    action,
    path,
    booksPath,
    store: () => {
      store ??= (async () => {
        const { openBooks } = await import("../books/sqlite/open.ts");
        const { admit } = await import("./admit.ts");
        const admitted = await admit(await openBooks(booksPath()), { ...opened.command, declared });
        acting = admitted.name;
        return admitted.store;
      })();
      return store;
    },
    files: async () => (await import("../tables/io/open-file.ts")).openFiles(),
    secondEngine: async () => (await import("../month/close/io/second-engine.ts")).secondEngine(io.env),
    say: (...lines) => {
      if (!flags.quiet) io.err(printed(lines));
    },
    closeAll: async () => {
      const open = await store?.catch(() => null);
      await open?.close();
    },
  };
}

/** --operator, else BALIS_OPERATOR; null: the system user acts under its own name. */
function declaredName(opened: { io: Io; flags: GlobalFlags }): string | null {
  const declared = opened.flags.operator ?? opened.io.env.BALIS_OPERATOR;
  if (declared === undefined) return null;
  return declared.trim() === "" ? refuse("flag-must-be-given", { flag: "--operator" }) : declared.trim();
}

function nameWithoutBooks({ name, user }: Declared): string {
  const acting = name ?? user;
  return acting === "" ? refuse("flag-must-be-given", { flag: "--operator" }) : acting;
}
