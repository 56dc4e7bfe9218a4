/**
 * The tables, indexes, views and triggers of the books against what the steps of the schema make: triggers and checks are what
 * refuses a change, and one that is gone, or one that somebody put in, is seen in no row.
 */
import type { AlteredObject } from "../../people/altered-rows.ts";
import { type EmbeddedConnection, loadDriver } from "./connection.ts";
import { MIGRATIONS, runMigrations } from "./schema/migrations.ts";

/** Those without a text are made by the keys of their table; what ANALYZE counts is the database's own. */
const OBJECTS = `
  SELECT type AS object, name, tbl_name AS "table", sql FROM sqlite_schema
  WHERE sql IS NOT NULL AND NOT (type = 'table' AND name IN ('sqlite_stat1', 'sqlite_stat4'))
  ORDER BY type, name`;

type SchemaObject = Omit<AlteredObject, "how"> & { readonly sql: string };

/** The same for all books of this program. */
let made: readonly SchemaObject[] | undefined;

/** Of books of this program's schema. */
export async function alteredSchema(db: EmbeddedConnection): Promise<AlteredObject[]> {
  const found = objectsOf(db);
  made ??= await objectsAsMade();
  const wanted = made;
  const altered = (how: AlteredObject["how"], objects: readonly SchemaObject[]): AlteredObject[] =>
    objects.map(({ object, name, table }) => ({ object, name, table, how }));
  const like = (list: readonly SchemaObject[], o: SchemaObject): SchemaObject | undefined =>
    list.find((other) => other.object === o.object && other.name === o.name);
  return [
    ...altered(
      "taken-out",
      wanted.filter((o) => !like(found, o)),
    ),
    ...altered(
      "edited",
      wanted.filter((o) => (like(found, o)?.sql ?? o.sql) !== o.sql),
    ),
    ...altered(
      "put-in",
      found.filter((o) => !like(wanted, o)),
    ),
  ];
}

async function objectsAsMade(): Promise<SchemaObject[]> {
  const db = new (await loadDriver())(":memory:");
  try {
    runMigrations(db, { known: MIGRATIONS, done: 0, at: "" });
    return objectsOf(db);
  } finally {
    db.close();
  }
}

function objectsOf(db: EmbeddedConnection): SchemaObject[] {
  return db.prepare(OBJECTS).all() as SchemaObject[];
}
