/**
 * 选表 / which sheets of a file are read, and by which profile.
 *
 * The first sheet whose heading fits a profile decides the profile. A profile may want all fitting sheets, or one by name,
 * pattern or position; a hidden sheet is read only if its profile names it. A sheet that fits and is not read is a
 * finding: somebody's records may stand in it.
 */
import { type Finding, finding } from "../../../core/finding.ts";
import { by } from "../../../core/list.ts";
import { refuse } from "../../../core/refusal.ts";
import { cellText, columnLetter, isBlankCell, isBlankRow, type RawRow } from "../../../tables/cell.ts";
import type { OpenedFile, RawSheet } from "../../../tables/files.ts";
import { doubledColumns, headingKey, readPerson } from "../columns/heading.ts";
import { matchesPattern } from "../columns/name-pattern.ts";
import type { Profile } from "../columns/profile.ts";
import {
  type Fit,
  lastHeadingRow,
  MAX_HEADING_ROW,
  type NearFit,
  recogniseSheet,
} from "../columns/recognise.ts";
import { nilText } from "../reading/nil-rows.ts";
import type { UnreadSheet } from "../receipt.ts";
import { remarksOnRows } from "../said-of-rows.ts";
import { unitSaid } from "../unit-said.ts";

/** Rows below the heading that are looked at to tell one profile from another, and to see the month. */
const ROWS_BELOW = 30;
const ROWS_SEEN = MAX_HEADING_ROW + ROWS_BELOW;

export interface ChosenSheet {
  readonly sheet: RawSheet;
  /** The sheet's first rows: the titles, the heading and some rows below it. */
  readonly head: readonly RawRow[];
  readonly fit: Fit;
}

export interface ChosenSheets {
  readonly first: ChosenSheet;
  readonly all: readonly ChosenSheet[];
  /** Meant like those, without a heading, and with nothing in them but 本月无业务: to be read as the first is, if they are anybody's. */
  readonly nil: readonly ChosenSheet[];
  readonly unread: readonly UnreadSheet[];
  /** Lines of other sheets that point at rows: 说明 says 以上为6月补报. */
  readonly remarks: readonly SheetRemark[];
}

/** `sheet`: its position in the file, from 1. */
export interface SheetRemark extends RawRow {
  readonly sheet: number;
}

interface Seen {
  readonly sheet: RawSheet;
  readonly head: readonly RawRow[];
  readonly fits: readonly Fit[];
  readonly allFits: readonly Fit[];
  readonly near: readonly NearFit[];
  readonly text: string;
}

/** What a person or an earlier reading names instead of the profile: all, those of these names (`*` stands for any text), or these. */
export type SheetSelection =
  | "all"
  | { readonly names: readonly string[] }
  | { readonly positions: readonly number[] };

export async function chooseSheets(asked: {
  opened: OpenedFile;
  profiles: readonly Profile[];
  /** --profile. */
  named: string | undefined;
  selection?: SheetSelection | undefined;
}): Promise<ChosenSheets> {
  const { opened, selection, named } = asked;
  const profiles = profilesNamed(asked);
  requireSheets(opened, selection);
  const seen: Seen[] = [];
  for (const sheet of opened.sheets) seen.push(await look(sheet, { profiles, selection }));
  const meant = selection === undefined ? seen : seen.filter(({ sheet }) => selects(selection, sheet));
  const first = meant.find((s) => s.fits.length > 0) ?? refuseUnknown(opened, meant);
  const [fit] = first.fits;
  if (fit === undefined || first.fits.length > 1) {
    const names = first.fits.map((f) => f.profile.name).join(", ");
    return refuse("profile-must-be-unambiguous", { file: opened.name, profiles: names, seen: first.text });
  }
  const choice = fit.profile.sheets.by;
  const many = selection !== undefined || choice === "all" || choice === "pattern";
  const all: ChosenSheet[] = [];
  const nil: ChosenSheet[] = [];
  const unread: UnreadSheet[] = [];
  for (const one of seen) {
    const same = fitOf(one, fit.profile);
    const isMeant = one === first || (many && meant.includes(one));
    const why = whyUnread(one);
    // By a format that nobody named it may be somebody's records all the same.
    const isOthers = why === "other-heading" && named !== undefined && fitsAny(one, asked);
    if (same && isMeant) {
      all.push({ sheet: one.sheet, head: one.head, fit: same });
      continue;
    }
    // Who names a sheet wants it read.
    if (selection !== undefined && selection !== "all" && isMeant && why !== "nil")
      refuseUnknown(opened, [one]);
    if (isMeant && why === "nil")
      nil.push({ sheet: one.sheet, head: one.head, fit: { ...fit, at: nilAt(one.head) - 1, lines: 0 } });
    const name = one.sheet.name ?? "";
    if (isOthers || why === "not-chosen")
      unread.push({ name, why: "not-chosen", isAlike: same !== undefined });
    else unread.push({ name, why });
  }
  requireNobody(opened.name, all);
  const remarks = seen.flatMap((one) => (whyUnread(one) === "other-heading" ? remarksIn(one) : []));
  return { first: { sheet: first.sheet, head: first.head, fit }, all, nil, unread, remarks };
}

