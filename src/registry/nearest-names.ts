/**
 * 相近的馆名 / which libraries a text that names nobody was probably meant for: the three whose names are nearest.
 *
 * Two names are as far apart as what must be struck out of both until they are equal. A sign counts the
 * less the more names have it: 北京, 大学 and 学院 tell nobody apart, 师范 and 农业 do. Counted in whole numbers: the bits of
 * (number of names / names with that sign). A code is compared with codes only. What is equally near stands by code.
 *
 * Worked example: of 4 names with 大 in all (1 bit) and 师 in one (3 bits), 师大 and 大 are 3 apart, 师大 and 师范大 as many as 范
 * counts. This only helps a person who has to say which is meant: nothing is ever taken for its nearest name.
 */
import { by } from "../core/list.ts";
import type { Carrier } from "./carriers.ts";
import { type LibraryCode, parseLibraryCode } from "./library.ts";
import { bareKey, lookOf, nameKey } from "./name-key.ts";

const SHOWN = 3;

interface NamedKey {
  readonly key: string;
  readonly code: LibraryCode;
  readonly weight: number;
  readonly signs: ReadonlyMap<string, number>;
}

/** Built once; then each text costs as much as the names that share its signs. */
export function nearestIn(
  carriers: ReadonlyMap<string, readonly Carrier[]>,
  codes: readonly LibraryCode[],
): (text: string) => LibraryCode[] {
  const isKnown = new Set(codes);
  const named = [...carriers].flatMap(([key, held]) =>
    [...new Set(held.map((c) => c.code))]
      .filter((c) => isKnown.has(c))
      .map((code) => ({ key: bareKey(key), code })),
  );
  const names = nearestAmong(named);
  const numbers = nearestAmong(codes.map((code) => ({ key: nameKey(code), code })));
  return (text) => {
    const code = parseLibraryCode(text.normalize("NFKC"));
    return code === undefined ? names(lookOf(text)) : numbers(nameKey(code));
  };
}

function nearestAmong(named: readonly { key: string; code: LibraryCode }[]): (key: string) => LibraryCode[] {
  const unique = new Map(named.map((n) => [`${n.key} ${n.code}`, n]));
  const withSign = new Map<string, number>();
  for (const { key } of unique.values())
    for (const sign of new Set(key)) withSign.set(sign, (withSign.get(sign) ?? 0) + 1);
  const weights = new Map(
    [...withSign].map(([sign, names]) => [sign, bits(Math.floor(unique.size / names))]),
  );
  const weightOf = (sign: string): number => weights.get(sign) ?? bits(unique.size);
  const keys = [...unique.values()].map((n): NamedKey => ({ ...n, ...weighed(n.key, weightOf) }));
  const bySign = new Map<string, NamedKey[]>();
  for (const k of keys)
    for (const sign of k.signs.keys()) {
      const held = bySign.get(sign);
      if (held) held.push(k);
      else bySign.set(sign, [k]);
    }
  return (key) => (key === "" ? [] : nearest(key, { keys, bySign, weightOf }));
}

function nearest(
  key: string,
  among: {
    keys: readonly NamedKey[];
    bySign: ReadonlyMap<string, readonly NamedKey[]>;
    weightOf: (sign: string) => number;
  },
): LibraryCode[] {
  const { weight, signs } = weighed(key, among.weightOf);
  const shared = new Map<NamedKey, number>();
  for (const [sign, times] of signs)
    for (const k of among.bySign.get(sign) ?? [])
      shared.set(k, (shared.get(k) ?? 0) + among.weightOf(sign) * Math.min(times, k.signs.get(sign) ?? 0));
  // No order of the signs can bring two names nearer than what they share: most are out without being looked at.
  const near = among.keys
    .map((k) => ({ k, least: weight + k.weight - 2 * (shared.get(k) ?? 0) }))
    .sort(by(({ least }) => least));
  const best = new Map<LibraryCode, number>();
  for (const { k, least } of near) {
    const worst = [...best.values()].sort(by((distance) => distance))[SHOWN - 1];
    if (worst !== undefined && least > worst) break;
    const distance = apart(key, k.key, among.weightOf);
    best.set(k.code, Math.min(distance, best.get(k.code) ?? distance));
  }
  return [...best]
    .sort(by(([code, distance]) => [distance, code]))
    .slice(0, SHOWN)
    .map(([code]) => code);
}

function weighed(key: string, weightOf: (sign: string) => number): Pick<NamedKey, "weight" | "signs"> {
  const signs = new Map<string, number>();
  let weight = 0;
  for (const sign of key) {
    signs.set(sign, (signs.get(sign) ?? 0) + 1);
    weight += weightOf(sign);
  }
  return { weight, signs };
}

/** What must be struck out of both; two neighbours that changed places cost the lighter one. */
function apart(a: string, b: string, weightOf: (sign: string) => number): number {
  const [one, other] = [[...a], [...b]];
  const weights = other.map(weightOf);
  let before: number[] = [];
  let row = [0];
  for (const weight of weights) row.push((row.at(-1) ?? 0) + weight);
  for (let i = 0; i < one.length; i++) {
    const weight = weightOf(one[i] ?? "");
    const next = [(row[0] ?? 0) + weight];
    for (let j = 0; j < other.length; j++) {
      const weightThere = weights[j] ?? 0;
      let least = Math.min((row[j + 1] ?? 0) + weight, (next[j] ?? 0) + weightThere);
      if (one[i] === other[j]) least = Math.min(least, row[j] ?? 0);
      if (i > 0 && j > 0 && one[i] === other[j - 1] && one[i - 1] === other[j])
        least = Math.min(least, (before[j - 1] ?? 0) + Math.min(weight, weightThere));
      next.push(least);
    }
    [before, row] = [row, next];
  }
  return row.at(-1) ?? 0;
}

function bits(count: number): number {
  let length = 1;
  for (let left = count; left > 1; left = Math.floor(left / 2)) length += 1;
  return length;
}
