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

/** The library a typed code or name means today; refused when none or several. */
export async function libraryOf(read: RegistryReads, text: string): Promise<LibraryCode> {
  return libraryNamed(text, await readRegistry(read)).code;
}
