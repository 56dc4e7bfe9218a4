/** Whether two paths lead to one file, by whatever links and names. */
import { type BigIntStats, statSync } from "node:fs";

export function isSameFile(a: string, b: string): boolean {
  const [one, other] = [statOf(a), statOf(b)];
  return one !== undefined && other !== undefined && one.dev === other.dev && one.ino === other.ino;
}

function statOf(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return undefined; // why it can't be reached is said where it is opened
  }
}
