/** What cron reads: one table in the manual, and the same answer whenever the same is asked of the same books. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EXIT } from "../../src/terminal/process-io.ts";
import { runBalis, STANDARD_BOOKS } from "./run-case.ts";

const cwd = mkdtempSync(join(tmpdir(), "balis-exit-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const balis = (...argv: readonly string[]) => runBalis([...argv], { cwd, lang: "zh-CN" });
const put = (name: string, ...lines: readonly string[]): void =>
  writeFileSync(join(cwd, name), [...lines, ""].join("\n"));

test.each(["zh-CN", "en"])("the manual's table has every exit code, each once (%s)", (lang) => {
  const page = readFileSync(`templates/manual/${lang}/errors.md`, "utf8");
  const table = page.split("\n\n").find((part) => /^ {2}(退出码|exit code) /.test(part)) ?? "";
  const codes = (table.match(/^ {2}\d[\d、, ]*/gm) ?? []).flatMap((row) => row.match(/\d+/g) ?? []);
  expect(codes.map(Number)).toEqual(Object.values(EXIT));
});

describe("a month with everything that can be wrong in it", () => {
  beforeAll(async () => {
    for (const line of STANDARD_BOOKS) await balis(...line.split(" "));
    put(
      "10002-原文传递-2019-05.csv",
      "申请单号,请求馆,提供日期,状态,文献类型,申请类别,页数,费用(元)",
      "DD1,北京大学,2019-05-06,满足,期刊论文,普通,10,3.00",
      "DD2,北京大学,2019-05-06,满足,期刊论文,普通,十余页,3.00",
      "DD4,北京大学,2019-05-06,满足,期刊论文,普通,10,7.00",
      "合计,,,,,,99,6.00",
    );
    put(
      "10001-原文传递请求-2019-05.csv",
      "申请单号,提供馆,提供日期,状态,文献类型,申请类别,页数",
      "DD1,中国人民大学,2019-05-06,满足,期刊论文,普通,10",
      "DD4,中国人民大学,2019-05-06,满足,期刊论文,普通,10",
      "DD5,中国人民大学,2019-05-06,满足,期刊论文,普通,10",
    );
    put(
      "物流账单-2019-05.csv",
      "运单号,寄件日期,寄件馆,收件馆,方向,件数,重量(kg),册数,金额(元)",
      "W1,2019-05-06,北京大学,中国人民大学,去程,1,1.6,3,12.00",
      "W2,2019-05-07,北京大学,中国人民大学,去程,1,x,3,12.00",
    );
  });

  const files = ["10002-原文传递-2019-05.csv", "10001-原文传递请求-2019-05.csv", "物流账单-2019-05.csv"];

  test.each([
    ["import", ["import", ...files], (a: Said) => a.total],
    ["reconcile", ["reconcile", "2019-05"], (a: Said) => a.runs],
    ["settle", ["settle", "2019-05"], (a: Said) => a.count],
    ["courier audit", ["courier", "audit", "2019-05"], (a: Said) => a.classes],
  ])("%s answers the same when it is asked again", async (_, argv, counts) => {
    const [first, again] = [await asked(argv), await asked(argv)];
    expect(first.exit).toBe(EXIT.findings);
    expect(again.exit).toBe(first.exit);
    expect(again.codes).toEqual(first.codes);
    expect(without(counts(again.json))).toEqual(without(counts(first.json)));
  });

  test("not all files readable: 4, whatever else is found; a file alone that is refused: 3", async () => {
    put("坏的.csv", "甲,乙", "1,2");
    expect((await balis("import", "坏的.csv", ...files)).exit).toBe(EXIT.unread);
    expect((await balis("import", "坏的.csv", "不在.csv")).exit).toBe(EXIT.unread);
    expect((await balis("import", "坏的.csv")).exit).toBe(EXIT.refused);
  });

  test("books that somebody writes: 75, with --wait as without; who only reads is not kept out", async () => {
    const db = new Database(join(cwd, "balis.db"));
    db.exec("BEGIN IMMEDIATE");
    const { exit, stderr } = await balis("reconcile", "2019-05", "--json");
    expect([exit, JSON.parse(stderr).error.code]).toEqual([EXIT.busy, "books-must-be-free"]);
    expect((await balis("status")).exit).toBe(EXIT.done);
    expect((await balis("--wait", "1", "reconcile", "2019-05")).exit).toBe(EXIT.busy);
    db.exec("ROLLBACK");
    db.close();
    expect((await balis("--wait", "1", "reconcile", "2019-05")).exit).toBe(EXIT.findings);
    expect((await balis("--wait", "bald", "status")).exit).toBe(EXIT.usage);
  });
});

test("with --json a command line that is not understood is told as every other error", async () => {
  const { exit, stdout, stderr } = await balis("--json", "reconsile");
  expect([exit, stdout]).toEqual([EXIT.usage, ""]);
  expect(JSON.parse(stderr)).toMatchObject({
    schema: "balis/error/1",
    error: { code: "commander.unknownCommand", message: "没有“reconsile”这个命令。是不是想写 reconcile？" },
    findings: [],
  });
});

type Said = Readonly<Record<string, unknown>>;

async function asked(argv: readonly string[]) {
  const { exit, stdout } = await balis(...argv, "--json");
  const json = JSON.parse(stdout) as Said & { findings?: { code: string }[] };
  return { exit, json, codes: (json.findings ?? []).map((f) => f.code).sort() };
}

/** All but what says that it was done before. */
function without(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value ?? null, (key, v) =>
      ["current", "present", "number"].includes(key) ? undefined : v,
    ),
  );
}
