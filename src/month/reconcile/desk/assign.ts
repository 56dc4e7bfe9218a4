/**
 * 一对一分配 / the best one-to-one assignment of a group of candidates, where there is a clear one.
 *
 * All pairs of the group are weighed together, so it does not matter which row came first. A pair is taken only if every
 * assignment without it is worth clearly less: equal scores are never guessed.
 */
export interface Candidate {
  /** Places of the two accounts in their sides' lists. */
  readonly s: number;
  readonly r: number;
  readonly points: number;
}

/** Larger groups than this are no slip of the pen but a mistake of an export: a person looks at them. */
const LARGEST_SIDE = 40;
const SMALLER_SIDE = 8;

/** The pairs of the best assignment that are beyond doubt, by place. Groups too large to weigh have none. */
export function clearPairs(group: readonly Candidate[], margin: number): Candidate[] {
  const only = group[0];
  if (only && group.length === 1) return [only];
  const suppliers = new Set(group.map((c) => c.s));
  const requesters = new Set(group.map((c) => c.r));
  const [small, large] = [suppliers.size, requesters.size].sort((a, b) => a - b);
  if ((small ?? 0) > SMALLER_SIDE || (large ?? 0) > LARGEST_SIDE) return [];
  const best = bestAssignment(group);
  return best.pairs.filter((pair) => {
    const without = bestAssignment(group.filter((c) => c !== pair));
    return best.points - without.points >= margin;
  });
}

interface Assignment {
  readonly points: number;
  readonly pairs: readonly Candidate[];
}

/** Row by row of the larger side, the best so far for each set of places taken on the smaller side. */
function bestAssignment(group: readonly Candidate[]): Assignment {
  const bySupplier = new Set(group.map((c) => c.s)).size >= new Set(group.map((c) => c.r)).size;
  const row = (c: Candidate): number => (bySupplier ? c.s : c.r);
  const column = (c: Candidate): number => (bySupplier ? c.r : c.s);
  const columns = [...new Set(group.map(column))].sort((a, b) => a - b);
  const rows = [...new Set(group.map(row))].sort((a, b) => a - b);
  let states = new Map<number, Assignment>([[0, { points: 0, pairs: [] }]]);
  for (const at of rows) {
    const next = new Map(states);
    for (const candidate of group.filter((c) => row(c) === at)) {
      const bit = 1 << columns.indexOf(column(candidate));
      for (const [taken, before] of states) {
        if (taken & bit) continue;
        const points = before.points + candidate.points;
        const there = next.get(taken | bit);
        if (there === undefined || points > there.points)
          next.set(taken | bit, { points, pairs: [...before.pairs, candidate] });
      }
    }
    states = next;
  }
  let best: Assignment = { points: 0, pairs: [] };
  for (const state of states.values()) if (state.points > best.points) best = state;
  return best;
}
