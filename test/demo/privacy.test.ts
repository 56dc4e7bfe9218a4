/**
 * 隐私 / nobody's name: people's columns are added to every file of a month of the whole alliance, in every kind, to rows that are taken and to
 * rows that are set aside; nothing that the program keeps, prints or writes has any of it.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import ExcelJS from "exceljs";
import iconv from "iconv-lite";
import JSZip from "jszip";
import { afterAll, expect, test } from "vitest";
import { type Outcome, runBalis, words } from "../cases/run-case.ts";

const MONTH = "2019-03";
/** In no word of ours, and in no other text of the demo. */
const MARK = "甪里";
const PEOPLE = [
  "读者姓名",
  "经办人",
  "联系电话",
  "电子邮箱",
  "学号",
  "身份证号",
  "借书人",
  "委托人",
  "备注（姓名）",
];
const cwd = mkdtempSync(join(tmpdir(), "balis-privacy-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));
const balis = (line: string): Promise<Outcome> =>
  runBalis(words(line), { cwd, lang: "zh-CN", operator: "li" });

const people = (row: number): string[] => PEOPLE.map((_, i) => `${MARK}${row}·${i}`);

/** The row that names the columns: the first in which at least four cells are filled. */
const isHead = (cells: readonly unknown[]): boolean =>
  cells.filter((c) => `${c ?? ""}`.trim() !== "").length >= 4;

/** The demo writes as campus systems do: UTF-8, GB18030, UTF-16. */
function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString("utf16le").slice(1);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return iconv.decode(bytes, "gb18030");
  }
}

function withPeopleInText(path: string): void {
  const tab = extname(path) === ".tsv" ? "\t" : ",";
  const lines = decoded(readFileSync(path)).split(/\r?\n/);
  const head = lines.findIndex((line) => isHead(line.split(tab)));
  const dayAt = (lines[head] ?? "").split(tab).findIndex((name) => /日期|时间/.test(name));
  const added = lines.map((line, i) => {
    if (i < head || line === "") return line;
    const cells = i === head + 1 && dayAt >= 0 ? line.split(tab).with(dayAt, "某日") : [line];
    return [...cells, ...(i === head ? PEOPLE : people(i))].join(tab);
  });
  writeFileSync(path, added.join("\n"));
}

async function withPeopleInWorkbook(path: string): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const [sheet] = book.worksheets;
  if (!sheet) return;
  const last = sheet.columnCount;
  let head = 0;
  sheet.eachRow((row, at) => {
    const cells = Array.isArray(row.values) ? row.values.slice(1) : [];
    if (head === 0 && !isHead(cells)) return;
    if (head === 0) head = at;
    const said = at === head ? PEOPLE : people(at);
    for (const [i, text] of said.entries()) row.getCell(last + 1 + i).value = text;
  });
  await book.xlsx.writeFile(path);
}

/** Every text in a file; of a package, in all its parts. */
async function textsIn(path: string): Promise<string> {
  const bytes = readFileSync(path);
  if (!/\.(xlsx|docx|zip)$/.test(path)) return bytes.toString("utf8");
  const zip = await JSZip.loadAsync(bytes);
  const parts = Object.values(zip.files).filter((part) => !part.dir);
  return (await Promise.all(parts.map((part) => part.async("string")))).join("\n");
}

test("nobody's name is in the books, a backup, the log, a workbook, a return file, an answer or an error", async () => {
  expect((await balis("demo 演示 --files-only")).exit).toBe(0);
  mkdirSync(join(cwd, "收件箱"));
  cpSync(join(cwd, "演示/inbox", MONTH), join(cwd, "收件箱"), { recursive: true });
  rmSync(join(cwd, "演示"), { recursive: true });
  for (const name of readdirSync(join(cwd, "收件箱")))
    if (name.includes("更正")) rmSync(join(cwd, "收件箱", name));
  const names = readdirSync(join(cwd, "收件箱"));
  for (const name of names) {
    const path = join(cwd, "收件箱", name);
    if (extname(name) === ".xlsx") await withPeopleInWorkbook(path);
    else withPeopleInText(path);
    expect([name, (await textsIn(path)).includes(MARK)]).toEqual([name, true]);
  }
  const lines = [
    ...["setup --sample", "import 收件箱", "import 收件箱 --json", `file list ${MONTH}`, "file show 1"],
    ...[
      `findings ${MONTH}`,
      `reconcile ${MONTH}`,
      `discrepancy list ${MONTH} --json`,
      `limits ${MONTH} --json`,
    ],
    ...[
      `return ${MONTH} -o 退回`,
      `discrepancy export ${MONTH} -o desk.xlsx`,
      `courier audit ${MONTH} -o audit.xlsx`,
    ],
    ...[`settle ${MONTH} --json`, `report finance ${MONTH} -o finance-${MONTH}.xlsx`],
    ...[`report statements ${MONTH} -o 对账单`, `report statistics ${MONTH} -o statistics-${MONTH}.xlsx`],
    ...[
      "export journal --format csv -o journal.csv",
      "log --last 99 --json",
      "backup 备份.db",
      `status ${MONTH}`,
    ],
  ];
  for (const line of lines) {
    const { exit, stdout, stderr } = await balis(line);
    expect([line, exit, exit === 0 || exit === 1 ? "" : stderr]).toEqual([line, expect.any(Number), ""]);
    expect([line, stdout.includes(MARK), stderr.includes(MARK)]).toEqual([line, false, false]);
  }
  // Rows were set aside, too, and are kept to be corrected.
  expect((await balis(`findings ${MONTH}`)).stdout).toContain("待更正");
  const kept = readdirSync(cwd, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes("收件箱"))
    .map((entry) => join(entry.parentPath, entry.name));
  expect(kept.length).toBeGreaterThan(100);
  for (const path of kept) expect([path, (await textsIn(path)).includes(MARK)]).toEqual([path, false]);
}, 600_000);
