/** An invoice in which everything goes wrong once, from the file to the ledger: audit and settlement say the same. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runBalis, STANDARD_BOOKS, words } from "../../cases/run-case.ts";

const cwd = mkdtempSync(join(tmpdir(), "balis-invoice-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));
const balis = (line: string) => runBalis(words(line), { cwd, lang: "zh-CN" });

/** First kilogram 8.00, each started kilogram 2.00; the way back at 50 %; a stop 12.00, the month 100.00. */
const PACK = `
pack: test-courier
version: "1"
from: "2019-02-01"
sample: true
notice: { title: 样例, source: 样例, certainty: sample }
parts:
  courier:
    company: sample-courier
    first: { grams: 1000, yuan: "8.00" }
    step: { grams: 1000, yuan: "2.00" }
    perPiece: "0.00"
    minimum: "8.00"
    surcharges: [{ district: 延庆区, yuan: "5.00" }]
    payable: lower
    perStop: "12.00"
    perPeriod: "100.00"
    returnLeg: "50%"
    tolerance: "0.50"
    autoApprove: "10.00"
    maxGramsPerVolume: 2000
`;

const LOANS = [
  "W01",
  "W02",
  "W03",
  "W04",
  "W05",
  "W06",
  "W07",
  "W08",
  "W09",
  "W10",
  "W11",
  "W12",
  "W13、W14",
];

// Billed; what is right is worked out beside it.
const INVOICE = `运单号,寄件日期,寄件馆,收件馆,方向,件数,重量,册数,费用项目,签收结果,收件区,基本运费,附加费,金额
W01,2019-05-06,北京大学,中国人民大学,去程,1,1.6,1,运输,签收,,,,10.00
W01,2019-05-06,北京大学,中国人民大学,去程,1,1.6,1,运输,签收,,,,10.00
W02,2019-05-07,北京大学,中国人民大学,去程,1,1600g,1,运输,签收,,,,13.00
W03,2019-05-07,北京大学,中国人民大学,去程,1,1.6kg,1,运输,签收,,,,9.00
W04,2019-05-07,北京大学,中国人民大学,去程,1,1.6,1,运输,未签收,,,,10.00
W05,2019-04-30,北京大学,中国人民大学,去程,1,1.6,1,运输,签收,,,,10.00
W06,2019-05-08,北京大学,中国人民大学,去程,1,,1,运输,签收,,,,10.00
W07,2019-05-08,北京大学,中国人民大学,去程,1,1.6,1,运输,签收,,8.00,2.00,11.00
W08,2019-05-08,北京大学,中国人民大学,去程,1,5.2,1,运输,签收,,,,18.00
W09,2019-05-08,北京大学,中国人民大学,去程,1,1.6,1,运输,签收,延庆区,,,15.00
W10,2019-05-08,北京大学,中国人民大学,去程,1,1.6,3,运输,签收,,,,10.00
W11,2019-05-08,北京大学,中国人民大学,去程,1,1.6,1,运输,签收,,,,10.40
W12,2019-05-20,中国人民大学,北京大学,回程,1,1.6,1,运输,签收,,,,5.00
W13,2019-05-21,北京大学,中国人民大学,去程,1,1.6,1,运输,签收,,,,10.00
X99,2019-05-21,北京大学,中国人民大学,去程,1,1.6,1,运输,签收,,,,10.00
停靠,2019-05-31,,中国人民大学,,3,,,停靠费,,,,,36.00
月费,2019-05-31,,,,1,,,月费,,,,,120.00
W02,2019-05-25,北京大学,中国人民大学,去程,1,1.6,1,运输,,,,,-1.00
合计,,,,,,,,,,,,,320.00
`;

beforeAll(async () => {
  const loan = (side: string): string =>
    [
      `申请单号,${side},发出日期,状态,册数,去程运单号,回程运单号`,
      ...LOANS.map((w, i) => {
        const other = side === "借入馆" ? "中国人民大学" : "北京大学";
        return `IL${i},${other},2019-05-06,满足,1,${w === "W12" ? "" : w},${w === "W12" ? w : ""}`;
      }),
      "",
    ].join("\n");
  writeFileSync(join(cwd, "10001-馆际互借借出-2019-05.csv"), loan("借入馆"));
  writeFileSync(join(cwd, "10002-馆际互借借入-2019-05.csv"), loan("借出馆"));
  writeFileSync(join(cwd, "物流-2019-05.csv"), INVOICE);
  writeFileSync(join(cwd, "courier.yaml"), PACK);
  for (const line of [
    ...STANDARD_BOOKS,
    "rule enact courier.yaml",
    "import 10001-馆际互借借出-2019-05.csv 10002-馆际互借借入-2019-05.csv 物流-2019-05.csv",
    "reconcile 2019-05",
  ]) {
    const { exit, stderr } = await balis(line);
    if (exit > 1) throw new Error(`${line}: ${stderr}`);
  }
});

