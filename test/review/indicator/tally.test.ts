import { describe, expect, test } from "vitest";
import { parsePeriod } from "../../../src/core/period.ts";
import type { RequestRecord } from "../../../src/records/record.ts";
import type { Basis } from "../../../src/review/indicator/definition.ts";
import type { MeasureKey } from "../../../src/review/indicator/measure.ts";
import { RequestTally } from "../../../src/review/indicator/tally.ts";
import { calendarOf } from "../../../src/rules/rules.ts";
import { recordOf } from "../../support/records.ts";

function tallied(records: readonly Partial<RequestRecord>[], how: { basis?: Basis; window?: string } = {}) {
  const window = parsePeriod(how.window ?? "2019");
  if (!window) throw new Error("window");
  const tally = new RequestTally({
    ...{ window, basis: how.basis ?? "period", calendar: calendarOf([]) },
    onTime: { ordinary: 3, urgent: 0 },
  });
  for (const said of records) tally.add(recordOf("supplier", said));
  tally.end();
  const of = (measure: MeasureKey, library: string | null = null) => Number(tally.of({ library, measure }));
  return { tally, of };
}

describe("measures of confirmed requests", () => {
  test("by status: received, processed, filled, and refused with a reason", () => {
    const { of } = tallied([
      { requestNo: "1" },
      { requestNo: "2", status: "unfilled", reason: "无馆藏", suppliedOn: null },
      { requestNo: "3", status: "unfilled", suppliedOn: null },
      { requestNo: "4", status: "cancelled", suppliedOn: null },
      { requestNo: "5", status: "pending", suppliedOn: null },
    ]);
    expect(of("requests-received")).toBe(5);
    expect(of("requests-processed")).toBe(4);
    expect(of("requests-filled")).toBe(1);
    expect(of("requests-unfilled")).toBe(2);
    expect(of("requests-refused-with-reason")).toBe(1);
    expect(of("pages-delivered")).toBe(12);
  });

  test("what a correction run says otherwise is taken off as it was and added as it is: 12 pages of 10001 become 10 of 10003", () => {
    const { tally, of } = tallied([{ requestNo: "1" }, { requestNo: "2" }]);
    const sent = recordOf("supplier", { requestNo: "1" });
    tally.remove(sent);
    tally.add({ ...sent, requester: "10003", pages: 10 });
    expect([of("requests-received"), of("requests-filled"), of("pages-delivered")]).toEqual([2, 2, 22]);
    expect([of("requests-sent", sent.requester ?? ""), of("requests-sent", "10003")]).toEqual([1, 1]);
    tally.remove({ ...sent, requester: "10003", pages: 10 });
    expect([of("requests-filled"), of("pages-delivered"), of("requests-sent", "10003")]).toEqual([1, 12, 0]);
  });

  test("pending in one month and decided in a later one is one request", () => {
    const { of } = tallied([
      { requestNo: "1", status: "pending", suppliedOn: null },
      { requestNo: "1", status: "filled" },
      { requestNo: "2", status: "pending", suppliedOn: null },
      { requestNo: "2", status: "pending", suppliedOn: null },
    ]);
    expect([of("requests-received"), of("requests-filled"), of("requests-processed")]).toEqual([2, 1, 1]);
  });

  test("on time: ordinary within 3 working days, urgent the same day", () => {
    // Thursday 2019-05-09: to Tuesday 3 working days, to Wednesday 4.
    const asked = { requestedOn: "2019-05-09" };
    const { of } = tallied([
      { ...asked, requestNo: "1", suppliedOn: "2019-05-14" },
      { ...asked, requestNo: "2", suppliedOn: "2019-05-15" },
      { ...asked, requestNo: "3", suppliedOn: "2019-05-09", urgency: "urgent" },
      { ...asked, requestNo: "4", suppliedOn: "2019-05-10", urgency: "urgent" },
      { requestNo: "5", requestedOn: null },
    ]);
    expect([of("requests-timed"), of("requests-on-time"), of("working-days-taken")]).toEqual([4, 2, 8]);
  });

  test("without a holiday calendar it is said of every timed request", () => {
    expect(tallied([{ requestNo: "1" }, { requestNo: "2", requestedOn: null }]).tally.uncovered).toBe(1);
  });

  test("a request counts for its supplier and its requester, each by its own measures", () => {
    const { of } = tallied([{ volumes: 2 }]);
    expect([of("volumes-lent", "10002"), of("volumes-borrowed", "10002")]).toEqual([2, 0]);
    expect([of("volumes-lent", "10001"), of("volumes-borrowed", "10001")]).toEqual([0, 2]);
    expect(of("volumes-lent", "10003")).toBe(0);
  });

  test("by day of request or of supply: only what lies in the window; what has no such day is told", () => {
    const records = [
      { requestNo: "1", requestedOn: "2018-12-31", suppliedOn: "2019-01-02" },
      { requestNo: "2", requestedOn: "2019-12-31", suppliedOn: "2020-01-02" },
      { requestNo: "3", requestedOn: null, suppliedOn: "2019-05-01" },
    ];
    const requested = tallied(records, { basis: "requested" });
    expect([requested.of("requests-received"), requested.tally.undated]).toEqual([1, 1]);
    const supplied = tallied(records, { basis: "supplied" });
    expect([supplied.of("requests-received"), supplied.tally.undated]).toEqual([2, 0]);
  });

  test("active is who supplied something or got it", () => {
    const { tally } = tallied([
      { requestNo: "1" },
      { requestNo: "2", supplier: "10003", requester: "10004", status: "unfilled", suppliedOn: null },
    ]);
    expect(tally.active().sort()).toEqual(["10001", "10002"]);
  });
});
