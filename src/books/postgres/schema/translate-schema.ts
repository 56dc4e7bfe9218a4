/**
 * The schema on a server is that of the embedded books, translated: both have the same tables, columns, keys, checks, references and
 * refusals, because there is one text of them. What a server asks for beside it stands in `server-functions.ts`.
 */
import { invariant } from "../../../core/bug.ts";
import type { Connection } from "../../database.ts";

interface SchemaObject {
  readonly type: "table" | "index" | "trigger" | "view";
  readonly name: string;
  readonly table: string;
  readonly sql: string;
}

/** `db`: new embedded books, in which all steps of the schema were run. Statements in an order in which a server can run them. */
export function serverSchema(db: Connection): string[] {
  const objects = db.prepare(OBJECTS).all() as SchemaObject[];
  const of = (type: SchemaObject["type"]): SchemaObject[] => objects.filter((one) => one.type === type);
  return [
    ...of("table").map((one) => tableOf(one.sql)),
    ...of("table").flatMap((one) => referencesOf(db, one)),
    ...of("index").map((one) => quoted(one.sql)),
    ...of("view").map((one) => one.sql),
    ...of("trigger").map(triggerOf),
  ];
}

const OBJECTS = `
  SELECT type, name, tbl_name AS "table", sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid`;

const REFERENCES = / REFERENCES \w+(?: \([^)]*\))?(?: DEFERRABLE INITIALLY DEFERRED)?/g;
const TABLE_REFERENCES = /,\s*FOREIGN KEY \([^)]*\) REFERENCES \w+(?: \([^)]*\))?/g;

function tableOf(sql: string): string {
  const name = /^CREATE TABLE "?(\w+)"?/.exec(sql)?.[1] ?? "";
  return quoted(sql)
    .replace(/\)\s*(?:STRICT|WITHOUT ROWID)(?:,\s*(?:STRICT|WITHOUT ROWID))*\s*$/, ")")
    .replace(TABLE_REFERENCES, "")
    .replace(REFERENCES, "")
    .replace(/\b(\w+) INTEGER PRIMARY KEY/g, `$1 bigint PRIMARY KEY DEFAULT next_number('${name}', '$1')`)
    .replace(/\bINTEGER\b/g, "bigint")
    .replace(/\bTEXT\b/g, 'text COLLATE "C"')
    .replace(/\bBLOB\b/g, "bytea");
}

/** A name of ours that is a word of PostgreSQL's. */
function quoted(sql: string): string {
  return sql.replace(/\bwindow\b/g, '"window"');
}

interface Reference {
  readonly id: number;
  readonly table: string;
  readonly from: string;
  readonly to: string | null;
}

/** Added when all tables are there: some refer to each other. */
function referencesOf(db: Connection, { name, sql }: SchemaObject): string[] {
  const rows = db
    .prepare(`SELECT id, "table", "from", "to" FROM pragma_foreign_key_list('${name}') ORDER BY id, seq`)
    .all();
  const ids = new Set((rows as Reference[]).map((row) => row.id));
  return [...ids].map((id) => {
    const columns = (rows as Reference[]).filter((row) => row.id === id);
    const [first] = columns;
    invariant(first !== undefined, "a reference has a column");
    const own = columns.map((c) => c.from).join(", ");
    const other = first.to === null ? "" : ` (${columns.map((c) => c.to).join(", ")})`;
    const late = sql.includes(`REFERENCES ${first.table} DEFERRABLE`) ? " DEFERRABLE INITIALLY DEFERRED" : "";
    return `ALTER TABLE ${name} ADD FOREIGN KEY (${own}) REFERENCES ${first.table}${other}${late}`;
  });
}

const TRIGGER =
  /^CREATE TRIGGER (?<name>\w+) BEFORE (?<event>INSERT|UPDATE|DELETE) ON (?<table>\w+)\s+(?:WHEN (?<when>[\s\S]*?)\s+)?BEGIN SELECT RAISE\(ABORT, '(?<code>[^']+)'\); END$/;

/** A change is refused whatever it is; TRUNCATE, which SQLite does not have, with the deletion. */
function triggerOf({ name, sql }: SchemaObject): string {
  const { event, table, when, code } = TRIGGER.exec(sql)?.groups ?? {};
  invariant(event !== undefined, `the trigger ${name} is one that can be translated`);
  if (when === undefined) {
    const events = event === "DELETE" ? "DELETE OR TRUNCATE" : event;
    return `CREATE TRIGGER ${name} BEFORE ${events} ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse('${code}')`;
  }
  return `
    CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF ${when} THEN RAISE EXCEPTION '${code}' USING ERRCODE = 'BA001'; END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER ${name} BEFORE ${event} ON ${table} FOR EACH ROW EXECUTE FUNCTION ${name}()`;
}
