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
import { type BoundColumn, doubledColumns, type Heading } from "./heading.ts";
import type { Profile } from "./profile.ts";

/** 契合 / fit: a profile whose heading stands in a sheet, and where. */
export interface Fit {
  readonly profile: Profile;
  /** Position of the heading's last line among the rows given, from 0; −1 in a table that has none. */
  readonly at: number;
  readonly lines: 0 | 1 | 2;
  readonly heading: Heading;
  readonly columns: readonly BoundColumn[];
}

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
  const { headings, ignored, shared, leaveOut } = extended.profile;
  return keysOf(fit.heading).some((key) => {
    const field = profile.headings.get(key);
    if (profile.shared.has(key) && !shared.has(key)) return true;
    if (field !== undefined) return field !== headings.get(key);
    const isSaid = profile.ignored.includes(key) || profile.leaveOut.has(key);
    return isSaid && !ignored.includes(key) && !headings.has(key) && !leaveOut.has(key);
  });
}

/**
 * Whether every file that the profile fits is the other's, which it extends: nothing in it tells its files apart, whatever else
 * it says of their rows (what is left out by a column that both read, what is joined, words of totals).
 */
export function isUsedOnlyByName(profile: Profile, extended: Profile): boolean {
  const { headings, ignored, shared, leaveOut } = extended;
  if (profile.isToldApart || profile.priority > extended.priority) return false;
  const isKnown = (key: string): boolean => headings.has(key) || ignored.includes(key) || leaveOut.has(key);
  const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
  const sheets = (of: Profile): string =>
    of.sheets.by === "all" || of.sheets.by === "first" ? "visible" : JSON.stringify(of.sheets);
  return (
    [...profile.headings].every(([key, field]) => headings.get(key) === field) &&
    [...profile.ignored, ...profile.leaveOut.keys()].every(isKnown) &&
    [...profile.shared.keys()].every((key) => shared.has(key)) &&
    isSame([profile.recognise, profile.heading], [extended.recognise, extended.heading]) &&
    sheets(profile) === sheets(extended) &&
    [...profile.columns].every(([field, rule]) => rule.unit === extended.columns.get(field)?.unit)
  );
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
  const isKnown = (key: string): boolean =>
    [profile.headings, profile.shared, profile.leaveOut].some((known) => known.has(key)) ||
    profile.ignored.includes(key);
  return heading.columns.filter((texts) => texts.some((t) => isKnown(t.key))).length;
}

function keysOf(heading: Heading): string[] {
  return heading.columns.flatMap((texts) => texts.map((t) => t.key));
}
