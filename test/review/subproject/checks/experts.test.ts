/** Panels of experts and their scores: who may judge, and what the points come to, worked out by hand. */
import { describe, expect, test } from "vitest";
import { plainExact } from "../../../../src/core/exact.ts";
import { Refusal } from "../../../../src/core/refusal.ts";
import {
  type Expert,
  type ExpertPanel,
  type PanelPurpose,
  panelFindings,
  panelFor,
  parseExpert,
  planPanel,
} from "../../../../src/review/subproject/experts/expert-panel.ts";
import {
  type ExpertScore,
  panelResults,
  planScore,
} from "../../../../src/review/subproject/experts/expert-score.ts";
import { readScores } from "../../../../src/review/subproject/experts/read-expert-table.ts";
import { type LifeState, lifeStateOf } from "../../../../src/review/subproject/lifecycle.ts";

const STATE = { ...lifeStateOf([]), contractor: "10002", applicants: ["10002", "10013"] };

/** So many of 10002 itself, the others of 10001. */
const panelOf = (count: number, own: number, purpose: PanelPurpose = "acceptance"): ExpertPanel => ({
  ...{ subproject: "2019-dd", number: 1, purpose, day: "2019-11-20", document: "样例验收2号" },
  experts: Array.from(
    { length: count },
    (_, i): Expert => ({
      ...{ name: `专家${i + 1}`, unit: "某校", title: "教授", field: "图书馆学" },
      library: i < own ? "10002" : "10001",
    }),
  ),
});

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return "";
}

describe("a panel", () => {
  // A third of 5 is 1, of 6 is 2, of 8 is 2, of 9 is 3.
  test.each([
    [4, 0, "panel-must-have-its-number"],
    [5, 1, ""],
    [5, 2, "panel-must-be-mostly-from-outside"],
    [6, 2, ""],
    [8, 3, "panel-must-be-mostly-from-outside"],
    [9, 3, ""],
    [10, 0, "panel-must-have-its-number"],
  ])("of %i with %i of the contractor's own: %s", (count, own, code) => {
    expect(codeOf(() => planPanel({ state: STATE, panels: [] }, panelOf(count, own)))).toBe(code);
  });

  test("that judges applications has at most a third of any applicant; another one needs the contractor", () => {
    const state = { ...STATE, contractor: null };
    const plan = (panel: ExpertPanel) => codeOf(() => planPanel({ state, panels: [] }, panel));
    expect(plan(panelOf(6, 3, "application"))).toBe("panel-must-be-mostly-from-outside");
    expect(plan(panelOf(6, 2, "application"))).toBe("");
    expect(plan(panelOf(6, 2))).toBe("panel-must-know-its-contractor");
  });

  test("names each expert once; the same panel again is nothing new, another one takes its place", () => {
    const [first] = [panelOf(5, 1)];
    const twice = { ...first, experts: [...first.experts.slice(0, 4), ...first.experts.slice(0, 1)] };
    expect(codeOf(() => planPanel({ state: STATE, panels: [] }, twice))).toBe("expert-must-be-named-once");
    expect(planPanel({ state: STATE, panels: [first] }, first)).toBeNull();
    const second = planPanel({ state: STATE, panels: [first] }, panelOf(7, 2));
    expect(second?.number).toBe(2);
    expect(panelFor([first, second ?? first], "acceptance")?.experts).toHaveLength(7);
  });

  test("stays as it was once it was decided or concluded on what it said; one that nobody named may be named late", () => {
    const decided = { ...STATE, decidedOn: "2018-12-20" };
    const passed = { stage: "passed" as const, concludedOn: "2019-11-29" };
    const concluded = {
      ...STATE,
      checks: { ...STATE.checks, acceptance: { ...STATE.checks.acceptance, ...passed } },
    };
    const plan = (state: LifeState, purpose: PanelPurpose, panels: ExpertPanel[]) =>
      codeOf(() => planPanel({ state, panels }, panelOf(7, 2, purpose)));
    for (const [state, purpose] of [
      [decided, "application"],
      [concluded, "acceptance"],
    ] as const) {
      const before = [panelOf(6, 1, purpose)];
      expect(plan(state, purpose, before)).toBe("panel-must-stay-as-it-judged");
      expect([plan(state, purpose, []), plan(STATE, purpose, before)]).toEqual(["", ""]);
    }
    // Another check's conclusion does not bind it, and neither does the first round's while the second is arranged.
    expect(plan(concluded, "midterm", [panelOf(6, 1, "midterm")])).toBe("");
    const { acceptance } = concluded.checks;
    const again = {
      ...concluded,
      checks: { ...concluded.checks, acceptance: { ...acceptance, stage: "noticed" as const } },
    };
    expect(plan(again, "acceptance", [panelOf(6, 1)])).toBe("");
  });

  test("tells how many scores its place takes, and that more than a third are from those who apply", () => {
    const told = (panel: ExpertPanel, scores: number) =>
      panelFindings(panel, { state: STATE, scores }).map((f) => [f.code, f.params]);
    expect(told(panelOf(6, 2), 0)).toEqual([]);
    expect(told(panelOf(6, 2), 18)).toEqual([
      ["scores-should-be-given-anew", { subproject: "2019-dd", purpose: "acceptance", scores: 18 }],
    ]);
    // Two of 10002 and one of 10013, both applicants: three of six.
    const six = panelOf(6, 2, "application");
    const mixed = six.experts.map((e, i) => (i === 5 ? { ...e, library: "10013" } : e));
    expect(told(six, 0)).toEqual([]);
    expect(told({ ...six, experts: mixed }, 0)).toEqual([
      [
        "panel-should-be-mostly-from-outside",
        { subproject: "2019-dd", purpose: "application", own: 3, count: 6 },
      ],
    ]);
  });

  test("changes no more after 总验收", () => {
    const sealed = { ...STATE, acceptedOn: "2019-12-20" };
    expect(codeOf(() => planPanel({ state: sealed, panels: [] }, panelOf(5, 0)))).toBe(
      "subproject-must-be-open",
    );
  });

  test("an expert is typed as name, unit, title and field", () => {
    expect(parseExpert("张三@10001/教授/信息管理")).toEqual({
      name: "张三",
      unit: "10001",
      title: "教授",
      field: "信息管理",
    });
    expect(parseExpert("张三@中国人民大学")).toEqual({
      name: "张三",
      unit: "中国人民大学",
      title: "",
      field: "",
    });
    expect(parseExpert("张三")).toBeUndefined();
  });
});

