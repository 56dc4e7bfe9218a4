/** Books on a server at the command line: the same month as in a file, cell by cell; what is for files only; a server that does not answer. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { beginMonth, MONTH, writtenIn } from "../../bundle/bundles.ts";
import { words } from "../../cases/run-case.ts";
import { needing } from "../../support/other-programs.ts";
import { hasPostgres, startPostgres, type TestServer } from "../../support/postgres-server.ts";

const MAIN = resolve(import.meta.dirname, "../../../bin/balis.js");
const canRun = hasPostgres && existsSync(resolve(import.meta.dirname, "../../../dist/pg-worker.js"));

interface Ended {
  readonly exit: number | null;
  readonly out: string;
  readonly err: string;
}

describe.skipIf(!canRun)(needing("PostgreSQL and a build", canRun, "a month on a server"), () => {
  let server: TestServer;
  let top = "";
  beforeAll(() => {
    top = mkdtempSync(join(tmpdir(), "balis-server-"));
    server = startPostgres();
  });
  afterAll(() => {
    server?.stop();
    rmSync(top, { recursive: true, force: true });
  });

  function balis(line: string, { books, cwd }: { books: string; cwd: string }): Ended {
    const env = { ...process.env, BALIS_OPERATOR: "li", BALIS_BOOKS: books };
    const done = spawnSync(process.execPath, [MAIN, ...words(line)], { cwd, env, encoding: "utf8" });
    return { exit: done.status, out: done.stdout, err: done.stderr };
  }

  test("workbooks, pictures and journal are those of books in a file", async () => {
    server.run("CREATE DATABASE month");
    const [file, there] = [join(top, "file"), join(top, "server")];
    for (const [cwd, books] of [
      [file, "balis.db"],
      [there, server.url("month")],
    ] as const) {
      beginMonth(cwd);
      for (const line of MONTH) {
        const { exit, err } = balis(line, { books, cwd });
        expect([line, (exit ?? 9) < 2], err).toEqual([line, true]);
      }
    }
    const [here, away] = [file, there].map((cwd) => {
      const books = cwd === file ? "balis.db" : server.url("month");
      return ["settle", "report finance", "library show"].map(
        (begun) => balis(`complete --new -- ${begun}`, { books, cwd }).out,
      );
    });
    expect(away?.join()).toContain("2019-05");
    expect(away).toEqual(here);
    const written = await writtenIn(there);
    expect(Object.keys(written)).toContain("journal.csv");
    expect(written).toEqual(await writtenIn(file));
  });

  test("books are made once, and what is for files is refused", () => {
    server.run("CREATE DATABASE once");
    const at = { books: server.url("once"), cwd: top };
    expect(balis("init", at).exit).toBe(0);
    expect(balis("init", at)).toMatchObject({ exit: 3, err: expect.stringContaining("已经存在") });
    for (const line of ["backup a.db", "restore a.db --confirm a.db", "upgrade"])
      expect(balis(line, at)).toMatchObject({ exit: 3, err: expect.stringContaining("只用于账册文件") });
    expect(existsSync(join(top, "a.db"))).toBe(false);
  });

  test("a password in the address is refused, and printed nowhere", () => {
    const there = ["li:geheim@localhost/x", "li:a@geheim@localhost/x", "li@localhost/x?password=geheim"];
    for (const books of there.map((rest) => `postgres://${rest}`)) {
      const { exit, out, err } = balis("status", { books, cwd: top });
      expect([exit, err]).toEqual([3, expect.stringContaining("密码")]);
      // What is refused for another reason names the address, too.
      expect(out + err + balis("backup a.db", { books, cwd: top }).err).not.toContain("geheim");
    }
  });

  test.each([
    ["no server", "postgres://li@127.0.0.1:1/x"],
    ["no such database", null],
  ])("%s: that is said, and nothing else happens", (_, address) => {
    const books = address ?? server.url("nowhere");
    expect(balis("status", { books, cwd: top })).toMatchObject({
      exit: 3,
      out: "",
      err: expect.stringContaining("没有应答"),
    });
  });

  test("a database without books is told apart", () => {
    server.run("CREATE DATABASE empty");
    expect(balis("status", { books: server.url("empty"), cwd: top })).toMatchObject({
      exit: 3,
      err: expect.stringContaining("不能作为 balis 账册使用"),
    });
  });

  test("a server that goes down in the middle of an import leaves nothing of it", async () => {
    server.run("CREATE DATABASE down");
    const [books, cwd] = [server.url("down"), join(top, "down")];
    beginMonth(cwd);
    for (const line of MONTH.slice(0, MONTH.indexOf("import inbox"))) balis(line, { books, cwd });
    // Whoever imports is thrown out at the first row.
    server.run(
      `CREATE FUNCTION balis.ends() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$;
       CREATE TRIGGER ends BEFORE INSERT ON balis.record FOR EACH ROW EXECUTE FUNCTION balis.ends()`,
      "down",
    );
    const { exit, err } = balis("import inbox", { books, cwd });
    expect([exit, err]).toEqual([3, expect.stringContaining("没有应答")]);
    server.run("DROP TRIGGER ends ON balis.record; DROP FUNCTION balis.ends()", "down");
    for (const line of ["import inbox", "verify"]) {
      const { exit, err } = balis(line, { books, cwd });
      expect([line, (exit ?? 9) < 2], err).toEqual([line, true]);
    }
  });
});
