import { refuse } from "../../../core/refusal.ts";
import type { TextEncoding } from "../../encoding.ts";
import { type DiskFile, placeOf } from "../disk-file.ts";
import { decoderOf } from "./text-decoder.ts";

interface Fault {
  readonly encoding: TextEncoding;
  /** From 1. */
  readonly byte: number;
  /** Lines as an editor counts them, from 1. */
  readonly line: number;
}

/** Where decoding stops: first the piece, then, in a second run, the byte in it. `look` sees each piece that is decoded. */
export function firstFault(
  file: DiskFile,
  encoding: TextEncoding,
  look: (piece: Buffer) => void = () => {},
): Fault | null {
  const decoder = decoderOf(encoding);
  let position = 0;
  let zeros = 0;
  try {
    for (const piece of file.pieces()) {
      look(piece);
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

function locate(file: DiskFile, fault: { encoding: TextEncoding; from: number }): Fault {
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

export function refuseZero(file: DiskFile, position: number): never {
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
