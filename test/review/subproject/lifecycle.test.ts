import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../../src/core/day.ts";
import { Refusal } from "../../../src/core/refusal.ts";
import { allowedMoves } from "../../../src/review/subproject/allowed-moves.ts";
import { monthsAfter } from "../../../src/review/subproject/checks/one-month.ts";
import { LIFE_CYCLE, lifeStateOf } from "../../../src/review/subproject/lifecycle.ts";
import {
  CHECK_KINDS,
  type CheckKind,
  CONCLUSIONS,
  type MoveName,
  type SubProjectMove,
} from "../../../src/review/subproject/move.ts";
import { planUndo, standingMoves } from "../../../src/review/subproject/undo-move.ts";
import { ACCEPTED, history, passed, planned, SIGNED, type Step, step } from "./sample.ts";

const MIDTERM = passed("midterm", { notice: "2019-06-15", on: "2019-07-15" });

/** What may be done after each history, written down by hand from SOURCES.md [life-cycle]; nothing else may. */
const TABLE: readonly [string, readonly Step[], readonly string[]][] = [
  ["registered", [], ["apply"]],
  ["applied", SIGNED.slice(0, 1), ["apply", "review"]],
  ["reviewed", SIGNED.slice(0, 2), ["decide", "decline"]],
  ["declined", [...SIGNED.slice(0, 2), step("decline", "2018-12-01")], []],
  ["decided", SIGNED.slice(0, 3), ["appoint", "terminate"]],
  ["contractor appointed", SIGNED.slice(0, 4), ["nominate-team", "replace-contractor", "terminate"]],
  [
    "team nominated",
    SIGNED.slice(0, 5),
    ["nominate-team", "approve-team", "replace-contractor", "terminate"],
  ],
  ["team approved", SIGNED.slice(0, 6), ["agree", "replace-contractor", "terminate"]],
  ["signed", SIGNED, ["notice midterm", "replace-contractor", "terminate"]],
  ["noticed", [...SIGNED, ...MIDTERM.slice(0, 1)], ["report midterm", "replace-contractor", "terminate"]],
  [
    "reported",
    [...SIGNED, ...MIDTERM.slice(0, 2)],
    ["desk-review midterm", "replace-contractor", "terminate"],
  ],
  [
    "reviewed at the desk",
    [...SIGNED, ...MIDTERM.slice(0, 3)],
    ["visit midterm", "expert-review midterm", "conclude midterm", "replace-contractor", "terminate"],
  ],
  [
    "visited",
    [...SIGNED, ...MIDTERM.slice(0, 3), step("visit", "2019-07-15", { check: "midterm" })],
    ["expert-review midterm", "conclude midterm", "replace-contractor", "terminate"],
  ],
  [
    "reviewed by experts",
    [...SIGNED, ...MIDTERM.slice(0, 3), step("expert-review", "2019-07-15", { check: "midterm" })],
    ["conclude midterm", "replace-contractor", "terminate"],
  ],
  [
    "to be rectified",
    [...SIGNED, ...MIDTERM.slice(0, 3), rectify("2019-07-15")],
    ["rectify midterm", "replace-contractor", "terminate"],
  ],
  [
    "rectified",
    [
      ...SIGNED,
      ...MIDTERM.slice(0, 3),
      rectify("2019-07-15"),
      step("rectify", "2019-08-01", { check: "midterm" }),
    ],
    ["recheck midterm", "replace-contractor", "terminate"],
  ],
  [
    "failed",
    [
      ...SIGNED,
      ...MIDTERM.slice(0, 3),
      step("conclude", "2019-07-15", { check: "midterm", conclusion: "fail" }),
    ],
    ["notice midterm", "consolidate midterm", "replace-contractor", "terminate"],
  ],
  [
    "midterm passed",
    [...SIGNED, ...MIDTERM.slice(0, 4)],
    ["notice acceptance", "notice evaluation", "consolidate midterm", "replace-contractor", "terminate"],
  ],
  ["all checks done", ACCEPTED, ["final-accept", "terminate"]],
  ["one consolidation missing", ACCEPTED.slice(0, -1), ["consolidate evaluation", "terminate"]],
  ["finally accepted", [...ACCEPTED, step("final-accept", "2019-12-16", { conclusion: "pass" })], ["serve"]],
  [
    "in service",
    [
      ...ACCEPTED,
      step("final-accept", "2019-12-16", { conclusion: "pass" }),
      step("serve", "2019-12-17"),
      step("service-note", "2019-12-18"),
    ],
    ["service-note"],
  ],
  [
    "final acceptance failed",
    [...ACCEPTED, step("final-accept", "2019-12-16", { conclusion: "fail" })],
    ["final-accept", "terminate"],
  ],
  ["terminated", [...SIGNED, step("terminate", "2019-03-01")], []],
];

