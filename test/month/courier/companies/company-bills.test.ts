/** Bills in the companies' own columns: what their profiles make of boxes, charges and companies. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runBalis } from "../../../cases/run-case.ts";

const cwd = mkdtempSync(join(tmpdir(), "balis-bills-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const balis = (...argv: string[]) => runBalis([...argv, "--quiet"], { cwd, lang: "en" });

/** A contract of this company: first kilogram 8.00, each started one more 2.00. */
function contract(company: string, said = ""): string {
  const file = `${company}.yaml`;
  const head = [`pack: ${company}`, 'version: "1"', 'from: "2019-01-01"', "sample: false"];
  const notice = "notice: { title: 合同, number: null, date: null, source: invented, certainty: sample }";
  const prices =
    'first: { grams: 1000, yuan: "8.00" }, step: { grams: 1000, yuan: "2.00" }, perPiece: "0.00"';
  const rest = `minimum: "8.00", surcharges: [], payable: lower, autoApprove: "20.00"${said}`;
  const part = `parts: { courier: { company: ${company}, ${prices}, ${rest} } }`;
  writeFileSync(join(cwd, file), [...head, notice, part].join("\n"));
  return file;
}

interface Audit {
  readonly totals: readonly { class: string; lines: number; payableFen: number; heldFen: number }[];
  readonly companies: readonly { company: string; transferFen: number; isApproved: boolean }[];
}

async function audit(period: string): Promise<Audit> {
  return JSON.parse((await balis("courier", "audit", period, "--json")).stdout) as Audit;
}

beforeAll(async () => {
  for (const argv of [["init"], ["library", "import", "--builtin"], ["agreement", "import", "--builtin"]])
    await balis(...argv);
  await balis("rule", "enact", contract("jd"));
  const loans = "申请单号,借入馆,发出日期,状态,册数,去程运单号\nR1,清华大学,2019-05-06,满足,3,JDVA0001\n";
  writeFileSync(join(cwd, "10001-馆际互借借出-2019-05.csv"), loans);
  await balis("import", "10001-馆际互借借出-2019-05.csv");
});

test("JD numbers the boxes of a waybill by a suffix: 2, 3 and 1 kg have one first weight, 18.00", async () => {
  const heads =
    "商家编号,业务单号,运单号,下单时间,寄件人,收件人,计费重量,实际重量(kg),包裹/耗材数量,费用类型,原始金额,折扣/促销金额,调账金额,结算金额,计费id";
  const boxes = [
    ["JDVA0001-1-3-", "2", "10.00"],
    ["JDVA0001-2-3-", "3", "12.00"],
    ["JDVA0001-3-3-", "1", "8.00"],
  ].map(([no, kg, yuan], i) =>
    [
      `020K,B${i}`,
      no,
      "2019-05-06 10:00:00,北京大学,清华大学",
      kg,
      kg,
      "1,快递运费",
      yuan,
      "0,0",
      yuan,
      i,
    ].join(),
  );
  writeFileSync(join(cwd, "京东-账单-2019-05.csv"), [heads, ...boxes].join("\n"));
  expect((await balis("import", "京东-账单-2019-05.csv")).exit).toBe(0);
  const { totals, companies } = await audit("2019-05");
  const sum = (of: "payableFen" | "heldFen") => totals.reduce((fen, t) => fen + t[of], 0);
  expect([sum("payableFen"), sum("heldFen")]).toEqual([1800, 1200]);
  expect(companies).toMatchObject([{ company: "jd", transferFen: 1800, isApproved: true }]);
});

test("a bill that names no company is asked about as soon as two companies have a contract", async () => {
  const plain =
    "运单号,寄件日期,寄件馆,收件馆,方向,件数,重量(kg),金额(元)\nJDVA0001,2019-06-06,北京大学,清华大学,去程,1,1,8.00\n";
  writeFileSync(join(cwd, "物流-2019-06.csv"), plain);
  await balis("import", "物流-2019-06.csv");
  const classes = async () => (await audit("2019-06")).totals.map((t) => t.class);
  expect(await classes()).not.toContain("company-unknown");
  await balis("rule", "enact", contract("sf"));
  expect(await classes()).toEqual(["company-unknown"]);
  const held = (await balis("courier", "held")).stdout;
  expect(held).toMatch(/2019-06 .*correct the company on the bill, or enact its contract of that day, first/);
  expect(held).not.toMatch(/courier answer 2019-06/);
  const audited = (await balis("courier", "audit", "2019-06")).stdout;
  expect([audited.includes("Peking University"), audited.includes("北京大学")]).toEqual([true, false]);
  await balis("reconcile", "2019-06");
  const settled = await balis("settle", "2019-06");
  expect([settled.exit, settled.stderr]).toEqual([
    3,
    expect.stringContaining("courier-company-must-be-known"),
  ]);
});

test("a bill of a company that has no contract is priced by nobody else's", async () => {
  const heads = "收寄日期,邮件号,客户,寄达省,寄达市,邮件重量,标准资费,应收资费";
  writeFileSync(
    join(cwd, "EMS-2019-07.csv"),
    `${heads}\n2019-07-06,JDVA0001,中心,北京,北京市,1000,8.00,8.00\n`,
  );
  expect((await balis("import", "EMS-2019-07.csv")).exit).toBe(0);
  expect((await audit("2019-07")).totals).toMatchObject([{ class: "no-contract", heldFen: 800 }]);
});
