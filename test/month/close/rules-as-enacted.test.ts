/** A rule that is edited in the file itself, behind the program's back, is named before anything is decided by it. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runBalis, STANDARD_BOOKS, words } from "../../cases/run-case.ts";
import { editRows, withoutTriggers } from "../../support/edited-books.ts";

const cwd = mkdtempSync(join(tmpdir(), "balis-rules-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));
const balis = (line: string) => runBalis(words(line), { cwd, lang: "zh-CN" });
const codesOf = (stdout: string): string[] =>
  (
    JSON.parse(stdout) as { findings: { code: string; params: { rule?: string; how?: string } }[] }
  ).findings.map(({ code, params }) =>
    [code, params.how, params.rule].filter((s) => s !== undefined).join(" "),
  );

const PACKS = [
  "balis-indicators",
  "balis-limits",
  "mof-2020",
  "sample-evaluation",
  "china-holidays",
] as const;

beforeAll(async () => {
  writeFileSync(
    join(cwd, "10002-原文传递-2019-05.csv"),
    "申请单号,请求馆,提供日期,状态,文献类型,申请类别,页数,费用(元),题名\nDD051,北京大学,2019-05-06,满足,期刊论文,普通,12,3.60,甲\n",
  );
  writeFileSync(
    join(cwd, "10001-原文传递请求-2019-05.csv"),
    "申请单号,提供馆,提供日期,状态,文献类型,申请类别,页数,题名\nDD051,中国人民大学,2019-05-06,满足,期刊论文,普通,12,甲\n",
  );
  for (const line of [
    ...STANDARD_BOOKS,
    ...PACKS.map((pack) => `rule enact --builtin ${pack}`),
    "import 10002-原文传递-2019-05.csv 10001-原文传递请求-2019-05.csv",
  ]) {
    const { exit, stderr } = await balis(line);
    if (exit > 1) throw new Error(`${line}: ${stderr}`);
  }
  cpSync(join(cwd, "balis.db"), join(cwd, "sound.db"));
}, 60_000);

/** Runs statements in the file, with no trigger in the way. */
function editBooks(...statements: readonly string[]): void {
  cpSync(join(cwd, "sound.db"), join(cwd, "balis.db"));
  withBooks((db) => editRows(db, ...statements));
}

function withBooks<T>(work: (db: Database.Database) => T): T {
  const db = new Database(join(cwd, "balis.db"));
  try {
    return work(db);
  } finally {
    db.close();
  }
}

const SUBSIDY = "WHERE part = 'dd-subsidy' AND pack = 'sample'";
const RATE = `UPDATE rule_version SET body = replace(body, '"$n":"50"', '"$n":"95"') ${SUBSIDY}`;
const NAME = "dd-subsidy sample@2019";

