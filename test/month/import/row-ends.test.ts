/** Rows of a text file that are shorter than their heading: told, as a separator may be lost; taken only where Excel left empty ends off. */
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

  test("is set aside where all rows are short, up to a file of one row: a fee never becomes pages", async () => {
    const head =
      "申请单号,请求馆,申请日期,提供日期,状态,文献类型,申请类别,处理方式,传递方式,题名,页数,费用(元)";
    const row = "A1,10003,2019-05-06,2019-05-06,满足,期刊论文,普通,本馆提供,Email,题名,103.00";
    const { found, receipt } = await tried([head, row], "--library", "10001");
    expect(found).toEqual(["2 row-must-have-all-cells"]);
    expect(receipt.rows).toMatchObject({ taken: 0, quarantined: 1 });
  });

  test("is set aside though every row leaves its empty end off, or stops in a place of its own", async () => {
    const rows = [without(1), full(2), "A3,2019-05-03,10001,10002,1,10.00"];
    const { found } = await tried([`${HEAD},签收结果`, ...rows]);
    expect(found).toEqual([2, 3, 4].map((row) => `${row} row-must-have-all-cells`));
  });

  test("is set aside in every block where the heading's has lost one too: Excel did not write that", async () => {
    const { found } = await tried([HEAD, ...Array.from({ length: 40 }, (_, i) => without(i + 1))]);
    expect(found).toEqual(Array.from({ length: 40 }, (_, i) => `${i + 2} row-must-have-all-cells`));
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

  test("is set aside where the heading ends in empty cells that the row has not: those count as well", async () => {
    const { receipt, found } = await tried([`${HEAD},,`, `${full(1)},,`, full(2), `${without(3)},,`]);
    expect(found).toEqual(["3 row-must-have-all-cells", "4 row-must-have-all-cells"]);
    expect(receipt.rows).toMatchObject({ taken: 1, quarantined: 2 });
  });

  test("is set aside where a request's pages were lost and the heading ends in empty cells", async () => {
    const head =
      "申请单号,请求馆,申请日期,提供日期,状态,文献类型,申请类别,处理方式,传递方式,题名,页数,费用(元),,";
    const begins = "A1,10003,2019-05-06,2019-05-06,满足,期刊论文,普通,本馆提供,Email,题名";
    const asked = [head, `${begins},10,3.00,,`, `${begins.replace("A1", "A2")},103.00,,`];
    const { found, receipt } = await tried(asked, "--library", "10001");
    expect(found).toEqual(["3 row-must-have-all-cells"]);
    expect(receipt.rows).toMatchObject({ taken: 1, quarantined: 1 });
  });

  test("Excel's own way: a block of 16 rows whose last column is empty ends early as a whole", async () => {
    const first = Array.from({ length: 15 }, (_, i) => full(i + 1));
    const second = Array.from({ length: 16 }, (_, i) => without(i + 16));
    const { receipt, found } = await tried([HEAD, ...first, ...second, without(32), without(33)]);
    expect(found).toEqual([]);
    expect(receipt.rows).toMatchObject({ taken: 33 });
  });

  test("one short row within such a block is still told", async () => {
    const first = Array.from({ length: 15 }, (_, i) => full(i + 1));
    const second = Array.from({ length: 16 }, (_, i) => (i === 7 ? without(99) : full(i + 16)));
    const { found } = await tried([HEAD, ...first, ...second]);
    expect(found).toEqual(["24 row-must-have-all-cells"]);
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

  const times = (n: number, width: number): number[] => Array<number>(n).fill(width);

  test("are found wherever the file was cut into batches, and no row is lost", async () => {
    const all = [...times(16, 8), ...times(16, 7), 8, 7];
    const whole = [...times(33, 8), 7];
    expect(await widths([all])).toEqual(whole);
    expect(await widths(all.map((w) => [w]))).toEqual(whole);
    expect(await widths([all.slice(0, 5), all.slice(5, 20), all.slice(20)])).toEqual(whole);
  });

  test("have two rows or more, the last one too", async () => {
    expect(await widths([[...times(16, 8), 7, 7]])).toEqual(times(18, 8));
    expect(await widths([[...times(32, 8), 7]])).toEqual([...times(32, 8), 7]);
    expect((await widths([[...times(16, 8), ...times(16, 7), 7]])).at(-1)).toBe(7);
  });

  test("are none below one whose rows differ", async () => {
    const uneven = [...times(15, 8), 7, ...times(16, 7)];
    expect(await widths([uneven])).toEqual(uneven);
    const later = [...times(16, 8), ...times(16, 7), 8, 7, ...times(14, 8), ...times(16, 7)];
    expect(await widths([later])).toEqual([...times(32, 8), ...later.slice(32)]);
  });
});
