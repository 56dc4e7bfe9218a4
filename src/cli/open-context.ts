/**
 * The composition root: the one place that reads the environment and the clock, opens stores and wires the ports.
 * Commands get a `Context`; they never see `process`.
 */

import { resolve } from "node:path";
import type { Store } from "../books/port.ts";
import { hashText } from "../core/io/hash.ts";
import { refuse } from "../core/refusal.ts";
import type { Action } from "../core/store.ts";
import type { Declared } from "../people/permission.ts";
import { type BooksPlace, withoutPassword } from "../terminal/books-place.ts";
import type { Context, GlobalFlags, Io } from "../terminal/context.ts";
import { printed } from "../terminal/print.ts";
import type { Asked } from "./admit.ts";
import { booksOf, openPlace } from "./global-flags.ts";

interface OpenedContext extends Context {
  closeAll(): Promise<void>;
}

/** The books of a command that types others: they read and write through the same connections, and leave them open. */
export interface LentBooks {
  readonly path: string;
  readonly store: Promise<Store> | null;
}

export function contextOf(opened: {
  io: Io;
  flags: GlobalFlags;
  argv: readonly string[];
  run: (argv: readonly string[], io: Io, lent: LentBooks) => Promise<number>;
  /** Null where a person types. */
  lent: LentBooks | null;
  /** The command's full name, and whether it only looks ahead. */
  command: Asked;
}): OpenedContext {
  const { io, flags } = opened;
  const path = (given: string): string => resolve(io.cwd, given);
  const place = booksOf(io, flags);
  const declared = { name: declaredName(opened), user: io.user };
  let [books, store]: [Promise<Store> | null, Promise<Store> | null] = [null, null];
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
    sentences: async () => (await import("./words/sentences.ts")).sentenceOf,
    run: (argv, io) => opened.run(argv, io, { path: place.address, store: books }),
    commandThread: io.isProcess ? async () => (await import("./command-thread.ts")).commandThread() : null,
    declared,
    action,
    path,
    books: place,
    booksPath: () => fileOf(place, opened.command.name),
    waitMs: () => waitMs(flags),
    store: () => {
      store ??= (async () => {
        const { admit } = await import("./admit.ts");
        books = lentOrOpened(opened.lent, place, waitMs(flags));
        const admitted = await admit(await books, { ...opened.command, declared });
        acting = admitted.name;
        return admitted.store;
      })();
      return store;
    },
    files: async () => (await import("../tables/io/open-file.ts")).openFiles(),
    secondEngine: async () => (await import("../month/close/io/run-second-engine.ts")).secondEngine(io.env),
    say: (...lines) => {
      if (!flags.quiet) io.err(printed(lines));
    },
    closeAll: async () => {
      const open = await store?.catch(() => null);
      await open?.close();
    },
  };
}

function fileOf({ path, address }: BooksPlace, command: string): string {
  return path ?? refuse("books-must-be-a-file", { server: withoutPassword(address), command });
}

async function lentOrOpened(lent: LentBooks | null, place: BooksPlace, waitMs: number): Promise<Store> {
  if (lent?.store && lent.path === place.address) return { ...(await lent.store), close: async () => {} };
  return openPlace(place, waitMs);
}

/** --wait: whole seconds, a day at most. */
function waitMs({ wait = "0" }: GlobalFlags): number {
  if (/^\d{1,5}$/.test(wait) && Number(wait) <= 86_400) return Number(wait) * 1000;
  return refuse("value-must-be-valid", { flag: "--wait", text: wait, allowed: "0 … 86400" });
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
