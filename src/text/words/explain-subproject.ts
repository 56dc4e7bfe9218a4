import type { BudgetEntry } from "../../domain/subproject/budget.ts";
import type { Spending } from "../../domain/subproject/spending.ts";
import type { Language } from "../language.ts";

interface BudgetedWords extends Pick<BudgetEntry, "number" | "day" | "line" | "economicClass"> {
  readonly source: string;
  readonly document: string;
  readonly reason: string;
  readonly isAdjusted: boolean;
}

interface SpentWords extends Pick<Spending, "day" | "voucherNo" | "line" | "economicClass"> {
  readonly source: string;
  readonly payee: string;
  readonly text: string;
  readonly id: string | null;
}

interface ExplainSubprojectWords {
  readonly budgeted: (p: BudgetedWords) => string;
  readonly spent: (p: SpentWords) => string;
}

const list = (parts: readonly (string | null)[], between: string): string =>
  parts.filter((part) => part !== null && part !== "").join(between);

export const explainSubprojectWords: Record<Language, ExplainSubprojectWords> = {
  "zh-CN": {
    budgeted: (p) =>
      `${p.isAdjusted ? "预算调整" : "年初预算"}第 ${p.number} 号：${list([p.day, p.line, p.economicClass, p.source, p.document, p.reason], "，")}`,
    spent: (p) =>
      `支出：${list([p.day, p.voucherNo, p.line, p.economicClass, p.source, p.payee, p.text, p.id === null ? null : `手工登记 ${p.id}`], "，")}`,
  },
  en: {
    budgeted: (p) =>
      `Budget ${p.isAdjusted ? "adjustment" : "entry"} ${p.number}: ${list([p.day, p.line, `class ${p.economicClass}`, p.source, p.document, p.reason], ", ")}`,
    spent: (p) =>
      `Spent: ${list([p.day, `voucher ${p.voucherNo}`, p.line, `class ${p.economicClass}`, p.source, p.payee, p.text, p.id === null ? null : `typed in as ${p.id}`], ", ")}`,
  },
};
