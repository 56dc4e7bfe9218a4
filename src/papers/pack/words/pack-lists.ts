/** The lists of a sub-project in a pack: what each is, and its columns. */
import type { Language } from "../../../core/words/language.ts";
import type { PackWords } from "../pack-words.ts";

export const packLists: Record<Language, Pick<PackWords, "lists" | "columns">> = {
  "zh-CN": {
    lists: {
      all: "子项目全部登记（流转、预算、支出、到位）",
      ...{ moves: "流转记录", budget: "预算明细", spending: "支出明细", receipts: "到位、转拨和上缴明细" },
      ...{
        values: "填报的指标值及佐证",
        targets: "绩效目标和评定",
        texts: "报告文字（各部分、写的人、来源文件）",
        subjects: "学科服务馆的申请、服务范围和核实",
        plan: "年度建设方案",
        surveys: "满意度问卷的统计（逐题，不含姓名和答卷）",
        issued: "已上报的报告（时间、上报人、文件的 SHA-256）",
      },
    },
    columns: {
      moves: [
        ...[
          "序号",
          "日期",
          "步骤",
          "由谁",
          "批复金额（元）",
          "文号",
          "说明",
          "佐证",
          "撤销理由",
          "登记时间",
          "登记人",
        ],
      ],
      budget: [
        ...["序号", "年度", "年初/调整", "馆", "预算项目", "经济分类", "资金来源", "金额（元）"],
        ...["计入合计", "日期", "文号", "理由"],
      ],
      spending: [
        ...[
          "日期",
          "凭证号",
          "分录号",
          "馆",
          "预算项目",
          "经济分类",
          "资金来源",
          "收款单位",
          "摘要",
          "金额（元）",
        ],
      ],
      receipts: ["日期", "凭证号", "馆", "资金来源", "到位/转拨/上缴", "金额（元）", "摘要"],
      surveys: [
        ...["年度", "截至月份", "指标代号", "问题", "问卷", "有效", "满意", "空白", "不在选项内", "满意率"],
        ...["原始问卷（不在资料包内）", "SHA-256"],
      ],
    },
  },
  en: {
    lists: {
      all: "everything recorded of the sub-project (moves, budget, spending, receipts)",
      ...{ moves: "moves", budget: "budget lines", spending: "spending" },
      receipts: "money received, passed on and returned",
      ...{
        values: "typed indicator values and their supporting documents",
        targets: "targets and assessments",
        texts: "what was written for the reports",
        subjects: "applications, scopes and verifications of subject service libraries",
        plan: "construction plan of the year",
        surveys: "what was counted in surveys, question by question (no names, no sheets)",
        issued: "reports that were issued (when, by whom, SHA-256 of the file)",
      },
    },
    columns: {
      moves: [
        ...[
          "no.",
          "day",
          "move",
          "by",
          "granted (yuan)",
          "document",
          "text",
          "supporting documents",
          "reason for undoing",
        ],
        ...["recorded at", "recorded by"],
      ],
      budget: [
        ...["no.", "year", "kind", "library", "line", "class", "source", "yuan"],
        ...["in the total", "day", "document", "reason"],
      ],
      spending: ["day", "voucher", "entry", "library", "line", "class", "source", "payee", "text", "yuan"],
      receipts: ["day", "voucher", "library", "source", "kind", "yuan", "text"],
      surveys: [
        ...["year", "up to month", "key", "question", "sheets", "valid", "satisfied", "blank"],
        ...["not on the scale", "satisfied, %", "the answers (not in the pack)", "SHA-256"],
      ],
    },
  },
};
