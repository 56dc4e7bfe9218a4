/** A property of a workbook of our own (docProps/custom.xml): spreadsheet programs show it and keep it when they save. */
import { openPackage, type PackageParts } from "../../../../tables/io/xlsx/package-parts.ts";
import { relations, relationsPart } from "../../../../tables/io/xlsx/relations.ts";
import { type Edit, edited, xmlAttribute, xmlText } from "./edit-text.ts";
import { type Opening, readSpans } from "./xml-spans.ts";

const FOLDER = "docProps/";
const TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml";

/** The two dialects of the standard (ECMA-376 part 4 and part 1) name the same things differently. */
const TRANSITIONAL = {
  relation: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties",
  properties: "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
  values: "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
};
const STRICT = {
  relation: "http://purl.oclc.org/ooxml/officeDocument/relationships/customProperties",
  properties: "http://purl.oclc.org/ooxml/officeDocument/customProperties",
  values: "http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes",
};
const RELATION_ENDS: readonly string[] = ["custom-properties", "customProperties"];
const FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Takes the place of one of that name. */
export async function setProperty(parts: PackageParts, of: { name: string; value: string }): Promise<void> {
  const { name, value } = of;
  const dialect = /purl\.oclc\.org\/ooxml/.test(await parts.text(relationsPart(""))) ? STRICT : TRANSITIONAL;
  const part = await propertiesPart(parts);
  const text = part === null ? null : await parts.text(part);
  const found = propertiesIn(text ?? "<Properties/>");
  const id = Math.max(1, ...found.map((p) => p.id)) + 1;
  const made =
    `<property xmlns="${dialect.properties}" fmtid="${FORMAT}" pid="${id}" name="${xmlAttribute(name)}">` +
    `<vt:lpwstr xmlns:vt="${dialect.values}">${xmlText(value)}</vt:lpwstr></property>`;
  if (part === null || text === null) {
    // A file of that name that nothing refers to is not ours to change.
    const free =
      ["custom.xml", "balis.xml"].find((file) => !parts.has(`${FOLDER}${file}`)) ?? "balis-filled.xml";
    const added = `${FOLDER}${free}`;
    parts.add(added, `${HEAD}<Properties xmlns="${dialect.properties}">${made}</Properties>`);
    await listPart(parts, { part: added, relation: dialect.relation });
    return;
  }
  const edits: Edit[] = found
    .filter((p) => p.name === name)
    .map(({ start, end }) => ({ start, end, text: "" }));
  parts.replace(part, edited(text, [...edits, ending(text, made)]));
}

/** Null where the workbook has none of that name, or is none. */
export async function propertyOf(path: string, name: string): Promise<string | null> {
  const parts = await openPackage(path);
  try {
    const part = await propertiesPart(parts);
    if (part === null) return null;
    return propertiesIn(await parts.text(part)).find((p) => p.name === name)?.value ?? null;
  } finally {
    parts.close();
  }
}

async function propertiesPart(parts: PackageParts): Promise<string | null> {
  const root = [...(await relations(parts.original, "")).values()];
  const named = root.find((r) => RELATION_ENDS.includes(r.type))?.target;
  return named !== undefined && parts.has(named) ? named : null;
}

interface Property {
  readonly name: string;
  readonly id: number;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

function propertiesIn(text: string): Property[] {
  const found: Property[] = [];
  let tag: Opening | null = null;
  let value = "";
  readSpans(text, {
    open: (opened) => {
      if (opened.name === "property") {
        tag = opened;
        value = "";
      }
    },
    close: (name, at) => {
      if (name !== "property" || tag === null) return;
      const { attributes, start } = tag;
      const escaped = value.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      );
      found.push({
        name: attributes.name ?? "",
        id: Number(attributes.pid ?? 1),
        value: escaped,
        start,
        end: at.end,
      });
      tag = null;
    },
    text: (said) => {
      if (tag !== null) value += said;
    },
  });
  return found;
}

/** Before the end of the document's element. */
function ending(text: string, made: string): Edit {
  let depth = 0;
  let edit: Edit = { start: text.length, end: text.length, text: "" };
  readSpans(text, {
    open: (tag) => {
      depth += 1;
      if (depth !== 1 || !tag.isClosed) return;
      const open = text.slice(tag.start, tag.end).replace(/\s*\/>$/, ">");
      edit = { start: tag.start, end: tag.end, text: `${open}${made}</${tag.prefix}${tag.name}>` };
    },
    close: (_, at) => {
      depth -= 1;
      if (depth === 0 && edit.text === "") edit = { start: at.start, end: at.start, text: made };
    },
    text: () => {},
  });
  return edit;
}

async function listPart(parts: PackageParts, of: { part: string; relation: string }): Promise<void> {
  const { part } = of;
  const types = "[Content_Types].xml";
  const typesText = await parts.text(types);
  const entry = `<Override xmlns="http://schemas.openxmlformats.org/package/2006/content-types" PartName="/${part}" ContentType="${TYPE}"/>`;
  parts.replace(types, edited(typesText, [ending(typesText, entry)]));
  const root = relationsPart("");
  const rootText = await parts.text(root);
  const relation = `<Relationship xmlns="http://schemas.openxmlformats.org/package/2006/relationships" Id="rIdBalis" Type="${of.relation}" Target="${part}"/>`;
  parts.replace(root, edited(rootText, [ending(rootText, relation)]));
}
