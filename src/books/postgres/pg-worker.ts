/**
 * The thread that speaks to the server. It has all connections of a command; whoever asks waits for the reply, as one waits for a file.
 */
import { parentPort, workerData } from "node:worker_threads";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { Failure, Reply, ServerAnswer, ServerQuestion, Wiring } from "./protocol.ts";
import { fromServer, jsonFromServer } from "./server-text.ts";

const { port, bell }: Wiring = workerData;
const bellView = new Int32Array(bell);
const clients = new Map<number, pg.Client>();

/** As the rest of the program knows them from SQLite: whole numbers as numbers, true as 1, JSON as its text. */
const types = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT8, Number],
  [pg.types.builtins.NUMERIC, Number],
  [pg.types.builtins.BOOL, (text) => (text === "t" ? 1 : 0)],
  [pg.types.builtins.TEXT, fromServer],
  [pg.types.builtins.JSON, jsonFromServer],
  [pg.types.builtins.JSONB, jsonFromServer],
]);
const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((type: number, format?: "text") =>
    types.get(type) ?? pg.types.getTypeParser(type, format)) as never,
};

const NOTHING: ServerAnswer = { columns: [], rows: [], changes: 0 };

async function answer(asked: ServerQuestion): Promise<ServerAnswer> {
  if (asked.do === "connect") {
    const client = new pg.Client({
      connectionString: asked.url,
      types: typeParsers,
      application_name: "balis",
    });
    // A connection that is lost while nobody asks is told to whoever asks next.
    client.on("error", () => undefined);
    await client.connect();
    await client.query(asked.how);
    clients.set(asked.client, client);
    return NOTHING;
  }
  const client = clients.get(asked.client);
  if (client === undefined) throw new Error(`client ${asked.client} is not connected`);
  switch (asked.do) {
    case "query": {
      const { text, values, name } = asked;
      const found = await client.query({
        text,
        values: [...values],
        rowMode: "array",
        ...(name && { name }),
      });
      const last = Array.isArray(found) ? found.at(-1) : found;
      return {
        columns: last.fields.map((f: { name: string }) => f.name),
        rows: last.rows,
        changes: last.rowCount ?? 0,
      };
    }
    case "copy": {
      const stream = client.query(copyFrom(asked.text));
      await new Promise<void>((done, failed) => {
        stream.on("finish", done).on("error", failed);
        stream.end(asked.rows);
      });
      return { ...NOTHING, changes: stream.rowCount };
    }
    default:
      clients.delete(asked.client);
      await client.end();
      return NOTHING;
  }
}

function failureOf(error: unknown): Failure {
  const said = error as { message?: string; code?: string; detail?: string };
  return { message: said.message ?? String(error), code: said.code ?? "", detail: said.detail ?? null };
}

function reply(said: Reply): void {
  port.postMessage(said);
  Atomics.store(bellView, 0, 1);
  Atomics.notify(bellView, 0);
}

// Whoever asked waits: nothing may end this thread without a word.
process.on("uncaughtException", (error) => reply({ failure: failureOf(error) }));

parentPort?.on("message", (asked: ServerQuestion) => {
  answer(asked).then(
    (found) => reply({ answer: found }),
    (error: unknown) => reply({ failure: failureOf(error) }),
  );
});
