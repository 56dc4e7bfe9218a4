/** Books on a server: made and opened. */
import { refuse } from "../../core/refusal.ts";
import { hasPassword, withoutPassword } from "../../terminal/books-place.ts";
import { type AppliedMigration, historyState, type Migration } from "../migrate.ts";
import type { Store } from "../port.ts";
import { refusing } from "../refusal-of.ts";
import { loadDriver } from "../sqlite/connection.ts";
import { MIGRATIONS, runMigrations } from "../sqlite/schema/migrations.ts";
import { connectReader, connectWriter, SCHEMA } from "./connect.ts";
import { SERVER_FUNCTIONS } from "./schema/server-functions.ts";
import { serverSchema } from "./schema/translate-schema.ts";
import { type Server, serverAt } from "./server.ts";
import { storeOn } from "./server-store.ts";

interface Place {
  readonly url: string;
  /** The thread that speaks to the server. */
  readonly script?: URL;
}

const SCRIPT = new URL("./pg-worker.js", import.meta.url);

/** Whatever is in an address stands in logs and histories: a password may not. */
function reach({ url, script = SCRIPT }: Place): Server {
  if (hasPassword(url)) refuse("password-must-not-be-typed", { server: withoutPassword(url) });
  return serverAt(url, script);
}

/** In the database that the address names, which has no books yet. */
export async function createServerBooks(place: Place, how: { at?: string } = {}): Promise<void> {
  await refusing(withoutPassword(place.url), async () => {
    const server = reach(place);
    try {
      const db = connectWriter(server);
      db.exec("BEGIN");
      db.exec(`CREATE SCHEMA ${SCHEMA}`);
      db.exec(await booksSchema(how.at ?? new Date().toISOString()));
      db.exec("COMMIT");
    } finally {
      await server.close();
    }
  });
}

/** All of it, with the history that embedded books have. */
async function booksSchema(at: string): Promise<string> {
  const embedded = new (await loadDriver())(":memory:");
  try {
    runMigrations(embedded, { known: MIGRATIONS, done: 0, at });
    const history = embedded.prepare("SELECT * FROM migration ORDER BY number").all() as (Migration & {
      sha256: string;
    })[];
    const steps = history.map(({ number, name, sha256 }) => `(${number}, '${name}', '${sha256}', '${at}')`);
    return [
      SERVER_FUNCTIONS,
      ...serverSchema(embedded),
      `INSERT INTO migration (number, name, sha256, applied_at) VALUES ${steps.join(", ")}`,
    ].join(";\n");
  } finally {
    embedded.close();
  }
}

export async function openServerBooks(place: Place, how: { waitMs?: number } = {}): Promise<Store> {
  return refusing(withoutPassword(place.url), () => opened(place, how));
}

async function opened(place: Place, how: { waitMs?: number }): Promise<Store> {
  const server = reach(place);
  try {
    const db = connectReader(server, "answers");
    const applied = db.prepare("SELECT number, name, sha256 FROM migration ORDER BY number").all();
    const state = historyState(applied as AppliedMigration[], MIGRATIONS);
    const path = withoutPassword(place.url);
    if (state.kind === "unknown") refuse("books-must-be-balis", { path, why: "unknown-history" });
    if (state.kind === "newer") refuse("books-must-not-be-newer", { path, ...state });
    if (state.kind === "older") refuse("books-must-be-current", { path, ...state });
    return storeOn({
      ...{ server, db, place: path, waitMs: how.waitMs ?? 0 },
      schema: () => booksSchema(""),
    });
  } catch (error) {
    await server.close();
    throw error;
  }
}
