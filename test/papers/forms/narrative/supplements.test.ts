/** The papers that go with the reports: what stands in them, worked out by hand, and that every figure leads somewhere. */
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Store } from "../../../../src/books/port.ts";
import { openBooks } from "../../../../src/books/sqlite/open.ts";
import type { FormFacts, FormRow } from "../../../../src/papers/forms/facts/form-facts.ts";
import { FORM_SHAPES } from "../../../../src/papers/forms/facts/report-facts.ts";
import { readLayout } from "../../../../src/papers/forms/io/read-layout.ts";
import { asText } from "../../../../src/papers/forms/plan-fill.ts";
import { supplementReport } from "../../../../src/papers/forms/steps/supplement-figures.ts";
import {
  ALL_SUPPLEMENTS,
  supplementName,
  supplementNamed,
} from "../../../../src/papers/forms/supplements/supplement.ts";
import { reportNames } from "../../../../src/papers/forms/words/report-names.ts";
import { WHOLE_PROJECT } from "../../../../src/review/subproject/section.ts";
import { words } from "../../../cases/run-case.ts";
import { codeAndParams } from "../../../support/code-and-params.ts";
import type { Books } from "../../report/books-of-may.ts";
import { booksOf2019 } from "./books-of-2019-dd.ts";
import { look } from "./explained-figures.ts";

/** 27 + 28 + 26.5 + 29 + 28 = 138.5, of five 27.70; 周五 has not said a word about the money. */
const SCORES = `专家,指标,分值,得分,意见
赵一,目标完成,30,27,外文偏少
钱二,目标完成,30,28,
孙三,目标完成,30,26.5,
李四,目标完成,30,29,
周五,目标完成,30,28,
赵一,资金使用,10,8,
钱二,资金使用,10,8,
孙三,资金使用,10,9,
李四,资金使用,10,9,
`;

let books: Books;
let store: Store;
beforeAll(async () => {
  books = await booksOf2019();
  const argv =
    "subproject add 2019-zx --name 联合咨询 --rule central --libraries 10008 --from 2019-01-01 --to 2019-12-31";
  await books.balis(...words(argv));
  const experts =
    "赵一@10001/教授/图书馆学 钱二@中国人民大学信息学院/副教授 孙三@10007/研究馆员 李四@10013 周五@某出版社";
  await books.balis(
    ...words(`subproject experts 2019-dd --purpose acceptance --expert ${experts} --on 2019-11-20`),
  );
  const problem =
    "subproject problem 2019-dd --check midterm --due 2019-08-31 --document 样例中检1号 --on 2019-07-18";
  for (const line of [
    ...[`${problem} --text 支出凭证缺两张`, `${problem} --text 宣传材料未归档`],
    "subproject solved 2019-dd 1 --text 补齐两张凭证 --document 样例整改1号 --on 2019-09-03",
  ])
    await books.balis(...words(line));
  writeFileSync(join(books.cwd, "评分.csv"), SCORES);
  await books.balis(...words("subproject scores 2019-dd --purpose acceptance --import 评分.csv"));
  store = await openBooks(join(books.cwd, "balis.db"));
}, 120_000);
afterAll(async () => {
  await store?.close();
  books?.remove();
});

const LAYOUTS = resolve(import.meta.dirname, "../../../../templates/layouts");

function made(name: string, id = "2019-dd") {
  const supplement = supplementNamed(name);
  if (!supplement) throw new Error(name);
  const { form, of } = supplement;
  const file = `${form}.yaml`;
  return supplementReport({
    ...{ read: store.read, supplement, id: of === "year" ? WHOLE_PROJECT : id, year: "2019" },
    layout: readLayout({ file, text: readFileSync(join(LAYOUTS, file), "utf8") }, FORM_SHAPES),
    names: reportNames({ library: (c) => c, economicClass: (c) => c }),
    ...{ programVersion: "0", forIssue: false },
  });
}

/** The figures of a row, or of the paper, that were asked for. */
const shown = (row: FormRow | undefined, names: string): string[] =>
  names.split(" ").map((name) => (row?.[name] ? asText(row[name].value) : `no ${name}`));

