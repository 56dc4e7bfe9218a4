/** Years side by side and the declaration of a cycle of two years, held against what was worked out by hand for 2023-zx. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Store } from "../../../../src/books/port.ts";
import { openBooks } from "../../../../src/books/sqlite/open.ts";
import type { FormFacts, FormRow } from "../../../../src/papers/forms/facts/form-facts.ts";
import { FORM_SHAPES } from "../../../../src/papers/forms/facts/report-facts.ts";
import { asText } from "../../../../src/papers/forms/plan-fill.ts";
import {
  supplementFigures,
  supplementReport,
} from "../../../../src/papers/forms/steps/supplement-figures.ts";
import { yearsBeside } from "../../../../src/papers/forms/steps/year-supplements.ts";
import { reportNames } from "../../../../src/papers/forms/words/report-names.ts";
import { runBalis, words } from "../../../cases/run-case.ts";
import { AFTER_ALL } from "../../../review/subproject/books.ts";
import { enteredCycle } from "../../../review/subproject/cycle-books.ts";
import { CYCLES } from "../../../review/subproject/cycles.ts";
import { layoutNamed } from "../../../support/form-year.ts";
import { look } from "./explained-figures.ts";

const [, ZX] = CYCLES;
let cwd = "";
let store: Store;
beforeAll(async () => {
  if (!ZX) throw new Error("2023-zx");
  cwd = await enteredCycle(ZX);
  for (const said of [
    ...["archived --year 2023 --actual 8/9 --reason 一件补交", "archived --year 2024 --actual 10/10"],
    ...["members --year 2023 --actual 3", "members --year 2024 --actual 3"],
  ])
    await runBalis(words(`indicator assess 2023-zx ${said}`), { cwd, lang: "zh-CN", now: AFTER_ALL });
  store = await openBooks(join(cwd, "balis.db"));
}, 120_000);
afterAll(async () => {
  await store?.close();
  rmSync(cwd, { recursive: true, force: true });
});

const asked = (form: "years" | "declaration", year?: string) => ({
  ...{ read: store.read, supplement: { form, purpose: null }, id: "2023-zx", year },
  names: reportNames({ library: (c) => c, economicClass: (c) => c }),
});

const made = async (form: "years" | "declaration", year?: string): Promise<FormFacts> =>
  (await supplementFigures(asked(form, year))).facts;

const rows = (facts: FormFacts, list: string, names: string): string[] =>
  (facts.lists[list] ?? []).map((row: FormRow) =>
    names
      .split(" ")
      .map((name) => (row[name] ? asText(row[name].value) : "?"))
      .join(" | "),
  );

describe("各年对比", () => {
  test("money of each year, with what was carried on and in, and the change of the last", async () => {
    const facts = await made("years");
    expect(rows(facts, "years", "year subproject")).toEqual(["2023 | 2023-zx", "2024 | 2023-zx"]);
    // 242,684.55 ÷ 247,750 less 367,712.60 ÷ 400,000 is 97.96 % less 91.93 %.
    expect(rows(facts, "money", "label value.1 value.2 value.3 change")).toEqual([
      "年初预算数 | 400,000.00 | 200,000.00 |  | -200,000.00",
      "全年预算数 | 400,000.00 | 247,750.00 |  | -152,250.00",
      "其中：上年结转 | 0.00 | 32,750.00 |  | 32,750.00",
      "全年执行数 | 367,712.60 | 242,684.55 |  | -125,028.05",
      "执行率 | 91.93% | 97.96% |  | +6.03 个百分点",
      "年末未用 | 32,287.40 | 5,065.45 |  | -27,221.95",
      "结转下年 | 31,500.00 | 0.00 |  | -31,500.00",
      "未结转结余 | 787.40 | 5,065.45 |  | 4,278.05",
      "收回上年支出 | 0.00 | 1,250.00 |  | 1,250.00",
    ]);
    // 125,028.05 ÷ 367,712.60 = 34.00 %.
    expect(rows(facts, "money", "change-rate")[3]).toBe("-34.00%");
  });

  test("targets meet by key; of shares the change is in percentage points", async () => {
    // 8/9 is 88.89 %, 11.11 below all of 10.
    expect(rows(await made("years"), "targets", "name result.1 result.2 change")).toEqual([
      "科技查新完成量 | 【待填】（目标 ≥8项） | 【待填】（目标 ≥10项） | —",
      "平均用时 | 【待填】（目标 ≤4工作日） | 【待填】（目标 ≤3工作日） | —",
      "按时归档率 | 88.89%（目标 ≥95%） | 100.00%（目标 ≥95%） | +11.11 个百分点",
      "参建馆数 | 3家（目标 等于 3家） | 3家（目标 等于 3家） | 0家",
      "经费补偿机制 | 【待填】（目标 基本建立） | 【待填】（目标 基本建立） | —",
      "委托人满意度 | 【待填】（目标 ≥90%） | 【待填】（目标 ≥90%） | —",
    ]);
  });

  test("has the figures that a layout may name, and leads every one to what it rests on", async () => {
    const { workbook, facts } = await supplementReport({
      ...{ ...asked("years"), layout: layoutNamed("years"), programVersion: "0", forIssue: false },
    });
    const shape = FORM_SHAPES.find((s) => s.form === "years");
    expect(Object.keys(facts.values).sort()).toEqual([...(shape?.values ?? [])].sort());
    for (const [list, all] of Object.entries(facts.lists))
      for (const row of all) expect(Object.keys(row).sort()).toEqual([...(shape?.lists[list] ?? [])].sort());
    expect((await look(store, workbook)).faults).toEqual([]);
  }, 60_000);

  test("go on into the sub-project before, also where that was of several years", async () => {
    const add = "subproject add 2025-zx --name 后续咨询 --rule central --libraries 10008";
    await runBalis(words(`${add} --from 2025-01-01 --to 2026-12-31`), { cwd, lang: "zh-CN", now: AFTER_ALL });
    const beside = async (year?: string) =>
      (await yearsBeside(store.read, { id: "2025-zx", year })).map((y) => `${y.year} ${y.id}`);
    const before = ["2023 2023-zx", "2024 2023-zx", "2025 2025-zx"];
    expect([await beside("2025"), await beside()]).toEqual([before, [...before, "2026 2025-zx"]]);
  });

  test("a first year has none beside it", async () => {
    const done = await runBalis(words("report years 2023-zx --year 2023"), {
      cwd,
      lang: "zh-CN",
      now: AFTER_ALL,
    });
    expect(done.stderr).toContain("years-must-be-two");
  });
});

describe("项目支出绩效目标申报表", () => {
  test("has the year's money and targets, the agreement's targets in their levels, and the schedule", async () => {
    const facts = await made("declaration", "2024");
    const shown = ["project.kind", "funds.total.initial", "funds.fiscal.initial", "funds.not-fiscal.initial"];
    expect(shown.map((name) => asText(facts.values[name]?.value ?? { kind: "text", text: "?" }))).toEqual([
      ...["延续项目", "200,000.00", "200,000.00", "0.00"],
    ]);
    expect(rows(facts, "cycle-targets", "level group name value remark")).toEqual([
      // No target of the year has its name or key: nobody knows its level.
      "【待填】 | 【待填】 | 查新 | ≥20 项 | ",
    ]);
    expect(rows(facts, "year-targets", "level group name value")).toEqual([
      "产出指标 | 数量指标 | 科技查新完成量 | ≥10项",
      "产出指标 | 时效指标 | 平均用时 | ≤3工作日",
      "产出指标 | 质量指标 | 按时归档率 | ≥95%",
      "效益指标 | 社会效益指标 | 参建馆数 | 等于 3家",
      "效益指标 | 可持续影响指标 | 经费补偿机制 | 基本建立",
      "满意度指标 | 服务对象满意度指标 | 委托人满意度 | ≥90%",
    ]);
    expect(rows(facts, "schedule", "what from to").slice(1)).toEqual([
      ...["建设实施 | 2023年3月1日 | 2024年12月31日", "中期检查 | 2024年5月21日 | 2024年5月21日"],
      ...["验收 | 2025年1月14日 | 2025年1月14日", "绩效评价 | 2025年2月11日 | 2025年2月11日"],
    ]);
  });
});
