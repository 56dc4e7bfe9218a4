import { isAscii, isUtf8 } from "node:buffer";

/** Whether pieces put together are UTF-8; a character may be cut by the edge of a piece. */
export class Utf8Check {
  /** Every byte of it is ASCII, and says nothing of the encoding. */
  isPlain = true;
  private valid = true;
  private rest = Buffer.alloc(0);

  add(piece: Buffer): void {
    if (!this.valid) return;
    this.isPlain &&= isAscii(piece);
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
