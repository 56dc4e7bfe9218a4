import { refuse } from "../../core/refusal.ts";
import { directoryOf, type Registry } from "../directory.ts";
import type { LibraryCode } from "../library.ts";
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
  const resolved = directoryOf(await readRegistry(read)).resolve(text, LATEST_DAY);
  if (resolved.kind === "found") return resolved.code;
  if (resolved.kind === "unknown") refuse("library-must-be-known", { text });
  const candidates = resolved.candidates.map((l) => `${l.code} ${l.nameZh}`).join("、");
  return refuse("library-must-be-unambiguous", { text, candidates });
}

/** A typed name is meant as of now: aliases without an end are the ones in use. */
const LATEST_DAY = "2199-12-31";
