/** 关账回执: what is filed on paper of a close, and what it tells of books that are held against it. */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LANGUAGES } from "../../../src/core/words/language.ts";
import { parseReceipt, receiptFindings, receiptLines } from "../../../src/month/close/close-receipt.ts";
import { runBalis, STANDARD_BOOKS, words } from "../../cases/run-case.ts";

const [manifest, action, other] = ["a", "b", "c"].map((digit) => digit.repeat(64)) as [
  string,
  string,
  string,
];
const receipt = { period: "2019-05", hash: manifest, action: 7, actionHash: action };

describe.each(LANGUAGES)("a receipt (%s)", (language) => {
  test("is read back from its lines, whatever was written around them", () => {
    const text = `关账回执\r\n${receiptLines(receipt, language).join("\r\n")}\r\n签字：李`;
    expect(parseReceipt(text)).toEqual(receipt);
    expect(parseReceipt(text.replaceAll("：", ":"))).toEqual(receipt);
  });

  test("speaks one language", () => {
    const labels = receiptLines(receipt, language).map((line) => line.split(/[:：]/)[0]);
    for (const label of labels) expect(label).toMatch(language === "en" ? /^[a-z ]+$/ : /^\p{Script=Han}+$/u);
  });

  test.each(receiptLines(receipt, language))("is none without the line %s", (line) => {
    expect(parseReceipt(receiptLines(receipt, language).join("\n").replace(line, ""))).toBeNull();
  });

  const close = { period: "2019-05", ordinal: 1, manifest: "{}", hash: manifest, previous: "0".repeat(64) };
  const row = { number: 7, at: "", operator: "李", user: null, command: "balis close 2019-05" };
  const sealed = (hash: string) => ({ ...row, seal: { added: {}, previous: "", hash } });
  const told = (closes: (typeof close)[], log: ReturnType<typeof sealed>[]) =>
    receiptFindings(receipt, { closes, log }).map(({ params }) => "what" in params && params.what);

  test("agrees with the books that were closed then, and names what is not the same", () => {
    expect(told([close], [sealed(action)])).toEqual([]);
    expect(told([{ ...close, hash: other }], [sealed(action)])).toEqual(["record"]);
    expect(told([close], [sealed(other)])).toEqual(["action"]);
    expect(told([close], [])).toEqual(["action"]);
    expect(told([{ ...close, period: "2019-06" }], [sealed(action)])).toEqual(["open"]);
  });
});

describe("a month that is closed", () => {
  const cwd = mkdtempSync(join(tmpdir(), "balis-receipt-"));
  afterAll(() => rmSync(cwd, { recursive: true, force: true }));
  const balis = async (line: string) => runBalis(words(line), { cwd, lang: "en" });
  const head = "申请单号,请求馆,提供日期,状态,文献类型,申请类别,页数";
  const receipts = () => readdirSync(cwd).filter((name) => name.startsWith("close-receipt-"));

  beforeAll(async () => {
    for (const line of STANDARD_BOOKS) await balis(line);
    const rows = "DD1,北京大学,2019-05-06,满足,期刊论文,普通,10,3.00";
    writeFileSync(join(cwd, "10002-原文传递-2019-05.csv"), `${head},费用(元)\n${rows}\n`);
    await balis("import 10002-原文传递-2019-05.csv");
    await balis("reconcile 2019-05");
    await balis("settle 2019-05");
    copyFileSync(join(cwd, "balis.db"), join(cwd, "before.db"));
    await balis("close 2019-05 --confirm 2019-05 --despite 试行");
  });

  test("leaves its receipt beside the books, and verify holds them against it", async () => {
    const [name = ""] = receipts();
    expect(name).toMatch(/^close-receipt-2019-05-[0-9a-f]{8}\.txt$/);
    const { exit, stdout } = await balis(`verify --receipt ${name}`);
    expect([exit, stdout]).toEqual([
      0,
      expect.stringContaining("agree with the receipt of the close of 2019-05"),
    ]);
    expect((await balis("receipt 2019-05 -o again.xlsx")).exit).toBe(2);
    await balis("receipt 2019-05 -o again.txt");
    expect(readFileSync(join(cwd, "again.txt"), "utf8")).toBe(readFileSync(join(cwd, name), "utf8"));
  });

  test("agrees with its receipt also where something else of the books is wrong", async () => {
    const [name = ""] = receipts();
    copyFileSync(join(cwd, "balis.db"), join(cwd, "edited.db"));
    const books = new Database(join(cwd, "edited.db"));
    books.exec("INSERT INTO operator (name, roles, active, action) VALUES ('李', 'approver', 1, 1)");
    books.close();
    const { exit, stdout, stderr } = await balis(`verify --books edited.db --receipt ${name}`);
    expect([exit, stdout, stderr]).toEqual([
      1,
      expect.stringContaining("agree with the receipt of the close of 2019-05"),
      expect.stringContaining("rows-must-be-as-sealed"),
    ]);
  });

  test("is not taken for one that was closed otherwise from the same rows, though those books agree with themselves", async () => {
    const [name = ""] = receipts();
    copyFileSync(join(cwd, "before.db"), join(cwd, "other.db"));
    await balis("close 2019-05 --confirm 2019-05 --despite 另一个理由 --books other.db");
    expect((await balis("verify --books other.db")).exit).toBe(0);
    const { exit, stdout, stderr } = await balis(`verify --books other.db --receipt ${name}`);
    expect([exit, `${stdout}${stderr}`.match(/receipt-must-agree/g)?.length]).toEqual([1, 2]);
    expect(receipts()).toHaveLength(2);
  });

  test.each([
    ["before.db", "receipt 2019-05 --books before.db", "period-must-have-a-receipt"],
    [
      "a file that is none, before anything else is looked at",
      "verify 2019-07 --receipt 10002-原文传递-2019-05.csv",
      "receipt-must-be-readable",
    ],
  ])("%s is refused", async (_, line, code) => {
    const { exit, stderr } = await balis(line);
    expect([exit, stderr]).toEqual([3, expect.stringContaining(code)]);
  });
});
