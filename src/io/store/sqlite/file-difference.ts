/** How a corrected file differs from the one it replaces, as multisets: where a row stands does not count. */
import type { FileDifference } from "../../../domain/import/file.ts";
import type { RecordKind } from "../../../domain/import/record.ts";
import { isServiceKind } from "../../../domain/import/service-record.ts";
import type { Connection } from "./connection.ts";
import { fenOf, RECORD_CONTENT, WAYBILL_CONTENT } from "./record-row.ts";
import { contentOf, SERVICE_TABLES, shownOf } from "./service-row.ts";
import { SPENT_COLUMNS } from "./spending-row.ts";

const MAX_EXAMPLES = 20;

interface Compared {
  readonly table: string;
  readonly content: readonly string[];
  /** The five columns an example shows, as SQL. */
  readonly shown: readonly string[];
}

function comparedFor(kind: RecordKind): Compared {
  if (kind === "courier-invoice") {
    return {
      table: "waybill_line",
      content: WAYBILL_CONTENT,
      shown: ["waybill_no", "shipped_on", "NULL", "volumes", "charge_fen"],
    };
  }
  if (kind === "registered-users") {
    return {
      table: "user_count",
      content: ["library", "service", "registered", "new_users", "active_users"],
      shown: ["library", "NULL", "NULL", "NULL", "NULL"],
    };
  }
  if (kind === "subproject-spending") {
    return {
      table: "spending_line",
      content: SPENT_COLUMNS,
      shown: ["voucher_no", "day", "NULL", "NULL", "fen"],
    };
  }
  if (isServiceKind(kind)) {
    const table = SERVICE_TABLES[kind];
    return { table: table.name, content: contentOf(table), shown: shownOf(table) };
  }
  return {
    table: "record",
    content: RECORD_CONTENT,
    shown: ["request_no", "supplied_on", "pages", "volumes", "fee_fen"],
  };
}

type Example = FileDifference["examples"][number];
type Group = [number, number, string, string | null, number | null, number | null, number | null];

export function fileDifference(db: Connection, span: { old: number; new: number }): FileDifference {
  const kind = db.prepare("SELECT kind FROM source_file WHERE number = ?").pluck().get(span.new);
  const groups = db.prepare(differenceSql(comparedFor(kind as RecordKind))).raw(true);
  const count = { added: 0, removed: 0, kept: 0 };
  const added: Example[] = [];
  const removed: Example[] = [];
  for (const row of groups.iterate(span.old, span.new)) {
    const [before, after, ...shown] = row as Group;
    count.kept += Math.min(before, after);
    count.added += Math.max(after - before, 0);
    count.removed += Math.max(before - after, 0);
    addExamples(added, { side: "added", times: after - before, shown });
    addExamples(removed, { side: "removed", times: before - after, shown });
  }
  return { ...count, examples: [...added, ...removed] };
}

function addExamples(
  to: Example[],
  of: { side: "added" | "removed"; times: number; shown: readonly [...Tail<Group>] },
): void {
  const [requestNo, suppliedOn, pages, volumes, fee] = of.shown;
  for (let i = 0; i < of.times && to.length < MAX_EXAMPLES; i++) {
    to.push({ side: of.side, requestNo, suppliedOn, pages, volumes, feeFen: fenOf(fee) });
  }
}

type Tail<T> = T extends [number, number, ...infer Rest] ? Rest : never;

/** One row a content, with how often each file has it, ordered by the content. */
function differenceSql(c: Compared): string {
  const content = c.content.join(", ");
  return `
    SELECT sum(side = 0), sum(side = 1), ${c.shown.join(", ")} FROM (
      SELECT 0 AS side, ${content} FROM ${c.table} WHERE file = ?
      UNION ALL
      SELECT 1, ${content} FROM ${c.table} WHERE file = ?)
    GROUP BY ${content} ORDER BY ${content}`;
}
