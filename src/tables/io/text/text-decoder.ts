/** Bytes to text, piece by piece, never a replaced character: what can't be decoded is a TypeError. */
import type { Encoding } from "../../encoding.ts";

export interface TextPieces {
  /** With `stream`, a character that is cut by the end of the piece waits for the next one. */
  decode(piece?: Uint8Array, options?: { stream?: boolean }): string;
}

/** A mark at the beginning is dropped. */
export function decoderOf(encoding: Encoding): TextPieces {
  switch (encoding) {
    case "windows-1252":
      return { decode: (piece) => windows1252(piece) };
    case "big5":
    case "shift_jis":
    case "euc-kr": {
      const decoder = new TextDecoder(encoding, { fatal: true });
      return { decode: (piece, options) => withoutControls(decoder.decode(piece, options)) };
    }
    case "utf-8-bom":
    case "xlsx":
      return new TextDecoder("utf-8", { fatal: true });
    default:
      return new TextDecoder(encoding, { fatal: true });
  }
}

/** 80–9F; five of them are no characters. */
const UPPER = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

/** Node 20 reads 80–9F of windows-1252 as control characters, as if it were ISO 8859-1, so € and ’ would be lost. */
function windows1252(piece: Uint8Array = new Uint8Array()): string {
  const text = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString("latin1");
  return text.replace(/[\x80-\x9f]/g, (char) => {
    const sign = UPPER.charAt(char.charCodeAt(0) - 0x80);
    if (sign === "\0")
      throw new TypeError(`0x${char.charCodeAt(0).toString(16)} is no character of windows-1252`);
    return sign;
  });
}

/** Lone bytes that mean nothing come out of the platform's tables as control characters. */
function withoutControls(text: string): string {
  if (/[\x80-\x9f]/.test(text)) throw new TypeError("a control character");
  return text;
}