const rowsOf = (facts: FormFacts, list: string, names: string): string[] =>
  (facts.lists[list] ?? []).map((row) => shown(row, names).join(" | "));

/** Those that the books of this year have. */
const THERE = ALL_SUPPLEMENTS.filter(
  (s) => s.form !== "years" && (s.purpose === null || s.purpose === "acceptance"),
);

describe.each(THERE.map((s) => ({ form: s.form, name: supplementName(s) })))("$name", ({ name, form }) => {
  test("has the figures that a layout may name, and no other", async () => {
    const { facts } = await made(name);
    const shape = FORM_SHAPES.find((s) => s.form === form);
    expect(Object.keys(facts.values).sort()).toEqual([...(shape?.values ?? [])].sort());
    expect(Object.keys(facts.lists).sort()).toEqual(Object.keys(shape?.lists ?? {}).sort());
    for (const [list, rows] of Object.entries(facts.lists))
      for (const row of rows) expect(Object.keys(row).sort()).toEqual([...(shape?.lists[list] ?? [])].sort());
  });

  test("leads every figure to what it rests on", async () => {
    expect((await look(store, (await made(name)).workbook)).faults).toEqual([]);
  }, 60_000);
});

describe("项目绩效自评汇总表", () => {
  // 10 × 295,900.50 ÷ 305,000 = 9.70; 20 + 20 × 86.5 ÷ 90 + 10 = 49.22; 30 × 95 % = 28.50; 10: 97.42.
  test("has each sub-project's own score, by first level, and never adds points up", async () => {
    const { facts, findings } = await made("summary");
    expect(
      rowsOf(facts, "subprojects", "id full-year executed rate execution output benefit score grade"),
    ).toEqual([
      "2019-dd | 305,000.00 | 295,900.50 | 97.02% | 9.70 | 49.22 | 28.50 | 97.42 | 优",
      "2019-zx | — | — | — | 【待填】 | 【待填】 | 【待填】 | 【待填】 | 【待填】",
    ]);
    expect(rowsOf(facts, "subprojects", "cost missed")[0]).toBe(
      "— | 满足率 ≥90%，实际 86.5%：外文会议文献缺藏，已与国图联系",
    );
    expect(
      shown(facts.values, "total.full-year total.executed count.excellent count.scored count.subprojects"),
    ).toEqual([...["305,000.00", "295,900.50", "1", "1", "2"]]);
    expect(findings.map((f) => f.code)).toEqual(["subproject-must-have-a-budget"]);
  });

  test("is not issued while one of them has no score, and a cell is explained by the file's name", async () => {
    const refused = await books.balis(...words("report summary --year 2019 --for-issue -o 汇总.xlsx"));
    expect([refused.exit, refused.stderr.includes("subproject-must-have-a-budget")]).toEqual([3, true]);
    const said = await books.balis("explain", "summary-all-2019.xlsx!自评汇总!H5");
    expect(said.stdout).toContain("295,900.50 元");
  });
});

describe("项目支出绩效目标申报表", () => {
  test("an agreement's target stands under the levels of the year's target of its name", async () => {
    const { facts } = await made("declaration");
    expect(rowsOf(facts, "cycle-targets", "level group name value")).toEqual([
      ...["产出指标 | 数量指标 | 原文传递量 | ≥20000 笔", "产出指标 | 质量指标 | 满足率 | ≥90 %"],
    ]);
    expect(shown(facts.values, "project.kind goal.total goal.year funds.not-fiscal.initial")).toEqual([
      ...["新增项目", "为成员馆读者提供原文传递", "为成员馆读者提供原文传递", "5,000.00"],
    ]);
    expect(rowsOf(facts, "schedule", "what from to")).toEqual([
      ...["签订建设协议 | 2019年1月15日 | 2019年1月15日", "建设实施 | 2019年1月1日 | 2019年12月15日"],
      ...["中期检查 | 2019年7月15日 | 2019年7月15日", "验收 | 2019年11月29日 | 2019年11月29日"],
      "绩效评价 | 2019年12月6日 | 2019年12月6日",
    ]);
  });
});

