/** What a doubtful file may be written in, with the doubtful cell read each way: a person sees at once which is meant. */
import type { TextEncoding } from "../../encoding.ts";
import type { EncodingReading } from "../../words/encoding-messages.ts";
import type { DiskFile } from "../disk-file.ts";
import type { BytePlace } from "./gbk-census.ts";
import { decoderOf } from "./text-decoder.ts";

/** Whether a pair of bytes is one of the encoding's everyday signs: its own letters, marks and its common hanzi. */
type IsCommon = (lead: number, trail: number) => boolean;

const EAST_ASIAN: readonly (readonly [TextEncoding, IsCommon])[] = [
  ["big5", (lead) => lead >= 0xa1 && lead <= 0xc6],
  ["shift_jis", (lead) => lead >= 0x81 && lead <= 0x97],
  ["euc-kr", (lead, trail) => lead >= 0xa1 && lead <= 0xc8 && trail >= 0xa1],
];
/** Of the signs in a text that is meant so: as many are common, and as few stand inside of Latin words. */
const COMMON_SHARE = 0.8;
const IN_LATIN_SHARE = 0.2;
const IN_LATIN = /[a-z][^\0-\x7f]|[^\0-\x7f][a-z]/g;

/** Letters and the marks of print, seldom two in a row. */
const LATIN = /[À-ÖØ-öø-ÿŒœŠšŽžŸ‘’“”–—…«»°§€]/g;
const LATIN_PAIR = /[À-ÿ]{2}/g;
const LATIN_SHARE = 0.9;

/** `sure`: those that are told whatever they look like; `others`: whether any other may be meant. */
export function readingsOf(
  file: DiskFile,
  of: { at: BytePlace; sure: readonly TextEncoding[]; others: boolean },
): EncodingReading[] {
  const others = of.others ? likely(file) : [];
  return [...of.sure, ...others].map((encoding) => ({ encoding, sample: sampleOf(file, of.at, encoding) }));
}

function likely(file: DiskFile): TextEncoding[] {
  const found = EAST_ASIAN.filter(([encoding, isCommon]) => {
    const all = countIn(file, encoding, { of: /[^\0-\x7f]/gu, odd: IN_LATIN });
    return all !== null && all.odd <= all.of * IN_LATIN_SHARE && commonShare(file, isCommon) >= COMMON_SHARE;
  }).map(([encoding]) => encoding);
  const all = countIn(file, "windows-1252", { of: /[^\0-\x7f]/g, own: LATIN, odd: LATIN_PAIR });
  const isLatin = all !== null && all.own >= all.of * LATIN_SHARE && all.odd <= all.of * IN_LATIN_SHARE;
  return isLatin ? [...found, "windows-1252"] : found;
}

/** How often each pattern stands in the file's text; null where it can't be decoded so. */
function countIn(
  file: DiskFile,
  encoding: TextEncoding,
  patterns: { of: RegExp; own?: RegExp; odd: RegExp },
): { of: number; own: number; odd: number } | null {
  const decoder = decoderOf(encoding);
  const count = { of: 0, own: 0, odd: 0 };
  const look = (text: string): void => {
    for (const key of ["of", "own", "odd"] as const) {
      const pattern = patterns[key];
      if (pattern) count[key] += text.match(pattern)?.length ?? 0;
    }
  };
  try {
    for (const piece of file.pieces()) look(decoder.decode(piece, { stream: true }));
    look(decoder.decode());
    return count;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function commonShare(file: DiskFile, isCommon: IsCommon): number {
  let all = 0;
  let common = 0;
  let lead = 0;
  for (const piece of file.pieces()) {
    for (const byte of piece) {
      if (lead > 0) {
        all += 1;
        if (isCommon(lead, byte)) common += 1;
        lead = 0;
      } else if (byte > 0x80) lead = byte;
    }
  }
  return all === 0 ? 0 : common / all;
}

const WINDOW_BYTES = 400;
const SAMPLE_CHARS = 40;
/** Line ends, quotes and what parts cells: none of them is ever half of a character, but in UTF-16. */
const EDGES = /[\t\n\r",;]/;
const isEdge = (byte: number): boolean => EDGES.test(String.fromCharCode(byte));

/** The cell of that place; the first one of UTF-16. */
function sampleOf(file: DiskFile, at: BytePlace, encoding: TextEncoding): string {
  const isWide = encoding.startsWith("utf-16");
  const bytes = isWide ? file.read(0, WINDOW_BYTES) : cellAround(file, at.byte);
  const [cell = ""] = isWide ? forgiving(bytes, encoding).split(EDGES) : [forgiving(bytes, encoding)];
  const text = cell.replace(
    /\p{Co}/gu,
    (sign) => `<U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}>`,
  );
  return text.length > SAMPLE_CHARS ? `${text.slice(0, SAMPLE_CHARS)}…` : text;
}

function cellAround(file: DiskFile, at: number): Buffer {
  const start = Math.max(0, at - WINDOW_BYTES);
  const bytes = file.read(start, WINDOW_BYTES * 2);
  let from = at - start;
  let to = from;
  while (from > 0 && !isEdge(bytes[from - 1] ?? 0)) from -= 1;
  while (to < bytes.length && !isEdge(bytes[to] ?? 0)) to += 1;
  return bytes.subarray(from, to);
}

/** A long cell may be cut within a character. */
function forgiving(bytes: Buffer, encoding: TextEncoding): string {
  try {
    return decoderOf(encoding).decode(bytes);
  } catch {
    return new TextDecoder(encoding === "utf-8-bom" ? "utf-8" : encoding).decode(bytes);
  }
}
