/**
 * The bureau's forms, cell for cell, of a year worked out by hand (test/support/form-year.ts).
 * Source of the cells: SOURCES.md [self-evaluation-form], [monitoring-form].
 */
import { describe, expect, test } from "vitest";
import { Refusal } from "../../../src/core/refusal.ts";
import type { FormFacts } from "../../../src/papers/forms/facts/form-facts.ts";
import { monitoringFacts } from "../../../src/papers/forms/facts/monitoring-facts.ts";
import { FORM_SHAPES } from "../../../src/papers/forms/facts/report-facts.ts";
import { selfEvaluationFacts } from "../../../src/papers/forms/facts/self-evaluation-facts.ts";
import { layOut } from "../../../src/papers/forms/lay-out.ts";
import { requireMonitored } from "../../../src/review/indicator/monitoring.ts";
import {
  ABOUT as about,
  cellTexts,
  evaluated,
  JULY,
  layoutNamed,
  monitored,
  said,
  schemeNamed,
  target,
} from "../../support/form-year.ts";

function laid(name: string, facts: FormFacts) {
  const [page] = layOut(layoutNamed(name), facts);
  if (!page) throw new Error("no page");
  return page;
}

// 8.60 + 20 × 0.9 + 30 × 3/4 + 30 × 0.9 + 8 (of 10, between 80 and 90 %) = 84.1
describe("项目支出绩效自评表", () => {
  test("has exactly the cells of the filled form, and its sums are live", () => {
    expect(cellTexts(laid("self-evaluation", selfEvaluationFacts(evaluated(), about)))).toEqual([
      "A1:I1 项目支出绩效自评表",
      "A2:I2 （2019年度）",
      ...["A3:F3", "G3:I3 金额单位：万元"],
      ...["A4:C4 项目名称", "D4:I4 原文传递"],
      ...["A5:C5 主管部门", "D5:E5 教委", "F5:G5 实施单位", "H5:I5 人大"],
      ...["A6:C6 项目负责人", "D6:E6 张三", "F6:G6 联系电话", "H6:I6 010"],
      "A7:B11 项目资金\n（万元）",
      ...["C7", "D7 年初预算数", "E7 全年预算数", "F7 全年执行数", "G7 分值", "H7 执行率", "I7 得分"],
      ...["C8 年度资金总额", "D8 30.50 =SUM(D9:D11)", "E8 31.50 =SUM(E9:E11)", "F8 27.09 =SUM(F9:F11)"],
      ...["G8 10", "H8 86.00% =F8/E8", "I8 8.60"],
      ...["C9 其中：当年财政拨款", "D9 30.00", "E9 31.00", "F9 27.09", "G9 —", "H9 87.39% =F9/E9", "I9 —"],
      ...["C10 上年结转资金", "D10 0.50", "E10 0.50", "F10 0.00", "G10 —", "H10 0.00% =F10/E10", "I10 —"],
      ...["C11 其他资金", "D11 0.00", "E11 0.00", "F11 0.00", "G11 —", "H11 —", "I11 —"],
      ...["A12:A13 年度总体目标", "B12:E12 预期目标", "F12:I12 实际完成情况"],
      ...["B13:E13 五万笔", "F13:I13 四万五千笔"],
      ...["A14:A18 绩效指标", "B14 一级指标", "C14 二级指标", "D14 三级指标", "E14 年度指标值"],
      ...["F14 实际完成值", "G14 分值", "H14 得分", "I14 偏差原因分析及改进措施"],
      ...["B15:B16 产出指标", "C15 数量指标", "D15 满足量", "E15 ≥50,000笔", "F15 45,000笔"],
      ...["G15 20", "H15 18.00", "I15 外文缺藏"],
      ...[
        "C16 时效指标",
        "D16 处理时间",
        "E16 ≤3工作日",
        "F16 4工作日",
        "G16 30",
        "H16 22.50",
        "I16 系统升级",
      ],
      ...["B17 效益指标", "C17 社会效益指标", "D17 共享水平", "E17 明显提升"],
      ...["F17 已共享；达成预期指标 90%", "G17 30", "H17 27.00", "I17"],
      ...["B18 满意度指标", "C18 服务对象满意度指标", "D18 满意度", "E18 ≥90%", "F18 85%"],
      ...["G18 10", "H18 8.00", "I18 回收偏少"],
      ...["A19:F19 总分", "G19 100 =SUM(G8,G15:G18)", "H19 84.10 =SUM(I8,H15:H18)", "I19"],
      "A20:I20 预算执行率偏差原因：跨年支付",
    ]);
  });

  test("is one A4 page upright, its heading repeated where it needs more", () => {
    const page = laid("self-evaluation", selfEvaluationFacts(evaluated(), about));
    expect(page).toMatchObject({ isLandscape: false, fitsOnePage: true, titles: { from: 14, to: 14 } });
    const many = Array.from({ length: 90 }, (_, i) =>
      target(`满足量${i}`, ">= 1", { group: "产出指标/数量指标", points: 1 }),
    );
    const long = laid("self-evaluation", selfEvaluationFacts(evaluated({ targets: many }), about));
    expect(long.fitsOnePage).toBe(false);
  });

  test("with cost indicators: 成本 20, 产出 40, 效益 20, 满意度 10, and 10 for the execution", () => {
    const targets = [
      target("单位成本", "<= 6", { group: "成本指标/经济成本指标", points: 20, unit: "元" }),
      target("满足量", ">= 50000", { group: "产出指标/数量指标", points: 40, unit: "笔" }),
      target("共享水平", "明显提升", { group: "效益指标/社会效益指标", points: 20 }),
      target("满意度", ">= 90%", {
        group: "满意度指标/服务对象满意度指标",
        points: 10,
        unit: "%",
        bands: true,
      }),
    ];
    const made = evaluated({ targets, scheme: schemeNamed("mof2021-cost") });
    const cells = cellTexts(laid("self-evaluation", selfEvaluationFacts(made, about)));
    // 8.60 + nothing known of the cost + 40 × 0.9 + 20 × 0.9 + 8 = 70.6
    expect(cells).toEqual(
      expect.arrayContaining([
        ...["B15 成本指标", "C15 经济成本指标", "G15 20", "F15 【待填】", "H15 0.00"],
        ...["G16 40", "G17 20", "G18 10", "H19 70.60 =SUM(I8,H15:H18)"],
      ]),
    );
  });

  test("a draft says so, and marks each cell that must be filled in", () => {
    const made = evaluated({ assessments: [] });
    const cells = cellTexts(laid("self-evaluation", selfEvaluationFacts(made, about)));
    // Reasons of the execution, 满足量, 处理时间, 满意度, and the figure of 共享水平.
    expect(cells).toContain("A3:F3 草稿：尚缺 5 项，见【待填】处，补齐后方可上报");
    expect(cells).toEqual(
      expect.arrayContaining(["I15 【待填】", "I16 【待填】", "F17 【待填】", "I18 【待填】"]),
    );
    expect(cells.at(-1)).toBe("A20:I20 预算执行率偏差原因：【待填】");
  });

  test("what does not apply is named below, and its points have gone to the rest", () => {
    const out = said("满意度", { notApplicable: "未做问卷" });
    const made = evaluated({ assessments: [out] });
    const cells = cellTexts(laid("self-evaluation", selfEvaluationFacts(made, about)));
    // After the line on the execution's reason, which is missing.
    expect(cells.at(-1)).toBe("A20:I20 不适用的指标：满意度（未做问卷），其分值已按比例折算到其余各项。");
    expect(cells).toContain("G18 100 =SUM(G8,G15:G17)");
  });

  test("typed figures have no sources: dashes, and a total that stands alone", () => {
    const typed = {
      kind: "typed",
      initialFen: 100n,
      fullYearFen: 31_500_000n,
      executedFen: 27_090_050n,
    } as const;
    const facts = selfEvaluationFacts(evaluated(), { ...about, funds: typed });
    const cells = cellTexts(laid("self-evaluation", facts));
    expect(cells).toEqual(expect.arrayContaining(["E8 31.50", "E9 —", "E10 —", "E11 —", "H8 86.00% =F8/E8"]));
  });
});

