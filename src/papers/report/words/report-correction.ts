import { formatYuan } from "../../../core/money.ts";
import type { Language } from "../../../core/words/language.ts";
import type { CorrectionWords } from "../correction-words.ts";

export const correctionWords: Record<Language, CorrectionWords> = {
  "zh-CN": {
    creditNote: "贷项通知（应付贵馆增加）",
    debitNote: "借项通知（应付贵馆减少）",
    notice: "更正说明（应付贵馆不变）",
    sheet: (run) => `更正 ${run.replace("/", " ")}`,
    net: (p) => `更正 ${p.run} 对贵馆余额的影响：${formatYuan(p.yuan)} 元`,
    noChange: (run) => `更正 ${run} 不改变贵馆的余额。`,
    used: "使用经费更正",
    usedSheet: (run) => `使用更正 ${run.replace("/", " ")}`,
    usedBelow: "本表列贵馆作为请求馆的业务的更正；金额是费用基数之差，不是贵馆的收付款（应缴除外，见通知）。",
  },
  en: {
    creditNote: "Credit note (in your favour)",
    debitNote: "Debit note (in the centre's favour)",
    notice: "Correction (your balance stays as it is)",
    sheet: (run) => `Correction ${run.replace("/", " ")}`,
    net: (p) => `Correction ${p.run} changes your balance by ${formatYuan(p.yuan)} yuan`,
    noChange: (run) => `Correction ${run} does not change your balance.`,
    used: "Correction of funds used",
    usedSheet: (run) => `Used, corrected ${run.replace("/", " ")}`,
    usedBelow:
      "Corrections of what your library asked for. Amounts are differences of fee bases; apart from amounts billed (see the notice), nothing is paid to you or by you.",
  },
};
