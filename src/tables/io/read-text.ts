/** Reads a small text file (rules, tables, profiles) strictly: BOM, then UTF-8, then GB18030 that reads as Chinese, never a replaced character. */
import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { refuse } from "../../core/refusal.ts";
import { GbkCensus } from "./text/gbk-census.ts";

/** Rules, profiles and registry tables are small; more than this is another kind of file. */
const MAX_BYTES = 32 * 1024 * 1024;

export function readTextFile(path: string): string {
  const bytes = readBytes(path);
  const file = basename(path);
  for (const encoding of encodingsOf(bytes)) {
    let text: string;
    try {
      text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue; // not this one: the next is tried
    }
    if (encoding === "gb18030") requirePlain(file, bytes);
    return text;
  }
  return refuse("file-must-be-a-text-file", { path: file });
}

function requirePlain(file: string, bytes: Buffer): void {
  const census = new GbkCensus();
  census.add(bytes);
  const doubt = census.doubt();
  if (doubt) refuse("text-must-be-plain-gbk", { path: file, line: doubt.line, why: doubt.why });
}

function readBytes(path: string): Buffer {
  try {
    const about = statSync(path);
    if (!about.isFile()) refuse("file-must-be-a-file", { path });
    if (about.size > MAX_BYTES) refuse("file-must-be-readable", { path, why: `${about.size} bytes` });
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "ENOENT" || code === "ENOTDIR") refuse("file-must-exist", { path });
    if (/^E(?!RR_)[A-Z0-9]+$/.test(code)) refuse("file-must-be-readable", { path, why: code });
    throw error;
  }
}

function encodingsOf(bytes: Buffer): readonly string[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ["utf-16le"];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ["utf-16be"];
  return ["utf-8", "gb18030"];
}
