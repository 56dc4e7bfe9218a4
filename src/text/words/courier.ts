import type { AuditWords } from "../../domain/report/courier-audit.ts";
import type { Language } from "../language.ts";
import { auditClasses } from "../terms.ts";

interface CourierWords extends AuditWords {
  readonly summary: string;
  readonly auditSummary: string;
  readonly shown: (p: { shown: number; all: number }) => string;
  readonly written: (p: { file: string; lines: number }) => string;
}

export const courierWords: Record<Language, CourierWords> = {
  "zh-CN": {
    summary: "物流账单",
    auditSummary: "逐行核对物流账单：合同、借阅记录、重复、账期；-o 写出审计工作簿",
    heading: (period) => `物流账单审计 ${period}`,
    unit: "单位：元",
    summarySheet: "审计汇总",
    linesSheet: "争议清单",
    className: (of) => auditClasses[of]["zh-CN"],
    sample: "合同价格为样例，BALIS 未公布",
    columns: { class: "类别", lines: "行数", billed: "账单金额(元)", disputed: "争议金额(元)" },
    lineColumns: {
      class: "类别",
      waybill: "运单号",
      shippedOn: "寄件日期",
      from: "寄件馆",
      to: "收件馆",
      weight: "重量(克)",
      volumes: "册数（账单/借阅）",
      billed: "账单(元)",
      contract: "合同价(元)",
      disputed: "争议(元)",
    },
    total: "合计",
    notBilled: (p) => `账期内已寄出、账单上没有的包裹 ${p.parcels} 件，如 ${p.first}`,
    shown: (p) => `显示前 ${p.shown} 行，共 ${p.all} 行；用 -o 文件 写出全部`,
    written: (p) => `已写出审计工作簿（争议清单 ${p.lines} 行）：${p.file}`,
  },
  en: {
    summary: "the courier's invoice",
    auditSummary:
      "check the invoice line by line: contract, loans, repeats, period; -o writes the audit workbook",
    heading: (period) => `Courier audit ${period}`,
    unit: "Unit: yuan",
    summarySheet: "Summary",
    linesSheet: "Disputes",
    className: (of) => auditClasses[of].en,
    sample: "the contract's prices are samples; BALIS has published none",
    columns: { class: "class", lines: "lines", billed: "billed (yuan)", disputed: "disputed (yuan)" },
    lineColumns: {
      class: "class",
      waybill: "waybill",
      shippedOn: "shipped on",
      from: "from",
      to: "to",
      weight: "weight (g)",
      volumes: "volumes (invoice/loans)",
      billed: "billed (yuan)",
      contract: "contract (yuan)",
      disputed: "disputed (yuan)",
    },
    total: "total",
    notBilled: (p) => `${p.parcels} parcel(s) sent in the period stand on no line, ${p.first} for one`,
    shown: (p) => `the first ${p.shown} of ${p.all} lines; -o FILE writes them all`,
    written: (p) => `Wrote the audit workbook (${p.lines} lines to dispute): ${p.file}`,
  },
};
