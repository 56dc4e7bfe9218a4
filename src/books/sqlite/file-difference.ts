/** How a corrected file differs from the one it replaces, as multisets: where a row stands does not count. */
import { DifferenceTally } from "../../month/import/difference.ts";
import type { FileComparison, FileDifference } from "../../month/import/file.ts";
import type { RecordKind } from "../../records/record.ts";
import { isServiceKind } from "../../records/service-record.ts";
import type { Connection } from "./connection.ts";
import { counts } from "./read/reading.ts";
import { fenOf, RECORD_CONTENT, WAYBILL_CONTENT } from "./record-row.ts";
import { contentOf, SERVICE_TABLES, shownOf } from "./service-row.ts";
import { SPENT_COLUMNS } from "./spending-row.ts";

const MAX_EXAMPLES = 20;

interface Compared {
  readonly table: string;
  /** What names a row, as SQL. */
  readonly key: string;
  readonly content: readonly string[];
  /** The five columns an example shows, as SQL. */
  readonly shown: readonly string[];
}

function comparedFor(kind: RecordKind): Compared {
  if (kind === "courier-invoice") {
    return {
      table: "waybill_line",
      key: "waybill_no",
      content: WAYBILL_CONTENT,
      shown: ["waybill_no", "shipped_on", "NULL", "volumes", "charge_fen"],
    };
  }
  if (kind === "registered-users") {
    return {
      table: "user_count",
      key: "library || ' ' || service",
      content: ["library", "service", "registered", "new_users", "active_users"],
      shown: ["library", "NULL", "NULL", "NULL", "NULL"],
    };
  }
  if (kind === "subproject-spending") {
    return {
      table: "spending_line",
      key: "substr(day, 1, 7) || ' ' || voucher_no || ' ' || entry_no",
      content: SPENT_COLUMNS,
      shown: ["voucher_no", "day", "NULL", "NULL", "fen"],
    };
  }
  if (isServiceKind(kind)) {
    const table = SERVICE_TABLES[kind];
    return { table: table.name, key: table.key, content: contentOf(table), shown: shownOf(table) };
  }
  return {
    table: "record",
    key: "request_key",
    content: RECORD_CONTENT,
    shown: ["request_no", "supplied_on", "pages", "volumes", "fee_fen"],
  };
}

type Example = FileDifference["examples"][number];
type Group = [number, number, string, string, string | null, number | null, number | null, number | null];

export function fileDifference(db: Connection, of: FileComparison): FileDifference {
  const kind = db.prepare("SELECT kind FROM source_file WHERE number = ?").pluck().get(of.new);
  const old = JSON.stringify(of.old);
  const corrected = db.prepare(HAS_CORRECTIONS).pluck().get(old) === 1;
  const groups = db.prepare(differenceSql(comparedFor(kind as RecordKind), corrected)).raw(true);
  const tally = new DifferenceTally(of.setAside ?? { old: [], new: [] });
  const added: Example[] = [];
  const removed: Example[] = [];
  for (const row of groups.iterate(old, of.new)) {
    const [before, after, key, ...shown] = row as Group;
    tally.rows(key, { before, after });
    addExamples(added, { side: "added", times: after - before, shown });
    addExamples(removed, { side: "removed", times: before - after, shown });
  }
  return { ...tally.end(), examples: [...added, ...removed] };
}

function addExamples(
  to: Example[],
  of: { side: "added" | "removed"; times: number; shown: readonly [...Shown<Group>] },
): void {
  const [requestNo, suppliedOn, pages, volumes, fee] = of.shown;
  for (let i = 0; i < of.times && to.length < MAX_EXAMPLES; i++) {
    to.push({ side: of.side, requestNo, suppliedOn, pages, volumes, feeFen: fenOf(fee) });
  }
}

type Shown<T> = T extends [number, number, string, ...infer Rest] ? Rest : never;

const HAS_CORRECTIONS =
  "SELECT EXISTS (SELECT 1 FROM row_correction WHERE file IN (SELECT value FROM json_each(?)))";

/** One row a content, with how often each side has it, ordered by what names it. Rows that a corrected one stands for don't count. */
function differenceSql(c: Compared, corrected: boolean): string {
  const content = c.content.join(", ");
  const standing = corrected ? `AND ${counts(c.table)}` : "";
  return `
    SELECT sum(side = 0), sum(side = 1), known, ${c.shown.join(", ")} FROM (
      SELECT 0 AS side, ${c.key} AS known, ${content} FROM ${c.table}
        WHERE file IN (SELECT value FROM json_each(?)) ${standing}
      UNION ALL
      SELECT 1, ${c.key}, ${content} FROM ${c.table} WHERE file = ?)
    GROUP BY known, ${content} ORDER BY known, ${content}`;
}
