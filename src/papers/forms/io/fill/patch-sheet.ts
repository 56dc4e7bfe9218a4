/**
 * The cells of one sheet written into its XML. A cell keeps its style; a new one takes the style of its row or column.
 *
 * What formulas gave before is taken out of the whole sheet: it was computed from other figures, and a spreadsheet program
 * computes it anew. A stale sum would be worse than none.
 */
import { dayNumber } from "../../../../core/day.ts";
import { by, byKey, groupBy } from "../../../../core/list.ts";
import { refuse } from "../../../../core/refusal.ts";
import { visibleInCell } from "../../../../core/visible-text.ts";
import { address } from "../../../../sheet/sheet.ts";
import { isTrue } from "../../../../tables/io/xlsx/read-xml.ts";
import { cellName, type FilledCell, type FilledValue } from "../../plan-fill.ts";
import { areaText, around, cellCount, contains, firstOf, parseArea } from "./area.ts";
import { cutTexts } from "./cut-texts.ts";
import { type Edit, edited, xmlText } from "./edit-text.ts";
import { type CellSpan, type RowSpan, type SheetLayout, sheetLayout } from "./sheet-layout.ts";
import type { Opening } from "./xml-spans.ts";

export interface PatchedSheet {
  readonly text: string;
  /** Addresses of the formulas that are left, whose values are unknown now. */
  readonly formulas: readonly string[];
  readonly formulasReplaced: number;
  /** Cells whose text is higher than their row may be. */
  readonly cut: readonly string[];
}

interface DateStyle {
  readonly epoch: 1900 | 1904;
  /** By style: its format shows a number as a day. */
  readonly dayStyles: readonly boolean[];
}

export function patchSheet(text: string, cells: readonly FilledCell[], dates: DateStyle): PatchedSheet {
  const layout = sheetLayout(text, new Set(cells.map((cell) => cell.row)));
  const spans = new Map(layout.rows.flatMap((row) => row.cells.map((c) => [address(c), c] as const)));
  requireFree(cells, { layout, spans });
  const rows = [...groupBy(cells, (cell) => cell.row)].sort(byKey);
  for (const [, own] of rows) own.sort(by((a) => a.column));
  const about: About = { layout, dates, prefix: layout.data.tag.prefix };
  const filled = new Set(cells.map(address));
  const left = [...spans].filter(([at, span]) => span.formula && !filled.has(at));
  const edits = [
    ...dataEdits(text, rows, about),
    ...dimensionEdits(layout, cells),
    ...left.flatMap(([, span]) => staleEdits(text, span)),
  ];
  return {
    text: edited(text, edits),
    formulas: left.map(([at]) => at),
    cut: cutTexts(layout, cells),
    formulasReplaced: cells.filter((cell) => spans.get(address(cell))?.formula).length,
  };
}

interface About {
  readonly layout: SheetLayout;
  readonly dates: DateStyle;
  /** "x:" where the sheet writes <x:c>. */
  readonly prefix: string;
}

function requireFree(
  cells: readonly FilledCell[],
  of: { layout: SheetLayout; spans: ReadonlyMap<string, CellSpan> },
): void {
  const { layout, spans } = of;
  const filled = new Set(cells.map(address));
  const areas = [...spans.values()].filter((s) => s.formula?.area && s.formula.type !== "shared");
  for (const cell of cells) {
    const { line } = cell.place;
    const name = cellName(cell);
    const merge = layout.merges.find((area) => contains(area, cell));
    if (merge && firstOf(merge) !== address(cell))
      refuse("form-cell-must-be-free", { cell: name, first: firstOf(merge), range: areaText(merge), line });
    const own = spans.get(address(cell))?.formula;
    if (own && !cell.replace)
      refuse("form-cell-must-not-be-a-formula", { cell: name, formula: own.text, line });
    const area = areas.find((s) => s.formula?.area && contains(s.formula.area, cell))?.formula?.area;
    // A part of an array formula can't be overwritten: the whole of it can.
    if (area && cells.filter((c) => c.replace && contains(area, c)).length < cellCount(area))
      refuse("form-formula-must-stay-whole", { cell: name, range: areaText(area), line });
    if (own?.type !== "shared" || own.area === null) continue;
    const others = [...spans].filter(
      ([, s]) => s.formula?.type === "shared" && s.formula.shared === own.shared,
    );
    const leaning = others.flatMap(([at]) => (filled.has(at) ? [] : [at]));
    if (leaning.length > 0)
      refuse("form-formula-must-stay-whole", { cell: name, range: leaning.slice(0, 10).join(", "), line });
  }
}

function dataEdits(text: string, rows: readonly [number, FilledCell[]][], about: About): Edit[] {
  const { data } = about.layout;
  const known = new Map(about.layout.rows.map((row) => [row.row, row]));
  const isEmptyData = data.tag.isClosed;
  const edits: Edit[] = [];
  const added: string[] = [];
  for (const [number, cells] of rows) {
    const row = known.get(number);
    if (row) edits.push(...rowEdits(text, { row, cells, about }));
    else {
      const made = newRow(number, cells, about);
      const next = about.layout.rows.find((r) => r.row > number);
      const at = next?.tag.start ?? data.closeStart;
      if (isEmptyData) added.push(made);
      else edits.push({ start: at, end: at, text: made });
    }
  }
  if (isEmptyData && added.length > 0) edits.push(opened(text, data.tag, added.join("")));
  return edits;
}

