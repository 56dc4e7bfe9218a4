/** What an open discrepancy leaves unsettled stops a close: so it is shown where discrepancies are looked for. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runBalis, STANDARD_BOOKS } from "../../cases/run-case.ts";

const cwd = mkdtempSync(join(tmpdir(), "balis-unsettled-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const run = (...argv: readonly string[]) => runBalis(argv, { cwd, lang: "zh-CN" });

async function json(...argv: readonly string[]) {
  const { stdout, stderr } = await run(...argv, "--json", "--quiet");
  return JSON.parse(stderr.startsWith("{") ? stderr : stdout);
}

interface Shown {
  readonly id: string;
  readonly caseKey: string;
  readonly riskFen: number;
  readonly unsettledFen: number;
}

const listed = async (...more: readonly string[]): Promise<Shown[]> =>
  (await json("discrepancy", "list", "2019-05", ...more)).discrepancies;

/** The day alone differs, so nothing is at risk; DD1 of 10 pages, DD2 of 12, and so on. */
const NUMBERS = Array.from({ length: 20 }, (_, i) => `DD${i + 1}`);
const PAGES = (i: number): number => 10 + 2 * i;

beforeAll(async () => {
  for (const line of STANDARD_BOOKS) await run(...line.split(" "));
  const supplier = NUMBERS.map((no, i) => `${no},北京大学,2019-05-20,满足,期刊论文,普通,${PAGES(i)},0.00`);
  const requester = NUMBERS.map((no, i) => `${no},中国人民大学,2019-05-06,满足,期刊论文,普通,${PAGES(i)}`);
  const heads = [
    "申请单号,请求馆,提供日期,状态,文献类型,申请类别,页数,费用(元)",
    "申请单号,提供馆,提供日期,状态,文献类型,申请类别,页数",
  ];
  writeFileSync(join(cwd, "10002-原文传递-2019-05.csv"), [heads[0], ...supplier, ""].join("\n"));
  writeFileSync(join(cwd, "10001-原文传递请求-2019-05.csv"), [heads[1], ...requester, ""].join("\n"));
  await run("import", "10002-原文传递-2019-05.csv", "10001-原文传递请求-2019-05.csv");
  await run("reconcile", "2019-05");
  await run("settle", "2019-05");
});

test("the list and one shown say what the gate counts, though nothing is at risk", async () => {
  const found = await listed();
  expect(found.map((d) => d.riskFen)).toEqual(NUMBERS.map(() => 0));
  const { gates } = await json("close", "2019-05", "--dry-run");
  const gate = (gates as { key: string; figures: Record<string, string> }[]).find(
    (g) => g.key === "discrepancies",
  );
  const sum = found.reduce((n, d) => n + d.unsettledFen, 0);
  expect((sum / 100).toFixed(2)).toBe(gate?.figures.unsettledYuan);
  const [one] = found;
  const shown = await json("discrepancy", "show", one?.id ?? "");
  expect(shown.discrepancy.unsettledFen).toBe(one?.unsettledFen);
  const text = (await run("discrepancy", "show", one?.id ?? "")).stdout;
  expect(text).toContain(`未结金额（元）  ${((one?.unsettledFen ?? 0) / 100).toFixed(2)}`);
  expect((await run("discrepancy", "list", "2019-05")).stdout).toContain(
    `待处理涉及金额 0.00 元，未结金额 ${(sum / 100).toFixed(2)} 元`,
  );
});

test("sorted by it the largest comes first, and the remedy of the gate sorts so", async () => {
  const found = await listed("--sort", "unsettled");
  expect(found.map((d) => d.caseKey)).toEqual([...NUMBERS].reverse());
  const { stderr } = await run("close", "2019-05", "--confirm", "2019-05");
  expect(stderr).toContain("balis discrepancy list 2019-05 --sort unsettled");
});

test("a resolved one leaves nothing unsettled, and its records are left out of the sum", async () => {
  const [largest] = await listed("--sort", "unsettled");
  const id = largest?.id ?? "";
  await run("discrepancy", "resolve", id, "--as", "supplier-right", "--reason", "已核实");
  const all = await listed("--all", "--sort", "unsettled");
  expect(all.at(-1)).toMatchObject({ id, unsettledFen: 0 });
});
