/**
 * Packs the parts of a workbook into a zip while they are made: what is packed leaves memory, and of a long part no more than two
 * pieces wait. The same parts give the same bytes; nothing bears a time.
 *
 * A part that fits into one piece is deflated at once; of a longer one each piece is a stretch of deflate of its own that ends on a
 * whole byte (Z_SYNC_FLUSH), so that pieces are packed beside the work on the next one and stand one behind the other.
 */
import { writeSync } from "node:fs";
import { promisify } from "node:util";
import { constants, crc32, deflateRaw, deflateRawSync } from "node:zlib";
import { invariant } from "../../../core/bug.ts";
import { pauseDue } from "../../../core/io/pause.ts";
import { Utf8Bytes } from "./utf8-bytes.ts";

const PIECE_BYTES = 256 * 1024;
/** What is packed is written when there is so much of it. */
const WRITE_BYTES = 1024 ** 2;
const LEVEL = 4;
const MORE_FOLLOWS = { level: LEVEL, finishFlush: constants.Z_SYNC_FLUSH };
const LAST = { level: LEVEL };
const packBeside = promisify<Buffer, typeof MORE_FOLLOWS, Buffer>(deflateRaw);

interface Packed {
  readonly bytes: Buffer;
  readonly crc: number;
  readonly size: number;
}

interface Entry {
  readonly name: Buffer;
  readonly at: number;
  readonly crc: number;
  readonly size: number;
  readonly packed: number;
}

/** Parts that many workbooks of one process share; a few kinds, each once. */
const REPEATED = new Map<string, Packed>();
const MAX_REPEATED = 64;

export class PartPacker {
  private readonly entries: Entry[] = [];
  private waiting: Buffer[] = [];
  private waitingBytes = 0;
  /** Of the file, written by now. */
  private written = 0;
  private readonly out = new Utf8Bytes();
  private readonly fd: number;

  /** `fd`: of a new file. */
  constructor(fd: number) {
    this.fd = fd;
  }

  /** A part that is at hand. */
  add(name: string, text: string): void {
    this.put(name, packedText(text));
  }

  /** The same of a part that other workbooks have as well, to the letter: it is packed once. */
  addRepeated(name: string, text: string): void {
    const packed = REPEATED.get(text) ?? packedText(text);
    if (REPEATED.size < MAX_REPEATED) REPEATED.set(text, packed);
    this.put(name, packed);
  }

  /** A part of any length, as it is made; between two of its steps there may be a pause. */
  async stream(name: string, steps: (out: Utf8Bytes) => Iterable<undefined>): Promise<void> {
    const out = this.out;
    let long: LongPart | undefined;
    for (const _ of steps(out)) {
      if (out.length < PIECE_BYTES) continue;
      long ??= this.begun(name);
      await this.packed(long, out.taken());
      await pauseDue();
    }
    if (long) await this.ended(long, out.view());
    else this.put(name, packedBytes(out.view()));
    out.clear();
  }

  /** The directory of the zip. */
  end(): void {
    const at = this.place;
    for (const entry of this.entries) this.write(directoryHeader(entry), entry.name);
    this.write(directoryEnd({ entries: this.entries.length, at, bytes: this.place - at }));
    this.flush();
  }

  private get place(): number {
    return this.written + this.waitingBytes;
  }

  private put(name: string, { bytes, crc, size }: Packed): void {
    const entry = { name: Buffer.from(name), at: this.place, crc, size, packed: bytes.length };
    this.write(localHeader(entry), entry.name, bytes);
    this.entries.push(entry);
  }

  /** Its header is written last, into the room that is left for it. */
  private begun(name: string): LongPart {
    const part = { name: Buffer.from(name), at: this.place, crc: 0, size: 0, packed: 0, before: null };
    this.write(Buffer.alloc(LOCAL_BYTES), part.name);
    return part;
  }

  private async packed(part: LongPart, bytes: Buffer): Promise<void> {
    part.crc = crc32(bytes, part.crc);
    part.size += bytes.length;
    await this.taken(part);
    part.before = packBeside(bytes, MORE_FOLLOWS);
    // It is awaited with the next piece, and nobody may take that for carelessness.
    part.before.catch(() => {});
  }

  private async taken(part: LongPart): Promise<void> {
    if (part.before === null) return;
    const bytes = await part.before;
    part.packed += bytes.length;
    this.write(bytes);
  }

  private async ended(part: LongPart, last: Buffer): Promise<void> {
    await this.taken(part);
    part.crc = crc32(last, part.crc);
    part.size += last.length;
    const bytes = deflateRawSync(last, LAST);
    part.packed += bytes.length;
    this.write(bytes);
    this.flush();
    writeAll(this.fd, localHeader(part), part.at);
    this.entries.push(part);
  }

  private write(...pieces: Buffer[]): void {
    for (const piece of pieces) {
      this.waiting.push(piece);
      this.waitingBytes += piece.length;
    }
    if (this.waitingBytes >= WRITE_BYTES) this.flush();
  }

  private flush(): void {
    const bytes = Buffer.concat(this.waiting, this.waitingBytes);
    writeAll(this.fd, bytes, this.written);
    this.written += bytes.length;
    this.waiting = [];
    this.waitingBytes = 0;
  }
}

interface LongPart extends Entry {
  crc: number;
  size: number;
  packed: number;
  before: Promise<Buffer> | null;
}

function packedText(text: string): Packed {
  return packedBytes(Buffer.from(text));
}

function packedBytes(bytes: Buffer): Packed {
  return { bytes: deflateRawSync(bytes, LAST), crc: crc32(bytes), size: bytes.length };
}

function writeAll(fd: number, bytes: Buffer, at: number): void {
  for (let done = 0; done < bytes.length; )
    done += writeSync(fd, bytes, done, bytes.length - done, at + done);
}

const LOCAL_BYTES = 30;
const DIRECTORY_BYTES = 46;
const END_BYTES = 22;
const VERSION = 20;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
/** 1980-01-01, the first day a zip can name. */
const NO_DAY = 0x0021;
const LIMIT = 0xffff_ffff;

function localHeader(entry: Entry): Buffer {
  const header = Buffer.alloc(LOCAL_BYTES);
  header.writeUInt32LE(0x04034b50, 0);
  putCommon(header, 4, entry);
  return header;
}

function directoryHeader(entry: Entry): Buffer {
  const header = Buffer.alloc(DIRECTORY_BYTES);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(VERSION, 4);
  putCommon(header, 6, entry);
  header.writeUInt32LE(entry.at, 42);
  return header;
}

/** What both headers say in the same order. */
function putCommon(header: Buffer, from: number, { name, crc, size, packed, at }: Entry): void {
  invariant(Math.max(size, packed, at) < LIMIT, `${name} fits a zip`);
  header.writeUInt16LE(VERSION, from);
  header.writeUInt16LE(UTF8_NAMES, from + 2);
  header.writeUInt16LE(DEFLATED, from + 4);
  header.writeUInt16LE(NO_DAY, from + 8);
  header.writeUInt32LE(crc, from + 10);
  header.writeUInt32LE(packed, from + 14);
  header.writeUInt32LE(size, from + 18);
  header.writeUInt16LE(name.length, from + 22);
}

function directoryEnd(of: { entries: number; at: number; bytes: number }): Buffer {
  invariant(of.at < LIMIT, "the workbook fits a zip");
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(of.entries, 8);
  end.writeUInt16LE(of.entries, 10);
  end.writeUInt32LE(of.bytes, 12);
  end.writeUInt32LE(of.at, 16);
  return end;
}
