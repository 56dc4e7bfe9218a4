/** Whose file it is and for which period: said on the command line, by the profile, by its titles, or by its name. */

import type { Reader } from "../../../books/port.ts";
import { monthOf, overlaps, type Period, parsePeriod, periodOf } from "../../../core/period.ts";
import { Refusal, refuse } from "../../../core/refusal.ts";
import { candidatesText, type Directory } from "../../../registry/directory.ts";
import type { Library, LibraryCode } from "../../../registry/library.ts";
import { resolveWithin } from "../../../registry/named-library.ts";
import type { RegistryReads } from "../../../registry/port.ts";
import { cellText, isBlankCell } from "../../../tables/cell.ts";
import { ownName } from "../../../tables/files.ts";
import { periodDayField } from "../columns/field.ts";
import type { Profile } from "../columns/profile.ts";
import { yearsIn } from "../month-in-text.ts";
import { periodOfMonths } from "../period-in-text.ts";
import type { ImportReads, StoredFile } from "../port.ts";
import { readDay } from "../reading/read-day.ts";
import { countFor } from "../row-witness.ts";
import { librarySaid, periodSaid } from "../said-in-text.ts";
import {
  decisions,
  type FileSaid,
  heard,
  rowsSaid,
  sayings,
  type Testimony,
  type Witness,
} from "../witness.ts";
import type { FileQuestion } from "../words/import-identity-messages.ts";
import type { ChosenSheet } from "./choose-sheets.ts";
import { openPeriod } from "./periods.ts";

/** What may be asked of: all sheets that are read speak of one library and one period. */
export interface Speaking {
  readonly read: RegistryReads & ImportReads & Pick<Reader, "closes">;
  readonly directory: Directory;
  readonly file: string;
  readonly sheets: readonly ChosenSheet[];
  readonly epoch: 1900 | 1904;
  /** --period, --library and --despite. */
  readonly typed: {
    readonly period?: string;
    readonly library?: string;
    readonly despite?: readonly Witness[];
  };
}

/** A file's library and the period it was sent for, with all who said so. */
export interface Identity {
  readonly library: LibraryCode | null;
  readonly sentFor: Period;
  readonly said: { readonly library: readonly Testimony[]; readonly period: readonly Testimony[] };
  /** What is kept of it. */
  readonly kept: FileSaid | null;
}

const UNSAID = { library: [], period: [] };

export async function identityBySaying(asked: Speaking): Promise<Identity> {
  const period = periodOfFile(asked);
  // The month is asked for together with the library, not after it.
  const other = await period.then(
    () => null,
    (error: unknown) => error,
  );
  const span = other === null ? (await period).period : null;
  const { library, said } = withFinding(other, () => libraryOfFile(asked, span));
  const of = await period;
  const kept = { library: sayings(said), period: sayings(of.said) };
  return { library, sentFor: of.period, said: { library: said, period: of.said }, kept };
}

/** Both disagreements in one answer. */
function withFinding<T>(other: unknown, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!isDispute(error) || !isDispute(other)) throw error;
    const { code, params, at } = other;
    throw new Refusal({ ...error, findings: [{ code, params, at, text: null }] });
  }
}

const isDispute = (error: unknown): error is Refusal =>
  error instanceof Refusal && error.code === "file-witnesses-must-agree";

/** A correction belongs where the rows it names belong; rows of a closed period stay as they are. */
export async function identityOf(read: Pick<Reader, "closes">, file: StoredFile): Promise<Identity> {
  const period = await openPeriod(read, file.period);
  const sentFor = file.lateFor === null ? period : periodOf(file.lateFor);
  return { library: file.library, sentFor, said: UNSAID, kept: null };
}

/** Nobody is followed where those who speak disagree, unless a person decides. */
export function requireAgreement(
  asked: Pick<Speaking, "file" | "typed" | "directory">,
  of: { about: FileQuestion["about"]; said: readonly Testimony[]; value?: string },
): string | null {
  const agree = of.about === "period" ? periodsAgree : (a: string, b: string): boolean => a === b;
  const { value } = of;
  const { decided, isAgreed } = heard(of.said, { despite: asked.typed.despite ?? [], agree, value });
  if (isAgreed) return decided;
  const shown = (code: string): string => {
    const library = of.about === "library" ? asked.directory.library(code) : undefined;
    return library ? `${code} ${library.nameZh}` : code;
  };
  const said = of.said.map((t) => ({ ...t, says: t.says.map(shown) }));
  const ways = decisions(of.said, agree);
  return refuse("file-witnesses-must-agree", { file: asked.file, about: of.about, said, ways });
}

