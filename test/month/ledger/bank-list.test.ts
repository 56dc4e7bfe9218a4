/** The list of payments for the bank: whom, how much, to which account; and account numbers are in it and in nothing else. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bankPayments, hasCheckDigit, readBankAccounts } from "../../../src/month/ledger/bank-accounts.ts";
import type { Movement } from "../../../src/month/ledger/movement.ts";
import { runBalis, words } from "../../cases/run-case.ts";

/** By hand: 6 and 2 once, 2, 2 and 2 twice are 20; a last digit of 1 makes 21. */
const CARD = "6222020000000000000";
const PLAIN = "0200003309014432109";

test.each([
  [CARD, true],
  ["6222020000000000001", false],
  // The example of ISO/IEC 7812-1, annex B, and its neighbours.
  ["49927398716", true],
  ["49927398717", false],
])("the check digit of %s: %s", (number, isRight) => {
  expect(hasCheckDigit(number)).toBe(isRight);
});

const HEAD = ["代码", "户名", "开户行", "账号"];
const table = (...rows: string[][]) => ({
  file: "payees.csv",
  rows: rows.map((cells, i) => ({ row: i + 1, cells })),
});
const faults = (...rows: string[][]) =>
  readBankAccounts(table(HEAD, ...rows)).findings.map((f) => [f.at?.row, f.code, f.params as unknown]);

describe("a row of the file", () => {
  test("is taken with its leading zeros, without the blanks that people write, in any order of columns", () => {
    const { accounts, findings } = readBankAccounts(
      table(
        ["account number", "code", "bank", "account name"],
        ["0200 0033 0901 4432 109", "10001", "某行", "甲大学"],
      ),
    );
    expect(findings).toEqual([]);
    expect(accounts).toEqual([{ payee: "10001", name: "甲大学", bank: "某行", number: PLAIN }]);
  });

  test.each([
    ["6.22202E+18", "rounded"],
    ["6222020000000000001", "check-digit"],
    ["62220200000000A0000", "signs"],
    ["12345", "length"],
    ["1".repeat(33), "length"],
  ])("with the number %s is refused: %s", (number, why) => {
    expect(faults(["10001", "甲", "某行", number])).toEqual([[2, "bank-account-must-be-a-number", { why }]]);
  });

  test("that lacks something, or repeats a payee or a number, is named by its row", () => {
    expect(faults(["10001", "", "某行", PLAIN])).toEqual([
      [2, "bank-account-must-be-complete", { columns: ["name"] }],
    ]);
    expect(faults(["10001", "甲", "某行", PLAIN], ["10001", "乙", "某行", "0200003309014432110"])).toEqual([
      [3, "bank-account-must-stand-once", { what: "payee", first: 2 }],
    ]);
    expect(faults(["10001", "甲", "某行", PLAIN], ["10002", "乙", "某行", PLAIN])).toEqual([
      [3, "bank-account-must-stand-once", { what: "number", first: 2 }],
    ]);
  });
});

test("payments and their reversals add up by payee; who gets nothing is left out; receipts are no payments", () => {
  const of = (id: string, kind: Movement["kind"], account: string, fen: bigint) =>
    ({ id, kind, account, fen }) as Movement;
  const { pay, leftOut } = bankPayments([
    of("M-1", "payment", "payable:library:10001", 500n),
    of("M-2", "payment", "payable:library:10001", 300n),
    of("M-3", "payment", "payable:library:10001", -500n),
    of("M-4", "payment", "payable:library:10002", 200n),
    of("M-5", "payment", "payable:library:10002", -200n),
    of("M-6", "receipt", "payable:library:10003", -900n),
    of("M-7", "payment", "payable:courier:sf", 100n),
    of("M-8", "appropriation", "appropriation:dd", -9000n),
  ]);
  expect(pay).toEqual([
    { payee: "10001", fen: 300n, movements: ["M-1", "M-2", "M-3"] },
    { payee: "courier:sf", fen: 100n, movements: ["M-7"] },
  ]);
  expect(leftOut).toEqual([{ payee: "10002", fen: 0n, movements: ["M-4", "M-5"] }]);
});

