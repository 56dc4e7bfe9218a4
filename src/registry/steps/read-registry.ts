/**
 * What these books know of libraries. Everything is read at once and held in memory: some hundred libraries, their names and their
 * agreements, which every name in every row is looked up in.
 */
import type { Registry } from "../directory.ts";
import type { LibraryCode } from "../library.ts";
import { libraryNamed } from "../named-library.ts";
import type { RegistryReads } from "../port.ts";

/** Everything the books know of libraries, as it stands now. */
export async function readRegistry(read: RegistryReads): Promise<Registry> {
  return {
    libraries: await read.libraries(),
    aliases: await read.aliases(),
    agreements: await read.agreements(),
  };
}

/**
 * The library a typed code or name means today. Refused: library-must-be-known, with the nearest three, and
 * library-must-be-unambiguous, with all that may be meant.
 */
export async function libraryOf(read: RegistryReads, text: string): Promise<LibraryCode> {
  return libraryNamed(text, await readRegistry(read)).code;
}
