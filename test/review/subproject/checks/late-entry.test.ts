/** What is entered late counts by its day: applications before the decision, and yearly notes of the daily service. */
import { describe, expect, test } from "vitest";
import { Refusal } from "../../../../src/core/refusal.ts";
import { lifeStateOf } from "../../../../src/review/subproject/lifecycle.ts";
import type { SubProjectMove } from "../../../../src/review/subproject/move.ts";
import { planMove } from "../../../../src/review/subproject/plan-move.ts";
import { planUndo, standingMoves } from "../../../../src/review/subproject/undo-move.ts";
import { ACCEPTED, FULL, factsOf, history, planned, type Step, step } from "../sample.ts";

const APPLIED = [step("apply", "2018-10-18", { library: "10013" })];
const REVIEWED = [...APPLIED, step("review", "2018-11-20")];

/** With the books' own order after it. */
function added(steps: readonly Step[], late: Step): SubProjectMove[] {
  const standing = history(steps);
  return standingMoves([...standing, planned(standing, late)], []);
}

function refused(steps: readonly Step[], late: Step): string {
  try {
    added(steps, late);
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return "";
}

const said = (moves: readonly SubProjectMove[]): string[] =>
  moves.map((m) => `#${m.number} ${m.move} ${m.day}`);

describe("an application that is entered late", () => {
  test("stands where its day puts it, and the next step follows the last day", () => {
    const moves = added(APPLIED, step("apply", "2018-10-15"));
    expect(said(moves)).toEqual(["#2 apply 2018-10-15", "#1 apply 2018-10-18"]);
    const state = lifeStateOf(moves);
    expect([state.applicants, state.last?.day]).toEqual([["10002", "10013"], "2018-10-18"]);
    const review = { move: "review" as const, by: null, carried: FULL };
    expect(() => planMove(factsOf(moves), { ...review, day: "2018-10-17" })).toThrow(
      "move-must-follow-the-last",
    );
    expect(planMove(factsOf(moves), { ...review, day: "2018-10-18" }).made.number).toBe(3);
  });

  test("may follow the review when it was made by that day, and the review stands", () => {
    for (const day of ["2018-10-15", "2018-11-20"]) {
      const moves = added(REVIEWED, step("apply", day));
      expect([lifeStateOf(moves).stage, moves.at(-1)?.move]).toEqual(["reviewed", "review"]);
    }
    expect(refused(REVIEWED, step("apply", "2018-11-21"))).toBe("move-must-be-allowed");
    expect(refused([...REVIEWED, step("decide", "2018-12-20")], step("apply", "2018-10-15"))).toBe(
      "move-must-be-allowed",
    );
  });

  test("is of a university that has none, whichever day the other one is of", () => {
    expect(refused(APPLIED, step("apply", "2018-10-15", { library: "10013" }))).toBe(
      "application-must-be-new",
    );
  });

  test("asks for money, where it names any", () => {
    for (const fen of [0n, -100n])
      expect(refused([], step("apply", "2018-10-15", { fen })), `${fen}`).toBe("value-must-be-valid");
    expect(refused([], step("apply", "2018-10-15", { fen: 1n }))).toBe("");
    expect(refused([], step("apply", "2018-10-15", { fen: null }))).toBe("");
  });

  test("is what an undoing takes back, as the last that was recorded", () => {
    const standing = added(APPLIED, step("apply", "2018-10-15"));
    const { move } = planUndo({ subproject: "2019-dd", standing, hasBudget: false, reason: "重复" });
    expect([move.number, move.day]).toEqual([2, "2018-10-15"]);
  });
});

describe("a yearly note of the daily service", () => {
  const SERVED = [
    ...ACCEPTED,
    step("final-accept", "2019-12-20", { conclusion: "pass" }),
    step("serve", "2020-01-06"),
    step("service-note", "2021-12-18"),
  ];

  test("that is entered late is of its own year, not before the service began, and one a year", () => {
    expect(lifeStateOf(added(SERVED, step("service-note", "2020-12-20"))).service?.years).toEqual([
      "2020",
      "2021",
    ]);
    expect(refused(SERVED, step("service-note", "2021-01-04"))).toBe("service-year-must-have-one-note");
    expect(refused(SERVED, step("service-note", "2020-01-05"))).toBe("move-must-follow-the-last");
  });
});

test("every other step follows the day of the one before", () => {
  expect(refused(REVIEWED, step("decide", "2018-11-19"))).toBe("move-must-follow-the-last");
});