/** A tag that closes itself, with content. */
function opened(text: string, tag: Opening, content: string): Edit {
  const open = text
    .slice(tag.start, tag.end)
    .replace(SPANS, "")
    .replace(/\s*\/>$/, ">");
  return { start: tag.start, end: tag.end, text: `${open}${content}</${tag.prefix}${tag.name}>` };
}

function rowEdits(text: string, of: { row: RowSpan; cells: readonly FilledCell[]; about: About }): Edit[] {
  const { row, cells, about } = of;
  const edits: Edit[] = [];
  const added: string[] = [];
  for (const cell of cells) {
    const span = row.cells.find((c) => c.column === cell.column);
    if (span) {
      edits.push({ start: span.start, end: span.end, text: cellXml(cell, { about, row, span }) });
      continue;
    }
    const made = cellXml(cell, { about, row, span: null });
    const next = row.cells.find((c) => c.column > cell.column);
    const at = next?.start ?? row.closeStart;
    if (row.tag.isClosed) added.push(made);
    else edits.push({ start: at, end: at, text: made });
  }
  if (added.length > 0) return [opened(text, row.tag, added.join(""))];
  const isWider = edits.some((e) => e.start === e.end);
  return [
    ...(isWider ? without(text, row.tag, SPANS) : []),
    ...(isHeightOpen(row.tag, cells) ? without(text, row.tag, HEIGHT) : []),
    ...edits,
  ];
}

/** Which columns a row uses: no longer true, and it need not be said. */
const SPANS = /\sspans=(?:"[^"]*"|'[^']*')/;

/** The height a program once found right for what stood there: it finds a new one, unless somebody set it. */
const HEIGHT = /\sht=(?:"[^"]*"|'[^']*')/;

function isHeightOpen(tag: Opening, cells: readonly FilledCell[]): boolean {
  return !isTrue(tag.attributes.customHeight) && cells.some((c) => c.value.kind === "text");
}

function without(text: string, tag: Opening, attribute: RegExp): Edit[] {
  const found = attribute.exec(text.slice(tag.start, tag.end));
  if (!found) return [];
  const start = tag.start + found.index;
  return [{ start, end: start + found[0].length, text: "" }];
}

function newRow(row: number, cells: readonly FilledCell[], about: About): string {
  const made = cells.map((cell) => cellXml(cell, { about, row: null, span: null })).join("");
  return `<${about.prefix}row r="${row}">${made}</${about.prefix}row>`;
}

function cellXml(
  cell: FilledCell,
  in_: { about: About; row: RowSpan | null; span: CellSpan | null },
): string {
  const { about, row, span } = in_;
  const style = span ? span.tag.attributes.s : inheritedStyle(cell.column, row, about.layout);
  const p = about.prefix;
  const kept = style === undefined || style === "0" ? "" : ` s="${style}"`;
  const phonetic = span?.tag.attributes.ph === undefined ? "" : ` ph="${span.tag.attributes.ph}"`;
  const head = `<${p}c r="${address(cell)}"${kept}${phonetic}`;
  const value = shownDay(cell.value, { dates: about.dates, style });
  switch (value.kind) {
    case "empty":
      return `${head}/>`;
    case "number":
      return `${head}><${p}v>${value.text}</${p}v></${p}c>`;
    case "text": {
      const text = `<${p}t xml:space="preserve">${xmlText(visibleInCell(value.text))}</${p}t>`;
      return `${head} t="inlineStr"><${p}is>${text}</${p}is></${p}c>`;
    }
  }
}

function inheritedStyle(column: number, row: RowSpan | null, layout: SheetLayout): string | undefined {
  const own = row?.tag.attributes;
  if (own?.s !== undefined && isTrue(own.customFormat)) return own.s;
  return layout.columns.find((c) => column >= c.from && column <= c.to)?.style;
}

/** The serial number where the cell's format makes a day of it; elsewhere it would be read as 43588. */
function shownDay(
  value: FilledValue,
  of: { dates: DateStyle; style: string | undefined },
): Exclude<FilledValue, { kind: "day" }> {
  if (value.kind !== "day") return value;
  if (!of.dates.dayStyles[Number(of.style ?? 0)]) return { kind: "text", text: value.day };
  const serial = dayNumber(value.day) + (of.dates.epoch === 1900 ? 25_569 : 24_107);
  return { kind: "number", text: `${serial}` };
}

function dimensionEdits(layout: SheetLayout, cells: readonly FilledCell[]): Edit[] {
  const { dimension } = layout;
  const said = dimension && parseArea(dimension.attributes.ref ?? "");
  if (!dimension || !said) return [];
  const wider = areaText(cells.reduce(around, said));
  if (wider === areaText(said)) return [];
  const end = dimension.isClosed ? "/>" : ">";
  const text = `<${dimension.prefix}dimension ref="${wider}"${end}`;
  return [{ start: dimension.start, end: dimension.end, text }];
}

/** A formula's old value and its type. */
function staleEdits(text: string, span: CellSpan): Edit[] {
  const { tag, value } = span;
  if (!value) return [];
  const type = /\st=(?:"[^"]*"|'[^']*')/.exec(text.slice(tag.start, tag.end));
  const start = tag.start + (type?.index ?? 0);
  const typeEdit = type ? [{ start, end: start + type[0].length, text: "" }] : [];
  return [...typeEdit, { start: value.start, end: value.end, text: "" }];
}
