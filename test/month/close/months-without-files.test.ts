/** A month that holds only corrections or answers to the courier is a month like any other: settled, closed in its turn, and shown. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openBooks } from "../../../src/books/sqlite/open.ts";
import { allPeriodsBefore } from "../../../src/month/import/steps/periods.ts";
import { type Outcome, runBalis } from "../../cases/run-case.ts";
import { type Alliance, allianceOf, filesOf } from "../settle/money/alliance.ts";

const folders: string[] = [];
let alliance: Alliance | null = null;
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  alliance?.remove();
});

const HEAD = "运单号,寄件日期,寄件馆,收件馆,方向,件数,重量(kg),册数,金额(元)\n";

/** May: 803 is billed twice (12.00 held), 802 was lost (8.00 held). There are no files of June; what July bills has no loan (14.00 held). */
async function books() {
  const cwd = mkdtempSync(join(tmpdir(), "balis-answered-"));
  folders.push(cwd);
  cpSync("fixtures/courier/08-refused-twice", cwd, { recursive: true });
  const balis = (line: string): Promise<Outcome> => runBalis(line.split(" "), { cwd, lang: "en" });
  const must = async (line: string): Promise<string> => {
    const { exit, stdout, stderr } = await balis(line);
    if (exit > 1) throw new Error(`${line}: ${stderr}`);
    return stdout;
  };
  for (const line of ["init", "library import --builtin", "agreement import --builtin"]) await must(line);
  await must("rule enact contract.yaml");
  return { cwd, balis, must };
}

const heldInList = async (balis: (line: string) => Promise<Outcome>): Promise<number> => {
  const { held } = JSON.parse((await balis("--json courier held")).stdout);
  return held.reduce((sum: number, h: { fen: string | number }) => sum + Number(h.fen), 0);
};

/** What the held accounts carry; a credit, so negative there. */
async function heldInAccounts(cwd: string): Promise<number> {
  const store = await openBooks(join(cwd, "balis.db"));
  try {
    const held = (await store.read.balances()).filter(({ account }) => account.startsWith("held:courier:"));
    return -held.reduce((sum, { fen }) => sum + Number(fen), 0);
  } finally {
    await store.close();
  }
}

async function monthsLookedBackAt(cwd: string, day: string): Promise<string[]> {
  const store = await openBooks(join(cwd, "balis.db"));
  try {
    return (await allPeriodsBefore(store.read, day)).map(({ id }) => id);
  } finally {
    await store.close();
  }
}

test("answers in a month without files are settled in it, before a later month closes, and the list is the account", async () => {
  const { cwd, balis, must } = await books();
  await must("import 10001-2019-05-loans.csv");
  await must("import --period 2019-05 plain/物流账单-2019-05.csv");
  await must("reconcile 2019-05");
  await must("discrepancy resolve --period 2019-05 --as write-off --reason …");
  await must("settle 2019-05");
  await must("close 2019-05 --confirm 2019-05 --despite asked");
  const before = await heldInList(balis);
  expect(before).toBe(2000);

  // From June another contract is in force; what is answered was billed under May's.
  const contract = readFileSync(join(cwd, "contract.yaml"), "utf8");
  const next = contract.replace('version: "1"', 'version: "2"').replace('"2019-01-01"', '"2019-06-01"');
  writeFileSync(join(cwd, "next.yaml"), next);
  await must("rule enact next.yaml");
  await must("courier answer 2019-06 SF1000000802 --as approve --amount 3 --reason 来函");
  expect(JSON.parse((await balis("--json status")).stdout).next).toEqual({
    step: "settle",
    period: "2019-06",
  });
  expect((await balis("status 2019-06")).exit).toBeLessThan(2);
  // What is usual and which parcels come back is seen in other months: what closed before stays as it was proved.
  expect(await monthsLookedBackAt(cwd, "2019-08-01")).toEqual(["2019-05"]);
  expect((await balis("doctor")).stdout).toContain("2019-06");
  writeFileSync(
    join(cwd, "物流账单-2019-07.csv"),
    `${HEAD}SF1000000899,2019-07-05,10001,10002,去程,1,1,1,14.00\n`,
  );
  await must("import --period 2019-07 物流账单-2019-07.csv");
  expect((await balis("doctor 2019-07")).stdout).toContain("The earlier period 2019-06");
  await must("settle 2019-07");
  const early = await balis("close 2019-07 --confirm 2019-07 --despite asked");
  expect([early.exit, early.stderr.includes("[earlier-period-must-be-closed]")]).toEqual([3, true]);

  // 8.00 were held of 802: 3.00 are approved, 5.00 stay.
  const { count } = JSON.parse(await must("--json settle 2019-06"));
  expect(count.totals).toMatchObject({ courier: { fen: 300 }, "courier-held": { fen: -300 } });
  await must("close 2019-06 --confirm 2019-06 --despite asked");
  await must("settle 2019-07");
  await must("close 2019-07 --confirm 2019-07 --despite asked");
  const verified = await balis("verify");
  expect([verified.exit, verified.stderr]).toEqual([0, ""]);
  expect(await heldInList(balis)).toBe(2000 - 300 + 1400);
  expect(await heldInAccounts(cwd)).toBe(2000 - 300 + 1400);
});

