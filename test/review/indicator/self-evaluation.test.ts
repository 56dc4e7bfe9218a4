import { describe, expect, test } from "vitest";
import { parseExact, plainExact, whole, ZERO } from "../../../src/core/exact.ts";
import { Refusal } from "../../../src/core/refusal.ts";
import { monitoring } from "../../../src/review/indicator/monitoring.ts";
import {
  requireReadyForIssue,
  requireTotal,
  type SelfEvaluationInput,
  selfEvaluation,
} from "../../../src/review/indicator/self-evaluation.ts";
import type { FormScheme } from "../../../src/review/indicator/self-evaluation-rules.ts";
import {
  type Assessment,
  type AssessmentSaid,
  BLANK,
  checkTargets,
  parseTarget,
  type Target,
} from "../../../src/review/indicator/target.ts";
import { pack } from "../../support/rule-packs.ts";

const [rule] = pack("mof-2020");
const scheme = (rule && "forms" in rule.body ? rule.body.forms[0] : undefined) as FormScheme;
const OF = { subproject: "2019-dd", year: "2019" };

function target(key: string, said: string, of: { group: string; points: number; unit?: string }): Target {
  const { group, points, unit = "" } = of;
  const [firstLevel = "", secondLevel = ""] = group.split("/");
  const value = parseTarget(said, parseExact);
  if (!value) throw new Error(said);
  return {
    ...{ ...OF, key, name: key, firstLevel, secondLevel, value, text: said, unit },
    ...{ points: whole(points), method: "by-ratio", isWithdrawn: false },
  };
}

const TARGETS = [
  target("satisfaction", ">= 90%", { group: "满意度指标/服务对象满意度指标", points: 10, unit: "%" }),
  target("delivered", ">= 50000", { group: "产出指标/数量指标", points: 20, unit: "笔" }),
  target("days", "<= 3", { group: "产出指标/时效指标", points: 30 }),
  target("sharing", "明显提升", { group: "效益指标/社会效益指标", points: 30 }),
];

const said = (key: string, more: AssessmentSaid, cutOff: number | null = null): Assessment => ({
  ...{ ...BLANK, ...OF, key, cutOff },
  ...more,
});

/** Execution 86 %, delivered 45,000 of 50,000, 2 days, 100 % shared, 95 % satisfied. */
function input(more: Partial<SelfEvaluationInput> = {}): SelfEvaluationInput {
  const figure = (text: string) => ({
    value: parseExact(text) ?? ZERO,
    ...{ source: "automatic" as const, definition: "indicators x@1", missing: [] },
  });
  return {
    ...{ ...OF, scheme, rule: "self-evaluation x@1", targets: TARGETS },
    head: { project: "p", department: "d", unit: "u", leader: "l", phone: "t", goal: "g" },
    assessments: [said("sharing", { achieved: whole(1), text: "已共享" })],
    actuals: new Map([
      ["delivered", figure("45000")],
      ["days", figure("2")],
      ["satisfaction", figure("95%")],
    ]),
    figures: { initialFen: 90_00n, fullYearFen: 100_00n, executedFen: 86_00n },
    ...more,
  };
}

function refusal(run: () => void): Refusal {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error("it was taken");
}

const REASONS = [said("delivered", { reason: "外文缺藏" }), said("execution", { reason: "跨年支付" })];

