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
import { librariesOfRows, periodsOfRows, pointsAtRows, pointsBeyondItsRow } from "./said-of-rows.ts";
import type { Testimony } from "./witness.ts";

/** Lines that are looked at, and characters of each. */
const MAX_LINES = 100;
const MAX_TEXT = 200;

const NOTE = /备注|说明|附注|^注$|^(?:notes?|remarks?|comments?)$/i;

export class SaidBeside {
  private readonly lines = new Set<string>();
  /** Those that point at rows. */
  private readonly remarks = new Set<string>();
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
    this.notes = heading.columns.flatMap(([own], index) =>
      own && NOTE.test(own.key) && !read.has(index) && !hidden.has(index) ? [index] : [],
    );
  }

  /** A line above, between or below the rows. */
  line(cells: readonly RawCell[]): void {
    const whole = cells
      .map(cellText)
      .filter((text) => text !== "")
      .join(" ");
    if (pointsAtRows(whole)) this.remark(whole);
    if (this.lines.size >= MAX_LINES) return;
    for (const [i, cell] of cells.entries()) {
      const text = cellText(cell).slice(0, MAX_TEXT);
      // A label may have its value in the next cell.
      this.lines.add(/[:：]\s*$/.test(text) ? text + cellText(cells[i + 1]).slice(0, MAX_TEXT) : text);
    }
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
    if (this.columns.length === 0) return;
    this.columns = this.columns.filter((column) => {
      const text = cellText(cells[column.index]);
      if (text === "") return true;
      const isOne = column.text === null || column.text === text;
      column.text = text;
      return isOne;
    });
  }

  get said(): { readonly labelled: readonly string[]; readonly remarks: readonly string[] } {
    const columns = this.columns.flatMap((c) => (c.text === null ? [] : [`${c.heading}：${c.text}`]));
    return { labelled: [...this.lines, ...columns], remarks: [...this.remarks] };
  }
}

/** Nothing but one text stands in the row. */
function isAlone(cells: readonly RawCell[]): boolean {
  let filled = 0;
  for (let i = 0; i < cells.length && filled < 2; i++) if (!isBlankCell(cells[i])) filled += 1;
  return filled === 1;
}

/** Who speaks, by `title`: what a person would decide against is the sheet's words. */
export function testimoniesBeside(
  sheets: readonly SaidBeside[],
  by: Hearing & { readonly kind: RecordKind; readonly covers: Covered; readonly sentFor: Period },
): { library: Testimony[]; period: Testimony[] } {
  const labels = labelsOf(by.kind);
  const labelled = sheets.flatMap((s) => s.said.labelled);
  const remarks = sheets.flatMap((s) => s.said.remarks);
  const library = [
    ...heardIn(labelled, (text) => sure(behind(labels.library, text), (value) => librarySaid(value, by))),
    ...heardIn(remarks, (text) => librariesOfRows(text, by)),
  ];
  const period = [
    ...heardIn(labelled, (text) =>
      sure(behind(labels.period, text), (value) => {
        const found = periodSaid(value, by.covers);
        return found.kind === "month" ? { says: [found.month], isSure: true } : null;
      }),
    ),
    ...heardIn(remarks, (text) => periodsOfRows(text, by.sentFor)),
  ];
  return { library, period };
}

function heardIn(texts: readonly string[], says: (text: string) => Said[]): Testimony[] {
  return texts.flatMap((text) => says(text).map((said): Testimony => ({ by: "title", text, ...said })));
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
  return { library: new RegExp(`^(?:填报|报送|上报|制表|填表|编制|本${own})${WHO}\\s*:`), period: PERIOD };
}
