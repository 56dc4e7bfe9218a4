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
import { writeWhole } from "../../../../tables/io/write-whole.ts";
import { openPackage } from "../../../../tables/io/xlsx/package-parts.ts";
import type { FormFacts } from "../../facts/form-facts.ts";
import { requireNoNameToFill } from "../../left-to-fill.ts";
import { type FormScope, NamedPlaces } from "../../named-places.ts";
import { nearest } from "../../plan-fill.ts";
import { documentBody } from "../read-text-document.ts";
import { NOTE } from "./fill-workbook.ts";
import { setProperty } from "./workbook-property.ts";

export interface FillingDocument {
  readonly form: string;
  readonly to: string;
  readonly facts: FormFacts;
  /** Of the form's own names: ours. */
  readonly aliases: ReadonlyMap<string, string>;
  /** What is kept in the file, of the figures that it shows by then. */
  readonly noteOf: (figures: readonly string[]) => string;
  /** What none of them may say. */
  readonly toFill: readonly string[];
}

/** Each figure that is shown, and what it says; nothing is written where the form names something that is not known. */
export async function fillDocument(of: FillingDocument): Promise<ReadonlyMap<string, string>> {
  const { form, to, facts } = of;
  // Bounded before anything is unpacked.
  if ((await documentBody(form)) === null) refuse("form-must-be-a-document", { path: form });
  const places = new NamedPlaces(of.aliases);
  const filled = rendered(form, { facts, places });
  const [unknown] = places.unknown;
  if (unknown !== undefined) {
    const known = [...Object.keys(facts.values), ...Object.keys(facts.lists), ...of.aliases.keys()];
    refuse("name-in-form-must-be-known", {
      ...{ path: form, names: [...places.unknown].join(", "), known: nearest(known, unknown).join(", ") },
    });
  }
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

function rendered(form: string, of: { facts: FormFacts; places: NamedPlaces }): Buffer {
  const { facts, places } = of;
  const root: FormScope = { row: facts.values, lists: facts.lists, prefix: "" };
  try {
    const document = new Docxtemplater(new PizZip(readFileSync(form)), {
      errorLogging: false,
      paragraphLoop: true,
      linebreaks: true,
      parser: (tag) => ({
        get: (scope: FormScope, context) => {
          const value = places.valueOf(tag, scope);
          // The outermost scope is asked last.
          if (value === undefined && context?.num === 0) places.unknown.add(tag);
          return value;
        },
      }),
      nullGetter: () => "",
    });
    document.render(root);
    return document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
  } catch (error) {
    const said = braceError(error);
    if (said === null) throw error;
    return refuse("braces-of-form-must-match", { path: form, text: said });
  }
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