function periodsAgree(a: string, b: string): boolean {
  const [one, other] = [parsePeriod(a), parsePeriod(b)];
  return one !== undefined && other !== undefined && overlaps(one, other);
}

/** Titles above the headings, and the names of the sheets. */
export function titlesOf({ sheets }: Pick<Speaking, "sheets">): string[] {
  return sheets.flatMap(({ sheet, head, fit }) => [
    ...head.slice(0, fit.at + 1 - fit.lines).map((row) => row.cells.map(cellText).join(" ")),
    ...(sheet.name === null ? [] : [sheet.name]),
  ]);
}

function profileOf({ sheets }: Pick<Speaking, "sheets">): Profile {
  const [first] = sheets;
  return first?.fit.profile ?? refuse("profile-must-fit", { file: "", seen: "", near: [] });
}

const bare = (file: string): string => ownName(file).replace(/\.\w+$/, "");

/** Its own name; where that is silent and it lies in a zip, the nearest name of a folder or the zip that speaks. */
function speakingName(file: string, speaks: (name: string) => boolean): string {
  return file.split("/").reverse().map(bare).find(speaks) ?? bare(file);
}

/** What a file's name says of its library and month, to be compared with what another name says. */
export function nameSays(asked: Pick<Speaking, "directory" | "sheets">, file: string): string {
  const profile = profileOf(asked);
  const library = librarySaid(bare(file), { directory: asked.directory, profile });
  const found = periodSaid(bare(file), profile.covers);
  return JSON.stringify([library?.says ?? null, found.kind === "month" ? found.month : null]);
}

/** `span`: the period it was sent for; names are those of its days. */
function libraryOfFile(
  asked: Speaking,
  span: Period | null,
): { library: LibraryCode | null; said: Testimony[] } {
  const profile = profileOf(asked);
  const { library: typed } = asked.typed;
  if (profile.library.by === "none") {
    if (typed === undefined) return { library: null, said: [] };
    return refuse("file-belongs-to-no-library", { file: asked.file, profile: profile.name });
  }
  const said: Testimony[] = [];
  if (typed !== undefined)
    said.push({ by: "flag", says: [resolved(asked.directory, typed, span)], text: typed, isSure: true });
  if (profile.library.by === "code")
    said.push({ by: "profile", says: [profile.library.code], text: profile.name, isSure: true });
  const inText = (text: string) => librarySaid(text, { directory: asked.directory, profile, span });
  const hear = (by: Witness, text: string, read = text): void => {
    const named = inText(read);
    if (named) said.push({ by, text, ...named });
  };
  for (const title of titlesOf(asked)) hear("title", title);
  hear(
    "name",
    asked.file,
    speakingName(asked.file, (name) => inText(name) !== null),
  );
  const library = requireAgreement(asked, { about: "library", said });
  if (library !== null) return { library, said };
  const unclear = said.map((t) => ({ text: t.text, near: candidatesText(librariesOf(asked, t.says)) }));
  return refuse("library-must-be-given", { file: asked.file, unclear });
}

function librariesOf({ directory }: Speaking, codes: readonly LibraryCode[]): Library[] {
  return codes.flatMap((code) => directory.library(code) ?? []);
}

function resolved(directory: Directory, text: string, span: Period | null): LibraryCode {
  const found = resolveWithin(directory, text, span);
  if (found.kind === "found") return found.code;
  if (found.kind === "unknown")
    return refuse("library-must-be-known", { text, nearest: directory.nearest(text) });
  return refuse("library-must-be-unambiguous", { text, candidates: candidatesText(found.candidates) });
}

async function periodOfFile(asked: Speaking): Promise<{ period: Period; said: Testimony[] }> {
  const { said: others, unclear } = periodsSaid(asked);
  const isDisputed = !heard(others, { despite: asked.typed.despite ?? [], agree: periodsAgree }).isAgreed;
  const rows = isDisputed ? await rowsSay(asked) : null;
  const decided = requireAgreement(asked, { about: "period", said: [...others, ...(rows ? [rows] : [])] });
  const only = decided === null ? await monthOfRows(asked, unclear) : null;
  const said = only === null ? others : [...others, only];
  const period = periodOf(decided ?? only?.says[0] ?? "");
  // Spending is counted by its own days; an alliance that settles by quarter has it by month all the same.
  if (profileOf(asked).kind === "subproject-spending") return { period, said };
  for (const state of await asked.read.periods()) {
    const other = parsePeriod(state.period);
    // All its files have left: they had been read in the wrong place.
    if (state.files === 0 && state.settlement === null && state.closedAt === null) continue;
    if (other && other.id !== period.id && overlaps(other, period)) {
      // A month's file belongs to the quarter or year that these books settle.
      const isWithin = other.from <= period.from && period.to <= other.to;
      if (asked.typed.period === undefined && isWithin) return { period: other, said };
      refuse("periods-must-not-overlap", { period: period.id, other: other.id });
    }
  }
  return { period, said };
}

