import { describe, expect, test } from "vitest";
import { dayInShanghai } from "../../../src/core/day.ts";
import { deadlineOf, silentResolution } from "../../../src/month/reconcile/desk/deadline.ts";
import type { Discrepancy } from "../../../src/month/reconcile/discrepancy.ts";
import type { AnswerRule } from "../../../src/rules/policies-rule.ts";
import type { RuleVersion } from "../../../src/rules/rules.ts";
import { recordOf } from "../../support/records.ts";

describe("the day in Shanghai", () => {
  for (const [instant, day] of [
    ["2019-06-03T15:59:59Z", "2019-06-03"],
    ["2019-06-03T16:00:00Z", "2019-06-04"],
    ["2019-12-31T20:00:00.123Z", "2020-01-01"],
    ["2019-06-05T10:00:00+08:00", "2019-06-05"],
    ["2019-06-05T23:30:00-05:00", "2019-06-06"],
    ["2020-02-28T17:00:00Z", "2020-02-29"],
  ] as const) {
    test(`${instant} is on ${day}`, () => expect(dayInShanghai(instant)).toBe(day));
  }
});

const ANSWER: AnswerRule = { days: 15, silence: { kinds: ["differs"], resolution: "supplier-right" } };
const found = { foundAt: "2019-06-03T01:30:00Z", movedTo: null, resolution: null };
const due = (today: string, said = {}, answer: AnswerRule | undefined = ANSWER) =>
  deadlineOf({ ...found, ...said }, { answer, today });

describe("a deadline", () => {
  test("is so many days after the day it was found; that day itself is still in time", () => {
    expect(due("2019-06-18")).toEqual({ foundOn: "2019-06-03", dueOn: "2019-06-18", isOverdue: false });
    expect(due("2019-06-19").isOverdue).toBe(true);
  });

  test("set by hand it takes the place of the agreed one", () => {
    expect(due("2019-06-19", { movedTo: "2019-06-30" })).toMatchObject({
      dueOn: "2019-06-30",
      isOverdue: false,
    });
  });

  test("what is resolved is never overdue, and where nothing was agreed nothing is due", () => {
    const resolution = { discrepancy: "D-1", kind: "defer", values: null, reason: "x", by: "y" } as const;
    expect(due("2020-01-01", { resolution }).isOverdue).toBe(false);
    expect(deadlineOf(found, { answer: undefined, today: "2030-01-01" })).toMatchObject({
      dueOn: null,
      isOverdue: false,
    });
  });
});

describe("silence", () => {
  const discrepancy = { id: "D-1", kind: "differs" } as Discrepancy;
  const rule = (answer: AnswerRule | undefined) =>
    ({
      part: "policies",
      pack: "sample",
      version: "2019",
      body: { materialityFen: 0n, resolve: [], ...(answer ? { answer } : {}) },
    }) as unknown as RuleVersion<"policies">;
  const made = (
    today: string,
    answer: AnswerRule | undefined,
    kind: Discrepancy["kind"] = "differs",
    records = [recordOf("supplier"), recordOf("requester")],
  ) =>
    silentResolution(
      { discrepancy: { ...discrepancy, kind }, records, deadline: due(today, {}, answer) },
      rule(answer),
    );

  test("after the deadline means what the rule says, in the rule's name", () => {
    expect(made("2019-06-19", ANSWER)).toEqual({
      discrepancy: "D-1",
      kind: "supplier-right",
      values: null,
      by: "policy:silence policies sample@2019",
    });
  });

  test("before the deadline, for other kinds, and where nothing was agreed, it means nothing", () => {
    expect(made("2019-06-18", ANSWER)).toBeNull();
    expect(made("2019-06-19", ANSWER, "duplicate")).toBeNull();
    expect(made("2019-06-19", { days: 15, silence: null })).toBeNull();
    expect(made("2019-06-19", undefined)).toBeNull();
  });

  test("never says how many rows of a duplicate count: that is left to a person", () => {
    const silence = { kinds: ["duplicate"], resolution: "supplier-right" } as const;
    const rows = [recordOf("supplier"), recordOf("supplier"), recordOf("requester")];
    expect(made("2019-06-19", { days: 15, silence }, "duplicate", rows)).toBeNull();
    const writeOff = { ...silence, resolution: "write-off" } as const;
    expect(made("2019-06-19", { days: 15, silence: writeOff }, "duplicate", rows)?.kind).toBe("write-off");
  });
});
