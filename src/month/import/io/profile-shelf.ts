/** The shipped profiles and those saved in the books, together. A saved one takes the place of a shipped one by name. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Hash } from "../../../core/machine-port.ts";
import { readTextFile } from "../../../tables/io/read-text.ts";
import type { Profile } from "../columns/profile.ts";
import { writeBuilt } from "./built-profiles.ts";
import { parseProfiles } from "./parse-profiles.ts";
import { type ProfileText, readDocument } from "./read-document.ts";

interface SavedProfile {
  readonly name: string;
  readonly text: string;
  /** The file it comes from, while it is not saved yet. */
  readonly origin?: string;
}

/** What the workflows ask for: all profiles, given those the books have saved. */
type ProfileShelf = (saved: readonly SavedProfile[]) => readonly Profile[];

const MAX_PROFILES = 500;

/** What was parsed last: reading the shipped profiles takes longer than importing a short file, and a year asks for them often. */
let last: { key: string; profiles: readonly Profile[] } | undefined;

interface ShelfText extends ProfileText {
  readonly name: string;
  readonly isSaved: boolean;
}

export function profileShelf(folder: string, hash: Hash): ProfileShelf {
  const shipped = shippedTexts(folder);
  return (saved) => {
    const texts = together(shipped, saved);
    const key = hash(JSON.stringify(texts));
    if (last?.key === key) return last.profiles;
    const profiles = parseProfiles(texts, hash);
    last = { key, profiles };
    return profiles;
  };
}

/** Every profile as it is written, those that only lend their columns too. */
export function profileTexts(folder: string, saved: readonly SavedProfile[]): ShelfText[] {
  return together(shippedTexts(folder), saved);
}

function shippedTexts(folder: string): ShelfText[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .slice(0, MAX_PROFILES)
    .map((name) => ({
      name: name.slice(0, -".yaml".length),
      origin: name,
      text: readTextFile(join(folder, name)),
      isSaved: false,
    }));
}

function together(shipped: readonly ShelfText[], saved: readonly SavedProfile[]): ShelfText[] {
  const replaced = new Set(saved.map((s) => s.name));
  return [
    ...shipped.filter((s) => !replaced.has(s.name)),
    ...saved.map(({ name, text, origin = `${name} (saved)` }) => ({ name, text, origin, isSaved: true })),
  ];
}

/** Part of the build: `to` is where the built program lies. */
export function buildProfiles(folder: string, to: string): void {
  writeBuilt(to, shippedTexts(folder).map(readDocument));
}

/** What it extends; undefined where it stands alone. */
export function parentOfProfile(source: ProfileText): string | undefined {
  return readDocument(source).said.extends;
}

/** The name a profile's text gives itself; refused when the text is no profile. */
export function nameOfProfile(source: ProfileText): string {
  return readDocument(source).said.profile;
}
