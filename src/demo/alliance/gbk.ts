/** Writes GBK, as many senders do. The platform only reads it; what it reads, two bytes at a time, is turned round here. */
import { invariant } from "../../core/bug.ts";

const LEADS = [0x81, 0xfe] as const;
const TRAILS = [0x40, 0xfe] as const;
const NO_CHARACTER = "\ufffd";

let bytesOf: ReadonlyMap<string, number> | undefined;

/** Every character of the text is in GBK: synthetic texts have no others. */
export function gbk(text: string): Buffer {
  bytesOf ??= table();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.charCodeAt(0);
    const pair = bytesOf.get(character);
    invariant(code < 0x80 || pair !== undefined, `${character} is in GBK`);
    if (pair === undefined) bytes.push(code);
    else bytes.push(pair >> 8, pair & 0xff);
  }
  return Buffer.from(bytes);
}

function table(): ReadonlyMap<string, number> {
  const pairs: number[] = [];
  for (let lead = LEADS[0]; lead <= LEADS[1]; lead++)
    for (let trail = TRAILS[0]; trail <= TRAILS[1]; trail++) pairs.push(lead * 0x100 + trail);
  // A line a pair: where two bytes are no character, the second is one by itself.
  const lines = new TextDecoder("gbk").decode(
    Uint8Array.from(pairs.flatMap((pair) => [pair >> 8, pair & 0xff, 0x0a])),
  );
  const read = lines.split("\n").map((line, at) => [line, pairs[at] ?? 0] as const);
  return new Map(read.filter(([line]) => [...line].length === 1 && line !== NO_CHARACTER));
}
