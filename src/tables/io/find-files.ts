/**
 * What the paths of a command line stand for. A shell expands inbox/*.xlsx before a program sees it; cmd and PowerShell hand
 * it over as it is, so a pattern means the same here as it does there: what it matches was named. A file that is really
 * called so comes first. A folder stands for the files in it, not for those in its subfolders: old versions lie there.
 */
import { readdirSync, type Stats, statSync } from "node:fs";
import { basename, dirname, join, parse, relative, sep } from "node:path";
import { Refusal, refuse } from "../../core/refusal.ts";
import { leftByPrograms, type PassedOver } from "../passed-over.ts";
import { refuseUnreadable } from "./disk-file.ts";
import { matchesWildcards } from "./match-wildcards.ts";

/** Far more than an alliance sends in a year. */
const MAX_FILES = 10_000;

export interface FoundFiles {
  /** Each once, in the order they were given, those of a folder by name. */
  readonly paths: readonly string[];
  readonly passedOver: readonly PassedOver[];
  /** For what leads to no file at all. */
  readonly refused: readonly Refusal[];
}

/** `given`: absolute; `books`: where the books lie, which may be in the same folder. */
export function findFiles(given: readonly string[], books: string): FoundFiles {
  const search = new Search(books, given.length === 1);
  for (const path of given) search.add(path);
  return search;
}

class Search implements FoundFiles {
  readonly passedOver: (PassedOver & { readonly path: string })[] = [];
  readonly refused: Refusal[] = [];
  private readonly found = new Set<string>();
  private readonly books: string;
  private readonly isAlone: boolean;

  constructor(books: string, isAlone: boolean) {
    this.books = books;
    this.isAlone = isAlone;
  }

  get paths(): string[] {
    return [...this.found];
  }

  /** What leads to no file is refused by itself; the others are still found. */
  add(path: string): void {
    try {
      const stat = statOf(path);
      const why = this.whyPassed(path);
      if (stat?.isDirectory()) this.addFolder(path);
      else if (stat === undefined && /[*?]/.test(path)) this.addMatches(path);
      // Who names a hidden file means it: no shell does by a star.
      else if (why === null || why === "hidden") this.addFile(path);
      else if (this.isAlone) refuse("file-must-hold-data", { path, why });
      else this.pass(path, why);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === "inputs-must-be-bounded") throw error;
      this.refused.push(error);
    }
  }

  private addFolder(folder: string): void {
    const files = namesIn(folder).filter((name) => {
      const path = join(folder, name);
      const why = this.whyPassed(path) ?? (statOf(path)?.isDirectory() ? "folder" : null);
      if (why === null) this.addFile(path);
      else this.pass(path, why);
      return why === null;
    });
    if (files.length > 0) return;
    const passedOver = this.passedOver.filter((p) => dirname(p.path) === folder);
    refuse("folder-must-hold-files", { path: folder, passedOver });
  }

  private addMatches(path: string): void {
    const pattern = path.replaceAll("\\", "/");
    const { root } = parse(pattern);
    let matches = [root];
    for (const part of pattern.slice(root.length).split("/"))
      matches = matches.flatMap((folder) => matchesIn(folder, part));
    if (matches.length === 0) refuseUnmatched(pattern);
    for (const match of matches) {
      const why = this.whyPassed(match);
      if (why === null) this.add(match);
      else this.pass(match, why);
    }
  }

  private addFile(path: string): void {
    this.found.add(path);
    if (this.found.size > MAX_FILES) refuse("inputs-must-be-bounded", { limit: MAX_FILES });
  }

  private whyPassed(path: string): PassedOver["why"] | null {
    const isOfBooks = ["", "-wal", "-shm", "-journal"].some((ending) => path === this.books + ending);
    return isOfBooks ? "books" : leftByPrograms(basename(path));
  }

  private pass(path: string, why: PassedOver["why"]): void {
    // What SQLite keeps beside them comes and goes: the books themselves are said.
    if (why === "books" && path !== this.books) return;
    if (!this.passedOver.some((p) => p.path === path))
      this.passedOver.push({ path, name: basename(path), why });
  }
}

/** Undefined where nothing stands, or what stands can't be reached: opening it says why. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    return refuseUnreadable(folder, error);
  }
}

/** What a part of a pattern leads to from a folder. */
function matchesIn(folder: string, part: string): string[] {
  if (!/[*?]/.test(part)) {
    const path = join(folder, part);
    return statOf(path) ? [path] : [];
  }
  if (!statOf(folder)?.isDirectory()) return [];
  const isWindows = process.platform === "win32";
  return namesIn(folder)
    .filter((name) => matchesWildcards(name, { pattern: part, ignoreCase: isWindows }))
    .map((name) => join(folder, name));
}

function refuseUnmatched(path: string): never {
  // The folder of the last part where all before it are plain; else the one before the first star.
  let folder = dirname(path);
  while (/[*?]/.test(folder)) folder = dirname(folder);
  const isThere = statOf(folder)?.isDirectory() === true;
  const files = isThere ? namesIn(folder).length : null;
  const pattern = relative(folder, path).replaceAll(sep, "/");
  return refuse("pattern-must-match", { pattern, folder, files });
}
