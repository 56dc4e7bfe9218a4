/**
 * What a command decides rests on books that were read before they were locked. Once they are locked it is looked whether
 * anything was added since: if so, the decision is thrown away and made again. So two imports of one file are one, whoever is first.
 */
import type { PeopleReads } from "../port.ts";

/** Thrown to leave the books as they are and to begin again. */
export class Overtaken extends Error {}

/** The number of the last action; 0 where there is none. */
export async function lastAction(read: Pick<PeopleReads, "actions">): Promise<number> {
  return (await read.actions({ last: 1 }))[0]?.number ?? 0;
}

/** Within the lock. Throws Overtaken where somebody has added to the books since the action. */
export async function requireNotOvertaken(read: Pick<PeopleReads, "actions">, since: number): Promise<void> {
  if ((await lastAction(read)) !== since) throw new Overtaken();
}

/** Each round means that somebody else got on: it ends when they do. */
export async function untilNotOvertaken<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
    }
  }
}
