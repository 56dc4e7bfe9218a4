/** A parcel is held because no loan names it; the loan comes after the close: `held` and the account say so, with what it is worth. */
import { beforeEach, expect, test } from "vitest";
import { oneMonth } from "../../close/whole/one-month.ts";

const { balis, close, put, text } = oneMonth();

const LOANS = "申请单号,借入馆,发出日期,状态,册数,去程运单号";
const BILL = "运单号,寄件日期,寄件馆,收件馆,方向,件数,重量(kg),金额(元),物流公司";
const loan = (no: string, waybill: string, day: string) => `${no},清华大学,${day},满足,1,${waybill}`;
const row = (waybill: string, day: string, yuan: string) =>
  `${waybill},${day},北京大学,清华大学,去程,1,1,${yuan},sf`;

/** First kilogram 8.00. May: S1 has a loan; S8 (8.00) and S9 (9.00) have none and are held. June's files bring the loan of S9, as May's. */
beforeEach(async () => {
  const notice = "notice: { title: 合同, number: null, date: null, source: invented, certainty: sample }";
  const prices =
    'first: { grams: 1000, yuan: "8.00" }, step: { grams: 1000, yuan: "2.00" }, perPiece: "0.00"';
  const part = `parts: { courier: { company: sf, ${prices}, minimum: "8.00", surcharges: [], payable: lower } }`;
  const head = ["pack: sf", 'version: "1"', 'from: "2019-01-01"', "sample: false"];
  await balis("rule", "enact", put("sf.yaml", ...head, notice, part));
  await balis("import", put("10001-馆际互借借出-2019-05.csv", LOANS, loan("R1", "S1", "2019-05-06")));
  const rows = [
    row("S1", "2019-05-06", "8.00"),
    row("S8", "2019-05-07", "8.00"),
    row("S9", "2019-05-08", "9.00"),
  ];
  await balis("import", put("顺丰账单-2019-05.csv", BILL, ...rows));
  await toClose("2019-05");
  await close("2019-05", "--despite", "待核实");
});

async function toClose(month: string): Promise<void> {
  await balis("reconcile", month);
  await balis("discrepancy", "resolve", "--period", month, "--as", "write-off", "--reason", "对方不报");
  await balis("settle", month);
}

const late = () =>
  balis("import", put("10001-馆际互借借出补-2019-05.csv", LOANS, loan("R9", "S9", "2019-05-08")), "--beside");

async function held(): Promise<unknown[]> {
  const { json } = await balis("courier", "held");
  const all = json.held as { line: { waybillNo: string }; fen: number; loan: unknown; answer: string }[];
  return all.map((h) => [h.line.waybillNo, h.fen, h.loan]);
}

test("the reason of the parcel becomes that its loan came, with file, row and what the contract pays: 8.00 of 9.00", async () => {
  expect(await held()).toEqual([
    ["S8", 800, null],
    ["S9", 900, null],
  ]);
  await late();
  const came = { period: "2019-06", file: "10001-馆际互借借出补-2019-05.csv", row: 2, payableFen: 800 };
  expect(await held()).toEqual([
    ["S8", 800, null],
    ["S9", 900, came],
  ]);
  const said = await text("courier held", "en");
  expect(said).toContain(
    "the loan came later: 2019-06 10001-馆际互借借出补-2019-05.csv, row 2; payable by the contract: 8.00 yuan",
  );
  expect(said).toContain("balis courier answer 2019-06 S9 --charge freight --company sf --amount 8.00 --as");
});

test("the account says it up to the month in which the loan came, and not of the month before", async () => {
  await late();
  expect(await text("courier audit 2019-06 --waybill S9")).toContain("借阅后到：2019-06");
  const may = await text("courier audit 2019-05 --waybill S9");
  expect([may.includes("有运单无借阅"), may.includes("借阅后到")]).toEqual([true, false]);
});

test("approved as the list says, 8.00 are payable in June; May stays, and the 1.00 above the contract stays held", async () => {
  await late();
  await balis(
    "courier",
    "answer",
    "2019-06",
    "S9",
    "--amount",
    "8.00",
    "--as",
    "approve",
    "--reason",
    "借阅已到",
  );
  expect((await held()).map((h) => (h as unknown[]).slice(0, 2))).toEqual([
    ["S8", 800],
    ["S9", 100],
  ]);
  await toClose("2019-06");
  expect(await text("courier audit 2019-06 --waybill S9")).toMatch(/合计 +9\.00 +\S+ +8\.00 +1\.00/);
  expect((await balis("verify")).codes).toEqual([]);
});
