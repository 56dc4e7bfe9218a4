/** Sentences of the bureau's forms that no layout can hold. The forms are Chinese, whatever language the program speaks. */
import type { FormWords } from "../facts/self-evaluation-facts.ts";

export const formFactWords: FormWords = {
  toFill: "【待填】",
  draft: (missing) => `草稿：尚缺 ${missing} 项，见【待填】处，补齐后方可上报`,
  sample: "样例：评分方案不是主管部门公布的",
  executionReason: (reason) => `预算执行率偏差原因：${reason}`,
  notApplicable: (p) => `不适用的指标：${p.name}（${p.why}），其分值已按比例折算到其余各项。`,
  scheme: (p) => `${p.name}（${p.rule}）`,
  method: (p) =>
    p.arithmetic === ""
      ? "—"
      : `${p.arithmetic} × ${p.points}${p.deducted === "" ? "" : `，酌扣 ${p.deducted}`}`,
  executionMethod: (of) => `执行数 ÷ ${of === "initial" ? "年初预算数" : "全年预算数"} × 分值`,
  months: (cutOff) => (cutOff === 1 ? "1月" : `1-${cutOff}月`),
  tick: "√",
};
