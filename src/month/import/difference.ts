/**
 * 文件比较 / what a new version of a file keeps, changes, adds and loses, counted row by row.
 *
 * A row is known by its number. Equal rows are kept; of the others, as many rows as carry one number on both sides are
 * changed. What is left on the old side is removed, on the new side added. A row set aside counts too: mended it is added,
 * a good one that would be set aside now is removed, for it would no longer count. One whose number can't be read may be
 * any row that is added.
 *
 * Worked example: old A, B, C and C (equal), D set aside; new A, B with another fee, C, D as a good row, E: kept 2 (A, C),
 * changed 1 (B), removed 1 (C), added 2 (D, E).
 */

import { type RecordKind, requestKey } from "../../records/record.ts";
import { type RowShape, shapeOf } from "./columns/field.ts";
import type { FileDifference, SetAside } from "./file.ts";

type DifferenceCount = Omit<FileDifference, "examples">;

const MAX_GONE = 20;

/** One number tells a row of these from the others; elsewhere it takes several columns. */
export function isKnownByNumber(kind: RecordKind): boolean {
  return NUMBERED.includes(shapeOf(kind));
}

const NUMBERED: readonly RowShape[] = [
  ...(["request", "waybill", "consulting", "training-event", "support-ticket"] as const),
];

interface Sides {
  old: string[];
  new: string[];
}

export class DifferenceTally {
  private readonly count = { added: 0, removed: 0, changed: 0, kept: 0 };
  private readonly gone: string[] = [];
  private readonly setAside = new Map<string, Sides>();
  private readonly nameless: Sides = { old: [], new: [] };
  private key: string | null = null;
  private removed = 0;
  private added = 0;
  /** Of those added: rows that had been set aside. */
  private mended = 0;

  constructor(setAside: { old: readonly SetAside[]; new: readonly SetAside[] }) {
    for (const side of ["old", "new"] as const) {
      for (const { name, cells } of setAside[side]) this.sidesOf(name)[side].push(cells);
    }
  }

  /** Rows of one content, by key: how often each side has them. */
  rows(key: string, times: { before: number; after: number }): void {
    if (key !== this.key) this.endKey();
    this.key = key;
    const kept = Math.min(times.before, times.after);
    this.count.kept += kept;
    this.removed += times.before - kept;
    this.added += times.after - kept;
  }

  /** After the last row. */
  end(): DifferenceCount {
    this.endKey();
    for (const key of [...this.setAside.keys()]) {
      this.key = key;
      this.endKey();
    }
    const { old, new: fresh } = leftOver(this.nameless, this.count);
    const found = Math.min(old, this.count.added - this.mended + fresh);
    this.count.removed += old - found;
    this.count.added += fresh;
    return { ...this.count, gone: this.gone };
  }

  private endKey(): void {
    if (this.key === null) return;
    const name = requestKey(this.key);
    const sides = this.setAside.get(name) ?? { old: [], new: [] };
    this.setAside.delete(name);
    const aside = leftOver(sides, this.count);
    const changed = Math.min(this.removed, this.added);
    const changedAside = Math.min(aside.old, aside.new);
    const [removed, added] = [this.removed - changed, this.added - changed];
    const [oldAside, newAside] = [aside.old - changedAside, aside.new - changedAside];
    this.count.changed += changed + changedAside;
    // Mended: added, and not missed. Spoiled: removed, and not new.
    this.mended += Math.min(oldAside, added);
    const gone = removed + Math.max(oldAside - added, 0);
    if (gone > 0 && this.gone.length < MAX_GONE) this.gone.push(this.key);
    this.count.removed += gone;
    this.count.added += added + Math.max(newAside - removed, 0);
    [this.key, this.removed, this.added] = [null, 0, 0];
  }

  private sidesOf(name: string | null): Sides {
    if (name === null) return this.nameless;
    const key = requestKey(name);
    const known = this.setAside.get(key) ?? { old: [], new: [] };
    this.setAside.set(key, known);
    return known;
  }
}

/** Equal rows are kept; how many each side has beside them. */
function leftOver(sides: Sides, count: { kept: number }): { old: number; new: number } {
  const left = new Map<string, number>();
  for (const cells of sides.old) left.set(cells, (left.get(cells) ?? 0) + 1);
  let kept = 0;
  for (const cells of sides.new) {
    const times = left.get(cells) ?? 0;
    if (times === 0) continue;
    left.set(cells, times - 1);
    kept += 1;
  }
  count.kept += kept;
  return { old: sides.old.length - kept, new: sides.new.length - kept };
}
