/** 排名 / ranking: the largest first; equal values share a rank and the next one is left out (1, 2, 2, 4). */
import { by } from "./list.ts";

interface Ranked {
  readonly key: string;
  readonly rank: number;
  readonly value: number;
}

/** Zeros are not ranked. Equal values stand in the order of their keys. */
export function ranked(values: ReadonlyMap<string, number>): Ranked[] {
  const sorted = [...values].filter(([, value]) => value > 0).sort(by(([key, value]) => [-value, key]));
  const found: Ranked[] = [];
  for (const [i, [key, value]] of sorted.entries()) {
    const before = found[i - 1];
    found.push({ key, value, rank: before && before.value === value ? before.rank : i + 1 });
  }
  return found;
}
