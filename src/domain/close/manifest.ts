import type { CheckMode } from "../people/operator.ts";

/** 关账清单 / manifest: what a closed period consists of, chained to the period closed before it. */
export interface PeriodClose {
  readonly period: string;
  /** 1, 2, …: the order of closing. */
  readonly ordinal: number;
  /** The manifest's canonical JSON text. */
  readonly manifest: string;
  /** SHA-256 of `manifest`. */
  readonly hash: string;
  /** The hash of the close before it; 64 zeros for the first. */
  readonly previous: string;
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

/** How the closed period was checked. One that names no people was closed where no operator was registered. */
export function modeIn(manifest: string): CheckMode {
  const people = parsedManifest(manifest)?.people;
  if (typeof people !== "object" || people === null || !("mode" in people)) return "unregistered";
  return people.mode === "single-person" || people.mode === "two-person" ? people.mode : "unregistered";
}
