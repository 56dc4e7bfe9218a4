import type { Language } from "../../../core/words/language.ts";
import type { AreaKey } from "../checklist.ts";

const zh = {
  heading: (period: string) => `${period} 结算、关账的准备（✓ 齐备，! 提醒，✗ 须处理）`,
  closed: (period: string) => `✓ ${period} 已关账，不须准备`,
  fine: {
    libraries: (n) => `名录：图书馆 ${n} 个`,
    agreements: (n) => `协议：本账期有效 ${n} 份`,
    dd: () => "原文传递的规则：每天都有效",
    ill: () => "馆际互借的规则：每天都有效",
    courier: (companies) => `物流合同：${companies}`,
    desk: () => "差异自动处理规则、限额：已启用",
    rules: (n) => `规则版本：本账期有效 ${n} 个，没有样例，近期没有到期的`,
    calendar: (years) => `工作日历：${years} 年`,
    operators: (names) => `操作员：${names}`,
    settings: (program) => (program === "" ? "设置：没有矛盾" : `独立复算：${program} 可以运行`),
    members: () => "文件中的图书馆都有协议",
    files: (n) => `文件：已收到 ${n} 份，没有须催报的`,
    findings: () => "数据问题：没有待处理的，应报的都已报送或答复",
    discrepancies: () => "差异：没有待处理的",
    held: () => "物流账单：没有待答复的暂缓支付金额",
    earlier: () => "更早的账期：都已关账",
  } satisfies Record<AreaKey, (figure: string) => string>,
  done: (p: { missing: number; notes: number }) =>
    p.missing > 0
      ? `须处理 ${p.missing} 项，提醒 ${p.notes} 项。`
      : `没有须处理的事项${p.notes > 0 ? `，提醒 ${p.notes} 项` : ""}。`,
  /** `whats`: the first sentences, each with its full stop. */
  inTheWay: (p: { count: number; whats: readonly string[]; isAll: boolean; period: string }) =>
    `须处理 ${p.count} 项：${p.whats.join("")}${p.isAll ? "" : "……"}（balis doctor ${p.period}）`,
  next: (next: string) => `下一步：${next}`,
};

const en: typeof zh = {
  heading: (period) => `Ready to settle and close ${period}? (✓ fine, ! for information, ✗ to be done)`,
  closed: (period) => `✓ ${period} is closed; nothing needs to be prepared`,
  fine: {
    libraries: (n) => `Libraries: ${n}`,
    agreements: (n) => `Agreements in force in this period: ${n}`,
    dd: () => "Rules of document delivery: in force on every day",
    ill: () => "Rules of interlibrary loan: in force on every day",
    courier: (companies) => `Courier contract: ${companies}`,
    desk: () => "Discrepancy policies and limits: in force",
    rules: (n) => `Rule versions in force in this period: ${n}; none is a sample, and none ends soon`,
    calendar: (years) => `Working calendar: ${years}`,
    operators: (names) => `Operators: ${names}`,
    settings: (program) =>
      program === "" ? "Settings: no contradictions" : `Independent recomputation: ${program} can be run`,
    members: () => "Every library named in the files has an agreement",
    files: (n) => `Files received: ${n}; nobody has to be reminded`,
    findings: () => "Findings: none is open; all expected files are here or answered for",
    discrepancies: () => "Discrepancies: none is open",
    held: () => "Courier bills: no held amount waits for an answer",
    earlier: () => "Earlier periods: all closed",
  },
  done: (p) =>
    p.missing > 0
      ? `To be done: ${p.missing}; for information: ${p.notes}.`
      : `Nothing needs to be done${p.notes > 0 ? `; for information: ${p.notes}` : ""}.`,
  inTheWay: (p) =>
    `To be done: ${p.count}. ${p.whats.join(" ")}${p.isAll ? "" : " …"} (balis doctor ${p.period})`,
  next: (next) => `Next: ${next}`,
};

export const doctorWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
