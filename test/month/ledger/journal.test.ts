import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { parseYuan } from "../../../src/core/money.ts";
import type { Account, Entry } from "../../../src/month/ledger/entry.ts";
import { entryOf } from "../../../src/month/ledger/entry.ts";
import {
  beancountAccount,
  beancountJournal,
  hledgerJournal,
  journalTable,
} from "../../../src/month/ledger/journal-text.ts";
import { has } from "../../support/other-programs.ts";

const folder = mkdtempSync(join(tmpdir(), "balis-journal-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const names = { account: (account: Account) => account.split(":").at(-1) ?? "", title: "合成; 分录" };

function entry(
  id: string,
  said: { day?: string; text?: string; account?: Account; to?: Account; fen?: bigint } = {},
): Entry {
  const fen = said.fen ?? 860n;
  return entryOf({
    id,
    period: "2019-05",
    day: said.day ?? "2019-05-31",
    text: said.text ?? "2019-05 dd-subsidy 10002",
    reverses: null,
    postings: [
      { account: said.account ?? "expense:dd-subsidy", fen },
      { account: said.to ?? "payable:library:10002", fen: -fen },
    ],
  });
}

test("hledger's text: accounts declared, amounts with two places, by day and id", () => {
  expect(hledgerJournal([entry("b", { day: "2019-06-30", fen: -5n }), entry("a")], names)).toBe(`; 合成; 分录
decimal-mark .
commodity 1000.00 CNY

account expense:dd-subsidy  ; dd-subsidy
account payable:library:10002  ; 10002

2019-05-31 (a) 2019-05 dd-subsidy 10002
    expense:dd-subsidy  8.60 CNY
    payable:library:10002  -8.60 CNY

2019-06-30 (b) 2019-05 dd-subsidy 10002
    expense:dd-subsidy  -0.05 CNY
    payable:library:10002  0.05 CNY
`);
});

test("beancount's accounts have its roots, and every part begins with a capital or a digit", () => {
  expect(
    (
      [
        "payable:library:EXT-NLC",
        "expense:dd-subsidy",
        "claim:courier",
        "held:courier:sample-courier",
      ] as const
    ).map(beancountAccount),
  ).toEqual([
    "Liabilities:Payable:Library:EXT-NLC",
    "Expenses:Dd-subsidy",
    "Assets:Claim:Courier",
    "Liabilities:Held:Courier:Sample-courier",
  ]);
});

const columns = {
  day: "日期",
  document: "单据号",
  summary: "摘要",
  account: "科目代码",
  accountName: "科目名称",
  ownAccount: "own account",
  economicClass: "经济分类",
  debit: "借方",
  credit: "贷方",
};

test("the table for a finance system: one line a posting, debit or credit, the class on expenses only", () => {
  const economicClass = (account: Account): string => (account.startsWith("expense:") ? "30227" : "");
  const table = journalTable([entry("a")], { names, columns, summary: (e) => e.text, economicClass });
  expect(table.slice(1)).toEqual([
    ["2019-05-31", "a", "2019-05 dd-subsidy 10002", "expense:dd-subsidy", "dd-subsidy", "30227", "8.60", ""],
    ["2019-05-31", "a", "2019-05 dd-subsidy 10002", "payable:library:10002", "10002", "", "", "8.60"],
  ]);
});

test("an amount of 0.00 is neither debit nor credit; entries of one day stand by their ids", () => {
  const how = { names, columns, summary: () => "", economicClass: () => "" };
  expect(journalTable([entry("a", { fen: 0n })], how).map((row) => row.slice(-2))).toEqual([
    ["借方", "贷方"],
    ["", ""],
    ["", ""],
  ]);
  const table = journalTable([entry("b"), entry("c"), entry("a"), entry("b")], how);
  expect(table.slice(1).map((row) => row[1])).toEqual(["a", "a", "b", "b", "b", "b", "c", "c"]);
});

const accounts: readonly Account[] = [
  "expense:dd-subsidy",
  "expense:courier",
  "payable:library:10002",
  "payable:library:EXT-NLC",
  "payable:courier:sample-courier",
  "claim:courier",
];
/** Entries whose texts try to be something else: comments, quotes, line ends, tags. */
const journals = fc
  .array(
    fc.record({
      text: fc.string({ unit: "grapheme" }).map((t) => `${t};|"\\\n x`),
      account: fc.constantFrom(...accounts),
      to: fc.constantFrom(...accounts),
      fen: fc.bigInt({ min: -99_999_999n, max: 99_999_999n }),
      day: fc.integer({ min: 1, max: 28 }).map((n) => `2019-05-${`${n}`.padStart(2, "0")}`),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((list) => list.map((said, i) => entry(`2019-05/S1/${i}`, said)));

function balances(entries: readonly Entry[]): Record<string, bigint> {
  const sums: Record<string, bigint> = {};
  for (const { account, fen } of entries.flatMap((e) => e.postings))
    sums[account] = (sums[account] ?? 0n) + fen;
  return Object.fromEntries(Object.entries(sums).filter(([, fen]) => fen !== 0n));
}

describe.skipIf(!has("hledger"))("hledger itself", () => {
  test("law: its strict check passes, and its balances are ours to the fen", () => {
    fc.assert(
      fc.property(journals, (entries) => {
        const path = join(folder, "j.journal");
        writeFileSync(path, hledgerJournal(entries, names));
        execFileSync("hledger", ["-f", path, "check", "--strict"]);
        const csv = execFileSync("hledger", ["-f", path, "bal", "-N", "-O", "csv", "--flat"]).toString();
        const theirs = [...csv.matchAll(/^"([^"]+)","(-?[\d.]+) CNY"$/gm)].map(
          ([, account = "", text = ""]) => [account, parseYuan(text)],
        );
        expect(Object.fromEntries(theirs)).toEqual(balances(entries));
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});

describe.skipIf(!has("bean-check"))("beancount itself", () => {
  test("law: bean-check finds nothing wrong", () => {
    fc.assert(
      fc.property(journals, (entries) => {
        const path = join(folder, "j.beancount");
        writeFileSync(path, beancountJournal(entries, names));
        const { status, stderr } = spawnSync("bean-check", [path]);
        expect([status, stderr.toString(), readFileSync(path, "utf8").length > 0]).toEqual([0, "", true]);
      }),
      { numRuns: 6 },
    );
  }, 60_000);
});