describe("the self-evaluation form", () => {
  // 8.6 + 20 × 0.9 + 30 + 30 + 10 = 96.6
  test("its printed scores add up to its total, and the total gives the grade", () => {
    const made = selfEvaluation(input());
    expect(made.rows.map((r) => [r.target.key, r.actualText, plainExact(r.score)])).toEqual([
      ["delivered", "45,000笔", "18"],
      ["days", "2", "30"],
      ["sharing", "已共享；达成预期指标 100%", "30"],
      ["satisfaction", "95%", "10"],
    ]);
    expect([plainExact(made.execution.score), plainExact(made.total), made.grade]).toEqual([
      "8.6",
      "96.6",
      "优",
    ]);
  });

  test("rows stand in the order of the form, whatever order they were set in", () => {
    const levels = selfEvaluation(input()).rows.map((r) => r.target.firstLevel);
    expect(levels).toEqual(["产出指标", "产出指标", "效益指标", "满意度指标"]);
  });

  test("a missed target and an execution rate below 90 % without reasons: told in a draft, refused for issue", () => {
    const made = selfEvaluation(input());
    expect(made.findings.map((f) => [f.code, "key" in f.params ? f.params.key : ""])).toEqual([
      ["deviation-must-be-explained", "execution"],
      ["deviation-must-be-explained", "delivered"],
    ]);
    expect(refusal(() => requireReadyForIssue(made)).code).toBe("deviation-must-be-explained");
  });

  test("with both reasons it can be handed in, and the reasons stand in the form", () => {
    const { assessments } = input();
    const made = selfEvaluation(input({ assessments: [...assessments, ...REASONS] }));
    expect(made.findings).toEqual([]);
    expect([made.execution.deviation, made.rows[0]?.deviation]).toEqual(["跨年支付", "外文缺藏"]);
    expect(() => requireReadyForIssue(made)).not.toThrow();
  });

  test("more executed than the full year's budget is told in a draft and refused for issue, to the fen", () => {
    const of = (executedFen: bigint) =>
      selfEvaluation(input({ figures: { initialFen: 90_00n, fullYearFen: 100_00n, executedFen } }));
    const codes = (executedFen: bigint) => of(executedFen).findings.map((f) => f.code);
    expect(codes(100_00n)).not.toContain("execution-must-be-within-budget");
    expect(codes(100_01n)).toContain("execution-must-be-within-budget");
    const code = refusal(() => requireReadyForIssue(of(100_01n))).code;
    expect(code).toBe("execution-must-be-within-budget");
  });

  test("exactly 90 % executed needs no reason", () => {
    const figures = { initialFen: 100n, fullYearFen: 100n, executedFen: 90n };
    expect(selfEvaluation(input({ figures })).findings.map((f) => f.params)).not.toContainEqual(
      expect.objectContaining({ key: "execution" }),
    );
  });

  test("a target nobody has a figure for is refused for issue", () => {
    const made = selfEvaluation(input({ assessments: REASONS }));
    expect(refusal(() => requireReadyForIssue(made)).code).toBe("actual-must-be-given");
  });

  test("a typed total that contradicts its parts is refused, with the parts", () => {
    const made = selfEvaluation(input());
    expect(() => requireTotal(made, { num: 966n, den: 10n })).not.toThrow();
    expect(refusal(() => requireTotal(made, whole(97))).params).toEqual({
      typed: "97",
      total: "96.60",
      parts: "8.6 + 18 + 30 + 30 + 10",
    });
  });

  test("far above its target: full points and a flag, until a person deducts", () => {
    const actuals = new Map(input().actuals);
    actuals.set("delivered", { value: whole(70_000), source: "typed", definition: "x", missing: [] });
    const made = selfEvaluation(input({ actuals }));
    expect(plainExact(made.rows[0]?.score ?? ZERO)).toBe("20");
    expect(made.findings.map((f) => f.code)).toContain("over-achievement-should-be-looked-at");
    const deduct = { points: whole(2), why: "目标定低" };
    const after = selfEvaluation(input({ actuals, assessments: [said("delivered", { deduct })] }));
    expect(plainExact(after.rows[0]?.score ?? ZERO)).toBe("18");
    expect(after.findings.map((f) => f.code)).not.toContain("over-achievement-should-be-looked-at");
    // Looked at, and nothing deducted: answered, with its reason on the form.
    const nothing = { points: ZERO, why: "政策变化，核过不扣" };
    const kept = selfEvaluation(input({ actuals, assessments: [said("delivered", { deduct: nothing })] }));
    expect(plainExact(kept.rows[0]?.score ?? ZERO)).toBe("20");
    expect(kept.rows[0]?.deviation).toBe("政策变化，核过不扣");
    expect(kept.findings.map((f) => f.code)).not.toContain("over-achievement-should-be-looked-at");
  });

  test("more than its points can't be deducted", () => {
    const deduct = { points: whole(21), why: "x" };
    const code = refusal(() => selfEvaluation(input({ assessments: [said("delivered", { deduct })] }))).code;
    expect(code).toBe("deduction-must-be-within-points");
  });

  test("what does not apply leaves the form, and the rest is 100 again", () => {
    const { assessments } = input();
    const out = said("satisfaction", { notApplicable: "未做问卷" });
    const made = selfEvaluation(input({ assessments: [...assessments, out] }));
    expect(made.notApplicable.map((n) => n.target.key)).toEqual(["satisfaction"]);
    // 10, 20, 30, 30 of 90 are 11.111…, 22.222…, 33.333… twice: the odd hundredth goes to days, before sharing by key.
    expect([made.execution.points, ...made.rows.map((r) => r.points)].map(plainExact)).toEqual([
      "11.11",
      "22.22",
      "33.34",
      "33.33",
    ]);
  });

  test("an indicator that counts otherwise than people say is a question, in the form and in the monitoring", () => {
    const surveyed = (cutOff: number | null, text: string) =>
      said("satisfaction", { actual: parseExact(text) ?? ZERO, fraction: { num: 35n, den: 38n } }, cutOff);
    const made = selfEvaluation(
      input({ assessments: [...input().assessments, ...REASONS, surveyed(null, "35/38")] }),
    );
    const rival = { code: "target-must-have-one-figure" };
    const params = { key: "satisfaction", counted: "95%", assessed: "92.11%" };
    expect(made.findings).toContainEqual(
      expect.objectContaining({ ...rival, params: expect.objectContaining(params) }),
    );
    expect(refusal(() => requireReadyForIssue(made)).code).toBe(rival.code);
    const same = selfEvaluation(input({ assessments: [...REASONS, surveyed(null, "95%")] }));
    expect(same.findings.map((f) => f.code)).not.toContain(rival.code);
    const figures = { initialFen: 1n, executedFen: 0n, expectedFen: 1n };
    const upTo = (assessments: readonly Assessment[]) =>
      monitoring({ ...input(), cutOff: 7, targets: TARGETS.slice(0, 1), assessments, figures }).findings;
    expect(upTo([surveyed(7, "35/38")]).map((f) => f.code)).toContain(rival.code);
    expect(upTo([surveyed(null, "35/38")]).map((f) => f.code)).not.toContain(rival.code);
  });

  test("targets that do not come to 90 points are told by how much", () => {
    expect(plainExact(checkTargets(TARGETS.slice(1), scheme).missing)).toBe("10");
    expect(checkTargets(TARGETS, scheme)).toEqual({ missing: ZERO, findings: [] });
  });

  test("first levels that differ from the scheme are told, not refused", () => {
    const other = TARGETS.map((t) => (t.key === "days" ? { ...t, firstLevel: "效益指标" } : t));
    const { findings } = checkTargets(other, scheme);
    expect(findings.map((f) => f.code)).toEqual(Array(2).fill("first-level-should-follow-scheme"));
  });
});

