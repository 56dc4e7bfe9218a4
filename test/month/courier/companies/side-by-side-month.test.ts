/**
 * Two companies in one month, the whole way, worked by hand. First kilogram and each started one more: sf 8.00 and 2.00, jd 9.00 and 3.00.
 *
 * sf: A1 of 1 kg 8.00; A2 of 3 kg 14.00 for 12.00, 2.00 held. Lines 22.00, payable 20.00.
 * jd: B1 of 2 kg 12.00; B2 of 1 kg 8.50 for 9.00, the lower is owed; B9 of nobody's loan 9.00, held. Lines 29.50, payable 20.50, held 9.00.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runBalis, STANDARD_BOOKS } from "../../../cases/run-case.ts";

const cwd = mkdtempSync(join(tmpdir(), "balis-two-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const balis = (line: string) => runBalis([...line.split(" "), "--quiet"], { cwd, lang: "en" });
const must = async (line: string): Promise<string> => {
  const { exit, stdout, stderr } = await balis(line);
  if (exit > 1) throw new Error(`${line}: ${exit} ${stderr}`);
  return stdout;
};
const put = (name: string, ...lines: readonly string[]): void =>
  writeFileSync(join(cwd, name), [...lines, ""].join("\n"));

const contract = (company: string, first: string, step: string): void =>
  put(
    `${company}.yaml`,
    ...[`pack: ${company}`, 'version: "1"', 'from: "2019-01-01"', "sample: false"],
    "notice: { title: 合同, number: null, date: null, source: invented, certainty: sample }",
    `parts: { courier: { company: ${company}, first: { grams: 1000, yuan: "${first}" }, step: { grams: 1000, yuan: "${step}" },`,
    `  perPiece: "0.00", minimum: "${first}", surcharges: [], payable: lower, autoApprove: "20.00" } }`,
  );

const HEAD = "运单号,物流公司,寄件日期,寄件馆,收件馆,方向,件数,重量(kg),金额(元)";

/** As it is made, and as it is told once more from the books. */
let settled: string[] = [];
beforeAll(async () => {
  contract("sf", "8.00", "2.00");
  contract("jd", "9.00", "3.00");
  const loans = (no: string) => `R${no},清华大学,2019-05-08,满足,1,${no}`;
  put(
    "10001-馆际互借借出-2019-05.csv",
    "申请单号,借入馆,发出日期,状态,册数,去程运单号",
    ...["A1", "A2", "B1", "B2"].map(loans),
  );
  const way = "2019-05-08,北京大学,清华大学,去程,1";
  put(
    "物流账单-顺丰-2019-05.csv",
    HEAD,
    `A1,顺丰,${way},1,8.00`,
    `A2,顺丰,${way},3,14.00`,
    "合计,,,,,,,,22.00",
  );
  put(
    "物流账单-京东-2019-05.csv",
    ...[HEAD, `B1,京东,${way},2,12.00`, `B2,京东,${way},1,8.50`, `B9,京东,${way},1,9.00`],
    "合计,,,,,,,,29.50",
  );
  for (const line of STANDARD_BOOKS) await must(line);
  for (const line of [
    ...["rule enact sf.yaml", "rule enact jd.yaml", "import 10001-馆际互借借出-2019-05.csv"],
    ...["import 物流账单-顺丰-2019-05.csv", "import 物流账单-京东-2019-05.csv --beside", "reconcile 2019-05"],
    ...["discrepancy resolve --period 2019-05 --as supplier-right --reason x"],
    "budget set 2019 courier --yuan 100.00 --covers courier --class 30207 --on 2019-05-01",
  ])
    await must(line);
  settled = [await must("settle 2019-05"), await must("settle 2019-05 --json")];
  for (const line of [
    ...["report finance 2019-05 -o finance-2019-05.xlsx", "close 2019-05 --confirm 2019-05 --despite 已去函"],
  ])
    await must(line);
});

const AMOUNTS = ["linesFen", "declaredFen", "payableFen", "heldFen", "transferFen", "isApproved"] as const;
interface Audit {
  readonly companies: readonly (Record<(typeof AMOUNTS)[number], unknown> & { company: string })[];
  readonly invoice: Record<string, number>;
}

