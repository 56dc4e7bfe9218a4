/** A connection to the books on a server: the statements of the books, asked in its dialect. */
import { invariant } from "../../core/bug.ts";
import type { Connection, SqlDialect, Statement } from "../database.ts";
import { ServerError } from "../refusal-of.ts";
import type { ServerAnswer } from "./protocol.ts";
import type { Client } from "./server.ts";
import { translated } from "./server-dialect.ts";
import { copyLine, toServer } from "./server-text.ts";

/** Rows of a list that are fetched at a time. */
const FETCHED = 2000;

export function connectionOn(client: Client, dialect: SqlDialect): Connection {
  let isOpen = false;
  let waiting: (() => void)[] = [];
  const writeAll = (): void => {
    const writes = waiting;
    waiting = [];
    for (const write of writes) write();
  };
  const statements = new Map<string, string>();
  const query = (text: string, values: readonly unknown[]): ServerAnswer => {
    writeAll();
    let name = statements.get(text);
    if (name === undefined) {
      name = `s${statements.size + 1}`;
      statements.set(text, name);
    }
    return client.ask({ do: "query", text, values, name });
  };
  const exec = (sql: string): void => {
    if (/^\s*ROLLBACK\b/i.test(sql)) waiting = [];
    writeAll();
    client.ask({ do: "query", text: sql, values: [] });
    if (/^\s*BEGIN\b/i.test(sql)) isOpen = true;
    if (/^\s*(COMMIT|ROLLBACK)\b/i.test(sql)) isOpen = false;
  };
  return {
    prepare: (sql) =>
      statementOf(sql, { query, fetched: fetching({ client, exec, writeAll, isOpen: () => isOpen }) }),
    exec,
    get inTransaction() {
      return isOpen;
    },
    close: () => client.end(),
    dialect,
    gathering: {
      copy: (table, columns, rows) =>
        copied(client, `${table} (${columns.map((c) => `"${c}"`).join(", ")})`, rows),
      beforeReading: (write) => void waiting.push(write),
      writeAll,
    },
  };
}

interface Fetching {
  readonly client: Client;
  exec(sql: string): void;
  writeAll(): void;
  isOpen(): boolean;
}

let cursors = 0;

/** Rows by the thousand, as long as the loop asks for them; in a transaction of their own where there is none. */
function fetching({ client, exec, writeAll, isOpen }: Fetching): Asker["fetched"] {
  const say = (text: string, values: readonly unknown[] = []): ServerAnswer =>
    client.ask({ do: "query", text, values });
  return function* (text, values) {
    writeAll();
    const isAlone = !isOpen();
    if (isAlone) exec("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    cursors += 1;
    const cursor = `c${cursors}`;
    try {
      say(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${text}`, values);
      for (;;) {
        const { columns, rows } = say(`FETCH ${FETCHED} FROM ${cursor}`);
        for (const row of rows) yield { columns, row };
        if (rows.length < FETCHED) break;
      }
      say(`CLOSE ${cursor}`);
    } finally {
      if (isAlone) exec("ROLLBACK");
    }
  };
}

const UNIQUE_VIOLATION = "23505";

/** A copy ends at the first row that is there: then all of it is taken back, and nothing else of the transaction. */
function copied(client: Client, into: string, rows: readonly (readonly unknown[])[]): boolean {
  const say = (text: string): void => void client.ask({ do: "query", text, values: [] });
  say("SAVEPOINT before_copy");
  try {
    client.ask({ do: "copy", text: `COPY ${into} FROM STDIN`, rows: rows.map(copyLine).join("") });
  } catch (error) {
    if (!(error instanceof ServerError && error.code === UNIQUE_VIOLATION)) throw error;
    say("ROLLBACK TO before_copy");
    return false;
  }
  say("RELEASE before_copy");
  return true;
}

interface Asker {
  query(text: string, values: readonly unknown[]): ServerAnswer;
  fetched(
    text: string,
    values: readonly unknown[],
  ): Generator<{ columns: readonly string[]; row: unknown[] }>;
}

function statementOf(sql: string, { query, fetched }: Asker): Statement {
  const { text, places } = translated(sql);
  let shape: "object" | "list" | "first" = "object";
  const values = (given: readonly unknown[]): unknown[] => placed(places, given);
  const shaped = (columns: readonly string[], row: unknown[]): unknown => {
    if (shape === "list") return row;
    if (shape === "first") return row[0];
    return Object.fromEntries(columns.map((name, i) => [name, row[i]]));
  };
  const statement: Statement = {
    get(...given) {
      const { columns, rows } = query(text, values(given));
      const [row] = rows;
      return row && shaped(columns, row);
    },
    all(...given) {
      const { columns, rows } = query(text, values(given));
      return rows.map((row) => shaped(columns, row));
    },
    *iterate(...given) {
      for (const { columns, row } of fetched(text, values(given))) yield shaped(columns, row);
    },
    run: (...given) => ({ changes: query(text, values(given)).changes }),
    pluck(toggle = true) {
      shape = toggle ? "first" : "object";
      return statement;
    },
    raw(toggle = true) {
      shape = toggle ? "list" : "object";
      return statement;
    },
  };
  return statement;
}

/** In the order of $1, $2, …: those given one by one, as a list, or by name. */
function placed(places: readonly (string | number)[], given: readonly unknown[]): unknown[] {
  const flat = given.flat();
  const named = flat.find((value) => typeof value === "object" && value !== null && !Buffer.isBuffer(value));
  return places.map((place) => {
    const value = typeof place === "number" ? flat[place] : (named as Record<string, unknown>)[place];
    invariant(value !== undefined, `the value of ${place} is given`);
    if (typeof value === "bigint") return value.toString();
    return typeof value === "string" ? toServer(value) : value;
  });
}