describe("the monitoring table", () => {
  const figures = { initialFen: 100_00n, executedFen: 40_00n, expectedFen: 95_00n };
  const made = (assessments: Assessment[]) =>
    monitoring({ ...input(), cutOff: 7, targets: TARGETS.slice(1, 2), assessments, figures });

  test("target, so far, expected, likelihood and causes, as of its own month", () => {
    const july = said("delivered", { expected: "52,000笔", likelihood: "certain" }, 7);
    const june = said("delivered", { likelihood: "impossible" }, 6);
    expect(made([june, july])).toMatchObject({
      rate: { num: 2n, den: 5n },
      rows: [
        { targetText: "≥50,000笔", soFarText: "45,000笔", expectedText: "52,000笔", likelihood: "certain" },
      ],
      findings: [],
    });
  });

  test.each<[string, AssessmentSaid, string[]]>([
    ["nothing is said", {}, ["likelihood-must-be-given"]],
    ["not certain, without a cause", { likelihood: "possible", reason: "缺人" }, ["doubt-must-be-explained"]],
    ["not certain, with cause and reason", { likelihood: "possible", causes: ["staff"], reason: "缺人" }, []],
  ])("%s", (_what, more, codes) => {
    expect(made([said("delivered", more, 7)]).findings.map((f) => f.code)).toEqual(codes);
  });
});
