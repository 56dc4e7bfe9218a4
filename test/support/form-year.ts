/** A sub-project's year small enough to work out by hand, for the forms that are made of it. */
import { readFileSync } from "node:fs";
import { parseExact, whole, ZERO } from "../../src/core/exact.ts";
import { projectFigures } from "../../src/papers/forms/facts/project-facts.ts";
import { FORM_SHAPES } from "../../src/papers/forms/facts/report-facts.ts";
import { readLayout } from "../../src/papers/forms/io/read-layout.ts";
import { reportNames } from "../../src/papers/forms/words/report-names.ts";
import type { FundSource } from "../../src/records/record.ts";
import { type MonitoringFigures, monitoring } from "../../src/review/indicator/monitoring.ts";
import { type SelfEvaluationInput, selfEvaluation } from "../../src/review/indicator/self-evaluation.ts";
import type { FormScheme } from "../../src/review/indicator/self-evaluation-rules.ts";
import {
  type Assessment,
  type AssessmentSaid,
  BLANK,
  parseTarget,
  type Target,
} from "../../src/review/indicator/target.ts";
import { type FormFunds, subprojectFunds } from "../../src/review/subproject/funds.ts";
import type { Spending } from "../../src/review/subproject/spending.ts";
import type { BudgetEntry } from "../../src/review/subproject/subproject-budget.ts";
import type { FormPage } from "../../src/sheet/form-page.ts";
import type { Layout } from "../../src/sheet/layout.ts";
import { address } from "../../src/sheet/sheet.ts";
import { shownText } from "../../src/sheet/show-figure.ts";
import { pack } from "./rule-packs.ts";

const OF = { subproject: "2019-dd", year: "2019" };

export function schemeNamed(key: string): FormScheme {
  const [rule] = pack("mof-2020");
  const found = rule && "forms" in rule.body ? rule.body.forms.find((f) => f.key === key) : undefined;
  if (!found) throw new Error(key);
  return found;
}

export function target(
  name: string,
  said: string,
  of: { group: string; points: number; unit?: string; bands?: true },
): Target {
  const [firstLevel = "", secondLevel = ""] = of.group.split("/");
  const value = parseTarget(said, parseExact);
  if (!value) throw new Error(said);
  return {
    ...{ ...OF, key: name, name, firstLevel, secondLevel, value, text: said, unit: of.unit ?? "" },
    ...{ points: whole(of.points), method: of.bands ? "by-bands" : "by-ratio", isWithdrawn: false },
  };
}

const TARGETS = [
  target("满足量", ">= 50000", { group: "产出指标/数量指标", points: 20, unit: "笔" }),
  target("处理时间", "<= 3", { group: "产出指标/时效指标", points: 30, unit: "工作日" }),
  target("共享水平", "明显提升", { group: "效益指标/社会效益指标", points: 30 }),
  target("满意度", ">= 90%", { group: "满意度指标/服务对象满意度指标", points: 10, unit: "%", bands: true }),
];

export const said = (key: string, more: AssessmentSaid, cutOff: number | null = null): Assessment => ({
  ...{ ...BLANK, ...OF, key, cutOff },
  ...more,
});

const REASONS = [
  said("满足量", { reason: "外文缺藏" }),
  said("处理时间", { reason: "系统升级" }),
  said("满意度", { reason: "回收偏少" }),
  said("execution", { reason: "跨年支付" }),
];

/** 45,000 of 50,000; 4 days, not 3; 90 % of what was meant in words; 85 % satisfied. All reasons given. */
export function evaluated(more: Partial<SelfEvaluationInput> = {}) {
  const figure = (text: string) => ({
    ...{ value: parseExact(text) ?? ZERO, source: "automatic" as const },
    ...{ definition: "indicators x@1", missing: [], window: "2019" },
  });
  return selfEvaluation({
    ...{ ...OF, scheme: schemeNamed("mof2020"), rule: "self-evaluation x@1", targets: TARGETS },
    head: {
      project: "原文传递",
      department: "教委",
      unit: "人大",
      leader: "张三",
      phone: "010",
      goal: "五万笔",
    },
    assessments: [
      ...REASONS,
      said("共享水平", { achieved: parseExact("90%") ?? ZERO, text: "已共享" }),
      said("goal", { text: "四万五千笔" }),
    ],
    actuals: new Map([
      ["满足量", figure("45000")],
      ["处理时间", figure("4")],
      ["满意度", figure("85%")],
    ]),
    figures: FUNDS.funds.total,
    ...more,
  });
}

export function monitored(assessments: Assessment[], expectedFen: bigint | null) {
  const { initialFen, executedFen } = FUNDS.funds.total;
  const figures: MonitoringFigures = { initialFen, executedFen, expectedFen };
  const { head } = evaluated();
  const about = { ...OF, cutOff: 7, scheme: schemeNamed("mof2020"), head, targets: TARGETS };
  return monitoring({ ...about, assessments, actuals: new Map(), figures });
}

const entry = (
  number: number,
  of: Partial<BudgetEntry> & { fen: bigint; source: FundSource },
): BudgetEntry => ({
  ...{ subproject: "2019-dd", number, kind: "initial", day: "2019-01-10", document: "样例1号", reason: "" },
  ...{ line: "补贴", economicClass: "30227" },
  ...of,
});

const spending = (day: string, source: FundSource, fen: bigint): Spending => ({
  ...{ subproject: "2019-dd", voucherNo: `记-${day}`, entryNo: "", text: "补贴", payee: "某校" },
  ...{ line: "补贴", economicClass: "30227", day, source, fen },
});

/** 300,000 fiscal, 310,000 after 2019-09-01; 5,000 carried over. Spent 120,000.50 by July, 270,900.50 by the end; nothing carried over. */
const BUDGET = [
  entry(1, { fen: 30_000_000n, source: "fiscal" }),
  entry(2, { fen: 500_000n, source: "carry-over" }),
  entry(3, { fen: 1_000_000n, source: "fiscal", kind: "adjustment", day: "2019-09-01" }),
];
const SPENT = [spending("2019-06-10", "fiscal", 12_000_050n), spending("2019-11-10", "fiscal", 15_090_000n)];

export const FUNDS = {
  kind: "books",
  subproject: "2019-dd",
  funds: subprojectFunds({ entries: BUDGET, spent: SPENT }),
} satisfies FormFunds;

export const JULY = {
  ...FUNDS,
  funds: subprojectFunds({ entries: BUDGET, spent: SPENT, until: "2019-07" }),
} satisfies FormFunds;

export const NAMES = reportNames({ library: (code) => code, economicClass: () => "" });

/** What the forms of the year are made of, beside its targets. */
export const ABOUT = {
  funds: FUNDS,
  words: NAMES.form,
  project: projectFigures(
    { id: OF.subproject, subproject: undefined, standing: [], head: evaluated().head },
    { library: NAMES.library, toFill: NAMES.form.toFill },
  ),
};

export function layoutNamed(name: string): Layout {
  const file = `${name}.yaml`;
  return readLayout({ file, text: readFileSync(`templates/layouts/${file}`, "utf8") }, FORM_SHAPES);
}

/** "B2:C3 text =FORMULA" of every cell. */
export function cellTexts(page: FormPage): string[] {
  return page.cells.map(({ at, across, down, cell, show }) => {
    const to = { column: at.column + across - 1, row: at.row + down - 1 };
    const range = across * down === 1 ? address(at) : `${address(at)}:${address(to)}`;
    return `${range} ${shownText(cell.value, show)}${cell.formula ? ` =${cell.formula}` : ""}`.trim();
  });
}
