/** `balis complete`: what the shells' scripts call at each TAB. It never fails, and prints nothing when it does not know. */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Reader } from "../books/port.ts";
import type { GlobalFlags, Io } from "../terminal/context.ts";
import { type Completion, type CompletionSource, complete, type PlainCommand } from "./complete.ts";

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
    const { programWords } = await import("../terminal/words/program.ts");
    const language = asked.flags.lang;
    const found = await complete({
      ...{ words: isNew || words.length === 0 ? [...words, ""] : words, language },
      commands: await plainCommands(),
      globals: programWords[language].globalOptions,
      values: (source) => valuesOf(source, asked),
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

/** As the build wrote them down; from the sources, the commands themselves. */
async function plainCommands(): Promise<readonly PlainCommand[]> {
  const written = new URL("./commands.json", import.meta.url);
  if (existsSync(written)) return JSON.parse(readFileSync(written, "utf8"));
  return (await import("./commands.ts")).commands;
}

async function valuesOf(
  source: CompletionSource,
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
  const { openBooks } = await import("../books/sqlite/open.ts");
  const given = flags.books ?? io.env.BALIS_BOOKS ?? "balis.db";
  // The shell has not yet made a path of it.
  const path = given.startsWith("~/") ? `${io.env.HOME ?? "~"}${given.slice(1)}` : given;
  const books = await openBooks(resolve(io.cwd, path));
  try {
    return await ofBooks(source, books.read, flags.lang);
  } finally {
    await books.close();
  }
}

type BookSource = Exclude<CompletionSource, "rule-packs" | "topics" | "settings">;

async function ofBooks(source: BookSource, read: Reader, language: "zh-CN" | "en"): Promise<Completion[]> {
  const isZh = language === "zh-CN";
  switch (source) {
    case "libraries":
      return (await read.libraries()).map((l) => ({ value: l.code, text: isZh ? l.nameZh : l.nameEn }));
    case "periods":
      return (await read.periods()).map((p) => ({ value: p.period, text: "" }));
    case "years": {
      const years = (await read.periods()).map((p) => p.period.slice(0, 4));
      return [...new Set(years)].map((value) => ({ value, text: "" }));
    }
    case "discrepancies": {
      const open = await read.discrepancies({ status: "open" });
      return open.map((d) => ({ value: d.id, text: d.caseKey }));
    }
    case "files":
      return (await read.files()).map((f) => ({ value: String(f.number), text: f.name }));
    case "operators":
      return (await read.operators()).filter((o) => o.isActive).map((o) => ({ value: o.name, text: "" }));
    case "profiles":
      return (await read.profiles()).map((p) => ({ value: p.name, text: "" }));
    case "rules":
      return (await read.rules()).map((r) => ({ value: `${r.pack}@${r.version}`, text: r.notice.title }));
    case "subprojects":
      return (await read.subprojects()).map((s) => ({ value: s.id, text: isZh ? s.nameZh : s.nameEn }));
  }
}
