/** The examples of every help page, run as they stand there, on books that have what they name. */
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "../../src/cli/commands.ts";
import { run } from "../../src/cli/main.ts";
import { type CommandSpec, nameOf } from "../../src/terminal/command.ts";
import type { Io } from "../../src/terminal/context.ts";
import {
  BEGINNING,
  MONTH_CLOSED,
  MONTH_RECONCILED,
  MONTH_SETTLED,
  SUBPROJECT,
  writeFiles,
} from "./small-month.ts";

const cwd = mkdtempSync(join(tmpdir(), "balis-examples-"));
afterAll(() => rmSync(cwd, { recursive: true }));

const FUNDS = [
  "budget set 2019 dd --yuan 500000 --covers dd-subsidy --on 2019-01-10",
  "budget set 2019 courier --yuan 90000 --covers courier --on 2019-01-10",
];

/** The books of one month, kept at several moments: the command's name (its beginning) → the moment at which its examples are run. */
const MOMENTS: Readonly<Record<string, string>> = {
  init: "none",
  demo: "none",
  import: "begun",
  file: "reconciled",
  findings: "reconciled",
  reconcile: "reconciled",
  discrepancy: "reconciled",
  return: "reconciled",
  "courier answer": "reconciled",
  "courier withdraw": "reconciled",
  settle: "reconciled",
  approve: "settled",
  close: "settled",
};

/** What must have been done for the examples of a command, beside the month itself. */
const FIRST: Readonly<Record<string, readonly string[]>> = {
  "library set": ["library add 99001 --name-zh 某某研究所图书馆 --kind external"],
  "library reopen": ["library close 11831 --on 2019-06-30 --into 10001"],
  "agreement add": ["library add 99001 --name-zh 某某研究所图书馆 --kind external"],
  "alias end": ["alias add 北大图书馆 --library 10001"],
  "operator add": ["operator add 王 --role approver"],
  "operator remove": ["operator add 王 --role approver", "operator add 李 --role clerk"],
  "profile edit": ["profile save pku-dd.yaml"],
  "profile remove": ["profile save pku-dd.yaml"],
  "discrepancy withdraw": ["discrepancy resolve D-5cf2c8a42e93 --as supplier-right --reason 已核对原件"],
  "courier withdraw": ["courier answer 2019-05 SF1001 --as approve --reason 已与公司核对"],
  "payment record": FUNDS,
  "payment reverse": [
    ...FUNDS,
    "payment record 10001 --yuan 351.00 --fund dd --voucher 记-0231 --on 2019-06-20",
  ],
  "subproject scores": ["subproject experts 2019-dd --purpose acceptance --import experts.csv"],
  restore: ["backup balis-2019-06-03.db"],
};

/** Run in test/demo: a whole year. */
const ELSEWHERE = ["demo"];

/** Examples that cannot end well in a test, and how they end: the page of the command explains it. */
const OTHERWISE: Readonly<Record<string, number>> = {
  "discrepancy resolve --period 2019-05": 2, // asks at a terminal only
  "profile edit pku-dd": 3, // likewise
  "help month": 2,
};

async function typed(line: string, operator = "王"): Promise<{ exit: number; said: string }> {
  const said: string[] = [];
  const io: Io = {
    out: (text) => void said.push(text),
    err: (text) => void said.push(text),
    ...{
      env: { BALIS_OPERATOR: operator, EDITOR: "true" },
      cwd,
      user: "li",
      isTerminal: false,
      hasColour: false,
    },
    now: () => new Date("2020-01-06T01:30:00Z"),
  };
  const exit = await run(
    [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map((m) => m[1] ?? m[2] ?? m[3] ?? ""),
    io,
  );
  return { exit, said: said.join("") };
}

const books = join(cwd, "balis.db");
const keptAt = (moment: string): string => join(cwd, `${moment}.kept`);

beforeAll(async () => {
  await writeFiles(cwd);
  const moments = [
    ["begun", BEGINNING],
    ["reconciled", MONTH_RECONCILED],
    ["settled", MONTH_SETTLED],
    ["closed", [...MONTH_CLOSED, ...SUBPROJECT]],
  ] as const;
  for (const [moment, lines] of moments) {
    for (const line of lines) {
      const { exit, said } = await typed(line);
      if (exit > 1) throw new Error(`balis ${line} ended with ${exit}:\n${said}`);
    }
    copyFileSync(books, keptAt(moment));
  }
});

const all = (specs: readonly CommandSpec[], before = ""): { name: string; line: string }[] =>
  specs.flatMap((spec) => {
    const name = `${before}${nameOf(spec)}`;
    const own = (spec.examples ?? []).map((line) => ({ name, line }));
    return [...own, ...all(spec.subcommands ?? [], `${name} `)];
  });

describe("an example", () => {
  test.each(all(commands).filter(({ line }) => !ELSEWHERE.includes(line)))("balis $line", async ({
    name,
    line,
  }) => {
    const begins = Object.keys(MOMENTS).find((start) => `${name} `.startsWith(`${start} `));
    const moment = begins === undefined ? "closed" : MOMENTS[begins];
    for (const file of [books, join(cwd, "balis-2019-06-03.db")]) rmSync(file, { force: true });
    if (moment !== "none") copyFileSync(keptAt(moment ?? ""), books);
    for (const first of FIRST[name] ?? []) expect((await typed(first)).exit, first).toBeLessThan(2);
    const { exit, said } = await typed(line, name === "approve" ? "李" : undefined);
    if (line in OTHERWISE) expect(exit, said).toBe(OTHERWISE[line]);
    else expect(exit, said).toBeLessThan(2);
  });

  test("that is listed here is one", () => {
    const lines = all(commands).map(({ line }) => line);
    expect(lines).toEqual(expect.arrayContaining([...Object.keys(OTHERWISE), ...ELSEWHERE]));
  });
});
