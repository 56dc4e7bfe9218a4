/**
 * A workbook's shared texts, packed: a million of them take the room of their bytes, not of a million strings.
 *
 * Cells name them by number in any order, so they have to be at hand while a sheet is read.
 */
import { refuse } from "../../../core/refusal.ts";
import { placeOf } from "../disk-file.ts";
import type { Container } from "./container.ts";
import { PartFault, readXml } from "./read-xml.ts";
import { TextRuns } from "./text-runs.ts";

const CHUNK_BYTES = 4 * 1024 ** 2;
const MAX_BYTES = 128 * CHUNK_BYTES;
/** As long as any: with the longest texts they take some 30 MB. */
const EARLY_TEXTS = 512;
/** Of a text's place and length. */
const ENTRY_BYTES = 12;

export class SharedTexts {
  private readonly chunks: Buffer[] = [];
  private used = CHUNK_BYTES;
  private starts = new Float64Array(1024);
  private lengths = new Uint32Array(1024);
  private count = 0;

  private last = { index: -1, text: "" };
  private readonly early: string[] = [];

  /** A text that is named again and again is held once: those that most cells name stand in the first rows, and so here. */
  at(index: number): string {
    const held = index === this.last.index ? this.last.text : this.early[index];
    if (held !== undefined) return held;
    const text = this.unpacked(index);
    if (index < EARLY_TEXTS) this.early[index] = text;
    else this.last = { index, text };
    return text;
  }

  private unpacked(index: number): string {
    if (!Number.isInteger(index) || index < 0 || index >= this.count) {
      throw new PartFault(`<v>${index}</v> (0–${this.count - 1})`);
    }
    const start = this.starts[index] ?? 0;
    const offset = start % CHUNK_BYTES;
    const chunk = this.chunks[(start - offset) / CHUNK_BYTES];
    return chunk?.toString("utf8", offset, offset + (this.lengths[index] ?? 0)) ?? "";
  }

  get bytes(): number {
    return this.chunks.length * CHUNK_BYTES + this.count * ENTRY_BYTES;
  }

  add(text: string): void {
    const length = Buffer.byteLength(text);
    if (this.used + length > CHUNK_BYTES) {
      this.chunks.push(Buffer.allocUnsafeSlow(CHUNK_BYTES));
      this.used = 0;
    }
    this.chunks.at(-1)?.write(text, this.used);
    if (this.count === this.lengths.length) this.grow();
    this.starts[this.count] = (this.chunks.length - 1) * CHUNK_BYTES + this.used;
    this.lengths[this.count] = length;
    this.used += length;
    this.count += 1;
  }

  private grow(): void {
    const starts = new Float64Array(this.count * 2);
    starts.set(this.starts);
    this.starts = starts;
    const lengths = new Uint32Array(this.count * 2);
    lengths.set(this.lengths);
    this.lengths = lengths;
  }
}

export async function readSharedTexts(container: Container, part: string): Promise<SharedTexts> {
  const texts = new SharedTexts();
  const runs = new TextRuns();
  let inItem = false;
  const reading = readXml(
    { container, part },
    {
      open: (name, attributes) => {
        if (name === "si") {
          inItem = true;
          runs.clear();
        } else if (inItem) runs.open(name, attributes);
      },
      close: (name) => {
        if (name === "si") {
          texts.add(runs.taken());
          inItem = false;
        } else if (inItem) runs.close(name);
      },
      text: (text) => {
        if (inItem) runs.text(text);
      },
    },
  );
  for await (const _ of reading) {
    if (texts.bytes <= MAX_BYTES) continue;
    const params = { part, found: texts.bytes, limit: MAX_BYTES };
    refuse("workbook-must-be-bounded", params, { at: placeOf(container.file) });
  }
  return texts;
}
