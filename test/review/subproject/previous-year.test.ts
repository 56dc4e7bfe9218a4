import { describe, expect, test } from "vitest";
import { lifeStateOf } from "../../../src/review/subproject/lifecycle.ts";
import { planMove } from "../../../src/review/subproject/plan-move.ts";
import {
  previousCheck,
  previousOn,
  uncheckedPrevious,
} from "../../../src/review/subproject/previous-year.ts";
import { FULL, factsOf, history, planned, SIGNED, step } from "./sample.ts";

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