describe("a rule version that was edited in the books", () => {
  for (const [what, sql, how, name] of [
    ["the rate", RATE, "edited", NAME],
    ["the first day", `UPDATE rule_version SET from_day = '2019-01-02' ${SUBSIDY}`, "edited", NAME],
    ["the last day", `UPDATE rule_version SET to_day = '2019-12-31' ${SUBSIDY}`, "edited", NAME],
    ["the sample mark", `UPDATE rule_version SET sample = 0 ${SUBSIDY}`, "edited", NAME],
    ["the notice", `UPDATE rule_version SET notice = replace(notice, '{', '{ ') ${SUBSIDY}`, "edited", NAME],
    ["the hash", `UPDATE rule_version SET hash = replace(hash, '1', '2') ${SUBSIDY}`, "edited", NAME],
    ["a body that is no JSON", `UPDATE rule_version SET body = '{' ${SUBSIDY}`, "edited", NAME],
    ["a version taken out", `DELETE FROM rule_version ${SUBSIDY}`, "taken-out", NAME],
    [
      "a version put in",
      `INSERT INTO rule_version SELECT part, 'sample-2', version, '2019-05-01', to_day, sample, notice, hash, body, action
       FROM rule_version ${SUBSIDY}`,
      "put-in",
      "dd-subsidy sample-2@2019",
    ],
  ] as const) {
    test(`is named by verify, and nothing is settled by it: ${what}`, async () => {
      editBooks(sql);
      const { exit, stdout } = await balis("verify --json");
      expect([exit, codesOf(stdout)]).toEqual([1, [`rule-must-be-as-enacted ${how} ${name}`]]);
      for (const line of ["reconcile 2019-05", "settle 2019-05", "rule enact --builtin sample-2019"]) {
        const refused = await balis(line);
        expect([line, refused.exit]).toEqual([line, 3]);
        expect(refused.stderr).toContain(name);
        expect(refused.stderr).toContain("balis restore");
      }
    });
  }

  test("moved to another part is one put in and one taken out", async () => {
    editBooks(`UPDATE rule_version SET part = 'schemes' ${SUBSIDY}`);
    expect(codesOf((await balis("verify --json")).stdout)).toEqual([
      `rule-must-be-as-enacted taken-out ${NAME}`,
      "rule-must-be-as-enacted put-in schemes sample@2019",
    ]);
  });

  test("is named whatever its part", async () => {
    cpSync(join(cwd, "sound.db"), join(cwd, "balis.db"));
    const rows = withBooks(
      (db) =>
        db.prepare("SELECT part, pack, version FROM rule_version").all() as {
          part: string;
          pack: string;
          version: string;
        }[],
    );
    const parts = new Set(rows.map((r) => r.part));
    for (const part of [
      "indicators",
      "self-evaluation",
      "service-evaluation",
      "calendar",
      "limits",
      "policies",
    ])
      expect([...parts]).toContain(part);
    for (const { part, pack, version } of rows) {
      editBooks(
        `UPDATE rule_version SET body = body || ' ' WHERE part = '${part}' AND pack = '${pack}' AND version = '${version}'`,
      );
      expect(codesOf((await balis("verify --json")).stdout)).toEqual([
        `rule-must-be-as-enacted edited ${part} ${pack}@${version}`,
      ]);
    }
  }, 30_000);

  test("stops approval and close of what was settled before, and forms and evaluations as well", async () => {
    cpSync(join(cwd, "sound.db"), join(cwd, "balis.db"));
    for (const line of ["reconcile 2019-05", "settle 2019-05"]) expect((await balis(line)).exit).toBe(0);
    withBooks((db) => editRows(db, "UPDATE rule_version SET body = body || ' ' WHERE part = 'calendar'"));
    for (const line of [
      "settle 2019-05",
      "approve 2019-05",
      "close 2019-05 --confirm 2019-05",
      "indicator evaluate --service dd --window 2019-05",
      "indicator value fulfilment-rate --year 2019",
    ]) {
      const { exit, stderr } = await balis(line);
      expect([line, exit, stderr.includes("calendar ")]).toEqual([line, 3, true]);
    }
    withBooks((db) => editRows(db, "UPDATE rule_version SET body = '{' WHERE part = 'calendar'"));
    const { exit, stdout } = await balis("verify --json");
    expect([exit, codesOf(stdout)]).toEqual([
      1,
      [expect.stringContaining("edited calendar"), "settlement-must-be-computable"],
    ]);
  });
});

test("a seal that is edited to fit an edited rule breaks the action log", async () => {
  const seal = (db: Database.Database): string =>
    String(db.prepare(`SELECT added FROM action_seal WHERE added LIKE '%dd-subsidy%'`).pluck().get());
  cpSync(join(cwd, "sound.db"), join(cwd, "balis.db"));
  expect(withBooks(seal)).toContain(`"${NAME}":"`);
  editBooks(
    `UPDATE action_seal SET added = replace(added, '"${NAME}"', '"dd-subsidy x@1"') WHERE added LIKE '%"${NAME}"%'`,
  );
  const codes = codesOf((await balis("verify --json")).stdout);
  expect(codes).toContain(`rule-must-be-as-enacted put-in ${NAME}`);
  expect(codes).toContain("action-must-match-its-hash");
});

test("books whose seals were all taken out are not taken for books from before there were any", async () => {
  editBooks();
  withBooks((db) => withoutTriggers(db, () => db.exec("DELETE FROM action_seal; DELETE FROM content_seal")));
  const { exit, stdout } = await balis("verify --json");
  expect([exit, codesOf(stdout)]).toEqual([1, expect.arrayContaining(["rows-must-be-as-sealed put-in"])]);
});
