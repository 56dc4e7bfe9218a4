/**
 * 识别 / recognising a sheet: which profile's heading stands in it, and where.
 *
 * The heading is searched in the first 20 rows or where the profile says, for each profile on its own: a row fits when every required heading is
 * there, one of each alternative group, and none that is forbidden. Headings in two lines are tried where no single row
 * fits. Where a profile demands one value of a whole column (填报方 = 提供馆填报), the first row that has a value decides.
 *
 * Several profiles may fit (`preferred`). If two are left the file is refused with both; nothing is guessed.
 */
import { by } from "../../../core/list.ts";
import { cellText, isBlankRow, type RawRow } from "../../../tables/cell.ts";
import { Problem } from "../reading/problem.ts";
import { readValue } from "../reading/read-cell-text.ts";
import type { Field } from "./field.ts";
import {
  type BoundColumn,
  bindColumns,
  doubledColumns,
  type Heading,
  headingKey,
  headingOfLetters,
  headingOfRow,
  headingOfTwoRows,
  headingTexts,
} from "./heading.ts";
import { type Fit, preferred } from "./preferred.ts";
import { type ColumnRule, columnNames, type Profile } from "./profile.ts";
import { hasLabel } from "./said-once.ts";

export type { Fit } from "./preferred.ts";

export const MAX_HEADING_ROW = 20;

/** A profile that does not fit, and the headings it misses in the row that comes nearest. */
export interface NearFit {
  readonly profile: string;
  readonly found: number;
  readonly missing: readonly string[];
  readonly forbidden: readonly string[];
}

interface Recognised {
  readonly fits: readonly Fit[];
  /** Those too that another is preferred to. */
  readonly allFits: readonly Fit[];
  /** Nearest first; empty when something fits. */
  readonly near: readonly NearFit[];
  /** The row that fits, or is most like a heading, as text. */
  readonly seen: string;
}

interface Candidate {
  readonly at: number;
  readonly lines: 0 | 1 | 2;
  readonly heading: Heading;
}

/** `rows` are the first of a sheet: enough to hold the heading and a row below it. */
export function recogniseSheet(profiles: readonly Profile[], rows: readonly RawRow[]): Recognised {
  const last = Math.max(MAX_HEADING_ROW, ...profiles.map(lastHeadingRow));
  const single = candidatesIn(rows.slice(0, last), 1);
  const double = candidatesIn(rows.slice(0, last), 2);
  const fits: Fit[] = [];
  for (const profile of profiles) {
    const fit = profile.heading.isLettered
      ? firstFit(profile, lettered(profile, rows), rows)
      : (firstFit(profile, single, rows) ?? firstFit(profile, double, rows));
    if (fit) fits.push(withSecondLine(fit, double, rows));
  }
  const [first] = fits;
  const near = first ? [] : nearFits(profiles, single, rows);
  const heading = first?.heading ?? likeliestHeading(profiles, single, rows);
  return { fits: preferred(fits), allFits: fits, near, seen: heading ? textOf(heading) : "" };
}

/** A table whose columns are known by their letters begins below the row that the profile names. */
function lettered({ heading: { row } }: Profile, rows: readonly RawRow[]): Candidate[] {
  const at = rows.findLastIndex((r) => r.row <= (row ?? 0));
  const widths = rows.slice(Math.max(at, 0)).map((r) => Math.max(r.width ?? 0, r.cells.length));
  const isThere = at >= 0 ? rows[at]?.row === row : row === 0;
  return isThere
    ? [
        {
          at,
          lines: at < 0 ? 0 : 1,
          heading: headingOfLetters(Math.max(0, ...widths), rows[at]?.cells ?? []),
        },
      ]
    : [];
}

export const lastHeadingRow = ({ heading }: Profile): number => heading.row ?? heading.within;

/** Where a profile looks for its heading. */
function isPlaceOf({ heading }: Profile, at: number, rows: readonly RawRow[]): boolean {
  return heading.row === null ? at < heading.within : rows[at]?.row === heading.row;
}

function candidatesIn(rows: readonly RawRow[], lines: 1 | 2): Candidate[] {
  const found: Candidate[] = [];
  for (let at = lines - 1; at < rows.length; at++) {
    const lower = rows[at]?.cells ?? [];
    const upper = rows[at - 1]?.cells ?? [];
    if (isBlankRow(lower) || (lines === 2 && isBlankRow(upper))) continue;
    found.push({
      at,
      lines,
      heading: lines === 1 ? headingOfRow(lower) : headingOfTwoRows({ upper, lower }),
    });
  }
  return found;
}

function firstFit(
  profile: Profile,
  candidates: readonly Candidate[],
  rows: readonly RawRow[],
): Fit | undefined {
  for (const candidate of candidates) {
    if (!profile.heading.isLettered && !isPlaceOf(profile, candidate.at, rows)) continue;
    const columns = bindColumns(profile, candidate.heading);
    // Most rows fit no profile: the rest of what it misses is asked of the others only.
    if (!profile.recognise.required.every((field) => columns.some((c) => c.field === field))) continue;
    const gap = gapOf(profile, { ...candidate, columns }, rows);
    if (gap.missing.length > 0 || gap.forbidden.length > 0) continue;
    const fit = { profile, columns, ...candidate };
    if (saysWhatItMust(fit, rows)) return fit;
  }
  return undefined;
}

/**
 * A row that fits by itself may still be half of a heading: the line below names more columns (页数 and 费用 under 数量), or
 * the line above tells two columns of one name apart (页数 under 请求 and under 提供).
 */
