/** The project's own files, for the tests that hold the house in order. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");

export function filesUnder(folder: string, ending: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((name) => name.endsWith(ending) && statSync(join(ROOT, name)).isFile())
    .sort();
}

export function textOf(file: string): string {
  return readFileSync(join(ROOT, file), "utf8");
}

/** Types that a package does not declare (`.d.ts`) are no code of ours. */
export const sources = filesUnder("src", ".ts").filter((file) => !file.endsWith(".d.ts"));

/** Source without comments, so that a rule can be spoken of. */
export function codeOf(file: string): string {
  return textOf(file)
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|\s)\/\/.*$/gm, "");
}

interface Import {
  readonly file: string;
  /** A file of ours, or the name of a package or of a module of Node's. */
  readonly target: string;
  readonly isOurs: boolean;
  readonly isType: boolean;
  /** Loaded only when it is needed. */
  readonly isLazy: boolean;
}

export const imports: readonly Import[] = sources.flatMap((file) => {
  const source = textOf(file);
  const eager = [...source.matchAll(/^(?:import|export)\s+(type\s)?[^;"']*?from\s+"([^"]+)"/gm)];
  const lazy = [...source.matchAll(/\bimport\("([^"]+)"\)/g)];
  const made = (path: string, how: { isType: boolean; isLazy: boolean }): Import => {
    const isOurs = path.startsWith(".");
    return {
      file,
      target: isOurs ? relative(ROOT, resolve(ROOT, dirname(file), path)) : path,
      isOurs,
      ...how,
    };
  };
  return [
    ...eager.map((m) => made(m[2] ?? "", { isType: m[1] !== undefined, isLazy: false })),
    ...lazy.map((m) => made(m[1] ?? "", { isType: false, isLazy: true })),
  ];
});
