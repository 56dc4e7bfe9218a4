/**
 * The texts of a workbook that several cells show: the part xl/sharedStrings.xml. Shared ones are held to the end, so the table has
 * an end itself: what comes behind it stands in its cell, and memory stays flat whatever a sheet says.
 */
import { cellText } from "./excel-value.ts";

const MAX_TEXTS = 20_000;
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export class TextTable {
  private readonly numbers = new Map<string, number>();
  private readonly limit: number;
  private items = "";
  private named = 0;

  constructor(limit = MAX_TEXTS) {
    this.limit = limit;
  }

  /** What a cell shows, behind its place and its look: `<c r="A1" s="5"` and this make a cell. */
  cell(said: string): string {
    const number = this.numberOf(said);
    if (number < 0) return ` t="inlineStr"><is>${textXml(said)}</is></c>`;
    this.named += 1;
    return ` t="s"><v>${number}</v></c>`;
  }

  get isEmpty(): boolean {
    return this.numbers.size === 0;
  }

  *pieces(): Generator<string> {
    const count = `count="${this.named}" uniqueCount="${this.numbers.size}"`;
    yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="${MAIN}" ${count}>`;
    yield this.items;
    yield "</sst>";
  }

  /** −1 where it is not shared. */
  private numberOf(said: string): number {
    const known = this.numbers.get(said);
    if (known !== undefined) return known;
    const number = this.numbers.size;
    if (number >= this.limit) return -1;
    this.numbers.set(said, number);
    this.items += `<si>${textXml(said)}</si>`;
    return number;
  }
}

/** Blanks at its ends and ends of lines would be lost without a word. */
function textXml(said: string): string {
  const text = cellText(said);
  return `<t${/^\s|\n|\s$/.test(text) ? ' xml:space="preserve"' : ""}>${text}</t>`;
}
