import { expect, test } from "vitest";
import { datedDeadlines, deadlinesOf } from "../../../src/review/subproject/deadlines.ts";
import { lifeStateOf } from "../../../src/review/subproject/lifecycle.ts";
import { sealedOn } from "../../../src/review/subproject/sealed.ts";
import { ACCEPTED, history, PROJECT, planned, SIGNED, type Step, step } from "./sample.ts";

const due = (steps: readonly Step[]): string[] =>
  deadlinesOf(PROJECT, lifeStateOf(history(steps))).map(
    (d) => `${d.dueOn} ${d.kind} ${d.check ?? "-"} ${d.by}`,
  );

const CHECK = [
  step("notice", "2019-05-31", { check: "midterm", checkOn: "2019-07-15", reportBy: "2019-07-08" }),
  step("report", "2019-07-08", { check: "midterm" }),
  step("desk-review", "2019-07-09", { check: "midterm" }),
  step("conclude", "2019-07-15", { check: "midterm", conclusion: "rectify", rectifyBy: "2019-08-31" }),
];

test("before the agreement it is the agreement that is due; before the decision, and at the end, nothing", () => {
  expect(due(SIGNED.slice(0, 2))).toEqual([]);
  expect(due(SIGNED.slice(0, 3))).toEqual(["2019-01-01 agreement - bmc"]);
  expect(due([...ACCEPTED, step("final-accept", "2019-12-16", { conclusion: "pass" })])).toEqual([]);
});

test("of the daily service the note of a year is due on its last day, then that of the next", () => {
  const serving = [
    ...ACCEPTED,
    step("final-accept", "2019-12-16", { conclusion: "pass" }),
    step("serve", "2020-01-06"),
  ];
  expect(due(serving)).toEqual(["2020-12-31 service-note - contractor"]);
  const noted = [...serving, step("service-note", "2020-12-20")];
  expect(due(noted)).toEqual(["2021-12-31 service-note - contractor"]);
  expect(() => planned(history(noted), step("service-note", "2020-12-30"))).toThrow(
    "service-year-must-have-one-note",
  );
  // What was accepted stays so on the day of its acceptance.
  expect(sealedOn(lifeStateOf(history(noted)))).toBe("2019-12-16");
});

test("notice of each planned check is due a month before it", () => {
  expect(due(SIGNED)).toEqual([
    "2019-06-15 notice midterm bmc",
    "2019-10-29 notice acceptance bmc",
    "2019-11-06 notice evaluation bmc",
    "2019-12-15 acceptance - contractor",
  ]);
});

test("then the report, the conclusion and the rectification", () => {
  const first = (n: number): string | undefined => due([...SIGNED, ...CHECK.slice(0, n)])[0];
  expect([first(1), first(2), first(3), first(4)]).toEqual([
    "2019-07-08 report midterm contractor",
    "2019-07-15 conclusion midterm bmc",
    "2019-07-15 conclusion midterm bmc",
    "2019-08-31 rectification midterm contractor",
  ]);
});

test("it is overdue the day after", () => {
  const deadlines = deadlinesOf(PROJECT, lifeStateOf(history(SIGNED)));
  const left = (on: string): number | undefined => datedDeadlines(deadlines, on)[0]?.daysLeft;
  expect([left("2019-06-14"), left("2019-06-15"), left("2019-06-16")]).toEqual([1, 0, -1]);
});
