import type { StatementWords } from "../../domain/report/words.ts";
import type { Language } from "../language.ts";

export const statementWords: Record<Language, StatementWords> = {
  "zh-CN": {
    notice: "通知",
    supplied: "原文传递提供明细",
    lent: "馆际互借借出明细",
    discrepancies: "差异明细",
    title: {
      receive: "收款通知（不是账单，无需付款）",
      pay: "付款通知（请付款）",
      "carry-forward": "结转通知（本期无收付）",
    },
    headline: {
      receive: (p) => `${p.library}将收到 ￥${p.figures}`,
      pay: (p) => `${p.library}应付 ￥${p.figures}`,
      "carry-forward": () => "本期无款项往来",
    },
    what: {
      receive: "本通知告知贵馆将收到的补贴，贵馆不需要支付任何款项。",
      pay: "请贵馆按上列金额向中心付款。",
      "carry-forward": "本期贵馆与中心之间无款项收付，请存档备查。",
    },
    net: "净额",
    lines: {
      library: (p) => `图书馆：${p.name}（${p.code}）`,
      direction: "款项方向：",
    },
    direction: {
      receive: (p) => `${p.centre} → ${p.library}（中心付给贵馆）`,
      pay: (p) => `${p.library} → ${p.centre}（贵馆付给中心）`,
      "carry-forward": () => "无",
    },
    tableTitle: (p) => `${p.library} · ${p.sheet}`,
    ask: "如对明细有异议，请在收到之日起十个工作日内回复，并注明费用编号（C-…）或差异编号（D-…）。",
    steps: (p) => `${p.item} ${p.quantity} ${p.unit} × ${p.unitYuan}`,
    open: "未处理",
    fieldDifference: (p) => `${p.field}：提供馆 ${p.supplier}，请求馆 ${p.requester}`,
  },
  en: {
    notice: "Notice",
    supplied: "Documents supplied",
    lent: "Volumes lent",
    discrepancies: "Discrepancies",
    title: {
      receive: "Notice of payment to you (no invoice, nothing to pay)",
      pay: "Notice of payment due (please pay)",
      "carry-forward": "Carry-forward notice (nothing to pay or receive)",
    },
    headline: {
      receive: (p) => `${p.library} will receive RMB ${p.figures}`,
      pay: (p) => `${p.library} owes RMB ${p.figures}`,
      "carry-forward": () => "No money moves for this period",
    },
    what: {
      receive: "This notice tells you what you will receive. You do not have to pay anything.",
      pay: "Please pay the amount above to the centre.",
      "carry-forward": "No money moves between you and the centre for this period; please keep this notice.",
    },
    net: "Net",
    lines: {
      library: (p) => `Library: ${p.name} (${p.code})`,
      direction: "Money goes: ",
    },
    direction: {
      receive: (p) => `${p.centre} → ${p.library} (the centre pays you)`,
      pay: (p) => `${p.library} → ${p.centre} (you pay the centre)`,
      "carry-forward": () => "nowhere",
    },
    tableTitle: (p) => `${p.library} · ${p.sheet}`,
    ask: "If you disagree, answer within ten working days and name the charge (C-…) or discrepancy (D-…).",
    steps: (p) => `${p.item} ${p.quantity} ${p.unit} × ${p.unitYuan}`,
    open: "open",
    fieldDifference: (p) => `${p.field}: supplier ${p.supplier}, requester ${p.requester}`,
  },
};
