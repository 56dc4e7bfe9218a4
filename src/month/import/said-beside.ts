/**
 * 表外之言 / what a sheet says of its library and month elsewhere than in its titles: lines around the table and between its rows
 * (填报单位：清华大学图书馆), remarks that point at its rows (以下为6月补报), and columns that nobody reads and that say one thing in
 * every row (提供单位). Heard are those whose label says so plainly; a day of printing, the month of a signature and the other
 * party of a request say nothing of whose file it is.
 */
import type { Period } from "../../core/period.ts";
import { kindParts, type RecordKind } from "../../records/record.ts";
import { isServiceKind } from "../../records/service-record.ts";
import { cellText, isBlankCell, type RawCell } from "../../tables/cell.ts";
import { privateColumns } from "./columns/heading.ts";
import type { Covered } from "./columns/profile.ts";
import type { Fit } from "./columns/recognise.ts";
import { type Hearing, librarySaid, periodSaid, type Said } from "./said-in-text.ts";
import { librariesOfRows, NOTE, periodsOfRows, pointsAtRows, pointsBeyondItsRow } from "./said-of-rows.ts";
import type { Testimony } from "./witness.ts";

/** Lines that are looked at, and characters of each. */
const MAX_LINES = 100;
const MAX_TEXT = 200;

export class SaidBeside {
  private readonly lines = new Set<string>();
  /** Those that point at rows. */
  private readonly remarks = new Set<string>();
  /** Lines that stand as a title does: above a heading that comes again, or a month alone above rows. */
  private readonly titles = new Set<string>();
  /** Lines since the last row. */
  private pending: string[] = [];
  /** Columns of notes that nobody reads. */
  private readonly notes: readonly number[];
  /** Columns that may say it, with the one text that stands in all rows so far; null: none yet. */
  private columns: { readonly index: number; readonly heading: string; text: string | null }[];

  constructor({ profile, heading, columns }: Fit) {
    const read = new Set(columns.map((c) => c.index));
    const hidden = privateColumns(profile, heading);
    const { library, period } = labelsOf(profile.kind);
    this.columns = heading.columns.flatMap(([own], index) => {
      if (!own || read.has(index) || hidden.has(index)) return [];
      const isHeard = [library, period].some((label) => label.test(`${own.key}:`));
      return isHeard ? [{ index, heading: own.text, text: null }] : [];
    });
    // Somebody wrote it beside the headings: no column is called so.
    for (const [index, [own]] of heading.columns.entries())
      if (own && !read.has(index) && pointsAtRows(own.text)) this.remark(own.text);
    this.notes = heading.columns.flatMap(([own], index) =>
      own && NOTE.test(own.key) && !read.has(index) && !hidden.has(index) ? [index] : [],
    );
  }

  /** A line above, between or below the rows. */
  line(cells: readonly RawCell[]): void {
    const whole = textOf(cells);
    if (pointsAtRows(whole)) this.remark(whole);
    if (this.pending.length < MAX_LINES) this.pending.push(whole.slice(0, MAX_TEXT));
    if (this.lines.size >= MAX_LINES) return;
    for (const [i, cell] of cells.entries()) {
      const text = cellText(cell).slice(0, MAX_TEXT);
      // A label may have its value in the next cell.
      this.lines.add(/[:：]\s*$/.test(text) ? text + cellText(cells[i + 1]).slice(0, MAX_TEXT) : text);
    }
  }

  /** The heading once more: what stands above it without a label is the title of the rows below it. */
  again(): void {
    this.entitle((text) => !/[:：]/.test(text));
  }

  private entitle(isTitle: (text: string) => boolean): void {
    for (const text of this.pending) if (isTitle(text) && this.titles.size < MAX_LINES) this.titles.add(text);
    this.pending = [];
  }

  private remark(text: string): void {
    if (this.remarks.size < MAX_LINES) this.remarks.add(text.slice(0, MAX_TEXT));
  }

  /** A row of data, or what stands in the place of one. */
  see(cells: readonly RawCell[]): void {
    for (const index of this.notes) {
      const text = cellText(cells[index]);
      if (pointsBeyondItsRow(text)) this.remark(text);
    }
    if (isAlone(cells)) this.line(cells);
    else if (this.pending.length > 0) this.entitle((text) => A_MONTH.test(text));
    if (this.columns.length === 0) return;
    this.columns = this.columns.filter((column) => {
      const text = cellText(cells[column.index]);
      if (text === "") return true;
      const isOne = column.text === null || column.text === text;
      column.text = text;
      return isOne;
    });
  }

