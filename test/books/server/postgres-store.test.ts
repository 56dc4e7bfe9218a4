import { afterAll, beforeAll, describe } from "vitest";
import type { Store } from "../../../src/books/port.ts";
import { createServerBooks, openServerBooks } from "../../../src/books/postgres/server-books.ts";
import { needing } from "../../support/other-programs.ts";
import { hasPostgres, startPostgres, type TestServer, threadIn } from "../../support/postgres-server.ts";
import { storeContract } from "../store-contract.ts";

describe.skipIf(!hasPostgres)(needing("PostgreSQL", hasPostgres, "books on a server"), () => {
  let server: TestServer;
  let script: URL;
  let made = 0;
  beforeAll(async () => {
    server = startPostgres();
    script = await threadIn(server);
    server.run("CREATE DATABASE new_books");
    await createServerBooks({ url: server.url("new_books"), script });
  });
  afterAll(() => server?.stop());

  storeContract("the PostgreSQL store", async () => {
    made += 1;
    const name = `books_${made}`;
    server.run(`CREATE DATABASE ${name} TEMPLATE new_books`);
    const place = { url: server.url(name), script };
    const open: Store[] = [];
    return {
      async open() {
        const store = await openServerBooks(place);
        open.push(store);
        return store;
      },
      check() {},
      async remove() {
        for (const store of open) await store.close();
        server.run(`DROP DATABASE ${name}`);
      },
    };
  });
});
