/**
 * A month of three libraries, small enough to be read, with one of each thing that the help pages speak of: a discrepancy, a row to be
 * corrected, a library that sent nothing, a parcel billed too high. All of it is invented.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ExcelJS from "exceljs";

const ROOT = resolve(import.meta.dirname, "../..");

type Row = readonly (string | number)[];

/** Deliveries of 北京大学: rows 3 to 122 of its file. */
const DELIVERIES = Array.from({ length: 120 }, (_, i) => ({
  number: `DD20190500${String(i + 1).padStart(3, "0")}`,
  day: `2019-05-${String(6 + (i % 20)).padStart(2, "0")}`,
  pages: 5 + (i % 30),
}));

/** Writes everything that the examples name into the folder: the month's files, rules, tables, texts and forms. */
export async function writeFiles(cwd: string): Promise<void> {
  const put = (name: string, text: string): void => writeFileSync(join(cwd, name), text);
  mkdirSync(join(cwd, "inbox/2019-05"), { recursive: true });
  await workbook(join(cwd, "inbox/2019-05/10001-2019-05.xlsx"), suppliedRows(DELIVERIES));
  put("payees.csv", "代码,户名,开户行,账号\n10001,样例大学,样例银行样例支行,0200000000000000001\n");
  put("inbox/2019-05/10002-原文传递请求-2019-05.csv", csv(requestedRows()));
  put("inbox/2019-05/10001-馆际互借借出-2019-05.csv", csv(lentRows("借入馆", "清华大学")));
  put("inbox/2019-05/10003-馆际互借借入-2019-05.csv", csv(lentRows("借出馆", "北京大学")));
  put("inbox/2019-05/物流账单-2019-05.csv", csv(INVOICE));
  for (const name of ["10001-2019-05.xlsx", "10001.xlsx", "各馆.xlsx", "libraries.xlsx"]) {
    copyFileSync(join(cwd, "inbox/2019-05/10001-2019-05.xlsx"), join(cwd, name));
  }
  for (const name of ["10001-2019-05-更正.xlsx", "10001-2019-05-corrected.xlsx"])
    await workbook(join(cwd, name), suppliedRows(DELIVERIES.slice(0, 119)));
  const sample = readFileSync(join(ROOT, "templates/rules/sample-2019.yaml"), "utf8");
  copyFileSync(join(ROOT, "templates/rules/balis-limits.yaml"), join(cwd, "规则包.yaml"));
  put("sample-2020.yaml", sample.replaceAll("2019", "2020").replace('"50%"', '"60%"'));
  put("proposal.yaml", sample.replace('"50%"', '"60%"'));
  for (const [name, text] of Object.entries(TEXTS)) put(name, `${text}\n`);
  copyFileSync(join(ROOT, "fixtures/officer-form/form.xlsx"), join(cwd, "FORM.xlsx"));
  copyFileSync(join(ROOT, "templates/cell-maps/self-evaluation-sample.yaml"), join(cwd, "MAP.yaml"));
}

const EXPERTS = ["甲一", "乙二", "丙三", "丁四", "戊五"];

const TEXTS: Readonly<Record<string, string>> = {
  "libraries.csv": "代码,名称\n99002,某某学院图书馆",
  "agreements.csv": "图书馆,服务,身份,开始日期,结束日期\n10008,dd,member,2019-05-01,",
  "协议.csv": "图书馆,服务,身份,开始日期,结束日期\n10008,dd,member,2019-05-01,",
  "aliases.csv": "别名,图书馆\n北大总馆,10001",
  "pku-dd.yaml": "profile: pku-dd\nextends: dd-supplier\ncolumns:\n  requestNo: { headings: [业务编号] }",
  "plan.csv": "编号,子项目,计划金额\n2019-dd,原文传递,300000.00",
  "budget.csv": "预算项目,经济分类,资金来源,年初预算数\n数据加工,30227,财政拨款,300000.00",
  "receipts.csv":
    "日期,凭证号,图书馆,资金来源,类型,金额,摘要\n2019-03-01,收-0011,10002,财政拨款,到位,300000.00,拨款",
  "MAP.csv":
    "匹配列,匹配值,预算项目,经济分类,资金来源,图书馆,作用\n科目编码,5001,数据加工,30227,财政拨款,10002,支出",
  "a.txt": "合成数据",
  "overview.txt": "面向北京地区高校读者开展原文传递（合成数据）。",
  "targets.yaml": [
    "subproject: 2019-dd",
    'year: "2019"',
    "targets:",
    '  - { key: dd-filled, name: 满足量, group: 产出指标/数量指标, target: ">= 100", unit: 笔, weight: 40 }',
    '  - { key: delivered, name: 传递量, group: 产出指标/数量指标, target: ">= 100", unit: 笔, weight: 10 }',
    '  - { key: satisfaction, name: 满意度, group: 满意度指标/满意度, target: ">= 90%", unit: "%", weight: 40 }',
  ].join("\n"),
  "experts.csv": `姓名,单位,职称,专业\n${EXPERTS.map((name) => `${name},清华大学,教授,图书馆学`).join("\n")}`,
  "scores.csv": `专家,指标,分值,得分,意见\n${EXPERTS.map((name) => `${name},目标,100,90,`).join("\n")}`,
  "申报书.txt": "合成数据",
  "survey.pdf": "合成数据",
  "survey.csv": "问卷编号,总体满意度\n1,满意\n2,很满意\n3,一般",
  "figures.csv": "图书馆,指标,数值,备注\n10001,satisfaction,95%,",
};

