/**
 * Two files of one source and month in one command. Which came last on the command line says nothing, so where they
 * contradict each other none is imported. Where one only adds to the other it is the later version, whatever their order.
 */

import type { Fact, Inside } from "../../../books/port.ts";
import { by } from "../../../core/list.ts";
import { Refusal } from "../../../core/refusal.ts";
import { directoryOf } from "../../../registry/directory.ts";
import { readRegistry } from "../../../registry/steps/read-registry.ts";
import { ownName } from "../../../tables/files.ts";
import type { FileDifference } from "../file.ts";
import { speaksOfItself } from "../row-witness.ts";
import { readersOf, readingFacts } from "./apply-import.ts";
import { repeatedReading, type Slot } from "./earlier-reading.ts";
import { type Importing, openedFile } from "./importing.ts";
import { partsOf, readingsOf } from "./parts.ts";
import { draftOf, prepared, received, setAsideIn, sheetsOf } from "./prepare-import.ts";

/** More versions than this of one file are not sorted out. */
const MAX_RIVALS = 6;

interface Rival {
  readonly path: string;
  readonly name: string;
  readonly sha256: string;
  readonly slot: Slot;
  /** The part of the file that it is. */
  readonly sheets: readonly number[];
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
    if (importing(path).options.beside) continue;
    for (const rival of await newcomers(importing(path), path)) {
      const key = JSON.stringify(rival.slot);
      const group = groups.get(key) ?? [];
      if (!group.some((r) => r.sha256 === rival.sha256)) group.push(rival);
      groups.set(key, group);
    }
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
    const others = copies
      .slice(i + 1)
      .filter((b) => b.sha256 === a.sha256 && ownName(b.name) !== ownName(a.name));
    for (const b of refused.has(a.path) ? [] : others) {
      const found = await differenceOf(a, b, importing);
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

/** The parts of a file that are not in the books yet; none of one that is refused in its turn. */
async function newcomers(asked: Importing, path: string): Promise<Rival[]> {
  try {
    const opened = await openedFile(asked);
    try {
      const { read } = asked.store;
      const directory = directoryOf(await readRegistry(read));
      const chosen = await sheetsOf(asked, opened, await read.filesBySha(opened.sha256));
      const found: Rival[] = [];
      for (const sheets of partsOf(chosen, { directory, options: asked.options })) {
        const known = await readingsOf(read, { sha256: opened.sha256, sheets });
        const file = await received(asked, { opened, sheets, known });
        const draft = draftOf(file);
        const about = { known, twin: file.twin, options: asked.options };
        if (file.correction || (await repeatedReading(read, draft, about))) continue;
        found.push({
          ...{ path, name: opened.name, sha256: opened.sha256, slot: draft.slot },
          sheets: draft.sheets,
        });
      }
      return found;
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (error instanceof Refusal) return [];
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
      const found = await differenceOf(a, b, importing);
      if (found === "refused") continue;
      const larger = found.removed + found.changed === 0 ? b : found.added + found.changed === 0 ? a : null;
      if (larger === null) return null;
      within.set(larger, (within.get(larger) ?? 0) + 1);
    }
  }
  return [...group].sort(by((a) => [within.get(a) ?? 0, a.sha256]));
}

/** Both are read into the books, compared, and nothing is kept. */
async function differenceOf(
  one: Rival,
  other: Rival,
  importing: (path: string) => Importing,
): Promise<FileDifference | "refused"> {
  const [old, fresh] = [importing(one.path), importing(other.path)];
  const opened = [await openedFile(old), await openedFile(fresh)] as const;
  let difference: FileDifference | "refused" = "refused";
  try {
    const [before, after] = [
      await making(old, { rival: one, opened: opened[0], ahead: 0 }),
      await making(fresh, { rival: other, opened: opened[1], ahead: 1 }),
    ];
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
  of: { rival: Rival; opened: Awaited<ReturnType<Importing["files"]["open"]>>; ahead: number },
) {
  const { rival, opened, ahead } = of;
  const chosen = await sheetsOf(asked, opened, []);
  const all = [...chosen.all, ...chosen.nil].filter((s) => rival.sheets.includes(s.sheet.position));
  const sheets = { ...chosen, first: all[0] ?? chosen.first, all };
  return prepared(asked, await received(asked, { opened, sheets, known: [] }), { ahead });
}

function rivalry(rival: Rival, group: readonly Rival[]): Refusal {
  const rivals = group.filter((r) => r !== rival).map((r) => r.name);
  const { library, sentFor: period } = rival.slot;
  const params = { file: rival.name, rivals: rivals.join(", "), library: library ?? "", period };
  return new Refusal({ code: "files-of-one-run-must-not-rival", params, at: null, findings: [] });
}
