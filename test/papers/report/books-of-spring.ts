/**
 * Three months in which everything happens once: April and May closed, June open. Schemes with caps, tiers, a quota and a pool,
 * net fees, subsidies, a fund that can't pay all, payments and one taken back, a correction run of April in May and one of
 * April again in June, an invoice with held parts, a discrepancy, registered users, a sub-project with its budget and spending.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runBalis, words } from "../../cases/run-case.ts";
import type { Books } from "./books-of-may.ts";

const PACK = `
pack: spring
version: "1"
from: "2019-01-01"
sample: true
notice: { title: 样例规则, number: 样例〔2019〕1号, date: "2019-01-01", source: 样例, certainty: sample }
parts:
  dd-tariff:
    items:
      - { key: COPY, name: { zh-CN: 复制费, en: copying }, role: base, when: { exceptDocumentTypes: [标准文献] }, price: { kind: per-unit, unit: page, yuan: "0.30" } }
      - { key: STD, name: { zh-CN: 标准, en: standard }, role: base, when: { documentTypes: [标准文献] }, price: { kind: per-unit, unit: page, yuan: "3.50" } }
      - { key: URGENT, name: { zh-CN: 加急费, en: urgent }, role: add-on, when: { urgency: urgent }, price: { kind: flat, yuan: "10.00" } }
  dd-subsidy:
    rate: "50%"
    basis: tariff
    rewardPerRequest: "0.10"
    capFeePerRequest: "30.00"
    capPerLibraryPeriod: "20.00"
    capPerLibraryYear: "25.00"
    externalPayee: agent
  ill-subsidy: { perVolume: "5.00", capPerLibraryPeriod: null }
  netting: { dd: net, ill: subsidy }
  schemes:
    libraryClasses: { 远郊: ["10003"] }
    schemes:
      - { key: reward, name: { zh-CN: 奖励, en: reward }, service: dd, direction: grant, party: supplier, amount: { kind: fixed, yuan: "5.00" }, caps: { perLibraryPeriod: "12.00", perLibraryYear: "20.00" } }
      - { key: reader, name: { zh-CN: 读者补贴, en: reader }, service: dd, direction: grant, party: requester, amount: { kind: percent, rate: "50%" }, sharedBy: { centre: 3, library: 1 }, caps: { perRequest: "4.00", perPeriod: "5.00" } }
      - { key: tiers, name: { zh-CN: 分档补贴, en: tiers }, service: dd, direction: grant, party: requester, when: { requesterClasses: [远郊] }, amount: { kind: fee-tiers, tiers: [{ upTo: "5.00", rate: "100%" }, { upTo: "20.00", yuan: "5.00" }, { rate: "25%" }] }, caps: { perYear: "9.00" } }
      - { key: quota, name: { zh-CN: 标准超额, en: beyond the quota }, service: dd, direction: bill, party: requester, when: { documentTypes: [标准文献] }, amount: { kind: over-quota, quota: "10.00" } }
      - { key: pool, name: { zh-CN: 借出补偿, en: pool }, service: ill, direction: grant, party: supplier, amount: { kind: pool, funds: "10.00", pay: split, parts: [{ weight: 1, by: requests }, { weight: 1, by: net-requests }] } }
  courier:
    company: story-courier
    first: { grams: 1000, yuan: "8.00" }
    step: { grams: 1000, yuan: "2.00" }
    perPiece: "0.00"
    minimum: "8.00"
    surcharges: []
    payable: lower
    perStop: "12.00"
    perPeriod: "100.00"
    returnLeg: "50%"
    tolerance: "0.50"
    allocation: { base: 3, volumes: 4, stops: 3 }
  policies: { materiality: "50.00", resolve: [] }
`;

type Document = readonly [
  number: string,
  from: string,
  to: string,
  day: string,
  type: string,
  urgency: string,
  pages: string,
  asked?: string,
];

const NAMES: Readonly<Record<string, string>> = {
  "10001": "北京大学",
  "10002": "中国人民大学",
  "10003": "清华大学",
};

const DOCUMENTS: Readonly<Record<string, readonly Document[]>> = {
  "2019-04": [
    ["DD401", "10002", "10001", "2019-04-03", "期刊论文", "普通", "12"],
    ["DD402", "10002", "10003", "2019-04-04", "期刊论文", "加急", "20"],
    ["DD403", "10001", "10002", "2019-04-05", "标准文献", "普通", "2"],
    ["DD404", "10002", "10001", "2019-04-08", "期刊论文", "普通", "60"],
  ],
  "2019-05": [
    ["DD501", "10002", "10001", "2019-05-03", "期刊论文", "普通", "12"],
    ["DD502", "10002", "10003", "2019-05-04", "期刊论文", "加急", "12"],
    ["DD503", "10001", "10002", "2019-05-05", "标准文献", "普通", "3"],
    ["DD504", "10003", "10002", "2019-05-06", "标准文献", "普通", "4"],
    ["DD505", "10003", "10001", "2019-05-07", "期刊论文", "普通", "30"],
    ["DD506", "10002", "10003", "2019-05-08", "期刊论文", "普通", "14", "13"],
    ["DD507", "10002", "10001", "2019-05-09", "期刊论文", "普通", "40"],
    ["DD508", "10002", "10003", "2019-05-10", "期刊论文", "普通", "22", "20"],
  ],
  "2019-06": [["DD601", "10003", "10002", "2019-06-03", "期刊论文", "普通", "10"]],
};

const LOANS: Readonly<Record<string, readonly string[]>> = {
  "2019-04": ["IL401,10001,10002,2019-04-09,1,"],
  "2019-05": [
    "IL501,10001,10002,2019-05-06,2,W01",
    "IL502,10001,10002,2019-05-07,1,W02",
    "IL503,10001,10002,2019-05-08,1,W03",
    "IL504,10002,10001,2019-05-09,3,W04",
  ],
  "2019-06": ["IL601,10002,10001,2019-06-04,1,"],
};

const INVOICE = `运单号,寄件日期,寄件馆,收件馆,方向,件数,重量(kg),册数,费用项目,金额(元)
W01,2019-05-06,北京大学,中国人民大学,去程,1,1.6,2,运输,12.00
W02,2019-05-07,北京大学,中国人民大学,去程,1,1.6,1,运输,10.00
W02,2019-05-07,北京大学,中国人民大学,去程,1,1.6,1,运输,10.00
W03,2019-05-08,北京大学,中国人民大学,去程,1,1.6,1,运输,9.00
W04,2019-05-09,中国人民大学,北京大学,去程,1,2.2,2,运输,12.00
X99,2019-05-10,北京大学,清华大学,去程,1,1.6,1,运输,10.00
停靠,2019-05-31,,中国人民大学,,3,,,停靠费,36.00
月费,2019-05-31,,,,1,,,月费,120.00
W03,2019-05-25,北京大学,中国人民大学,去程,1,1.6,1,运输,-1.00
`;

/** Three vouchers of the finance system, one of which takes a part of another back. */
const SPENDING = `凭证号,日期,子项目,预算项目,经济分类,资金来源,摘要,收款单位,金额
记-0007,2019-05-06,2019-web,邮寄费,30207,当年财政拨款,4月快递费,某快递公司,12300.00
记-0012,2019-05-20,2019-web,宣传印刷,30202,上年结转资金,海报,某印刷厂,3200.00
记-0013,2019-05-21,2019-web,邮寄费,30207,当年财政拨款,冲回,某快递公司,-300.00
`;