describe("整改台账", () => {
  test("has what was found and what was done; how late is by the paper's own days", async () => {
    const { facts } = await made("rectification");
    expect(rowsOf(facts, "problems", "item check problem due-on done-on done-document state")).toEqual([
      "1 | 中期检查 | 支出凭证缺两张 | 2019年8月31日 | 2019年9月3日 | 样例整改1号 | 逾期完成（3 天）",
      // 6 years with two leap days are 2,192 days, and 127 to the last entry on 2026-01-05.
      "2 | 中期检查 | 宣传材料未归档 | 2019年8月31日 | （待填写） |  | 未完成，自2019年9月1日起逾期（2319 天）",
    ]);
    expect(shown(facts.values, "scope count.problems count.done count.late count.open")).toEqual([
      ...["原文传递", "2", "1", "1", "1"],
    ]);
  });

  test("what is open is overdue by the paper's day: the last of the books, or the one asked for, which stands in the file's name", async () => {
    const of = async (flag: string) => {
      const done = await books.balis(...words(`report rectification 2019-dd ${flag} --figures --json`));
      const { values, lists } = JSON.parse(done.stdout);
      return [values.day, values["count.open"], values["count.overdue"], lists.problems[1].state];
    };
    expect(await of("")).toEqual(["2026年1月5日", "1", "1", "未完成，自2019年9月1日起逾期（2319 天）"]);
    expect(await of("--on 2019-08-31")).toEqual(["2019年8月31日", "1", "0", "未完成"]);
    expect(await of("--on 2019-09-10")).toEqual([
      ...["2019年9月10日", "1", "1", "未完成，自2019年9月1日起逾期（10 天）"],
    ]);
    const made = await books.balis(...words("report rectification 2019-dd --on 2019-09-10"));
    expect(made.stdout).toContain("rectification-2019-dd-2019+2019-09-10.xlsx");
    const told = await books.balis("explain", "rectification-2019-dd-2019+2019-09-10.xlsx!整改台账!M4");
    expect(told.stdout).toContain("自2019年9月1日起逾期（10 天）");
  });

  test("of all sub-projects of a year, and not issued while a problem is open", async () => {
    const { facts } = await made("rectification", "all");
    expect([shown(facts.values, "scope"), facts.lists.problems?.length]).toEqual([["2019年度全部子项目"], 2]);
    const refused = await books.balis(...words("report rectification 2019-dd --for-issue -o 台账.xlsx"));
    expect([refused.exit, refused.stderr.includes("2019-dd 2 宣传材料未归档")]).toEqual([3, true]);
  });

  test("the late one is told by due", async () => {
    const due = await books.balis(...words("subproject due --on 2019-09-10"));
    expect(due.stdout).toMatch(/2019-08-31 +逾期 10 天 +2019-dd +中期检查 +整改问题 2 宣传材料未归档/);
    expect(due.exit).toBe(1);
  });
});

describe("佐证材料目录", () => {
  test("says of each indicator which file it rests on, or that none is recorded; then the files of steps and finance", async () => {
    const { facts, findings } = await made("evidence");
    expect(rowsOf(facts, "indicators", "name actual material")).toEqual([
      ...["原文传递量 | 21,500笔 | 账册中没有登记佐证文件", "满足率 | 86.5% | 账册中没有登记佐证文件"],
      ...[
        "平均处理时间 | 2工作日 | 账册中没有登记佐证文件",
        "文献共享水平 | 共享文献 2.1 万篇；达成预期指标 95% | 账册中没有登记佐证文件",
      ],
      "用户满意度 | 93% | 账册中没有登记佐证文件",
    ]);
    expect(rowsOf(facts, "steps", "of material day").slice(0, 3)).toEqual([
      ...[
        "申报 | 申报书-人民大学.txt | 2018年10月15日",
        "中期检查 提交报告 | 中期检查报告.txt | 2019年7月5日",
      ],
      "中期检查 提交整改报告 | 整改报告.txt | 2019年9月3日",
    ]);
    // 117,500.00 in June; 174,400.50 in November. 4,000.00 were typed in and are of no file.
    expect(rowsOf(facts, "finance", "material rows amount")).toEqual([
      ...["支出-2019-06-更正.csv | 5 | 117,500.00", "支出-2019-11.xlsx | 4 | 174,400.50"],
    ]);
    expect([shown(facts.values, "count.indicators count.without"), findings]).toEqual([["5", "5"], []]);
  });
});