interface Audit {
  readonly totals: readonly {
    class: string;
    lines: number;
    billedFen: number;
    disputedFen: number;
    payableFen: number;
    heldFen: number;
  }[];
  readonly invoice: {
    declaredFen: number;
    linesFen: number;
    payableFen: number;
    heldFen: number;
    wrong: readonly unknown[];
  };
  readonly notBilled: readonly { waybill: string }[];
  readonly isApproved: boolean;
  readonly allocation: readonly { library: string; fen: number }[];
}

describe("an invoice", () => {
  test("every line has its class, and what is disputed is what it bills beyond what is right", async () => {
    const audit = JSON.parse((await balis("courier audit 2019-05 --json")).stdout) as Audit;
    expect(audit.totals.map((t) => [t.class, t.lines, t.billedFen, t.disputedFen, t.heldFen])).toEqual([
      ["duplicate-waybill", 1, 1000, 1000, 1000],
      // It ends 1.00 of the 3.00 that W02 bills too much.
      ["credit", 1, -100, 0, -100],
      ["late-line", 1, 1000, 1000, 1000],
      ["undelivered", 1, 1000, 1000, 1000],
      ["waybill-without-loan", 1, 1000, 1000, 1000],
      ["no-weight", 1, 1000, 1000, 1000],
      ["line-arithmetic", 1, 1100, 100, 100],
      // One volume weighs at most 2 kg: 10.00, not 18.00.
      ["weight-differs", 1, 1800, 800, 800],
      // 人民大学 is in 海淀区: 10.00, not 15.00.
      ["district-differs", 1, 1500, 500, 500],
      // 13.00, of which 1.00 is credited, for 10.00, and 120.00 for 100.00.
      ["over", 2, 13_300, 2200, 2300],
      ["under", 1, 900, -100, 0],
      ["volumes-differ", 1, 1000, 0, 0],
      // 10.00, 10.40 within the tolerance, 5.00 the way back, 10.00, three stops 36.00.
      ["correct", 5, 7140, 0, 0],
    ]);
  });

  test("its total beside what its lines make, what is payable and what is held", async () => {
    const audit = JSON.parse((await balis("courier audit 2019-05 --json")).stdout) as Audit;
    expect(audit.invoice).toMatchObject({
      declaredFen: 32_000,
      linesFen: 31_640,
      payableFen: 23_040,
      heldFen: 8600,
    });
    expect(audit.invoice.wrong).toHaveLength(1);
    expect(audit.isApproved).toBe(false);
    expect(audit.notBilled.map((p) => p.waybill)).toEqual(["W14"]);
    expect(audit.allocation.reduce((sum, a) => sum + a.fen, 0)).toBe(23_040);
  });

  test("settlement pays and holds what the audit says, and books both", async () => {
    const settled = JSON.parse((await balis("settle 2019-05 --json")).stdout) as {
      count: { totals: Record<string, { fen: number }> };
    };
    expect(settled.count.totals.courier?.fen).toBe(23_040);
    expect(settled.count.totals["courier-held"]?.fen).toBe(8600);
    expect((await balis("report finance 2019-05 -o f.xlsx")).exit).toBe(0);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(join(cwd, "f.xlsx"));
    const page = workbook.getWorksheet("物流明细");
    const sums: unknown[] = [];
    page?.eachRow((row) => {
      if (row.getCell(1).value === "合计") sums.push(...[6, 7, 8].map((c) => row.getCell(c).result));
    });
    expect(sums).toEqual([316.4, 230.4, 86]);
  });

  test("the audit workbook has a sheet a class, and the dispute file only what is disputed, with the reason", async () => {
    await balis("courier audit 2019-05 -o a.xlsx --dispute d.xlsx");
    const audit = new ExcelJS.Workbook();
    await audit.xlsx.readFile(join(cwd, "a.xlsx"));
    expect(audit.worksheets.map((s) => s.name)).toEqual([
      ...["审计汇总", "运单重复", "折让冲减", "迟报", "未签收", "有运单无借阅", "没有重量", "分项不等于金额"],
      ...["重量过大", "区域不符", "多收", "少收", "册数不符", "分摊"],
    ]);
    const dispute = new ExcelJS.Workbook();
    await dispute.xlsx.readFile(join(cwd, "d.xlsx"));
    const rows: unknown[][] = [];
    dispute.worksheets[0]?.eachRow((row) => {
      if (typeof row.getCell(1).value === "number")
        rows.push([2, 9, 10, 11, 12].map((c) => row.getCell(c).value));
    });
    expect(rows).toHaveLength(11);
    expect(rows[0]).toEqual(["W01", 10, 0, 10, "同一运单同一方向已收过费"]);
    expect(rows.find((r) => r[0] === "W03")).toEqual(["W03", 9, 10, -1, "低于合同价"]);
  });
});
