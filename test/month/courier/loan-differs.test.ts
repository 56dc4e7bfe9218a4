/** 与借阅不符: a line whose sender, receiver or way is that of none of its loans is asked about, and not paid. 10002 lends to 10001 by SF1. */
import { expect, test } from "vitest";
import type { RequestRecord, WaybillLine } from "../../../src/records/record.ts";
import { audit, loan } from "../../support/auditing.ts";
import { lineOf } from "../../support/records.ts";

/** The class of a line of SF1 over 14.00, and what of it is held. */
function judged(said: Partial<WaybillLine>, loans: readonly RequestRecord[] = [loan("SF1")]): string {
  const checking = audit();
  for (const one of loans) checking.loan(one, true);
  const { class: of, heldFen } = checking.line(lineOf("SF1", { company: "", ...said }));
  return `${of} ${heldFen}`;
}
const OTHER = "loan-differs 1400";
const ITS_OWN = "correct 0";

test.each<[string, Partial<WaybillLine>, string]>([
  ["as the loan went", { from: "10002", to: "10001", leg: "out" }, ITS_OWN],
  ["to another", { to: "10004" }, OTHER],
  ["from another", { from: "10004" }, OTHER],
  ["to another, where the sender is not named", { from: null, to: "10004" }, OTHER],
  ["out, the other way round", { from: "10001", to: "10002", leg: "out" }, OTHER],
  ["back, as it went out", { from: "10002", to: "10001", leg: "back" }, OTHER],
  ["back under its own number", { from: "10001", to: "10002", leg: "back" }, ITS_OWN],
  ["the other way round, with no way named", { from: "10001", to: "10002", leg: null }, ITS_OWN],
  ["with nothing named", { from: null, to: null, leg: null }, ITS_OWN],
  ["to another, read before companies were told apart", { to: "10004", company: null }, ITS_OWN],
])("a line %s: %s", (_, said, want) => {
  expect(judged(said)).toBe(want);
});

test("a parcel that brings a loan back went out under another number", () => {
  const back = [loan("SF9", { waybillBack: "SF1" })];
  expect(judged({ from: "10001", to: "10002", leg: "back" }, back)).toBe(ITS_OWN);
  expect(judged({ from: "10002", to: "10001", leg: "out" }, back)).toBe(OTHER);
});

test("of several loans in one parcel the line is any one's", () => {
  const two = [loan("SF1", { volumes: 1 }), loan("SF1", { requester: "10004", requestNo: "2", volumes: 1 })];
  expect(judged({ to: "10004" }, two)).toBe(ITS_OWN);
  expect(judged({ to: "10005" }, two)).toBe(OTHER);
});

test("a charge beside the freight is asked about with its parcel; a stop is of no loan's way", () => {
  const packing = audit({ services: [{ item: "packing", fen: 300n }] });
  packing.loan(loan("SF1"), true);
  const line = lineOf("SF1", { company: "", to: "10004", charge: "packing", chargeFen: 300n });
  expect(packing.line(line)).toMatchObject({ class: "loan-differs", heldFen: 300n });
  const stops = audit({ perStopFen: 1400n });
  stops.loan(loan("SF1"), true);
  expect(stops.line(lineOf("SF1", { company: "", to: "10004", item: "stop", pieces: 1 })).class).toBe(
    "correct",
  );
});

test("a line of nobody's loan is told as that", () => {
  expect(judged({ to: "10004" }, [loan("SF2")])).toBe("waybill-without-loan 1400");
});