const PANEL = panelOf(5, 1);
const score = (
  expert: number,
  criterion: string,
  points: string,
  more: Partial<ExpertScore> = {},
): ExpertScore => ({
  ...{
    subproject: "2019-dd",
    panel: 1,
    applicant: "",
    expert: `专家${expert}`,
    criterion,
    of: "30",
    points,
    opinion: "",
  },
  ...more,
});

describe("scores", () => {
  const plan = (wanted: ExpertScore, standing: ExpertScore[] = [], panel = PANEL) =>
    codeOf(() => planScore({ state: STATE, panel, standing }, wanted));

  test.each([
    ["27.5", "30", ""],
    ["30", "30", ""],
    ["30.01", "30", "score-must-be-within-its-points"],
    ["-1", "30", "score-must-be-within-its-points"],
    ["90%", "30", "score-must-be-within-its-points"],
    ["0", "0", "score-must-be-within-its-points"],
  ])("%s of %s: %s", (points, of, code) => {
    expect(plan(score(1, "目标", points, { of }))).toBe(code);
  });

  test("are of the panel's experts, of one maximum a criterion, and of an applicant only where applications are judged", () => {
    expect(plan(score(6, "目标", "20"))).toBe("expert-must-be-of-the-panel");
    expect(plan(score(2, "目标", "20", { of: "20" }), [score(1, "目标", "20")])).toBe(
      "criterion-must-have-one-maximum",
    );
    expect(plan(score(2, "目标", "20", { of: "30.0" }), [score(1, "目标", "20")])).toBe("");
    expect(plan(score(1, "目标", "20", { applicant: "10002" }))).toBe("score-must-be-of-an-applicant");
    const applications = panelOf(6, 2, "application");
    expect(plan(score(1, "目标", "20"), [], applications)).toBe("score-must-be-of-an-applicant");
    expect(plan(score(1, "目标", "20", { applicant: "10001" }), [], applications)).toBe(
      "score-must-be-of-an-applicant",
    );
    expect(plan(score(1, "目标", "20", { applicant: "10013" }), [], applications)).toBe("");
  });

  // 27 + 28 + 26.5 + 29 + 28 = 138.5, of five 27.7; 3 × 1/3 of 10 each would be lost if a mean were rounded: 8, 8, 9, 9, 9 = 43, 8.6.
  test("have a mean that is exact, once every expert has scored; the total is the sum of the means", () => {
    const first = ["27", "28", "26.5", "29", "28"].map((points, i) => score(i + 1, "目标", points));
    const second = ["8", "8", "9", "9"].map((points, i) => score(i + 1, "资金", points, { of: "10" }));
    const [open] = panelResults(PANEL, [...first, ...second], []);
    expect(open?.criteria.map((c) => c.mean && plainExact(c.mean))).toEqual(["27.7", null]);
    expect([open?.mean, open?.totals.at(-1)]).toEqual([null, null]);
    const [whole] = panelResults(PANEL, [...first, ...second, score(5, "资金", "9", { of: "10" })], []);
    expect(whole?.mean && plainExact(whole.mean)).toBe("36.3");
    expect(whole?.totals.map((t) => t && plainExact(t))).toEqual(["35", "36", "35.5", "38", "37"]);
    expect(whole && plainExact(whole.of)).toBe("40");
  });

  test("of six experts a third is kept until it is printed: 8, 8, 8, 8, 8, 9 are 49/6", () => {
    const panel = panelOf(6, 0);
    const scores = ["8", "8", "8", "8", "8", "9"].map((points, i) =>
      score(i + 1, "资金", points, { of: "10" }),
    );
    expect(panelResults(panel, scores, [])[0]?.mean).toEqual({ num: 49n, den: 6n });
  });

  test("of another panel do not count, and each applicant has a result of its own", () => {
    expect(panelResults(PANEL, [score(1, "目标", "20", { panel: 2 })], [])[0]?.criteria).toEqual([]);
    const applications = panelOf(6, 2, "application");
    const said = ["10002", "10013"].flatMap((applicant) =>
      [1, 2].map((e) => score(e, "目标", "20", { applicant })),
    );
    expect(panelResults(applications, said, ["10002", "10013"]).map((r) => r.applicant)).toEqual([
      "10002",
      "10013",
    ]);
  });

  // 10013 is scored for one of two criteria and by nobody for the other: 20 of 30 is no mean of 40.
  test("of applicants are complete when all are scored by the same criteria, also one that nobody scored", () => {
    const panel = panelOf(5, 1, "application");
    const by = (applicant: string, criterion: string, of: string, points: string) =>
      [1, 2, 3, 4, 5].map((e) => score(e, criterion, points, { applicant, of }));
    const whole = [...by("10002", "目标", "30", "24"), ...by("10002", "资金", "10", "8")];
    const part = [...whole, ...by("10013", "目标", "30", "20")];
    const means = (scores: ExpertScore[], applicants: string[]) =>
      panelResults(panel, scores, applicants).map((r) => [plainExact(r.of), r.mean && plainExact(r.mean)]);
    expect(means(part, ["10002", "10013", "10034"])).toEqual([
      ["40", "32"],
      ["40", null],
      ["40", null],
    ]);
    const all = [...part, ...by("10013", "资金", "10", "9")];
    expect(means(all, ["10002", "10013"])).toEqual([
      ["40", "32"],
      ["40", "29"],
    ]);
  });

  test("stay as they were decided on; what is missing may still be entered", () => {
    const panel = panelOf(5, 1, "application");
    const state = { ...STATE, decidedOn: "2018-12-20" };
    const recorded = [score(1, "目标", "20", { applicant: "10002" })];
    const said = (wanted: ExpertScore, known = recorded) =>
      codeOf(() => planScore({ state, panel, standing: known, recorded: known }, wanted));
    const of = (expert: number, criterion: string, points: string) =>
      score(expert, criterion, points, { applicant: "10002" });
    expect(said(of(1, "目标", "21"))).toBe("score-must-stay-as-it-was-judged");
    expect(said(of(1, "资金", "21"))).toBe("score-must-stay-as-it-was-judged");
    expect([said(of(1, "目标", "20.0")), said(of(2, "目标", "21")), said(of(1, "目标", "21"), [])]).toEqual([
      ...["", "", ""],
    ]);
  });

  test("a table's cell that is missing is told with its place, and a row of means is passed over", () => {
    const rows = [
      ["专家", "指标", "分值", "得分"],
      ["张三", "目标", "30", ""],
      ["平均", "", "", "28"],
    ];
    const table = { file: "评分.csv", rows: rows.map((cells, i) => ({ row: i + 1, cells })) };
    const { findings } = readScores(table);
    expect(findings.map((f) => [f.code, f.at?.row, f.at?.column])).toEqual([
      ["value-must-be-given", 2, "得分"],
    ]);
  });
});