describe("balis payment bank", () => {
  const cwd = mkdtempSync(join(tmpdir(), "balis-bank-"));
  afterAll(() => rmSync(cwd, { recursive: true, force: true }));
  const said: string[] = [];
  const balis = async (line: string, lang = "zh-CN") => {
    const done = await runBalis(words(line), { cwd, lang, operator: "li" });
    said.push(done.stdout, done.stderr);
    return done;
  };
  const put = (...rows: string[]) =>
    writeFileSync(join(cwd, "payees.csv"), ["代码,户名,开户行,账号", ...rows].join("\n"));
  const make = "payment bank --accounts payees.csv -o bank.xlsx";

  beforeAll(async () => {
    await balis("init");
    await balis("library import --builtin");
    await balis("budget set 2019 dd --yuan 500000 --covers dd-subsidy --on 2019-01-10");
    for (const [library, yuan, no] of [
      ["10001", "351.07", 1],
      ["10002", "20.00", 2],
      ["10003", "7.50", 3],
    ])
      expect(
        (
          await balis(
            `payment record ${library} --yuan ${yuan} --fund dd --voucher 记-${no} --on 2019-06-20 --advance`,
          )
        ).exit,
      ).toBe(0);
    expect((await balis("payment reverse M-4 --reason 退回 --on 2019-06-21")).exit).toBe(0);
  }, 60_000);

  test("has text for numbers, numbers for amounts, and ties to payment list", async () => {
    put(`10001,甲大学,某行,${PLAIN}`, `10002,乙大学,某行,${CARD}`, "10003,丙大学,某行,0200003309014432110");
    const { exit, stdout } = await balis(make);
    expect(exit, stdout).toBe(0);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(join(cwd, "bank.xlsx"));
    const rows = [4, 5, 6].map((r) => (book.worksheets[0]?.getRow(r).values as unknown[]).slice(1));
    expect(rows.flat()).toContain(PLAIN);
    expect(rows.flat()).toContain(CARD);
    const { payees, leftOut, totalFen } = JSON.parse((await balis(`${make} --json`)).stdout);
    const list = JSON.parse((await balis("payment list --json")).stdout).movements;
    const paid = list.filter((m: Movement) => m.kind === "payment");
    const sum = paid.reduce((all: number, m: { fen: number }) => all + m.fen, 0);
    expect(totalFen).toBe(sum);
    expect([payees.length, leftOut.length]).toEqual([2, 1]);
    expect(stdout).toContain("未列入：10003");
  });

  test("a payee without an account, or a wrong row, makes no list", async () => {
    rmSync(join(cwd, "bank.xlsx"), { force: true });
    put(`10001,甲大学,某行,${PLAIN}`);
    const missing = await balis(make);
    expect([missing.exit, missing.stderr]).toEqual([3, expect.stringContaining("10002")]);
    put(`10001,甲大学,某行,${PLAIN}`, "10002,乙大学,某行,6222020000000000001");
    const wrong = await balis(`${make} --json`);
    expect(wrong.exit).toBe(3);
    expect(JSON.parse(wrong.stderr).findings[0]).toMatchObject({
      code: "bank-account-must-be-a-number",
      at: { row: 3 },
    });
    // A file whose first row is data already, a shifted row, and one with an open quote.
    writeFileSync(join(cwd, "payees.csv"), `${PLAIN},甲大学,某行,10001\n`);
    expect((await balis(make, "en")).exit).toBe(3);
    put(`${CARD},,甲大学,某行`);
    expect((await balis(make)).exit).toBe(3);
    put(`10001,甲大学,"某行,${CARD}`);
    expect((await balis(make)).exit).toBe(3);
    expect(readdirSync(cwd)).not.toContain("bank.xlsx");
  });

  test("no account number is in the books, beside them, in the log, or in anything that was printed", async () => {
    await balis("log");
    await balis("log --json");
    const numbers = [CARD, PLAIN, "6222020000000000001", "0200003309014432110"];
    const kept = readdirSync(cwd).filter((name) => !["payees.csv", "bank.xlsx"].includes(name));
    expect(kept).toContain("balis.db");
    for (const number of numbers) {
      for (const name of kept) expect(readFileSync(join(cwd, name)).includes(number), name).toBe(false);
      expect(said.join("\n").replaceAll(/\s/g, "")).not.toContain(number);
    }
  });
});