describe("the same year on another layout", () => {
  test("Haidian's: how each score is made, two rows of funds, the rate of the initial budget, whole points", () => {
    // 270,900.50 / 305,000.00 = 88.8 %: 9 of 10; 18, 22.5 → 23, 27, 8.
    const made = evaluated({ scheme: schemeNamed("mof2016-initial") });
    const cells = cellTexts(laid("haidian-self-evaluation", selfEvaluationFacts(made, about)));
    expect(cells).toEqual(
      expect.arrayContaining([
        ...["D8 30.5000 =SUM(D9:D10)", "E8 27.0901 =SUM(E9:E10)", "F8 执行数 ÷ 年初预算数 × 分值"],
        ...["G8 10", "H8 9", "I8 88.8% =E8/D8", "B9:C9 其中：本年一般公共预算拨款", "D10 0.5000"],
        ...["A13:A14 产出指标（50分）", "F13 45,000 ÷ 50,000 × 20", "F14 3 ÷ 4 × 30", "H14 23"],
        ...["F16 ≥80% → 80% × 10", "H17 85 =SUM(H8,H13:H16)", "I17 等级：良"],
      ]),
    );
  });
});

describe("项目支出绩效目标执行监控表", () => {
  const JULY_SAID = [
    said("满足量", { actual: { num: 31_000n, den: 1n }, expected: "52,000笔", likelihood: "certain" }, 7),
    said(
      "处理时间",
      {
        expected: "3.2工作日",
        likelihood: "possible",
        causes: ["staff", "equipment"],
        reason: "缺人",
        note: "已补",
      },
      7,
    ),
    said("共享水平", { text: "三期培训", likelihood: "certain" }, 7),
    said("满意度", { likelihood: "impossible", causes: ["other"], reason: "未发问卷" }, 7),
  ];
  const made = (assessments = JULY_SAID, expectedFen: bigint | null = 29_500_000n) =>
    monitoringFacts(monitored(assessments, expectedFen), {
      ...{ ...about, funds: JULY },
      expected: { as: "flag", fiscalFen: 29_000_000n },
    });

  test("has the cells of its form: the cut-off in every label, five causes, three likelihoods, remarks", () => {
    expect(cellTexts(laid("monitoring", made()))).toEqual([
      "A1:Q1 项目支出绩效目标执行监控表",
      "A2:Q2 （2019年度）",
      ...["A3:I3", "J3:Q3 金额单位：万元"],
      ...["A4:C4 项目名称", "D4:Q4 原文传递"],
      ...["A5:C5 主管部门及代码", "D5:G5 教委", "H5:K5 实施单位", "L5:Q5 人大"],
      ...["A6:C9 项目资金\n（万元）", "D6", "E6:F6 年初预算数", "G6:I6 1-7月执行数", "J6:M6 1-7月执行率"],
      "N6:Q6 全年预计执行数",
      // 120,000.50 / 305,000 = 39.34 %; 120,000.50 / 300,000 = 40.00 %
      ...["D7 年度资金总额", "E7:F7 30.50 =SUM(E8:E9)", "G7:I7 12.00 =SUM(G8:G9)", "J7:M7 39.34% =G7/E7"],
      "N7:Q7 29.50 =SUM(N8:N9)",
      ...[
        "D8 其中：本年一般公共预算拨款",
        "E8:F8 30.00",
        "G8:I8 12.00",
        "J8:M8 40.00% =G8/E8",
        "N8:Q8 29.00",
      ],
      ...["D9 其他资金", "E9:F9 0.50", "G9:I9 0.00", "J9:M9 0.00% =G9/E9", "N9:Q9 0.50"],
      ...["A10:C10 年度总体目标", "D10:Q10 五万笔"],
      ...[
        "A11:A16 绩效指标",
        "B11:B12 一级指标",
        "C11:C12 二级指标",
        "D11:D12 三级指标",
        "E11:E12 年度指标值",
      ],
      ...[
        "F11:F12 1-7月执行情况",
        "G11:G12 全年预计完成情况",
        "H11:M11 偏差原因分析",
        "N11:P11 完成目标可能性",
      ],
      "Q11:Q12 备注",
      ...["H12 经费保障", "I12 制度保障", "J12 人员保障", "K12 硬件条件保障", "L12 其他", "M12 原因说明"],
      ...["N12 确定能", "O12 有可能", "P12 完全不可能"],
      ...["B13:B14 产出指标", "C13 数量指标", "D13 满足量", "E13 ≥50,000笔", "F13 31,000笔", "G13 52,000笔"],
      ...["H13", "I13", "J13", "K13", "L13", "M13", "N13 √", "O13", "P13", "Q13"],
      ...["C14 时效指标", "D14 处理时间", "E14 ≤3工作日", "F14", "G14 3.2工作日"],
      ...["H14", "I14", "J14 √", "K14 √", "L14", "M14 缺人", "N14", "O14 √", "P14", "Q14 已补"],
      ...["B15 效益指标", "C15 社会效益指标", "D15 共享水平", "E15 明显提升", "F15 三期培训", "G15"],
      ...["H15", "I15", "J15", "K15", "L15", "M15", "N15 √", "O15", "P15", "Q15"],
      ...["B16 满意度指标", "C16 服务对象满意度指标", "D16 满意度", "E16 ≥90%", "F16", "G16"],
      ...["H16", "I16", "J16", "K16", "L16 √", "M16 未发问卷", "N16", "O16", "P16 √", "Q16"],
    ]);
  });

  test("lies across, on one page, with both heading rows repeated", () => {
    const page = laid("monitoring", made());
    expect(page).toMatchObject({ isLandscape: true, fitsOnePage: true, titles: { from: 11, to: 12 } });
  });

  test("a draft marks what is missing; for issue it is refused with everything that is", () => {
    const doubtful = [said("满足量", { likelihood: "possible" }, 7)];
    const cells = cellTexts(laid("monitoring", made(doubtful, null)));
    // The expectation, the doubt, and three likelihoods.
    expect(cells).toContain("A3:I3 草稿：尚缺 5 项，见【待填】处，补齐后方可上报");
    expect(cells).toEqual(expect.arrayContaining(["N7:Q7 【待填】", "M13 【待填】", "Q14 【待填】"]));
    try {
      requireMonitored(monitored(doubtful, null));
      expect.unreachable();
    } catch (error) {
      const codes = error instanceof Refusal ? error.findings.map((f) => f.code) : [];
      expect(codes).toEqual([
        ...["expected-spending-must-be-given", "doubt-must-be-explained"],
        ...Array(3).fill("likelihood-must-be-given"),
      ]);
    }
  });
});

describe("the names of figures", () => {
  const facts: Readonly<Record<string, FormFacts>> = {
    "self-evaluation": selfEvaluationFacts(
      evaluated({ assessments: [said("满意度", { notApplicable: "未做问卷" })] }),
      about,
    ),
    monitoring: monitoringFacts(monitored([], null), { ...about, expected: { as: "flag", fiscalFen: null } }),
  };

  test.each(Object.keys(facts))("of %s: what a layout may name is what there is", (form) => {
    const shape = FORM_SHAPES.find((s) => s.form === form);
    const { values, lists } = facts[form] ?? { values: {}, lists: {} };
    expect(Object.keys(values).sort()).toEqual([...(shape?.values ?? [])].sort());
    expect(Object.keys(lists).sort()).toEqual(Object.keys(shape?.lists ?? {}).sort());
    for (const [list, rows] of Object.entries(lists))
      for (const row of rows) expect(Object.keys(row).sort()).toEqual([...(shape?.lists[list] ?? [])].sort());
  });
});