function suppliedRows(deliveries: typeof DELIVERIES): Row[] {
  return [
    ["北京大学图书馆 原文传递提供明细 2019年5月"],
    ["申请单号", "请求馆", "提供日期", "状态", "文献类型", "申请类别", "页数"],
    ...deliveries.map((d) => [d.number, "中国人民大学", d.day, "满足", "期刊论文", "普通", d.pages]),
  ];
}

/** What 中国人民大学 says of them: another number of pages in one, and one page count that is not a number. */
function requestedRows(): Row[] {
  return [
    ["申请单号", "提供馆", "提供日期", "状态", "文献类型", "申请类别", "页数"],
    ...DELIVERIES.map((d, i) => {
      const pages = i === 92 ? d.pages + 20 : d.pages;
      return [d.number, "北京大学", d.day, "满足", "期刊论文", "普通", pages];
    }),
    ["DD20190500200", "北京大学", "2019-05-20", "满足", "期刊论文", "普通", "十余页"],
  ];
}

function lentRows(head: string, partner: string): Row[] {
  return [
    ["申请单号", head, "申请日期", "发出日期", "状态", "题名", "册数", "去程运单号"],
    ["IL20190500001", partner, "2019-05-06", "2019-05-06", "满足", "题名甲", 1, "SF1001"],
    ["IL20190500002", partner, "2019-05-07", "2019-05-07", "满足", "题名乙", 2, "SF1002"],
  ];
}

/** By the sample contract a parcel of 1.6 kg costs 10.00: the first is billed 3.00 too high. */
const INVOICE: readonly Row[] = [
  ["运单号", "寄件日期", "寄件馆", "收件馆", "方向", "件数", "重量(kg)", "册数", "金额(元)"],
  ["SF1001", "2019-05-06", "北京大学", "清华大学", "去程", 1, 1.6, 1, "13.00"],
  ["SF1002", "2019-05-07", "北京大学", "清华大学", "去程", 1, 1.6, 2, "10.00"],
];

function csv(rows: readonly Row[]): string {
  return `${rows.map((row) => row.join(",")).join("\n")}\n`;
}

async function workbook(path: string, rows: readonly Row[]): Promise<void> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Sheet1");
  for (const row of rows) sheet.addRow([...row]);
  await book.xlsx.writeFile(path);
}

/** Commands that bring new books to the end of the month, and then a sub-project to its first inspection. */
export const BEGINNING: readonly string[] = [
  "init",
  "library import --builtin",
  "agreement import --builtin",
  ...["balis-dd-2017", "sample-2019", "balis-limits", "balis-indicators"].map(
    (name) => `rule enact --builtin ${name}`,
  ),
  ...["china-holidays", "mof-2020", "sample-evaluation"].map((name) => `rule enact --builtin ${name}`),
];

export const MONTH_IMPORTED: readonly string[] = ["import inbox/2019-05"];

export const MONTH_RECONCILED: readonly string[] = ["reconcile 2019-05"];

export const MONTH_SETTLED: readonly string[] = [
  "discrepancy resolve D-5cf2c8a42e93 --as supplier-right --reason 已核对原件",
  "findings answer 2019-05 3-rows --reason 该馆来函，此行不报",
  "courier answer 2019-05 SF1001 --as approve --amount 3 --reason 已与公司核对",
  "settle 2019-05",
];

export const MONTH_CLOSED: readonly string[] = ["close 2019-05 --confirm 2019-05"];

/** A sub-project until its mid-term inspection is to be notified, with targets and a text. */
export const SUBPROJECT: readonly string[] = [
  "subproject add 2019-dd --name 文献传递 --rule central --libraries 10002,10013 --from 2019-01-01 --to 2019-12-15",
  ...[
    "apply --library 10002 --on 2018-10-15 --evidence 申报书.txt",
    "review --text 同意推荐 --on 2018-11-20",
    "decide --yuan 300000 --document 样例〔2018〕9号 --on 2018-12-20",
  ].map(moved),
  "subproject budget 2019-dd --import budget.csv --document 样例〔2018〕9号 --on 2018-12-25",
  ...[
    "appoint --library 10002 --way assignment --document 样例会议纪要1 --on 2018-12-28",
    "nominate-team --member 张三@10002 李四@10013 王五@10027 --on 2019-01-04",
    "approve-team --document 样例会议纪要2 --on 2019-01-10",
    'agree --target "传递量>=20000 笔" "满足率>=90 %" --midterm-on 2019-07-15 --acceptance-on 2019-11-29 --evaluation-on 2019-12-06 --document 样例协议 --on 2019-01-15',
  ].map(moved),
  "indicator target import targets.yaml",
  "agreement step 10002 apply --service dd --on 2018-09-03 --text 申请成为学科服务馆",
  "agreement step 10002 scope --service dd --on 2018-09-10 --text 法学、经济学",
  "subproject text 2019-dd --report midterm --section progress --text 上半年业务量平稳。",
  "report finance 2019-05 -o finance-2019-05.xlsx",
  "report self-evaluation 2019-dd --year 2019",
  "receipt 2019-05 -o close-receipt-2019-05.txt",
];

export function moved(said: string): string {
  return `subproject move 2019-dd ${said}`;
}
