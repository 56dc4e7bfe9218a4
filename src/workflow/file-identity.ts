/** Whose file it is and for which period: said on the command line, by the profile, by its titles, or by its name. */
import type { RawRow } from "../domain/import/cell.ts";
import type { Fit } from "../domain/import/recognise.ts";
import { monthOf, nextPeriod, overlaps, type Period, parsePeriod } from "../domain/period.ts";
import { refuse } from "../domain/refusal.ts";
import type { Directory } from "../domain/registry/directory.ts";
import type { LibraryCode } from "../domain/registry/library.ts";
import { settingOf } from "../domain/setting.ts";
import type { Reader } from "../ports/store.ts";
import { periodOf } from "./open-period.ts";

interface Said {
  readonly file: string;
  readonly titles: readonly string[];
  readonly fit: Fit;
  readonly head: readonly RawRow[];
}

const LATEST_DAY = "2199-12-31";

export function libraryOfFile(
  asked: Said & { directory: Directory; typed: string | undefined },
): LibraryCode | null {
  const source = asked.fit.profile.library;
  if (source.by === "none") {
    if (asked.typed === undefined) return null;
    return refuse("file-belongs-to-no-library", { file: asked.file, profile: asked.fit.profile.name });
  }
  if (asked.typed !== undefined) return resolved(asked.directory, asked.typed);
  if (source.by === "code") return source.code;
  const named = [...asked.titles, asked.file.replace(/\.\w+$/, "")];
  for (const text of named) {
    const found = firstLibraryIn(asked.directory, text);
    if (found !== null) return found;
  }
  return refuse("library-must-be-given", { file: asked.file });
}

function resolved(directory: Directory, text: string): LibraryCode {
  const found = directory.resolve(text, LATEST_DAY);
  if (found.kind === "found") return found.code;
  if (found.kind === "unknown") return refuse("library-must-be-known", { text });
  const candidates = found.candidates.map((l) => `${l.code} ${l.nameZh}`).join("、");
  return refuse("library-must-be-unambiguous", { text, candidates });
}

const MAX_NAME = 40;

/** The text's longest beginning that names one library: "10002-…", "北京大学图书馆原文传递…". */
function firstLibraryIn(directory: Directory, text: string): LibraryCode | null {
  const code = /^(\d{5}(?:-\d{1,2})?)(?!\d)/.exec(text.trim())?.[1];
  if (code !== undefined && directory.library(code)) return code;
  const start = text.trim();
  for (let length = Math.min(start.length, MAX_NAME); length >= 2; length--) {
    const found = directory.resolve(start.slice(0, length), LATEST_DAY);
    if (found.kind === "found") return found.code;
    if (found.kind === "ambiguous") return null;
  }
  return null;
}

export async function periodOfFile(
  asked: Said & { read: Reader; typed: string | undefined },
): Promise<Period> {
  const period = asked.typed === undefined ? seenPeriod(asked) : periodOf(asked.typed);
  for (const state of await asked.read.periods()) {
    const other = parsePeriod(state.period);
    if (other && other.id !== period.id && overlaps(other, period)) {
      refuse("periods-must-not-overlap", { period: period.id, other: other.id });
    }
  }
  return period;
}

function seenPeriod(asked: Said): Period {
  for (const text of [...asked.titles, asked.file]) {
    const month = /(20\d{2})\s*[-年._]?\s*(0?[1-9]|1[0-2])(?!\d)/.exec(text);
    if (!month) continue;
    const period = parsePeriod(`${month[1]}-${(month[2] ?? "").padStart(2, "0")}`);
    if (period) return period;
  }
  const months = new Set<string>();
  for (const row of asked.head.slice(asked.fit.at + 1)) {
    for (const cell of row.cells) {
      if (typeof cell === "string" && /^20\d{2}-\d{2}-\d{2}/.test(cell)) months.add(monthOf(cell));
    }
  }
  const [only] = months;
  const period = months.size === 1 && only !== undefined ? parsePeriod(only) : undefined;
  return period ?? refuse("period-must-be-given", { file: asked.file, seen: [...months].sort().join(", ") });
}

/** The period the file is settled in: its own, or the next open one when that is closed and the setting allows it. */
export async function placedPeriod(asked: {
  read: Reader;
  file: string;
  sentFor: Period;
}): Promise<{ period: Period; lateFor: string | null }> {
  const closed = new Set((await asked.read.closes()).map((c) => c.period));
  if (!closed.has(asked.sentFor.id)) return { period: asked.sentFor, lateFor: null };
  if (settingOf(await asked.read.settings(), "late-files") === "refuse") {
    refuse("file-must-not-be-late", { file: asked.file, period: asked.sentFor.id });
  }
  let period = asked.sentFor;
  while (closed.has(period.id)) period = nextPeriod(period);
  return { period, lateFor: asked.sentFor.id };
}
