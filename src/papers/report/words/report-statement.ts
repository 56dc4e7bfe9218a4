import type { Language } from "../../../core/words/language.ts";
import type { StatementWords } from "../words.ts";

export const statementWords: Record<Language, StatementWords> = {
  "zh-CN": {
    notice: "通知",
    supplied: "原文传递提供明细",
    lent: "馆际互借借出明细",
    discrepancies: "差异明细",
    title: {
      receive: "收款通知（本通知不是账单，贵馆无需付款）",
      pay: "付款通知（请付款）",
      "carry-forward": "结转通知（本期无收付）",
    },
    headline: {
      receive: (p) => `期末应付${p.library}余额 ￥${p.figures}`,
      pay: (p) => `${p.library}应付 ￥${p.figures}`,
      "carry-forward": () => "本期无款项往来",
    },
    what: {
      receive: "本通知告知贵馆将收到的款项，贵馆不需要支付任何款项。",
      pay: "请贵馆按上列金额向中心付款。",
      "carry-forward": "本期贵馆与中心之间无款项收付，请存档备查。",
    },
    net: "净额",
    opening: "期初余额",
    closing: "期末余额",
    kept: (p) => `${p.owes} ￥${p.figures}，不足起付额 ￥${p.threshold}，结转下期`,
    owes: (p) => (p.isLibrary ? "贵馆欠中心" : "中心欠贵馆"),
    billed: (scheme) => `应缴：${scheme}`,
    earned: (scheme) => `应收：${scheme}`,
    correctionRow: (run) => `更正 ${run}`,
    lines: {
      library: (p) => `图书馆：${p.name}（${p.code}）`,
      direction: "款项方向：",
    },
    direction: {
      receive: (p) => `${p.centre} → ${p.library}（中心付给贵馆）`,
      pay: (p) => `${p.library} → ${p.centre}（贵馆付给中心）`,
      "carry-forward": (p) => (p.owes === "" ? "无" : `本期无收付（${p.owes}，结转下期）`),
    },
    tableTitle: (p) => `${p.library} · ${p.sheet}`,
    ask: "如对明细有异议，请在收到之日起十个工作日内回复，并注明费用项编号（C-…）或差异编号（D-…）。",
    steps: (p) => `${p.item} ${p.quantity} ${p.unit} × ${p.unitYuan}`,
    open: "待处理",
    fieldDifference: (p) => `${p.field}：提供馆 ${p.supplier}，请求馆 ${p.requester}`,
  },
  en: {
    notice: "Notice",
    supplied: "Documents supplied",
    lent: "Volumes lent",
    discrepancies: "Discrepancies",
    title: {
      receive: "Notice of payment to you (this is not an invoice; you have nothing to pay)",
      pay: "Notice of payment due (please pay)",
      "carry-forward": "Carry-forward notice (nothing to pay or receive)",
    },
    headline: {
      receive: (p) => `Closing balance payable to ${p.library}: RMB ${p.figures}`,
      pay: (p) => `${p.library} owes RMB ${p.figures}`,
      "carry-forward": () => "No payment for this period",
    },
    what: {
      receive: "This notice informs you of the amount you will receive. You do not have to pay anything.",
      pay: "Please pay the amount above to the centre.",
      "carry-forward":
        "There is no payment between you and the centre for this period; please keep this notice.",
    },
    net: "Net",
    opening: "Opening balance",
    closing: "Closing balance",
    kept: (p) => `${p.owes} RMB ${p.figures}, below RMB ${p.threshold}: carried forward`,
    owes: (p) => (p.isLibrary ? "You owe the centre" : "The centre owes you"),
    billed: (scheme) => `Owed by you: ${scheme}`,
    earned: (scheme) => `Due to you: ${scheme}`,
    correctionRow: (run) => `Correction ${run}`,
    lines: {
      library: (p) => `Library: ${p.name} (${p.code})`,
      direction: "Payment: ",
    },
    direction: {
      receive: (p) => `${p.centre} → ${p.library} (the centre pays you)`,
      pay: (p) => `${p.library} → ${p.centre} (you pay the centre)`,
      "carry-forward": (p) => (p.owes === "" ? "none" : `none in this period (${p.owes}; carried forward)`),
    },
    tableTitle: (p) => `${p.library} · ${p.sheet}`,
    ask: "If you disagree with a line, please reply within ten working days of receipt and quote the charge (C-…) or discrepancy (D-…).",
    steps: (p) => `${p.item} ${p.quantity} ${p.unit} × ${p.unitYuan}`,
    open: "open",
    fieldDifference: (p) => `${p.field}: supplier ${p.supplier}, requester ${p.requester}`,
  },
};