function rectify(day: string): Step {
  return step("conclude", day, { check: "midterm", conclusion: "rectify", rectifyBy: "2019-08-31" });
}

function accepts(standing: readonly SubProjectMove[], move: MoveName, check: CheckKind | null): boolean {
  const day = "2020-01-20";
  const said = { check, checkOn: "2020-06-01", conclusion: "pass" as const, library: "10013" };
  try {
    // The contractor is 10013 here, so that a second application is another library's.
    planned(standing, { move, day, said });
    return true;
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "move-must-be-allowed") throw error;
    return false;
  }
}

describe("from each stage the moves of the table are made, and every other is refused", () => {
  test.each(TABLE)("%s", (_name, steps, expected) => {
    const standing = history(steps);
    const possible = LIFE_CYCLE.flatMap(({ move, of }) =>
      (of === "main" ? [null] : CHECK_KINDS)
        .filter((check) => accepts(standing, move, check))
        .map((check) => (check === null ? move : `${move} ${check}`)),
    );
    expect(possible.sort()).toEqual([...expected].sort());
  });

  test("the refusal says what is allowed now and who may do it", () => {
    const refusal = caught(() => planned(history(SIGNED.slice(0, 1)), step("decide", "2018-12-20")));
    expect(refusal).toMatchObject({
      code: "move-must-be-allowed",
      params: {
        stage: "applied",
        allowed: [
          { move: "apply", check: null, by: ["applicant"] },
          { move: "review", check: null, by: ["experts"] },
        ],
      },
    });
  });
});

function caught(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return null;
}

/** Any attempt: one of the allowed moves, or any move at all; what the plan refuses leaves no trace. */
const attemptsOf = (least: number) =>
  fc.array(
    fc.record({
      pick: fc.nat(),
      isWild: fc.nat(4).map((n) => n === 0),
      wild: fc.constantFrom(...LIFE_CYCLE.map((r) => r.move)),
      check: fc.constantFrom(...CHECK_KINDS),
      conclusion: fc.constantFrom("pass" as const, ...CONCLUSIONS),
      later: fc.integer({ min: 0, max: 40 }),
      ahead: fc.integer({ min: 0, max: 60 }),
    }),
    { minLength: least, maxLength: least + 40 },
  );
const attempts = attemptsOf(90);
/** Long enough that most lives come to acceptance: of 150 about 140 do. */
const longAttempts = attemptsOf(300);

