/** 第二引擎: what another program says of our balances, judged line by line and to the fen. */
import { describe, expect, test } from "vitest";
import type { EngineAnswer, EngineName } from "../../../src/core/machine-port.ts";
import { engineGate, engineJournal } from "../../../src/month/close/second-engine.ts";
import { type Account, entryOf } from "../../../src/month/ledger/entry.ts";
import { codeAndParams } from "../../support/code-and-params.ts";

const OWED: Account = "payable:library:10002";
const SPENT: Account = "expense:dd-subsidy";
const balances = [
  { account: SPENT, fen: 860n },
  { account: OWED, fen: -860n },
] as const;

function judged(engine: EngineName, answer: EngineAnswer, ours: typeof balances | readonly [] = balances) {
  const gate = engineGate({ engine, period: "2019-05", balances: ours, answer });
  return [gate.passed, gate.findings.map(codeAndParams)];
}

const ended = (said: { status?: number; stdout?: string; stderr?: string }): EngineAnswer => ({
  ...{ kind: "ended", status: 0, stdout: "", stderr: "", ...said },
});
const csv = (...lines: string[]): EngineAnswer =>
  ended({ stdout: ['"account","balance"', ...lines, ""].join("\n") });
const differs = (program: string, account: Account, oursYuan: string, theirsYuan: string, accounts = 1) => [
  ...["second-engine-must-agree", { program, period: "2019-05", account, accounts, oursYuan, theirsYuan }],
];

describe("hledger", () => {
  test("agrees to the fen; an account it has at nothing is none", () => {
    const rows = [`"${SPENT}","8.60 CNY"`, `"${OWED}","-8.60 CNY"`, '"fund:x","0"'];
    expect(judged("hledger", csv(...rows))).toEqual([true, []]);
  });

  test("one fen is a difference; so are an account that it lacks, and one that it alone has", () => {
    expect(judged("hledger", csv(`"${SPENT}","8.60 CNY"`, `"${OWED}","-8.59 CNY"`))).toEqual([
      ...[false, [differs("hledger", OWED, "-8.60", "-8.59")]],
    ]);
    expect(judged("hledger", csv(`"${SPENT}","8.60 CNY"`))).toEqual([
      ...[false, [differs("hledger", OWED, "-8.60", "0.00")]],
    ]);
    const more = csv(`"${SPENT}","8.60 CNY"`, `"${OWED}","-8.60 CNY"`, '"fund:x","0.01 CNY"');
    expect(judged("hledger", more)).toEqual([false, [differs("hledger", "fund:x", "0.00", "0.01")]]);
  });

  test("five are told, and how many there are", () => {
    const rows = [1, 2, 3, 4, 5, 6].map((n) => `"fund:${n}","1.00 CNY"`);
    const [passed, found] = judged("hledger", csv(...rows), []);
    expect([passed, (found as unknown[]).length]).toEqual([false, 5]);
    expect((found as unknown[])[0]).toEqual(differs("hledger", "fund:1", "0.00", "1.00", 6));
  });

  test.each<[string, EngineAnswer]>([
    ["another heading", ended({ stdout: '"account","total"' })],
    ["a failure", ended({ status: 1, stdout: '"account","balance"' })],
    ["a line that is no balance", csv("hello")],
    ["an amount that is none", csv(`"${SPENT}","8.6.0 CNY"`)],
  ])("does not take the journal: %s", (_, answer) => {
    expect(judged("hledger", answer)).toMatchObject([false, [["second-engine-must-take-the-journal", {}]]]);
  });
});

describe("bean-check", () => {
  const complains = (account: string, is: string) =>
    ended({
      ...{
        status: 1,
        stderr: `Balance failed for '${account}': expected -8.60 CNY != accumulated ${is} CNY`,
      },
    });

  test("says nothing where it agrees, and complains of each balance that it does not come to", () => {
    expect(judged("bean-check", ended({}))).toEqual([true, []]);
    expect(judged("bean-check", complains("Liabilities:Payable:Library:10002", "-8.59"))).toEqual([
      ...[false, [differs("bean-check", OWED, "-8.60", "-8.59")]],
    ]);
  });

  test("complains of an account that is not ours, or of anything else: it does not take the journal", () => {
    const others = [complains("Assets:X", "1.00"), complains("Expenses:Dd-subsidy", "8.6.0")];
    for (const answer of [...others, ended({ status: 1, stderr: "syntax" })])
      expect(judged("bean-check", answer)).toMatchObject([
        ...[false, [["second-engine-must-take-the-journal", {}]]],
      ]);
  });
});

test("a program that is missing, or does not end, lets nothing pass", () => {
  expect(judged("hledger", { kind: "missing" })).toEqual([
    ...[false, [["second-engine-must-be-installed", { program: "hledger" }]]],
  ]);
  expect(judged("hledger", { kind: "no-answer", seconds: 60 })).toEqual([
    ...[false, [["second-engine-must-answer", { program: "hledger", seconds: 60 }]]],
  ]);
});

test("bean-check is given our balances on the day after the last entry, wherever that stands", () => {
  const entry = (id: string, day: string) =>
    entryOf({
      ...{ id, period: "2019-05", day, text: "t", reverses: null },
      postings: [
        { account: SPENT, fen: 430n },
        { account: OWED, fen: -430n },
      ],
    });
  const entries = [entry("a", "2019-05-31"), entry("b", "2019-06-30"), entry("c", "2019-04-30")];
  const journal = engineJournal("bean-check", { entries, balances });
  expect(journal).toContain("\n2019-07-01 balance Liabilities:Payable:Library:10002  -8.60 ~ 0.00 CNY\n");
  expect(engineJournal("hledger", { entries, balances })).not.toContain("balance");
});
