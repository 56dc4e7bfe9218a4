/** What later files say of a request that a closed period settled: the kind, what is said otherwise, the risk, the correction. */
import { describe, expect, test } from "vitest";
import { parsePeriod } from "../../../src/core/period.ts";
import { laterCorrections } from "../../../src/month/reconcile/desk/later-correction.ts";
import type { AgreedValues } from "../../../src/month/reconcile/discrepancy.ts";
import type { Case } from "../../../src/month/reconcile/match.ts";
import { riskOfLater, settledThen } from "../../../src/month/reconcile/settled-then.ts";
import type { ResolutionKind } from "../../../src/records/discrepancy-kind.ts";
import type { RequestRecord, Role } from "../../../src/records/record.ts";
import { recordOf } from "../../support/records.ts";

const june = parsePeriod("2019-06");
if (!june) throw new Error("2019-06 is a period");

type Said = Partial<RequestRecord>;
const later = (role: Role, said: Said = {}): RequestRecord => recordOf(role, said);
/** 12 pages, 3.60, supplied on 2019-05-03 and settled in May. */
const settledAs = (...all: readonly Said[]): Case["settled"] => ({
  period: "2019-05",
  requests: all.map((said, i) => ({
    ...{ period: "2019-05", caseKey: "0500093", ordinal: i + 1, record: recordOf("supplier", said) },
  })),
  voided: [],
});
/** The same after a closed month corrected all of it away. */
const voidedAs = (...all: readonly Said[]): Case["settled"] => ({
  ...{ period: "2019-05", requests: [], voided: settledAs(...all)?.requests ?? [] },
});
const caseOf = (records: readonly RequestRecord[], settled = settledAs({})): Case => ({
  ...{ service: "dd", key: "0500093", records, settled },
});
const worth = (r: RequestRecord): bigint => r.feeFen ?? BigInt(r.pages ?? 0) * 30n;

describe("of a settled request", () => {
  test.each<[string, readonly RequestRecord[], string | null, bigint]>([
    ["one side cancels", [later("requester", { status: "cancelled" })], "settled-then-cancelled", 360n],
    [
      "both sides cancel",
      [later("supplier", { status: "cancelled" }), later("requester", { status: "cancelled" })],
      "settled-then-cancelled",
      360n,
    ],
    ["one side reports unfilled", [later("supplier", { status: "unfilled" })], "settled-then-unfilled", 360n],
    [
      "one cancels and the other repeats it",
      [later("supplier"), later("requester", { status: "cancelled" })],
      "settled-then-cancelled",
      360n,
    ],
    [
      "other pages: the tariff's difference",
      [later("requester", { pages: 10 })],
      "settled-then-changed",
      60n,
    ],
    ["another fee", [later("supplier", { feeFen: 300n })], "settled-then-changed", 60n],
    ["another real cost", [later("supplier", { actualCostFen: 900n })], "settled-then-changed", 0n],
    ["another type", [later("supplier", { documentType: "学位论文" })], "settled-then-changed", 0n],
    [
      "another day of the closed month",
      [later("supplier", { suppliedOn: "2019-05-20" })],
      "settled-then-changed",
      0n,
    ],
    [
      "another requester: the whole fee is another library's",
      [later("supplier", { requester: "10004" })],
      "settled-then-changed",
      360n,
    ],
    [
      "another supplier and fewer pages: all that was paid goes",
      [later("requester", { supplier: "10004", pages: 10 })],
      "settled-then-changed",
      360n,
    ],
    [
      "another agent of a source inside the alliance moves nothing",
      [later("supplier", { agent: "10004" })],
      "settled-then-changed",
      0n,
    ],
    ["still being worked on", [later("requester", { status: "pending" })], "settled-then-changed", 360n],
    ["volumes brought back", [later("supplier", { returnedOn: "2019-06-10" })], "settled-then-returned", 0n],
    ["the same once more is no news", [later("supplier"), later("requester")], null, 0n],
    [
      "supplied in the open period: another supply under a used number",
      [later("supplier", { suppliedOn: "2019-06-01" })],
      null,
      0n,
    ],
    [
      "on the last day before it: the settled one",
      [later("supplier", { suppliedOn: "2019-05-31" })],
      "settled-then-changed",
      0n,
    ],
  ])("%s", (_, records, kind, risk) => {
    const c = caseOf(records);
    const found = settledThen(c, june);
    expect(found?.kind ?? null).toBe(kind);
    if (kind !== null) expect(riskOfLater(c, worth)).toBe(risk);
  });

  test("of a source outside, another agent is paid: the whole fee", () => {
    const outside = { supplier: "EXT-NLC", agent: "10003" };
    const c = caseOf([later("supplier", { ...outside, agent: "10004" })], settledAs(outside));
    expect([settledThen(c, june)?.kind, riskOfLater(c, worth)]).toEqual(["settled-then-changed", 360n]);
  });

  test("what was settled stands beside what each side says now, where it is none of that", () => {
    const found = settledThen(
      caseOf([later("supplier", { pages: 10 }), later("requester", { pages: 12 })]),
      june,
    );
    expect(found?.fields).toEqual([
      { field: "pages", settled: "12", supplier: "10", requester: null, centre: null },
    ]);
  });

  test("nothing is said otherwise of what was settled outside, or never", () => {
    const cancelled = [later("requester", { status: "cancelled" })];
    expect(settledThen(caseOf(cancelled, settledAs()), june)).toBeNull();
    expect(settledThen(caseOf(cancelled, null), june)).toBeNull();
  });
});

