/** The journal by the accounts of the finance system: other names, the same amounts. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ChartOfAccounts, chartFor } from "../../../src/month/ledger/chart-of-accounts.ts";
import type { Account } from "../../../src/month/ledger/entry.ts";
import { entryOf } from "../../../src/month/ledger/entry.ts";
import { SmallBooks } from "../../examples/small-books.ts";

const entry = (day: string, ...postings: [Account, bigint][]) =>
  entryOf({
    ...{ id: "2019-05/S1/x", period: "2019-05", day, text: "x", reverses: null },
    postings: postings.map(([account, fen]) => ({ account, fen })),
  });
const chart: ChartOfAccounts = {
  ...{ file: "own.yaml", title: "own", sample: false, from: "2019-01-01", to: "2019-12-31" },
  lines: [
    { account: "expense:*", code: "5001", name: "业务活动费用" },
    { account: "expense:courier", code: "5001-03", name: "物流" },
    { account: "payable:*", code: "2307", name: "其他应付款" },
    { account: "payable:courier:*", code: "2302", name: "应付账款" },
  ],
};
const may = entry("2019-05-31", ["expense:courier", 360n], ["payable:courier:sf", -360n]);

describe("an account", () => {
  test("goes by the longest line that fits it", () => {
    const line = chartFor(chart, [may]);
    expect(line("expense:courier").code).toBe("5001-03");
    expect(line("expense:dd-subsidy").code).toBe("5001");
    expect(line("payable:courier:sf").code).toBe("2302");
    expect(line("payable:library:10001").code).toBe("2307");
  });

  test("without a line, and an entry outside the chart's days, are refused", () => {
    const fund = entry("2019-05-31", ["payable:library:10001", 100n], ["fund:dd", -100n]);
    expect(() => chartFor(chart, [may, fund])).toThrowError(
      expect.objectContaining({
        code: "journal-account-must-be-mapped",
        params: { file: "own.yaml", accounts: ["fund:dd"] },
      }),
    );
    for (const day of ["2018-12-31", "2020-01-01"])
      expect(() => chartFor(chart, [{ ...may, day }])).toThrowError(
        expect.objectContaining({ code: "chart-must-be-in-force" }),
      );
  });
});

describe("balis export journal --accounts", () => {
  const books = new SmallBooks();
  const dir = mkdtempSync(join(tmpdir(), "balis-chart-"));
  beforeAll(() => books.make(), 180_000);
  afterAll(() => {
    books.remove();
    rmSync(dir, { recursive: true });
  });
  const typed = (line: string, lang = "zh-CN") =>
    books.run(`export journal ${line}`, { name: "export journal", lang });
  const rowsOf = (text: string) =>
    text
      .trim()
      .split("\n")
      .map((row) => row.split(","));

  test("has the same days, documents, debits and credits as without", async () => {
    const [heads = [], ...plain] = rowsOf((await typed("--format csv")).answer);
    const [mappedHeads = [], ...mapped] = rowsOf(
      (await typed("--format csv --accounts sample-government-2019")).answer,
    );
    expect(mappedHeads).toEqual([...heads.slice(0, 5), "账册科目", ...heads.slice(5)]);
    expect(mapped.map((r) => [r[0], r[1], r.at(-2), r.at(-1)])).toEqual(
      plain.map((r) => [r[0], r[1], r.at(-2), r.at(-1)]),
    );
    expect(plain.length).toBeGreaterThan(4);
    for (const [i, row] of mapped.entries()) {
      expect(row[3]).toMatch(/^(5001|2307|2302|1218|1011|4001|4609)$/);
      expect((plain[i]?.[3] ?? "").startsWith("expense:")).toBe(row[3] === "5001");
      expect(row[5]).toBe(plain[i]?.[4]);
    }
  });

  test("as hledger our accounts stand below those of the finance system, and it is said that the map is a sample", async () => {
    const { answer, text } = await typed("--accounts sample-government-2019");
    expect(answer).toMatch(/^ {4}5001:expense:dd-subsidy {2}\d/m);
    expect(answer).toMatch(/^account 2307:payable:library:10001 {2}; 其他应付款 · 应付·/m);
    expect(text).toContain("样例");
    expect((await typed("--accounts sample-government-2019", "en")).text).toContain("It is a sample");
  });

  test.each([
    [
      "title: x\nfrom: 2019-01-01\naccounts:\n  - { account: 'expense:*', code: 5001, name: 费用 }\n",
      "journal-account-must-be-mapped",
      "payable:",
    ],
    [
      "title: x\nfrom: 2030-01-01\naccounts:\n  - { account: 'expense:*', code: 5001, name: 费用 }\n",
      "chart-must-be-in-force",
      "2030-01-01",
    ],
    [
      "title: x\nfrom: 2019-01-01\naccounts:\n  - { account: 'expense:*', code: 5001.10, name: 费用 }\n",
      "chart-must-be-understood",
      "4:",
    ],
    [
      "title: x\nfrom: 2019-01-01\naccounts:\n  - { account: 'expnse:*', code: 5001, name: 费用 }\n",
      "chart-must-be-understood",
      "4:",
    ],
    [
      "title: x\nfrom: 2019-01-01\naccounts:\n  - { account: 'expense:*', code: 1, name: a }\n  - { account: 'expense:*', code: 2, name: b }\n",
      "chart-line-must-stand-once",
      "expense:*",
    ],
  ])("%j is refused: %s", async (yaml, code, named) => {
    const file = join(dir, "own.yaml");
    writeFileSync(file, yaml);
    const { exit, text } = await typed(`--format csv --accounts ${file}`);
    expect(exit).toBe(3);
    for (const word of [code, named]) expect(text).toContain(word);
  });

  test("beancount has roots of its own; a map that is not there names the sample", async () => {
    expect((await typed("--format beancount --accounts sample-government-2019")).exit).toBe(2);
    const { exit, text } = await typed("--accounts nothing.yaml");
    expect([exit, text]).toEqual([3, expect.stringContaining("sample-government-2019")]);
  });
});
