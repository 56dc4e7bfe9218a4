/** Whose file it is and for which period: said on the command line, by the profile, by its titles, or by its name. */
import { isBlankCell, type RawRow } from "../../domain/import/cell.ts";
import { periodDayField } from "../../domain/import/field.ts";
import { readDay } from "../../domain/import/read-day.ts";
import type { Fit } from "../../domain/import/recognise.ts";
import { monthOf, overlaps, type Period, parsePeriod } from "../../domain/period.ts";
import { refuse } from "../../domain/refusal.ts";
import type { Directory } from "../../domain/registry/directory.ts";
import type { LibraryCode } from "../../domain/registry/library.ts";
import { settingOf } from "../../domain/setting.ts";
import type { RawSheet } from "../../ports/files.ts";
import type { Reader, StoredFile } from "../../ports/store.ts";
import { nextOpenPeriod, openPeriod, periodOf } from "../open-period.ts";
import type { Importing } from "./import-file.ts";

interface Said {
  readonly file: string;
  readonly titles: readonly string[];
  readonly fit: Fit;
  readonly head: readonly RawRow[];
}

const LATEST_DAY = "2199-12-31";

/** A file's library, the period it was sent for, and the one it is settled in. */
interface Identity {
  readonly library: LibraryCode | null;
  readonly sentFor: Period;
  readonly period: Period;
  readonly lateFor: string | null;
}

export async function identityBySaying(
  asked: Pick<Importing, "store" | "options">,
  said: Said & { directory: Directory; sheet: RawSheet; epoch: 1900 | 1904 },
): Promise<Identity> {
  const { read } = asked.store;
  const library = libraryOfFile({ ...said, typed: asked.options.library });
  const sentFor = await periodOfFile({ ...said, read, typed: asked.options.period });
  return { library, sentFor, ...(await placedPeriod({ read, file: said.file, sentFor })) };
}

/** A correction belongs where the rows it names belong; rows of a closed period stay as they are. */
export async function identityOf(read: Reader, file: StoredFile): Promise<Identity> {
  const period = await openPeriod(read, file.period);
  const sentFor = file.lateFor === null ? period : periodOf(file.lateFor);
  return { library: file.library, sentFor, period, lateFor: file.lateFor };
}

function libraryOfFile(
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

async function periodOfFile(
  asked: Said & { read: Reader; typed: string | undefined; sheet: RawSheet; epoch: 1900 | 1904 },
): Promise<Period> {
  const period = asked.typed === undefined ? await seenPeriod(asked) : periodOf(asked.typed);
  // Spending is counted by its own days; an alliance that settles by quarter has it by month all the same.
  if (asked.fit.profile.kind === "subproject-spending") return period;
  for (const state of await asked.read.periods()) {
    const other = parsePeriod(state.period);
    if (other && other.id !== period.id && overlaps(other, period)) {
      // A month's file belongs to the quarter or year that these books settle.
      const isWithin = other.from <= period.from && period.to <= other.to;
      if (asked.typed === undefined && isWithin) return other;
      refuse("periods-must-not-overlap", { period: period.id, other: other.id });
    }
  }
  return period;
}

/** Where the profile looks for it, in its order; the dates count only when all of them are of one month. */
async function seenPeriod(asked: Said & { sheet: RawSheet; epoch: 1900 | 1904 }): Promise<Period> {
  let months: readonly string[] = [];
  for (const source of asked.fit.profile.period) {
    if (source === "dates") {
      months = await monthsIn(asked);
      const [only] = months;
      const period = months.length === 1 && only !== undefined ? parsePeriod(only) : undefined;
      if (period) return period;
      continue;
    }
    const texts = source === "title" ? asked.titles : [asked.file];
    const period = texts.map(monthNamed).find((found) => found !== undefined);
    if (period) return period;
  }
  return refuse("period-must-be-given", { file: asked.file, seen: months.slice(0, MAX_SEEN).join(", ") });
}

const MAX_SEEN = 24;

function monthNamed(text: string): Period | undefined {
  const month = /(20\d{2})\s*[-年._]?\s*(0?[1-9]|1[0-2])(?!\d)/.exec(text);
  return month ? parsePeriod(`${month[1]}-${(month[2] ?? "").padStart(2, "0")}`) : undefined;
}

/** The months of all its rows' dates of supply, shipping, receipt, holding or spending. A second reading, and only where nothing else says it. */
async function monthsIn(asked: Said & { sheet: RawSheet; epoch: 1900 | 1904 }): Promise<string[]> {
  const { fit, epoch } = asked;
  const field = periodDayField(fit.profile.kind);
  const column = fit.columns.find((c) => c.field === field);
  const first = asked.head[fit.at]?.row ?? 0;
  const months = new Set<string>();
  if (!column) return [];
  for await (const rows of asked.sheet.rows()) {
    for (const { row, cells } of rows) {
      const cell = cells[column.index] ?? null;
      if (row <= first || isBlankCell(cell)) continue;
      const day = readDay(cell, { forms: column.rule.dates, epoch });
      if (typeof day === "string") months.add(monthOf(day));
    }
    if (months.size > MAX_SEEN) break;
  }
  return [...months].sort();
}

/** The period the file is settled in: its own, or the next open one when that is closed and the setting allows it. */
async function placedPeriod(asked: {
  read: Reader;
  file: string;
  sentFor: Period;
}): Promise<{ period: Period; lateFor: string | null }> {
  const closed = new Set((await asked.read.closes()).map((c) => c.period));
  if (!closed.has(asked.sentFor.id)) return { period: asked.sentFor, lateFor: null };
  if (settingOf(await asked.read.settings(), "late-files") === "refuse") {
    refuse("file-must-not-be-late", { file: asked.file, period: asked.sentFor.id });
  }
  return { period: await nextOpenPeriod(asked.read, asked.sentFor), lateFor: asked.sentFor.id };
}
