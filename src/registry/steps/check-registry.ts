import type { Reader } from "../../books/port.ts";
import { checkRegistry as check, type RegistryCheck } from "../check-registry.ts";
import { readRegistry } from "./read-registry.ts";

/** What is wrong in the registry of these books, and what is good to know. */
export async function checkRegistry(read: Reader): Promise<RegistryCheck> {
  return check(await readRegistry(read));
}
