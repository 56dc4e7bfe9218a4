/**
 * The texts of a workbook that several cells show: the part xl/sharedStrings.xml. Shared ones are held to the end, so the table has
 * an end itself: what comes behind it stands in its cell, and memory stays flat whatever a sheet says.
 */
import type { Utf8Bytes } from "../../tables/io/xlsx/utf8-bytes.ts";
import { cellText } from "./excel-value.ts";

const MAX_TEXTS = 20_000;
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export class TextTable {
  private readonly numbers = new Map<string, number>();
  private readonly limit: number;
  private readonly items: string[] = [];
  private named = 0;

  constructor(limit = MAX_TEXTS) {
    this.limit = limit;
  }

  /** What a cell shows, behind its place and its look: `<c r="A1" s="5"` and this make a cell. */
  putCell(out: Utf8Bytes, said: string): void {
    const number = this.numberOf(said);
    if (number < 0) {
      putOwnText(out, said);
      return;
    }
    this.named += 1;
    out.add(' t="s"><v>');
    out.add(String(number));
    out.add("</v></c>");
  }

  /** Texts by now. */
  get size(): number {
    return this.numbers.size;
  }

  /** As a part, in steps between which there may be a pause. */
  *put(out: Utf8Bytes): Generator<undefined> {
    const count = `count="${this.named}" uniqueCount="${this.numbers.size}"`;
    out.add(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="${MAIN}" ${count}>`);
    for (const item of this.items) {
      out.add(item);
      yield;
    }
    out.add("</sst>");
  }

  /** −1 where it is not shared. */
  private numberOf(said: string): number {
    const known = this.numbers.get(said);
    if (known !== undefined) return known;
    const number = this.numbers.size;
    if (number >= this.limit) return -1;
    this.numbers.set(said, number);
    this.items.push(`<si>${textXml(said)}</si>`);
    return number;
  }
}

/** After so many texts that are all new, what follows is taken for new as well. */
const ALL_NEW = 500;

/** The texts of one column: of numbers of requests there are no two alike, and sharing them would only hold them. */
export class ColumnTexts {
  private readonly table: TextTable;
  private isNew = true;
  private cells = 0;

  constructor(table: TextTable) {
    this.table = table;
  }

  putCell(out: Utf8Bytes, said: string): void {
    if (this.isNew && this.cells >= ALL_NEW) {
      putOwnText(out, said);
      return;
    }
    const before = this.table.size;
    this.table.putCell(out, said);
    this.cells += 1;
    if (this.table.size === before) this.isNew = false;
  }
}

/** A text that stands in its cell. */
function putOwnText(out: Utf8Bytes, said: string): void {
  out.add(' t="inlineStr"><is>');
  out.add(textXml(said));
  out.add("</is></c>");
}

/** Blanks at its ends and ends of lines would be lost without a word. */
function textXml(said: string): string {
  const text = cellText(said);
  return `<t${/^\s|\n|\s$/.test(text) ? ' xml:space="preserve"' : ""}>${text}</t>`;
}
