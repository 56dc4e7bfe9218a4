/** Answers from the command line on: settled, closed, audited, traced, and once only. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { type Outcome, runBalis } from "../../cases/run-case.ts";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** May: 803 is billed twice (12.00 held, asked), 802 was lost (8.00 held). June bills 801's way back once more (5.00 held). */
async function may() {
  const cwd = mkdtempSync(join(tmpdir(), "balis-answers-"));
  folders.push(cwd);
  cpSync("fixtures/courier/08-refused-twice", cwd, { recursive: true });
  const balis = (...argv: string[]): Promise<Outcome> => runBalis(argv, { cwd, lang: "en" });
  const done = async (...argv: string[]): Promise<Outcome> => {
    const outcome = await balis(...argv);
    if (outcome.exit > 1) throw new Error(`${argv.join(" ")}: ${outcome.exit} ${outcome.stderr}`);
    return outcome;
  };
  await done("init");
  await done("library", "import", "--builtin");
  await done("agreement", "import", "--builtin");
  await done("rule", "enact", "contract.yaml");
  await done("import", "10001-2019-05-loans.csv");
  await done("import", "--period", "2019-05", "plain/物流账单-2019-05.csv");
  await done("reconcile", "2019-05");
  await done("discrepancy", "resolve", "--period", "2019-05", "--as", "write-off", "--reason", "…");
  const json = async (...argv: string[]) => JSON.parse((await done("--json", ...argv)).stdout);
  const answer = (period: string, waybill: string, ...rest: string[]) =>
    balis("courier", "answer", period, waybill, "--reason", "by letter", ...rest);
  return { balis, done, json, answer };
}

test("an answer makes the settlement out of date, moves what is held, and the books close and verify with it", async () => {
  const { done, json, answer } = await may();
  await done("settle", "2019-05");
  expect((await answer("2019-05", "SF1000000803", "--as", "reject")).exit).toBe(0);
  expect((await answer("2019-05", "sf 1000000802", "--as", "approve", "--amount", "3")).exit).toBe(0);
  const { current, count } = await json("settle", "2019-05");
  expect(current).toBe(false);
  expect(count.totals).toMatchObject({ courier: { fen: 3000 }, "courier-held": { fen: 500 } });
  // Every sheet of it ties out, or it is refused.
  await done("report", "finance", "2019-05", "-o", "finance-2019-05.xlsx");
  await done("close", "2019-05", "--confirm", "2019-05");
  expect((await done("verify")).exit).toBe(0);
  const audit = await json("courier", "audit", "2019-05");
  expect(audit.invoice).toMatchObject({ payableFen: 3000, heldFen: 500, rejectedFen: 1200 });
});

test("a figure of an answer leads to its number and reason, and on to the row that it is of", async () => {
  const { done, answer } = await may();
  await answer("2019-05", "SF1000000802", "--as", "approve", "--amount", "3");
  await done("settle", "2019-05");
  await done("courier", "audit", "2019-05", "-o", "audit-2019-05.xlsx");
  for (const figure of ["audit-2019-05.xlsx!Summary!E6", "C-1-4"]) {
    const { stdout } = await done("explain", figure);
    expect(stdout).toContain("Answer no. 1: by letter");
    expect(stdout).toContain("物流账单-2019-05.csv · row 4");
  }
});

test("what is answered is held no more, and nothing is answered twice, beyond what is held, or in a closed month", async () => {
  const { done, balis, answer } = await may();
  const code = async (outcome: Promise<Outcome>) => /\[([a-z-]+)\]/.exec((await outcome).stderr)?.[1];
  expect(await code(answer("2019-05", "SF1000000802", "--as", "reject", "--amount", "8.01"))).toBe(
    "answer-must-be-within-held",
  );
  await answer("2019-05", "SF1000000802", "--as", "reject", "--amount", "8.00");
  expect(await code(answer("2019-05", "SF1000000802", "--as", "approve"))).toBe("courier-held-must-be-there");
  expect(await code(answer("2019-05", "SF1000000801", "--as", "approve"))).toBe("courier-held-must-be-there");
  await done("courier", "withdraw", "2019-05", "SF1000000802", "--reason", "mistyped");
  // Once more: it is told, and nothing is logged; of a waybill never answered it is a slip.
  const log = async (): Promise<number> => JSON.parse((await balis("--json", "log")).stdout).all;
  const before = await log();
  const again = await balis("courier", "withdraw", "2019-05", "SF1000000802", "--reason", "mistyped");
  expect([again.exit, await log()]).toEqual([0, before]);
  expect(again.stdout).toContain(
    "Withdrawn before, nothing changed: Waybill SF1000000802, freight, 8.00 yuan",
  );
  expect(await code(balis("courier", "withdraw", "2019-05", "SF1000000803", "--reason", "…"))).toBe(
    "courier-answer-must-be-there",
  );
  expect((await answer("2019-05", "SF1000000802", "--as", "approve")).exit).toBe(0);
  await done("settle", "2019-05");
  await done("close", "2019-05", "--confirm", "2019-05", "--despite", "asked by letter");
  expect(await code(answer("2019-05", "SF1000000803", "--as", "approve"))).toBe("period-must-be-open");
  const late = balis("courier", "withdraw", "2019-05", "SF1000000802", "--reason", "…");
  expect(await code(late)).toBe("period-must-be-open");
});