describe("项目资金决算表", () => {
  test("has the money of each university since the beginning; they add up to the sub-project", async () => {
    const { facts } = await made("accounts");
    expect(rowsOf(facts, "universities", "library full-year executed-in.1 executed-in.2 left cash")).toEqual([
      "10002 | 305,000.00 | 295,900.50 |  | 9,099.50 | 9,099.50",
    ]);
    expect(shown(facts.values, "begun.full-year begun.executed begun.left")).toEqual([
      ...["305,000.00", "295,900.50", "9,099.50"],
    ]);
    // Of 180,000.00, 3,500.00 moved to 邮寄费.
    expect(rowsOf(facts, "university-lines", "name line-name class full-year executed").slice(0, 2)).toEqual([
      ...[
        "10002 | 文献传递补贴 | 30227 | 176,500.00 | 175,000.00",
        "10002 | 邮寄费 | 30207 | 63,500.00 | 63,200.50",
      ],
    ]);
  });
});

describe("专家名单与评分表", () => {
  test("has the experts in their order, their points side by side, and a mean once all have scored", async () => {
    const { facts, findings, workbook } = await made("experts-acceptance");
    expect(rowsOf(facts, "experts", "number name unit own")).toEqual([
      ...["1 | 赵一 | 10001 | 否", "2 | 钱二 | 中国人民大学信息学院 | 是", "3 | 孙三 | 10007 | 否"],
      ...["4 | 李四 | 10013 | 否", "5 | 周五 | 某出版社 | 否"],
    ]);
    const points = "points.1 points.2 points.3 points.4 points.5 points.6 mean";
    expect(rowsOf(facts, "criteria", `label of ${points}`)).toEqual([
      "目标完成 | 30 | 27 | 28 | 26.5 | 29 | 28 |  | 27.70",
      "资金使用 | 10 | 8 | 8 | 9 | 9 | （待填写） |  | （待填写）",
    ]);
    expect(rowsOf(facts, "totals", points)).toEqual(["35 | 36 | 35.5 | 38 | （待填写） |  | （待填写）"]);
    expect(shown(facts.values, "panel.count panel.own draft")).toEqual(["5", "1", "草稿：尚缺1 个评分"]);
    expect(findings.map(codeAndParams)).toMatchObject([
      ["scores-must-be-complete", { open: 1, experts: "周五" }],
    ]);
    // 序号, 指标, 分值, five experts, 平均分: the column of the experts stands five times.
    expect(workbook.pages?.[1]?.columns).toEqual([5, 30, 8, 11, 11, 11, 11, 11, 11]);
  });

  test("can be issued once the last point is there: 43 ÷ 5 = 8.60, in all 36.30", async () => {
    const early = await books.balis(
      ...words("report experts 2019-dd --purpose acceptance --for-issue -o 早.xlsx"),
    );
    expect([early.exit, early.stderr.includes("周五")]).toEqual([3, true]);
    const last = "--expert 周五 --criterion 资金使用 --out-of 10 --points 9 --text 凭证齐全";
    await books.balis(...words(`subproject scores 2019-dd --purpose acceptance ${last}`));
    const { facts } = await made("experts-acceptance");
    expect(rowsOf(facts, "totals", "points.5 mean")).toEqual(["37 | 36.30"]);
    expect(rowsOf(facts, "opinions", "expert criterion opinion")).toEqual([
      ...["赵一 | 目标完成 | 外文偏少", "周五 | 资金使用 | 凭证齐全"],
    ]);
    const done = await books.balis(
      ...words("report experts 2019-dd --purpose acceptance --for-issue -o 评分.xlsx"),
    );
    expect(done.exit).toBe(0);
    const issued = await books.balis("report", "issued", "2019-dd", "--json");
    expect(issued.stdout).toContain('"report": "experts-acceptance"');
    const cell = await books.balis("explain", "experts-acceptance-2019-dd-2019.xlsx!评分表!I4");
    expect(cell.stdout).toContain("27.7");
  });
});
