import { describe, expect, test } from "vitest";
import { lifeStateOf } from "../../../src/review/subproject/lifecycle.ts";
import { contractorOf } from "../../../src/review/subproject/money/placed.ts";
import type { OverspentLine } from "../../../src/review/subproject/money/settled-money.ts";
import {
  parseBenefit,
  parseMember,
  parseTarget,
  parseUsed,
  type TeamMember,
} from "../../../src/review/subproject/move.ts";
import { planMove } from "../../../src/review/subproject/plan-move.ts";
import { teamFault } from "../../../src/review/subproject/team.ts";
import { ACCEPTED, FULL, factsOf, history, passed, planned, SIGNED, step } from "./sample.ts";

const REPORTED = [
  ...SIGNED,
  step("notice", "2019-06-15", { check: "midterm", checkOn: "2019-07-15" }),
  step("report", "2019-07-08", { check: "midterm" }),
  step("desk-review", "2019-07-09", { check: "midterm" }),
];

describe("the management team of several libraries has 1 or 2 members from other units", () => {
  const inside: TeamMember[] = [
    { name: "张三", unit: "10002" },
    { name: "李四", unit: "10013" },
  ];
  const outside = (n: number): TeamMember[] =>
    Array.from({ length: n }, (_, i) => ({ name: `外${i}`, unit: i === 0 ? "10027" : "北京市财政局" }));

  test.each([
    [2, 0, false],
    [2, 1, true],
    [2, 2, true],
    [2, 3, false],
    [1, 0, true],
    [1, 3, true],
  ])("%i librar(ies), %i from outside: %s", (libraries, from, isInOrder) => {
    const of = { team: [...inside, ...outside(from)], libraries: ["10002", "10013"].slice(0, libraries) };
    // Of one library alone, 李四 is from outside too; the rule does not ask then.
    expect(teamFault(of) === null).toBe(isInOrder);
  });

  test("is told at the nomination and refused at the approval", () => {
    const wanted = {
      move: "nominate-team" as const,
      day: "2019-01-04",
      by: null,
      carried: { ...FULL, team: inside },
    };
    const { findings, made } = planMove(factsOf(history(SIGNED.slice(0, 4))), wanted);
    expect(findings.map((f) => f.code)).toEqual(["team-must-have-members-from-outside"]);
    const nominated = [...history(SIGNED.slice(0, 4)), made];
    expect(() => planned(nominated, step("approve-team", "2019-01-10"))).toThrow(
      "team-must-have-members-from-outside",
    );
    expect(planned(nominated, step("nominate-team", "2019-01-09")).number).toBe(6);
  });
});

describe("who may make a move", () => {
  test("is whom the table names; several must be told apart", () => {
    const facts = factsOf(history(SIGNED.slice(0, 2)));
    const decide = { move: "decide" as const, day: "2018-12-20", carried: { ...FULL, library: null } };
    expect(() => planMove(facts, { ...decide, by: "bmc" })).toThrow("move-must-be-made-by");
    expect(planMove(facts, { ...decide, by: null }).made.by).toBe("bmec");
    const terminate = { move: "terminate" as const, day: "2019-03-01", carried: FULL };
    expect(() => planMove(factsOf(history(SIGNED)), { ...terminate, by: null })).toThrow(
      "flag-must-be-given",
    );
    expect(planMove(factsOf(history(SIGNED)), { ...terminate, by: "bmc" }).made.by).toBe("bmc");
  });

  test("a move must carry what the table says", () => {
    const facts = factsOf(history(SIGNED.slice(0, 2)));
    const carried = { ...FULL, fen: null, document: "" };
    expect(() => planMove(facts, { move: "decide", day: "2018-12-20", by: null, carried })).toThrow(
      expect.objectContaining({ params: { flag: "--yuan --document" } }),
    );
  });

  test("a move is not dated before the one it follows", () => {
    expect(() => planned(history(SIGNED.slice(0, 2)), step("decide", "2018-11-19"))).toThrow(
      "move-must-follow-the-last",
    );
  });

  test("the contractor is exactly one, and one of the construction libraries", () => {
    const decided = history(SIGNED.slice(0, 3));
    expect(() => planned(decided, step("appoint", "2018-12-28", { library: "10027" }))).toThrow(
      "contractor-must-build",
    );
    const appointed = history(SIGNED.slice(0, 4));
    expect(() => planned(appointed, step("appoint", "2018-12-29"))).toThrow("move-must-be-allowed");
  });

  test("a contractor's place is taken by another construction library, with a document; the first keeps what it spent", () => {
    const signed = history(SIGNED);
    const by = (library: string, said: object = {}) =>
      planned(signed, step("replace-contractor", "2019-09-01", { library, document: "样例8号", ...said }));
    expect(() => by("10027")).toThrow("contractor-must-build");
    expect(() => by("10002")).toThrow("contractor-must-be-another");
    expect(() => by("10013", { document: "" })).toThrow("flag-must-be-given");
    const made = by("10013");
    expect(lifeStateOf([...signed, made])).toMatchObject({
      stage: "under-way",
      contractor: "10013",
      way: "assignment",
    });
    expect(contractorOf([...signed, made])).toBe("10002");
  });
});

