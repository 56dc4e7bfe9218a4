/** 2023-tg, 2023-zx and 2022-jx: the commands that make them, in the order of their days; and the answers that their money is held against. */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { halfUp } from "../../../src/core/exact.ts";
import { formatYuan } from "../../../src/core/money.ts";
import type { FormRow } from "../../../src/papers/forms/facts/form-facts.ts";
import { percentText } from "../../../src/review/subproject/funds.ts";
import type { ReportKind } from "../../../src/review/subproject/section.ts";
import type { Cell } from "../../../src/sheet/origin.ts";

export const FILES = resolve(import.meta.dirname, "../../../fixtures/subprojects");

export interface Cycle {
  readonly id: string;
  /** Their folder in `FILES`. */
  readonly files: string;
  readonly before: readonly string[];
  readonly years: readonly string[];
  readonly after: readonly string[];
  readonly midterm: string;
  /** Cells of money in the answers. */
  readonly compared: number;
  readonly accepted: string;
  /** Of each report: 当前阶段, 承建单位, those before it, 历次, and the checks of its history. */
  readonly seen: Readonly<Record<ReportKind, readonly string[]>>;
  /** 各校使用经费 of the final acceptance. */
  readonly used: readonly string[];
  /** 科目编码, 科目名称, 部门, 项目 of a row that comes after it. */
  readonly late: string;
  /** 全年预计执行数, all and public, by year. */
  readonly expected: Readonly<Record<string, readonly [string, string]>>;
}

const check = (
  id: string,
  of: {
    check: string;
    notice: string;
    on: string;
    report: string;
    review: string;
    concluded: string;
    how?: string;
  },
): string[] => {
  const move = (what: string, on: string): string =>
    `subproject move ${id} ${what} --check ${of.check} --on ${on}`;
  return [
    move(`notice --check-on ${of.on}`, of.notice),
    move("report --evidence 报告.txt", of.report),
    move("desk-review --text 已审阅", of.review),
    move(`conclude --conclusion ${of.how ?? "pass"} --document 样例检查号`, of.concluded),
  ];
};

const REPLACED = "（10005 2021年12月24日起，样例1号；10019 2023年9月1日起，样例12号）";

