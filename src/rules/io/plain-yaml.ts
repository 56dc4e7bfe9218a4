import type { Document } from "yaml";

/** Ten lines of aliases of aliases can stand for a thousand million values. */
const MAX_ALIASES = 50;

/** A document as plain values. An alias that names nothing, itself, or too much is told as why there are none. */
export function plainYaml(document: Document): { readonly raw: unknown } | { readonly why: string } {
  try {
    const raw: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    JSON.stringify(raw);
    return { raw };
  } catch (error) {
    return { why: (error instanceof Error ? error.message : `${error}`).split("\n")[0] ?? "" };
  }
}
