/** 协商值: it says that the request was filled; whatever else is paid by and in dispute is said, or the decision is refused. */
import { describe, expect, test } from "vitest";
import { type DecidedAbout, valuesFault } from "../../../../src/month/reconcile/desk/decision-values.ts";
import { laterCorrections } from "../../../../src/month/reconcile/desk/later-correction.ts";
import { settledRows } from "../../../../src/month/reconcile/desk/resolution.ts";
import type { AgreedValues } from "../../../../src/month/reconcile/discrepancy.ts";
import { withAgreed } from "../../../../src/month/reconcile/match.ts";
import type { DiscrepancyKind } from "../../../../src/records/discrepancy-kind.ts";
import type { RequestRecord } from "../../../../src/records/record.ts";
import { recordOf } from "../../../support/records.ts";
import { pack } from "../../../support/rule-packs.ts";

type Said = Partial<RequestRecord>;

const rulesBy = (basis: string) => [
  ...pack("balis-dd-2017"),
  ...pack("sample-2019", (text) => text.replace("basis: tariff", `basis: ${basis}`)),
];

function about(kind: DiscrepancyKind, records: readonly RequestRecord[], basis = "tariff"): DecidedAbout {
  const service = records[0]?.service === "ill" ? "ill" : "dd";
  return { discrepancy: { id: "D-1", kind, service }, records, rules: rulesBy(basis) };
}

const plain: Said = {
  urgency: "ordinary",
  documentType: "article",
  sourcing: "own",
  pages: 10,
  feeFen: null,
};
const s = (said: Said = {}) => recordOf("supplier", { ...plain, ...said });
const r = (said: Said = {}) => recordOf("requester", { ...plain, ...said });

const fault = (values: AgreedValues, of: DecidedAbout) => {
  const found = valuesFault({ kind: "agreed-value", values }, of);
  if (found?.code !== "desk-fields-must-be-agreed") return found?.code ?? null;
  return (found.params as { fields: readonly { field: string }[] }).fields.map(({ field }) => field);
};

describe("agreed pages say that the request was filled", () => {
  test.each([
    ["the supplier cancelled", s({ status: "cancelled" }), r(), "requester"],
    ["the supplier says unfilled", s({ status: "unfilled" }), r(), "requester"],
    ["the requester cancelled", s(), r({ status: "cancelled" }), "supplier"],
    ["both say filled", s(), r(), "supplier"],
  ])("%s: the row that says filled is settled with 5 pages", (_, supplier, requester, basis) => {
    const rows = [supplier, requester];
    expect(fault({ pages: 5 }, about("differs", rows))).toBeNull();
    const settled = settledRows({ kind: "agreed-value", values: { pages: 5 } }, rows);
    expect(settled.map(({ row, values }) => [row.role, withAgreed(row, values)])).toMatchObject([
      [basis, { status: "filled", pages: 5 }],
    ]);
  });

  test("where nobody says filled there is no row to settle", () => {
    const none = [s({ status: "cancelled" }), r({ status: "unfilled" })];
    expect(fault({ pages: 5 }, about("differs", none))).toBe("desk-agreed-must-be-filled");
    expect(fault({ pages: 5 }, about("not-a-member", [s({ status: "cancelled" })]))).toBe(
      "desk-agreed-must-be-filled",
    );
  });
});

