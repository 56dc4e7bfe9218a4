/**
 * Nobody's name is kept: planted in every kind of file wherever no profile looks, it stands in no byte of the books, of a
 * backup, of a correction sheet, and in no answer.
 *
 * Kept knowingly are names of files and of sheets that are read, and what stands under a heading that is read.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import JSZip from "jszip";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBooks } from "../../../src/books/sqlite/open.ts";
import { hashText } from "../../../src/core/io/hash.ts";
import { isPersonal } from "../../../src/month/import/columns/field.ts";
import { headingKey } from "../../../src/month/import/columns/heading.ts";
import type { Profile } from "../../../src/month/import/columns/profile.ts";
import { profileShelf } from "../../../src/month/import/io/profile-shelf.ts";
import { runBalis } from "../../cases/run-case.ts";

const NAME = "欧阳彗星";
const PHONE = "13912345678";
const CARD = "S2019777001";
/** Of sheets that are not read: said when the file comes, and not kept. */
const SHEETS = ["司马流星", "上官北斗"] as const;
/** Under headings of people alone. */
const OTHER = "13987654321";
const PLANTED = [NAME, PHONE, CARD, OTHER];
/** Headings of people, whatever a profile says. */
const PEOPLE = ["姓名", "读者", "借阅人", "经办人电话", "Reader Name", "Patron"];

