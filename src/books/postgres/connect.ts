/** Connections to the books on a server: one that writes, and as many as are needed that only read. */
import type { Connection, SqlDialect } from "../database.ts";
import type { Server } from "./server.ts";
import { connectionOn } from "./server-connection.ts";

/** In the database's own schema, so that it can have others beside it. */
export const SCHEMA = "balis";

export const POSTGRES: SqlDialect = {
  columns: `
    SELECT t.relname AS name, c.attname AS "column", coalesce(array_position(k.conkey, c.attnum), 0) AS pk
    FROM pg_class t JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped
    LEFT JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'p'
    WHERE t.relkind = 'r' AND t.relnamespace = '${SCHEMA}'::regnamespace ORDER BY t.relname COLLATE "C", c.attnum`,
  rowText: (columns) => `row_text(${columns.map((c) => `to_json("${c}")`).join(", ")})`,
  order: { held: "", again: (by) => `ORDER BY ${by}` },
};

// Statements are many and short: to compile one takes longer than to run it.
const SETTINGS = `SET search_path TO ${SCHEMA}; SET client_min_messages TO warning; SET timezone TO 'UTC'; SET jit TO off`;

export function connectWriter(server: Server): Connection {
  return connectionOn(server.connect(SETTINGS), POSTGRES);
}

/** For one that answers; a stream's may have tables of its own for as long as it lasts. */
export function connectReader(server: Server, purpose: "answers" | "stream"): Connection {
  const how = purpose === "answers" ? `${SETTINGS}; SET default_transaction_read_only TO on` : SETTINGS;
  return connectionOn(server.connect(how), POSTGRES);
}
