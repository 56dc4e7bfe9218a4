/** Figures of a form made by hand: 67.896 万元 planned, 58.728 spent, three indicators. */
import type { FormFacts, FormRow } from "../../../../src/papers/forms/facts/form-facts.ts";
import { count, decimal, ratio, text, yuan } from "../../../../src/sheet/sheet.ts";

const indicator = (
  n: number,
  of: { name: string; points: bigint; score: bigint; deviation: string },
): FormRow => ({
  number: count(n),
  group: text("产出指标"),
  name: text(of.name),
  target: text("≥50000篇"),
  actual: count(53_202),
  points: count(of.points),
  score: decimal({ scaled: of.score, decimals: 1 }),
  deviation: text(of.deviation),
});

export const facts: FormFacts = {
  values: {
    "project.name": text("原文传递 <补贴> & “合成”"),
    "project.department": text(" 某市教委\n（合成）"),
    "project.year": text("2019"),
    "filled-on": text("2020-01-15"),
    "funds.total.initial": yuan(67_896_000n),
    "funds.total.budget": yuan(67_896_000n),
    "funds.total.executed": yuan(58_728_345n),
    "funds.fiscal.initial": yuan(12_345_678n),
    "funds.rate": ratio(58_728_345n, 67_896_000n),
    "execution.score": decimal({ scaled: 86n, decimals: 1 }),
    total: decimal({ scaled: 976n, decimals: 1 }),
    grade: text("优"),
    nothing: text(""),
    none: text("—"),
  },
  lists: {
    indicators: [
      indicator(1, { name: "传递文献数量", points: 50n, score: 500n, deviation: "" }),
      indicator(2, { name: "_x0041_满足率\u0007", points: 30n, score: 300n, deviation: "" }),
      indicator(3, { name: "满意度", points: 10n, score: 90n, deviation: "样本不足" }),
    ],
  },
};
