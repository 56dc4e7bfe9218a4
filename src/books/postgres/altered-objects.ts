/**
 * What the server's catalogue says of the tables, keys, checks, indexes, views, functions and triggers of the books, against what it says of
 * the same made anew, in a transaction that is rolled back.
 */
import type { AlteredObject } from "../../people/altered-rows.ts";
import type { Connection } from "../database.ts";

type SchemaObject = Omit<AlteredObject, "how"> & { readonly text: string };

/** Of the schema that is first in the search path; its own name is taken out of the texts. */
const OBJECTS = `
  WITH own AS (SELECT oid, nspname FROM pg_namespace WHERE nspname = current_schema()),
  found AS (
    SELECT 'table' AS object, t.relname AS name, t.relname AS "table",
      string_agg(c.attname || ' ' || format_type(c.atttypid, c.atttypmod) || ' ' || c.attnotnull || ' ' || c.attcollation
        || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), ''), ', ' ORDER BY c.attnum) AS text
    FROM own JOIN pg_class t ON t.relnamespace = own.oid AND t.relkind = 'r'
    JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = c.attnum
    GROUP BY t.relname
    UNION ALL
    SELECT 'table', k.conname, t.relname, pg_get_constraintdef(k.oid) || ' ' || k.convalidated
    FROM own JOIN pg_class t ON t.relnamespace = own.oid JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype <> 't'
    UNION ALL
    SELECT 'index', i.indexname, i.tablename, i.indexdef FROM own JOIN pg_indexes i ON i.schemaname = own.nspname
    UNION ALL
    SELECT 'view', v.viewname, v.viewname, v.definition FROM own JOIN pg_views v ON v.schemaname = own.nspname
    UNION ALL
    SELECT 'trigger', g.tgname, t.relname, pg_get_triggerdef(g.oid) || ' ' || CAST(g.tgenabled AS text)
    FROM own JOIN pg_class t ON t.relnamespace = own.oid JOIN pg_trigger g ON g.tgrelid = t.oid AND NOT g.tgisinternal
    UNION ALL
    SELECT 'trigger', p.proname || '()', '', pg_get_functiondef(p.oid)
    FROM own JOIN pg_proc p ON p.pronamespace = own.oid AND p.prokind = 'f')
  SELECT object, name, "table", replace(text, own.nspname || '.', '') AS text FROM found CROSS JOIN own ON TRUE
  ORDER BY object, name, "table"`;

const REFERENCE = "balis_as_made";

/** \`writer\` can make a schema; \`schema\` is its text. */
export function alteredSchema(writer: Connection, schema: string): AlteredObject[] {
  writer.exec("BEGIN");
  try {
    const found = writer.prepare(OBJECTS).all() as SchemaObject[];
    writer.exec(`CREATE SCHEMA ${REFERENCE}; SET LOCAL search_path TO ${REFERENCE}`);
    writer.exec(schema);
    const wanted = writer.prepare(OBJECTS).all() as SchemaObject[];
    return difference(found, wanted);
  } finally {
    writer.exec("ROLLBACK");
  }
}

function difference(found: readonly SchemaObject[], wanted: readonly SchemaObject[]): AlteredObject[] {
  const keyOf = (o: SchemaObject): string => JSON.stringify([o.object, o.name, o.table]);
  const [there, made] = [found, wanted].map((list) => new Map(list.map((o) => [keyOf(o), o.text])));
  const of = (list: readonly SchemaObject[], how: AlteredObject["how"], is: (o: SchemaObject) => boolean) =>
    list.filter(is).map(({ object, name, table }) => ({ object, name, table, how }));
  return [
    ...of(wanted, "taken-out", (o) => !there?.has(keyOf(o))),
    ...of(wanted, "edited", (o) => (there?.get(keyOf(o)) ?? o.text) !== o.text),
    ...of(found, "put-in", (o) => !made?.has(keyOf(o))),
  ];
}
