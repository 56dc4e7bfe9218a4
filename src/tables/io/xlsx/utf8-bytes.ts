/**
 * Text gathered as UTF-8, a million short pieces of it: written sign by sign, which takes less than joining them as strings that
 * are flattened and encoded afterwards.
 */
const FIRST_BYTES = 64 * 1024;

export class Utf8Bytes {
  length = 0;
  private bytes: Buffer = Buffer.allocUnsafeSlow(FIRST_BYTES);

  /** What is half of a letter becomes a mark, as everywhere. */
  add(text: string): void {
    const end = text.length;
    if (this.length + 3 * end > this.bytes.length) this.grow(3 * end);
    const bytes = this.bytes;
    let at = this.length;
    for (let i = 0; i < end; i++) {
      const code = text.charCodeAt(i);
      if (code < 0x80) {
        bytes[at++] = code;
      } else if (code < 0x800) {
        bytes[at++] = 0xc0 | (code >> 6);
        bytes[at++] = 0x80 | (code & 0x3f);
      } else if (code >= 0xd800 && code < 0xe000) {
        this.length = at + bytes.write(text.slice(i), at);
        return;
      } else {
        bytes[at++] = 0xe0 | (code >> 12);
        bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
        bytes[at++] = 0x80 | (code & 0x3f);
      }
    }
    this.length = at;
  }

  /** The bytes by now, in the room that the next text is written to. */
  view(): Buffer {
    return this.bytes.subarray(0, this.length);
  }

  clear(): void {
    this.length = 0;
  }

  /** The bytes by now, to keep; what follows is written elsewhere. */
  taken(): Buffer {
    const taken = this.view();
    this.bytes = Buffer.allocUnsafeSlow(this.bytes.length);
    this.length = 0;
    return taken;
  }

  private grow(by: number): void {
    const larger = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, this.length + by));
    larger.set(this.view());
    this.bytes = larger;
  }
}
