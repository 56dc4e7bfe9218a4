import { describe, expect, test } from "vitest";
import { type DecidedAbout, valuesFault } from "../../../../src/month/reconcile/desk/decision-values.ts";
import type { AgreedValues } from "../../../../src/month/reconcile/discrepancy.ts";
import type { DiscrepancyKind, ResolutionKind } from "../../../../src/records/discrepancy-kind.ts";
import { recordOf } from "../../../support/records.ts";

const [s, r] = [() => recordOf("supplier"), () => recordOf("requester")];

/** A case of document delivery, unless it is told otherwise. */
function about(
  kind: DiscrepancyKind,
  records: DecidedAbout["records"],
  service: "dd" | "ill" = "dd",
): DecidedAbout {
  return { discrepancy: { id: "D-1", kind, service }, records };
}

const differs = about("differs", [s(), r()]);
const loan = about("differs", [s(), r()], "ill");
const unlike = about("differs", [recordOf("supplier", { pages: 9 }), recordOf("requester", { pages: 99 })]);
const unlikeLoan = about(
  "differs",
  [recordOf("supplier", { pages: null, volumes: 1 }), recordOf("requester", { pages: null, volumes: 5 })],
  "ill",
);
const twice = about("duplicate", [s(), s(), r()]);
const onlyRequested = about("duplicate", [r(), r()]);

describe("the values beside a resolution", () => {
  test.each<[string, DecidedAbout, ResolutionKind, AgreedValues | null, string | null]>([
    ["supplier right of one row needs none", differs, "supplier-right", null, null],
    ["pages are agreed", differs, "agreed-value", { pages: 10 }, null],
    ["a fee is agreed", differs, "agreed-value", { feeFen: 0n }, null],
    [
      "but not alone where the pages differ",
      unlike,
      "agreed-value",
      { feeFen: 700n },
      "desk-size-must-be-agreed",
    ],
    ["with the pages it is agreed", unlike, "agreed-value", { feeFen: 700n, pages: 9 }, null],
    [
      "nor alone where the volumes differ",
      unlikeLoan,
      "agreed-value",
      { feeFen: 700n },
      "desk-size-must-be-agreed",
    ],
    ["volumes of a loan are agreed", loan, "agreed-value", { volumes: 2 }, null],
    [
      "a fee is not agreed when the supplier is right",
      differs,
      "supplier-right",
      { feeFen: 700n },
      "desk-value-needs-agreement",
    ],
    [
      "nor volumes when the requester is",
      loan,
      "requester-right",
      { volumes: 7 },
      "desk-value-needs-agreement",
    ],
    ["nor pages when it is written off", differs, "write-off", { pages: 3 }, "desk-value-needs-agreement"],
    ["nor a fee when it waits", differs, "defer", { feeFen: 1n }, "desk-value-needs-agreement"],
    [
      "nor one that was settled elsewhere",
      differs,
      "agreed-outside",
      { feeFen: 1n },
      "desk-value-needs-agreement",
    ],
    ["a document has no volumes", differs, "agreed-value", { volumes: 1 }, "desk-value-must-fit-service"],
    ["a loan has no pages", loan, "agreed-value", { pages: 1, volumes: 1 }, "desk-value-must-fit-service"],
    ["no pages are none agreed on", differs, "agreed-value", { pages: 0 }, "desk-value-must-be-possible"],
    ["10,000 pages are many", differs, "agreed-value", { pages: 10_000 }, null],
    ["10,001 are a slip", differs, "agreed-value", { pages: 10_001 }, "desk-value-must-be-possible"],
    ["1,001 volumes are a slip", loan, "agreed-value", { volumes: 1001 }, "desk-value-must-be-possible"],
    ["a fee is not negative", differs, "agreed-value", { feeFen: -1n }, "desk-value-must-be-possible"],
    ["10,000.00 yuan are much", differs, "agreed-value", { feeFen: 1_000_000n }, null],
    ["10,000.01 are a slip", differs, "agreed-value", { feeFen: 1_000_001n }, "desk-value-must-be-possible"],
    ["of one row nothing is counted", differs, "agreed-value", { count: 1 }, "desk-count-must-be-needed"],
    ["a duplicate needs its count: supplier", twice, "supplier-right", null, "desk-count-must-be-given"],
    ["requester, of one row as well", twice, "requester-right", null, "desk-count-must-be-given"],
    ["agreed pages as well", twice, "agreed-value", { pages: 8 }, "desk-count-must-be-given"],
    ["one of two counts", twice, "supplier-right", { count: 1 }, null],
    ["both count", twice, "supplier-right", { count: 2 }, null],
    ["three of two don't", twice, "supplier-right", { count: 3 }, "desk-count-must-be-within"],
    ["nine of two don't, agreed or not", twice, "agreed-value", { count: 9 }, "desk-count-must-be-within"],
    ["none of two is a write-off", twice, "supplier-right", { count: 0 }, "desk-count-must-be-within"],
    ["the requester has but one", twice, "requester-right", { count: 2 }, "desk-count-must-be-within"],
    ["a write-off counts none", twice, "write-off", null, null],
    ["and is not counted", twice, "write-off", { count: 1 }, "desk-count-must-be-needed"],
    [
      "the supplier, who reports none, is right: none is settled",
      onlyRequested,
      "supplier-right",
      null,
      null,
    ],
    [
      "and there is nothing to count",
      onlyRequested,
      "supplier-right",
      { count: 1 },
      "desk-count-must-be-needed",
    ],
    [
      "several rows of another kind are counted, too",
      about("outside-period", [s(), s(), r(), r()]),
      "supplier-right",
      null,
      "desk-count-must-be-given",
    ],
  ])("%s", (_, of, kind, values, code) => {
    expect(valuesFault({ kind, values }, of)?.code ?? null).toBe(code);
  });

  test("which of unlike rows is the extra one is never guessed: what was agreed on must say it", () => {
    const unlike = about("duplicate", [recordOf("supplier", { pages: 9, feeFen: 270n }), s(), r()]);
    const fault = (kind: ResolutionKind, values: AgreedValues) => valuesFault({ kind, values }, unlike);
    expect(fault("supplier-right", { count: 1 })).toMatchObject({
      code: "desk-rows-must-be-alike",
      params: { rows: 2, count: 1, fields: ["pages", "feeFen"] },
    });
    expect(fault("agreed-value", { count: 1, pages: 9 })?.params).toMatchObject({ fields: ["feeFen"] });
    expect(fault("agreed-value", { count: 1, pages: 9, feeFen: 270n })).toBeNull();
    expect(fault("supplier-right", { count: 2 })).toBeNull();
  });

  test("two rows that only differ in their day are paid alike", () => {
    const other = about("duplicate", [s(), recordOf("supplier", { suppliedOn: "2019-05-09" }), r()]);
    expect(valuesFault({ kind: "supplier-right", values: { count: 1 } }, other)).toBeNull();
  });
});
