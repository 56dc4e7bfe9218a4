/**
 * The values a chart keeps of the cells it draws. Where one of those cells was filled, or is a formula that must be computed anew,
 * they are taken out, and the program that opens the form reads the cells: kept ones would draw the old figures in every viewer
 * that trusts them. They are not written anew, because what the formulas give is not known here. References to cells that
 * nobody touched keep theirs.
 */
import { type Area, parseArea } from "./area.ts";
import { type Edit, edited } from "./edit-text.ts";
import { readSpans } from "./xml-spans.ts";

/** By the sheet's name in small letters: the cells whose values are not what they were. */
export type ChangedCells = ReadonlyMap<string, readonly { readonly column: number; readonly row: number }[]>;

const REFERENCES = new Set(["numRef", "strRef", "multiLvlStrRef"]);
const CACHES = new Set(["numCache", "strCache", "multiLvlStrCache"]);

export function withoutStaleCaches(text: string, changed: ChangedCells): string {
  const edits: Edit[] = [];
  let inReference = false;
  let inFormula = false;
  let formula = "";
  let cache: Edit | null = null;
  let cacheStart = 0;
  readSpans(text, {
    open: (tag) => {
      if (REFERENCES.has(tag.name)) {
        inReference = true;
        formula = "";
        cache = null;
      } else if (inReference && tag.name === "f") inFormula = true;
      else if (inReference && CACHES.has(tag.name)) cacheStart = tag.start;
    },
    close: (name, at) => {
      if (name === "f") inFormula = false;
      else if (inReference && CACHES.has(name)) cache = { start: cacheStart, end: at.end, text: "" };
      else if (REFERENCES.has(name)) {
        inReference = false;
        if (cache && touches(formula, changed)) edits.push(cache);
      }
    },
    text: (said) => {
      if (inFormula) formula += said;
    },
  });
  return edits.length === 0 ? text : edited(text, edits);
}

/** "'自评 表'!$B$2:$B$5", several of them by commas in brackets; a name that stands for cells may stand for any. */
function touches(formula: string, changed: ChangedCells): boolean {
  const bare = formula.trim().replace(/^\((.*)\)$/s, "$1");
  for (const said of bare.split(/,(?=(?:[^']*'[^']*')*[^']*$)/)) {
    const found = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/s.exec(said.trim());
    const area = found && parseArea(found[3] ?? "");
    if (!found || !area) return true;
    const sheet = (found[1]?.replaceAll("''", "'") ?? found[2] ?? "").toLowerCase();
    if (changed.get(sheet)?.some((cell) => isIn(area, cell))) return true;
  }
  return false;
}

function isIn(area: Area, cell: { column: number; row: number }): boolean {
  return (
    cell.column >= area.left && cell.column <= area.right && cell.row >= area.top && cell.row <= area.bottom
  );
}
