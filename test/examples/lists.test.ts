/** Every list as CSV and as a workbook, in both languages: the same cells, amounts that can be added up, codes that stay codes. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PERMISSIONS } from "../../src/people/permission.ts";
import { type CommandSpec, nameOf } from "../../src/terminal/command.ts";
import { LIST_FORMATS } from "../../src/terminal/options.ts";
import { commands } from "../support/every-command.ts";
import { SmallBooks } from "./small-books.ts";

const books = new SmallBooks();
const dir = mkdtempSync(join(tmpdir(), "balis-list-files-"));
beforeAll(() => books.make(), 180_000);
afterAll(() => {
  books.remove();
  rmSync(dir, { recursive: true });
});

interface Named {
  readonly name: string;
  readonly spec: CommandSpec;
}

const all = (specs: readonly CommandSpec[], before = ""): Named[] =>
  specs.flatMap((spec) => {
    const name = `${before}${nameOf(spec)}`;
    return [...(spec.run ? [{ name, spec }] : []), ...all(spec.subcommands ?? [], `${name} `)];
  });

const isList = ({ spec }: Named): boolean => (spec.options ?? []).some((o) => o.choices === LIST_FORMATS);

/** What anybody may read and is no list, and why. */
const NO_LIST: Readonly<Record<string, readonly string[]>> = {
  "makes or does something": ["demo", "init", "run", "setup", "backup", "profile new", "form"],
  "prints a text": ["help", "completion", "profile schema", "why", "explain"],
  "shows one thing": [
    ...["library show", "rule show", "rule try", "profile try", "profile show", "file show"],
    ...["discrepancy show", "subproject show", "indicator show", "indicator value", "receipt"],
  ],
  "says what is wrong, as findings": [
    "check",
    "rule lint",
    "doctor",
    "indicator check",
    "pack check",
    "verify",
  ],
  "has several tables, and a workbook of its own": [
    ...["statistics", "courier audit", "simulate", "discrepancy export", "subproject spending"],
    ...["indicator score", "indicator monitor", "indicator evaluate"],
  ],
};

test("what anybody may read is a list with --format, or is named here as none", () => {
  const read = all(commands).filter(({ name }) => PERMISSIONS[name] === "anybody");
  const named = Object.values(NO_LIST).flat();
  const forgotten = read.filter((c) => !isList(c) && !named.includes(c.name)).map((c) => c.name);
  expect(forgotten).toEqual([]);
  expect(read.filter((c) => isList(c) && named.includes(c.name))).toEqual([]);
  expect(named.filter((name) => !read.some((c) => c.name === name))).toEqual([]);
});

test("what is called a list is one", () => {
  const called = all(commands).filter(
    ({ name, spec }) =>
      name.endsWith(" list") || /^list /.test(spec.summary.en) || /^列出/.test(spec.summary["zh-CN"]),
  );
  expect(called.filter((c) => !isList(c)).map((c) => c.name)).toEqual([]);
  expect(called.length).toBeGreaterThan(12);
});

/** Lists that show amounts on the books of this test. */
const WITH_AMOUNTS = ["balance", "budget status", "courier held", "discrepancy list", "payment list"];
/** Values of several kinds in one column. */
const MIXED = ["setting list"];
const AMOUNT = /^-?[\d,]*\d\.\d\d$/;

describe.each(
  all(commands)
    .filter(isList)
    .map((c) => c.name),
)("balis %s", (name) => {
  const spec = all(commands).find((c) => c.name === name)?.spec;
  const [example = ""] = spec?.examples ?? [];

  test.each(["zh-CN", "en"])("%s", async (lang) => {
    const printed = await books.run(`${example} --format csv`, { name, lang });
    expect(printed.exit, printed.text).toBeLessThan(2);
    const [heads = [], ...rows] = csv(printed.answer);
    expect(
      heads.every((head) => head !== ""),
      `${heads}`,
    ).toBe(true);
    expect(new Set(heads).size).toBe(heads.length);
    if (lang === "zh-CN") expect(heads.join()).toMatch(/\p{Script=Han}/u);
    else expect(heads.join()).not.toMatch(/\p{Script=Han}/u);
    const file = join(dir, `${name.replaceAll(" ", "-")}-${lang}.xlsx`);
    const written = await books.run(`${example} -o ${file}`, { name, lang });
    expect(written.exit, written.text).toBeLessThan(2);
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(file);
    const [sheet] = book.worksheets;
    expect(sheet?.name).not.toMatch(/^[a-z-]+$/);
    if (lang === "zh-CN") expect(sheet?.name).toMatch(/^\p{Script=Han}+$/u);
    const shown = rows.map((_, r) => heads.map((_head, c) => sheet?.getCell(r + 3, c + 1)));
    if (WITH_AMOUNTS.includes(name)) expect(rows.flat().some((text) => AMOUNT.test(text))).toBe(true);
    for (const [r, row] of rows.entries())
      for (const [c, text] of row.entries()) {
        const cell = shown[r]?.[c];
        if (AMOUNT.test(text) && !MIXED.includes(name)) {
          expect(text, heads[c]).not.toContain(",");
          expect([cell?.value, cell?.numFmt], heads[c]).toEqual([
            Number(text),
            expect.stringMatching(/0\.00/),
          ]);
        } else if (text !== "" && typeof cell?.value === "number") {
          // Counts, and shares: what is a code or a number of a paper is text.
          expect(text, heads[c]).toMatch(/^-?\d+$|%$/);
          expect(/^\d{5}$|^0\d/.test(text), `${heads[c]} ${text}`).toBe(false);
        }
      }
  });
});

/** Rows of CSV as the program writes it. */
function csv(text: string): string[][] {
  const cells = [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n]*))(,|\n|$)/g)];
  const rows: string[][] = [[]];
  for (const [, quoted, plain = "", end] of cells) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === "\n") rows.push([]);
    if (end === "") break;
  }
  return rows.filter((row) => row.length > 1 || row[0] !== "");
}
