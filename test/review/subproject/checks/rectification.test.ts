/** The register of problems: what may be recorded, what is due, and that a mistake is withdrawn, never erased. */

import { describe, expect, test } from "vitest";
import {
  type FoundProblem,
  openFindings,
  openProblems,
  planDone,
  planProblem,
  planWithdrawn,
} from "../../../../src/review/subproject/checks/rectification.ts";
import { datedDeadlines, problemDeadlines } from "../../../../src/review/subproject/deadlines.ts";
import { lifeStateOf } from "../../../../src/review/subproject/lifecycle.ts";
import { history, SIGNED, step } from "../sample.ts";
import { codeOf } from "./panels.ts";

const STANDING = history([
  ...SIGNED,
  step("notice", "2019-06-14", { check: "midterm", checkOn: "2019-07-15", reportBy: null }),
]);
const STATE = lifeStateOf(STANDING);
const register = (problems: readonly FoundProblem[] = [], acceptedOn: string | null = null) => ({
  ...{ subproject: "2019-dd", state: { ...STATE, acceptedOn }, standing: STANDING, problems },
});
const SAID: Parameters<typeof planProblem>[1] = {
  ...{ check: "midterm", problem: "支出凭证缺两张", by: "bmc", foundOn: "2019-07-18" },
  ...{ document: "样例中检1号", dueOn: "2019-08-31" },
};
const done = (on: string) => ({ on, measure: "补齐", document: "样例整改1号", evidence: [] });

describe("a problem", () => {
  test("has the next number, and is due after it was found", () => {
    const first = planProblem(register(), SAID);
    expect([first.number, first.done, first.withdrawn]).toEqual([1, null, ""]);
    expect(planProblem(register([first]), SAID).number).toBe(2);
    expect(codeOf(() => planProblem(register(), { ...SAID, dueOn: "2019-07-17" }))).toBe(
      "problem-must-be-due-after-it-was-found",
    );
    expect(codeOf(() => planProblem(register(), { ...SAID, dueOn: "2019-07-18" }))).toBe("");
  });

  test("is of a check that has begun by its day, which is with the notice", () => {
    const plan = (more: Partial<typeof SAID>) => codeOf(() => planProblem(register(), { ...SAID, ...more }));
    expect(plan({ foundOn: "2019-06-13" })).toBe("check-must-have-begun");
    expect(plan({ foundOn: "2019-06-14" })).toBe("");
    expect([plan({ check: "acceptance" }), plan({ check: "evaluation" })]).toEqual([
      "check-must-have-begun",
      "check-must-have-begun",
    ]);
  });

  test("is solved on a day that is not before it was found, and may be opened again", () => {
    const first = planProblem(register(), SAID);
    expect(codeOf(() => planDone(register([first]), { number: 2, done: done("2019-08-20") }))).toBe(
      "problem-must-be-known",
    );
    expect(codeOf(() => planDone(register([first]), { number: 1, done: done("2019-07-17") }))).toBe(
      "problem-must-be-done-after-it-was-found",
    );
    const solved = planDone(register([first]), { number: 1, done: done("2019-09-03") });
    expect(openProblems([solved])).toEqual([]);
    expect(openProblems([planDone(register([solved]), { number: 1, done: null })])).toHaveLength(1);
  });

  test("is solved once: a second entry would lose the day and the document of the first", () => {
    const solved = planDone(register([planProblem(register(), SAID)]), {
      number: 1,
      done: done("2019-09-03"),
    });
    expect(codeOf(() => planDone(register([solved]), { number: 1, done: done("2019-09-06") }))).toBe(
      "problem-must-be-open",
    );
    const opened = planDone(register([solved]), { number: 1, done: null });
    expect(planDone(register([opened]), { number: 1, done: done("2019-09-06") }).done?.on).toBe("2019-09-06");
  });

  test("is told when a check passes while it is open", () => {
    const first = planProblem(register(), SAID);
    const told = (check: "midterm" | "acceptance" | null) =>
      openFindings("2019-dd", [first], check).map((f) => f.params);
    expect(told("midterm")).toEqual([{ subproject: "2019-dd", problems: ["1 支出凭证缺两张"] }]);
    expect(told("acceptance")).toEqual([]);
    // 总验收 is of all checks.
    expect(told(null)).toHaveLength(1);
    const solved = planDone(register([first]), { number: 1, done: done("2019-09-03") });
    expect(openFindings("2019-dd", [solved], null)).toEqual([]);
  });

  test("that was a mistake is withdrawn: it is neither open nor known, and its number is not given again", () => {
    const withdrawn = planWithdrawn(register([planProblem(register(), SAID)]), {
      number: 1,
      reason: "登记重复",
    });
    expect(openProblems([withdrawn])).toEqual([]);
    expect(codeOf(() => planDone(register([withdrawn]), { number: 1, done: null }))).toBe(
      "problem-must-be-known",
    );
    expect(planProblem(register([withdrawn]), SAID).number).toBe(2);
  });

  test("changes no more after 总验收", () => {
    expect(codeOf(() => planProblem(register([], "2019-12-20"), SAID))).toBe("subproject-must-be-open");
  });

  test("is due by its own day: on 2019-09-01 one day late; nothing is due of it once it is solved or all is accepted", () => {
    const first = planProblem(register(), SAID);
    const due = (problems: readonly FoundProblem[], acceptedOn: string | null = null) =>
      datedDeadlines(problemDeadlines(problems, { ...STATE, acceptedOn }), "2019-09-01").map((d) => [
        d.what,
        d.daysLeft,
      ]);
    expect(due([first])).toEqual([["1 支出凭证缺两张", -1]]);
    expect(due([planDone(register([first]), { number: 1, done: done("2019-09-03") })])).toEqual([]);
    expect(due([first], "2019-12-20")).toEqual([]);
  });
});