test("each company has its own total, payable, held and approval; the month is their sum, to the fen", async () => {
  const audit = JSON.parse(await must("courier audit 2019-05 --json")) as Audit;
  const own = { sf: [2200, 2200, 2000, 200, 2000, true], jd: [2950, 2950, 2050, 900, 2050, false] };
  const found = audit.companies.map((c) => [c.company, AMOUNTS.map((amount) => c[amount])]);
  expect(Object.fromEntries(found)).toEqual(own);
  expect(audit.invoice).toMatchObject({ linesFen: 5150, declaredFen: 5150, payableFen: 4050, heldFen: 1100 });
});

test("the settlement counts A2, B2 and B9, which differ from the contract or are in question", async () => {
  const said = "3 lines of courier bills differ from the contract or are in question";
  const [made = "", again = ""] = settled;
  expect(made).toContain(`  ${said} (balis courier audit 2019-05)\n`);
  const { count } = JSON.parse(again);
  expect([count.invoiceLines, count.differs]).toEqual([3, 0]);
});

test("the journal owes each company its own, and holds each company's own", async () => {
  await must("export journal --format hledger -o books.journal");
  const sums = new Map<string, number>();
  for (const [, account = "", yuan] of readFileSync(join(cwd, "books.journal"), "utf8").matchAll(
    /^ {4}(\S+) {2}(-?[\d.]+) CNY$/gm,
  ))
    sums.set(account, (sums.get(account) ?? 0) + Math.round(Number(yuan) * 100));
  expect(
    Object.fromEntries(
      [...sums].filter(([account]) => /^(expense|claim|payable|held):courier/.test(account)),
    ),
  ).toEqual({
    ...{ "expense:courier": 4050, "claim:courier": 1100 },
    ...{ "payable:courier:sf": -2000, "payable:courier:jd": -2050 },
    ...{ "held:courier:sf": -200, "held:courier:jd": -900 },
  });
});

test("the finance workbook has the sum by library, and each company's amount among its entries", async () => {
  const [settlement = [], booked = [], ticked = []] = await Promise.all(
    ["Courier settlement", "Entries", "Tie-out"].map((sheet) => rowsIn("finance-2019-05.xlsx", sheet)),
  );
  // Billed 22.00 + 29.50, payable 20.00 + 20.50, held 2.00 + 9.00.
  expect(settlement.filter((row) => row.includes("51.5 40.5 11"))).toHaveLength(1);
  const courier = settlement.map((row) => row.trim());
  expect(courier).toEqual(expect.arrayContaining([expect.stringMatching(/ sf 10001 .* 22 20 2$/)]));
  expect(courier).toEqual(expect.arrayContaining([expect.stringMatching(/ jd 10001 .* 29.5 20.5 9$/)]));
  expect(courier.filter((row) => /yuan payable/.test(row)).map((row) => row.replace(/ yuan.*$/, ""))).toEqual(
    [...[expect.stringContaining("jd: 20.50"), expect.stringContaining("sf: 20.00")]],
  );
  const has = (account: string, yuan: string): boolean =>
    booked.some((row) => row.includes(account) && new RegExp(`(^| )${yuan}( |$)`).test(row));
  expect([has("Payable to sf", "20"), has("Payable to jd", "20.5")]).toEqual([true, true]);
  expect([has("Held from sf", "2"), has("Held from jd", "9"), has("Payable to sf", "20.5")]).toEqual([
    ...[true, true, false],
  ]);
  const ties = ticked.filter((row) => / (sf|jd) · /.test(row));
  expect(ties.map((row) => row.replace(/^.*(sf|jd) · (.*?) = .*? (?=[\d.]+ )/, "$1 $2 ").trim())).toEqual([
    ...["jd Courier payable 20.5 20.5  agrees", "jd Courier held 9 9  agrees"],
    ...["sf Courier payable 20 20  agrees", "sf Courier held 2 2  agrees"],
  ]);
});

const rowsIn = async (file: string, sheet: string): Promise<string[]> => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(cwd, file));
  const rows: string[] = [];
  workbook.getWorksheet(sheet)?.eachRow((row) => {
    rows.push((row.values as unknown[]).map((_, i) => (i === 0 ? "" : row.getCell(i).text)).join(" "));
  });
  return rows;
};

