/** What the books keep of a row that was set aside: what is read of it, and nobody's name. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MAX_CELL_CHARS } from "../../../src/month/import/reading/set-aside.ts";
import { runBalis } from "../../cases/run-case.ts";

const cwd = mkdtempSync(join(tmpdir(), "balis-set-aside-"));

beforeAll(async () => {
  await runBalis(["init"], { cwd, lang: "en" });
  await runBalis(["library", "import", "--builtin"], { cwd, lang: "en" });
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

/** The rows set aside, as one text each. */
async function setAside(name: string, lines: readonly (readonly string[])[]): Promise<string[]> {
  writeFileSync(join(cwd, name), `${lines.map((l) => l.join(",")).join("\n")}\n`);
  await runBalis(["import", name, "--quiet"], { cwd, lang: "en" });
  const db = new Database(join(cwd, "balis.db"), { readonly: true });
  try {
    const rows = db
      .prepare("SELECT q.* FROM quarantined_row q JOIN source_file f ON f.number = q.file WHERE f.name = ?")
      .all(name);
    return rows.map((row) => JSON.stringify(row));
  } finally {
    db.close();
  }
}

const READ = ["申请单号", "请求馆", "提供日期", "状态", "文献类型", "页数"];
const UNREAD = [
  "申请人",
  "借阅者",
  "经办人",
  "备注",
  "用户",
  "微信号",
  "Name",
  "User",
  "教师",
  "收件人",
  "读者姓名",
  "邮箱",
];
const row = (no: string, pages: string): string[] => [
  no,
  "北京大学",
  "2019-05-06",
  "满足",
  "期刊论文",
  pages,
];
const planted = UNREAD.map((_, i) => `PLANT${i}`);

test("cells that are not read are not kept, whatever their column is called", async () => {
  const lines = [
    [...READ, ...UNREAD],
    [...row("DD1", "12"), ...planted],
    [...row("DD2", "十余页"), ...planted],
  ];
  const kept = await setAside("10002-2019-05.csv", lines);
  expect(kept).toHaveLength(1);
  expect(kept[0]).toContain("DD2");
  expect(kept[0]).toContain("十余页");
  expect(kept[0]).not.toContain("PLANT");
});

test("a reader's number is not kept in clear, not even where it is what can't be read", async () => {
  const lines = [
    [...READ, "读者证号"],
    [...row("DD1", "12"), `PLANT${"9".repeat(5000)}`],
    [...row("DD2", "x"), "PLANT8"],
  ];
  const kept = await setAside("10003-2019-05.csv", lines);
  expect(kept.join()).toContain("text-must-be-bounded");
  expect(kept.join()).not.toContain("PLANT");
});

test("of a row whose cells have moved, only those that can't come from another column are kept", async () => {
  const head = [...READ.slice(0, 4), "读者姓名", ...READ.slice(4)];
  const whole = ["DD1", "北京大学", "2019-05-06", "满足", "PLANT", "期刊论文", "12"];
  const moved = ["DD2", "北京大学", "满足", "PLANT", "期刊论文", "12"];
  const [kept = ""] = await setAside("10004-2019-05.csv", [head, whole, moved]);
  expect(kept).toContain("row-must-have-all-cells");
  expect(kept).toContain("DD2");
  expect(kept).not.toContain("PLANT");
});

test.each([
  ["words in one cell alone", "10011", ["请转 PLANT 62750000", "", "", "", "", ""]],
  ["a name under any heading", "10012", ["", "", "", "", "", "张PLANT"]],
  ["labels with what they label", "10013", ["馆长:PLANT", "", "电话：PLANT", "", "", ""]],
])("a line of text is no row of the table, and nothing of it is kept: %s", async (_, code, line) => {
  const kept = await setAside(`${code}-2019-05.csv`, [READ, row("DD1", "12"), line]);
  expect(kept.map((k) => (JSON.parse(k) as { code: string }).code)).toEqual(["row-must-be-of-the-table"]);
  expect(kept.join()).not.toContain("PLANT");
});

test.each([
  ["a number alone", "10007", ["DD2"]],
  ["a number and a label", "10009", ["DD2", "备注：某"]],
  ["a library and a day", "10010", ["", "北京大学", "2019-05-06"]],
])("what may be a row is one, and is kept to be corrected: %s", async (_, code, line) => {
  const ends = READ.slice(line.length).map(() => "");
  const [kept = ""] = await setAside(`${code}-2019-05.csv`, [READ, row("DD1", "12"), [...line, ...ends]]);
  expect(kept).not.toContain("row-must-be-of-the-table");
  const { cells } = JSON.parse(kept) as { cells: string };
  expect((JSON.parse(cells) as (string | null)[]).map((cell) => cell ?? "")).toEqual(line);
});

test("of a heading that the profile does not know only the place is kept", async () => {
  await setAside("10008-2019-05.csv", [
    ["PLANT甲", ...READ, "PLANT乙"],
    ["1", ...row("DD1", "12"), "x"],
  ]);
  const db = new Database(join(cwd, "balis.db"), { readonly: true });
  const headings = db
    .prepare("SELECT headings FROM sheet_heading h JOIN source_file f ON f.number = h.file WHERE f.name = ?")
    .pluck()
    .get("10008-2019-05.csv");
  db.close();
  expect(headings).toBe(JSON.stringify(["", ...READ, ""]));
});

test("a text is kept to the length of a spreadsheet's cell", async () => {
  const [kept = ""] = await setAside("10005-2019-05.csv", [READ, row("DD1", "x".repeat(100_000))]);
  const stored = JSON.parse(kept) as { cells: string; params: string };
  const cells = JSON.parse(stored.cells) as (string | null)[];
  expect(cells[5]).toHaveLength(MAX_CELL_CHARS);
  expect(stored.params.length).toBeLessThan(MAX_CELL_CHARS + 100);
});
