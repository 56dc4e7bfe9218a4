import { type CheckMode, checkMode } from "../domain/people/operator.ts";
import type { Reader } from "../ports/store.ts";

/** How the books are checked now. */
export async function readCheckMode(read: Reader): Promise<CheckMode> {
  return checkMode({ settings: await read.settings(), operators: await read.operators() });
}
