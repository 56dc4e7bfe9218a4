/**
 * Names of files in a zip that any program may have written. Where an entry does not say that its name is UTF-8, the standard means
 * cp437, which nobody here writes: Chinese Windows writes GBK, other systems UTF-8 without saying so.
 */
import { isUtf8 } from "node:buffer";
import { type Entry, getFileNameLowLevel } from "yauzl";
import { GbkCensus } from "../text/gbk-census.ts";

/** General purpose bit 11 (APPNOTE 4.4.4), and the extra field of Info-ZIP that has the name in UTF-8 (4.6.9). */
const SAYS_UTF8 = 0x800;
const UNICODE_PATH = 0x7075;

export type NamedEntry = Pick<Entry, "fileNameRaw" | "generalPurposeBitFlag" | "extraFields">;

/** With "/" between folders. */
export function nameIn(entry: NamedEntry, encoding: "utf-8" | "gb18030"): string {
  const { fileNameRaw, generalPurposeBitFlag: flags, extraFields } = entry;
  const name = saysUtf8(entry)
    ? getFileNameLowLevel(flags, fileNameRaw, extraFields, false)
    : new TextDecoder(encoding, { ignoreBOM: true }).decode(fileNameRaw);
  return name.replaceAll("\\", "/");
}

/**
 * What the names are in that don't say it: one program wrote them all. Short GBK names can be UTF-8 by chance (目录 is Ŀ¼), but
 * then they are plain Chinese as GBK, which UTF-8 is not.
 */
export function encodingOfNames(entries: readonly NamedEntry[]): "utf-8" | "gb18030" {
  const raw = entries.filter((entry) => !saysUtf8(entry)).map((entry) => entry.fileNameRaw);
  if (!raw.every((name) => isUtf8(name))) return "gb18030";
  const census = new GbkCensus();
  for (const name of raw) census.add(Buffer.concat([name, Buffer.from("\n")]));
  return census.doubt() === null && census.plainChinese() !== null ? "gb18030" : "utf-8";
}

function saysUtf8({ generalPurposeBitFlag: flags, extraFields }: NamedEntry): boolean {
  return (flags & SAYS_UTF8) !== 0 || extraFields.some((field) => field.id === UNICODE_PATH);
}
