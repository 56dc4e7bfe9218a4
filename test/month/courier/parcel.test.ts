/** One parcel with three volumes of two requests, out and back: request, volume, leg and parcel stay four units. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, expect, test } from "vitest";
import { runBalis } from "../../cases/run-case.ts";

const cwd = mkdtempSync(join(tmpdir(), "balis-parcel-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const balis = (...argv: string[]) => runBalis([...argv, "--quiet"], { cwd, lang: "en" });

test("two requests of 2 and 1 volumes in one parcel, sent and returned: 15.00 for volumes, 20.00 for two legs", async () => {
  const loans = (side: string): string => `申请单号,${side},发出日期,状态,册数,去程运单号\n`;
  writeFileSync(
    join(cwd, "10001-馆际互借借出-2019-05.csv"),
    `${loans("借入馆")}IL1,中国人民大学,2019-05-06,满足,2,0001\nIL2,中国人民大学,2019-05-06,满足,1,0001\n`,
  );
  writeFileSync(
    join(cwd, "10002-馆际互借借入-2019-05.csv"),
    `${loans("借出馆")}IL1,北京大学,2019-05-06,满足,2,0001\nIL2,北京大学,2019-05-06,满足,1,0001\n`,
  );
  // 1.6 kg: 8.00 for the first kilogram, 2.00 for the next that is begun. The books go back under the same number.
  writeFileSync(
    join(cwd, "物流-2019-05.csv"),
    [
      "运单号,寄件日期,寄件馆,收件馆,方向,件数,重量(kg),册数,金额(元)",
      "0001,2019-05-06,北京大学,中国人民大学,去程,1,1.6,3,10.00",
      "0001,2019-05-27,中国人民大学,北京大学,回程,1,1.6,3,10.00",
    ].join("\n"),
  );
  const setup = [
    ["init"],
    ["library", "import", "--builtin"],
    ["agreement", "import", "--builtin"],
    ["rule", "enact", "--builtin", "balis-dd-2017"],
    ["rule", "enact", "--builtin", "sample-2019"],
    ["import", "10001-馆际互借借出-2019-05.csv", "10002-馆际互借借入-2019-05.csv", "物流-2019-05.csv"],
    ["reconcile", "2019-05"],
  ];
  for (const argv of setup) expect([argv[0], (await balis(...argv)).exit]).toEqual([argv[0], 0]);
  const settled = await balis("settle", "2019-05", "--json");
  const { count } = JSON.parse(settled.stdout) as {
    count: { totals: Record<string, { count: number; fen: number }> };
  };
  expect(count.totals).toEqual({
    "fee-basis": { count: 2, fen: 1500 },
    courier: { count: 2, fen: 2000 },
    "ill-subsidy": { count: 1, fen: 1500 },
  });
  expect((await balis("report", "finance", "2019-05", "-o", "f.xlsx")).exit).toBe(0);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(cwd, "f.xlsx"));
  const quantity = (row: number): unknown => workbook.getWorksheet("Summary")?.getRow(row).getCell(3).result;
  expect([quantity(7), quantity(8)], "three volumes lent, two parcels carried").toEqual([3, 2]);
});