  get said(): SaidTexts {
    const columns = this.columns.flatMap((c) => (c.text === null ? [] : [`${c.heading}：${c.text}`]));
    return { labelled: [...this.lines, ...columns], remarks: [...this.remarks], titles: [...this.titles] };
  }
}

type SaidTexts = Record<"labelled" | "remarks" | "titles", readonly string[]>;

const A_MONTH = /^(?:20\d\d\s*[年.-]\s*)?(?:0?\d|1[0-2]|[一二三四五六七八九十]{1,2})\s*月?份?$/;

export function textOf(cells: readonly RawCell[]): string {
  const texts = cells.map(cellText).filter((text) => text !== "");
  return texts.join(" ");
}

/** Nothing but one text stands in the row. */
function isAlone(cells: readonly RawCell[]): boolean {
  let filled = 0;
  for (let i = 0; i < cells.length && filled < 2; i++) if (!isBlankCell(cells[i])) filled += 1;
  return filled === 1;
}

/** Who speaks, by `title`: what a person would decide against is the sheet's words. */
export function testimoniesBeside(
  sheets: readonly Pick<SaidBeside, "said">[],
  by: Hearing & { readonly kind: RecordKind; readonly covers: Covered; readonly sentFor: Period },
): { library: Testimony[]; period: Testimony[] } {
  const labels = labelsOf(by.kind);
  const texts = (of: "labelled" | "remarks" | "titles"): string[] => sheets.flatMap((s) => s.said[of]);
  const library = [
    ...heardIn(texts("labelled"), (text) =>
      sure(behind(labels.library, text), (own) => librarySaid(own, by)),
    ),
    ...heardIn(texts("remarks"), (text) => librariesOfRows(text, by)),
    ...heardIn(texts("titles"), (text) => librarySaid(text, by) ?? []),
  ];
  const period = [
    ...heardIn(texts("labelled"), (text) => sure(behind(labels.period, text), (own) => monthSaid(own, by))),
    ...heardIn(texts("remarks"), (text) => periodsOfRows(text, by.sentFor)),
    ...heardIn(texts("titles"), (text) => monthSaid(text, by) ?? []),
  ];
  return { library, period };
}

/** A month without its year is of the file's. */
function monthSaid(text: string, by: { readonly covers: Covered; readonly sentFor: Period }): Said | null {
  const found = periodSaid(text, by.covers);
  if (found.kind === "month") return { says: [found.month], isSure: true };
  const { from } = by.sentFor;
  return found.kind === "no-year" ? { says: [`${from.slice(0, 4)}-${found.month}`], isSure: true } : null;
}

function heardIn(texts: readonly string[], says: (text: string) => Said | Said[]): Testimony[] {
  return texts.flatMap((text) =>
    [says(text)].flat().map((said): Testimony => ({ by: "title", text, ...said })),
  );
}

function sure(value: string | null, read: (value: string) => Said | null): Said[] {
  const said = value === null ? null : read(value);
  return said?.isSure ? [said] : [];
}

function behind(label: RegExp, text: string): string | null {
  const normal = text.normalize("NFKC").trim();
  const found = label.exec(normal);
  return found ? normal.slice(found[0].length).trim() : null;
}

const WHO = "(?:单位|部门|机构|图书馆|馆)(?:名称?)?";
const PERIOD =
  /^(?:(?:填报|报送|上报|统计|报表|所属|数据|业务|提供)(?:月份?|账期|期间|时期)|账期|月份|所属期)\s*:/;

/** 提供单位 is whose file it is in a supplier's account, and the other party in a requester's. */
function labelsOf(kind: RecordKind): { library: RegExp; period: RegExp } {
  const role = isServiceKind(kind) ? null : kindParts(kind).role;
  const own = role === "supplier" ? "|提供|借出|供应" : role === "requester" ? "|请求|申请|借入" : "";
  const label = `(?:填报|报送|上报|制表|填表|编制|本${own})${WHO}(?:\\([^()]*\\))?|(?:prepared|submitted|reported) by`;
  return { library: new RegExp(`^(?:${label})\\s*:`, "i"), period: PERIOD };
}