/** 60,000.00 for the post, of which 10,000.00 are taken off in June; 5,000.00 for printing, carried over. */
const SUBPROJECT = [
  "subproject add 2019-web --name 门户网站 --name-en Portal --finance-code 2019-web --rule central --libraries 10002 --from 2019-01-01 --to 2019-12-15",
  "subproject move 2019-web apply --library 10002 --on 2018-10-15",
  "subproject move 2019-web review --text 同意 --on 2018-11-20",
  "subproject move 2019-web decide --yuan 300000 --document 样例1号 --on 2018-12-20",
  "subproject budget 2019-web --line 邮寄费 --class 30207 --source fiscal --yuan 60000 --document 样例1号 --on 2018-12-25",
  "subproject budget 2019-web --line 宣传印刷 --class 30202 --source carry-over --yuan 5000 --document 样例1号 --on 2018-12-25",
  "subproject budget 2019-web --adjust --line 邮寄费 --class 30207 --source fiscal --yuan=-10000 --reason 调剂 --document 样例2号 --on 2019-06-03",
  "subproject spend 2019-web --line 邮寄费 --class 30207 --source fiscal --yuan 900 --voucher 记-0030 --payee 某快递公司 --on 2019-06-05",
] as const;

function filesOf(month: string): [string, string][] {
  const documents = DOCUMENTS[month] ?? [];
  const loans = (LOANS[month] ?? []).map((line) => line.split(","));
  const files: [string, string][] = [];
  for (const code of Object.keys(NAMES)) {
    const own = documents.filter((d) => d[1] === code);
    const asked = documents.filter((d) => d[2] === code);
    const [lent, borrowed] = [1, 2].map((side) => loans.filter((l) => l[side] === code));
    const table = (name: string, head: string, rows: readonly string[]): void => {
      if (rows.length > 0) files.push([`${code}-${name}-${month}.csv`, `${[head, ...rows].join("\n")}\n`]);
    };
    table(
      "原文传递",
      "申请单号,请求馆,提供日期,状态,文献类型,申请类别,页数,费用(元),题名",
      own.map(([n, , to, day, type, urgency, pages]) =>
        [n, NAMES[to], day, "满足", type, urgency, pages, "", `题名${n}`].join(","),
      ),
    );
    table(
      "原文传递请求",
      "申请单号,提供馆,申请日期,提供日期,状态,文献类型,申请类别,页数",
      asked.map(([n, from, , day, type, urgency, pages, other]) =>
        [n, NAMES[from], day, day, "满足", type, urgency, other ?? pages].join(","),
      ),
    );
    const loan = (l: readonly string[], side: number): string =>
      [l[0], NAMES[l[side] ?? ""], l[3], "满足", l[4], l[5]].join(",");
    table(
      "馆际互借借出",
      "申请单号,借入馆,发出日期,状态,册数,去程运单号",
      (lent ?? []).map((l) => loan(l, 2)),
    );
    table(
      "馆际互借借入",
      "申请单号,借出馆,发出日期,状态,册数,去程运单号",
      (borrowed ?? []).map((l) => loan(l, 1)),
    );
  }
  if (month !== "2019-05") return files;
  return [
    ...files,
    ["物流-2019-05.csv", INVOICE],
    ["注册用户数-2019-05.csv", "图书馆,注册用户数\n北京大学,1200\n中国人民大学,800\n"],
    ["支出-2019-05.csv", SPENDING],
  ];
}

