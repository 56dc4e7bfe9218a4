/** What the finance office is given lies in the pack as its own commands give it, and adds up to the finance workbooks beside it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import ExcelJS from "exceljs";
import JSZip from "jszip";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseYuan } from "../../../src/core/money.ts";
import type { Books } from "../report/books-of-may.ts";
import { booksOfSubProject } from "./books.ts";

const CLOSED = ["2019-04", "2019-05"];

let books: Books;
let pack: JSZip;

beforeAll(async () => {
  books = await booksOfSubProject();
  await books.balis("pack", "2019", "--subproject", "dd", "-o", "包.zip");
  pack = await JSZip.loadAsync(readFileSync(join(books.cwd, "包.zip")));
}, 60_000);
afterAll(() => books?.remove());

const bytesOf = async (path: string): Promise<Buffer> =>
  (await pack.file(path)?.async("nodebuffer")) ?? Promise.reject(new Error(`no ${path}`));

async function rowsOf(path: string): Promise<string[][]> {
  return parse(await bytesOf(path), { bom: true }).slice(1);
}

const fen = (text: unknown): bigint => parseYuan(`${text ?? ""}`) ?? 0n;

/** Debit less credit by account. */
function byAccount(rows: readonly { account: string; debit: unknown; credit: unknown }[]) {
  const sums = new Map<string, bigint>();
  for (const { account, debit, credit } of rows)
    sums.set(account, (sums.get(account) ?? 0n) + fen(debit) - fen(credit));
  return Object.fromEntries([...sums].sort());
}

/** The postings of the workbook's own sheet, found by its headings. */
async function workbookPostings(period: string) {
  const workbook = new ExcelJS.Workbook();
  const bytes = await bytesOf(`workbooks/finance-${period}.xlsx`);
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  const rows = workbook.getWorksheet("分录")?.getSheetValues() ?? [];
  const texts = Array.from(rows, (row) => (Array.isArray(row) ? row : []));
  const at = texts.findIndex((row) => row.includes("科目代码"));
  const [account = 0, debit = 0, credit = 0] = ["科目代码", "借方", "贷方"].map((head) =>
    texts[at]?.indexOf(head),
  );
  const own = texts.slice(at + 1).filter((row) => `${row[account] ?? ""}`.includes(":"));
  return own.map((row) => ({ account: `${row[account]}`, debit: row[debit], credit: row[credit] }));
}

describe("the exports for the finance office", () => {
  test.each(
    CLOSED,
  )("journal of %s: account by account what the finance workbook posts, and balanced", async (period) => {
    const rows = await rowsOf(`finance/journal-${period}.csv`);
    const journal = byAccount(
      rows.map(([, , , account = "", , , debit, credit]) => ({ account, debit, credit })),
    );
    expect(Object.keys(journal).length).toBeGreaterThan(3);
    expect(journal).toEqual(byAccount(await workbookPostings(period)));
    expect(Object.values(journal).reduce((sum, own) => sum + own, 0n)).toBe(0n);
  });

  test("are what their commands give, byte for byte, and the contents name both", async () => {
    const index = JSON.parse(String(await bytesOf("index.json")));
    const own = index.files.filter((f: { kind: string }) => f.kind === "finance");
    expect(own.map((f: { path: string }) => f.path)).toEqual([
      ...["finance/journal-2019-04.csv", "finance/journal-2019-05.csv"],
      ...["finance/payments-2019-04.csv", "finance/payments-2019-05.csv"],
    ]);
    for (const { path, command } of own) {
      const file = path.replace("finance/", "");
      const done = await books.balis(...command.replace("balis ", "").split(" "));
      expect(done.stderr).toBe("");
      expect(readFileSync(join(books.cwd, file)).equals(await bytesOf(path)), path).toBe(true);
      expect(String(await bytesOf("目录.txt"))).toContain(path);
      expect(String(await bytesOf("index.html"))).toContain(`href="${path}"`);
    }
  });

  test("payments: 5.00 paid in May, 1.00 paid and taken back; 2,035.00 set aside in April", async () => {
    const [april, may] = await Promise.all(CLOSED.map((p) => rowsOf(`finance/payments-${p}.csv`)));
    expect(may?.map((row) => [row[3], row[5], row[6], row[7]])).toEqual([
      ...[
        ["付款", "main", "5.00", "V1"],
        ["付款", "main", "1.00", "V2"],
      ],
      ["付款", "main", "-1.00", "V2"],
    ]);
    expect(april?.map((row) => fen(row[6]?.replaceAll(",", "")))).toEqual([-3500n, -200000n]);
  });

  test("a fund is called a fund, never what is owed to somebody", async () => {
    const rows = await rowsOf("finance/journal-2019-05.csv");
    expect(rows.find((row) => row[3] === "fund:main")?.[4]).toBe("资金·main");
  });
});
