/**
 * The names of files in a zip that any program may have written. Where an entry does not say that its name is UTF-8, the standard
 * means cp437, which nobody here writes: Chinese Windows writes GBK, other systems UTF-8 without saying so. Which of them it is
 * can't be seen in the bytes (目录 in GBK is Ŀ¼ in UTF-8): a name that must be among them tells.
 */
import type { Entry } from "yauzl";

/** General purpose bit 11 (APPNOTE 4.4.4), and the extra field of Info-ZIP that has the name in UTF-8 (4.6.9). */
const SAYS_UTF8 = 0x800;
const UNICODE_PATH = 0x7075;

type Named = Pick<Entry, "fileName" | "fileNameRaw" | "generalPurposeBitFlag" | "extraFields">;

/** In the order of the entries; as the standard has them where `known` is found by neither. */
export function entryNames(entries: readonly Named[], known: string): string[] {
  for (const encoding of ["utf-8", "gb18030"]) {
    const names = entries.map((entry) => nameIn(entry, encoding));
    if (names.some((name) => name === known || name.endsWith(`/${known}`))) return names;
  }
  return entries.map((entry) => entry.fileName);
}

function nameIn(entry: Named, encoding: string): string {
  const { fileName, fileNameRaw, generalPurposeBitFlag: flags, extraFields } = entry;
  if ((flags & SAYS_UTF8) !== 0 || extraFields.some((field) => field.id === UNICODE_PATH)) return fileName;
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(fileNameRaw).replaceAll("\\", "/");
}
