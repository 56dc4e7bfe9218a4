/** Real processes that import at the same moment. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runBalis, STANDARD_BOOKS, words } from "../../../cases/run-case.ts";
import { atOnce, putBack, ROUNDS, ROUNDS_MS } from "../../../support/at-once.ts";

const cwd = mkdtempSync(join(tmpdir(), "balis-race-"));
const DAYS = ["05", "06", "07"];

beforeAll(async () => {
  for (const line of STANDARD_BOOKS) await runBalis(words(line), { cwd, lang: "en" });
  cpSync(join(cwd, "balis.db"), join(cwd, "empty.db"));
  for (const library of ["10002", "10003", "10004"])
    writeFileSync(
      join(cwd, `${library}-原文传递-2019-05.csv`),
      `申请单号,请求馆,提供日期,状态,文献类型,申请类别,页数,费用(元),题名\n${DAYS.map((day) => `DD${library}${day},10001,2019-05-${day},满足,期刊论文,普通,12,3.60,甲`).join("\n")}\n`,
    );
}, 60_000);
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

async function raced(...files: readonly string[]): Promise<{ exits: (number | null)[]; outcomes: string[] }> {
  putBack(cwd, "empty.db");
  const all = await atOnce(
    cwd,
    files.map((file) => ["import", file]),
  );
  expect(all.map(({ stderr }) => stderr).join("")).not.toContain("fact-must-not-change");
  const outcomes = all.flatMap(({ stdout }) => [...stdout.matchAll(/"outcome": ?"([a-z-]+)"/g)]);
  return { exits: all.map(({ exit }) => exit), outcomes: outcomes.map((m) => m[1] ?? "").sort() };
}

const standing = async (): Promise<number> =>
  JSON.parse((await runBalis(words("file list --json"), { cwd, lang: "en", operator: "li" })).stdout).files
    .length;

test(
  `one file twice at the same moment is imported once, ${ROUNDS} times over`,
  async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { exits, outcomes } = await raced("10002-原文传递-2019-05.csv", "10002-原文传递-2019-05.csv");
      expect([exits, outcomes, await standing()]).toEqual([[0, 0], ["already-there", "imported"], 1]);
    }
  },
  ROUNDS_MS,
);

test(
  `three files at the same moment are all imported, ${ROUNDS} times over`,
  async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const files = ["10002", "10003", "10004"].map((library) => `${library}-原文传递-2019-05.csv`);
      const { exits, outcomes } = await raced(...files);
      expect([exits, outcomes, await standing()]).toEqual([[0, 0, 0], Array(3).fill("imported"), 3]);
    }
  },
  ROUNDS_MS,
);