describe("notice of a check is a month ahead", () => {
  const notice = (day: string, checkOn: string, standing = history(SIGNED)) =>
    planned(standing, step("notice", day, { check: "midterm", checkOn }));

  test.each([
    ["2019-06-15", "2019-07-15", true],
    ["2019-06-16", "2019-07-15", false],
    ["2019-01-31", "2019-02-28", true],
    ["2019-01-31", "2019-02-27", false],
    ["2019-02-28", "2019-03-28", true],
    ["2019-02-28", "2019-03-27", false],
    ["2019-03-31", "2019-04-30", true],
    ["2019-03-31", "2019-04-29", false],
  ])("on %s for %s: %s", (day, checkOn, isTaken) => {
    if (isTaken) expect(notice(day, checkOn).carried.checkOn).toBe(checkOn);
    else expect(() => notice(day, checkOn)).toThrow("notice-must-be-a-month-ahead");
  });

  test("or as many months as the agreement says", () => {
    const signed = history([...SIGNED.slice(0, 6), step("agree", "2019-01-15", { noticeMonths: 2 })]);
    expect(() => notice("2019-06-15", "2019-08-14", signed)).toThrow("notice-must-be-a-month-ahead");
    expect(notice("2019-06-15", "2019-08-15", signed).number).toBe(8);
  });

  test("and the check is neither visited nor concluded before its day; a desk review may be", () => {
    const standing = history(REPORTED);
    const said = { check: "midterm" as const, conclusion: "pass" as const };
    expect(() => planned(standing, step("conclude", "2019-07-14", said))).toThrow(
      "check-must-not-be-held-early",
    );
    expect(() => planned(standing, step("visit", "2019-07-14", said))).toThrow(
      "check-must-not-be-held-early",
    );
    expect(planned(standing, step("conclude", "2019-07-15", said)).number).toBe(11);
  });

  test("a late report is taken and told", () => {
    const facts = factsOf(history(REPORTED.slice(0, 8)));
    const report = (day: string) =>
      planMove(facts, { move: "report", day, by: null, carried: { ...FULL, check: "midterm" } }).findings;
    expect(report("2019-07-15")).toEqual([]);
    expect(report("2019-07-16").map((f) => f.code)).toEqual(["report-must-be-in-time"]);
  });

  test("a check that failed is arranged anew, with a new notice and its last conclusion kept until the next", () => {
    const failed = history([
      ...REPORTED,
      step("conclude", "2019-07-15", { check: "midterm", conclusion: "fail" }),
      step("notice", "2019-08-01", { check: "midterm", checkOn: "2019-09-01" }),
    ]);
    expect(lifeStateOf(failed).checks.midterm).toMatchObject({
      stage: "noticed",
      round: 2,
      conclusion: "fail",
    });
    expect(() => notice("2019-07-20", "2019-08-10", failed.slice(0, -1))).toThrow(
      "notice-must-be-a-month-ahead",
    );
  });
});

