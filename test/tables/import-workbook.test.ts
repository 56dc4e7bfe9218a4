/** A workbook through the whole import: which sheet, hidden or not, what a formula, an error and a real date become. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { runBalis } from "../cases/run-case.ts";
import { bytesOf, type SheetXml, workbookZip } from "./workbook-file.ts";

const root = mkdtempSync(join(tmpdir(), "balis-workbook-"));
let cwd = root;
let counter = 0;

interface Receipt {
  readonly rows: Record<string, number>;
  readonly sheetsRead: readonly string[];
  readonly sheetsUnread: readonly { name: string; why: string }[];
  readonly findings: readonly { code: string; at: { sheet: string; row: number; column: string } }[];
}

const HEAD = ["申请单号", "请求馆", "提供日期", "状态", "文献类型", "页数"];

const cell = (at: string, text: string): string => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const heading = (row: number): string =>
  `<row r="${row}">${HEAD.map((t, i) => cell(`${"ABCDEF"[i]}${row}`, t)).join("")}</row>`;
const record = (row: number, made: { no: string; date?: string; pages?: string; hidden?: boolean }): string =>
  `<row r="${row}"${made.hidden ? ' hidden="1"' : ""}>${cell(`A${row}`, made.no)}${cell(`B${row}`, "北京大学")}${made.date ?? `<c r="C${row}" s="1"><v>43591.6</v></c>`}${cell(`D${row}`, "满足")}${cell(`E${row}`, "期刊论文")}${made.pages ?? `<c r="F${row}"><v>12</v></c>`}</row>`;

async function imported(
  sheets: readonly SheetXml[],
  more: { date1904?: boolean; argv?: string[] } = {},
): Promise<Receipt> {
  const { argv = [], ...about } = more;
  const zip = workbookZip({ sheets, styles: [0, 14], ...about });
  writeFileSync(join(cwd, "10002-2019-05.xlsx"), await bytesOf(zip));
  const done = await runBalis(["import", "10002-2019-05.xlsx", "--json", "--quiet", ...argv], {
    cwd,
    lang: "en",
  });
  if (done.stdout === "") throw new Error(done.stderr);
  const answer = JSON.parse(done.stdout) as { files: Receipt[] };
  const [receipt] = answer.files;
  if (!receipt) throw new Error(done.stdout);
  return receipt;
}

async function records(): Promise<unknown[]> {
  const { default: Database } = await import("better-sqlite3");
  const db = new Database(join(cwd, "balis.db"), { readonly: true });
  try {
    return db.prepare("SELECT request_no, supplied_on, pages FROM record ORDER BY sheet, row").raw().all();
  } finally {
    db.close();
  }
}

beforeEach(async () => {
  counter += 1;
  cwd = join(root, String(counter));
  mkdirSync(cwd);
  await runBalis(["init"], { cwd, lang: "en" });
  await runBalis(["library", "import", "--builtin"], { cwd, lang: "en" });
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("cells", () => {
  test("a real date is its day, without its time, in a workbook of either epoch", async () => {
    await imported([{ name: "明细", rows: heading(1) + record(2, { no: "DD1" }) }]);
    expect(await records()).toEqual([["DD1", "2019-05-06", 12]]);
  });

  test("the 1904 epoch counts its own days", async () => {
    const date = '<c r="C2" s="1"><v>42129</v></c>';
    await imported([{ name: "明细", rows: heading(1) + record(2, { no: "DD1", date }) }], { date1904: true });
    expect(await records()).toEqual([["DD1", "2019-05-06", 12]]);
  });

  test("a prepared row, whose formulas give an empty text, is blank", async () => {
    const prepared = (row: number): string =>
      `<row r="${row}"><c r="F${row}" t="str"><f>IF(G${row}="","",G${row})</f><v></v></c></row>`;
    const rows = `${heading(1)}${record(2, { no: "DD1" })}${prepared(3)}${prepared(4)}`;
    const { rows: counted, findings } = await imported([{ name: "明细", rows }]);
    expect(findings).toEqual([]);
    expect(counted).toMatchObject({ taken: 1, quarantined: 0, blank: 2 });
  });

  test("a formula counts by its kept value; without one, or with an error, its row is set aside", async () => {
    const rows =
      heading(1) +
      record(2, { no: "DD1", pages: '<c r="F2"><f>6*2</f><v>12</v></c>' }) +
      record(3, { no: "DD2", pages: '<c r="F3"><f>6*2</f></c>' }) +
      record(4, { no: "DD3", pages: '<c r="F4" t="e"><f>1/0</f><v>#DIV/0!</v></c>' });
    const receipt = await imported([{ name: "明细", rows }]);
    expect(receipt.rows).toMatchObject({ taken: 1, quarantined: 2, title: 1 });
    expect(receipt.findings.map((f) => [f.at.sheet, f.at.row, f.at.column, f.code])).toEqual([
      ["明细", 3, "页数", "formula-must-have-value"],
      ["明细", 4, "页数", "cell-must-not-be-error"],
    ]);
  });

  test("18 digits kept as a number are destroyed already, and said so", async () => {
    const rows =
      heading(1) +
      record(2, { no: "x" }).replace(cell("A2", "x"), '<c r="A2"><v>1.2345678901234568E+17</v></c>');
    const receipt = await imported([{ name: "明细", rows }]);
    expect(receipt.findings[0]).toMatchObject({ code: "identifier-must-be-text" });
  });
});

describe("rows and sheets", () => {
  test("a hidden row is read like the others and counted", async () => {
    const rows = heading(1) + record(2, { no: "DD1" }) + record(3, { no: "DD2", hidden: true });
    const receipt = await imported([{ name: "明细", rows }]);
    expect(receipt.rows).toMatchObject({ taken: 2, hidden: 1 });
  });

  test("a cover sheet is passed over, a hidden one is not read, and both are said", async () => {
    const rows = heading(1) + record(2, { no: "DD1" });
    const receipt = await imported([
      { name: "封面", rows: `<row r="1">${cell("A1", "原文传递")}</row>` },
      { name: "去年", state: "hidden", rows: heading(1) + record(2, { no: "OLD" }) },
      { name: "明细", rows },
      { name: "空", rows: "" },
    ]);
    expect(receipt.sheetsRead).toEqual(["明细"]);
    expect(receipt.sheetsUnread).toEqual([
      { name: "封面", why: "other-heading" },
      { name: "去年", why: "hidden" },
      { name: "空", why: "empty" },
    ]);
    expect(await records()).toHaveLength(1);
  });

  test("a second sheet with records is a finding, until the profile says that all are meant", async () => {
    const sheets = [
      { name: "上半月", rows: heading(1) + record(2, { no: "DD1" }) },
      { name: "下半月", rows: heading(3) + record(4, { no: "DD2" }) },
    ];
    const receipt = await imported(sheets);
    expect(receipt.findings.map((f) => [f.code, f.at.sheet])).toEqual([
      ["fitting-sheet-must-be-read", "下半月"],
    ]);
    const profile =
      "profile: halves\nkind: dd-supplier\ntitle: {zh: 半月, en: halves}\nextends: dd-supplier\nsheets: all\npriority: 10\n";
    writeFileSync(join(cwd, "halves.yaml"), profile);
    expect((await runBalis(["profile", "save", "halves.yaml"], { cwd, lang: "en" })).exit).toBe(0);
    const wider = [
      { name: "上半月", rows: `${heading(1)}${record(2, { no: "DD1" })}${record(3, { no: "DD3" })}` },
      ...sheets.slice(1),
    ];
    const all = await imported(wider, { argv: ["--supersede"] });
    expect([all.sheetsRead, all.rows.taken, all.findings]).toEqual([["上半月", "下半月"], 3, []]);
    const explained = await runBalis(["explain", "DD2"], { cwd, lang: "en" });
    expect(explained.stdout).toContain("10002-2019-05.xlsx · sheet 下半月 · row 4");
  });
});