const STORY = {
  "2019-04": [
    "budget set 2019 aid --yuan 35.00 --covers reward --on 2019-04-01 --period 2019-04 --voucher B1",
    "budget set 2019 main --yuan 2000.00 --covers dd-subsidy,ill-subsidy,courier --on 2019-04-01 --period 2019-04 --voucher B2",
    "reconcile 2019-04",
    "settle 2019-04",
    "close 2019-04 --confirm 2019-04",
  ],
  "2019-05": [
    "payment record 10002 --yuan 5.00 --fund main --voucher V1 --on 2019-05-10",
    "payment record 10002 --yuan 1.00 --fund main --voucher V2 --on 2019-05-11",
    "payment reverse M-4 --reason 记错 --on 2019-05-12",
    "reconcile 2019-05",
    "settle 2019-05 --prorate",
    'correct note 2019-04 DD404 --pages 50 --reason "页数多报" --into 2019-05',
    "settle 2019-05 --prorate",
    "close 2019-05 --confirm 2019-05 --despite 待公司答复",
  ],
  "2019-06": [
    'correct note 2019-04 DD404 --pages 40 --reason "再次核对" --into 2019-06',
    'correct note 2019-04 DD401 --void --reason "重复提供" --into 2019-06',
    "reconcile 2019-06",
    "settle 2019-06 --prorate",
  ],
} as const;

export const MONTHS = Object.keys(STORY);

export async function booksOfSpring(): Promise<Books> {
  const cwd = mkdtempSync(join(tmpdir(), "balis-spring-"));
  const balis = async (...argv: string[]) => runBalis(argv, { cwd, lang: "zh-CN" });
  const must = async (...argv: string[]): Promise<void> => {
    const done = await runBalis(argv, { cwd, lang: "zh-CN", files: "of spring" });
    if (done.exit > 1) throw new Error(`${argv.join(" ")}: ${done.stderr}${done.stdout}`);
  };
  writeFileSync(join(cwd, "spring.yaml"), PACK);
  for (const line of [
    "init",
    "library import --builtin",
    "agreement import --builtin",
    "rule enact spring.yaml",
  ])
    await must(...words(line));
  for (const line of SUBPROJECT) await must(...words(line));
  for (const [month, lines] of Object.entries(STORY)) {
    const files = filesOf(month);
    for (const [name, text] of files) writeFileSync(join(cwd, name), text);
    await must("import", ...files.map(([name]) => name));
    for (const line of lines) await must(...words(line));
  }
  return { cwd, balis, remove: () => rmSync(cwd, { recursive: true, force: true }) };
}
