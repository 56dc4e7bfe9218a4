/**
 * The program as people without Node get it: `npm run bundle -- linux-x64 win-x64 --to FOLDER` makes it, BALIS_BUNDLE names that folder. A
 * small month is worked by a bundle and by the program of this folder, and what both wrote is compared.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import JSZip from "jszip";
import { VERSION } from "../../src/terminal/version.ts";
import { STANDARD_BOOKS, words } from "../cases/run-case.ts";
import { putFiles } from "../people/month-files.ts";

const MAIN = resolve(import.meta.dirname, "../../bin/balis.js");

/** A system's zip; null where it was not made, or can't be unpacked. */
export function zipFor(system: string): string | null {
  const zip = join(process.env.BALIS_BUNDLE ?? "", `balis-${VERSION}-${system}.zip`);
  const canUnpack = spawnSync("unzip", ["-v"], { stdio: "ignore" }).status === 0;
  return process.env.BALIS_BUNDLE && canUnpack && existsSync(zip) ? zip : null;
}

/** Unpacks a zip; answers with the folder of the program. */
export function unpacked(zip: string, to: string): string {
  mkdirSync(to, { recursive: true });
  execFileSync("unzip", ["-q", zip, "-d", to]);
  return join(to, readdirSync(to)[0] ?? "");
}

/** A month with every kind of part: books, workbooks with and without charts, pictures of them, entries, a copy of the books. */
export const MONTH: readonly string[] = [
  ...STANDARD_BOOKS,
  "import inbox",
  "reconcile 2019-05",
  "courier audit 2019-05",
  "settle 2019-05",
  "report finance 2019-05 -o finance.xlsx",
  "report statistics 2019-05 -o statistics.xlsx --charts charts",
  "export journal --period 2019-05 --format csv -o journal.csv",
  "verify",
];

/** Begins a month: its files lie in `inbox`. */
export function beginMonth(cwd: string): void {
  mkdirSync(join(cwd, "inbox"), { recursive: true });
  putFiles(join(cwd, "inbox"), "05");
}

/** The same month by the program of this folder; answers with what it wrote. */
export function monthHere(cwd: string): Promise<Record<string, string>> {
  beginMonth(cwd);
  for (const line of MONTH) runHere(line, cwd);
  return writtenIn(cwd);
}

/** One command by the program of this folder. */
export function runHere(line: string, cwd: string): void {
  const env = { ...process.env, BALIS_OPERATOR: "li" };
  spawnSync(process.execPath, [MAIN, ...words(line)], { cwd, env, stdio: "ignore" });
}

/** What a month wrote, by name; of a workbook each part. Times of the clock are left out. */
export async function writtenIn(cwd: string): Promise<Record<string, string>> {
  const written: Record<string, string> = {};
  for (const name of readdirSync(cwd, { recursive: true, encoding: "utf8" }).sort()) {
    if (!/\.(xlsx|csv|svg|png)$/.test(name) || name.startsWith("inbox")) continue;
    const bytes = readFileSync(join(cwd, name));
    if (!name.endsWith(".xlsx")) written[name] = bytes.toString(name.endsWith(".png") ? "base64" : "utf8");
    else
      for (const part of Object.values((await JSZip.loadAsync(bytes)).files))
        written[`${name} ${part.name}`] = withoutTimes(await part.async("string"));
  }
  return written;
}

function withoutTimes(text: string): string {
  return text.replace(/\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d+)?Z?)?/g, "<time>");
}

/** What the READMEs show of the bundles: the line typed behind a system's prompt, and what was printed. */
export function shownInReadmes(prompt: ">" | "$"): { line: string; printed: string }[] {
  return ["README.md", "README.en.md"].flatMap((page) => {
    const text = readFileSync(resolve(import.meta.dirname, "../..", page), "utf8");
    return [...text.matchAll(/^```text\n(.) (.*)\n((?:.*\n)*?)```$/gm)]
      .filter((m) => m[1] === prompt)
      .map(([, , line = "", printed = ""]) => ({ line, printed }));
  });
}

/** Every file below a folder, with its size and when it was written: what a program that writes into its own folder would change. */
export function stateOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .sort()
    .map((name) => {
      const { size, mtimeMs } = statSync(join(folder, name));
      return `${name} ${size} ${mtimeMs}`;
    });
}
