/** A command that is run again says how things stand, not that it had nothing to do: cron jobs repeat. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runBalis, STANDARD_BOOKS, words } from "../../cases/run-case.ts";

const cwd = mkdtempSync(join(tmpdir(), "balis-second-run-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const balis = (line: string) => runBalis(words(line), { cwd, lang: "zh-CN" });

const AGAIN = /^ {2}上次.*后没有变化，无需重做。\n/m;

/** DD2 and DD3 are priced at their real cost, which nobody gives; DD4's fee is not the tariff's; DD5 has one side. */
beforeAll(async () => {
  const put = (name: string, ...lines: readonly string[]): void =>
    writeFileSync(join(cwd, name), [...lines, ""].join("\n"));
  put(
    "10002-原文传递-2019-05.csv",
    "申请单号,请求馆,提供日期,状态,文献类型,申请类别,页数,费用(元)",
    "DD1,北京大学,2019-05-06,满足,期刊论文,普通,12,3.60",
    "DD2,北京大学,2019-05-07,满足,古文献,普通,4,",
    "DD3,北京大学,2019-05-07,满足,古文献,普通,5,",
    "DD4,北京大学,2019-05-08,满足,期刊论文,普通,8,2.00",
    "DD5,北京大学,2019-05-08,满足,期刊论文,普通,8,2.40",
  );
  put(
    "10001-原文传递请求-2019-05.csv",
    "申请单号,提供馆,提供日期,状态,文献类型,申请类别,页数",
    "DD1,中国人民大学,2019-05-06,满足,期刊论文,普通,12",
    "DD2,中国人民大学,2019-05-07,满足,古文献,普通,4",
    "DD3,中国人民大学,2019-05-07,满足,古文献,普通,5",
    "DD4,中国人民大学,2019-05-08,满足,期刊论文,普通,8",
  );
  for (const line of STANDARD_BOOKS) await balis(line);
  await balis("import 10002-原文传递-2019-05.csv 10001-原文传递请求-2019-05.csv");
});

test("reconcile says what is open, and ends with 1, as long as it is open", async () => {
  const [first, second] = [await balis("reconcile 2019-05"), await balis("reconcile 2019-05")];
  expect(second).toEqual({ ...first, stdout: second.stdout });
  expect(second.stdout).toMatch(AGAIN);
  expect(second.stdout.replace(AGAIN, "")).toBe(first.stdout);
  expect(first.exit).toBe(1);
  const { services } = JSON.parse((await balis("reconcile 2019-05 --json")).stdout);
  expect(services[0].count.kinds).toEqual({ "supplier-only": { count: 1, open: 1, riskFen: 240 } });
});

test("settle says what is not priced, names it, and ends with 1, each time; close is not advised", async () => {
  await balis("discrepancy resolve --period 2019-05 --as supplier-right --reason 核实");
  expect((await balis("reconcile 2019-05")).exit).toBe(0);
  const [dry, first] = [await balis("settle 2019-05 --dry-run"), await balis("settle 2019-05")];
  const second = await balis("settle 2019-05");
  expect(second.stderr).toBe(first.stderr);
  expect(dry.stderr).toBe(first.stderr);
  expect(second.stdout).toMatch(AGAIN);
  expect(second.stdout.replace(AGAIN, "")).toBe(first.stdout);
  expect([dry.exit, first.exit, second.exit]).toEqual([1, 1, 1]);
  // By the tariff, 0.30 a page: DD1 3.60 + DD4 2.40 + DD5 2.40.
  expect(second.stdout).toContain("费用基数：3 条，8.40 元");
  expect(second.stdout).toContain("未能计费 2 笔，须先处理");
  expect(second.stdout).not.toContain("balis close");
  expect(second.stderr).toContain("（共 2 处）\n    单号：DD2、DD3\n");
  const json = JSON.parse((await balis("settle 2019-05 --json")).stdout);
  expect([json.count.unpriced, json.count.differs]).toEqual([2, 1]);
  expect(json.findings.map((f: { number: string }) => f.number)).toEqual(["DD2", "DD3", "DD4"]);
});

test("what a policy decided and a person withdrew is open for reconcile, too", async () => {
  const row = (library: string, pages: number) => `DD9,${library},2019-06-06,满足,期刊论文,普通,${pages}\n`;
  const heads = "提供日期,状态,文献类型,申请类别,页数\n";
  const put = (name: string, text: string) => writeFileSync(join(cwd, name), text);
  put("10002-原文传递-2019-06.csv", `申请单号,请求馆,${heads}${row("北京大学", 12)}`);
  put("10001-原文传递请求-2019-06.csv", `申请单号,提供馆,${heads}${row("中国人民大学", 11)}`);
  await balis("import 10002-原文传递-2019-06.csv 10001-原文传递请求-2019-06.csv");
  expect((await balis("reconcile 2019-06")).exit).toBe(0);
  const { discrepancies } = JSON.parse((await balis("discrepancy list 2019-06 --all --json")).stdout);
  await balis(`discrepancy withdraw ${discrepancies[0].id} --reason 查无此约定`);
  const { exit, stdout } = await balis("reconcile 2019-06");
  expect([exit, stdout.includes("其中待处理 1 条")]).toEqual([1, true]);
});