/** Where the profile looks for it, in its order. */
function periodsSaid(asked: Speaking): { said: Testimony[]; unclear: string[] } {
  const { period: typed } = asked.typed;
  const said: Testimony[] = [];
  const unclear: string[] = [];
  if (typed !== undefined) said.push({ by: "flag", says: [periodOf(typed).id], text: typed, isSure: true });
  const { covers } = profileOf(asked);
  const texts = textsThatSayPeriod(asked);
  const months: { by: Witness; text: string; month: string }[] = [];
  for (const { by, text, read } of texts) {
    const found = periodSaid(read, covers);
    if (found.kind === "month") said.push({ by, says: [found.month], text, isSure: true });
    if (found.kind === "unclear") unclear.push(found.text);
    if (found.kind === "no-year") months.push({ by, text, month: found.month });
  }
  const named = texts.flatMap(({ read }) => yearsIn(read));
  const years = [...new Set(named.length > 0 || typed === undefined ? named : [typed.slice(0, 4)])];
  for (const { by, text, month } of months) {
    if (years.length === 0) unclear.push(text);
    else said.push({ by, says: years.map((y) => `${y}-${month}`), text, isSure: years.length === 1 });
  }
  return { said, unclear };
}

/** With what is read of each: a file's name without its ending. */
function textsThatSayPeriod(asked: Speaking): { by: Witness; text: string; read: string }[] {
  const { period, covers } = profileOf(asked);
  const speaks = (name: string): boolean => periodSaid(name, covers).kind !== "none";
  return period.flatMap((source): { by: Witness; text: string; read: string }[] => {
    if (source === "dates") return [];
    if (source === "title") return titlesOf(asked).map((text) => ({ by: "title", text, read: text }));
    return [{ by: "name", text: asked.file, read: speakingName(asked.file, speaks) }];
  });
}

/** The dates count only when all of them are of one month, or of what a file covers. */
async function monthOfRows(asked: Speaking, unclear: readonly string[]): Promise<Testimony> {
  const { period, covers } = profileOf(asked);
  const rows = period.includes("dates") ? await rowsSay(asked) : null;
  const found = periodOfMonths(rows?.says ?? [], covers) ?? spanOfRows(asked, rows);
  if (rows && found) return { by: "rows", says: [found.id], text: rows.text, isSure: true };
  return refuse("period-must-be-given", { file: asked.file, seen: unclear.join(", "), rows });
}

/** Spending is counted by each row's day: a ledger of a year is of the months it has. */
function spanOfRows(asked: Speaking, rows: Testimony | null): Period | undefined {
  const months = [...(rows?.says ?? [])].sort();
  const [first, last] = [months[0], months.at(-1)];
  if (profileOf(asked).kind !== "subproject-spending" || first === undefined) return undefined;
  return parsePeriod(`${first}..${last}`);
}

/** The months of all its rows' dates of supply, shipping, receipt, holding or spending. A second reading, and only where nothing else says it. */
async function rowsSay(asked: Speaking): Promise<Testimony | null> {
  const months = new Map<string, number>();
  for (const { sheet, fit, head } of asked.sheets) {
    // The first that is filled in, where the day stands in one of several columns.
    const columns = fit.columns.filter((c) => c.field === periodDayField(fit.profile.kind));
    const first = head[fit.at]?.row ?? 0;
    if (columns.length === 0) continue;
    for await (const rows of sheet.rows()) {
      for (const { row, cells } of rows) {
        const column = columns.find((c) => !isBlankCell(cells[c.index]));
        if (row <= first || !column) continue;
        const cell = cells[column.index] ?? null;
        const day = readDay(cell, { forms: column.rule.dates, epoch: asked.epoch, period: null });
        if (typeof day !== "string") continue;
        months.set(monthOf(day), (months.get(monthOf(day)) ?? 0) + 1);
      }
    }
  }
  return rowsSaid(months, countFor(profileOf(asked).kind));
}
