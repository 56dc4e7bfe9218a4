/**
 * 分表 / a workbook with a sheet a library, or a sheet a month: each library's and month's sheets are a file of their own, with
 * the workbook's name and hash. What is said once per sheet (its titles and its name) decides; sheets that say nothing, or the
 * same, stay together. Where a person said whose file it is, or that titles don't count, it is not taken apart for that.
 *
 * A sheet without a heading that only says 本月无业务 is a nil return of the same
 * kind where all sheets name their libraries, or their months.
 *
 * Worked example: sheets 北京大学, 清华大学 and 清华大学(2) of 2019-05 are two files: 10001's with one sheet, 10003's with two.
 */
import { groupBy } from "../../../core/list.ts";
import type { Directory } from "../../../registry/directory.ts";
import type { OpenedFile } from "../../../tables/files.ts";
import { stands } from "../file.ts";
import type { ImportReads, StoredFile } from "../port.ts";
import { librarySaid, periodSaid } from "../said-in-text.ts";
import type { ChosenSheet, ChosenSheets } from "./choose-sheets.ts";
import { titlesOf } from "./file-identity.ts";
import type { ImportOptions } from "./importing.ts";

export function partsOf(
  sheets: ChosenSheets,
  of: { directory: Directory; options: ImportOptions },
): ChosenSheets[] {
  const nil = nilReturns(sheets, of);
  const read = [...sheets.all, ...nil];
  const said = read.map((chosen) => ({ chosen, ...saidBy(chosen, of) }));
  const isOne = (values: readonly string[]): boolean => new Set(values.filter((v) => v !== "")).size <= 1;
  const isOneLibrary = isOne(said.map((s) => s.library));
  const isOnePeriod = isOne(said.map((s) => s.period));
  const groups = groupBy(said, (s) =>
    JSON.stringify([isOneLibrary ? "" : s.library, isOnePeriod ? "" : s.period]),
  );
  return [...groups.values()].map((group, i) => {
    const all = group.map((s) => s.chosen);
    const apart = read.filter((s) => !all.includes(s));
    // A sheet that nobody read is said once.
    const unread = [
      ...(i === 0 ? sheets.unread.filter((u) => !nil.some(({ sheet }) => sheet.name === u.name)) : []),
      ...apart.map(({ sheet }) => ({ name: sheet.name ?? "", why: "apart" as const })),
    ];
    return { ...sheets, first: all[0] ?? sheets.first, all, nil: [], unread };
  });
}

/**
 * Where each sheet names its library, or its month, one that only says 本月无业务 is the nil return of the library or month that it
 * alone names.
 */
function nilReturns(
  sheets: ChosenSheets,
  of: { directory: Directory; options: ImportOptions },
): readonly ChosenSheet[] {
  const others = sheets.all.map((chosen) => saidBy(chosen, of));
  return sheets.nil.filter((chosen) => {
    const own = saidBy(chosen, of);
    return (["library", "period"] as const).some(
      (about) => own[about] !== "" && others.every((o) => o[about] !== "" && o[about] !== own[about]),
    );
  });
}

/** What a sheet says of its library and month, to be compared with what others say; empty: nothing, or it does not count. */
function saidBy(
  chosen: ChosenSheet,
  { directory, options }: { directory: Directory; options: ImportOptions },
): { library: string; period: string } {
  const { profile } = chosen.fit;
  const titles = options.despite?.includes("title") ? [] : titlesOf({ sheets: [chosen] });
  const libraries = new Set<string>();
  const periods = new Set<string>();
  for (const text of titles) {
    const library = librarySaid(text, { directory, profile });
    if (library) libraries.add(library.isSure ? library.says.join() : text);
    const period = periodSaid(text, profile.covers);
    if (period.kind === "unclear") periods.add(text);
    else if (period.kind !== "none") periods.add(period.month);
  }
  const hasLibrary = options.library === undefined && profile.library.by === "own";
  const hasPeriod = options.period === undefined && profile.period.includes("title");
  return {
    library: hasLibrary ? [...libraries].sort().join("\n") : "",
    period: hasPeriod ? [...periods].sort().join("\n") : "",
  };
}

/** Of several readings of the same bytes, those that share a sheet with this one; of a file read before headings were kept it is not known. */
export async function readingsOf(
  read: ImportReads,
  of: { sha256: string; sheets: ChosenSheets },
): Promise<StoredFile[]> {
  const positions = of.sheets.all.map(({ sheet }) => sheet.position);
  const found: StoredFile[] = [];
  for (const file of await read.filesBySha(of.sha256)) {
    const before = await read.headings(file.number);
    if (before.length === 0 || before.some((h) => positions.includes(h.sheet))) found.push(file);
  }
  return found;
}

/** A sheet that another standing reading of the same bytes has read is not forgotten. */
export async function withoutReadApart(
  read: ImportReads,
  of: { sheets: ChosenSheets; opened: OpenedFile; known: readonly StoredFile[] },
): Promise<ChosenSheets> {
  const apart = new Set<string>();
  for (const file of of.known.filter(stands))
    for (const { sheet } of await read.headings(file.number))
      apart.add(of.opened.sheets[sheet - 1]?.name ?? "");
  const unread = of.sheets.unread.map((s) =>
    s.why === "not-chosen" && apart.has(s.name) ? { ...s, why: "apart" as const } : s,
  );
  return { ...of.sheets, unread };
}