export const CYCLES: readonly Cycle[] = [
  {
    id: "2023-tg",
    files: "a",
    before: [
      "subproject add 2023-tg --name 馆员培训与服务推广 --finance-code 2301 --rule municipal --libraries 10027 --from 2023-01-01 --to 2023-11-30",
      "subproject move 2023-tg apply --library 10027 --on 2022-11-10",
      "subproject move 2023-tg review --text 同意 --on 2022-11-25",
      "subproject move 2023-tg decide --yuan 300000 --document 京教财〔2022〕样例21号 --on 2022-12-20",
      "subproject move 2023-tg appoint --library 10027 --way assignment --document 样例1号 --on 2022-12-28",
      "subproject move 2023-tg nominate-team --member 张三@10027 李四@10008 --on 2023-01-05",
      "subproject move 2023-tg approve-team --document 样例2号 --on 2023-01-10",
      "subproject move 2023-tg agree --target 培训人次>=480人次 --midterm-on 2023-07-14 --acceptance-on 2023-12-05 --evaluation-on 2024-02-27 --document 样例3号 --on 2023-01-16",
    ],
    years: ["2023"],
    after: [
      ...check("2023-tg", {
        ...{ check: "midterm", notice: "2023-06-13", on: "2023-07-14", report: "2023-07-07" },
        ...{ review: "2023-07-12", concluded: "2023-07-17" },
      }),
      ...check("2023-tg", {
        ...{ check: "acceptance", notice: "2023-11-03", on: "2023-12-05", report: "2023-12-01" },
        ...{ review: "2023-12-04", concluded: "2023-12-06", how: "fail" },
      }),
      ...check("2023-tg", {
        ...{ check: "acceptance", notice: "2023-12-08", on: "2024-01-09", report: "2024-01-05" },
        ...{ review: "2024-01-08", concluded: "2024-01-10" },
      }),
      ...check("2023-tg", {
        ...{ check: "evaluation", notice: "2024-01-27", on: "2024-02-27", report: "2024-02-20" },
        ...{ review: "2024-02-26", concluded: "2024-03-01" },
      }),
    ],
    midterm: "2023-06",
    compared: 232,
    accepted: "2024-03-08",
    seen: {
      midterm: ["建设中", "10027", "", "", "中期检查"],
      acceptance: [
        "建设中",
        "10027",
        "",
        "第 2 次；第 1 次 2023年12月6日 不通过 样例检查号",
        "中期检查 验收",
      ],
      performance: ["已通过验收", "10027", "", "", "中期检查 验收 绩效评价"],
    },
    used: ["10027=334062.25"],
    late: "72010216,培训费,图书馆,[2301]馆员培训",
    expected: { "2023": ["350000.00", "330000.00"] },
  },
  {
    id: "2023-zx",
    files: "b",
    before: [
      "subproject add 2023-zx --name 联合咨询服务 --finance-code 0813 --rule central --libraries 10008,10013,10034 --from 2023-03-01 --to 2024-12-31",
      "subproject move 2023-zx apply --library 10008 --on 2022-11-10",
      "subproject move 2023-zx review --text 同意 --on 2022-11-25",
      "subproject move 2023-zx decide --yuan 600000 --document 京教财〔2023〕样例1号 --on 2023-01-20",
      "subproject move 2023-zx appoint --library 10008 --way assignment --document 样例1号 --on 2023-02-01",
      "subproject move 2023-zx nominate-team --member 王五@10008 赵六@10027 --on 2023-02-05",
      "subproject move 2023-zx approve-team --document 样例2号 --on 2023-02-10",
      "subproject move 2023-zx agree --target 查新>=20项 --midterm-on 2024-05-21 --acceptance-on 2025-01-14 --evaluation-on 2025-02-11 --document 样例3号 --on 2023-02-20",
    ],
    years: ["2023", "2024"],
    after: [
      ...check("2023-zx", {
        ...{ check: "midterm", notice: "2024-04-19", on: "2024-05-21", report: "2024-05-14" },
        ...{ review: "2024-05-17", concluded: "2024-05-24" },
      }),
      ...check("2023-zx", {
        ...{ check: "acceptance", notice: "2024-12-13", on: "2025-01-14", report: "2025-01-07" },
        ...{ review: "2025-01-10", concluded: "2025-01-17" },
      }),
      ...check("2023-zx", {
        ...{ check: "evaluation", notice: "2025-01-10", on: "2025-02-11", report: "2025-02-05" },
        ...{ review: "2025-02-07", concluded: "2025-02-14" },
      }),
    ],
    midterm: "2024-04",
    compared: 337,
    accepted: "2025-02-20",
    seen: {
      midterm: ["建设中", "10008", "", "", "中期检查"],
      acceptance: ["建设中", "10008", "", "", "中期检查 验收 绩效评价"],
      performance: ["已通过验收", "10008", "", "", "中期检查 验收 绩效评价"],
    },
    used: ["10008=355960.40", "10013=121119.35", "10034=132067.40"],
    late: "72010230227,补贴,[801]北科大,[0813]联合咨询",
    expected: { "2023": ["390000.00", "390000.00"], "2024": ["240000.00", "208000.00"] },
  },
  {
    id: "2022-jx",
    files: "c",
    before: [
      "subproject add 2022-jx --name 机构知识库共建 --finance-code 2201 --rule central --libraries 10005,10019,10052 --from 2022-01-01 --to 2024-12-31",
      "subproject move 2022-jx apply --library 10005 --on 2021-10-20",
      "subproject move 2022-jx review --text 同意 --on 2021-11-15",
      "subproject move 2022-jx decide --yuan 500000 --document 京教财〔2021〕样例60号 --on 2021-12-20",
      "subproject move 2022-jx appoint --library 10005 --way assignment --document 样例1号 --on 2021-12-24",
      "subproject move 2022-jx nominate-team --member 张三@10005 李四@unit:样例研究所 --on 2021-12-27",
      "subproject move 2022-jx approve-team --document 样例2号 --on 2021-12-29",
      "subproject move 2022-jx agree --target 加工记录数>=3100条 --midterm-on 2023-07-18 --acceptance-on 2025-01-16 --evaluation-on 2025-03-11 --document 样例3号 --on 2021-12-31",
    ],
    years: ["2022", "2023", "2024"],
    after: [
      "indicator assess 2022-jx training --year 2022 --not-applicable 疫情期间未开班",
      "subproject move 2022-jx replace-contractor --library 10019 --document 样例12号 --on 2023-09-01",
      ...check("2022-jx", {
        ...{ check: "midterm", notice: "2023-06-16", on: "2023-07-18", report: "2023-07-11" },
        ...{ review: "2023-07-14", concluded: "2023-07-21" },
      }),
      ...check("2022-jx", {
        ...{ check: "acceptance", notice: "2024-12-13", on: "2025-01-16", report: "2025-01-09" },
        ...{ review: "2025-01-13", concluded: "2025-01-20", how: "fail" },
      }),
      ...check("2022-jx", {
        ...{ check: "acceptance", notice: "2025-01-24", on: "2025-02-25", report: "2025-02-18" },
        ...{ review: "2025-02-21", concluded: "2025-02-27" },
      }),
      ...check("2022-jx", {
        ...{ check: "evaluation", notice: "2025-02-10", on: "2025-03-11", report: "2025-03-04" },
        ...{ review: "2025-03-07", concluded: "2025-03-14" },
      }),
    ],
    midterm: "2023-06",
    compared: 423,
    accepted: "2025-03-20",
    seen: {
      midterm: ["建设中", "10005", "", "", "中期检查"],
      acceptance: [
        "建设中",
        "10019",
        REPLACED,
        "第 2 次；第 1 次 2025年1月20日 不通过 样例检查号",
        "中期检查 验收 绩效评价",
      ],
      performance: ["已通过验收", "10019", REPLACED, "", "中期检查 验收 绩效评价"],
    },
    used: ["10005=234676.64", "10019=287768.88", "10052=46234.56"],
    late: "7201.01.30227,委托业务费,[12]中国农大,[2201]机构知识库",
    expected: {
      "2022": ["225000.00", "200000.00"],
      "2023": ["220000.00", "170000.00"],
      "2024": ["155000.00", "125000.00"],
    },
  },
];

