/** Rows of a text file that are shorter than their heading: told where a separator may be lost, taken where the export leaves empty ends off. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RawRow } from "../../../src/tables/cell.ts";
import { withoutExcelEnds } from "../../../src/tables/io/csv/excel-blocks.ts";
import { runBalis } from "../../cases/run-case.ts";

const cwd = mkdtempSync(join(tmpdir(), "balis-row-ends-"));
let counter = 0;

beforeAll(async () => {
  mkdirSync(cwd, { recursive: true });
  await runBalis(["init"], { cwd, lang: "en" });
  await runBalis(["library", "import", "--builtin"], { cwd, lang: "en" });
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

interface Receipt {
  readonly rows: Record<string, number>;
  readonly controlTotals: readonly { column: string; agrees: boolean }[];
  readonly findings: readonly { code: string; at: { row: number } }[];
}

const HEAD = "运单号,寄件日期,寄件馆,收件馆,件数,金额,基本运费,附加费";

/** What became of the file: rows taken, and the findings by code and row. */
async function tried(
  lines: readonly string[],
  ...more: readonly string[]
): Promise<{ receipt: Receipt; found: string[] }> {
  counter += 1;
  const name = `bill-${counter}.csv`;
  writeFileSync(join(cwd, name), `${lines.join("\r\n")}\r\n`);
  const argv = ["import", name, "--period", "2019-05", "--dry-run", "--json", "--quiet", ...more];
  const done = await runBalis(argv, { cwd, lang: "en" });
  const [receipt] = (JSON.parse(done.stdout) as { files: Receipt[] }).files;
  if (!receipt) throw new Error(done.stderr);
  return { receipt, found: receipt.findings.map((f) => `${f.at.row} ${f.code}`) };
}

const full = (n: number): string => `A${n},2019-05-03,10001,10002,1,12.00,10.00,2.00`;
const without = (n: number): string => `A${n},2019-05-03,10001,10002,1,10.00,10.00`;

describe("a row with fewer cells than the heading", () => {
  test("is set aside unread where the other rows have all of theirs: it lost a separator", async () => {
    const lost = "A2,2019-05-03,10001,10002,12.00,10.00,2.00";
    const { receipt, found } = await tried([HEAD, full(1), lost, full(3)]);
    expect(found).toEqual(["3 row-must-have-all-cells"]);
    expect(receipt.rows).toMatchObject({ rows: 4, taken: 2, quarantined: 1, title: 1 });
  });

  test("is not in the sums, and the total row says how many are missing", async () => {
    const lost = "A2,2019-05-03,10001,10002,12.00,10.00,2.00";
    const { found, receipt } = await tried([HEAD, full(1), lost, "合计,,,,2,24.00,20.00,4.00"]);
    expect(found[0]).toBe("3 row-must-have-all-cells");
    expect(receipt.controlTotals.map((t) => t.agrees)).toEqual([false, false]);
  });

  test("is set aside where other rows end in an empty cell, though none has something in the last column", async () => {
    const { found } = await tried([HEAD, `${without(1)},`, without(2), `${without(3)},`]);
    expect(found).toEqual(["3 row-must-have-all-cells"]);
  });

  test("is set aside where rows stop before the heading does and still write an empty cell", async () => {
    const { found } = await tried([HEAD, "A1,2019-05-03,10001,10002,1,10.00,", without(2)]);
    expect(found).toEqual(["2 row-must-have-all-cells", "3 row-must-have-all-cells"]);
  });

  test("is taken where the whole export leaves its empty ends off", async () => {
    const head = `${HEAD},签收结果,备注`;
    const signed = (n: number): string => `${full(n)},已签收`;
    const { receipt, found } = await tried([head, signed(1), full(2), signed(3), full(4)]);
    expect(found).toEqual([]);
    expect(receipt.rows).toMatchObject({ taken: 4 });
  });

  test("is set aside where all others of an export that leaves ends off stop at one place", async () => {
    const short = "A2,2019-05-03,10001,10002,1,10.00";
    const { found } = await tried([HEAD, without(1), short, without(3)]);
    expect(found).toEqual(["3 row-must-have-all-cells"]);
  });

  test("is fine as a title, a total, a remark, a blank line or a prepared number", async () => {
    const lines = [
      "物流账单 2019-05",
      `序号,${HEAD}`,
      `1,${full(1)}`,
      "",
      "合计,,,,,1,12.00",
      "制表：合成数据",
      "2",
      "3,",
    ];
    const { receipt, found } = await tried(lines);
    expect(found).toEqual([]);
    expect(receipt.rows).toMatchObject({ taken: 1, totals: 1, title: 3, blank: 3 });
  });

  test("cells beyond the last heading are not missed, nor those under empty ones", async () => {
    const { found } = await tried([`${HEAD},,`, `${full(1)},,`, full(2)]);
    expect(found).toEqual([]);
  });

  test("Excel's own way: a block of 16 rows whose last column is empty ends early as a whole", async () => {
    const first = Array.from({ length: 15 }, (_, i) => full(i + 1));
    const second = Array.from({ length: 16 }, (_, i) => without(i + 16));
    const { receipt, found } = await tried([HEAD, ...first, ...second, without(32)]);
    expect(found).toEqual([]);
    expect(receipt.rows).toMatchObject({ taken: 32 });
  });

  test("one short row within such a block is still told", async () => {
    const first = Array.from({ length: 15 }, (_, i) => full(i + 1));
    const second = Array.from({ length: 16 }, (_, i) => (i === 7 ? without(99) : full(i + 16)));
    const { found } = await tried([HEAD, ...first, ...second]);
    expect(found).toEqual(["24 row-must-have-all-cells"]);
  });
});

