/** 自动处理: a policy decides at its limit and not beyond it, of its own service, libraries and fields. */
import { expect, test } from "vitest";
import { applyPolicies } from "../../../../src/month/reconcile/desk/policy.ts";
import type { Discrepancy } from "../../../../src/month/reconcile/discrepancy.ts";
import type { RequestRecord } from "../../../../src/records/record.ts";
import type { ResolvePolicy } from "../../../../src/rules/policies-rule.ts";
import type { RuleVersion } from "../../../../src/rules/rules.ts";
import { recordOf } from "../../../support/records.ts";
import { discrepancy, policies } from "../../close/facts.ts";

const rule = (said: Partial<ResolvePolicy>): RuleVersion<"policies"> => ({
  ...policies(0n),
  body: {
    materialityFen: 0n,
    resolve: [
      {
        ...{ key: "p", kind: "differs", service: null, libraries: null, fields: null, maxPages: null },
        ...{ maxRiskFen: null, centreAgrees: false, resolution: "lower-side", ...said },
      },
    ],
  },
});

/** 12 pages by the supplier, 11 by the requester, 0.30 at risk. */
function decided(
  said: Partial<ResolvePolicy>,
  of: { about?: Partial<Discrepancy>; records?: readonly RequestRecord[] } = {},
): string | null {
  const records = of.records ?? [recordOf("supplier", { pages: 12 }), recordOf("requester", { pages: 11 })];
  const about = { ...discrepancy("D-1", 30n), requester: "10001", ...of.about };
  return applyPolicies({ discrepancy: about, records }, rule(said))?.kind ?? null;
}

test.each<[string, Partial<ResolvePolicy>, Parameters<typeof decided>[1], string | null]>([
  ["as much at risk as it lets pass", { maxRiskFen: 30n }, {}, "requester-right"],
  ["one fen more at risk", { maxRiskFen: 29n }, {}, null],
  ["as many pages apart as it lets pass", { maxPages: 1 }, {}, "requester-right"],
  ["one page more", { maxPages: 0 }, {}, null],
  ["another kind", { kind: "supplier-only" }, {}, null],
  ["its own service", { service: "dd" }, {}, "requester-right"],
  ["another service", { service: "ill" }, {}, null],
  ["a library that supplied", { libraries: ["10002", "10009"] }, {}, "requester-right"],
  ["a library that asked", { libraries: ["10001"] }, {}, "requester-right"],
  ["another library", { libraries: ["10009"] }, {}, null],
])("%s", (_, said, of, wanted) => {
  expect(decided(said, of)).toBe(wanted);
});

test("every field that differs is one of the policy's", () => {
  const differing = (...names: string[]) => ({
    about: {
      fields: names.map((field) => ({ field, supplier: null, requester: null, centre: null })),
    } as object,
  });
  expect(decided({ fields: ["pages"] }, differing("pages"))).toBe("requester-right");
  expect(decided({ fields: ["pages"] }, differing("pages", "status"))).toBeNull();
});

test("the lower side is one side with one row each, and not both at once", () => {
  const sides = (supplier: Partial<RequestRecord>, requester: Partial<RequestRecord>) => ({
    records: [recordOf("supplier", supplier), recordOf("requester", requester)],
  });
  expect(decided({}, sides({ pages: 10 }, { pages: 11 }))).toBe("supplier-right");
  expect(decided({}, sides({ pages: 11 }, { pages: 11 }))).toBeNull();
  expect(decided({}, sides({ pages: null }, { pages: 11 }))).toBeNull();
  expect(decided({}, sides({ pages: 12 }, { pages: null }))).toBeNull();
  expect(decided({}, sides({ pages: null, volumes: 2 }, { pages: null, volumes: 1 }))).toBe(
    "requester-right",
  );
  expect(decided({}, { records: [recordOf("supplier")] })).toBeNull();
  const twice = [
    recordOf("supplier", { pages: 12 }),
    recordOf("supplier", { pages: 12 }),
    recordOf("requester"),
  ];
  expect(decided({}, { records: twice })).toBeNull();
  const asked = [12, 11, 11].map((pages, i) => recordOf(i === 0 ? "supplier" : "requester", { pages }));
  expect(decided({}, { records: asked })).toBeNull();
});

test("the platform's one row agrees with the side that is favoured", () => {
  const with12 = (...centre: number[]) => ({
    records: [
      ...[recordOf("supplier", { pages: 12 }), recordOf("requester", { pages: 11 })],
      ...centre.map((pages) => recordOf("centre", { pages })),
    ],
  });
  const own = { centreAgrees: true, resolution: "supplier-right" } as const;
  expect([decided(own, with12(12)), decided(own, with12(11)), decided(own, with12(12, 12))]).toEqual([
    ...["supplier-right", null, null],
  ]);
  expect(decided(own, with12())).toBeNull();
  expect(decided({ ...own, resolution: "requester-right" }, with12(11))).toBe("requester-right");
});