export const dayIn = (line: string): string => / --on (\S+)$/.exec(line)?.[1] ?? "";

/** Consecutive cells of one row of one table. */
export interface AnswerRow {
  readonly table: string;
  readonly row: string;
  readonly cells: Map<string, string>;
}

export function answersOf(files: string): AnswerRow[] {
  const lines = readFileSync(join(FILES, files, "answers.csv"), "utf8")
    .trim()
    .split(/\r?\n/)
    .slice(1);
  const rows: AnswerRow[] = [];
  for (const line of lines) {
    const [, table = "", row = "", column = "", quoted, plain = ""] =
      /^([^,]*),([^,]*),([^,]*),(?:"(.*)"|(.*))$/.exec(line) ?? [];
    const last = rows.at(-1);
    const same = last?.table === table && last.row === row && !last.cells.has(column);
    const into = same && last ? last : { table, row, cells: new Map<string, string>() };
    if (into !== last) rows.push(into);
    into.cells.set(column, quoted ?? plain);
  }
  return rows;
}

export function shown(cell: Cell | undefined, as: "yuan" | "wan"): string {
  if (cell === undefined) return "?";
  const { value } = cell;
  if (value.kind === "ratio") return percentText({ num: value.num, den: value.den });
  if (value.kind === "text") return value.text;
  if (value.kind === "decimal") return (Number(value.scaled) / 10 ** value.decimals).toFixed(2);
  if (value.kind !== "yuan") return "?";
  const { fen } = value;
  return as === "yuan" ? formatYuan(fen) : (Number(halfUp(fen, 10_000n)) / 100).toFixed(2);
}

export const SOURCES: Readonly<Record<string, string>> = {
  年度资金总额: "total",
  当年财政拨款: "fiscal",
  "其中：本年一般公共预算拨款": "fiscal",
  "财政拨款（含用结转支出的）": "fiscal",
  财政拨款: "fiscal",
  上年结转资金: "carry-over",
  其他资金: "other",
  合计: "total",
};
export const COLUMNS: Readonly<Record<string, string>> = {
  ...{ 年初预算数: "initial", 全年预算数: "full-year", 预算数: "full-year", 全年执行数: "executed" },
  ...{
    执行数: "executed",
    实际支出: "executed",
    已支出: "executed",
    结余: "left",
    执行率: "rate",
    预算: "full-year",
  },
  ...{ 到位金额: "received", 已上缴: "returned", 待处理结余: "pending", 其中上年结转: "carried-in" },
  ...{ 年末未用: "unspent", 结转下年: "carried-on", 未结转结余: "kept", 本年收回上年支出: "refunded" },
  ...{ "到位（含转拨）": "received", "减：上年支出收回": "refunded", 累计执行: "executed" },
  ...{ "资金余额（到位−上缴−执行）": "cash", 全年预计执行数: "expected", "1-7月执行数": "executed" },
  ...{
    累计到位: "received",
    累计预算数: "full-year",
    累计执行数: "executed",
    累计结余: "left",
    累计执行率: "rate",
  },
  ...{ 其中已减上年支出收回: "refunded", 名称: "class-name" },
};

export function totals(values: FormRow): FormRow {
  const of = (key: string): Cell => values[`funds.total.${key}`] ?? { value: { kind: "text", text: "?" } };
  return { "full-year": of("full-year"), executed: of("executed"), left: of("left"), rate: of("rate") };
}

export function cycleNamed(id: string): Cycle {
  const found = CYCLES.find((cycle) => cycle.id === id);
  if (!found) throw new Error(`no cycle ${id}`);
  return found;
}
