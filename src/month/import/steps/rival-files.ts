/**
 * Two files of one source and month in one command. Which came last on the command line says nothing, so where they
 * contradict each other none is imported. Where one only adds to the other it is the later version, whatever their order.
 */

import type { Fact, Inside } from "../../../books/port.ts";
import { by } from "../../../core/list.ts";
import { Refusal } from "../../../core/refusal.ts";
import type { FileDifference } from "../file.ts";
import { speaksOfItself } from "../row-witness.ts";
import { repeatedReading, type Slot } from "./earlier-reading.ts";
import { readersOf, readingFacts } from "./import-file.ts";
import type { Importing } from "./importing.ts";
import { draftOf, prepared, received, setAsideIn, sheetsOf } from "./prepare-import.ts";

/** More versions than this of one file are not sorted out. */
const MAX_RIVALS = 6;

interface Rival {
  readonly path: string;
  readonly name: string;
  readonly sha256: string;
  readonly slot: Slot;
}

interface Rivals {
  /** The paths as they are to be imported. */
  readonly order: readonly string[];
  readonly refused: ReadonlyMap<string, Refusal>;
}

export async function rivalsAmong(
  paths: readonly string[],
  importing: (path: string) => Importing,
): Promise<Rivals> {
  const order = [...paths];
  const refused = new Map<string, Refusal>();
  const groups = new Map<string, Rival[]>();
  for (const path of paths.length > 1 ? new Set(paths) : []) {
    const rival = importing(path).options.beside ? null : await newcomer(importing(path), path);
    if (!rival) continue;
    const key = JSON.stringify(rival.slot);
    const group = groups.get(key) ?? [];
    if (!group.some((r) => r.sha256 === rival.sha256)) group.push(rival);
    groups.set(key, group);
  }
  for (const [path, refusal] of await copiesAmong([...groups.values()].flat(), importing))
    refused.set(path, refusal);
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    const sorted = await oneByOne(group, importing);
    if (sorted === null) for (const rival of group) refused.set(rival.path, rivalry(rival, group));
    else {
      const places = group.map((r) => order.indexOf(r.path)).sort((a, b) => a - b);
      places.forEach((place, i) => {
        order[place] = sorted[i]?.path ?? "";
      });
    }
  }
  return { order, refused };
}

/** The same rows under the names of two libraries: who is right can't be told. Empty sheets are two deliveries. */
async function copiesAmong(
  rivals: readonly Rival[],
  importing: (path: string) => Importing,
): Promise<Map<string, Refusal>> {
  const refused = new Map<string, Refusal>();
  const copies = rivals.filter(({ slot }) => speaksOfItself(slot.kind));
  for (const [i, a] of copies.entries()) {
    const others = copies.slice(i + 1).filter((b) => b.sha256 === a.sha256 && b.name !== a.name);
    for (const b of refused.has(a.path) ? [] : others) {
      const found = await differenceOf(importing(a.path), importing(b.path));
      if (found === "refused" || found.kept + found.changed + found.removed === 0) continue;
      for (const [one, other] of [[a, b] as const, [b, a] as const]) {
        const params = { file: one.name, copy: other.name };
        const code = "files-of-one-run-must-not-be-copies";
        refused.set(one.path, new Refusal({ code, params, at: null, findings: [] }));
      }
    }
  }
  return refused;
}

/** A file that is not in the books yet; null for others, and for those that are refused in their turn. */
async function newcomer(asked: Importing, path: string): Promise<Rival | null> {
  try {
    const opened = await asked.files.open(asked.path);
    try {
      const known = await asked.store.read.filesBySha(opened.sha256);
      const sheets = await sheetsOf(asked, opened, known);
      const file = await received(asked, { opened, sheets, known });
      const draft = draftOf(file);
      const about = { known, twin: file.twin, options: asked.options };
      if (file.correction || (await repeatedReading(asked.store.read, draft, about))) return null;
      return { path, name: opened.name, sha256: opened.sha256, slot: draft.slot };
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** Each only adding to the one before; null where two contradict each other. */
async function oneByOne(
  group: readonly Rival[],
  importing: (path: string) => Importing,
): Promise<Rival[] | null> {
  if (group.length > MAX_RIVALS) return null;
  const within = new Map(group.map((r) => [r, 0]));
  for (const [i, a] of group.entries()) {
    for (const b of group.slice(i + 1)) {
      const found = await differenceOf(importing(a.path), importing(b.path));
      if (found === "refused") continue;
      const larger = found.removed + found.changed === 0 ? b : found.added + found.changed === 0 ? a : null;
      if (larger === null) return null;
      within.set(larger, (within.get(larger) ?? 0) + 1);
    }
  }
  return [...group].sort(by((a) => [within.get(a) ?? 0, a.sha256]));
}

/** Both are read into the books, compared, and nothing is kept. */
async function differenceOf(old: Importing, fresh: Importing): Promise<FileDifference | "refused"> {
  const opened = [await old.files.open(old.path), await fresh.files.open(fresh.path)] as const;
  let difference: FileDifference | "refused" = "refused";
  try {
    const [before, after] = [await making(old, opened[0], 0), await making(fresh, opened[1], 1)];
    await old.store.apply(
      async function* (inside: Inside): AsyncGenerator<Fact> {
        yield* readingFacts(before, await readersOf(before));
        yield* readingFacts(after, await readersOf(after));
        const setAside = { old: setAsideIn(before), new: setAsideIn(after) };
        difference = await inside.fileDifference({
          old: [before.file.number],
          new: after.file.number,
          setAside,
        });
      },
      old.action,
      { dryRun: true },
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  } finally {
    for (const file of opened) await file.close();
  }
  return difference;
}

async function making(
  asked: Importing,
  opened: Awaited<ReturnType<Importing["files"]["open"]>>,
  ahead: number,
) {
  const sheets = await sheetsOf(asked, opened, []);
  const of = await received(asked, { opened, sheets, known: [] });
  return prepared(asked, of, { ahead });
}

function rivalry(rival: Rival, group: readonly Rival[]): Refusal {
  const rivals = group.filter((r) => r !== rival).map((r) => r.name);
  const { library, sentFor: period } = rival.slot;
  const params = { file: rival.name, rivals: rivals.join(", "), library: library ?? "", period };
  return new Refusal({ code: "files-of-one-run-must-not-rival", params, at: null, findings: [] });
}