test("a withdrawn answer that was settled already is settled away again", async () => {
  const { balis, must } = await books();
  await must("import 10001-2019-05-loans.csv");
  await must("import --period 2019-05 plain/物流账单-2019-05.csv");
  await must("reconcile 2019-05");
  await must("discrepancy resolve --period 2019-05 --as write-off --reason …");
  await must("settle 2019-05");
  await must("close 2019-05 --confirm 2019-05 --despite asked");
  await must("courier answer 2019-06 SF1000000802 --as reject --reason 来函");
  await must("settle 2019-06");
  await must("courier withdraw 2019-06 SF1000000802 --reason 误");
  expect(JSON.parse((await balis("--json status")).stdout).next).toEqual({
    step: "settle",
    period: "2019-06",
  });
  const { count } = JSON.parse(await must("--json settle 2019-06"));
  expect(count.totals["courier-held"]?.fen ?? 0).toBe(0);
  expect((await balis("verify")).exit).toBe(0);
});

test("a month of corrections alone holds the later close, is named by doctor and status, and has its row in the statistics", async () => {
  alliance = await allianceOf();
  const request = { supplier: "10002", requester: "10001" };
  await alliance.month(
    "2019-05",
    filesOf("2019-05", [{ ...request, no: "A1", day: "2019-05-06", pages: 20 }]),
  );
  await alliance.close("2019-05");
  await alliance.must("correct note 2019-05 A1 --pages 10 --reason 来函");
  await alliance.month(
    "2019-07",
    filesOf("2019-07", [{ ...request, no: "A2", day: "2019-07-06", pages: 10 }]),
  );
  const early = await alliance.balis("close 2019-07 --confirm 2019-07 --despite 先关");
  expect([early.exit, early.stderr.includes("[earlier-period-must-be-closed]")]).toEqual([3, true]);
  expect((await alliance.balis("doctor 2019-07")).stdout).toContain("2019-06");
  expect((await alliance.balis("status")).stdout).toContain("balis settle 2019-06");
  const open = await alliance.json<{ unsettled: string[] }>("statistics 2019");
  expect(open.unsettled).toEqual(["2019-06"]);

  await alliance.must("settle 2019-06");
  await alliance.close("2019-06");
  await alliance.must("reconcile 2019-07");
  await alliance.must("settle 2019-07");
  await alliance.close("2019-07");
  expect((await alliance.balis("verify")).exit).toBe(0);
  const { periods, total } = await alliance.json<{
    periods: { period: string; requests: number; owedFen: string | null }[];
    total: { owedFen: string };
  }>("statistics 2019");
  expect(periods.map((p) => [p.period, p.requests])).toEqual([
    ["2019-05", 1],
    ["2019-06", 0],
    ["2019-07", 1],
  ]);
  const owed = periods.map((p) => Number(p.owedFen));
  expect(owed[1]).toBeLessThan(0);
  expect(owed.reduce((a, b) => a + b, 0)).toBe(Number(total.owedFen));
});
