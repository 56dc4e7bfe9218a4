/** The figures of the reports for reviewers, worked out by hand for the sub-project of the golden story. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Store } from "../../../../src/books/port.ts";
import { openBooks } from "../../../../src/books/sqlite/open.ts";
import { plainYuan } from "../../../../src/core/money.ts";
import {
  consolidatedFacts,
  consolidatedShape,
} from "../../../../src/papers/forms/facts/consolidated-facts.ts";
import type { FormFacts, FormRow } from "../../../../src/papers/forms/facts/form-facts.ts";
import { projectFigures } from "../../../../src/papers/forms/facts/project-facts.ts";
import { reportFacts, reportShape } from "../../../../src/papers/forms/facts/report-facts.ts";
import { sectionTexts } from "../../../../src/papers/forms/facts/report-text.ts";
import {
  booksFunds,
  monitoringFigures,
  selfEvaluationFigures,
} from "../../../../src/papers/forms/steps/form-reports.ts";
import { readReportBooks } from "../../../../src/papers/forms/steps/report-books.ts";
import { reportNames } from "../../../../src/papers/forms/words/report-names.ts";
import { REPORT_KINDS, type ReportKind, WHOLE_PROJECT } from "../../../../src/review/subproject/section.ts";
import type { Cell } from "../../../../src/sheet/origin.ts";
import { decimalText } from "../../../../src/sheet/sheet.ts";
import type { Books } from "../../report/books-of-may.ts";
import { booksOf2019 } from "./books-of-2019-dd.ts";

const NAMES = reportNames({ library: (code) => `馆${code}`, economicClass: (code) => `类${code}` });

let books: Books;
let store: Store;
beforeAll(async () => {
  books = await booksOf2019();
  await books.balis(
    "subproject",
    "text",
    "2019-dd",
    "--report",
    "midterm",
    "--section",
    "overview",
    "--text",
    "概况。",
  );
  store = await openBooks(join(books.cwd, "balis.db"));
}, 120_000);
afterAll(async () => {
  await store?.close();
  books?.remove();
});

const read = (report: ReportKind, until?: string) =>
  readReportBooks({ read: store.read, id: "2019-dd", year: undefined, report, until, scheme: undefined });

async function facts(report: ReportKind): Promise<FormFacts> {
  return reportFacts((await read(report)).books, NAMES);
}

function said(cell: Cell | undefined): string {
  if (cell === undefined) return "?";
  const { value } = cell;
  switch (value.kind) {
    case "text":
      return value.text;
    case "yuan":
      return plainYuan(value.fen);
    case "count":
      return `${value.count}`;
    case "ratio":
    case "average":
      return `${value.num}/${value.den}`;
    case "decimal":
      return decimalText(value);
  }
}

const values = (of: FormFacts, ...names: string[]): string[] => names.map((n) => said(of.values[n]));
const row = (of: FormRow | undefined, ...names: string[]): string[] => names.map((n) => said(of?.[n]));
const rows = (of: FormFacts, list: string, ...names: string[]): string[][] =>
  (of.lists[list] ?? []).map((r) => row(r, ...names));

describe.each(REPORT_KINDS)("the facts of %s", (report) => {
  test("have exactly the names that a layout may use", async () => {
    const made = await facts(report);
    const shape = reportShape(report);
    expect(Object.keys(made.values).sort()).toEqual([...shape.values].sort());
    expect(Object.keys(made.lists).sort()).toEqual(Object.keys(shape.lists).sort());
    for (const [list, names] of Object.entries(shape.lists)) {
      for (const one of made.lists[list] ?? []) expect(Object.keys(one).sort()).toEqual([...names].sort());
    }
  });

  test("every figure that is a number says where it comes from", async () => {
    const made = await facts(report);
    const cells = [
      ...Object.entries(made.values),
      ...Object.values(made.lists).flatMap((l) => l.flatMap((r) => Object.entries(r))),
    ];
    const orphans = cells.filter(([, cell]) => cell.value.kind !== "text" && cell.origin === undefined);
    expect(orphans.map(([name]) => name)).toEqual([]);
  });
});

describe("basic facts", () => {
  test("contractor, decision, team and agreement are those of the moves", async () => {
    const made = await facts("acceptance");
    expect(
      values(made, "project.name", "project.code", "contractor.name", "contractor.way", "contractor.on"),
    ).toEqual(["BALIS 原文传递", "2019-BALIS-DD", "馆10002", "委托", "2018年12月28日"]);
    expect(
      values(made, "decision.granted", "decision.document", "agreement.on", "agreement.document"),
    ).toEqual([...["300000.00", "样例〔2018〕9号", "2019年1月15日", "样例协议-2019-dd"]]);
    expect(values(made, "project.cycle", "project.stage", "agreement.planned")).toEqual([
      "2019年1月1日至2019年12月15日",
      "已通过验收",
      "2019年11月29日",
    ]);
    expect(rows(made, "team", "name", "unit", "outside")).toEqual([
      ["张三", "馆10002", ""],
      ["李四", "馆10013", ""],
      ["王五", "馆10027", "非参建单位"],
    ]);
  });
});

describe("money", () => {
  test("the mid-term report shows the months before the inspection, acceptance all of them", async () => {
    const midterm = await facts("midterm");
    const whole = await facts("acceptance");
    const total = ["initial", "full-year", "executed", "left", "rate"].map((m) => `funds.total.${m}`);
    expect(values(midterm, "funds.until", ...total)).toEqual([
      ...["截至2019年6月", "305000.00", "305000.00", "117500.00", "187500.00", "11750000/30500000"],
    ]);
    expect(values(whole, "funds.until", ...total)).toEqual([
      ...["截至2019年11月29日", "305000.00", "305000.00", "295900.50", "9099.50", "29590050/30500000"],
    ]);
    expect(values(whole, "received.total", "received.fiscal")).toEqual(["305000.00", "300000.00"]);
  });

  test("by line, class and source; adjustments count from their day on", async () => {
    const whole = await facts("acceptance");
    const money = ["initial", "full-year", "executed", "left"];
    expect(rows(whole, "lines", "line", "class-name", ...money)[1]).toEqual([
      ...["邮寄费", "类30207", "60000.00", "63500.00", "63200.50", "299.50"],
    ]);
    expect(rows(whole, "classes", "class", ...money)).toEqual([
      ["30202", "5000.00", "5000.00", "3200.00", "1800.00"],
      ["30207", "60000.00", "63500.00", "63200.50", "299.50"],
      ["30226", "20000.00", "20000.00", "16000.00", "4000.00"],
      ["30227", "180000.00", "176500.00", "175000.00", "1500.00"],
      ["31007", "40000.00", "40000.00", "38500.00", "1500.00"],
    ]);
    expect(rows(whole, "sources", "source", "received", ...money)).toEqual([
      ["财政拨款", "300000.00", "300000.00", "300000.00", "292700.50", "7299.50"],
      ["上年结转资金", "5000.00", "5000.00", "5000.00", "3200.00", "1800.00"],
      ["其他资金", "0.00", "0.00", "0.00", "0.00", "0.00"],
    ]);
    expect(rows(await facts("midterm"), "lines", "line", ...money)[1]).toEqual([
      ...["邮寄费", "60000.00", "60000.00", "12300.00", "47700.00"],
    ]);
  });
});

describe("targets against results", () => {
  test("what the agreement asks for and what is scored under the same name are one row", async () => {
    const columns = ["name", "wanted", "actual", "state", "origin"];
    expect(rows(await facts("acceptance"), "targets", ...columns)).toEqual([
      ["原文传递量", "≥20000 笔", "21,500笔", "完成", "建设协议"],
      ["满足率", "≥90 %", "86.5%", "未完成", "建设协议"],
      ["平均处理时间", "≤3工作日", "2工作日", "完成", "年度目标"],
      ["文献共享水平", "明显提升", "共享文献 2.1 万篇；达成预期指标 95%", "—", "年度目标"],
      ["用户满意度", "≥90%", "93%", "完成", "年度目标"],
    ]);
    expect(rows(await facts("midterm"), "targets", ...columns, "expected").slice(0, 2)).toEqual([
      ["原文传递量", "≥20000 笔", "9,800笔", "确定能", "建设协议", "21000 笔"],
      ["满足率", "≥90 %", "（待填写）", "（待填写）", "建设协议", ""],
    ]);
  });
});

describe("the check", () => {
  test("notice, report, conclusion and rectification are those of its last round", async () => {
    const made = await facts("midterm");
    expect(
      values(made, "check.noticed-on", "check.check-on", "check.report-by", "check.reported-on"),
    ).toEqual([...["2019年6月14日", "2019年7月15日", "2019年7月8日", "2019年7月5日"]]);
    expect(
      values(made, "check.conclusion", "check.conclusion-document", "check.rectify-by", "check.rectified-on"),
    ).toEqual(["整改后通过", "样例中检1号", "2019年8月31日", "2019年9月3日"]);
    expect(values(made, "check.recheck", "check.recheck-document", "check.stage")).toEqual([
      ...["通过", "样例中检2号", "通过"],
    ]);
    expect(rows(made, "opinions", "what", "by", "opinion")).toEqual([
      ["审阅报告", "BALIS管理委员会", "材料齐全，需现场核实支出"],
      ["实地检查", "BALIS管理委员会", "检查组三人，支出凭证缺两张"],
      ["检查结论", "BALIS管理委员会", "整改后通过"],
      ["整改复查结论", "BALIS管理委员会", "通过"],
    ]);
  });

  test("the annexes are the files of the standing moves; a move that was taken back is in no list", async () => {
    const made = await facts("acceptance");
    expect(rows(made, "annexes", "name", "of").map(([name]) => name)).toEqual([
      ...["申报书-人民大学.txt", "中期检查报告.txt", "整改报告.txt", "项目中期检查报告.txt", "验收报告.txt"],
    ]);
    expect(rows(made, "opinions", "opinion")).toEqual([["材料齐全"], ["专家组五人，建议通过"], ["通过"]]);
    // #23 was taken back; #25, the last one of the acceptance, works the finished report in.
    expect(rows(made, "moves", "what").length).toBe(23);
    expect((await facts("midterm")).lists.annexes).toHaveLength(3);
  });
});

describe("texts", () => {
  test("what is not written is to be filled in, and the report says it is a draft", async () => {
    const made = await facts("midterm");
    expect(values(made, "text.overview", "text.problems", "draft")).toEqual([
      ...["概况。", "（待填写）", "草稿：尚缺建设进展、存在的问题、下一步工作安排"],
    ]);
    expect(values(await facts("performance"), "text.remarks")).toEqual([""]);
  });
});

describe("the consolidated report", () => {
  test("has a row a sub-project, sums of money and counts of conclusions", async () => {
    const one = (await read("acceptance")).books;
    const other = { ...one, subproject: { ...one.subproject, id: "2019-ill" } };
    const texts = sectionTexts({ subproject: WHOLE_PROJECT, report: "acceptance" }, []);
    const of = { year: "2019", report: "acceptance" as const, until: null, subprojects: [one, other], texts };
    const made = consolidatedFacts(of, NAMES);
    const shape = consolidatedShape("acceptance");
    expect(Object.keys(made.values).sort()).toEqual([...shape.values].sort());
    expect(Object.keys(made.lists.subprojects?.[0] ?? {}).sort()).toEqual(
      [...(shape.lists.subprojects ?? [])].sort(),
    );
    expect(
      values(made, "total.granted", "total.full-year", "total.executed", "total.left", "total.rate"),
    ).toEqual([...["600000.00", "610000.00", "591801.00", "18199.00", "59180100/61000000"]]);
    expect(values(made, "count.subprojects", "count.passed", "count.to-rectify", "count.open")).toEqual([
      ...["2", "2", "0", "0"],
    ]);
    expect(row(made.lists.subprojects?.[0], "id", "contractor", "executed", "conclusion", "report")).toEqual([
      ...["2019-dd", "馆10002", "295900.50", "通过", "缺 5 部分"],
    ]);
    // 9.70 (97.02 % of 10) + 20 + 86.5/90 × 20 = 19.22 + 10 + 28.5 + 10
    expect(row(made.lists.subprojects?.[0], "score", "grade")).toEqual(["97.42", "优"]);
  });
});

describe("a figure has one value in every paper", () => {
  /** What both papers name, as text; each marks what is to be filled in by its own words. */
  function shared(form: FormFacts, report: FormFacts): [string, string, string][] {
    const plain = (cell: Cell | undefined): string => said(cell).replace(/【待填】|（待填写）/, "?");
    return Object.keys(form.values)
      .filter((name) => name !== "draft" && report.values[name] !== undefined)
      .map((name) => [name, plain(form.values[name]), plain(report.values[name])]);
  }
  const about = async (until: string) => ({
    ...{ read: store.read, subproject: "原文传递", year: "2019", scheme: undefined, names: NAMES },
    funds: await booksFunds(store.read, { subproject: "2019-dd", until }),
  });

  test("in the self-evaluation form and the performance report", async () => {
    const form = (await selfEvaluationFigures(await about("2019-12"))).facts;
    const report = await facts("performance");
    const both = shared(form, report);
    expect(both.length).toBeGreaterThan(30);
    expect(both.filter(([, a, b]) => a !== b)).toEqual([]);
    expect(values(form, "project.id", "project.code", "project.unit", "project.leader")).toEqual([
      ...["2019-dd", "2019-BALIS-DD", "中国人民大学", "张馆长"],
    ]);
    expect(values(report, "score.execution-rate", "score.total")).toEqual(
      values(form, "funds.total.rate", "total.score"),
    );
  });

  test("in the monitoring table and the mid-term report, but for the rate, which the table takes of the initial budget", async () => {
    const asked = { ...(await about("2019-06")), cutOff: 6, expectedFen: null, expectedFiscalFen: null };
    const both = shared((await monitoringFigures(asked)).facts, await facts("midterm"));
    expect(both.filter(([name, a, b]) => a !== b && !name.endsWith(".rate"))).toEqual([]);
  });

  test("without a file of targets: what the register and the moves say, and a mark where nobody said anything", async () => {
    const { books: of } = await read("acceptance");
    const subproject = { ...of.subproject, financeCode: "" };
    const about = { id: "2019-dd", subproject, standing: of.standing, head: null };
    const made = projectFigures(about, { library: NAMES.library, toFill: "【待填】" });
    expect(Object.values(made).map(said)).toEqual([
      ...["2019-dd", "2019-dd", "2019-dd", "原文传递", "【待填】", "馆10002"],
      ...["【待填】", "【待填】", "【待填】"],
    ]);
  });
});
