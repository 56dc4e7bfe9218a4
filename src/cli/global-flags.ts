/** The flags that may stand anywhere on the line, and the language of the program, which a flag, the environment or `balis.yaml` says. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Store } from "../books/port.ts";
import { refuse } from "../core/refusal.ts";
import type { Language } from "../core/words/language.ts";
import { SETTINGS_FILE } from "../run/run-settings.ts";
import { type BooksPlace, booksPlace } from "../terminal/books-place.ts";
import type { GlobalFlags, Io } from "../terminal/context.ts";

const VALUE_FLAGS = new Set(["--books", "--lang", "--operator", "--wait"]);
const SWITCHES = new Set(["--json", "--quiet", "--no-color", "--debug"]);

const STANDARD = { lang: "zh-CN", langFrom: "standard" } as const;

/** Before it is known which language counts. */
type TypedFlags = GlobalFlags & { readonly typedLang: string | undefined };

/** Global flags may stand anywhere on the line, so they are read here and taken out before commander sees it. */
export function globalFlags(argv: readonly string[], io: Io): TypedFlags {
  const value = (name: string): string | undefined => {
    const at = argv.indexOf(name);
    const glued = argv.find((arg) => arg.startsWith(`${name}=`));
    return glued ? glued.slice(name.length + 1) : at >= 0 ? argv[at + 1] : undefined;
  };
  const has = (name: string): boolean => argv.includes(name);
  return {
    books: value("--books"),
    ...STANDARD,
    typedLang: value("--lang"),
    json: has("--json"),
    quiet: has("--quiet"),
    debug: has("--debug"),
    color: io.hasColour && !has("--no-color") && io.env.NO_COLOR === undefined,
    operator: value("--operator"),
    wait: value("--wait"),
  };
}

/** --json, or a list asked for as JSON: its errors are JSON, too. */
export function wantsJson(argv: readonly string[], flags: GlobalFlags): boolean {
  const at = argv.indexOf("--format");
  return flags.json || argv.includes("--format=json") || (at >= 0 && argv[at + 1] === "json");
}

/** Where the books are, as the command line or the environment says. */
export function booksOf(io: Io, flags: Pick<GlobalFlags, "books">): BooksPlace {
  return booksPlace(flags.books ?? io.env.BALIS_BOOKS ?? "balis.db", io.cwd);
}

/** From the file or the server, whichever it is; only what that needs is loaded. */
export async function openPlace({ path, address }: BooksPlace, waitMs = 0): Promise<Store> {
  if (path === null)
    return (await import("../books/postgres/server-books.ts")).openServerBooks({ url: address }, { waitMs });
  return (await import("../books/sqlite/open.ts")).openBooks(path, { waitMs });
}

/** What counts, and who said it. The file is only read where nobody said it before it; without a file nothing is loaded. */
export async function languageOf(typed: TypedFlags, io: Io): Promise<Pick<GlobalFlags, "lang" | "langFrom">> {
  if (typed.typedLang !== undefined) return { lang: named(typed.typedLang, "--lang"), langFrom: "flag" };
  const variable = io.env.BALIS_LANG;
  if (variable !== undefined && variable !== "")
    return { lang: named(variable, "BALIS_LANG"), langFrom: "environment" };
  const { folder } = booksOf(io, typed);
  if (!existsSync(join(folder, SETTINGS_FILE))) return STANDARD;
  const { readSettings } = await import("../run/io/settings-file.ts");
  const { language } = readSettings(folder);
  return language === undefined ? STANDARD : { lang: named(language, "language"), langFrom: "file" };
}

/** "en_US.UTF-8" is English and "zh" Chinese, as machines write them. */
function named(text: string, flag: string): Language {
  const [language = ""] = text.toLowerCase().split(/[-_.]/);
  if (language === "en") return "en";
  return language === "zh" ? "zh-CN" : refuse("value-must-be-valid", { flag, text, allowed: "zh-CN | en" });
}

export function withoutGlobalFlags(argv: readonly string[]): string[] {
  const rest: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const arg = argv[i] ?? "";
    const name = arg.split("=")[0] ?? arg;
    if (SWITCHES.has(arg)) continue;
    if (VALUE_FLAGS.has(name) && (arg.includes("=") || argv[i + 1] !== undefined)) {
      if (!arg.includes("=")) i += 1;
      continue;
    }
    rest.push(arg);
  }
  return rest;
}
