/**
 * The values a chart keeps of the cells it draws. Where one of those cells was filled they are written anew, so that a preview that
 * computes nothing draws the new figures. Where one of them is a formula nobody knows what it gives until a spreadsheet program
 * opens the form: then they are taken out, because kept ones would draw the old figures. References to cells that nobody
 * touched keep theirs.
 */
import { cellText, type RawCell } from "../../../../tables/cell.ts";
import { type Area, cellCount, contains, parseArea } from "./area.ts";
import { type Edit, edited, xmlText } from "./edit-text.ts";
import { readSpans } from "./xml-spans.ts";

interface Place {
  readonly column: number;
  readonly row: number;
}

export interface ChartSource {
  /** By the sheet's name in small letters: the cells whose values are not what they were. */
  readonly changed: ReadonlyMap<string, readonly Place[]>;
  /** What stands in a cell by now. */
  readonly cellAt: (sheet: string, at: Place) => RawCell;
}

interface Reference {
  readonly sheet: string;
  readonly area: Area;
}

interface Cache {
  readonly start: number;
  /** "numCache", "strCache", "multiLvlStrCache". */
  readonly name: string;
  readonly prefix: string;
}

const REFERENCES = new Set(["numRef", "strRef", "multiLvlStrRef"]);
const CACHES = new Set(["numCache", "strCache", "multiLvlStrCache"]);
const MAX_POINTS = 10_000;

export function withFreshCaches(text: string, source: ChartSource): string {
  const edits: Edit[] = [];
  let inReference = false;
  let inFormula = false;
  let formula = "";
  let cache: (Cache & { end: number }) | null = null;
  readSpans(text, {
    open: ({ name, prefix, start, end }) => {
      if (REFERENCES.has(name)) {
        inReference = true;
        formula = "";
        cache = null;
      } else if (inReference && name === "f") inFormula = true;
      else if (inReference && CACHES.has(name)) cache = { start, end, name, prefix };
    },
    close: (name, at) => {
      if (name === "f") inFormula = false;
      else if (inReference && cache && name === cache.name) cache.end = at.end;
      else if (REFERENCES.has(name)) {
        inReference = false;
        if (!cache) return;
        const references = referencesIn(formula);
        if (references !== null && !references.some((r) => isTouched(r, source))) return;
        const { start, end } = cache;
        const old = text.slice(start, end);
        edits.push({ start, end, text: freshCache({ references, cache, old }, source) });
      }
    },
    text: (said) => {
      if (inFormula) formula += said;
    },
  });
  return edits.length === 0 ? text : edited(text, edits);
}

/** "'自评 表'!$B$2:$B$5", several of them by commas in brackets; null for a name, which may stand for any cells. */
function referencesIn(formula: string): Reference[] | null {
  const bare = formula.trim().replace(/^\((.*)\)$/s, "$1");
  const found: Reference[] = [];
  for (const said of bare.split(/,(?=(?:[^']*'[^']*')*[^']*$)/)) {
    const parts = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/s.exec(said.trim());
    const area = parts && parseArea(parts[3] ?? "");
    if (!parts || !area) return null;
    found.push({ sheet: (parts[1]?.replaceAll("''", "'") ?? parts[2] ?? "").toLowerCase(), area });
  }
  return found;
}

function isTouched({ sheet, area }: Reference, source: ChartSource): boolean {
  return source.changed.get(sheet)?.some((cell) => contains(area, cell)) === true;
}

/** Empty where it can't be made. */
function freshCache(
  of: { references: Reference[] | null; cache: Cache; old: string },
  source: ChartSource,
): string {
  const { references, cache, old } = of;
  const { name, prefix: p } = cache;
  const [reference, second] = references ?? [];
  if (!reference || second || name === "multiLvlStrCache" || cellCount(reference.area) > MAX_POINTS)
    return "";
  const cells = cellsOf(reference, source);
  if (cells.some((cell) => isOpen(cell))) return "";
  const points = cells.flatMap((cell, i) => {
    const value = name === "numCache" ? numberOf(cell) : cellText(cell);
    return value === "" ? [] : [`<${p}pt idx="${i}"><${p}v>${xmlText(value)}</${p}v></${p}pt>`];
  });
  const format =
    name === "numCache" ? (/<(?:\w+:)?formatCode>[^<]*<\/(?:\w+:)?formatCode>/.exec(old)?.[0] ?? "") : "";
  return `<${p}${name}>${format}<${p}ptCount val="${cells.length}"/>${points.join("")}</${p}${name}>`;
}

function cellsOf({ sheet, area }: Reference, source: ChartSource): RawCell[] {
  const cells: RawCell[] = [];
  for (let row = area.top; row <= area.bottom; row++)
    for (let column = area.left; column <= area.right; column++)
      cells.push(source.cellAt(sheet, { column, row }));
  return cells;
}

/** A formula whose value nobody has computed, or one that failed. */
function isOpen(cell: RawCell): boolean {
  return cell !== null && typeof cell !== "string" && (cell.kind === "formula" || cell.kind === "error");
}

/** Empty where the cell holds none: the chart has a gap there. */
function numberOf(cell: RawCell): string {
  if (cell === null || typeof cell === "string") return "";
  if (cell.kind === "number") return cell.text;
  return cell.kind === "date" ? cell.serial : "";
}
