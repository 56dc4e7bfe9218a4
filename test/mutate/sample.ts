/** A random sample that is the same for the same seed. */

/** Numbers from 0 to below 1 (mulberry32): small, and good enough to draw a sample. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<T>(all: readonly T[], how: { readonly size: number; readonly seed: number }): T[] {
  const random = randomOf(how.seed);
  const keyed = all.map((item) => ({ item, key: random() }));
  return keyed
    .sort((a, b) => a.key - b.key)
    .slice(0, how.size)
    .map(({ item }) => item);
}
