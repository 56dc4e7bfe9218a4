/** Where the program's own templates lie: beside `dist/` when installed, beside `src/` from the sources. */
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Bug } from "../core/bug.ts";

const MAX_LEVELS = 4;

export function templatePath(name: string): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (let level = 0; level < MAX_LEVELS; level++) {
    const path = join(folder, "templates", name);
    if (existsSync(path)) return path;
    folder = dirname(folder);
  }
  throw new Bug(`the program's template ${name} is missing from its installation`);
}

/** The names of the templates in a folder, without their ending, sorted. */
export function templateNames(folder: string, ending: string): string[] {
  return readdirSync(templatePath(folder))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();
}
