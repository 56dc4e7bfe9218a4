import { shellWord } from "../../../core/shell-word.ts";
import { counted, type Language } from "../../../core/words/language.ts";
import type { AuditWords } from "../audit-words.ts";
import { auditClasses, reasons } from "./courier-classes.ts";

interface CourierWords extends AuditWords {
  readonly summary: string;
  readonly auditSummary: string;
  readonly disputeFlag: string;
  /** The two workbooks are two files. */
  readonly ownFile: string;
  readonly waybillFlag: string;
  readonly companyFlag: string;
  /** One waybill's account. */
  readonly account: {
    readonly heading: (p: { period: string; waybill: string }) => string;
    readonly none: (p: { period: string; waybill: string }) => string;
    readonly total: string;
    readonly columns: Readonly<
      Record<
        | "period"
        | "file"
        | "waybill"
        | "charge"
        | "weight"
        | "billed"
        | "contract"
        | "payable"
        | "held"
        | "class",
        string
      >
    >;
  };
  readonly shown: (p: { shown: number; all: number }) => string;
  readonly written: (p: { file: string; lines: number }) => string;
  readonly disputeWritten: (p: { file: string; lines: number }) => string;
}

export const courierWords: Record<Language, CourierWords> = {
  "zh-CN": {
    summary: "物流账单",
    auditSummary:
      "逐行核对物流账单：合同、借阅记录、重复、账期；-o 生成审计工作簿，--dispute 生成给物流公司的争议清单",
    disputeFlag: "生成给物流公司的争议清单（XLSX）",
    waybillFlag: "只看一个运单：截至该账期，各期账单上它的全部各行",
    companyFlag:
      "只看一家公司的账单（合同的 company）；与 --dispute 同用则争议清单只有它的各行，不与 -o 同用",
    account: {
      heading: (p) => `运单 ${p.waybill} 的账（截至 ${p.period}）`,
      none: (p) => `截至 ${p.period} 的账单上没有运单 ${p.waybill}`,
      total: "合计",
      columns: {
        ...{ period: "账期", file: "文件 · 行", waybill: "运单号", charge: "费用种类", weight: "重量（克）" },
        ...{ billed: "账单（元）", contract: "合同价（元）", payable: "应付（元）", held: "暂缓支付（元）" },
        class: "类别",
      },
    },
    ownFile: "与 -o 不同的另一个文件",
    heading: (period) => `物流账单审计 ${period}`,
    unit: "单位：元",
    summarySheet: "审计汇总",
    className: (of) => auditClasses[of]["zh-CN"],
    leg: (of) => (of === null ? "—" : of === "out" ? "去程" : "回程"),
    sample: "合同价格为样例，BALIS 未公布",
    columns: {
      class: "类别",
      lines: "行数",
      billed: "账单金额（元）",
      disputed: "争议金额（元）",
      payable: "应付（元）",
      held: "暂缓支付（元）",
    },
    lineColumns: {
      company: "物流公司",
      waybill: "运单号",
      shippedOn: "寄件日期",
      from: "寄件馆",
      to: "收件馆",
      leg: "方向",
      weight: "重量（克）",
      volumes: "册数（账单/借阅）",
      billed: "账单（元）",
      contract: "合同价（元）",
      disputed: "争议（元）",
    },
    total: "合计",
    notBilled: (p) => `账期内已寄出、账单上没有的包裹 ${p.parcels} 件，如 ${p.first}`,
    declared: (p) => `账单合计 ${p.declared} 元，各行相加 ${p.lines} 元`,
    noDeclared: (lines) => `账单没有合计行；各行相加 ${lines} 元`,
    setAside: (rows) => `另有 ${rows} 行待更正，不在上述金额内`,
    corrected: (p) => `更正后应付 ${p.payable} 元，另有争议暂缓支付 ${p.held} 元`,
    rejected: (yuan) => `答复为不予支付的 ${yuan} 元，既不应付也不暂缓`,
    noLongerRejected: (yuan) => `此前答复为不予支付、本期改为同意支付或已冲减的 ${yuan} 元`,
    company: (p) =>
      `${p.company}：各行相加 ${p.lines} 元，${p.declared === null ? "没有合计行" : `账单合计 ${p.declared} 元`}；应付 ${p.payable} 元，暂缓支付 ${p.held} 元`,
    transfer: (p) =>
      `${p.company === null ? "" : `${p.company}：`}账单只要求支付 ${p.asked} 元，本期最多可付 ${p.transfer} 元，其余 ${p.rest} 元仍为应付`,
    nothingDue: (p) =>
      `${p.company === null ? "" : `${p.company}：`}冲减多于应付，本期不付款，公司欠 ${p.payable} 元`,
    offset: (p) =>
      `${p.company === null ? "" : `${p.company}：`}多收 ${p.over} 元与少收 ${p.under} 元出在不同的运单上，各算各的，不相抵`,
    wrongTotal: (p) => `账单合计行写 ${p.declared} 元，其上各行相加为 ${p.computed} 元：合计有误`,
    question: {
      "billed-again": (p) =>
        `再次收费 ${p.lines} 行，如运单 ${p.waybill}：重量、金额、件数或日期与先前一行不同，须问清是分件、补差还是重复，此前暂缓支付`,
      "rebill-excess": (p) =>
        `补收多于冲减 ${p.lines} 行，如运单 ${p.waybill}：冲减以内的照付，多出部分须问清是补差还是重复，此前暂缓支付`,
      "credit-unmatched": (p) =>
        `没有对应收费的冲减 ${p.lines} 行，如运单 ${p.waybill}：须问清冲减的是哪一笔，此前记为暂缓支付，不抵其他运单的应付`,
      "credit-excess": (p) =>
        `多于所收金额的冲减 ${p.lines} 行，如运单 ${p.waybill}：多出部分须问清冲减的是哪一笔，此前记为暂缓支付，不抵其他运单的应付`,
      "late-line": (p) =>
        `寄件日期早于本期账单周期的 ${p.lines} 行，如运单 ${p.waybill}：须问清为何没有列入当期账单，此前暂缓支付`,
      "waybill-without-loan": (p) =>
        `没有借阅记录用过的运单 ${p.lines} 行，如运单 ${p.waybill}：须查清是谁寄的，此前暂缓支付`,
      "two-companies": (p) =>
        `两家公司收同一单号的 ${p.lines} 行，如运单 ${p.waybill}：借阅记录分不出是两件，须查清是谁承运的，此前暂缓支付`,
      "loan-differs": (p) =>
        `寄件馆、收件馆或去回程与借阅记录不符的 ${p.lines} 行，如运单 ${p.waybill}：须问清寄的是哪一件，此前暂缓支付`,
      "company-unknown": (p) =>
        `没有写明物流公司的 ${p.lines} 行，如运单 ${p.waybill}：当日有几家公司的合同有效，须在各行的“物流公司”列写明（整份都是一家的，也可以在导入格式中用 company 指明），再用 --supersede 导入更正后的文件`,
      "no-measures": (p) =>
        `计费重量大于实际重量而没有尺寸的 ${p.lines} 行，如运单 ${p.waybill}：须请物流公司提供长、宽、高，此前按实际重量支付`,
      "district-unknown": (p) =>
        `收件馆没有登记所在区的 ${p.lines} 行，如运单 ${p.waybill}（${p.library}）：${
          p.district === null
            ? "账单也没有写，可能是附加费的部分暂缓支付"
            : `附加费按账单所写的“${p.district}”计`
        }；核实后补登：balis library set ${shellWord(p.library)} --district ${p.district === null ? "所在区" : shellWord(p.district)}`,
    },
    nearMiss: (p) =>
      `运单 ${p.waybill} 没有借阅记录用过，与借阅记录中的 ${p.likely} 只差一处：可能抄错，须核对是哪一个`,
    approved: "争议金额在合同约定的限额内，可自动确认",
    notApproved: "须人工确认；查清后用 balis courier answer 答复暂缓支付的金额",
    allocationSheet: "分摊",
    allocationAbove: "成本对象是借入馆（去程的收件馆、回程的寄件馆）；只作成本分析，不向各馆收取",
    allocationColumns: {
      library: "代码",
      name: "图书馆",
      legs: "单程数",
      volumes: "册数",
      stops: "上门次数",
      base: "平摊（元）",
      byLegs: "按单程（元）",
      byVolumes: "按册（元）",
      byStops: "按上门（元）",
      sum: "合计（元）",
    },
    disputeTitle: (p) => `${p.period} 物流账单争议清单${p.company === null ? "" : `（${p.company}）`}`,
    disputeSheet: "争议清单",
    disputeAbove: ["下列各行与合同或寄件记录不符，请收到后核对并答复；答复前争议部分暂缓支付。"],
    disputeBelow: ["物流公司答复：", "经办人：                    日期："],
    disputeColumns: { number: "序号", reason: "争议理由", right: "确认金额（元）" },
    reason: reasons["zh-CN"],
    feeRepeated: "同一次上门或同一账期的固定费用已收过费",
    shown: (p) => `显示前 ${p.shown} 行，共 ${p.all} 行；用 -o 文件 生成全部`,
    written: (p) => `已生成审计工作簿（不相符的 ${p.lines} 行，每类一张表）：${p.file}`,
    disputeWritten: (p) => `已生成争议清单（${p.lines} 行）：${p.file}`,
  },
  en: {
    summary: "courier invoices",
    auditSummary:
      "check the courier invoice line by line: contract, loans, repeats, period; -o generates the audit workbook, --dispute the list of disputed lines for the courier company",
    ownFile: "a file other than that of -o",
    waybillFlag: "only one waybill: all its lines on the invoices up to this period",
    companyFlag:
      "only the invoice of this company (the contract's company); with --dispute the list has its lines only; not with -o",
    account: {
      heading: (p) => `Account of waybill ${p.waybill} up to ${p.period}`,
      none: (p) => `No invoice up to ${p.period} bills waybill ${p.waybill}`,
      total: "total",
      columns: {
        ...{
          period: "period",
          file: "file · row",
          waybill: "waybill",
          charge: "charge",
          weight: "weight (g)",
        },
        ...{ billed: "billed (yuan)", contract: "contract (yuan)", payable: "payable (yuan)" },
        ...{ held: "held (yuan)", class: "class" },
      },
    },
    disputeFlag: "generate the list of disputed lines for the courier company (XLSX)",
    heading: (period) => `Courier audit ${period}`,
    unit: "Unit: yuan",
    summarySheet: "Summary",
    className: (of) => auditClasses[of].en,
    leg: (of) => of ?? "—",
    sample: "The contract prices are samples; BALIS has not published any",
    columns: {
      class: "class",
      lines: "lines",
      billed: "billed (yuan)",
      disputed: "disputed (yuan)",
      payable: "payable (yuan)",
      held: "held (yuan)",
    },
    lineColumns: {
      company: "company",
      waybill: "waybill",
      shippedOn: "shipped on",
      from: "from",
      to: "to",
      leg: "leg",
      weight: "weight (g)",
      volumes: "volumes (invoice/loans)",
      billed: "billed (yuan)",
      contract: "contract (yuan)",
      disputed: "disputed (yuan)",
    },
    total: "total",
    notBilled: (p) => `Parcels sent in the period but not on the invoice: ${p.parcels}, e.g. ${p.first}`,
    declared: (p) => `The invoice total is ${p.declared} yuan; its lines add up to ${p.lines} yuan`,
    noDeclared: (lines) => `The invoice has no total row; its lines add up to ${lines} yuan`,
    setAside: (rows) => `Rows still to be corrected, not included in these amounts: ${rows}`,
    corrected: (p) => `Corrected: ${p.payable} yuan payable; another ${p.held} yuan in dispute are held`,
    rejected: (yuan) => `Answered as rejected: ${yuan} yuan, neither payable nor held`,
    noLongerRejected: (yuan) => `Rejected earlier, and now approved or credited: ${yuan} yuan`,
    company: (p) =>
      `${p.company}: the lines add up to ${p.lines} yuan, ${p.declared === null ? "there is no total row" : `the invoice total is ${p.declared} yuan`}; ${p.payable} yuan payable, ${p.held} yuan held`,
    transfer: (p) =>
      `${p.company === null ? "" : `${p.company}: `}The invoice asks for ${p.asked} yuan only: at most ${p.transfer} yuan may be transferred; the other ${p.rest} yuan stay payable`,
    nothingDue: (p) =>
      `${p.company === null ? "" : `${p.company}: `}More is credited than is payable: nothing is transferred; the company owes ${p.payable} yuan`,
    offset: (p) =>
      `${p.company === null ? "" : `${p.company}: `}Overcharges of ${p.over} yuan and undercharges of ${p.under} yuan are on different waybills; each is judged by itself and they are not netted`,
    wrongTotal: (p) =>
      `A total row says ${p.declared}, the lines above it add up to ${p.computed}: the total is wrong`,
    question: {
      "billed-again": (p) =>
        `Billed again: ${p.lines} ${p.lines === 1 ? "line" : "lines"}, e.g. waybill ${p.waybill}. Weight, amount, number of pieces or date differ from the earlier line: ask whether it is a partial shipment, a supplement or a repeat; held until then`,
      "rebill-excess": (p) =>
        `Billed again beyond what was credited: ${p.lines} ${p.lines === 1 ? "line" : "lines"}, e.g. waybill ${p.waybill}. What was credited is paid; ask whether the rest is a supplement or a repeat; the rest is held until then`,
      "credit-unmatched": (p) =>
        `Credits without a matching charge: ${p.lines}, e.g. waybill ${p.waybill}. Ask which charge is credited; until then the credit is held and not set off against other waybills`,
      "credit-excess": (p) =>
        `Credits of more than was billed: ${p.lines}, e.g. waybill ${p.waybill}. Ask what the rest credits; until then the rest is held and not set off against other waybills`,
      "late-line": (p) =>
        `Lines shipped before the days this invoice bills: ${p.lines}, e.g. waybill ${p.waybill}. Ask why they were not on the invoice of their own period; held until then`,
      "waybill-without-loan": (p) =>
        `Lines whose waybill no loan names: ${p.lines}, e.g. waybill ${p.waybill}. Find out who sent them; held until then`,
      "two-companies": (p) =>
        `Lines whose number another company bills, too: ${p.lines}, e.g. waybill ${p.waybill}. The loans do not show two parcels: find out who carried it; held until then`,
      "loan-differs": (p) =>
        `Lines whose sender, receiver or way is not that of the loan: ${p.lines}, e.g. waybill ${p.waybill}. Find out which parcel it was; held until then`,
      "company-unknown": (p) =>
        `Lines that do not name the courier company: ${p.lines}, e.g. waybill ${p.waybill}. Several companies have a contract in force on that day: name it in the 物流公司 (courier company) column of each row, or, if the whole bill is one company's, in the import format (company), and import the corrected file with --supersede`,
      "no-measures": (p) =>
        `Lines billed heavier than weighed, without measures: ${p.lines}, e.g. waybill ${p.waybill}. Ask the courier company for length, width and height; the real weight is paid until then`,
      "district-unknown": (p) =>
        `Lines to a receiver whose district is not in the registry: ${p.lines}, e.g. waybill ${p.waybill} (${p.library}). ${
          p.district === null
            ? "The invoice does not name it either; what may be a surcharge is held"
            : `The surcharge is that of ${p.district}, as stated on the invoice`
        }; check and add it: balis library set ${shellWord(p.library)} --district ${p.district === null ? "DISTRICT" : shellWord(p.district)}`,
    },
    nearMiss: (p) =>
      `No loan names waybill ${p.waybill}; it differs in one place from ${p.likely} of the loans: it may be mistyped, check which one is meant`,
    approved: "The disputed amount is within the agreed limit: confirmed automatically",
    notApproved: "Needs confirmation; once it is clear, answer what is held: balis courier answer",
    allocationSheet: "Cost by library",
    allocationAbove:
      "The cost object is the borrowing library (receiver on the way out, sender on the way back); for cost analysis only; not charged to any library",
    allocationColumns: {
      library: "code",
      name: "library",
      legs: "legs",
      volumes: "volumes",
      stops: "calls",
      base: "base (yuan)",
      byLegs: "by legs (yuan)",
      byVolumes: "by volumes (yuan)",
      byStops: "by calls (yuan)",
      sum: "sum (yuan)",
    },
    disputeTitle: (p) =>
      `Lines of ${p.company === null ? "the courier invoice" : `the invoice of ${p.company}`} in dispute, ${p.period}`,
    disputeSheet: "Disputes",
    disputeAbove: [
      "These lines differ from the contract or from the shipping records. Please check and reply; disputed amounts are held until then.",
    ],
    disputeBelow: ["The company's answer:", "Name:                    Date:"],
    disputeColumns: { number: "no.", reason: "why", right: "accepted (yuan)" },
    reason: reasons.en,
    feeRepeated: "this call, or the fee of this period, was billed before",
    shown: (p) => `The first ${p.shown} of ${p.all} lines; -o FILE generates all`,
    written: (p) =>
      `Audit workbook generated (${counted(p.lines, "line that differs", "lines that differ")}, one sheet for each class): ${p.file}`,
    disputeWritten: (p) => `List of disputed lines generated (${counted(p.lines, "line")}): ${p.file}`,
  },
};
