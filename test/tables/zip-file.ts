/** Zips written byte by byte, so that a test says exactly what stands in one, and what lies. */
import { crc32, deflateRawSync } from "node:zlib";

export interface Packed {
  /** As bytes, or as UTF-8 that says so. */
  readonly name: string | Buffer;
  readonly content: string | Buffer;
  readonly stored?: boolean;
  /** What the directory says instead of what is so. */
  readonly says?: {
    readonly flags?: number;
    readonly method?: number;
    readonly crc?: number;
    readonly size?: number;
    /** Unix rights and kind. */
    readonly mode?: number;
  };
}

const UTF8 = 0x800;

export function zipOf(files: readonly Packed[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const { name, head, data, mode } = packed(file);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), head, name, data]);
    const fixed = Buffer.alloc(14);
    fixed.writeUInt32LE((mode << 16) >>> 0, 6);
    fixed.writeUInt32LE(offset, 10);
    directory.push(Buffer.from("PK\u0001\u0002\u0014\u0003", "latin1"), head, fixed, name);
    parts.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}

/** `head`: the fields that both headers have, in their order. */
function packed(file: Packed): { name: Buffer; head: Buffer; data: Buffer; mode: number } {
  const content = Buffer.from(file.content);
  const data = file.stored ? content : deflateRawSync(content);
  const name = Buffer.from(file.name);
  const { flags, method, crc, size, mode = 0o100644 } = file.says ?? {};
  const head = Buffer.alloc(26);
  head.writeUInt16LE(20, 0);
  head.writeUInt16LE(flags ?? (typeof file.name === "string" ? UTF8 : 0), 2);
  head.writeUInt16LE(method ?? (file.stored ? 0 : 8), 4);
  head.writeUInt32LE(crc ?? crc32(content), 10);
  head.writeUInt32LE(data.length, 14);
  head.writeUInt32LE(size ?? content.length, 18);
  head.writeUInt16LE(name.length, 22);
  return { name, head, data, mode };
}
