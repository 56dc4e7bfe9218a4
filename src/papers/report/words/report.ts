import { minuteOf } from "../../../core/day.ts";
import { libraryName, services } from "../../../registry/words/registry-terms.ts";
import { sheetMark } from "../../../sheet/workbook.ts";
/** The words of the workbooks, Chinese first; the sheets' names are used in their formulas. */

import { type Language, labelOf } from "../../../core/words/language.ts";
import { fields, steps, units } from "../../../month/import/words/field-terms.ts";
import { discrepancyKinds, resolutionKinds } from "../../../month/reconcile/words/reconcile-terms.ts";
import { recordKinds, statuses } from "../../../records/words/record-terms.ts";
import { chargeKinds, chargeName, ruleParts } from "../../../rules/words/rule-terms.ts";
import type { ReportWords } from "../words.ts";
import { correctionWords } from "./report-correction.ts";
import { financeWords } from "./report-finance.ts";
import { fundsWords } from "./report-funds.ts";
import { reportHeads } from "./report-heads.ts";
import { serviceSheetWords } from "./report-services.ts";
import { statementWords } from "./report-statement.ts";
import { statisticsWords } from "./report-statistics.ts";
import { subjectSheetWords } from "./report-subject.ts";
import { yearWords } from "./report-year.ts";

function labels(language: Language) {
  return {
    service: (s) => services[s][language],
    chargeKind: (k) => chargeKinds[k][language],
    chargeName: (c) => chargeName(language, c),
    recordKind: (k) => recordKinds[k][language],
    status: (s) => statuses[s][language],
    discrepancyKind: (k) => discrepancyKinds[k][language],
    resolutionKind: (k) => resolutionKinds[k][language],
    rulePart: (p) => ruleParts[p][language],
    field: (f) => labelOf(language, fields, f),
    fieldValue: ({ field, value }) => (field === "status" ? labelOf(language, statuses, value) : value),
    unit: (u) => labelOf(language, units, u),
    steps: Object.entries(steps).map(([key, said]) => [key, said[language]] as const),
    head: reportHeads[language],
    finance: financeWords[language],
    funds: fundsWords[language],
    correction: correctionWords[language],
    statement: statementWords[language],
    statistics: statisticsWords[language],
    services: serviceSheetWords[language],
    year: yearWords[language],
    subject: subjectSheetWords[language],
  } satisfies Partial<ReportWords>;
}

export const reportWords: Record<Language, ReportWords> = {
  "zh-CN": {
    ...labels("zh-CN"),
    name: libraryName["zh-CN"],
    unknownLibrary: "（未注明）",
    sampleMark: "【样例】",
    total: "合计",
    unitYuan: "单位：元",
    gap: "　　",
    period: (p) => `账期：${p.id}（${p.from} 至 ${p.to}）`,
    sampleLine: "样例：标有“样例”的规则不是 BALIS 公布的标准，由其得出的金额仅供演示，不得据以付款。",
    draftLine: "草稿：本期尚未关账，数字可能变动。",
    closedLine: (p) => `已关账（${minuteOf(p.at)}），关账清单校验值 ${p.hash}`,
    signature: (centre) => [
      "制表：＿＿＿＿＿＿＿＿　　复核：＿＿＿＿＿＿＿＿　　负责人：＿＿＿＿＿＿＿＿",
      `单位（盖章）：${centre}　　　　　　日期：＿＿＿＿年＿＿月＿＿日`,
    ],
    capital: (p) => `合计金额（大写）：人民币${p.capital}　　（小写）：￥${p.figures}`,
    footer: sheetMark,
  },
  en: {
    ...labels("en"),
    name: libraryName.en,
    unknownLibrary: "(not stated)",
    sampleMark: "[SAMPLE] ",
    total: "Total",
    unitYuan: "Unit: yuan (RMB)",
    gap: "    ",
    period: (p) => `Period: ${p.id} (${p.from} to ${p.to})`,
    sampleLine:
      "Sample: rules marked as sample were not published by BALIS; amounts based on them are for demonstration only and must not be paid.",
    draftLine: "Draft: the period is not closed yet and figures may change.",
    closedLine: (p) => `Closed ${minuteOf(p.at)}, checksum of the closing record ${p.hash}`,
    signature: (centre) => [
      "Prepared by: ______________    Checked by: ______________    Approved by: ______________",
      `Unit (seal): ${centre}            Date: ______________`,
    ],
    capital: (p) => `Total in figures: RMB ${p.figures}    In Chinese capitals: 人民币${p.capital}`,
    footer: sheetMark,
  },
};

const zh = {
  written: (file: string) => `已生成 ${file}`,
  writtenMany: (files: number) => `已生成 ${files} 个文件`,
  sheets: (names: readonly string[]) => `工作表：${names.join("、")}`,
  pictures: (p: { charts: number; folder: string }) => `${p.charts} 张图已写入 ${p.folder}（SVG 和 PNG）`,
  noCharts: "这份工作簿没有图。",
  layoutColumns: ["表样", "表", "名称", "依据"],
  figures: (form: string) => `${form} 的数据（表样和填表映射都用这些名）：`,
  list: (name: string) => `清单 ${name}，每行一项（each: ${name} 里只写后半）：`,
};

const en: typeof zh = {
  written: (file) => `Generated ${file}`,
  writtenMany: (files) => `Generated ${files} ${files === 1 ? "file" : "files"}`,
  sheets: (names) => `Sheets: ${names.join(", ")}`,
  pictures: (p) =>
    `Generated ${p.charts === 1 ? "1 chart" : `${p.charts} charts`} in ${p.folder}, as SVG and PNG`,
  noCharts: "This workbook has no charts.",
  layoutColumns: ["layout", "form", "name", "source"],
  figures: (form) => `Figures of ${form} (these names are used in layouts and cell maps):`,
  list: (name) => `List ${name}, a row each (in "each: ${name}" only the second half is written):`,
};

export const reportCommandWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
