/** Which courier bills are expected goes by company: with two contracts the bill of one is not the other's. */
import { beforeEach, expect, test } from "vitest";
import { oneMonth } from "./one-month.ts";

const { balis, close, put, text } = oneMonth();

/** First kilogram 8.00 at either company. */
async function contract(company: string): Promise<void> {
  const notice = "notice: { title: 合同, number: null, date: null, source: invented, certainty: sample }";
  const prices =
    'first: { grams: 1000, yuan: "8.00" }, step: { grams: 1000, yuan: "2.00" }, perPiece: "0.00"';
  const part = `parts: { courier: { company: ${company}, ${prices}, minimum: "8.00", surcharges: [], payable: lower } }`;
  const head = [`pack: ${company}`, 'version: "1"', 'from: "2019-01-01"', "sample: false"];
  await balis("rule", "enact", put(`${company}.yaml`, ...head, notice, part));
}

/** One parcel of 1 kg a company, each asked for by a loan of that month. */
const bill = (company: string, month: string, ...rows: readonly string[]) =>
  put(
    `${company}账单-${month}.csv`,
    "运单号,寄件日期,寄件馆,收件馆,方向,件数,重量(kg),金额(元),物流公司",
    ...rows,
  );
const row = (month: string, company: string) =>
  `${company}-${month},${month}-06,北京大学,清华大学,去程,1,1,8.00,${company}`;
const loans = (month: string, ...companies: readonly string[]) => {
  const rows = companies.map((c) => `R${c}${month},清华大学,${month}-06,满足,1,${c}-${month}`);
  return put(`10001-馆际互借借出-${month}.csv`, "申请单号,借入馆,发出日期,状态,册数,去程运单号", ...rows);
};

async function ids(period: string): Promise<string[]> {
  const [{ findings }] = (await balis("findings", period)).json.periods as [{ findings: { id: string }[] }];
  return findings.map((f) => f.id);
}

/** Only lenders tell of the loans here: what nobody answered is written off. */
async function toClose(month: string): Promise<void> {
  await balis("reconcile", month);
  await balis("discrepancy", "resolve", "--period", month, "--as", "write-off", "--reason", "对方不报");
  await balis("settle", month);
}

/** May is billed by both and closed; June has a loan carried by each, and SF's bill. */
beforeEach(async () => {
  await contract("sf");
  await contract("jd");
  await balis("import", loans("2019-05", "sf", "jd"));
  await balis("import", bill("sf", "2019-05", row("2019-05", "sf")));
  await balis("import", bill("jd", "2019-05", row("2019-05", "jd")), "--beside");
  await toClose("2019-05");
  await close("2019-05");
  await balis("import", loans("2019-06", "sf", "jd"), bill("sf", "2019-06", row("2019-06", "sf")));
});

test("the bill of one company is missing although the other's came; its own ends that", async () => {
  expect(await ids("2019-06")).toEqual(["platform-courier-invoice-jd"]);
  expect(await text("findings 2019-06")).toContain("应报未报：物流账单（jd）");
  expect(await text("status 2019-06", "en")).toContain("not received: courier invoice of jd");
  expect(await text("doctor 2019-06", "en")).toMatch(/✗ 2019-06 has 1 open finding/);
  await toClose("2019-06");
  expect((await close("2019-06")).codes).toContain("expected-files-must-be-here");
  await balis("import", bill("jd", "2019-06", row("2019-06", "jd")), "--beside");
  expect(await ids("2019-06")).toEqual([]);
});

test("where neither came both are missing; a bill without rows is of the one that is missing, but not of either of two", async () => {
  await balis("import", loans("2019-07", "sf"));
  expect(await ids("2019-07")).toEqual(["platform-courier-invoice-jd", "platform-courier-invoice-sf"]);
  await balis("import", bill("某", "2019-07", "本月无业务"));
  expect(await ids("2019-07")).toHaveLength(2);
  await balis("import", bill("jd", "2019-06", "本月无业务"), "--beside");
  expect(await ids("2019-06")).toEqual([]);
});

test("an answer holds, stands in the closing record with its company, and the month verifies", async () => {
  await balis("findings", "answer", "2019-06", "platform-courier-invoice-jd", "--reason", "本月未寄");
  await toClose("2019-06");
  expect(await close("2019-06")).toMatchObject({ exit: 0, codes: [] });
  await balis("import", bill("jd", "2019-06", row("2019-06", "jd")), "--beside");
  const [{ findings }] = (await balis("findings", "2019-06")).json.periods;
  expect(findings).toMatchObject([{ about: { company: "jd" }, answer: { reason: "本月未寄" } }]);
  expect(await balis("verify")).toMatchObject({ exit: 0, codes: [] });
});

test("a bill that is withdrawn asks again for its own company; the other's answer holds", async () => {
  await balis("findings", "answer", "2019-06", "platform-courier-invoice-jd", "--reason", "本月未寄");
  await balis("file", "withdraw", "5", "--reason", "误报");
  const [{ findings }] = (await balis("findings", "2019-06")).json.periods;
  const answers = findings.map((f: { about: { company: string }; answer: { reason: string } | null }) => [
    ...[f.about.company, f.answer?.reason ?? null],
  ]);
  expect(answers).toEqual([
    ["jd", "本月未寄"],
    ["sf", null],
  ]);
});