describe("nothing is accepted while a budget line is overspent", () => {
  const line: OverspentLine = {
    year: "2019",
    ...{ line: "邮寄费", economicClass: "30207", source: "fiscal", initialFen: 100n, fullYearFen: 100n },
    ...{ executedFen: 101n, rateOfFullYear: null, rateOfInitial: null },
  };
  const before = history([
    ...SIGNED,
    ...passed("midterm", { notice: "2019-06-15", on: "2019-07-15" }),
    ...passed("acceptance", { notice: "2019-09-10", on: "2019-10-10" }).slice(0, 3),
  ]);
  const conclude = (
    conclusion: "pass" | "rectify" | "fail",
    check: "acceptance" | "midterm" = "acceptance",
  ) => step("conclude", "2019-10-10", { check, conclusion, rectifyBy: "2019-11-01" });

  test("to pass is refused; to rectify or to fail is not", () => {
    expect(() => planned(before, conclude("pass"), { overspent: [line] })).toThrow(
      "spending-must-be-within-budget-to-accept",
    );
    expect(planned(before, conclude("rectify"), { overspent: [line] }).number).toBe(before.length + 1);
    expect(planned(before, conclude("fail"), { overspent: [line] }).number).toBe(before.length + 1);
  });

  test("nor by the check after rectification, nor finally", () => {
    const rectified = history([
      ...SIGNED,
      ...passed("midterm", { notice: "2019-06-15", on: "2019-07-15" }),
      ...passed("acceptance", { notice: "2019-09-10", on: "2019-10-10" }).slice(0, 3),
      conclude("rectify"),
      step("rectify", "2019-10-20", { check: "acceptance" }),
    ]);
    const recheck = step("recheck", "2019-10-25", { check: "acceptance", conclusion: "pass" });
    expect(() => planned(rectified, recheck, { overspent: [line] })).toThrow(
      "spending-must-be-within-budget-to-accept",
    );
    expect(planned(rectified, recheck).number).toBe(rectified.length + 1);
    const final = step("final-accept", "2019-12-16", { conclusion: "pass" });
    expect(() => planned(history(ACCEPTED), final, { overspent: [line] })).toThrow(
      "spending-must-be-within-budget-to-accept",
    );
  });
});

describe("final acceptance", () => {
  const standing = history(ACCEPTED);
  const final = (said: Parameters<typeof step>[2], day = "2019-12-16") =>
    step("final-accept", day, { conclusion: "pass", ...said });

  test("comes when the cycle is over", () => {
    expect(() => planned(standing, final({}, "2019-12-14"))).toThrow("cycle-must-be-over");
    expect(planned(standing, final({}, "2019-12-15")).move).toBe("final-accept");
  });

  test("looks at the funds and benefits of each construction library, and of no other", () => {
    const one = FULL.benefits.slice(0, 1);
    expect(() => planned(standing, final({ benefits: one }))).toThrow("each-library-must-be-assessed");
    const third = [...FULL.benefits, { library: "10027", name: "传递量", value: "1", unit: "笔" }];
    expect(() => planned(standing, final({ benefits: third }))).toThrow(
      "only-construction-libraries-are-assessed",
    );
    expect(() => planned(standing, final({ used: FULL.used.slice(1) }))).toThrow(
      "each-library-must-be-assessed",
    );
  });

  test("what the libraries used is what was spent, to the fen", () => {
    const used = [
      { library: "10002", fen: 70n },
      { library: "10013", fen: 30n },
    ];
    expect(() => planned(standing, final({ used }), { executedFen: 101n })).toThrow(
      "funds-used-must-be-what-was-spent",
    );
    expect(planned(standing, final({ used }), { executedFen: 100n }).carried.used).toEqual(used);
  });

  test("knows 通过 and 不通过 only", () => {
    expect(() => planned(standing, final({ conclusion: "rectify", rectifyBy: "2020-01-31" }))).toThrow(
      "value-must-be-valid",
    );
  });
});

test("what people type is read as it is meant, or not at all", () => {
  expect(parseTarget("传递量>=20000 笔")).toEqual({
    name: "传递量",
    relation: ">=",
    value: "20000",
    unit: "笔",
  });
  for (const typed of ["图书≥9000册", "图书≥9000 册", "图书 >= 9000册"])
    expect(parseTarget(typed)).toEqual({ name: "图书", relation: ">=", value: "9000", unit: "册" });
  expect(parseTarget("上线=2024年6月")).toMatchObject({ value: "2024年6月", unit: "" });
  expect(parseTarget("满足率 ≥ 90%")).toEqual({ name: "满足率", relation: ">=", value: "90%", unit: "" });
  expect(parseTarget("传递量")).toBeUndefined();
  expect(parseBenefit("10002：传递量=12000 笔")?.benefit.value).toBe("12000");
  expect(parseBenefit("10002:传递量>=12000")).toBeUndefined();
  expect(parseMember("张三@10002")).toEqual({ name: "张三", unit: "10002" });
  expect(parseMember("张三")).toBeUndefined();
  expect(parseUsed("10002=1,000.50")).toEqual({ library: "10002", fen: 100_050n });
  expect(parseUsed("10002=-1")).toBeUndefined();
});
