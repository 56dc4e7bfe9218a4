/** How a corrected file differs from the one it replaces, as multisets: where a row stands does not count. */
import { shapeOf } from "../../month/import/columns/field.ts";
import { DifferenceTally } from "../../month/import/difference.ts";
import type { FileComparison, FileDifference } from "../../month/import/file.ts";
import type { RecordKind } from "../../records/record.ts";
import type { Connection } from "../database.ts";
import { counts } from "./read/reading.ts";
import { fenOf, REF_COLUMNS } from "./row-codec.ts";
import { FILE_TABLES } from "./row-tables.ts";

const MAX_EXAMPLES = 20;

type Example = FileDifference["examples"][number];
type Group = [number, number, string, string, string | null, number | null, number | null, number | null];

export function fileDifference(db: Connection, of: FileComparison): FileDifference {
  const kind = db.prepare("SELECT kind FROM source_file WHERE number = ?").pluck().get(of.new);
  const old = JSON.stringify(of.old);
  const corrected = db.prepare(HAS_CORRECTIONS).pluck().get(old) === 1;
  const groups = db.prepare(differenceSql(kind as RecordKind, corrected)).raw(true);
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
  "SELECT EXISTS (SELECT 1 FROM row_correction WHERE file IN (SELECT CAST(value AS INTEGER) FROM json_each(?)))";

/** One row a content, with how often each side has it, ordered by what names it. Rows that a corrected one stands for don't count. */
function differenceSql(kind: RecordKind, corrected: boolean): string {
  const { name, key, shown, columns } = FILE_TABLES[shapeOf(kind)];
  const content = columns.slice(REF_COLUMNS.length).join(", ");
  const standing = corrected ? `AND ${counts(name)}` : "";
  return `
    SELECT count(*) FILTER (WHERE side = 0), count(*) FILTER (WHERE side = 1), known, ${shown.join(", ")} FROM (
      SELECT 0 AS side, ${key} AS known, ${content} FROM ${name}
        WHERE file IN (SELECT CAST(value AS INTEGER) FROM json_each(?)) ${standing}
      UNION ALL
      SELECT 1, ${key}, ${content} FROM ${name} WHERE file = ?) a
    GROUP BY known, ${content} ORDER BY known, ${content}`;
}
