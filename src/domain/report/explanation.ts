/**
 * 追溯 / explanation: what a figure rests on, step by step down to the file, sheet and row it was read from.
 *
 * A tree of facts without words: the command line tells it in either language, and --json gives it as it is.
 */
import type { RequestRecord } from "../import/record.ts";
import type { Entry } from "../ledger/entry.ts";
import type { Match } from "../reconcile/match.ts";
import type { RuleVersion } from "../rules.ts";
import type { Charge } from "../settle/charge.ts";
import type { Place, RecordRef } from "../source.ts";
import type { CellValue } from "./sheet.ts";

export type Fact =
  | {
      readonly kind: "cell";
      readonly sheet: string;
      readonly address: string;
      readonly value: CellValue;
      readonly formula: string | null;
    }
  | {
      readonly kind: "charge";
      readonly charge: Charge;
      readonly period: string;
      readonly itemNames: ReadonlyMap<string, string>;
    }
  | { readonly kind: "rule"; readonly rule: RuleVersion }
  | { readonly kind: "sum"; readonly charges: number; readonly fen: bigint }
  | { readonly kind: "match"; readonly match: Match }
  | {
      readonly kind: "record";
      readonly record: RequestRecord;
      readonly place: Place;
      readonly counts: boolean;
    }
  | { readonly kind: "row"; readonly ref: RecordRef; readonly place: Place }
  | { readonly kind: "entry"; readonly entry: Entry }
  | { readonly kind: "counted"; readonly of: string }
  | { readonly kind: "more"; readonly count: number };

export interface Explanation {
  readonly fact: Fact;
  readonly because: readonly Explanation[];
}

export type ReportName = "finance" | "statement" | "statistics";

export interface CellReference {
  readonly report: ReportName;
  readonly period: string;
  readonly library: string | null;
  readonly sheet: string;
  readonly address: string;
}

/**
 * "finance-2019-05.xlsx!补贴发放明细!F12", "statement-2019-05-10002.xlsx!通知!E9"; the file may carry a folder and quotes
 * may stand around it. Undefined when the text names no cell.
 */
export function parseCellReference(text: string): CellReference | undefined {
  const bare = text
    .replaceAll("'", "")
    .replaceAll('"', "")
    .replace(/^\[/, "")
    .replace(/\](?=[^!]+!)/, "!");
  const found =
    /^(?:.*[/\\])?(finance|statement|statistics)-(.+)\.xlsx!([^!]+)!(\$?[A-Za-z]{1,3}\$?\d+)$/i.exec(bare);
  if (!found) return undefined;
  const report = (found[1] ?? "").toLowerCase() as ReportName;
  const rest = found[2] ?? "";
  const library =
    report === "statement" ? /^(\d{4}(?:-\d{2}|-Q\d|)(?:\.\.\d{4}-\d{2})?)-(.+)$/.exec(rest) : null;
  if (report === "statement" && !library) return undefined;
  return {
    report,
    period: library?.[1] ?? rest,
    library: library?.[2] ?? null,
    sheet: found[3] ?? "",
    address: found[4] ?? "",
  };
}