describe("an export that leaves its empty ends off", () => {
  const REQUESTS =
    "申请单号,请求馆,申请日期,提供日期,状态,文献类型,申请类别,处理方式,传递方式,题名,页数,费用(元),备注,经办";
  const begins = (no: string, status = "满足"): string =>
    `${no},清华大学图书馆,2019-05-05,2019-05-06,${status},期刊论文,普通,本馆提供,Email,合成题名`;
  const asked = async (rows: readonly string[]): Promise<string[]> => {
    const { found } = await tried([REQUESTS, ...rows], "--library", "10001");
    return found;
  };

  test("a fee never becomes pages where the pages were lost", async () => {
    const rows = [`${begins("A1")},10,3.00`, `${begins("A2")},3.00`, `${begins("A3")},10,3.00`];
    expect(await asked(rows)).toEqual(["3 row-must-have-all-cells"]);
  });

  test("nor where the other rows end in several places, or several rows have lost one", async () => {
    const rows = [
      ...[`${begins("A1")},10,3.00,急`, `${begins("A2")},3.00`, `${begins("A3")},10,3.00`],
      ...[`${begins("A4")},3.00`, `${begins("A5")},10,3.00`],
    ];
    expect(await asked(rows)).toEqual(["3 row-must-have-all-cells", "5 row-must-have-all-cells"]);
  });

  test("nor far below the rows that were looked at first", async () => {
    const rows = Array.from({ length: 80 }, (_, i) => `${begins(`A${i}`)},${i === 70 ? "" : "10,"}3.00`);
    expect(await asked(rows)).toEqual(["72 row-must-have-all-cells"]);
  });

  test("a request that was not filled has neither pages nor a fee, and has lost nothing", async () => {
    const rows = [`${begins("A1")},10,3.00`, begins("A2", "不满足"), `${begins("A3")},10,3.00`];
    expect(await asked(rows)).toEqual([]);
  });
});

describe("Excel's blocks", () => {
  async function widths(batches: readonly (readonly number[])[]): Promise<(number | undefined)[]> {
    let row = 0;
    async function* rows(): AsyncGenerator<RawRow[]> {
      for (const batch of batches)
        yield batch.map((width): RawRow => ({ row: ++row, hidden: false, cells: [], width }));
    }
    const passed: (number | undefined)[] = [];
    for await (const batch of withoutExcelEnds(rows())) passed.push(...batch.map((r) => r.width));
    return passed;
  }

  test("are found wherever the file was cut into batches, and no row is lost", async () => {
    const all = [...Array<number>(16).fill(8), ...Array<number>(16).fill(7), 8, 7];
    const unknown = [...Array<number>(16).fill(8), ...Array<undefined>(16).fill(undefined), 8, 7];
    expect(await widths([all])).toEqual(unknown);
    expect(await widths(all.map((w) => [w]))).toEqual(unknown);
    expect(await widths([all.slice(0, 5), all.slice(5, 20), all.slice(20)])).toEqual(unknown);
  });

  test("a last row alone is Excel's only where a block before it was", async () => {
    const wide = Array<number>(16).fill(8);
    expect((await widths([[...wide, 7]])).at(-1)).toBe(7);
    expect((await widths([[...wide, ...Array<number>(16).fill(7), 7]])).at(-1)).toBeUndefined();
  });
});