test("what May holds is answered in June: May stays as it is, June pays", async () => {
  const { done, json, answer } = await may();
  await done("settle", "2019-05");
  await done("close", "2019-05", "--confirm", "2019-05", "--despite", "asked by letter");
  await done("import", "--period", "2019-06", "--despite", "rows", "plain/物流账单-2019-06.csv");
  expect((await answer("2019-06", "SF1000000803", "--as", "approve", "--amount", "4.00")).exit).toBe(0);
  expect((await answer("2019-06", "SF1000000803", "--as", "reject")).exit).toBe(0);
  const { count } = await json("settle", "2019-06");
  // 4.00 are paid; of 12.00 + 8.00 + 5.00 held, 8.00 are left of the lost parcel and 5.00 of June.
  expect(count.totals).toMatchObject({ courier: { fen: 400 }, "courier-held": { fen: -700 } });
  const account = await json("courier", "audit", "2019-06", "--waybill", "SF1000000803");
  expect(
    account.lines.map(
      ({ period, audited: a }: { period: string; audited: Record<string, string | number> }) => [
        ...[period, a.class, a.payableFen, a.heldFen, a.rejectedFen],
      ],
    ),
  ).toEqual([
    ["2019-05", "correct", 1200, 0, 0],
    ["2019-05", "billed-again", 0, 1200, 0],
    ["2019-06", "approved", 400, -400, 0],
    ["2019-06", "rejected", 0, -800, 800],
  ]);
  await done("close", "2019-06", "--confirm", "2019-06", "--despite", "no loans in June");
  expect((await done("verify")).exit).toBe(0);
});

test("what May rejected is approved in June, once: May stays as it is, June pays", async () => {
  const { done, json, balis, answer } = await may();
  await answer("2019-05", "SF1000000803", "--as", "reject");
  const own = await answer("2019-05", "SF1000000803", "--as", "approve");
  // May's own answer is withdrawn instead.
  expect([own.exit, own.stderr]).toEqual([3, expect.stringContaining("balis courier withdraw 2019-05")]);
  await done("settle", "2019-05");
  await done("close", "2019-05", "--confirm", "2019-05");
  await done("import", "--period", "2019-06", "--despite", "rows", "plain/物流账单-2019-06.csv");
  const again = await answer("2019-06", "SF1000000803", "--as", "reject");
  expect([again.exit, again.stderr]).toEqual([3, expect.stringContaining("courier-held-must-be-there")]);
  const part = await answer("2019-06", "SF1000000803", "--as", "approve", "--amount", "4");
  expect(part.stdout).toContain("SF1000000803, freight, 4.00 yuan: approved after all");
  // Of this part June has an approval, not a rejection of its own: the rest can follow.
  expect((await answer("2019-06", "SF1000000803", "--as", "approve")).stdout).toContain("8.00 yuan");
  const same = await answer("2019-06", "SF1000000803", "--as", "approve");
  expect([same.exit, same.stdout]).toEqual([0, expect.stringContaining("answer no. 3 says so already")]);
  const { count } = await json("settle", "2019-06");
  // June's own 5.00 are held.
  expect(count.totals).toMatchObject({ courier: { fen: 1200 }, "courier-held": { fen: 500 } });
  const { invoice } = await json("courier", "audit", "2019-06");
  expect(invoice).toMatchObject({ payableFen: 1200, rejectedFen: -1200 });
  await done("report", "finance", "2019-06", "-o", "finance-2019-06.xlsx");
  await done("close", "2019-06", "--confirm", "2019-06", "--despite", "no loans in June");
  expect((await done("verify")).exit).toBe(0);
  expect((await balis("courier", "audit", "2019-06")).stdout).toContain(
    "Rejected earlier, and now approved or credited: 12.00 yuan",
  );
});