const root = mkdtempSync(join(tmpdir(), "balis-names-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const profiles = profileShelf("templates/profiles", hashText)([]).filter((p) => !p.name.endsWith("-common"));

/** A heading for each field that has one, and a value that can't be read; then three columns that nobody reads. */
function rowsFor(profile: Profile): { heading: string[]; bad: string[]; personal: number[] } {
  const columns = [...profile.columns.values()].filter(
    (c) =>
      c.headings.length > 0 && !c.headings.some((h) => profile.recognise.forbidden.includes(headingKey(h))),
  );
  const told = columns.map((c) =>
    c.only === null ? "x x" : ([...(c.values ?? [])].find(([, v]) => v === c.only)?.[0] ?? ""),
  );
  const read = columns.map((c) => c.headings[0] ?? "");
  const asked = profile.recognise.headings.filter((h) => !read.includes(h));
  return {
    heading: [...read, ...asked, ...PEOPLE, "借阅者", NAME, "附注二"],
    bad: [...told, ...asked.map(() => NAME), ...PEOPLE.map(() => OTHER), NAME, CARD, `${NAME} ${CARD}`],
    personal: columns.flatMap((c, i) => (isPersonal(c.field) ? [i] : [])),
  };
}

function tableOf(profile: Profile): string[][] {
  const { heading, bad, personal } = rowsFor(profile);
  const blank = heading.map(() => "");
  const line = (...texts: string[]): string[] => [...texts, ...blank].slice(0, heading.length);
  const own = bad.map((text, i) => (personal.includes(i) ? `${NAME}${"x".repeat(3000)}` : text));
  const total = [
    ...line("合计").slice(0, -3),
    NAME,
    profile.kind === "subproject-spending" ? "" : PHONE,
    CARD,
  ];
  return [
    line(`经办人：${NAME} 电话：${PHONE}`),
    heading,
    own,
    bad,
    line(`馆长：${NAME}`, `电话：${PHONE}`),
    line(`${NAME} ${CARD} 已取书`),
    line(`备注：${NAME}`),
    line(`${NAME} 合计`),
    total,
  ];
}

/** Every text in a file, packed parts too, in both encodings that it may stand in. */
async function hasPlanted(path: string): Promise<string[]> {
  const bytes = readFileSync(path);
  const parts = [bytes];
  if (path.endsWith(".xlsx"))
    for (const part of Object.values((await JSZip.loadAsync(bytes)).files))
      parts.push(Buffer.from(await part.async("nodebuffer")));
  return [...PLANTED, ...SHEETS].filter((text) =>
    parts.some((p) => p.includes(Buffer.from(text, "utf8")) || p.includes(Buffer.from(text, "utf16le"))),
  );
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());

interface Said {
  readonly exit: number;
  readonly text: string;
}

async function balis(cwd: string, ...argv: string[]): Promise<Said> {
  const { exit, stdout, stderr } = await runBalis([...argv, "--json"], { cwd, lang: "zh-CN" });
  return { exit, text: `${stdout}\n${stderr}` };
}

async function workbook(path: string, rows: readonly string[][]): Promise<void> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("明细");
  for (const row of rows) sheet.addRow(row);
  sheet.getCell(3, (rows[1]?.length ?? 0) + 2).value = `${NAME} ${PHONE}`;
  sheet.getCell(3, 1).note = NAME;
  book.addWorksheet(SHEETS[0]).addRow([NAME, CARD]);
  book.addWorksheet(SHEETS[1], { state: "hidden" }).addRow([PHONE]);
  book.creator = NAME;
  await book.xlsx.writeFile(path);
}

describe("a reader's name that no profile reads", () => {
  const cwd = join(root, "books");
  const given = join(cwd, "given");
  beforeAll(async () => {
    mkdirSync(given, { recursive: true });
    for (const argv of [["init"], ["library", "import", "--builtin"], ["agreement", "import", "--builtin"]])
      await balis(cwd, ...argv);
  });

  test.each(
    profiles.map((p, i) => [p.name, p, 2000 + i] as const),
  )("is in no answer about a file of %s", async (name, profile, year) => {
    const rows = tableOf(profile);
    writeFileSync(join(given, `${name}.csv`), rows.map((row) => row.join(",")).join("\n"));
    await workbook(join(given, `${name}.xlsx`), rows);
    for (const argv of [
      ["try", join("given", `${name}.csv`), "--profile", name],
      ["new", join("given", `${name}.csv`), "-o", join("given", `${name}.yaml`)],
    ])
      expect((await balis(cwd, "profile", ...argv)).text).not.toContain(OTHER);
    expect(readFileSync(join(given, `${name}.yaml`), "utf8")).not.toContain(OTHER);
    const owner = profile.library.by === "own" ? ["--library", "10001"] : [];
    for (const [ending, period] of [
      ["csv", `${year}-05`],
      ["xlsx", `${year}-06`],
    ] as const) {
      const path = join("given", `${name}.${ending}`);
      const said = await balis(cwd, "import", path, "--profile", name, "--period", period, ...owner);
      expect([ending, said.exit, PLANTED.filter((text) => said.text.includes(text))]).toEqual([
        ending,
        1,
        [],
      ]);
    }
  });

  test("is in no byte of the books, of a backup, of the log and of the correction sheets", async () => {
    rmSync(given, { recursive: true });
    for (const period of profiles.flatMap((_, i) => [`${2000 + i}-05`, `${2000 + i}-06`]))
      await balis(cwd, "return", period, "-o", join(cwd, `back-${period}`));
    await balis(cwd, "backup", "copy.db");
    const log = await balis(cwd, "log");
    const left = await balis(cwd, "status", "2005-05");
    expect(PLANTED.filter((text) => `${log.text}${left.text}`.includes(text))).toEqual([]);
    const files = filesIn(cwd);
    expect(files.filter((f) => f.endsWith(".xlsx")).length).toBeGreaterThan(20);
    for (const path of files) expect([path, await hasPlanted(path)]).toEqual([path, []]);
  });
});

describe("a column that is headed like a person", () => {
  const cwd = join(root, "headed");
  const csv = (...rows: string[]): string => [...rows, ""].join("\n");
  const written = (name: string, text: string): string => {
    writeFileSync(join(cwd, name), text);
    return name;
  };
  const REQUESTS = "申请单号,请求馆,提供日期,状态,文献类型,页数";
  const row = (no: string, pages: string): string => `${no},清华大学,2019-05-06,满足,期刊论文,${pages}`;

  beforeAll(async () => {
    mkdirSync(cwd, { recursive: true });
    for (const argv of [["init"], ["library", "import", "--builtin"], ["agreement", "import", "--builtin"]])
      await balis(cwd, ...argv);
  });

  test.each([
    ...PEOPLE.map((heading) => [heading, `title:\n    headings: [${heading}]`]),
    ["读者姓名", "title:\n    from: { first: [题名, 读者姓名] }"],
    ["联系人", "title:\n    from: { above: 联系人 }"],
  ])("%s is refused by name where a format reads it, when it is saved", async (heading, column) => {
    const path = written(
      "wrong.yaml",
      csv("profile: wrong", "extends: dd-supplier", "columns:", `  ${column}`),
    );
    const said = await balis(cwd, "profile", "save", path);
    expect([said.exit, said.text.includes("profile-must-be-valid"), said.text.includes(heading)]).toEqual([
      3,
      true,
      true,
    ]);
    expect(said.text).toContain("wrong.yaml:4:3");
  });

  test("is refused at import where an earlier program had saved such a format", async () => {
    const text = csv(
      "profile: earlier",
      "extends: dd-supplier",
      "columns:",
      "  title:",
      "    headings: [借阅人]",
    );
    const store = await openBooks(join(cwd, "balis.db"));
    const action = { at: "2019-06-05T10:00:00+08:00", operator: "王会计", command: "balis profile save" };
    const fact = { kind: "profile-saved", name: "earlier", text, hash: hashText(text) } as const;
    await store.apply(() => [fact], action);
    await store.close();
    const path = written("10001-2019-05.csv", csv(`${REQUESTS},借阅人`, `${row("D1", "3")},${NAME}`));
    const refused = await balis(cwd, "import", path);
    expect([refused.exit, refused.text.includes("earlier"), refused.text.includes(NAME)]).toEqual([
      3,
      true,
      false,
    ]);
    expect((await balis(cwd, "profile", "remove", "earlier")).exit).toBe(0);
    expect((await balis(cwd, "import", path)).exit).toBe(0);
  });

  test("is refused where a format reads it by its letter", async () => {
    const yaml = csv(
      ...["profile: lettered", "extends: dd-supplier", "heading: { row: 1, names: letters }", "columns:"],
      ...["requestNo", "requester", "suppliedOn", "status", "documentType", "pages", "title"].map(
        (field, i) => `  ${field}: { headings: [${"ABCDEFG"[i]}] }`,
      ),
    );
    expect((await balis(cwd, "profile", "save", written("lettered.yaml", yaml))).text).toContain("lettered");
    const at = (heading: string) =>
      written("10001-2019-06.csv", csv(`${REQUESTS},${heading}`, `${row("D2", "x")},${NAME}`));
    for (const argv of [
      ["import", at("借阅人"), "--profile", "lettered", "--period", "2019-06"],
      ["profile", "try", at("借阅人"), "--profile", "lettered"],
    ]) {
      const said = await balis(cwd, ...argv);
      expect([said.exit, said.text.includes("people-must-not-be-read")]).toEqual([3, true]);
      expect(said.text).not.toContain(NAME);
    }
    expect((await balis(cwd, "profile", "try", at("题名"), "--profile", "lettered")).exit).toBe(0);
  });

  test("leaves no byte in the books, a backup, the log and return files", async () => {
    for (const name of readdirSync(cwd)) if (name.endsWith(".csv")) rmSync(join(cwd, name));
    for (let year = 2000; year < 2000 + profiles.length; year++)
      await balis(cwd, "return", `${year}-05`, "-o", join(cwd, `back-${year}`));
    await balis(cwd, "backup", "copy.db");
    const log = await balis(cwd, "log");
    expect(PLANTED.filter((text) => log.text.includes(text))).toEqual([]);
    for (const path of filesIn(cwd)) expect([path, await hasPlanted(path)]).toEqual([path, []]);
  });
});
