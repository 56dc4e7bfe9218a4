/**
 * The merged areas of a sheet. They stand behind its rows, so the part is gone through once more; not as XML, which would
 * take as long as reading it: only the pieces of it that speak of merged cells are looked at.
 */
import { refuse } from "../../../core/refusal.ts";
import type { MergedArea } from "../../files.ts";
import { placeOf } from "../disk-file.ts";
import { type Container, refusePart } from "./container.ts";

/** Programs that print into a sheet merge some cells of each row; more than this is no month of anybody's. */
const MAX_AREAS = 250_000;
/** A tag that is longer is none of these. */
const MAX_TAG_BYTES = 512;
const NAME = Buffer.from("mergeCell");
const TAG = /<(?:[\w.-]+:)?mergeCell\s[^<>]*>/g;
const REF = /\sref\s*=\s*["']\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?["']/;

export async function mergedAreas(container: Container, part: string): Promise<readonly MergedArea[]> {
  const areas: MergedArea[] = [];
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of container.bytes(part)) {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    if (bytes.includes(NAME)) {
      for (const [tag] of bytes.toString("latin1").matchAll(TAG)) {
        const area = areaOf(tag) ?? refusePart(container.file, { part, text: tag });
        if (area.top !== area.bottom || area.left !== area.right) areas.push(area);
      }
      if (areas.length > MAX_AREAS)
        refuse("merged-areas-must-be-bounded", { limit: MAX_AREAS }, { at: placeOf(container.file) });
    }
    rest = unfinishedTag(bytes);
  }
  return areas;
}

/** What may be the beginning of a tag whose end comes with the next piece. */
function unfinishedTag(bytes: Buffer): Buffer {
  const start = bytes.lastIndexOf("<");
  if (start < 0 || bytes.length - start > MAX_TAG_BYTES || bytes.includes(">", start)) return Buffer.alloc(0);
  return bytes.subarray(start);
}

function areaOf(tag: string): MergedArea | undefined {
  const [found, left = "", top, right = left, bottom = top] = REF.exec(tag) ?? [];
  if (found === undefined) return undefined;
  const area = { top: Number(top), bottom: Number(bottom), left: columnOf(left), right: columnOf(right) };
  return area.top <= area.bottom && area.left <= area.right ? area : undefined;
}

/** "A" → 0, "AA" → 26. */
function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + (letter.charCodeAt(0) - 64);
  return column - 1;
}
