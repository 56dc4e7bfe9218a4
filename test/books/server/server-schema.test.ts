/** The guards of books on a server, and what `verify` says where somebody took them out. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createServerBooks, openServerBooks } from "../../../src/books/postgres/server-books.ts";
import { needing } from "../../support/other-programs.ts";
import { hasPostgres, startPostgres, type TestServer, threadIn } from "../../support/postgres-server.ts";

describe.skipIf(!hasPostgres)(needing("PostgreSQL", hasPostgres, "the schema of books on a server"), () => {
  let server: TestServer;
  let script: URL;
  let made = 0;
  let name = "";
  beforeAll(async () => {
    server = startPostgres();
    script = await threadIn(server);
    server.run("CREATE DATABASE as_made");
    await createServerBooks({ url: server.url("as_made"), script });
  });
  afterAll(() => server?.stop());
  beforeEach(() => {
    made += 1;
    name = `books_${made}`;
    server.run(`CREATE DATABASE ${name} TEMPLATE as_made`);
  });
  afterEach(() => server.run(`DROP DATABASE ${name}`));

  const sql = (text: string): void => server.run(`SET search_path TO balis; ${text}`, name);
  const altered = async (): Promise<string[]> => {
    const store = await openServerBooks({ url: server.url(name), script });
    try {
      return (await store.read.alteredSchema()).map((o) => `${o.how} ${o.object} ${o.name} of ${o.table}`);
    } finally {
      await store.close();
    }
  };

  test("books as they were made are whole, and asking leaves nothing behind", async () => {
    expect(await altered()).toEqual([]);
    expect(await altered()).toEqual([]);
  });

  test.each([
    ["DROP TRIGGER charge_never_updated ON charge", "taken-out trigger charge_never_updated of charge"],
    [
      "ALTER TABLE charge DISABLE TRIGGER charge_never_deleted",
      "edited trigger charge_never_deleted of charge",
    ],
    [
      "CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN OLD; END $$",
      "edited trigger refuse() of ",
    ],
    ["ALTER TABLE posting DROP CONSTRAINT posting_fen_check", "taken-out table posting_fen_check of posting"],
    ["ALTER TABLE charge ADD COLUMN note text", "edited table charge of charge"],
    ["CREATE TABLE shadow (a int)", "put-in table shadow of shadow"],
    ["DROP INDEX entry_by_period", "taken-out index entry_by_period of entry"],
    [
      "CREATE OR REPLACE VIEW file_gone AS SELECT file FROM file_withdrawal",
      "edited view file_gone of file_gone",
    ],
  ])("%s is told", async (change, told) => {
    sql(change);
    expect(await altered()).toContain(told);
  });

  test.each([
    "UPDATE migration SET name = 'x'",
    "DELETE FROM migration",
    "TRUNCATE migration",
  ])("%s is refused by the server", (change) => expect(() => sql(change)).toThrow("fact-must-not-change"));
});
