import { below, shellWord } from "../../core/shell-word.ts";
import type { Language } from "../../core/words/language.ts";

const zh = {
  label: "演示：2019 年全联盟（合成数据；总量与公布数一致，其余虚构；补贴与物流金额为样例）",
  month: (p: {
    period: string;
    rows: string;
    matched: string;
    found: number;
    policy: number;
    subsidy: string;
    courier: string;
  }) =>
    `${p.period}  记录 ${p.rows} 行  匹配 ${p.matched} 笔  差异 ${p.found} 条（自动处理 ${p.policy}）  补贴 ${p.subsidy} 元  物流 ${p.courier} 元  已关账`,
  documents: (n: string) => `全年原文传递满足 ${n} 篇`,
  topSuppliers: "提供量前五名：",
  topLenders: "借出册数前八名：",
  truth: (p: { planted: number; found: number; missed: number; invented: number }) =>
    `预设差异 ${p.planted} 条，找到 ${p.found} 条，遗漏 ${p.missed} 条，误报 ${p.invented} 条`,
  otherTruth: (p: {
    imports: Readonly<Record<string, number>>;
    settle: { planted: number; found: number; invented: number };
    courier: { planted: number; found: number; invented: number };
    twoNumbers: { planted: number; found: number; invented: number };
    agrees: boolean;
  }) =>
    `导入发现：错误行 ${p.imports.quarantinedRows}，合计不符 ${p.imports.wrongControlTotals}，更正文件 ${p.imports.corrected}，重复文件 ${p.imports.repeated}，迟报文件 ${p.imports.late}，应报未报 ${p.imports.missing}，重叠文件 ${p.imports.overlapping}，未读工作表 ${p.imports.unreadSheets}，两个来源相同 ${p.imports.confirmedTwice} 行；费用不符 ${p.settle.found}/${p.settle.planted} 笔；物流账单的多收、退费、重开、子母件和补差 ${p.courier.found}/${p.courier.planted} 笔；单号写错仍匹配 ${p.twoNumbers.found}/${p.twoNumbers.planted} 笔（${p.agrees ? "与预设相符" : "与预设不符"}）`,
  workbooks: (p: { dir: string; files: number }) =>
    `${p.files} 个工作簿在 ${p.dir}：每月财务、末月各馆对账单、全年统计、子项目的绩效表和报告`,
  files: (p: { dir: string; requests: string; planted: string }) =>
    `合成数据：${p.requests} 笔请求的文件在 ${below(p.dir, "inbox")}，预设差异 ${p.planted} 条列在 truth.json`,
  where: (dir: string) =>
    `账册和来源文件在 ${dir}，可用 balis --books ${shellWord(below(dir, "balis.db"))} status 继续查看，用 balis --books ${shellWord(below(dir, "balis.db"))} pack 2019 --subproject 2019-dd 生成检查资料包`,
  resolved: "演示：按已知事实处理",
};

const en: typeof zh = {
  label:
    "Demo: the whole alliance in 2019 (synthetic; totals as published, the rest invented; subsidy and courier amounts are samples)",
  month: (p) =>
    `${p.period}  ${p.rows} rows  ${p.matched} matched  ${p.found} discrepancies (${p.policy} by policy)  subsidy ${p.subsidy}  courier ${p.courier} yuan  closed`,
  documents: (n) => `Documents delivered in the year: ${n}`,
  topSuppliers: "Top five suppliers:",
  topLenders: "Top eight lenders (volumes):",
  truth: (p) =>
    `Planted discrepancies ${p.planted}, found ${p.found}, missed ${p.missed}, reported wrongly ${p.invented}`,
  otherTruth: (p) =>
    `Found by the import: rows to be corrected ${p.imports.quarantinedRows}, wrong totals ${p.imports.wrongControlTotals}, corrected files ${p.imports.corrected}, repeated files ${p.imports.repeated}, late files ${p.imports.late}, missing when due ${p.imports.missing}, overlapping files ${p.imports.overlapping}, unread sheets ${p.imports.unreadSheets}, rows confirmed twice ${p.imports.confirmedTwice}; differing fees ${p.settle.found} of ${p.settle.planted}; courier accounts with overcharges, credits, rebills, several boxes or supplements ${p.courier.found} of ${p.courier.planted}; mistyped numbers matched ${p.twoNumbers.found} of ${p.twoNumbers.planted} (${p.agrees ? "as planted" : "not as planted"})`,
  workbooks: (p) =>
    `${p.files} workbooks in ${p.dir}: finance of each month, statements of the last, statistics of the year, forms and reports of a sub-project`,
  files: (p) =>
    `Synthetic: the files of ${p.requests} requests are in ${below(p.dir, "inbox")}; ${p.planted} planted discrepancies are listed in truth.json`,
  where: (dir) =>
    `Books and source files are in ${dir}; continue with balis --books ${shellWord(below(dir, "balis.db"))} status, or pack 2019 --subproject 2019-dd`,
  resolved: "demo: resolved by the known truth",
};

export const demoWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
