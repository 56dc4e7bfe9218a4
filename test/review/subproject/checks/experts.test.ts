/** Panels of experts: who may judge, and when. */
import { describe, expect, test } from "vitest";
import {
  type ExpertPanel,
  type PanelPurpose,
  panelFindings,
  panelFor,
  parseExpert,
  planPanel,
} from "../../../../src/review/subproject/experts/expert-panel.ts";
import { planScore } from "../../../../src/review/subproject/experts/expert-score.ts";
import type { LifeState } from "../../../../src/review/subproject/lifecycle.ts";
import { codeAndParams } from "../../../support/code-and-params.ts";
import { codeOf, NEW, panelOf, STATE, score } from "./panels.ts";

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

  test("that judges applications has at most a third of any applicant", () => {
    const state = { ...STATE, contractor: null };
    const plan = (panel: ExpertPanel) => codeOf(() => planPanel({ state, panels: [] }, panel));
    expect(plan(panelOf(6, 3, "application"))).toBe("panel-must-be-mostly-from-outside");
    expect(plan(panelOf(6, 2, "application"))).toBe("");
  });

  test("after another contractor took over has at most a third of either; more than a third of both together are told", () => {
    // 10002 gave way to 10013; of the experts two are of 10002.
    const state = { ...STATE, contractor: "10013", contractorsBefore: ["10002"] };
    const plan = (panel: ExpertPanel) => codeOf(() => planPanel({ state, panels: [] }, panel));
    expect([plan(panelOf(6, 3)), plan(panelOf(6, 2))]).toEqual(["panel-must-be-mostly-from-outside", ""]);
    const six = panelOf(6, 2);
    const both = { ...six, experts: six.experts.map((e, i) => (i === 5 ? { ...e, library: "10013" } : e)) };
    const told = (panel: ExpertPanel) => panelFindings(panel, { state, scores: 0 }).map((f) => f.params);
    expect(told(six)).toEqual([]);
    expect(told(both)).toEqual([{ subproject: "2019-dd", purpose: "acceptance", own: 3, count: 6 }]);
  });

  test("judges what has begun: an application that was made, a check that was noticed; its scores too", () => {
    const begun = { ...NEW, contractor: "10002", applicants: ["10013"] };
    const plan = (state: LifeState, purpose: PanelPurpose) => [
      codeOf(() => planPanel({ state, panels: [] }, panelOf(6, 2, purpose))),
      codeOf(() =>
        planScore(
          { state, panel: panelOf(6, 2, purpose), standing: [] },
          score(1, "目标", "20", { applicant: purpose === "application" ? "10013" : "" }),
        ),
      ),
    ];
    for (const purpose of ["midterm", "acceptance", "performance"] as const) {
      expect(plan(begun, purpose)).toEqual(["check-must-have-begun", "check-must-have-begun"]);
      expect(plan({ ...STATE, applicants: [] }, purpose)).toEqual(["", ""]);
    }
    expect(plan(begun, "application")).toEqual(["", ""]);
    expect(plan({ ...STATE, applicants: [] }, "application")).toEqual([
      "applications-must-have-come",
      "applications-must-have-come",
    ]);
    // The notice of one check is not that of another.
    const noticed = { ...begun, checks: { ...NEW.checks, midterm: STATE.checks.midterm } };
    expect(plan(noticed, "acceptance")[0]).toBe("check-must-have-begun");
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
      panelFindings(panel, { state: STATE, scores }).map(codeAndParams);
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
    // As in a team, a body of no university may be marked: the mark is not part of its name.
    expect(parseExpert("张三@unit:样例研究所/研究员")).toMatchObject({ unit: "样例研究所", title: "研究员" });
    expect(parseExpert("张三")).toBeUndefined();
  });
});
