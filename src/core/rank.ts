/** 排名 / ranking: the largest first; equal values share a rank and the next one is left out (1, 2, 2, 4). */
export interface Ranked {
  readonly key: string;
  readonly rank: number;
  readonly value: number;
}

/** Zeros are not ranked. Equal values stand in the order of their keys. */
export function ranked(values: ReadonlyMap<string, number>): Ranked[] {
  const sorted = [...values]
    .filter(([, value]) => value > 0)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : a > b ? 1 : 0));
  const found: Ranked[] = [];
  for (const [i, [key, value]] of sorted.entries()) {
    const before = found[i - 1];
    found.push({ key, value, rank: before && before.value === value ? before.rank : i + 1 });
  }
  return found;
}
