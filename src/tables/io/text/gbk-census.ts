/**
 * Whether bytes that can be read as GB18030 are meant so. Nearly any bytes can: ü and the r behind it in a Windows-1252 file
 * are 黵, and Big5 becomes rare hanzi and places for signs of one's own. What is meant shows in which signs come out: Chinese is
 * written with the 3,755 common hanzi of GB 2312 (lead bytes B0–D7), one behind the other, and not inside of Latin words.
 *
 * The bytes are counted as they come, in pieces of any size; a pair or four bytes is one sign.
 */
import type { EncodingDoubt } from "../../words/encoding-messages.ts";

/** Signs that mean nothing; a lone 0x80, which some read as €; hanzi in Latin words; hardly any common hanzi. */
type GbkDoubt = Extract<EncodingDoubt, "private" | "euro" | "glued" | "rare">;

export interface BytePlace {
  /** From 0. */
  readonly byte: number;
  /** From 1, as editors count. */
  readonly line: number;
}

/** Common hanzi that would show both halves of the alphabet: Korean in EUC-KR has those of the first alone. */
const ENOUGH = 20;

const OTHER = 0;
const SYMBOL = 1;
const COMMON = 2;
const SECOND = 3;
const RARE = 4;
const PRIVATE = 5;
const LONE = 6;

/** Kinds of all pairs of bytes, by lead and trail. */
let kinds: Uint8Array | null = null;

export class GbkCensus {
  private common = 0;
  /** Common hanzi of the alphabet's second half (from R on). */
  private late = 0;
  private others = 0;
  /** Two common hanzi in a row. */
  private runs = 0;
  private touching = 0;
  private readonly first = new Map<GbkDoubt | "common", BytePlace>();
  private rest: Buffer = Buffer.alloc(0);
  private position = 0;
  private line = 1;
  private before: number = OTHER;
  private isAfterLetter = false;

  add(piece: Buffer): void {
    const bytes = this.rest.length === 0 ? piece : Buffer.concat([this.rest, piece]);
    const all = bytes.length;
    kinds ??= kindsOfPairs();
    const table = kinds;
    let at = 0;
    while (at < all) {
      const byte = bytes[at] ?? 0;
      if (byte < 0x80) {
        if (byte === 10) this.line += 1;
        this.before = OTHER;
        this.isAfterLetter = isLowerCase(byte);
        at += 1;
        continue;
      }
      const next = bytes[at + 1] ?? 0;
      const size = byte === 0x80 || byte === 0xff ? 1 : next >= 0x30 && next <= 0x39 ? 4 : 2;
      // What stands behind a sign is looked at, too.
      if (at + size >= all) break;
      const kind =
        size === 2 ? (table[byte * 256 + next] ?? OTHER) : kindOfOther(bytes.subarray(at, at + size));
      this.count(kind, { at, lead: byte, isBeforeLetter: isLowerCase(bytes[at + size] ?? 0) });
      at += size;
    }
    this.position += at;
    this.rest = Buffer.from(bytes.subarray(at));
  }

  /** After the last piece; null where it reads as Chinese does, or has no such signs at all. */
  doubt(): ({ readonly why: GbkDoubt } & BytePlace) | null {
    this.add(Buffer.from("\n"));
    for (const why of ["private", "glued", "euro"] as const) {
      const place = this.first.get(why);
      if (place) return { why, ...place };
    }
    return this.isHardlyChinese() ? { why: "rare", ...this.placeOf("rare", "common") } : null;
  }

  /** Where Chinese begins that nothing speaks against; null where there is none, or something does. */
  plainChinese(): BytePlace | null {
    const isPlain = this.runs > 0 && this.touching === 0 && this.others * 10 <= this.common;
    return isPlain ? this.placeOf("common") : null;
  }

  private isHardlyChinese(): boolean {
    if (this.common < this.others) return true;
    if (this.common >= ENOUGH && this.late === 0) return true;
    return this.runs === 0 && this.touching > 0;
  }

  private count(kind: number, sign: { at: number; lead: number; isBeforeLetter: boolean }): void {
    const { isBeforeLetter } = sign;
    const before = this.before;
    const isAfterLetter = this.isAfterLetter;
    const touches = isAfterLetter || isBeforeLetter;
    this.before = kind;
    this.isAfterLetter = false;
    if (kind === COMMON) {
      this.common += 1;
      if (sign.lead >= 0xc9) this.late += 1;
      if (before === COMMON) this.runs += 1;
      if (touches) this.touching += 1;
      if (this.common === 1) this.note("common", sign.at);
    } else if (kind === SECOND || kind === RARE) {
      this.others += 1;
      this.note("rare", sign.at);
      if (kind === RARE ? touches : isAfterLetter && isBeforeLetter) this.note("glued", sign.at);
    } else if (kind === PRIVATE) this.note("private", sign.at);
    else if (kind === LONE) this.note("euro", sign.at);
  }

  private note(what: GbkDoubt | "common", at: number): void {
    if (!this.first.has(what)) this.first.set(what, { byte: this.position + at, line: this.line });
  }

  private placeOf(...whats: readonly (GbkDoubt | "common")[]): BytePlace {
    for (const what of whats) {
      const place = this.first.get(what);
      if (place) return place;
    }
    return { byte: 0, line: 1 };
  }
}

const isLowerCase = (byte: number): boolean => byte >= 97 && byte <= 122;

/** A lone byte, or a sign of four. */
function kindOfOther(sign: Buffer): number {
  if (sign.length === 1) return LONE;
  return /\p{Co}/u.test(new TextDecoder("gb18030").decode(sign)) ? PRIVATE : RARE;
}

/** What the platform itself makes of each pair tells which have a sign. */
function kindsOfPairs(): Uint8Array {
  const found = new Uint8Array(65_536);
  const pairs: number[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) pairs.push(lead * 256 + trail);
  const bytes = Buffer.from(pairs.flatMap((pair) => [pair >> 8, pair & 255, 10]));
  const signs = new TextDecoder("gb18030").decode(bytes).split("\n");
  for (const [i, pair] of pairs.entries()) {
    const [lead, trail] = [pair >> 8, pair & 255];
    const isOfGb2312 = trail >= 0xa1;
    if (/[\p{Co}\uFFFD]/u.test(signs[i] ?? "")) found[pair] = PRIVATE;
    else if (isOfGb2312 && lead >= 0xb0 && lead <= 0xd7) found[pair] = COMMON;
    else if (isOfGb2312 && lead >= 0xd8 && lead <= 0xf7) found[pair] = SECOND;
    else if ((isOfGb2312 && lead >= 0xa1 && lead <= 0xa9) || lead === 0xa8 || lead === 0xa9)
      found[pair] = SYMBOL;
    else found[pair] = RARE;
  }
  return found;
}