/** A profile may name a column by its letter, or by half of its heading: who stands there must not be read all the same. */
function requireNobody(file: string, chosen: readonly ChosenSheet[]): void {
  for (const { sheet, head, fit } of chosen) {
    const found = readPerson(fit.heading, fit.columns);
    if (!found) continue;
    const { field, index } = found.column;
    const about = {
      heading: found.heading,
      letter: columnLetter(index + 1),
      field,
      profile: fit.profile.name,
    };
    const at = { file, sheet: sheet.name, row: head[fit.at]?.row ?? null, column: null };
    refuse("people-must-not-be-read", about, { at });
  }
}

function fitsAny({ sheet, head }: Seen, by: { profiles: readonly Profile[] }): boolean {
  const all = profilesNamed({ profiles: by.profiles, named: undefined });
  return (
    recogniseSheet(
      all.filter((p) => admits(p, sheet)),
      head,
    ).fits.length > 0
  );
}

/** A sheet that the plain profile would read as well is read as the others are. */
function fitOf(seen: Seen, profile: Profile): Fit | undefined {
  const isPlainer = seen.fits.some((f) => profile.parents.includes(f.profile.name));
  return (isPlainer ? seen.allFits : seen.fits).find((f) => f.profile.name === profile.name);
}

/** A field that stands in two columns of a sheet that is read: which one counts is not ours to choose. */
export function doubledHeadings(
  file: string,
  chosen: readonly ChosenSheet[],
): Finding<"heading-must-be-unique">[] {
  return chosen.flatMap(({ sheet, head, fit }) =>
    doubledColumns(fit.columns).map(({ field, columns }) =>
      finding(
        "heading-must-be-unique",
        {
          field,
          profile: fit.profile.name,
          columns: columns.map((c) => ({ heading: c.heading, letter: columnLetter(c.index + 1) })),
          sameName: new Set(columns.map((c) => headingKey(c.heading))).size === 1,
        },
        { at: { file, sheet: sheet.name, row: head[fit.at]?.row ?? null, column: null } },
      ),
    ),
  );
}

export function requireOneColumnEach(file: string, chosen: readonly ChosenSheet[]): void {
  const [first, ...others] = doubledHeadings(file, chosen);
  if (first)
    refuse("heading-must-be-unique", first.params, {
      ...(first.at ? { at: first.at } : {}),
      findings: others,
    });
}

/** Before the rows are read: what stands below them is heard when they are. */
export function requireNoUnitAbove(file: string, chosen: readonly ChosenSheet[]): void {
  for (const { sheet, head, fit } of chosen) {
    for (const row of head.slice(0, fit.at + 1 - fit.lines)) {
      const said = unitSaid(fit, row.cells);
      const at = { file, sheet: sheet.name, row: row.row, column: null };
      if (said) refuse("unit-must-stand-in-headings", said, { at });
    }
  }
}

function profilesNamed(asked: {
  profiles: readonly Profile[];
  named: string | undefined;
}): readonly Profile[] {
  const { profiles, named } = asked;
  // Letters fit any table: such a profile is taken only by its name.
  if (named === undefined) return profiles.filter((p) => !p.heading.isLettered);
  const found = profiles.filter((p) => p.name === named);
  if (found.length > 0) return found;
  return refuse("profile-must-exist", { name: named, known: profiles.map((p) => p.name).join(", ") });
}

