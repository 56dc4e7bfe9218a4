/**
 * What was worked out of the books holds as long as nobody adds to them, and everybody who adds leaves an action: a run of many commands
 * asks for the audit of the same bill again and again.
 */
import type { PeopleReads } from "../port.ts";
import { lastAction } from "./overtaken.ts";

interface Known {
  readonly action: number;
  readonly answers: Map<string, Promise<unknown>>;
}

/** By the reader itself: one that reads otherwise (a trial, a moment that is held) is another object. */
const known = new WeakMap<object, Known>();

/** `key`: what is worked out, and of which period. A failure is not kept. */
export async function whileUnchanged<T>(
  read: Pick<PeopleReads, "actions">,
  key: string,
  work: () => Promise<T>,
): Promise<T> {
  const action = await lastAction(read);
  let now = known.get(read);
  if (now?.action !== action) now = { action, answers: new Map() };
  known.set(read, now);
  const { answers } = now;
  const before = answers.get(key) as Promise<T> | undefined;
  if (before) return before;
  const answer = work();
  answers.set(key, answer);
  answer.catch(() => answers.delete(key));
  return answer;
}
