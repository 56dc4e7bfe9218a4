import type { Store } from "../books/port.ts";
import type { Finding } from "../core/finding.ts";
import type { Hash, SecondEngine } from "../core/machine-port.ts";
import type { SentenceOf } from "../core/message.ts";
import type { Action } from "../core/store.ts";
import type { Language } from "../core/words/language.ts";
import type { Files } from "../tables/files.ts";
import type { BooksPlace } from "./books-place.ts";
import type { ListTable } from "./table.ts";

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
  /** Of the terminal that answers are printed to; left out where there is none. */
  readonly columns?: number;
  /** Of the terminal on which a person is asked, as large as it is now; left out where nobody can be asked. */
  readonly screen?: { readonly columns: number; readonly rows: number };
  readonly now: () => Date;
  /** The outside world is that of this process, clock and all: another of its threads sees the same. */
  readonly isProcess?: true;
}

/** Types commands, one after the other, beside those of this thread. */
export interface CommandThread {
  readonly run: Context["run"];
  readonly end: () => Promise<void>;
}

export interface GlobalFlags {
  readonly books: string | undefined;
  readonly lang: Language;
  /** Who says which language: the command line, BALIS_LANG, balis.yaml beside the books, or nobody. */
  readonly langFrom: "flag" | "environment" | "file" | "standard";
  readonly json: boolean;
  readonly quiet: boolean;
  readonly debug: boolean;
  readonly color: boolean;
  readonly operator: string | undefined;
  /** As typed: seconds to wait for books that somebody else writes. */
  readonly wait: string | undefined;
}
/** What a command answers: one document for machines, the same as lines for people, and what needs a person. */
export interface Answer {
  /** "import/1": printed as balis/import/1. */
  readonly schema: string;
  /** `schema` and `findings` are printed beside it, and would hide its own. */
  readonly json: Readonly<Record<string, unknown>> & { readonly schema?: never; readonly findings?: never };
  readonly lines: readonly string[];
  /** Of a list: its one table, for `--format`. */
  readonly table?: ListTable;
  readonly findings?: readonly Finding[];
  /** How many there are, where not all are kept. */
  readonly findingCount?: number;
  /** True: exit code 1 although there is no finding to list. */
  readonly needsPerson?: boolean;
  /** True: exit code 4, because not all files could be read. */
  readonly isIncomplete?: boolean;
}

export interface Context {
  readonly io: Io;
  readonly flags: GlobalFlags;
  readonly language: Language;
  readonly hash: Hash;
  /** The rooms' sentences, joined. They are many: loaded when a finding or a refusal is to be told. */
  readonly sentences: () => Promise<SentenceOf>;
  /** Who acts, as the machine and the command line say it; name null: not declared; user empty: the machine names none. */
  readonly declared: { readonly name: string | null; readonly user: string };
  readonly action: () => Action;
  /** The path as given on the command line, made absolute. */
  readonly path: (given: string) => string;
  /** Settings, receipts and evidence lie in its folder. */
  readonly books: BooksPlace;
  /** Of books in a file; refuses where they are on a server. */
  readonly booksPath: () => string;
  /** --wait: for books that somebody else writes. */
  readonly waitMs: () => number;
  /** Opened once, closed when the command ends. */
  readonly store: () => Promise<Store>;
  readonly files: () => Promise<Files>;
  readonly secondEngine: () => Promise<SecondEngine>;
  /** The program itself, for a command that types others. */
  readonly run: (argv: readonly string[], io: Io) => Promise<number>;
  /** The same in another thread, for commands that only read the books; null where there is none. */
  readonly commandThread: (() => Promise<CommandThread>) | null;
  /** Talk, on standard error; nothing with --quiet. Each is one line. */
  readonly say: (...lines: readonly string[]) => void;
}
