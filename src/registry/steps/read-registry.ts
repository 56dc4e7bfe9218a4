import type { Reader } from "../../books/port.ts";
import type { Registry } from "../directory.ts";

/** Everything the books know of libraries, as it stands now. */
export async function readRegistry(read: Reader): Promise<Registry> {
  return {
    libraries: await read.libraries(),
    aliases: await read.aliases(),
    agreements: await read.agreements(),
  };
}
