/** What a filled form says of its filling; null where it says nothing that can be read. */
import * as z from "zod";
import { FILLED_SCHEMA, type FilledNote } from "../../filled-note.ts";
import { NOTE } from "./fill-workbook.ts";
import { propertyOf } from "./workbook-property.ts";

const fen = z.string().regex(/^-?\d{1,18}$/);
const note = z.object({
  schema: z.literal(FILLED_SCHEMA),
  report: z.string(),
  subproject: z.string(),
  year: z.string(),
  month: z.number().int().min(1).max(12).nullable(),
  scheme: z.string().nullable(),
  until: z.string().nullable().default(null),
  funds: z.object({ initial: fen, fullYear: fen, executed: fen }).nullable(),
  expected: z.object({ total: fen.nullable(), fiscal: fen.nullable() }).nullable(),
  cells: z.record(z.string(), z.string()),
});

export async function readNote(path: string): Promise<FilledNote | null> {
  try {
    const said = await propertyOf(path, NOTE);
    return said === null ? null : note.parse(JSON.parse(said));
  } catch {
    return null;
  }
}
