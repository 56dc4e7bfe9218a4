/** What makes a spreadsheet program compute a filled form anew when it opens it. */
import type { PackageParts } from "../../../../tables/io/xlsx/package-parts.ts";
import { PartFault } from "../../../../tables/io/xlsx/read-xml.ts";
import { relationsPart } from "../../../../tables/io/xlsx/relations.ts";
import { type Edit, edited } from "./edit-text.ts";
import { type Opening, readSpans } from "./xml-spans.ts";

/** What may stand before <calcPr> in a workbook part, by ECMA-376 part 1, 18.2.27. */
const BEFORE = new Set(["sheets", "functionGroups", "externalReferences", "definedNames"]);

/** The same workbook part, asking for everything to be computed when it is opened. */
export function computedOnLoad(text: string): string {
  let depth = 0;
  let calc: Opening | null = null;
  let place = -1;
  let prefix = "";
  readSpans(text, {
    open: (tag) => {
      depth += 1;
      if (depth === 1) prefix = tag.prefix;
      if (depth === 2 && tag.name === "calcPr") calc = tag;
    },
    close: (name, at) => {
      if (depth === 2 && BEFORE.has(name)) place = at.end;
      depth -= 1;
    },
    text: () => {},
  });
  if (place < 0) throw new PartFault("<sheets>");
  return edited(text, [calc === null ? added(prefix, place) : changed(text, calc)]);
}

function added(prefix: string, place: number): Edit {
  return { start: place, end: place, text: `<${prefix}calcPr fullCalcOnLoad="1"/>` };
}

function changed(text: string, tag: Opening): Edit {
  const old = text.slice(tag.start, tag.end).replace(/\sfullCalcOnLoad=(?:"[^"]*"|'[^']*')/, "");
  const made = old.replace(/\s*(\/?>)$/, ' fullCalcOnLoad="1"$1');
  return { start: tag.start, end: tag.end, text: made };
}

/** The order in which formulas were computed names cells that have none any more: it goes, and is made anew on opening. */
export async function removeCalcChain(
  parts: PackageParts,
  of: { workbook: string; chain: string },
): Promise<void> {
  const { workbook, chain } = of;
  if (!parts.has(chain)) return;
  parts.remove(chain);
  const relations = relationsPart(workbook);
  parts.replace(
    relations,
    withoutElement(await parts.text(relations), { name: "Relationship", of: isChain }),
  );
  const types = "[Content_Types].xml";
  const named = (tag: Opening): boolean =>
    (tag.attributes.PartName ?? "").replace(/^\//, "").toLowerCase() === chain.toLowerCase();
  parts.replace(types, withoutElement(await parts.text(types), { name: "Override", of: named }));
}

const isChain = (tag: Opening): boolean => (tag.attributes.Type ?? "").endsWith("/calcChain");

function withoutElement(text: string, which: { name: string; of: (tag: Opening) => boolean }): string {
  const edits: Edit[] = [];
  let start = -1;
  readSpans(text, {
    open: (tag) => {
      if (tag.name === which.name && which.of(tag)) start = tag.start;
    },
    close: (name, at) => {
      if (name !== which.name || start < 0) return;
      edits.push({ start, end: at.end, text: "" });
      start = -1;
    },
    text: () => {},
  });
  return edited(text, edits);
}
