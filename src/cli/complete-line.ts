/** `balis complete`: what the shells' scripts call at each TAB. It never fails, and prints nothing when it does not know. */
import { booksPlace } from "../terminal/books-place.ts";
import type { GlobalFlags, Io } from "../terminal/context.ts";
import { programWords } from "../terminal/words/program.ts";
import { type Before, type Completion, type CompletionSource, complete } from "./complete.ts";
import { openPlace } from "./global-flags.ts";
import { writtenCommands } from "./written-help.ts";

/** Enough to choose from, and soon printed. */
const MAX_SHOWN = 200;

/** `--new`: an empty word is begun, for shells that cannot hand one over. */
export async function completeLine(
  argv: readonly string[],
  asked: { io: Io; flags: GlobalFlags },
): Promise<void> {
  try {
    const isNew = argv[0] === "--new";
    const words = argv.slice((isNew ? 1 : 0) + (argv.includes("--") ? 1 : 0));
    const language = asked.flags.lang;
    const groups = writtenCommands() ?? (await (await import("./commands.ts")).everyCommand());
    const found = await complete({
      ...{ words: isNew || words.length === 0 ? [...words, ""] : words, language },
      commands: groups.flatMap((group) => group.commands),
      globals: programWords[language].globalOptions,
      values: (source, before) => valuesOf({ source, before }, asked),
    });
    const lines = found.slice(0, MAX_SHOWN).map(({ value, text }) => `${value}\t${flat(text)}\n`);
    if (lines.length > 0) asked.io.out(lines.join(""));
  } catch {
    // A line that is being typed is no place for an error.
  }
}

function flat(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ");
}

async function valuesOf(
  { source, before }: { source: CompletionSource; before: Before },
  { io, flags }: { io: Io; flags: GlobalFlags },
): Promise<readonly Completion[]> {
  if (source === "rule-packs" || source === "topics") {
    const { templateNames } = await import("../terminal/templates.ts");
    const names =
      source === "topics" ? templateNames("manual/zh-CN", ".md") : templateNames("rules", ".yaml");
    return names.map((value) => ({ value, text: "" }));
  }
  if (source === "settings") {
    const { SETTINGS } = await import("../core/setting.ts");
    return SETTINGS.map(({ name }) => ({ value: name, text: "" }));
  }
  if (source === "error-codes") {
    const { ALL_CODES } = await import("./error-codes.ts");
    return ALL_CODES.map((value) => ({ value, text: "" }));
  }
  const given = flags.books ?? io.env.BALIS_BOOKS ?? "balis.db";
  // The shell has not yet made a path of it.
  const path = given.startsWith("~/") ? `${io.env.HOME ?? "~"}${given.slice(1)}` : given;
  const books = await openPlace(booksPlace(path, io.cwd));
  try {
    const { ofBooks } = await import("./complete-from-books.ts");
    return await ofBooks(source, { read: books.read, language: flags.lang, most: MAX_SHOWN, ...before });
  } finally {
    await books.close();
  }
}
