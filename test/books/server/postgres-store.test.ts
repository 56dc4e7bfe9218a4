import { afterAll, beforeAll, describe } from "vitest";
import type { Store } from "../../../src/books/port.ts";
import { createServerBooks, openServerBooks } from "../../../src/books/postgres/server-books.ts";
import { needing } from "../../support/other-programs.ts";
import { hasPostgres, startPostgres, type TestServer, threadIn } from "../../support/postgres-server.ts";
import { storeContract } from "../store-contract.ts";

/** As nobody who works may: without the guards. A new database for each test takes ten times as long. */
const EMPTIED = `
  SET session_replication_role TO replica;
  DO $$ DECLARE t text; BEGIN
    FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'balis' AND tablename <> 'migration' LOOP
      EXECUTE format('DELETE FROM balis.%I', t);
    END LOOP;
  END $$`;

describe.skipIf(!hasPostgres)(needing("PostgreSQL", hasPostgres, "books on a server"), () => {
  let server: TestServer;
  let script: URL;
  beforeAll(async () => {
    server = startPostgres();
    script = await threadIn(server);
    server.run("CREATE DATABASE books");
    await createServerBooks({ url: server.url("books"), script });
  });
  afterAll(() => server?.stop());

  storeContract("the PostgreSQL store", async () => {
    const open: Store[] = [];
    return {
      async open() {
        const store = await openServerBooks({ url: server.url("books"), script });
        open.push(store);
        return store;
      },
      check() {},
      async remove() {
        for (const store of open) await store.close();
        server.run(EMPTIED, "books");
      },
    };
  });
});
