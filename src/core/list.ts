/**
 * 列表 / lists: orders, sums and groups that every room needs, said once.
 *
 * Text is compared by code units, as `<` does, never by a locale: the same books give the same papers on every machine.
 * Orders are for `sort`, which keeps equals as they stood; groups and sums keep the order of the items.
 *
 * Worked example: [{ code: "b", fen: 2n }, { code: "a", fen: 2n }] by code is a, b; by largest fen it stays b, a.
 */

export type SortKey = string | number | bigint;

/** Below, at or above zero as a stands before, with or after b. */
export function compareKeys(a: SortKey, b: SortKey): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Smallest first by a key; or by several, where each decides what those before it leave equal.
 * A number or an amount with a minus before it stands largest first.
 */
export function by<T>(keyOf: (item: T) => SortKey | readonly SortKey[]): (a: T, b: T) => number {
  return (a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)];
    if (typeof left !== "object" && typeof right !== "object") return compareKeys(left, right);
    const [keys, others] = [listed(left), listed(right)];
    let order = 0;
    for (let i = 0; i < keys.length && order === 0; i++) order = compareKeys(keys[i] ?? 0, others[i] ?? 0);
    return order;
  };
}

function listed(keys: SortKey | readonly SortKey[]): readonly SortKey[] {
  return typeof keys === "object" ? keys : [keys];
}

/** Entries of a map or an object, in the order of their keys. */
export function byKey([a]: readonly [SortKey, unknown], [b]: readonly [SortKey, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0; // said again: it stays quick where all keys are texts
}

/** Σ of amounts and other exact numbers. */
export function sumOf<T>(items: Iterable<T>, of: (item: T) => bigint): bigint {
  let sum = 0n;
  for (const item of items) sum += of(item);
  return sum;
}

/** Σ of counts and measures. */
export function addUp<T>(items: Iterable<T>, of: (item: T) => number): number {
  let sum = 0;
  for (const item of items) sum += of(item);
  return sum;
}

/** Adds to the sum that stands under a key. */
export function addTo<K>(sums: Map<K, bigint>, key: K, more: bigint): void {
  sums.set(key, (sums.get(key) ?? 0n) + more);
}

/** Σ of each group, in the order in which their first items come. */
export function sumsBy<T, K>(
  items: Iterable<T>,
  keyOf: (item: T) => K,
  of: (item: T) => bigint,
): Map<K, bigint> {
  const sums = new Map<K, bigint>();
  for (const item of items) addTo(sums, keyOf(item), of(item));
  return sums;
}

/** Groups in the order in which their first items come. */
export function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** 排名 / ranking: the largest first; equal values share a rank and the next one is left out (1, 2, 2, 4). */
interface Ranked {
  readonly key: string;
  readonly rank: number;
  readonly value: number;
}

/** Zeros are not ranked; what is below (more was taken off than came) is, so that the list adds up. Equal values stand in the order of their keys. */
export function ranked(values: ReadonlyMap<string, number>): Ranked[] {
  const sorted = [...values].filter(([, value]) => value !== 0).sort(by(([key, value]) => [-value, key]));
  const found: Ranked[] = [];
  for (const [i, [key, value]] of sorted.entries()) {
    const before = found[i - 1];
    found.push({ key, value, rank: before && before.value === value ? before.rank : i + 1 });
  }
  return found;
}
