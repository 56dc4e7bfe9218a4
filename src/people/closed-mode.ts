import type { CheckMode } from "./operator.ts";

/** How the closed period was checked. One that names no people was closed where no operator was registered. */
export function modeIn(manifest: string): CheckMode {
  const people = parsedManifest(manifest)?.people;
  if (typeof people !== "object" || people === null || !("mode" in people)) return "unregistered";
  return people.mode === "single-person" || people.mode === "two-person" ? people.mode : "unregistered";
}
/** The members of a manifest's text; null when it is no such text any more. */
export function parsedManifest(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : null;
  } catch {
    return null;
  }
}
