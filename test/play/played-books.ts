/** The books a story is played on: a real store in memory's own folder, which can be closed and opened again, and be broken in a plan. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { Inside, Plan, Store } from "../../src/books/port.ts";
import { createBooks, openBooks } from "../../src/books/sqlite/open.ts";
import type { Action } from "../../src/core/store.ts";
import { recordOperator } from "../../src/people/steps/change-operators.ts";
import { parseRegistryText } from "../../src/registry/io/parse-table.ts";
import { importRegistry } from "../../src/registry/steps/import-registry.ts";
import { templatePath } from "../../src/terminal/templates.ts";

/** Those a story may be of, in the order of the registry. */
export const LIBRARIES = ["10001", "10002", "10003", "10004", "10005", "10006"] as const;

export const MAKER = "王会计";
const CHECKER = "李主任";

/** A break that is part of the story. */
export class Broken extends Error {}

export interface PlayedBooks {
  readonly folder: string;
  readonly names: ReadonlyMap<string, string>;
  /** The store as it is open now; with `breaksAfter` it breaks the next plan after so many facts. */
  store(breaksAfter?: number): Store;
  /** As when the program is killed and started again. */
  reopen(): Promise<void>;
  /** Another number whenever anything was committed. */
  version(): number;
  /** Each action a minute after the one before it. */
  action(who?: "maker" | "checker"): Action;
  remove(): Promise<void>;
}

export interface Templates {
  readonly folder: string;
  readonly names: ReadonlyMap<string, string>;
  open(seed: number, about: { isTwoPerson: boolean }): Promise<PlayedBooks>;
  remove(): void;
}

/** The registry is loaded once; every story begins with a copy of it. */
export async function templateBooks(): Promise<Templates> {
  const folder = mkdtempSync(join(tmpdir(), "balis-play-"));
  const names = new Map<string, string>();
  for (const isTwoPerson of [false, true]) {
    const path = join(folder, `${isTwoPerson}.db`);
    await createBooks(path);
    const store = await openBooks(path);
    for (const [part, file] of [
      ["libraries", "registry/libraries.csv"],
      ["agreements", "registry/agreements-sample.csv"],
    ] as const) {
      const { table } = parseRegistryText({ file, text: ofOurs(readFileSync(templatePath(file), "utf8")) });
      await importRegistry({ store, part, table, action: actionAt(0, MAKER) });
    }
    for (const library of await store.read.libraries()) names.set(library.code, library.nameZh);
    if (isTwoPerson) {
      const add = (name: string, roles: readonly ("approver" | "finance" | "clerk")[], user: string) =>
        recordOperator({ store, name, roles, user, action: actionAt(1, CHECKER) });
      await add(CHECKER, ["approver", "finance"], "li");
      await add(MAKER, ["clerk", "finance"], "wang");
    }
    await store.close();
  }
  return {
    ...{ folder, names },
    open: (seed, { isTwoPerson }) => openedBooks(seed, { folder, names, isTwoPerson }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function ofOurs(text: string): string {
  const isOurs = (line: string): boolean => LIBRARIES.some((code) => line.startsWith(`${code},`));
  return text
    .split("\n")
    .filter((line) => line.startsWith("code,") || line.startsWith("library,") || isOurs(line))
    .join("\n");
}

const MINUTE_MS = 60_000;

function actionAt(minute: number, operator: string): Action {
  const at = new Date(Date.UTC(2020, 5, 1) + minute * MINUTE_MS).toISOString();
  return { at, operator, user: operator === CHECKER ? "li" : "wang", command: "play" };
}

async function openedBooks(
  seed: number,
  from: Pick<Templates, "folder" | "names"> & { isTwoPerson: boolean },
): Promise<PlayedBooks> {
  const folder = join(from.folder, `seed-${seed}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const path = join(folder, "balis.db");
  copyFileSync(join(from.folder, `${from.isTwoPerson}.db`), path);
  let store = await openBooks(path);
  const probe = new Database(path, { readonly: true });
  const version = (): number => Number(probe.pragma("data_version", { simple: true }));
  let minute = 10;
  return {
    ...{ folder, names: from.names },
    store: (breaksAfter) => (breaksAfter === undefined ? store : breaking(store, breaksAfter, version)),
    reopen: async () => {
      await store.close();
      store = await openBooks(path);
    },
    version,
    action: (who = "maker") => {
      minute += 1;
      return actionAt(minute, who === "maker" ? MAKER : CHECKER);
    },
    remove: async () => {
      probe.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function breaking(store: Store, after: number, version: () => number): Store {
  const apply: Store["apply"] = async (plan, action, how) => {
    const before = version();
    try {
      return await store.apply((inside: Inside) => brokenAfter(plan(inside), after), action, how);
    } catch (error) {
      if (version() !== before) throw new Error("a plan that broke off left something in the books");
      throw error;
    }
  };
  return { read: store.read, apply, close: () => store.close() };
}

async function* brokenAfter(plan: Plan, after: number): Plan {
  let count = 0;
  for await (const facts of plan) {
    if (count >= after) throw new Broken(`after ${count} facts`);
    yield facts;
    count += 1;
  }
}

/** Writes a text file beside the books; its path. */
export function put(books: PlayedBooks, name: string, lines: readonly string[]): string {
  const path = join(books.folder, name);
  writeFileSync(path, [...lines, ""].join("\n"));
  return path;
}
