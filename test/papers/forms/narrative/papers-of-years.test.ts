/** What the papers of a cycle of three years say of their years: 2022-jx of 2022, 2023 and 2024. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Store } from "../../../../src/books/port.ts";
import { openBooks } from "../../../../src/books/sqlite/open.ts";
import { projectFigures } from "../../../../src/papers/forms/facts/project-facts.ts";
import { asText } from "../../../../src/papers/forms/plan-fill.ts";
import { consolidatedReport, narrativeReport } from "../../../../src/papers/forms/steps/narrative-reports.ts";
import { supplementReport } from "../../../../src/papers/forms/steps/supplement-figures.ts";
import { supplementNamed } from "../../../../src/papers/forms/supplements/supplement.ts";
import { reportNames } from "../../../../src/papers/forms/words/report-names.ts";
import { NO_HEAD } from "../../../../src/review/indicator/target.ts";
import type { ReportKind } from "../../../../src/review/subproject/section.ts";
import { subProjectBooks } from "../../../../src/review/subproject/steps/subproject-books.ts";
import type { Workbook } from "../../../../src/sheet/sheet.ts";
import { runBalis, words } from "../../../cases/run-case.ts";
import { AFTER_ALL } from "../../../review/subproject/books.ts";
import { enteredCycle } from "../../../review/subproject/cycle-books.ts";
import { cycleNamed } from "../../../review/subproject/cycles.ts";
import { layoutNamed } from "../../../support/form-year.ts";

const names = reportNames({ library: (c) => c, economicClass: (c) => c });
let cwd = "";
let store: Store;
beforeAll(async () => {
  const cycle = cycleNamed("2022-jx");
  cwd = await enteredCycle(cycle);
  for (const year of cycle.years)
    await runBalis(
      words(`indicator survey survey-${year}.csv 2022-jx satisfaction --year ${year} --question 总体满意度`),
      { cwd, lang: "zh-CN", now: AFTER_ALL },
    );
  store = await openBooks(join(cwd, "balis.db"));
}, 120_000);
afterAll(async () => {
  await store?.close();
  rmSync(cwd, { recursive: true, force: true });
});

const about = (layout: string) => ({
  ...{ read: store.read, id: "2022-jx", names, programVersion: "0", forIssue: false },
  layout: layoutNamed(layout),
});
const report = (kind: ReportKind) =>
  narrativeReport({ ...about(kind), report: kind, year: undefined, until: undefined, scheme: undefined });

function supplement(name: string, year?: string) {
  const found = supplementNamed(name);
  if (!found) throw new Error(name);
  return supplementReport({ ...about(found.form), supplement: found, year });
}

const textsOf = ({ pages = [] }: Workbook, page: string): string[] =>
  (pages.find((p) => p.name === page)?.cells ?? []).map(({ cell }) => asText(cell.value));

test("those of the whole cycle have all its years in the footer, those of a year their own", async () => {
  for (const kind of ["midterm", "acceptance", "performance"] as const)
    expect((await report(kind)).workbook.mark).toBe("balis 0 · 2022-jx · 2022—2024");
  for (const name of ["accounts", "applications", "service", "rectification", "years"])
    expect((await supplement(name)).workbook.mark).toBe("balis 0 · 2022-jx · 2022—2024");
  for (const name of ["declaration", "evidence"])
    expect((await supplement(name, "2023")).workbook.mark).toBe("balis 0 · 2022-jx · 2023");
});

test("the money behind a list of all sub-projects says of which months it is: of a mid-term list the year's, else since the beginning", async () => {
  const titleOf = async (kind: ReportKind) => {
    const of = { ...about(`consolidated-${kind}`), report: kind, until: undefined, scheme: undefined };
    return (await consolidatedReport({ ...of, year: "2023" })).workbook.sheets[0]?.title;
  };
  expect(await titleOf("midterm")).toBe("子项目预算执行（2023）");
  expect(await titleOf("acceptance")).toBe("子项目预算执行（2022-01—2024-12）");
});

test("a list of all sub-projects of a year has that year's points, and the sum of what all universities used", async () => {
  const made = async (year: string) => {
    const kind: ReportKind = "performance";
    const of = { ...about(`consolidated-${kind}`), report: kind, until: undefined, scheme: undefined };
    const { facts, workbook } = await consolidatedReport({ ...of, year });
    const [row] = facts.lists.subprojects ?? [];
    const shown = [row?.score, row?.grade].map((cell) => (cell ? asText(cell.value) : ""));
    return { shown, used: textsOf(workbook, "各校使用经费") };
  };
  for (const year of ["2022", "2023"]) {
    const form = words(`report self-evaluation 2022-jx --year ${year} --figures --json`);
    const { values } = JSON.parse((await runBalis(form, { cwd, lang: "zh-CN" })).stdout);
    const { shown, used } = await made(year);
    expect(shown).toEqual([values["total.score"], values.grade]);
    expect(used.filter((text) => text === "合计")).toHaveLength(1);
  }
});

test("since another contractor took over, no paper names the one before with its leader, whatever a file of targets says", async () => {
  const { subproject, standing } = await subProjectBooks(store.read, "2022-jx");
  const library = (code: string): string => (code === "10019" ? "中国农业大学图书馆" : "北京工业大学图书馆");
  const saidOf = (unit: string, on?: string): string[] => {
    const head = { ...NO_HEAD, unit, leader: "王五" };
    const of = { id: "2022-jx", subproject, standing, head, ...(on === undefined ? {} : { on }) };
    const figures = projectFigures(of, { library, toFill: "【待填】" });
    return [figures["project.unit"], figures["project.leader"]].map((cell) =>
      cell ? asText(cell.value) : "",
    );
  };
  // 10005 built until 2023-08-31, 10019 since.
  expect(saidOf("北京工业大学", "2023-08-31")).toEqual(["北京工业大学", "王五"]);
  expect(saidOf("北京工业大学", "2023-09-01")).toEqual(["中国农业大学图书馆", "【待填】"]);
  expect(saidOf("北京工业大学")).toEqual(["中国农业大学图书馆", "【待填】"]);
  expect(saidOf("中国农业大学")).toEqual(["中国农业大学", "王五"]);
  expect(saidOf("")).toEqual(["中国农业大学图书馆", "王五"]);
});

test("the money behind a report is of the months that its tables are of", async () => {
  const titleOf = async (kind: ReportKind) => (await report(kind)).workbook.sheets[0]?.title;
  // The inspection was held in 2023.
  expect(await titleOf("midterm")).toBe("子项目预算执行（2023）");
  expect(await titleOf("acceptance")).toBe("子项目预算执行（2022-01—2024-12）");
});

test("what arrived by source, what went back and what is still to be settled are all since the beginning", async () => {
  const { facts } = await report("midterm");
  const yuanOf = (cell: string): bigint => BigInt(cell.replace(/[,.]/g, ""));
  const sum = (name: string): bigint =>
    (facts.lists.sources ?? [])
      .map((row) => asText(row[name]?.value ?? { kind: "text", text: "" }))
      .reduce((all, text) => all + yuanOf(text), 0n);
  const whole = (name: string): bigint =>
    yuanOf(asText(facts.values[name]?.value ?? { kind: "text", text: "" }));
  expect(sum("received")).toBe(whole("received.total"));
  expect(sum("returned")).toBe(whole("returned.total"));
  expect(sum("pending")).toBe(whole("pending.total"));
  expect(sum("left")).not.toBe(whole("begun.left"));
});

test("a mid-term target of a year says of which", async () => {
  const { facts } = await report("midterm");
  const origins = (facts.lists.targets ?? []).map((row) => (row.origin ? asText(row.origin.value) : ""));
  expect(origins).not.toContain("年度目标");
  expect(origins.filter((origin) => origin === "2023年度目标")).not.toEqual([]);
});

test("the annexes have the files of every year, by the names of the targets", async () => {
  const annexes = (await report("acceptance")).facts.lists.annexes ?? [];
  const said = annexes.map((row) => [row.name, row.of].map((cell) => (cell ? asText(cell.value) : "")));
  for (const year of ["2022", "2023", "2024"])
    expect(said).toContainEqual([`survey-${year}.csv（原始问卷，可能含姓名，不入资料包）`, "用户满意度"]);
});

describe("the annex of points of a performance report", () => {
  test("has each year's total, says why it has no points of the whole cycle, and no row of dashes", async () => {
    const texts = textsOf((await report("performance")).workbook, "附表 自评得分");
    expect(texts[1]).toBe(
      "项目跨年度，绩效自评按年度进行，没有全周期的得分：各年的总分见下表，逐项得分见各年度的自评表。",
    );
    expect(texts).not.toContain("—");
    expect(texts).not.toContain("总分（—）");
  });

  test("money and vouchers are two pages: the heads that are printed again stand on their own", async () => {
    const { pages = [] } = (await report("performance")).workbook;
    for (const { name, titles, cells } of pages) {
      const [from, to] = [titles?.from ?? 0, titles?.to ?? -1];
      const repeated = cells.filter(({ at }) => at.row >= from && at.row <= to);
      expect([name, repeated.every(({ style }) => style.bold)]).toEqual([name, true]);
    }
    expect(pages.map((p) => p.name)).toContain("附表 到位凭证");
  });
});
