/**
 * 表外之言 / what a sheet says of its library and month elsewhere than in its titles: lines below the table (填报单位：清华大学图书馆),
 * and columns that nobody reads and that say one thing in every row (提供单位). Heard are those whose label says so plainly;
 * a day of printing, the month of a signature and the other party of a request say nothing of whose file it is.
 */
import type { Period } from "../../core/period.ts";
import { kindParts, type RecordKind } from "../../records/record.ts";
import { isServiceKind } from "../../records/service-record.ts";
import type { Directory } from "../../registry/directory.ts";
import { libraryInText } from "../../registry/library-in-text.ts";
import { cellText, type RawCell } from "../../tables/cell.ts";
import { privateColumns } from "./columns/heading.ts";
import type { Fit } from "./columns/recognise.ts";
import { periodInText } from "./period-in-text.ts";
import type { Testimony } from "./witness.ts";

/** Lines that are looked at, and characters of each. */
const MAX_LINES = 100;
const MAX_TEXT = 200;

export class SaidBeside {
  private readonly lines = new Set<string>();
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
  }

  line(cells: readonly RawCell[]): void {
    if (this.lines.size >= MAX_LINES) return;
    for (const [i, cell] of cells.entries()) {
      const text = cellText(cell).slice(0, MAX_TEXT);
      // A label may have its value in the next cell.
      this.lines.add(/[:：]\s*$/.test(text) ? text + cellText(cells[i + 1]).slice(0, MAX_TEXT) : text);
    }
  }

  /** A row of data. */
  see(cells: readonly RawCell[]): void {
    if (this.columns.length === 0) return;
    this.columns = this.columns.filter((column) => {
      const text = cellText(cells[column.index]);
      if (text === "") return true;
      const isOne = column.text === null || column.text === text;
      column.text = text;
      return isOne;
    });
  }

  /** "label：value" */
  get texts(): string[] {
    const columns = this.columns.flatMap((c) => (c.text === null ? [] : [`${c.heading}：${c.text}`]));
    return [...this.lines, ...columns];
  }
}

/** Who speaks, by `title`: what a person would decide against is the sheet's words. */
export function testimoniesBeside(
  texts: readonly string[],
  of: {
    kind: RecordKind;
    covers: Parameters<typeof periodInText>[1];
    directory: Directory;
    words: readonly string[];
    span: Period;
  },
): { library: Testimony[]; period: Testimony[] } {
  const labels = labelsOf(of.kind);
  const library = texts.flatMap((text): Testimony[] => {
    const value = behind(labels.library, text);
    const named =
      value === null ? null : libraryInText(of.directory, value, { words: of.words, span: of.span });
    return named?.kind === "one" ? [{ by: "title", says: [named.code], text, isSure: true }] : [];
  });
  const period = texts.flatMap((text): Testimony[] => {
    const value = behind(labels.period, text);
    const found = value === null ? null : periodInText(value, of.covers);
    return found?.kind === "month" ? [{ by: "title", says: [found.month], text, isSure: true }] : [];
  });
  return { library, period };
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
