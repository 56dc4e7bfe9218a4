/** What experts score: who may, of how much, and what the points come to, worked out by hand. */
import { describe, expect, test } from "vitest";
import { plainExact } from "../../../../src/core/exact.ts";
import {
  type ExpertScore,
  panelResults,
  planScore,
} from "../../../../src/review/subproject/experts/expert-score.ts";
import { readScores } from "../../../../src/review/subproject/experts/read-expert-table.ts";
import { codeOf, panelOf, STATE, score } from "./panels.ts";

const PANEL = panelOf(5, 1);

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