describe("what is agreed on leaves other things open", () => {
  test.each<[string, Said, string[]]>([
    ["urgency", { urgency: "urgent" }, ["urgency"]],
    ["document type", { documentType: "ancient" }, ["documentType"]],
    ["how obtained", { sourcing: "agent-domestic" }, ["sourcing"]],
    ["requester and supplier", { requester: "10009", supplier: "10008" }, ["supplier", "requester"]],
    ["quantity", { quantity: 3 }, ["quantity"]],
  ])("%s, by whichever side, for every kind with two sides", (_, said, open) => {
    const known: Said = { quantity: 1 };
    for (const kind of ["differs", "possible-match"] as const) {
      expect(fault({ pages: 10 }, about(kind, [s({ ...known, ...said }), r(known)]))).toEqual(open);
      expect(fault({ pages: 10 }, about(kind, [s(known), r({ ...known, ...said })]))).toEqual(open);
    }
    const twice = [s({ ...known, ...said }), s({ ...known, ...said }), r(known)];
    expect(fault({ pages: 10, count: 1 }, about("duplicate", twice))).toEqual(open);
    expect(fault({ pages: 10 }, about("differs", [s(known), r(known)]))).toBeNull();
  });

  test("a side that is silent disputes nothing, a day is not paid by, and rows of one side may be two requests", () => {
    expect(
      fault({ pages: 10 }, about("differs", [s({ urgency: "urgent" }), r({ urgency: null })])),
    ).toBeNull();
    expect(fault({ pages: 10 }, about("differs", [s(), r({ suppliedOn: "2019-05-07" })]))).toBeNull();
    const two = [s({ urgency: "urgent" }), s(), r({ urgency: "urgent" }), r()];
    expect(fault({ pages: 10, count: 2 }, about("duplicate", two))).toBeNull();
    expect(fault({ pages: 10, count: 1 }, about("duplicate", two))).toBe("desk-rows-must-be-alike");
  });

  test("a fee settles the amount where the rules count it; not who is paid", () => {
    const urgent = [s({ urgency: "urgent" }), r()];
    const agreed = { pages: 10, feeFen: 800n };
    expect(fault(agreed, about("differs", urgent, "confirmed"))).toBeNull();
    expect(fault(agreed, about("differs", urgent, "tariff"))).toEqual(["urgency"]);
    const others = [s(), r({ requester: "10009" })];
    expect(fault(agreed, about("differs", others, "confirmed"))).toEqual(["requester"]);
  });

  test("two fees are in dispute only where the rules count one", () => {
    const fees = [s({ feeFen: 300n }), r({ feeFen: 250n })];
    expect(fault({ pages: 10 }, about("differs", fees, "confirmed"))).toEqual(["feeFen"]);
    expect(fault({ pages: 10, feeFen: 250n }, about("differs", fees, "confirmed"))).toBeNull();
    expect(fault({ pages: 10 }, about("differs", fees, "tariff"))).toBeNull();
  });

  test("of a loan no fee settles the supplier", () => {
    const loan: Said = { service: "ill", pages: null, volumes: 2 };
    const rows = [s(loan), r({ ...loan, supplier: "10008" })];
    expect(fault({ volumes: 2, feeFen: 500n }, about("differs", rows, "confirmed"))).toEqual(["supplier"]);
  });
});

describe("agreed on anew, after the month was closed", () => {
  const corrected = (said: Said, values: AgreedValues, isVoid = false) => {
    const record = s({ feeFen: 300n });
    const settled = [{ period: "2019-05", caseKey: "0500093", ordinal: 1, record }];
    const made = laterCorrections({
      discrepancy: { id: "D-1", kind: "settled-then-changed", service: "dd", caseKey: "0500093" },
      records: [s(said)],
      resolution: { kind: "agreed-value", values },
      settled: {
        period: "2019-05",
        requests: isVoid ? [] : settled,
        voided: isVoid ? settled : [],
      },
      rules: rulesBy("tariff"),
    });
    if (!("code" in made))
      return made.map(({ change }) => (change.kind === "values" ? change.values : "void"));
    return made.code === "desk-fields-must-be-agreed" ? (made.params as unknown) : made.code;
  };

  test("another requester is not settled by pages: both are named", () => {
    const open = {
      field: "requester",
      said: [
        { who: "settled", value: "10001", place: null },
        { who: "supplier", value: "10009", place: null },
      ],
    };
    expect(corrected({ requester: "10009" }, { pages: 15 })).toMatchObject({ fields: [open] });
    const cost = { field: "actualCostFen", said: [{ value: "—" }, { value: "9.00" }] };
    expect(corrected({ actualCostFen: 900n }, { pages: 15 })).toMatchObject({ fields: [cost] });
  });

  test("nor is urgency of a request that counts again, nor its pages by a fee", () => {
    expect(corrected({ urgency: "urgent" }, { pages: 10 }, true)).toMatchObject({
      fields: [{ field: "urgency" }],
    });
    expect(corrected({ pages: 20 }, { feeFen: 400n })).toBe("desk-size-must-be-agreed");
  });

  test("what is agreed on as it was settled corrects nothing, unless it counts again", () => {
    expect(corrected({ pages: 20 }, { pages: 10 })).toEqual([]);
    expect(corrected({ pages: 20 }, { pages: 10, feeFen: 300n })).toEqual([]);
    expect(corrected({ pages: 20 }, { pages: 15 })).toEqual([{ pages: 15, feeFen: null }]);
    expect(corrected({}, { pages: 10 }, true)).toEqual([{ feeFen: 300n }]);
  });
});
