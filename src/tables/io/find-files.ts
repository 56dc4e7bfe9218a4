/**
 * What the paths of a command line stand for. A shell expands inbox/*.xlsx before a program sees it; cmd and PowerShell hand
 * it over as it is, so a pattern means the same here as it does there: what it matches was named. A file that is really
 * called so comes first. A folder stands for the files in it, not for those in its subfolders: old versions lie there. A zip
 * stands for all files in it: somebody packed them to be read.
 */
import { readdirSync, type Stats } from "node:fs";
import { basename, dirname, join, parse, relative, sep } from "node:path";
import { by } from "../../core/list.ts";
import { Refusal, refuse } from "../../core/refusal.ts";
import { leftByPrograms, type PassedOver } from "../passed-over.ts";
import { placeOf, refuseUnreadable, statOf } from "./disk-file.ts";
import { matchesWildcards } from "./match-wildcards.ts";
import type { ZipMember } from "./zip/zip-members.ts";

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
export async function findFiles(given: readonly string[], books: string): Promise<FoundFiles> {
  const search = new Search(books, given.length === 1);
  for (const path of given) await search.add(path);
  const { found, passed, refused } = search;
  return { paths: [...found], passedOver: [...passed.values()], refused };
}

class Search {
  readonly refused: Refusal[] = [];
  readonly found = new Set<string>();
  /** Looked at already: what is named twice is read and refused once. */
  private readonly seen = new Set<string>();
  readonly passed = new Map<string, PassedOver>();
  private readonly books: string;
  private readonly isAlone: boolean;

  constructor(books: string, isAlone: boolean) {
    this.books = books;
    this.isAlone = isAlone;
  }

  /** What leads to no file is refused by itself; the others are still found. */
  async add(path: string): Promise<void> {
    try {
      const stat = statOf(path);
      const why = this.whyPassed(path);
      if (stat?.isDirectory()) await this.addFolder(path);
      else if (stat === undefined && /[*?]/.test(path)) await this.addMatches(path);
      // Who names a hidden file means it: no shell does by a star.
      else if (why === null || why === "hidden") await this.addFile(path, stat);
      else if (this.isAlone) refuse("file-must-hold-data", { path, why });
      else this.pass(path, why);
    } catch (error) {
      this.reject(error);
    }
  }

  private async addFolder(folder: string): Promise<void> {
    let files = 0;
    for (const name of namesIn(folder)) {
      const path = join(folder, name);
      const stat = statOf(path);
      const why = this.whyPassed(path) ?? (stat?.isDirectory() ? "folder" : null);
      if (why !== null) this.pass(path, why);
      else {
        files += 1;
        // A zip that is broken keeps none of the other files out.
        await this.addFile(path, stat).catch((error: unknown) => this.reject(error));
      }
    }
    if (files > 0) return;
    const passedOver = this.passedWithin(folder);
    refuse("folder-must-hold-files", { path: folder, passedOver });
  }

  private async addMatches(path: string): Promise<void> {
    const pattern = path.replaceAll("\\", "/");
    const { root } = parse(pattern);
    let matches = [root];
    for (const part of pattern.slice(root.length).split("/"))
      matches = matches.flatMap((folder) => matchesIn(folder, part));
    if (matches.length === 0) refuseUnmatched(pattern);
    for (const match of matches) {
      const why = this.whyPassed(match);
      if (why === null) await this.add(match);
      else this.pass(match, why);
    }
  }

  private async addFile(path: string, stat: Stats | undefined): Promise<void> {
    if (this.seen.has(path)) return;
    this.seen.add(path);
    const members = await membersIn(path, stat);
    if (members === null) return this.take(path);
    const data = members.filter(({ name }) => {
      const why = leftByPrograms(name);
      if (why !== null) this.pass(`${path}/${name}`, why, `${basename(path)}/${name}`);
      return why === null;
    });
    const at = placeOf(path);
    if (data.length === 0) refuse("zip-must-hold-files", { passedOver: this.passedWithin(path) }, { at });
    if (data.every((m) => m.fault === "encrypted"))
      refuse("zip-must-be-complete", { why: "encrypted" }, { at });
    for (const { name, fault } of data) {
      if (fault === null) this.take(`${path}/${name}`);
      else this.refused.push(memberRefusal(`${basename(path)}/${name}`, fault));
    }
  }

  private take(path: string): void {
    this.found.add(path);
    if (this.found.size > MAX_FILES) refuse("inputs-must-be-bounded", { limit: MAX_FILES });
  }

  private reject(error: unknown): void {
    if (!(error instanceof Refusal) || error.code === "inputs-must-be-bounded") throw error;
    this.refused.push(error);
  }

  private whyPassed(path: string): PassedOver["why"] | null {
    const isOfBooks = ["", "-wal", "-shm", "-journal"].some((ending) => path === this.books + ending);
    return isOfBooks ? "books" : leftByPrograms(basename(path));
  }

  private pass(path: string, why: PassedOver["why"], name = basename(path)): void {
    // What SQLite keeps beside them comes and goes: the books themselves are said.
    if (why === "books" && path !== this.books) return;
    this.passed.set(path, { name, why });
  }

  private passedWithin(folder: string): PassedOver[] {
    return [...this.passed]
      .filter(([path]) => path.startsWith(`${folder}${sep}`) || path.startsWith(`${folder}/`))
      .map(([, p]) => p);
  }
}

/** Files of a zip, by name; null where it is none. A workbook is a zip, too, and is opened as what it is. */
async function membersIn(path: string, stat: Stats | undefined): Promise<readonly ZipMember[] | null> {
  if (!stat?.isFile() || stat.size === 0 || /\.xls[xm]$/i.test(path)) return null;
  const { membersOf } = await import("./zip/zip-members.ts");
  const members = await membersOf(path);
  return members === null ? null : [...members].sort(by((m) => m.name));
}

function memberRefusal(name: string, why: NonNullable<ZipMember["fault"]>): Refusal {
  const place = placeOf({ name });
  return new Refusal({ code: "zip-member-must-be-readable", params: { why }, at: place, findings: [] });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    return refuseUnreadable({ path: folder, name: basename(folder) }, error);
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
