import { refuse } from "../../../../core/refusal.ts";
import { placeOf } from "../../../../tables/io/disk-file.ts";
import { PartFault } from "../../../../tables/io/xlsx/read-xml.ts";

/** What the XML of a part has wrong becomes a refusal that names the part. */
export function inPart<T>(form: string, part: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof Error && error.name === "Refusal") throw error;
    const isXml = error instanceof PartFault || (error instanceof Error && error.constructor === Error);
    if (!isXml) throw error;
    const { message } = error;
    return refuse("workbook-part-must-be-valid", { part, text: message }, { at: placeOf(form) });
  }
}
