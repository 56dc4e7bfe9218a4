import { describe, expect, test } from "vitest";
import { lifeStateOf } from "../../../../src/review/subproject/lifecycle.ts";
import { planMove } from "../../../../src/review/subproject/plan-move.ts";
import {
  onePrevious,
  predecessorsOf,
  previousCheck,
  previousOn,
  uncheckedPrevious,
} from "../../../../src/review/subproject/previous-year.ts";
import type { SubProject } from "../../../../src/review/subproject/subproject.ts";
import { FULL, factsOf, history, PROJECT, planned, SIGNED, step } from "../sample.ts";

const REPORTED = [
  ...SIGNED,
  step("notice", "2019-06-15", { check: "midterm", checkOn: "2019-07-15" }),
  step("report", "2019-07-08", { check: "midterm" }),
  step("desk-review", "2019-07-09", { check: "midterm" }),
];

describe("an application goes with the check of the year before", () => {
  const previous = (steps: Parameters<typeof history>[0]) => ({
    previous: { id: "2018-dd", state: lifeStateOf(history(steps)) },
  });

  test("unchecked construction is told at the application and refused at the decision", () => {
    const wanted = { move: "apply" as const, day: "2018-10-15", by: null, carried: FULL };
    const { findings, made } = planMove(factsOf([], previous(SIGNED)), wanted);
    expect(findings.map((f) => f.code)).toEqual(["previous-year-must-be-checked"]);
    expect(made.carried.previous).toEqual({ id: "2018-dd", check: null, conclusion: null, day: null });
    const reviewed = history(SIGNED.slice(0, 2));
    expect(() => planned(reviewed, step("decide", "2018-12-20"), previous(SIGNED))).toThrow(
      "previous-year-must-be-checked",
    );
  });

  test("a conclusion, of whichever kind, is enough, and the application names the last one", () => {
    const checked = [...REPORTED, step("conclude", "2019-07-15", { check: "midterm", conclusion: "fail" })];
    const made = planned([], step("apply", "2018-10-15"), previous(checked));
    expect(made.carried.previous).toEqual({
      id: "2018-dd",
      check: "midterm",
      conclusion: "fail",
      day: "2019-07-15",
    });
    expect(planned(history(SIGNED.slice(0, 2)), step("decide", "2018-12-20"), previous(checked)).number).toBe(
      3,
    );
    const again = [...checked, step("notice", "2019-08-01", { check: "midterm", checkOn: "2019-09-01" })];
    expect(planned(history(SIGNED.slice(0, 2)), step("decide", "2018-12-20"), previous(again)).number).toBe(
      3,
    );
  });

  test("what was concluded after the day of the move can't have been weighed", () => {
    const standing = history([
      ...REPORTED,
      step("conclude", "2019-07-15", { check: "midterm", conclusion: "fail" }),
      step("notice", "2019-08-01", { check: "midterm", checkOn: "2019-09-01" }),
      step("report", "2019-09-01", { check: "midterm" }),
      step("desk-review", "2019-09-01", { check: "midterm" }),
      step("conclude", "2019-09-02", { check: "midterm", conclusion: "pass" }),
    ]);
    const on = (day: string) => previousOn({ id: "2018-dd", standing }, day);
    expect(previousCheck(on("2019-09-01"))).toMatchObject({ conclusion: "fail", day: "2019-07-15" });
    expect(previousCheck(on("2019-09-02"))).toMatchObject({ conclusion: "pass", day: "2019-09-02" });
    expect(uncheckedPrevious(on("2019-07-14"))).toBe("2018-dd");
    expect(uncheckedPrevious(on("2019-07-15"))).toBeNull();
    expect(uncheckedPrevious(on("2019-01-14"))).toBeNull();
  });

  test("where nothing was built there is nothing to check", () => {
    const reviewed = history(SIGNED.slice(0, 2));
    expect(planned(reviewed, step("decide", "2018-12-20"), previous(SIGNED.slice(0, 2))).number).toBe(3);
    expect(planned(reviewed, step("decide", "2018-12-20")).number).toBe(3);
  });

  test("a university applies once", () => {
    expect(() => planned(history(SIGNED.slice(0, 1)), step("apply", "2018-10-16"))).toThrow(
      "application-must-be-new",
    );
  });
});

describe("the sub-project of the year before", () => {
  const cycle = (id: string, from: string, to: string, nameZh = id): SubProject => ({
    ...PROJECT,
    ...{ id, nameZh, nameEn: "", financeCode: "", from: `${from}-01-01`, to: `${to}-12-15` },
  });
  const found = (subproject: SubProject, all: SubProject[], year = subproject.id.slice(0, 4)) =>
    predecessorsOf(subproject, { all: [subproject, ...all], year }).map((s) => s.id);

  test("is the one of the same key whose cycle has a day in it, however many years it is of", () => {
    const all = [
      cycle("2018-jx", "2018", "2018"),
      cycle("2022-jx", "2022", "2024"),
      cycle("2024-dd", "2024", "2024"),
    ];
    expect(found(cycle("2019-jx", "2019", "2019"), all)).toEqual(["2018-jx"]);
    expect(found(cycle("2023-jx", "2023", "2023"), all)).toEqual(["2022-jx"]);
    expect(found(cycle("2025-jx", "2025", "2027"), all)).toEqual(["2022-jx"]);
    // 2025 had none, and neither had 2021.
    expect(found(cycle("2026-jx", "2026", "2026"), all)).toEqual([]);
    expect(found(cycle("2022-jx", "2022", "2024"), all.slice(0, 1))).toEqual([]);
    // A cycle that the id's year does not lie at the beginning of.
    expect(found(cycle("2022-dd", "2022", "2022"), [cycle("2019-dd", "2020", "2021")])).toEqual(["2019-dd"]);
  });

  test("or of the same name but for the years in it", () => {
    const named = (id: string, name: string) => cycle(id, id.slice(0, 4), id.slice(0, 4), name);
    const one = named("2025-delivery", "原文传递（2025年度）");
    for (const name of [
      "原文传递",
      "2024年原文传递",
      "原文传递2024",
      "原文传递(2022-2024)",
      "原文传递（2022—2024年）",
    ])
      expect(found(one, [named("2024-dd", name)]), name).toEqual(["2024-dd"]);
    expect(found(one, [named("2024-dd", "原文传递推广")])).toEqual([]);
    expect(found(named("2025-a", "2025"), [named("2024-b", "2024")])).toEqual([]);
  });

  const stood = (id: string, steps: Parameters<typeof history>[0], day = "2025-10-01") =>
    previousOn({ id, standing: history(steps) }, day);

  test("of several it is the one that was being built by the day; of several of these a person says which", () => {
    expect(onePrevious("2019-dd", [])).toBeNull();
    expect(onePrevious("2019-dd", [stood("2018-dd", [])])?.id).toBe("2018-dd");
    const [built, other] = [stood("2018-dd", SIGNED), stood("2017-dd", SIGNED)];
    expect(onePrevious("2019-dd", [built, stood("2018-x", SIGNED.slice(0, 3))])?.id).toBe("2018-dd");
    expect(onePrevious("2019-dd", [stood("2018-x", []), stood("2018-dd", [])])).toBeNull();
    expect(() => onePrevious("2019-dd", [built, other])).toThrow("previous-year-must-be-one");
    // The agreement of 2017-dd was signed on 2019-01-15 only.
    expect(onePrevious("2019-dd", [built, stood("2017-dd", SIGNED, "2019-01-14")])?.id).toBe("2018-dd");
  });
});
