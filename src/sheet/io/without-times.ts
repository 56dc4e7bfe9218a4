/** A file of another writer without the time of its writing: the same figures give the same bytes. Workbooks of ours bear none. */
import { openPackage } from "../../tables/io/xlsx/package-parts.ts";

const CORE = "docProps/core.xml";
const STAMP = /(<dcterms:(created|modified)\b[^>]*>)[^<]*(<\/dcterms:\2>)/g;
/** The first day a zip can name. */
const NO_TIME = "1980-01-01T00:00:00Z";

/** In place, whole or not at all. */
export async function withoutTimes(path: string): Promise<void> {
  const parts = await openPackage(path);
  try {
    if (parts.has(CORE)) {
      const text = await parts.text(CORE);
      parts.replace(CORE, text.replace(STAMP, `$1${NO_TIME}$3`));
    }
    await parts.write(path);
  } finally {
    parts.close();
  }
}
