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
import type { Context, GlobalFlags, Io } from "../terminal/context.ts";
import { printed } from "../terminal/print.ts";
import type { Asked } from "./admit.ts";
import { booksPathOf } from "./global-flags.ts";

interface OpenedContext extends Context {
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
  const booksPath = (): string => booksPathOf(io, flags);
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
    sentences: async () => (await import("./words/sentences.ts")).sentenceOf,
    run: opened.run,
    declared,
    action,
    path,
    booksPath,
    waitMs: () => waitMs(flags),
    store: () => {
      store ??= (async () => {
        const { openBooks } = await import("../books/sqlite/open.ts");
        const { admit } = await import("./admit.ts");
        const books = await openBooks(booksPath(), { waitMs: waitMs(flags) });
        const admitted = await admit(books, { ...opened.command, declared });
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