describe("of a settled loan: two volumes, 5.00 each", () => {
  const loan = (role: Role, said: Said = {}): RequestRecord =>
    recordOf(role, { service: "ill", pages: null, volumes: 2, feeFen: null, ...said });
  const settled: Case["settled"] = {
    ...{ period: "2019-05", voided: [] },
    requests: [{ period: "2019-05", caseKey: "IL1", ordinal: 1, record: loan("supplier") }],
  };
  const perVolume = (r: RequestRecord): bigint => BigInt(r.volumes ?? 0) * 500n;
  test.each<[string, Said, string | null, bigint]>([
    ["cancelled", { status: "cancelled" }, "settled-then-cancelled", 1000n],
    ["unfilled", { status: "unfilled" }, "settled-then-unfilled", 1000n],
    ["one volume fewer", { volumes: 1 }, "settled-then-changed", 500n],
    ["one volume more", { volumes: 3 }, "settled-then-changed", 500n],
    ["brought back", { returnedOn: "2019-06-10" }, "settled-then-returned", 0n],
    ["the same once more", {}, null, 0n],
  ])("%s, by either side's file or by both", (_, said, kind, risk) => {
    for (const roles of [["supplier"], ["requester"], ["supplier", "requester"]] as const) {
      const c: Case = { service: "ill", key: "IL1", records: roles.map((role) => loan(role, said)), settled };
      expect(settledThen(c, june)?.kind ?? null).toBe(kind);
      if (kind !== null) expect(riskOfLater(c, perVolume)).toBe(risk);
    }
  });
});

describe("of a request that was corrected away", () => {
  test("reported filled again it is a question of what it is worth now, on whatever day it was supplied", () => {
    for (const suppliedOn of ["2019-05-03", "2019-06-04"]) {
      const c = caseOf([later("supplier", { suppliedOn, pages: 10, feeFen: 300n })], voidedAs({}));
      expect(settledThen(c, june)).toEqual({
        kind: "settled-then-changed",
        fields: [{ field: "status", settled: null, supplier: "filled", requester: null, centre: null }],
      });
      expect(riskOfLater(c, worth)).toBe(300n);
    }
  });
  test("cancelled once more it is no question", () => {
    expect(settledThen(caseOf([later("requester", { status: "cancelled" })], voidedAs({})), june)).toBeNull();
  });
});

describe("what a decision corrects", () => {
  const decided = (
    records: readonly RequestRecord[],
    kind: ResolutionKind,
    how: { values?: AgreedValues; settled?: Case["settled"] } = {},
  ) => {
    const made = laterCorrections({
      ...{
        discrepancy: { id: "D-1", kind: "settled-then-changed", service: "dd", caseKey: "0500093" },
        records,
      },
      ...{ resolution: { kind, values: how.values ?? null }, settled: how.settled ?? settledAs({}) },
    });
    return "code" in made
      ? made.code
      : made.map(({ change }) => (change.kind === "void" ? "void" : change.values));
  };
  const cancelled = later("requester", { status: "cancelled" });

  test("the side that is right has taken it back: it does not count", () => {
    expect(decided([cancelled], "requester-right")).toEqual(["void"]);
  });
  test("the side that is right says nothing new: nothing is corrected", () => {
    expect(decided([cancelled], "supplier-right")).toEqual([]);
  });
  test.each(["agreed-outside", "write-off", "defer"] as const)("%s corrects nothing", (kind) => {
    expect(decided([cancelled], kind)).toEqual([]);
  });
  test("what the side says otherwise, and with other pages the fee for the former ones no longer counts", () => {
    expect(decided([later("supplier", { pages: 10, feeFen: 300n })], "supplier-right")).toEqual([
      { pages: 10, feeFen: 300n },
    ]);
    expect(decided([later("requester", { pages: 10 })], "requester-right")).toEqual([
      { pages: 10, feeFen: null },
    ]);
    expect(decided([later("supplier", { returnedOn: "2019-06-10" })], "supplier-right")).toEqual([]);
  });
  test("agreed values count; without a fee the former one no longer does", () => {
    expect(decided([cancelled], "agreed-value", { values: { pages: 11 } })).toEqual([
      { pages: 11, feeFen: null },
    ]);
    expect(decided([cancelled], "agreed-value", { values: { pages: 11, feeFen: 330n } })).toEqual([
      { pages: 11, feeFen: 330n },
    ]);
  });
  test("what was corrected away counts again as the side that is right says, equal or not, or as agreed", () => {
    const settled = voidedAs({ feeFen: 360n });
    const rows = [later("supplier", { feeFen: 360n }), later("requester", { status: "cancelled" })];
    expect(decided(rows, "supplier-right", { settled })).toEqual([{ feeFen: 360n }]);
    expect(decided(rows, "requester-right", { settled })).toEqual([]);
    expect(decided(rows, "agreed-value", { settled, values: { pages: 10 } })).toEqual([
      { pages: 10, feeFen: null },
    ]);
    expect(decided([later("requester", { pages: 10 })], "requester-right", { settled })).toEqual([
      { pages: 10, feeFen: null },
    ]);
    expect(decided(rows, "supplier-right", { settled: voidedAs({}, {}) })).toBe(
      "later-account-must-be-of-one-request",
    );
  });
  test("of several under the number all are taken back, or a person says which one", () => {
    const settled = settledAs({}, {});
    const two = [cancelled, later("requester", { status: "cancelled" })];
    expect(decided(two, "requester-right", { settled })).toEqual(["void", "void"]);
    expect(decided([cancelled], "requester-right", { settled })).toBe("later-account-must-be-of-one-request");
    expect(decided([later("supplier", { pages: 10 })], "supplier-right", { settled })).toBe(
      "later-account-must-be-of-one-request",
    );
  });
});
