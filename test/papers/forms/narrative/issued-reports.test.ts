/** A report that is made for issue is a fact: which file it was, and whether the books still say what it says. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { figureDifferences } from "../../../../src/papers/forms/issued-report.ts";
import { sectionsOf } from "../../../../src/review/subproject/section.ts";
import type { Books } from "../../report/books-of-may.ts";
import { booksOf2019 } from "./books-of-2019-dd.ts";

let books: Books;
const issue = () => books.balis("report", "acceptance", "2019-dd", "--for-issue", "-o", "验收.docx");
beforeAll(async () => {
  books = await booksOf2019();
  for (const { key, form } of sectionsOf({ subproject: "2019-dd", report: "acceptance" }))
    await books.balis(
      "subproject",
      "text",
      "2019-dd",
      "--report",
      "acceptance",
      "--section",
      key,
      "--text",
      form === "conclusion" ? "通过" : "甲。",
    );
}, 120_000);
afterAll(() => books?.remove());

describe("a report made for issue", () => {
  test("is kept with the SHA-256 of its file; a draft is not, nor is the same file once more", async () => {
    await books.balis("report", "acceptance", "2019-dd", "-o", "草稿.docx");
    const first = await issue();
    if (first.exit !== 0) throw new Error(first.stderr);
    const sha256 = createHash("sha256")
      .update(readFileSync(join(books.cwd, "验收.docx")))
      .digest("hex");
    expect([first.exit, first.stdout.includes("已记为第 1 号上报，SHA-256")]).toEqual([0, true]);
    expect((await issue()).stdout).toContain("与第 1 号上报完全相同");
    const { issues } = JSON.parse((await books.balis("report", "issued", "--json")).stdout);
    expect(
      issues.map((i: { number: number; sha256: string; file: string }) => [i.number, i.sha256, i.file]),
    ).toEqual([[1, sha256, "验收.docx"]]);
  });

  test("agrees with the books until they say otherwise: a voucher that comes later makes 295,900.50 to 296,400.50", async () => {
    const same = await books.balis("report", "issued", "2019-dd");
    expect([same.exit, /验收\.docx\s+\w{12}\s+相同/.test(same.stdout)]).toEqual([0, true]);
    const line = [
      "--line",
      "专家评审",
      "--class",
      "30226",
      "--yuan",
      "500",
      "--voucher",
      "记-0099",
      "--payee",
      "甲",
    ];
    const spent = await books.balis("subproject", "spend", "2019-dd", ...line, "--on", "2019-11-26");
    expect(spent.stderr).toBe("");
    const changed = await books.balis("report", "issued", "2019-dd");
    expect(changed.exit).toBe(1);
    expect(changed.stdout).toContain("begun.executed：295,900.50 → 296,400.50");
    expect((await books.balis("verify")).exit).toBe(0);
    expect((await issue()).stdout).toContain("已记为第 2 号上报");
    const reissued = await books.balis("report", "issued", "2019-dd");
    expect(reissued.stdout).toMatch(/^1 .*已由第 2 号取代$/m);
    expect(reissued.stdout).toMatch(/^2 .*相同$/m);
    expect(reissued.exit).toBe(0);
  });

  test("stands in its place only when the books have it", async () => {
    const other = new Database(join(books.cwd, "balis.db"));
    other.exec("BEGIN IMMEDIATE");
    const busy = await books.balis("report", "acceptance", "2019-dd", "--for-issue", "-o", "又一份.docx");
    other.exec("ROLLBACK");
    other.close();
    expect([busy.exit, existsSync(join(books.cwd, "又一份.docx"))]).toEqual([75, false]);
  });
});

test("figures are compared by name: one that is gone, or came, differs as well", () => {
  expect(figureDifferences({ a: "1", b: "2" }, { b: "2", c: "3" })).toEqual([
    { name: "a", issued: "1", now: null },
    { name: "c", issued: null, now: "3" },
  ]);
});

test("benefits that are said at the final acceptance, after a report was handed in, are no difference; others said instead are", () => {
  const at = "universities[1].benefit";
  expect(figureDifferences({ [at]: "" }, { [at]: "咨询 1,204 笔" })).toEqual([]);
  expect(figureDifferences({ [at]: "咨询 1,204 笔" }, { [at]: "咨询 1,205 笔" })).toHaveLength(1);
  expect(figureDifferences({ [at]: "咨询 1,204 笔" }, { [at]: "" })).toHaveLength(1);
  expect(figureDifferences({ "text.progress": "" }, { "text.progress": "已建成" })).toHaveLength(1);
});
