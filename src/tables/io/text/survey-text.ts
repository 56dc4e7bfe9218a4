/**
 * Reads a text file once through, before any row is read: its hash, and the one encoding all of it is written in.
 *
 * A mark at the beginning decides. Without one the file is UTF-8 if every byte of it is, else GB18030 if every byte of it is
 * and it reads as Chinese does (`gbk-census.ts`); nothing is replaced. Where that is doubtful the file is refused with the
 * doubtful cell in each encoding it may be; what a person says then stands with the file, so it is asked once.
 */
import { startHash } from "../../../core/io/hash.ts";
import { refuse } from "../../../core/refusal.ts";
import type { TextEncoding } from "../../encoding.ts";
import type { SaidEncoding } from "../../files.ts";
import type { EncodingDoubt } from "../../words/encoding-messages.ts";
import { type DiskFile, placeOf } from "../disk-file.ts";
import { readingsOf } from "./encoding-readings.ts";
import { firstFault, refuseZero } from "./first-fault.ts";
import { type BytePlace, GbkCensus } from "./gbk-census.ts";
import { decoderOf } from "./text-decoder.ts";
import { Utf8Check } from "./utf8-check.ts";

interface Survey {
  readonly sha256: string;
  readonly encoding: TextEncoding;
}

export async function surveyText(file: DiskFile, said: SaidEncoding): Promise<Survey> {
  const hash = startHash();
  const marked = markedEncoding(file.read(0, 3));
  const check = isUtf16(marked ?? said.encoding) ? null : new Utf8Check();
  let zeroAt = -1;
  let position = 0;
  for (const piece of file.pieces()) {
    hash.update(piece);
    if (check !== null && zeroAt < 0) {
      const zero = piece.indexOf(0);
      if (zero >= 0) zeroAt = position + zero;
    }
    check?.add(piece);
    position += piece.length;
  }
  const sha256 = hash.digest();
  if (zeroAt >= 0) refuseZeros(file, zeroAt);
  const isPlain = check?.isPlain ?? false;
  const utf8 = check?.finish() === true ? (isPlain ? "plain" : "valid") : "invalid";
  if (said.encoding !== undefined)
    return { sha256, encoding: asSaid(file, { said: said.encoding, marked, utf8 }) };
  if (marked !== null) return { sha256, encoding: utf8 === "invalid" ? whole(file, marked) : marked };
  if (utf8 !== "invalid") {
    if (utf8 === "valid") requireNotByChance(file);
    return { sha256, encoding: "utf-8" };
  }
  const before = (await said.before?.(sha256)) ?? null;
  return { sha256, encoding: before !== null && before !== "xlsx" ? whole(file, before) : chinese(file) };
}

type Utf8 = "plain" | "valid" | "invalid";

function markedEncoding(head: Buffer): TextEncoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? "utf-8-bom" : null;
}

const isUtf16 = (encoding: TextEncoding | undefined): boolean =>
  encoding === "utf-16le" || encoding === "utf-16be";

/** What a person says is followed unless the bytes plainly say otherwise. */
function asSaid(
  file: DiskFile,
  of: { said: TextEncoding; marked: TextEncoding | null; utf8: Utf8 },
): TextEncoding {
  const { said, marked, utf8 } = of;
  const disagree = (found: TextEncoding): never =>
    refuse("encoding-must-agree", { said, found }, { at: placeOf(file) });
  if (marked !== null && marked !== said && !(marked === "utf-8-bom" && said === "utf-8")) disagree(marked);
  if (said !== "utf-8" && utf8 === "valid" && hasWideCharacters(file)) disagree("utf-8");
  return whole(file, marked ?? said);
}

/** The encoding, where all of the file can be decoded in it. */
function whole(file: DiskFile, encoding: TextEncoding): TextEncoding {
  const fault = firstFault(file, encoding);
  if (fault === null) return encoding;
  return refuse("file-must-be-decodable", { ...fault, readings: [] }, { at: placeOf(file) });
}

/** GB18030, where the file reads as Chinese does. */
function chinese(file: DiskFile): TextEncoding {
  const census = new GbkCensus();
  const fault = firstFault(file, "gb18030", (piece) => census.add(piece));
  if (fault === null) {
    const doubt = census.doubt();
    return doubt === null ? "gb18030" : refuseDoubtful(file, { ...doubt, at: doubt, sure: ["gb18030"] });
  }
  // The encoding that goes further is the one that is meant; its place is the useful one.
  const other = firstFault(file, "utf-8") ?? fault;
  const further = other.byte > fault.byte ? other : fault;
  const at = { byte: further.byte - 1, line: further.line };
  const readings = readingsOf(file, { at, sure: [], others: true });
  return refuse("file-must-be-decodable", { ...further, readings }, { at: placeOf(file) });
}

/** Short GBK texts can be UTF-8 by chance: 目录 is Ŀ¼. A character of three bytes is no chance. */
function requireNotByChance(file: DiskFile): void {
  if (hasWideCharacters(file)) return;
  const census = new GbkCensus();
  if (firstFault(file, "gb18030", (piece) => census.add(piece)) !== null || census.doubt() !== null) return;
  const at = census.plainChinese();
  if (at !== null) refuseDoubtful(file, { why: "chance", at, sure: ["utf-8", "gb18030"] });
}

function hasWideCharacters(file: DiskFile): boolean {
  const decoder = decoderOf("utf-8");
  for (const piece of file.pieces())
    if (/[\u0800-\uffff]/.test(decoder.decode(piece, { stream: true }))) return true;
  return false;
}

/** Half of the bytes of UTF-16 are zeros; without its mark it is not read by itself. */
function refuseZeros(file: DiskFile, zeroAt: number): never {
  for (const encoding of ["utf-16le", "utf-16be"] as const) {
    const isText = /^[\t\n\r -\u024f\u2000-\u206f\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]+$/;
    try {
      const head = decoderOf(encoding).decode(file.read(0, 4096), { stream: true });
      if (isText.test(head))
        refuseDoubtful(file, { why: "unmarked", at: { byte: 0, line: 1 }, sure: [encoding] });
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return refuseZero(file, zeroAt);
}

function refuseDoubtful(
  file: DiskFile,
  of: { why: EncodingDoubt; at: BytePlace; sure: readonly TextEncoding[] },
): never {
  const { why, at, sure } = of;
  const readings = readingsOf(file, { at, sure, others: why !== "unmarked" && why !== "chance" });
  return refuse("encoding-must-be-certain", { line: at.line, why, readings }, { at: placeOf(file) });
}
