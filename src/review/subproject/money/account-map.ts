/**
 * 科目对照 / account map: what the accounts, projects and departments of a finance system mean in a sub-project's budget, as data.
 *
 * A ledger says 科目编码, 项目 and 部门, "[0813J]联合咨询服务（结转）" with its code in brackets. Each rule names a column and a value of it,
 * and what that says: line, class, source, library, or that the row is this sub-project's; 支出 is spending, 上年支出收回 takes back
 * what was spent in an earlier year (account 8101, general knowledge). What several rules say of one row is put together; where they
 * contradict each other, or one of the columns means nothing, the row is asked about.
 *
 * Worked example: 科目编码 72010230227 → 咨询补贴, 30227; 项目 0813J → this sub-project, 上年结转资金; 部门 801 → 10008.
 */
import type { FundSource } from "../../../records/record.ts";
import { textKey } from "../../../tables/cell.ts";

/** 科目编码, 项目, 部门. */
export type LedgerColumn = "account" | "project" | "department";

export interface AccountRule {
  readonly column: LedgerColumn;
  readonly value: string;
  readonly line: string;
  readonly economicClass: string;
  readonly source: FundSource | null;
  readonly library: string;
  /** Null: it says neither. */
  readonly role: "spending" | "earlier-year" | "project" | null;
}

export interface AccountMap {
  readonly subproject: string;
  readonly rules: readonly AccountRule[];
}

/** "[0813]联合咨询服务" → its code; a text without brackets is its own. */
function codeOf(text: string): string {
  return /^\s*[[［【(（]\s*([^\]］】)）]+?)\s*[\]］】)）]/.exec(text)?.[1] ?? text.trim();
}

/** The rules for a cell: of its code, else of its whole text. */
export function rulesFor(map: AccountMap, of: { column: LedgerColumn; text: string }): AccountRule[] {
  if (of.text.trim() === "") return [];
  const own = map.rules.filter((r) => r.column === of.column);
  const same = (text: string): AccountRule[] => own.filter((r) => textKey(r.value) === textKey(text));
  const byCode = same(codeOf(of.text));
  return byCode.length > 0 ? byCode : same(of.text);
}

/** What all columns of a row say together; `missing`: of these nothing is known, or no class; `contradictions`: two rules say it otherwise. */
export interface Mapped {
  readonly line: string;
  readonly economicClass: string;
  readonly source: FundSource | null;
  readonly library: string;
  readonly isEarlierYear: boolean;
  readonly missing: readonly LedgerColumn[];
  readonly contradictions: readonly string[];
}

type Cells = Readonly<Record<LedgerColumn, string>>;

/** The map whose project rules know the row's 项目. */
export function mapOf(maps: readonly AccountMap[], project: string): AccountMap | undefined {
  return maps.find((map) =>
    rulesFor(map, { column: "project", text: project }).some((r) => r.role === "project"),
  );
}

export function mappedBy(map: AccountMap, cells: Cells): Mapped {
  const columns: readonly LedgerColumn[] = ["account", "project", "department"];
  const found = columns.map((column) => rulesFor(map, { column, text: cells[column] }));
  const rules = found.flat();
  const said = <V extends string>(of: (rule: AccountRule) => V | null | ""): V[] => [
    ...new Set(rules.map(of).filter((v): v is V => v !== null && v !== "")),
  ];
  const [lines, classes, sources, libraries, roles] = [
    said((r) => r.line),
    said((r) => r.economicClass),
    said((r) => r.source),
    said((r) => r.library),
    said((r) => (r.role === "project" ? null : r.role)),
  ];
  const [line = "", economicClass = "", isEarlierYear] = [lines[0], classes[0], roles[0] === "earlier-year"];
  // What came back finds no line in the budget: it makes one.
  const isPlaced = economicClass !== "" && (line !== "" || !isEarlierYear);
  return {
    ...{ line, economicClass, source: sources[0] ?? null, library: libraries[0] ?? "", isEarlierYear },
    // A map without departments says of none whose money it is.
    missing: columns.filter(
      (column, i) =>
        (found[i]?.length === 0 || (column === "account" && !isPlaced)) &&
        cells[column] !== "" &&
        (column !== "department" ||
          (libraries.length === 0 && map.rules.some((r) => r.column === "department"))),
    ),
    contradictions: [lines, classes, sources, libraries, roles]
      .filter((v) => v.length > 1)
      .map((v) => v.join(" / ")),
  };
}
