/**
 * What the build read of the shipped profiles, by their whole text: reading their YAML takes longer than importing a short file. A text
 * that was changed since, and one that is saved in the books, is not among them and is read.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ProfileDocument } from "./profile-schema.ts";

const FILE = "profiles.json";

type Built = Readonly<Record<string, ProfileDocument>>;

let built: Built | undefined;

export function builtDocument(text: string): ProfileDocument | undefined {
  built ??= readBuilt();
  return Object.hasOwn(built, text) ? built[text] : undefined;
}

/** Nothing where the program runs from its sources. */
function readBuilt(): Built {
  const file = new URL(`./${FILE}`, import.meta.url);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Built) : {};
}

/** `folder`: where the built program lies. */
export function writeBuilt(
  folder: string,
  documents: readonly { text: string; said: ProfileDocument }[],
): void {
  const said = Object.fromEntries(documents.map((d) => [d.text, d.said]));
  writeFileSync(join(folder, FILE), JSON.stringify(said));
}