function tried(made: typeof attempts extends fc.Arbitrary<infer T> ? T : never): SubProjectMove[] {
  const standing: SubProjectMove[] = [];
  let day = "2018-10-01";
  for (const a of made) {
    const allowed = allowedMoves(lifeStateOf(standing)).filter(
      (m) => m.move !== "terminate" && m.move !== "decline",
    );
    const chosen = allowed[a.pick % Math.max(allowed.length, 1)];
    const wanted = a.isWild || !chosen ? { move: a.wild, check: a.check } : chosen;
    if (wanted.move === "terminate") continue;
    const on = addDays(day, a.later) ?? day;
    const said = {
      ...{ check: wanted.check, conclusion: a.conclusion, rectifyBy: on, reportBy: null },
      ...{ checkOn: addDays(on, a.ahead) ?? on, library: a.pick % 2 === 0 ? "10002" : "10013" },
    };
    try {
      standing.push(planned(standing, { move: wanted.move, day: on, said }));
      day = on;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return standing;
}

describe("no sequence of moves that the plan takes", () => {
  let reached = 0;
  test("concludes a check without its notice a month before, its report and its desk review", () => {
    fc.assert(
      fc.property(attempts, (made) => {
        const standing = tried(made);
        for (const check of CHECK_KINDS) {
          const own = standing.filter((m) => m.carried.check === check);
          own.forEach((m, i) => {
            if (m.move !== "conclude") return;
            reached += 1;
            const round = own.slice(
              own.slice(0, i).findLastIndex((o) => o.move === "notice"),
              i,
            );
            const isOther = (name: MoveName) => name === "consolidate" || name === "replace-contractor";
            const names = round.map((o) => o.move).filter((name) => !isOther(name));
            expect(names.slice(0, 3)).toEqual(["notice", "report", "desk-review"]);
            expect(monthsAfter(round[0]?.day ?? "", 1) <= m.day).toBe(true);
          });
        }
      }),
      { numRuns: 150 },
    );
    expect(reached).toBeGreaterThan(50);
  });

  test("reaches 已通过验收 without decision, contractor, approved team, agreement, and a passed mid-term and acceptance", () => {
    let accepted = 0;
    fc.assert(
      fc.property(longAttempts, (made) => {
        const all = tried(made);
        const at = all.findIndex((_, i) => lifeStateOf(all.slice(0, i + 1)).stage === "accepted");
        if (at < 0) return;
        const standing = all.slice(0, at + 1);
        accepted += 1;
        const main = standing.map((m) => m.move);
        for (const move of [
          "apply",
          "review",
          "decide",
          "appoint",
          "nominate-team",
          "approve-team",
          "agree",
        ] as const) {
          expect(main).toContain(move);
        }
        for (const check of ["midterm", "acceptance"] as const) {
          const concluded = standing.filter(
            (m) => m.carried.check === check && m.carried.conclusion !== null,
          );
          const last = concluded.filter((m) => m.move === "conclude" || m.move === "recheck").at(-1);
          expect(last?.carried.conclusion).toBe("pass");
        }
      }),
      { numRuns: 150 },
    );
    expect(accepted).toBeGreaterThan(50);
  });
});

describe("taking back", () => {
  test("takes the last standing move, and the state is the one before it", () => {
    const moves = history([...SIGNED, ...MIDTERM.slice(0, 4)]);
    const { undone, move } = planUndo({
      subproject: "2019-dd",
      standing: moves,
      hasBudget: true,
      reason: "误",
    });
    expect([undone.number, move.move]).toEqual([11, "conclude"]);
    const left = standingMoves(moves, [undone]);
    expect(lifeStateOf(left).checks.midterm.stage).toBe("reviewed");
    expect(
      planUndo({ subproject: "2019-dd", standing: left, hasBudget: true, reason: "误" }).undone.number,
    ).toBe(10);
  });

  test("is refused where nothing stands, and of a decision whose money is budgeted", () => {
    const of = { subproject: "2019-dd", reason: "误" };
    expect(() => planUndo({ ...of, standing: [], hasBudget: false })).toThrow("move-must-be-there-to-undo");
    const standing = history(SIGNED.slice(0, 3));
    expect(() => planUndo({ ...of, standing, hasBudget: true })).toThrow("budget-must-not-lose-its-grant");
    expect(planUndo({ ...of, standing, hasBudget: false }).undone.number).toBe(3);
  });
});
