import { describe, expect, test } from "vitest";
import { likeness, likenessParts, STANDARD_MATCHING } from "../../../src/month/reconcile/likeness.ts";
import { pairLeftovers } from "../../../src/month/reconcile/tolerant.ts";
import type { RequestRecord } from "../../../src/records/record.ts";
import { leftoverOf, recordOf } from "../../support/records.ts";

const TITLE = "北京城市记忆研究综述";

const S = (said: Partial<RequestRecord>) => leftoverOf("supplier", said);
const R = (said: Partial<RequestRecord>) => leftoverOf("requester", said);

test("the parts that are shown of a pair add up to its likeness", () => {
  const [s, r] = [recordOf("supplier", { title: TITLE }), recordOf("requester", { title: TITLE, pages: 9 })];
  const parts = likenessParts(s, r, 3);
  expect(parts).toEqual({ number: 40, parties: 20, item: 25, day: 10, size: -5, waybill: 0, status: 0 });
  expect(Object.values(parts).reduce((a, b) => a + b, 0)).toBe(likeness(s, r, 3));
});

describe("the scale is the rule pack's", () => {
  const pair = [
    S({ requestNo: "2019050093", title: TITLE, suppliedOn: "2019-05-03" }),
    R({ requestNo: "77", title: TITLE, suppliedOn: "2019-05-08" }),
  ];
  const by = (said: Partial<typeof STANDARD_MATCHING>) =>
    pairLeftovers(pair, { ...STANDARD_MATCHING, ...said }).map((g) => g.pass);

  test("five days apart are near where the pack says so", () => {
    expect(by({ nearDays: 5 })).toEqual(["same-item-near-day"]);
  });

  test("53 points are asked by the house, taken from 53 on, and left alone where 54 are wanted to ask", () => {
    expect(
      likeness(pair[0]?.record ?? recordOf("supplier"), pair[1]?.record ?? recordOf("requester"), 3),
    ).toBe(53);
    expect(by({})).toEqual([null]);
    expect(by({ match: 53, ask: 50 })).toEqual(["scored"]);
    expect(by({ ask: 54 })).toEqual([]);
  });
});
