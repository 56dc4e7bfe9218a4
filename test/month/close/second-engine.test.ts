/** The optional gate: a program that we did not write adds the journal up before a close. */
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { secondEngine } from "../../../src/month/close/io/run-second-engine.ts";
import { engineGate, engineJournal } from "../../../src/month/close/second-engine.ts";
import { type Account, entryOf } from "../../../src/month/ledger/entry.ts";
import { runBalis } from "../../cases/run-case.ts";
import { type Books, booksOfMay } from "../../papers/report/books-of-may.ts";
import { has } from "../../support/other-programs.ts";

const PATH = process.env.PATH ?? "";

let books: Books;
beforeEach(async () => {
  books = await booksOfMay();
});
afterEach(() => books.remove());

/** A program of this name, first on the path, that runs these lines. */
function fake(name: string, ...lines: string[]): string {
  const folder = join(books.cwd, "programs");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), `#!/bin/sh\n${lines.join("\n")}\n`);
  chmodSync(join(folder, name), 0o755);
  return `${folder}:${PATH}`;
}

async function close(how: string, path: string) {
  const argv = `close 2019-05 ${how} --json`.split(" ");
  const { stdout, stderr, exit } = await runBalis(argv, { cwd: books.cwd, lang: "en", env: { PATH: path } });
  const said = JSON.parse(stdout || stderr) as {
    gates?: { key: string; passed: boolean; figures: Record<string, string> }[];
    findings: { code: string; params: Record<string, string> }[];
    error?: { code: string };
  };
  return { exit, ...said, gate: said.gates?.find((g) => g.key === "second-engine") };
}

const CONFIRM = "--confirm 2019-05";
const use = (engine: string) => books.balis("setting", "set", "second-engine", engine);

test("without the setting no program is run", async () => {
  const path = fake("hledger", "exit 9");
  expect(await close(CONFIRM, path)).toMatchObject({ exit: 0, gate: undefined });
});

for (const engine of ["hledger", "bean-check"]) {
  describe.skipIf(!has(engine))(engine, () => {
    test("agrees with settled books, with a budget, settled twice", async () => {
      await books.balis("budget", "set", "2019", "dd", "--yuan", "100.00", "--covers", "dd-subsidy");
      await books.balis("settle", "2019-05");
      await use(engine);
      await books.balis("reconcile", "2019-05");
      await books.balis("settle", "2019-05");
      const dry = await close("--dry-run", PATH);
      expect(dry.gate).toMatchObject({ passed: true, figures: { program: engine } });
      expect(Number(dry.gate?.figures.accounts)).toBeGreaterThan(3);
      expect((await close(CONFIRM, PATH)).exit).toBe(0);
    });
  });
}

async function settledFor(engine: string): Promise<void> {
  await use(engine);
  await books.balis("reconcile", "2019-05");
  await books.balis("settle", "2019-05");
}

describe("the close is refused", () => {
  // The books: 8.60 and 10.00 of subsidy, 10.00 of courier, 2.00 held. The program says 8.59 and knows nothing of the rest.
  test("where the program comes to other balances; the first accounts and both figures are named", async () => {
    await settledFor("hledger");
    const path = fake("hledger", `echo '"account","balance"'`, `echo '"payable:library:10002","-8.59 CNY"'`);
    const { exit, error, findings } = await close(CONFIRM, path);
    expect([exit, error?.code]).toEqual([3, "period-must-pass-its-gates"]);
    expect(findings.map((f) => f.code)).toEqual(Array(5).fill("second-engine-must-agree"));
    expect(findings.map((f) => [f.params.account, f.params.oursYuan, f.params.theirsYuan])).toContainEqual([
      "expense:courier",
      "10.00",
      "0.00",
    ]);
    expect((await close("--dry-run", path)).gate).toMatchObject({ passed: false });
    expect((await books.balis("status", "--json")).stdout).toContain('"closedAt": null');
  });

  test("where bean-check complains of a balance", async () => {
    await settledFor("bean-check");
    const line =
      "Balance failed for 'Expenses:Courier': expected 10.00 CNY != accumulated 9.99 CNY (0.01 too little)";
    const { findings } = await close("--dry-run", fake("bean-check", `echo "${line}" >&2`, "exit 1"));
    expect(findings.map((f) => [f.code, f.params.account, f.params.oursYuan, f.params.theirsYuan])).toEqual([
      ["second-engine-must-agree", "expense:courier", "10.00", "9.99"],
    ]);
  });

  test("where the program is missing, fails, or says something else: with the remedy, and no close", async () => {
    await settledFor("hledger");
    const missing = await close(CONFIRM, join(books.cwd, "nowhere"));
    expect([missing.exit, ...missing.findings.map((f) => f.code)]).toEqual([
      3,
      "second-engine-must-be-installed",
    ]);
    for (const lines of [["echo broken >&2", "exit 1"], ["echo hello"], []]) {
      const { findings } = await close("--dry-run", fake("hledger", ...lines));
      expect(findings.map((f) => f.code)).toEqual(["second-engine-must-take-the-journal"]);
    }
  });
});

test("a program that does not end is stopped", async () => {
  const env = { PATH: fake("hledger", "exec sleep 30") };
  expect(await secondEngine(env, 300).run("hledger", "")).toEqual({ kind: "no-answer", seconds: 0.3 });
});

describe.skipIf(!has("bean-check"))("bean-check's assertions have no tolerance", () => {
  test("one fen is a difference", async () => {
    const account: Account = "payable:library:10002";
    const entry = entryOf({
      ...{ id: "a", period: "2019-05", day: "2019-05-31", text: "t", reverses: null },
      postings: [
        { account: "expense:dd-subsidy", fen: 860n },
        { account, fen: -860n },
      ],
    });
    const balances = [
      { account: "expense:dd-subsidy", fen: 860n },
      { account, fen: -861n },
    ] as const;
    const journal = engineJournal("bean-check", { entries: [entry], balances });
    const answer = await secondEngine({ PATH }).run("bean-check", journal);
    const { findings } = engineGate({ engine: "bean-check", period: "2019-05", balances, answer });
    expect(findings.map((f) => f.params)).toMatchObject([
      { account, oursYuan: "-8.61", theirsYuan: "-8.60" },
    ]);
  });
});
