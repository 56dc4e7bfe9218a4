/**
 * Reads a text file once through, before any row is read: its hash, and the one encoding all of it is written in.
 *
 * A mark at the beginning decides. Without one the file is UTF-8 if every byte of it is, else GB18030 if every byte
 * of it is; nothing is replaced. GB18030 also covers GBK and GB2312.
 */
import { isUtf8 } from "node:buffer";
import { startHash } from "../../../core/io/hash.ts";
import { refuse } from "../../../core/refusal.ts";
import type { Encoding } from "../../files.ts";
import { type DiskFile, placeOf } from "../disk-file.ts";
import { decoderOf } from "./csv-job.ts";

interface Survey {
  readonly sha256: string;
  readonly encoding: Encoding;
}

interface Fault {
  readonly encoding: Encoding;
  /** From 1. */
  readonly byte: number;
  /** Lines as an editor counts them, from 1. */
  readonly line: number;
}

export function surveyText(file: DiskFile): Survey {
  const hash = startHash();
  const marked = markedEncoding(file.read(0, 3));
  const check = marked === "utf-16le" || marked === "utf-16be" ? null : new Utf8Check();
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
  if (zeroAt >= 0) refuseZero(file, zeroAt);
  if (check?.finish() === true) return { sha256, encoding: marked ?? "utf-8" };
  return { sha256, encoding: decodable(file, marked) };
}

function markedEncoding(head: Buffer): Encoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? "utf-8-bom" : null;
}

/** Whether pieces put together are UTF-8; a character may be cut by the edge of a piece. */
class Utf8Check {
  private valid = true;
  private rest = Buffer.alloc(0);

  add(piece: Buffer): void {
    if (!this.valid) return;
    let start = 0;
    if (this.rest.length > 0) {
      // At most three bytes of the piece complete what was cut.
      while (start < piece.length && start < 3 && isContinuation(piece[start])) start += 1;
      if (start === piece.length) {
        this.rest = Buffer.concat([this.rest, piece]);
        this.valid = this.rest.length < 4;
        return;
      }
      this.valid = isUtf8(Buffer.concat([this.rest, piece.subarray(0, start)]));
    }
    const end = wholeCharacters(piece);
    this.valid = this.valid && isUtf8(piece.subarray(start, Math.max(start, end)));
    this.rest = Buffer.from(piece.subarray(Math.max(start, end)));
  }

  finish(): boolean {
    return this.valid && this.rest.length === 0;
  }
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

/** How many bytes of the piece belong to characters that end in it. */
function wholeCharacters(piece: Buffer): number {
  for (let back = 1; back <= Math.min(3, piece.length); back += 1) {
    const byte = piece[piece.length - back] ?? 0;
    if (isContinuation(byte)) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? piece.length - back : piece.length;
  }
  return piece.length;
}

/** The encoding the whole file can be decoded in; refuses where there is none. */
function decodable(file: DiskFile, marked: Encoding | null): Encoding {
  const faults: Fault[] = [];
  for (const encoding of marked === null ? (["gb18030", "utf-8"] as const) : [marked]) {
    const found = firstFault(file, encoding);
    if (found === null) return encoding;
    faults.push(found);
  }
  // The encoding that goes further is the one that is meant; its place is the useful one.
  const worst = faults.reduce((a, b) => (b.byte > a.byte ? b : a));
  const { encoding, line, byte } = worst;
  return refuse("file-must-be-decodable", { encoding, line, byte }, { at: placeOf(file) });
}

/** Where decoding stops: first the piece, then, in a second run, the byte in it. */
function firstFault(file: DiskFile, encoding: Encoding): Fault | null {
  const decoder = decoderOf(encoding);
  let position = 0;
  let zeros = 0;
  try {
    for (const piece of file.pieces()) {
      const text = decoder.decode(piece, { stream: true });
      if (text.includes("\0")) zeros += 1;
      if (zeros > 0) break;
      position += piece.length;
    }
    if (zeros === 0) decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return locate(file, { encoding, from: position });
  }
  return zeros === 0 ? null : refuseZero(file, position);
}

function locate(file: DiskFile, fault: { encoding: Encoding; from: number }): Fault {
  const decoder = decoderOf(fault.encoding);
  let position = 0;
  let line = 1;
  for (const piece of file.pieces()) {
    const careful = position === fault.from;
    if (!careful) decoder.decode(piece, { stream: true });
    for (let i = 0; i < piece.length; i += 1) {
      try {
        if (careful) decoder.decode(piece.subarray(i, i + 1), { stream: true });
      } catch {
        return { encoding: fault.encoding, byte: position + i + 1, line };
      }
      if (piece[i] === 10) line += 1;
    }
    position += piece.length;
  }
  return { encoding: fault.encoding, byte: position, line };
}

function refuseZero(file: DiskFile, position: number): never {
  let line = 1;
  let passed = 0;
  for (const piece of file.pieces()) {
    const end = Math.min(piece.length, position - passed);
    for (let i = 0; i < end; i += 1) if (piece[i] === 10) line += 1;
    passed += piece.length;
    if (passed > position) break;
  }
  return refuse("file-must-be-text", { line, byte: position + 1 }, { at: placeOf(file) });
}