function withSecondLine(fit: Fit, double: readonly Candidate[], rows: readonly RawRow[]): Fit {
  if (fit.lines !== 1 || fit.profile.heading.isLettered) return fit;
  const at = (row: number): Fit | undefined =>
    firstFit(
      fit.profile,
      double.filter((c) => c.at === row),
      rows,
    );
  const below = at(fit.at + 1);
  // Of columns that become rows any text is a heading: values in the line below say nothing.
  const named = ({ columns, profile }: Fit): number =>
    columns.filter((c) => c.field !== profile.unpivot?.cell).length;
  if (below && named(below) > named(fit)) return below;
  const above = doubledColumns(fit.columns).length > 0 ? at(fit.at) : undefined;
  return above && doubledColumns(above.columns).length === 0 ? above : fit;
}

function gapOf(
  profile: Profile,
  { heading, columns, at, lines }: Candidate & { readonly columns: readonly BoundColumn[] },
  rows: readonly RawRow[],
): { missing: string[]; forbidden: string[] } {
  const there = new Set<Field>(columns.map((c) => c.field));
  const missing: string[] = [];
  for (const field of profile.recognise.required) if (!there.has(field)) missing.push(named(profile, field));
  for (const group of profile.recognise.anyOf) {
    if (!group.some((f) => there.has(f))) missing.push(group.map((f) => named(profile, f)).join(" / "));
  }
  for (const text of [...profile.recognise.headings, ...profile.leaveOut.keys()]) {
    const key = headingKey(text);
    if (!heading.columns.some((texts) => texts.some((t) => t.key === key))) missing.push(text);
  }
  missing.push(...missingTurned(profile, columns));
  for (const rule of profile.columns.values())
    missing.push(...missingOf(rule, columns, rows.slice(0, at + 1 - lines)));
  const forbidden = heading.columns.flatMap((texts) =>
    texts.filter((t) => profile.recognise.forbidden.includes(t.key)).map((t) => t.text),
  );
  return { missing, forbidden };
}

/** A column that becomes rows, and another beside it: any title would be the one alone, where all columns are meant. */
function missingTurned({ unpivot, heading }: Profile, columns: readonly BoundColumn[]): string[] {
  if (unpivot === null) return [];
  const turned = columns.filter((c) => c.field === unpivot.cell).length;
  const isAlone = turned === columns.length && heading.row === null;
  return turned === 0 || isAlone ? [unpivot.columns?.join(" / ") ?? unpivot.cell] : [];
}

/** Of a value that is made of several columns, those that are not there beside others; of one above the table, its label. */
function missingOf(rule: ColumnRule, columns: readonly BoundColumn[], above: readonly RawRow[]): string[] {
  const { from, field, required } = rule;
  if (from?.by === "above") return required !== false && !hasLabel(from.label, above) ? [from.label] : [];
  if (from?.by !== "columns" || from.how === "first") return [];
  const parts = columns.flatMap((c) => (c.field === field ? [c.part] : []));
  return parts.length === 0 ? [] : from.headings.filter((h) => !parts.includes(headingKey(h)));
}

/** A field by its first heading, as an officer would look for it. */
function named(profile: Profile, field: Field): string {
  const rule = profile.columns.get(field);
  return (rule && columnNames(rule)[0]) ?? field;
}

/** The first value in a column that must have one value everywhere; a sheet without rows says nothing against it. */
function saysWhatItMust(fit: Fit, rows: readonly RawRow[]): boolean {
  for (const column of fit.columns) {
    const { only, values } = column.rule;
    if (only === null || values === null) continue;
    const first = rows.slice(fit.at + 1).find((row) => cellText(row.cells[column.index]) !== "");
    if (!first) continue;
    const value = readValue(first.cells[column.index] ?? null, { values, unlisted: "finding" });
    if (value instanceof Problem || value !== only) return false;
  }
  return true;
}

const MAX_NEAR = 3;

function nearFits(
  profiles: readonly Profile[],
  candidates: readonly Candidate[],
  rows: readonly RawRow[],
): NearFit[] {
  const near: NearFit[] = [];
  for (const profile of profiles) {
    const best = candidates
      .filter((c) => isPlaceOf(profile, c.at, rows))
      .map((c) => {
        const columns = bindColumns(profile, c.heading);
        return { found: columns.length, ...gapOf(profile, { ...c, columns }, rows) };
      })
      .sort(by((a) => -a.found))[0];
    if (best && best.found > 0) near.push({ profile: profile.name, ...best });
  }
  const lacks = (n: NearFit): number => n.missing.length + n.forbidden.length;
  return near.sort(by((a) => [lacks(a), -a.found])).slice(0, MAX_NEAR);
}

function likeliestHeading(
  profiles: readonly Profile[],
  candidates: readonly Candidate[],
  rows: readonly RawRow[],
): Heading | undefined {
  let best: { score: number; heading: Heading } | undefined;
  for (const { heading } of candidates.filter((c) => profiles.some((p) => isPlaceOf(p, c.at, rows)))) {
    const known = Math.max(0, ...profiles.map((p) => bindColumns(p, heading).length));
    const filled = heading.columns.filter((texts) => texts.length > 0).length;
    const score = known * 1000 + filled;
    if (!best || score > best.score) best = { score, heading };
  }
  return best?.heading;
}

const MAX_SEEN = 300;

function textOf(heading: Heading): string {
  const text = headingTexts(heading).join(" | ");
  return text.length > MAX_SEEN ? `${text.slice(0, MAX_SEEN)}…` : text;
}
