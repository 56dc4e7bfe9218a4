import { describe, expect, test } from "vitest";
import { toldAgain } from "../../../src/month/reconcile/told-again.ts";
import type { RequestRecord } from "../../../src/records/record.ts";
import { recordOf } from "../../support/records.ts";

const LATE = 7;
const settled = recordOf("supplier", { suppliedOn: "2019-03-03", pages: 11, feeFen: 330n });
const found = { id: "D-000000000001", kind: "already-settled" } as const;

/** A row of the corrected file of March, as it was settled but for what is said. */
function late(role: "supplier" | "requester", said: Partial<RequestRecord> = {}): RequestRecord {
  const row = recordOf(role, { suppliedOn: "2019-03-03", pages: 11, feeFen: 330n, ...said });
  return { ...row, ref: { ...row.ref, file: LATE } };
}

function isTold(
  records: readonly RequestRecord[],
  { others = [] as Partial<RequestRecord & { period: string }>[], sentFor = "2019-03" } = {},
): boolean {
  const requests = [{}, ...others].map(({ period = "2019-03", ...said }: (typeof others)[number], i) => ({
    ...{ period, caseKey: settled.requestKey, ordinal: i + 1, record: { ...settled, ...said } },
  }));
  const before = { period: "2019-03", requests, voided: [] };
  const c = { service: "dd", key: settled.requestKey, records, settled: before } as const;
  return toldAgain(found, c, (file) => (file === LATE ? sentFor : null)) !== null;
}

describe("a late account that repeats what its period settled", () => {
  test("asks nothing, whoever tells it, and where it leaves fields out", () => {
    expect(isTold([late("supplier")])).toBe(true);
    expect(isTold([late("supplier"), late("requester", { feeFen: null, pages: null })])).toBe(true);
  });
  test("asks where a value or the day is another, or the day is left out", () => {
    expect(isTold([late("supplier", { pages: 12 })])).toBe(false);
    expect(isTold([late("supplier"), late("requester", { requester: "10009" })])).toBe(false);
    expect(isTold([late("supplier", { suppliedOn: "2019-03-04" })])).toBe(false);
    expect(isTold([late("supplier", { suppliedOn: null })])).toBe(false);
  });
  test("asks where it was sent for another month, or one of its rows is of a file in time", () => {
    expect(isTold([late("supplier")], { sentFor: "2019-02" })).toBe(false);
    expect(isTold([late("supplier"), recordOf("requester", { suppliedOn: "2019-03-03", pages: 11 })])).toBe(
      false,
    );
  });
  test("asks where a side has more rows than were settled: two are two of two", () => {
    const twice = [late("supplier"), { ...late("supplier"), ref: { ...late("supplier").ref, row: 99 } }];
    expect(isTold(twice)).toBe(false);
    expect(isTold(twice, { others: [{}] })).toBe(true);
  });
  test("asks where one of two settled requests is told twice, and the other not at all", () => {
    const [eleven, twelve] = [late("supplier"), late("supplier", { pages: 12 })];
    const again = { ...eleven, ref: { ...eleven.ref, row: 99 } };
    expect(isTold([eleven, { ...twelve, ref: again.ref }], { others: [{ pages: 12 }] })).toBe(true);
    expect(isTold([eleven, again], { others: [{ pages: 12 }] })).toBe(false);
  });
  test("asks where the number was settled in another month too, and the late file has it twice", () => {
    const twice = [late("supplier"), { ...late("supplier"), ref: { ...late("supplier").ref, row: 99 } }];
    expect(isTold(twice, { others: [{ period: "2019-04", suppliedOn: "2019-04-03" }] })).toBe(false);
  });
});
