/**
 * 识别 / recognising a sheet: which profile's heading stands in it, and where.
 *
 * The heading is searched in the first 20 rows, for each profile on its own: a row fits when every required heading is
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
  headingOfRow,
  headingOfTwoRows,
  headingTexts,
} from "./heading.ts";
import type { Profile } from "./profile.ts";

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
  /** The row most like a heading, as text. */
  readonly seen: string;
}

interface Candidate {
  readonly at: number;
  readonly lines: 1 | 2;
  readonly heading: Heading;
}

/** `rows` are the first of a sheet: enough to hold the heading and a row below it. */
export function recogniseSheet(profiles: readonly Profile[], rows: readonly RawRow[]): Recognised {
  const single = candidatesIn(rows, 1);
  const double = candidatesIn(rows, 2);
  const fits: Fit[] = [];
  for (const profile of profiles) {
    const fit = firstFit(profile, single, rows) ?? firstFit(profile, double, rows);
    if (fit) fits.push(withSecondLine(fit, double, rows));
  }
  const near = fits.length > 0 ? [] : nearFits(profiles, single);
  return { fits: preferred(fits), allFits: fits, near, seen: likeliestHeading(profiles, single) };
}

function candidatesIn(rows: readonly RawRow[], lines: 1 | 2): Candidate[] {
  const found: Candidate[] = [];
  const last = Math.min(rows.length, MAX_HEADING_ROW);
  for (let at = lines - 1; at < last; at++) {
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
    const columns = bindColumns(profile, candidate.heading);
    const gap = gapOf(profile, candidate.heading, columns);
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
  if (fit.lines === 2) return fit;
  const at = (row: number): Fit | undefined =>
    firstFit(
      fit.profile,
      double.filter((c) => c.at === row),
      rows,
    );
  const below = at(fit.at + 1);
  if (below && below.columns.length > fit.columns.length) return below;
  const above = doubledColumns(fit.columns).length > 0 ? at(fit.at) : undefined;
  return above && doubledColumns(above.columns).length === 0 ? above : fit;
}

function gapOf(
  profile: Profile,
  heading: Heading,
  columns: readonly BoundColumn[],
): { missing: string[]; forbidden: string[] } {
  const there = new Set<Field>(columns.map((c) => c.field));
  const missing: string[] = [];
  for (const field of profile.recognise.required) if (!there.has(field)) missing.push(named(profile, field));
  for (const group of profile.recognise.anyOf) {
    if (!group.some((f) => there.has(f))) missing.push(group.map((f) => named(profile, f)).join(" / "));
  }
  for (const text of profile.recognise.headings) {
    const key = headingKey(text);
    if (!heading.columns.some((texts) => texts.some((t) => t.key === key))) missing.push(text);
  }
  const forbidden = heading.columns.flatMap((texts) =>
    texts.filter((t) => profile.recognise.forbidden.includes(t.key)).map((t) => t.text),
  );
  return { missing, forbidden };
}

/** A field by its first heading, as an officer would look for it. */
function named(profile: Profile, field: Field): string {
  return profile.columns.get(field)?.headings[0] ?? field;
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

function nearFits(profiles: readonly Profile[], candidates: readonly Candidate[]): NearFit[] {
  const near: NearFit[] = [];
  for (const profile of profiles) {
    const best = candidates
      .map((c) => {
        const columns = bindColumns(profile, c.heading);
        return { found: columns.length, ...gapOf(profile, c.heading, columns) };
      })
      .sort(by((a) => -a.found))[0];
    if (best && best.found > 0) near.push({ profile: profile.name, ...best });
  }
  const lacks = (n: NearFit): number => n.missing.length + n.forbidden.length;
  return near.sort(by((a) => [lacks(a), -a.found])).slice(0, MAX_NEAR);
}

const MAX_SEEN = 300;

function likeliestHeading(profiles: readonly Profile[], candidates: readonly Candidate[]): string {
  let best: { score: number; heading: Heading } | undefined;
  for (const { heading } of candidates) {
    const known = Math.max(0, ...profiles.map((p) => bindColumns(p, heading).length));
    const filled = heading.columns.filter((texts) => texts.length > 0).length;
    const score = known * 1000 + filled;
    if (!best || score > best.score) best = { score, heading };
  }
  const text = best ? headingTexts(best.heading).join(" | ") : "";
  return text.length > MAX_SEEN ? `${text.slice(0, MAX_SEEN)}…` : text;
}

/**
 * 取舍 / which of several fitting profiles is meant: the one that explains more columns of the file; on a tie the plain one.
 *
 * A profile that extends another is made for some files, not for everybody's. It is preferred to the one it extends only
 * where it says more of the file: a heading that the other does not know (to read it or to leave it out), or takes for
 * another field; one column where the other finds two; or where its own document tells it apart (`recognise`, `only`) or has
 * a higher priority. Of several such profiles the highest priority counts, then, of one kind, the most columns. Where only
 * the unit of a column differs, both are left, and it is asked.
 *
 * Worked example: dd-supplier and a saved profile that adds 请求编号 for one library's number. A file with 申请单号 is
 * dd-supplier's, one with 请求编号 the saved one's.
 */
export function preferred(fits: readonly Fit[]): Fit[] {
  const ancestorsOf = (fit: Fit): Fit[] => fits.filter((f) => fit.profile.parents.includes(f.profile.name));
  const able = fits.filter((fit) => ancestorsOf(fit).every((other) => saysMore(fit, other)));
  const doubtful = fits.filter((f) => !able.includes(f) && ancestorsOf(f).some((o) => hasOtherUnits(f, o)));
  const extended = new Set(able.flatMap((f) => f.profile.parents));
  const own = [...able.filter((f) => !extended.has(f.profile.name)), ...doubtful];
  const highest = own.reduce((top, f) => Math.max(top, f.profile.priority), Number.NEGATIVE_INFINITY);
  const left = own.filter((f) => f.profile.priority === highest);
  return left.filter((f) => !left.some((other) => isKin(f, other) && explained(other) > explained(f)));
}

function saysMore(fit: Fit, extended: Fit): boolean {
  const { profile } = fit;
  if (profile.isToldApart || profile.priority > extended.profile.priority) return true;
  if (doubledColumns(fit.columns).length < doubledColumns(extended.columns).length) return true;
  const { headings, ignored } = extended.profile;
  return keysOf(fit.heading).some((key) => {
    const field = profile.headings.get(key);
    if (field !== undefined) return field !== headings.get(key);
    return profile.ignored.includes(key) && !ignored.includes(key) && !headings.has(key);
  });
}

/** 300 is 3.00 by the one and 300.00 by the other, and nothing in the file says which: that is asked. */
function hasOtherUnits(fit: Fit, extended: Fit): boolean {
  return fit.columns.some((c) => extended.columns.some((o) => o.index === c.index && o.unit !== c.unit));
}

/** Two ways to read files of one kind, made from one. */
function isKin(one: Fit, other: Fit): boolean {
  const [a, b] = [one.profile, other.profile];
  return a.kind === b.kind && a.parents.some((name) => b.parents.includes(name));
}

/** The columns it knows, whether it reads them or leaves them out by name. */
function explained({ profile, heading }: Fit): number {
  const isKnown = (key: string): boolean => profile.headings.has(key) || profile.ignored.includes(key);
  return heading.columns.filter((texts) => texts.some((t) => isKnown(t.key))).length;
}

function keysOf(heading: Heading): string[] {
  return heading.columns.flatMap((texts) => texts.map((t) => t.key));
}

/** 契合 / fit: a profile whose heading stands in a sheet, and where. */
export interface Fit {
  readonly profile: Profile;
  /** Position of the heading's last line among the rows given, from 0. */
  readonly at: number;
  readonly lines: 1 | 2;
  readonly heading: Heading;
  readonly columns: readonly BoundColumn[];
}
