/** 各行作证: rows speak against a month that more than half of them lie outside, and against a library that not one of them has. */
import { describe, expect, test } from "vitest";
import { RowWitness, speaksOfItself } from "../../../src/month/import/row-witness.ts";
import { supports } from "../../../src/month/import/witness.ts";
import type { RecordKind } from "../../../src/records/record.ts";
import { lineOf, recordOf } from "../../support/records.ts";
import { periodOf } from "../close/facts.ts";

function against(kind: RecordKind, library: string | null, ...records: object[]) {
  const witness = new RowWitness({ kind, period: periodOf("2019-05"), library });
  for (const record of records) witness.see(record);
  const { period, library: own } = witness.said();
  const isAgainst = period !== null && !supports(period, "2019-05", (a, b) => a === b);
  return [
    isAgainst ? `${period.says.join(" ")} ${period.text} ${period.isSure}` : null,
    own && `${own.says.join(" ")} ${own.text}`,
  ];
}

describe("of a supplier's file", () => {
  const row = (suppliedOn: string | null, supplier: string | null = "10002") =>
    recordOf("supplier", { suppliedOn, supplier });
  test.each<[string, object[], ReturnType<typeof against>]>([
    ["no row", [], [null, null]],
    ["half of them outside", [row("2019-04-30"), row("2019-05-31")], [null, null]],
    [
      "more than half outside",
      [row("2019-04-30"), row("2019-05-31"), row("2019-06-01")],
      ["2019-04 2019-05 2019-06 3 false", null],
    ],
    [
      "half of those that have a day",
      [row("2019-04-30"), row("2019-05-31"), row(null), row(null)],
      [null, null],
    ],
    ["more of those that have a day", [row("2019-04-30"), row(null)], ["2019-04 1 true", null]],
    [
      "two of one month outside against one inside",
      [row("2019-05-31"), row("2019-04-30"), row("2019-04-29")],
      ["2019-04 2019-05 3 false", null],
    ],
    ["on the first day", [row("2019-05-01")], [null, null]],
    [
      "a day early, and a day late",
      [row("2019-04-30"), row("2019-06-01")],
      ["2019-04 2019-06 2 false", null],
    ],
    ["twice of one other month", [row("2019-04-30"), row("2019-04-01")], ["2019-04 2 true", null]],
    ["without a day", [row(null)], [null, null]],
    ["of another library", [row("2019-05-01", "10003"), row("2019-05-01", "10003")], [null, "10003 2"]],
    ["one of its own among others", [row("2019-05-01", "10003"), row("2019-05-01")], [null, null]],
    ["of nobody", [row("2019-05-01", null)], [null, null]],
  ])("%s", (_, rows, wanted) => expect(against("dd-supplier", "10002", ...rows)).toEqual(wanted));

  test("the requester's file is the requester's; one of no library is anybody's", () => {
    const other = recordOf("requester", { requester: "10009" });
    expect(against("dd-requester", "10001", other)).toEqual([null, "10009 1"]);
    expect(against("dd-requester", null, other)).toEqual([null, null]);
    expect(against("dd-centre", "10001", other)).toEqual([null, null]);
  });

  test("of so many libraries rows are counted; of months all are", () => {
    const rows = Array.from({ length: 30 }, (_, i) => row(`${1990 + i}-01-01`, `${20_000 + i}`));
    const [months, libraries] = against("dd-supplier", "10002", ...rows, row("1990-01-02", "20000"));
    expect([`${months}`.split(" ").length, `${libraries}`.split(" ").length]).toEqual([32, 25]);
    expect(`${libraries}`.endsWith(" 25")).toBe(true);
  });
});

test("a courier's credit, and what is billed anew of its waybill, say nothing of the month", () => {
  const line = (waybillNo: string, chargeFen: bigint, shippedOn = "2019-04-30") =>
    lineOf(waybillNo, { chargeFen, shippedOn });
  expect(against("courier-invoice", null, line("1", 5n))).toEqual(["2019-04 1 true", null]);
  expect(against("courier-invoice", null, line("1", 5n), line("1", -5n))).toEqual([null, null]);
  expect(against("courier-invoice", null, line("1", -5n), line("2", 5n))).toEqual(["2019-04 1 true", null]);
  expect(against("courier-invoice", null, line("1", 0n))).toEqual(["2019-04 1 true", null]);
  const inMay = line("2", 5n, "2019-05-01");
  expect(against("courier-invoice", null, line("1", 5n), inMay)).toEqual([null, null]);
  expect(against("courier-invoice", null, line("1", 5n), line("3", 5n), inMay)).toEqual([
    "2019-04 2019-05 3 false",
    null,
  ]);
  // Of three lines of April two are of a waybill that is credited: one against one.
  const again = [line("1", 5n), line("1", -5n), line("1", 6n)];
  expect(against("courier-invoice", null, ...again, line("3", 5n), inMay)).toEqual([null, null]);
});

test("what lasts into the next month is of either; a month is as good as its first day", () => {
  const request = (receivedOn: string, doneOn: string | null) => ({ receivedOn, doneOn, supplier: "10008" });
  expect(against("consulting", "10008", request("2019-04-30", "2019-05-01"))).toEqual([null, null]);
  expect(against("consulting", "10008", request("2019-04-30", "2019-06-01"))).toEqual([
    "2019-04 1 true",
    null,
  ]);
  expect(against("consulting", "10009", request("2019-05-30", null))).toEqual([null, "10008 1"]);
  const ticket = { openedOn: "2019-04-30", resolvedOn: "2019-05-31" };
  expect(against("support-ticket", null, ticket)).toEqual([null, null]);
  expect(against("availability", null, { month: "2019-05" })).toEqual([null, null]);
  expect(against("availability", null, { month: "2019-06" })).toEqual(["2019-06 1 true", null]);
  expect(against("subproject-spending", null, { day: "2019-06-01" })).toEqual(["2019-06 1 true", null]);
});

test("a count of users says neither whose nor when it is", () => {
  const kinds = ["dd-supplier", "dd-centre", "consulting", "availability", "registered-users"] as const;
  expect(kinds.map(speaksOfItself)).toEqual([true, true, true, true, false]);
});