test("the audit says of each line whose it is; what is too much at one company offsets nothing at the other", async () => {
  const said = await must("courier audit 2019-05 -o audit.xlsx");
  expect(said).toMatch(/over +sf +A2 .* 14\.00 +12\.00 +2\.00\n/);
  expect(said).toMatch(/under +jd +B2 .* 8\.50 +9\.00 +-0\.50\n/);
  expect(said).not.toContain("Overcharges");
  expect((await rowsIn("audit.xlsx", "over")).filter((row) => / sf A2 .* 14 12 2$/.test(row))).toHaveLength(
    1,
  );
});

test("a dispute file goes to one company, which is named, and has nothing of the other's; its cells are explained", async () => {
  const refused = await balis("courier audit 2019-05 -o other.xlsx --dispute dispute.xlsx");
  expect(refused).toMatchObject({ exit: 3, stderr: expect.stringContaining("--company: jd or sf") });
  expect(existsSync(join(cwd, "other.xlsx"))).toBe(false);
  await must("courier audit 2019-05 --company jd --dispute dispute-2019-05-jd.xlsx");
  const rows = await rowsIn("dispute-2019-05-jd.xlsx", "Disputes");
  expect(rows[0]).toContain("Lines of the invoice of jd in dispute, 2019-05");
  expect(rows.filter((row) => / B2 .* 8\.5 9 -0\.5 | B9 .* 9 0 9 /.test(row))).toHaveLength(2);
  expect(rows.join()).not.toContain("A2");
  const first = rows.findIndex((row) => row.includes(" B9 "));
  const cell = (name: string) => balis(`explain ${name}!Disputes!I${first + 1}`);
  expect((await cell("dispute-2019-05-jd.xlsx")).stdout).toContain("B9");
  expect((await cell("dispute-2019-05.xlsx")).stderr).toContain("dispute-must-be-of-one-company");
});

test("a payment goes to the company that it names, and to no other", async () => {
  const pay = (rest: string) => balis(`payment record ${rest} --fund courier --on 2019-06-10`);
  const code = async (rest: string) => /\[([a-z-]+)\]/.exec((await pay(rest)).stderr)?.[1];
  // 20.50 are owed to jd, however much to both.
  expect(await code("courier:jd --yuan 20.51 --voucher V1")).toBe("payment-must-be-owed");
  expect(await code("courier:yto --yuan 0.01 --voucher V1")).toBe("payment-must-be-owed");
  expect((await pay("courier:JD --yuan 20.50 --voucher V1")).exit).toBe(0);
  expect(await code("courier:sf --yuan 20.01 --voucher V2")).toBe("payment-must-be-owed");
  expect((await pay("courier:sf --yuan 15.00 --voucher V2")).exit).toBe(0);
  const { balances, totalFen } = JSON.parse(await must("balance --on 2019-06-30 --json")) as {
    totalFen: number;
    balances: { account: string; balanceFen: number }[];
  };
  const courier = balances.filter((b) => b.account.startsWith("payable:courier:") && b.balanceFen !== 0);
  expect(courier.map((b) => [b.account, b.balanceFen])).toEqual([["payable:courier:sf", 500]]);
  expect(totalFen).toBe(balances.reduce((sum, b) => sum + b.balanceFen, 0));
  expect((await balis("verify")).exit).toBe(0);
});

test("what June answers and credits for one company moves nothing of the other", async () => {
  put("物流账单-京东-2019-06.csv", HEAD, "B9,京东,2019-05-08,北京大学,清华大学,去程,1,1,-9.00");
  await must("import --period 2019-06 --despite rows 物流账单-京东-2019-06.csv");
  expect((await balis("courier answer 2019-06 A2 --as approve --company jd --reason x")).exit).toBe(3);
  expect((await balis("courier answer 2019-06 A2 --as approve --reason x")).exit).toBe(0);
  const { companies } = JSON.parse(await must("courier audit 2019-06 --json")) as Audit;
  expect(companies.map((c) => [c.company, c.linesFen, c.payableFen, c.heldFen])).toEqual([
    ["jd", -900, 0, -900],
    ["sf", 0, 200, -200],
  ]);
});
