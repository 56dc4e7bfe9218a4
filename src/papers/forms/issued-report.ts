/**
 * 上报 / an issued report: a form or report that was made for issue, as a fact: which it is, who made it and when, the file's SHA-256, and every
 * figure that it was made of. What the books would print today is compared figure by figure.
 *
 * Worked example: the mid-term report said 117,500.00 spent; a voucher of June comes later: funds.total.executed 117,500.00 → 118,000.00.
 */
import { by } from "../../core/list.ts";
import type { FormFacts, FormRow } from "./facts/form-facts.ts";
import type { FillingOf } from "./filled-note.ts";
import { asText } from "./plan-fill.ts";

/** By name: "funds.total.executed", "lines[0].executed". */
export type IssuedFigures = Readonly<Record<string, string>>;

export interface IssuedReport {
  /** Which report of what; it is made again by it. */
  readonly filling: FillingOf;
  /** As it was written, without its folder. */
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly figures: IssuedFigures;
}

export interface StoredIssue extends IssuedReport {
  readonly number: number;
  readonly at: string;
  readonly operator: string;
}

export interface FigureDifference {
  readonly name: string;
  /** Null: it was, or is, not there. */
  readonly issued: string | null;
  readonly now: string | null;
}

/** What says how the paper was made, and nothing of what it reports. */
const OF_THE_MAKING = new Set(["unchecked", "draft"]);

export function issuedFigures({ values, lists }: FormFacts): IssuedFigures {
  const shown = (row: FormRow, prefix: string): [string, string][] =>
    Object.entries(row).map(([name, cell]) => [`${prefix}${name}`, asText(cell.value)]);
  const all = [
    ...shown(values, ""),
    ...Object.entries(lists).flatMap(([list, rows]) =>
      rows.flatMap((row, i) => shown(row, `${list}[${i}].`)),
    ),
  ];
  const kept = all.filter(([name]) => !OF_THE_MAKING.has(name));
  return Object.fromEntries(kept.sort(by(([name]) => name)));
}

/** Whatever its form was: an issue of it takes the place of the ones before. */
export function isSamePaper(a: FillingOf, b: FillingOf): boolean {
  const named = ["report", "subproject", "year", "month", "until"] as const;
  return named.every((name) => a[name] === b[name]);
}

/** By name. */
export function figureDifferences(issued: IssuedFigures, now: IssuedFigures): FigureDifference[] {
  const names = [...new Set([...Object.keys(issued), ...Object.keys(now)])].sort();
  const said = (of: IssuedFigures, name: string): string | null => of[name] ?? null;
  return names
    .map((name) => ({ name, issued: said(issued, name), now: said(now, name) }))
    .filter((d) => !isSame(d));
}

const PERCENT = /^(-?[\d,]+\.\d)(\d?)%$/;

/** 建设效益 are said at 总验收, after the reports were handed in: what was empty then and is said since is no difference. */
const SAID_LATER = /^universities\[\d+\]\.benefit$/;

/** A figure that says nothing is as if it were not there. Rates were once kept with one decimal: such a one is held against no more than it said. */
function isSame({ name, issued, now }: FigureDifference): boolean {
  if ((issued ?? "") === (now ?? "") || (!issued && SAID_LATER.test(name))) return true;
  const [was, is] = [PERCENT.exec(issued ?? ""), PERCENT.exec(now ?? "")];
  if (!was || !is || was[2] !== "") return false;
  const digits = (found: RegExpExecArray): number => Number(`${found[1]}${found[2]}`.replace(/[,.]/g, ""));
  return Math.abs(digits(was) * 10 - digits(is)) <= 5;
}
