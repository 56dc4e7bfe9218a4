/**
 * An officer's own Word form (.docx) filled in, by `docxtemplater`: only the names in braces are exchanged, in the text, headers and footers;
 * styles, pictures, numbering and everything else stay. Rows that stand between "{#list}" and "{/list}" are repeated.
 */
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import Docxtemplater from "docxtemplater";
import PizZip from "pizzip";
import { refuse } from "../../../../core/refusal.ts";
import { withoutTimes } from "../../../../sheet/io/without-times.ts";
import type { FormShape } from "../../../../sheet/layout.ts";
import { writeWhole } from "../../../../tables/io/write-whole.ts";
import { openPackage } from "../../../../tables/io/xlsx/package-parts.ts";
import type { FormFacts } from "../../facts/form-facts.ts";
import { requireNoNameToFill } from "../../left-to-fill.ts";
import { type FormScope, NamedPlaces, type NamedTag, namesOf, unknownNames } from "../../named-places.ts";
import { nearest } from "../../plan-fill.ts";
import { documentBody } from "../read-text-document.ts";
import { NOTE } from "./fill-workbook.ts";
import { setProperty } from "./workbook-property.ts";

export interface FillingDocument {
  readonly form: string;
  readonly to: string;
  readonly facts: FormFacts;
  /** What names there are, of lists without rows too. */
  readonly shape: FormShape;
  /** Of the form's own names: ours. */
  readonly aliases: ReadonlyMap<string, string>;
  /** What is kept in the file, of the figures that it shows by then. */
  readonly noteOf: (figures: readonly string[]) => string;
  /** What none of them may say. */
  readonly toFill: readonly string[];
}

/** Each figure that is shown, and what it says; nothing is written where the form names something that is not known. */
export async function fillDocument(of: FillingDocument): Promise<ReadonlyMap<string, string>> {
  const { form, to } = of;
  // Bounded before anything is unpacked.
  if ((await documentBody(form)) === null) refuse("form-must-be-a-document", { path: form });
  const places = new NamedPlaces(of.aliases);
  const filled = rendered(of, places);
  const [wrong] = places.misshown;
  if (wrong !== undefined) refuse("figure-in-form-must-be-shown-so", { path: form, name: wrong });
  if (places.shown.size === 0) refuse("form-must-name-a-figure", { path: form });
  requireNoNameToFill(places.shown, of.toFill);
  await writeWhole(to, async (draft) => {
    await writeFile(draft, filled);
    const parts = await openPackage(draft);
    try {
      await setProperty(parts, { name: NOTE, value: of.noteOf([...places.shown.keys()]) });
      await parts.write(draft);
    } finally {
      parts.close();
    }
    await withoutTimes(draft);
  });
  return places.shown;
}

const PROPERTIES = "docProps/";
/** Braces of a Chinese keyboard. */
const WIDE = /｛\s*[#/^]?([^｛｝]+)｝/g;

function rendered({ form, facts, shape, aliases }: FillingDocument, places: NamedPlaces): Buffer {
  const root: FormScope = { row: facts.values, lists: facts.lists, prefix: "" };
  const zip = new PizZip(readFileSync(form));
  // What the file says of itself is no text of the form; a form that was filled before keeps its figures there.
  const properties = zip
    .filter((path, { dir }) => path.startsWith(PROPERTIES) && !dir)
    .map((file) => ({ name: file.name, bytes: file.asUint8Array() }));
  for (const { name } of properties) zip.remove(name);
  const tags: NamedTag[] = [];
  const texts = new Set<string>();
  const set = ({ inspect }: Inspected): void => {
    if (inspect?.filePath !== undefined) texts.add(inspect.filePath);
    tags.push(...tagsOf(inspect?.postparsed));
  };
  try {
    const document = new Docxtemplater(zip, {
      errorLogging: false,
      paragraphLoop: true,
      linebreaks: true,
      modules: [{ name: "names", set }],
      parser: (tag) => ({ get: (scope: FormScope) => places.valueOf(tag, scope) }),
      nullGetter: () => "",
    });
    requireKnown(unknownNames(tags, { shape, aliases }), {
      path: form,
      names: [...namesOf(shape), ...aliases.keys()],
    });
    const wide = [...texts].flatMap((path) => [...document.getFullText(path).matchAll(WIDE)]);
    const mistyped = wide.find(
      ([, said = ""]) =>
        unknownNames([{ said, kind: "figure", inside: [] }], { shape, aliases }).length === 0,
    );
    if (mistyped) refuse("braces-of-form-must-be-plain", { path: form, text: mistyped[0] });
    document.render(root);
    for (const { name, bytes } of properties) zip.file(name, bytes);
    return document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
  } catch (error) {
    const said = braceError(error);
    if (said === null) throw error;
    return refuse("braces-of-form-must-match", { path: form, text: said });
  }
}

/** Of a form, or of the map of its words. */
export function requireKnown(
  unknown: readonly string[],
  of: { path: string; names: readonly string[] },
): void {
  const [first] = unknown;
  if (first === undefined) return;
  const known = nearest(of.names, first).join(", ");
  refuse("name-in-form-must-be-known", { path: of.path, names: [...new Set(unknown)].join(", "), known });
}

/** What the library hands over of each part of the file. */
interface Inspected {
  readonly inspect?: { readonly filePath?: string; readonly postparsed?: readonly Part[] };
}

interface Part {
  readonly type: string;
  readonly value: string;
  readonly raw?: string;
  readonly module?: string;
  readonly subparsed?: readonly Part[];
}

function tagsOf(parts: readonly Part[] = []): NamedTag[] {
  return parts
    .filter((part) => part.type === "placeholder")
    .map(({ module, value, raw, subparsed }) => {
      const kind = module === undefined ? "figure" : module === "loop" ? "list" : "other";
      return { said: kind === "other" ? (raw ?? value) : value, kind, inside: tagsOf(subparsed) };
    });
}

/** Which name in braces is wrong, where the form is; null: it is something else. */
function braceError(error: unknown): string | null {
  if (!(error instanceof Error) || !("properties" in error)) return null;
  const { errors = [error] } = error.properties as { errors?: readonly unknown[] };
  const tags = errors.flatMap((one) => {
    const about = one instanceof Error && "properties" in one ? (one.properties as { xtag?: unknown }) : {};
    return typeof about.xtag === "string" ? [about.xtag] : [];
  });
  return tags.length === 0 ? error.message : tags.join(", ");
}