/** A text file has no sheets to choose from. */
function requireSheets(opened: OpenedFile, selection: SheetSelection | undefined): void {
  if (selection === undefined || selection === "all" || !("names" in selection)) return;
  const names = opened.sheets.flatMap((s) => s.name ?? []);
  for (const name of selection.names)
    if (!names.some((n) => matchesPattern(n.trim(), name)))
      refuse("named-sheet-must-exist", { file: opened.name, sheet: name, sheets: names.join(", ") });
}

/** A hidden sheet is read only where it is named. */
function selects(selection: SheetSelection, sheet: RawSheet): boolean {
  if (selection === "all") return !sheet.hidden;
  if ("positions" in selection) return selection.positions.includes(sheet.position);
  const name = (sheet.name ?? "").trim();
  return selection.names.some((said) => (sheet.hidden ? said === name : matchesPattern(name, said)));
}

async function look(
  sheet: RawSheet,
  by: { profiles: readonly Profile[]; selection: SheetSelection | undefined },
): Promise<Seen> {
  const { selection } = by;
  const isAdmitted = (profile: Profile): boolean =>
    selection === undefined ? admits(profile, sheet) : !sheet.hidden || selects(selection, sheet);
  const admitted = by.profiles.filter(isAdmitted);
  const count = Math.max(MAX_HEADING_ROW, ...admitted.map(lastHeadingRow)) + ROWS_BELOW;
  const head = await firstRows(sheet, count);
  const { fits, allFits, near, seen } = recogniseSheet(admitted, head);
  return { sheet, head, fits, allFits, near, text: seen };
}

function admits(profile: Profile, sheet: RawSheet): boolean {
  const choice = profile.sheets;
  // A text file is its only sheet, whatever the workbook's sheet was called.
  if (sheet.name === null) return true;
  switch (choice.by) {
    case "first":
    case "all":
      return !sheet.hidden;
    case "name":
      return sheet.name.trim() === choice.name;
    case "pattern":
      return matchesPattern(sheet.name.trim(), choice.pattern);
    case "position":
      return sheet.position === choice.position;
  }
}

async function firstRows(sheet: RawSheet, count: number): Promise<RawRow[]> {
  const rows: RawRow[] = [];
  for await (const batch of sheet.rows()) {
    rows.push(...batch.slice(0, count - rows.length));
    if (rows.length >= count) break;
  }
  return rows;
}

function whyUnread(seen: Seen): UnreadSheet["why"] {
  if (seen.sheet.hidden) return "hidden";
  if (seen.head.every((row) => isBlankRow(row.cells))) return "empty";
  if (seen.fits.length > 0) return "not-chosen";
  return nilTextOf(seen) === null ? "other-heading" : "nil";
}

/** What a sheet says that says nothing, below its titles, but that there is nothing. */
function nilTextOf({ head }: Seen): string | null {
  const rows = head.slice(nilAt(head)).filter((row) => !isBlankRow(row.cells));
  const texts = rows.map((row) => nilText(row.cells, () => false));
  return texts.includes(null) ? null : (texts[0] ?? null);
}

/** Where titles end, each a text alone in its row. */
function nilAt(head: readonly RawRow[]): number {
  const at = head.findIndex(
    ({ cells }) => nilText(cells, () => false) !== null || cells.filter((c) => !isBlankCell(c)).length > 1,
  );
  return at === -1 ? head.length : at;
}

function remarksIn({ sheet, head }: Seen): SheetRemark[] {
  const remarks = head.filter(({ cells }) => remarksOnRows(cells.map(cellText).join(" ")));
  return remarks.map((row) => ({ ...row, sheet: sheet.position }));
}

function refuseUnknown(opened: OpenedFile, seen: readonly Seen[]): never {
  const isEmpty = (one: Seen): boolean => one.head.every((row) => isBlankRow(row.cells));
  if (seen.every((one) => isEmpty(one) && one.head.length < ROWS_SEEN))
    refuse("file-must-not-be-empty", { path: opened.path });
  const text = seen.map(nilTextOf).find((said) => said !== null);
  const isNil = seen.every((one) => isEmpty(one) || nilTextOf(one) !== null);
  if (isNil && text) refuse("nil-return-must-have-a-heading", { file: opened.name, text });
  const found = (one: Seen): number => one.near[0]?.found ?? 0;
  const best = [...seen].sort(by((a) => -found(a)))[0];
  const near = best?.near.slice(0, 3) ?? [];
  return refuse("profile-must-fit", { file: opened.name, seen: best?.text ?? "", near });
}