test("the same answer once more adds nothing and says so; with another reason it is a further one", async () => {
  const { done, json, answer, balis } = await may();
  const actions = async (): Promise<number> => (await json("log")).all;
  const held = async () => (await json("courier", "audit", "2019-05", "--waybill", "SF1000000802")).lines;
  const part = ["2019-05", "SF1000000802", "--as", "approve", "--amount", "3"] as const;
  await answer(...part);
  const before = await actions();
  const same = await answer(...part);
  expect([same.exit, same.stdout]).toEqual([0, expect.stringContaining("answer no. 1 says so already")]);
  expect([await actions(), (await held()).length]).toEqual([before, 2]);
  // Of 8.00 two letters approve 3.00 each: 2.00 are left, less than the 3.00 that are said once more.
  const letter = (text: string) => balis("courier", "answer", ...part, "--reason", text);
  expect((await letter("second letter")).stdout).not.toContain("already");
  expect((await letter("second letter")).stdout).toContain("answer no. 2 says so already");
  const third = await letter("third letter");
  expect([third.exit, third.stderr]).toEqual([3, expect.stringContaining("answer-must-be-within-held")]);
  // The first letter is no longer the last word: of the 2.00 nothing was said by it.
  expect((await answer(...part)).exit).toBe(3);
  expect((await answer("2019-05", "SF1000000802", "--as", "approve")).stdout).toContain("2.00 yuan");
  // Nothing is held any more: the last word once more, in any amount; not another kind, amount or reason.
  const all = ["2019-05", "SF1000000802", "--as"] as const;
  expect((await answer(...all, "approve")).stdout).toContain("answer no. 3 says so already");
  expect((await answer(...all, "approve", "--amount", "2")).stdout).toContain("answer no. 3 says so already");
  const others = [
    await answer(...all, "approve", "--amount", "3"),
    await answer(...all, "reject"),
    await balis("courier", "answer", ...all, "approve", "--reason", "x"),
  ];
  expect(others.map(({ exit, stderr }) => [exit, stderr.includes("courier-held-must-be-there")])).toEqual(
    others.map(() => [3, true]),
  );
  await done("courier", "withdraw", "2019-05", "SF1000000802", "--reason", "mistyped");
  // What was withdrawn is no word any more: 8.00 are answered anew.
  expect((await answer(...all, "approve")).stdout).toContain("8.00 yuan: approved");
});

test("of two waybills the one that is answered already is told, the other is answered", async () => {
  const { balis, answer } = await may();
  await answer("2019-05", "SF1000000802", "--as", "reject");
  const both = await balis(
    ...["--json", "courier", "answer", "2019-05", "SF1000000802", "SF1000000803"],
    ...["--as", "reject", "--reason", "by letter"],
  );
  const numbers = (of: { number: number }[]) => of.map(({ number }) => number);
  const { answers, unchanged } = JSON.parse(both.stdout);
  expect([both.exit, numbers(answers), numbers(unchanged)]).toEqual([0, [2], [1]]);
});

test("of a line that is answered in part the rest is said to be held, not the whole", async () => {
  const { done, answer } = await may();
  await answer("2019-05", "SF1000000802", "--as", "approve", "--amount", "3");
  const { stdout, stderr } = await done("settle", "2019-05");
  expect(stdout + stderr).toContain(
    "SF1000000802 is billed with 8.00 yuan, but it was not delivered; 5.00 yuan of it are held.",
  );
});

test("of several amounts held, the waybill, the kind of charge and the box must be named with --amount", async () => {
  const { balis } = await may();
  const both = await balis(
    ...["courier", "answer", "2019-05", "SF1000000802", "SF1000000803"],
    ...["--as", "approve", "--amount", "2", "--reason", "…"],
  );
  expect(both.exit).toBe(3);
  expect(both.stderr).toContain("SF1000000802 freight 8.00; SF1000000803 freight 12.00");
});

test("of a number that two companies bill, the company must be named, and its answer leaves the other's alone; so does its audit", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "balis-answers-"));
  folders.push(cwd);
  cpSync("fixtures/courier/12-two-companies", cwd, { recursive: true });
  const balis = (...argv: string[]): Promise<Outcome> => runBalis(argv, { cwd, lang: "en" });
  for (const argv of [["init"], ["library", "import", "--builtin"], ["agreement", "import", "--builtin"]])
    await balis(...argv);
  for (const file of ["contract-1.yaml", "contract-2.yaml"]) await balis("rule", "enact", file);
  await balis("import", "10001-2019-05-loans.csv");
  const heads = "运单号,寄件日期,寄件馆,收件馆,方向,件数,重量(kg),金额(元),物流公司";
  const line = (company: string, yuan: string) =>
    `7000000099,2019-05-09,北京大学,清华大学,去程,1,1,${yuan},${company}`;
  writeFileSync(join(cwd, "物流-2019-05.csv"), [heads, line("sf", "8.00"), line("ems", "12.00")].join("\n"));
  await balis("import", "物流-2019-05.csv");
  const answer = (...rest: string[]) =>
    balis("courier", "answer", "2019-05", "7000000099", "--as", "reject", "--reason", "…", ...rest);
  const both = await answer();
  expect([both.exit, both.stderr]).toEqual([3, expect.stringContaining("courier-company-must-be-named")]);
  expect((await answer("--company", "ems")).stdout).toContain("12.00 yuan: rejected");
  const held = async (company: string) =>
    JSON.parse((await balis("--json", "courier", "audit", "2019-05", "--company", company)).stdout).invoice;
  expect(await held("ems")).toMatchObject({ linesFen: 1200, heldFen: 0, rejectedFen: 1200 });
  expect(await held("sf")).toMatchObject({ linesFen: 800, heldFen: 800, rejectedFen: 0 });
  const other = await balis("courier", "audit", "2019-05", "--company", "jd");
  expect([other.exit, other.stderr]).toEqual([2, expect.stringContaining("Possible values: ems, sf.")]);
});
