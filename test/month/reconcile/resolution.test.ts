import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { differences } from "../../../src/month/reconcile/compare.ts";
import { applyPolicies, downgradeOf } from "../../../src/month/reconcile/desk/policy.ts";
import { matchesOfResolution } from "../../../src/month/reconcile/desk/resolution.ts";
import type { Discrepancy } from "../../../src/month/reconcile/discrepancy.ts";
import { withAgreed } from "../../../src/month/reconcile/match.ts";
import type { ResolutionKind } from "../../../src/records/discrepancy-kind.ts";
import type { RequestRecord } from "../../../src/records/record.ts";
import type { ResolvePolicy } from "../../../src/rules/policies-rule.ts";
import type { RuleVersion } from "../../../src/rules/rules.ts";
import { recordOf } from "../../support/records.ts";

function discrepancyOf(records: readonly RequestRecord[], said: Partial<Discrepancy> = {}): Discrepancy {
  const at = (role: string) => records.find((r) => r.role === role);
  return {
    id: `D-${createHash("sha256").update(String(records.length)).digest("hex").slice(0, 12)}`,
    service: "dd",
    caseKey: "0500093",
    kind: "differs",
    supplier: "10002",
    requester: "10001",
    fields: differences({ supplier: at("supplier"), requester: at("requester"), centre: at("centre") }),
    records: records.map((r) => r.ref),
    evidence: "S+R",
    riskFen: 30n,
    downgradedBy: null,
    ...said,
  };
}

function settled(records: readonly RequestRecord[], kind: ResolutionKind, values = null as null | object) {
  return matchesOfResolution({ discrepancy: discrepancyOf(records), records, resolution: { kind, values } });
}

describe("what a resolution settles", () => {
  const supplier = recordOf("supplier", { pages: 12, feeFen: 360n });
  const requester = recordOf("requester", { pages: 10 });

  test("supplier right settles the supplier's row as it stands", () => {
    const [match] = settled([supplier, requester], "supplier-right");
    expect([match?.basis, match?.values]).toEqual([supplier.ref, null]);
  });

  test("requester right settles the supplier's row with the requester's pages, and its fee for 12 no longer counts", () => {
    const [match] = settled([supplier, requester], "requester-right");
    expect([match?.basis, match?.values]).toEqual([supplier.ref, { pages: 10, feeFen: null }]);
    expect([match?.supplier, match?.requester, match?.centre]).toEqual([supplier.ref, requester.ref, null]);
  });

  test("requester right with the volumes, or the fee, that the requester says", () => {
    const word = (own: Partial<RequestRecord>, other: Partial<RequestRecord>) => {
      const records = [recordOf("supplier", own), recordOf("requester", other)];
      return settled(records, "requester-right")[0]?.values;
    };
    const loan = { service: "ill", pages: null } as const;
    expect(word({ ...loan, volumes: 3 }, { ...loan, volumes: 2 })).toEqual({ volumes: 2, feeFen: null });
    expect(word({ feeFen: 360n }, { feeFen: 300n })).toEqual({ feeFen: 300n });
    expect(word({ feeFen: 360n }, { pages: 10, feeFen: 300n })).toEqual({ pages: 10, feeFen: 300n });
    expect(word({}, { feeFen: 360n })).toBeNull();
  });

  test("each row of a case is settled in its place, and the centre's beside it", () => {
    const rows = [supplier, recordOf("supplier"), requester, recordOf("requester"), recordOf("centre")];
    const [first, second] = settled(rows, "supplier-right");
    expect([first?.ordinal, first?.centre, second?.ordinal, second?.centre]).toEqual([
      ...[1, rows[4]?.ref, 2, null],
    ]);
  });

  test("requester right takes from the requester only what the two disagree on: the rest only the supplier knows", () => {
    const posted = recordOf("supplier", { tariffItem: "M-DELIV", actualCostFen: 900n, feeFen: 900n });
    const record = (said: Partial<RequestRecord>) => {
      const rows = [posted, recordOf("requester", said)];
      const [match] = settled(rows, "requester-right");
      const basis = rows.find((row) => row.ref === match?.basis);
      return basis && withAgreed(basis, match?.values ?? null);
    };
    const later = record({ suppliedOn: "2019-05-04" });
    expect([later?.suppliedOn, later?.actualCostFen, later?.feeFen]).toEqual(["2019-05-04", 900n, 900n]);
    const unfilled = record({ status: "unfilled" });
    expect([unfilled?.status, unfilled?.actualCostFen]).toEqual(["unfilled", 900n]);
    // The fee was confirmed for an ordinary request.
    const urgent = [
      recordOf("supplier", { urgency: "ordinary" }),
      recordOf("requester", { urgency: "urgent" }),
    ];
    expect(settled(urgent, "requester-right")[0]?.values).toEqual({ urgency: "urgent", feeFen: null });
    // What only the requester says is no contradiction of the fee.
    const silent = [
      recordOf("supplier"),
      recordOf("requester", { urgency: "ordinary", suppliedOn: "2019-05-04" }),
    ];
    const said = { urgency: "ordinary", suppliedOn: "2019-05-04" };
    expect(settled(silent, "requester-right")[0]?.values).toEqual(said);
  });

  test("requester right about who supplied settles the requester's row: what another library knew is not this one's", () => {
    const other = recordOf("requester", { supplier: "10003" });
    const [match] = settled([supplier, other], "requester-right");
    expect([match?.basis, match?.values]).toEqual([other.ref, null]);
  });

  test("requester right about a request the requester does not report settles nothing", () => {
    expect(settled([supplier], "requester-right")).toEqual([]);
  });

  test("an agreed value replaces the record's own", () => {
    const [match] = settled([supplier, requester], "agreed-value", { pages: 11, feeFen: 330n });
    expect(match?.values).toEqual({ pages: 11, feeFen: 330n });
  });

  test("of a duplicate as many rows stand as were agreed, and a row never stands twice", () => {
    const five = Array.from({ length: 5 }, () => recordOf("supplier"));
    const matches = settled([...five, requester], "agreed-value", { count: 2 });
    expect(matches.map((m) => m.ordinal)).toEqual([1, 2]);
    expect(new Set(matches.map((m) => m.basis.row)).size).toBe(2);
  });

  for (const kind of ["supplier-right", "requester-right"] as const) {
    test(`${kind} settles as many rows of a duplicate as count, not all`, () => {
      const rows = [supplier, recordOf("supplier"), requester, recordOf("requester", { pages: 10 })];
      expect(settled(rows, kind, { count: 1 })).toHaveLength(1);
      expect(settled(rows, kind, { count: 2 })).toHaveLength(2);
    });
  }

  for (const kind of ["agreed-outside", "write-off", "defer"] as const) {
    test(`${kind} bills nothing`, () => {
      expect(settled([supplier, requester], kind)).toEqual([]);
    });
  }
});

function ruleWith(policy: Partial<ResolvePolicy>): RuleVersion<"policies"> {
  return {
    part: "policies",
    pack: "sample",
    version: "1",
    from: "2019-01-01",
    to: null,
    sample: true,
    notice: { title: "样例", number: null, date: null, source: "", certainty: "sample" },
    hash: "",
    body: {
      materialityFen: 0n,
      resolve: [
        {
          key: "pages-by-one",
          kind: "differs",
          service: "dd",
          libraries: null,
          fields: ["pages"],
          maxPages: 1,
          maxRiskFen: 49n,
          centreAgrees: false,
          resolution: "lower-side",
          ...policy,
        },
      ],
    },
  };
}

describe("policies", () => {
  const pair = (pages: number) => [
    recordOf("supplier", { pages: 12, feeFen: null }),
    recordOf("requester", { pages }),
  ];

  test("pages that differ by one take the lower side, and the resolution names the policy and its version", () => {
    const records = pair(11);
    const resolution = applyPolicies({ discrepancy: discrepancyOf(records), records }, ruleWith({}));
    expect(resolution?.kind).toBe("requester-right");
    expect(resolution?.by).toBe("policy:pages-by-one policies sample@1");
  });

  test("pages that differ by two are left to a person", () => {
    const records = pair(10);
    expect(applyPolicies({ discrepancy: discrepancyOf(records), records }, ruleWith({}))).toBeNull();
  });

  test("more than the policy's amount at risk is left to a person", () => {
    const records = pair(11);
    const discrepancy = discrepancyOf(records, { riskFen: 50n });
    expect(applyPolicies({ discrepancy, records }, ruleWith({}))).toBeNull();
  });

  test("a second differing field is left to a person", () => {
    const records = [
      recordOf("supplier", { feeFen: null }),
      recordOf("requester", { pages: 11, status: "pending" }),
    ];
    expect(applyPolicies({ discrepancy: discrepancyOf(records), records }, ruleWith({}))).toBeNull();
  });

  test("supplier right because the platform agrees needs the platform to agree with the supplier", () => {
    const rule = ruleWith({
      kind: "supplier-only",
      fields: null,
      maxPages: null,
      maxRiskFen: null,
      centreAgrees: true,
      resolution: "supplier-right",
    });
    const about = (pages: number) => {
      const records = [recordOf("supplier"), recordOf("centre", { pages, feeFen: null })];
      return { records, discrepancy: discrepancyOf(records, { kind: "supplier-only" }) };
    };
    expect(applyPolicies(about(12), rule)?.kind).toBe("supplier-right");
    expect(applyPolicies(about(11), rule)).toBeNull();
  });

  test("a policy that downgrades leaves it open, names itself, and comes before what follows it in the list", () => {
    const records = pair(11);
    const about = { discrepancy: discrepancyOf(records), records };
    const rule = ruleWith({ key: "small", resolution: "downgrade" });
    expect([applyPolicies(about, rule), downgradeOf(about, rule)]).toEqual([
      null,
      "policy:small policies sample@1",
    ]);
    const [lower] = ruleWith({}).body.resolve;
    const both = {
      ...rule,
      body: { ...rule.body, resolve: [...rule.body.resolve, ...(lower ? [lower] : [])] },
    };
    expect(applyPolicies(about, both)).toBeNull();
    expect(downgradeOf(about, ruleWith({}))).toBeNull();
    expect(downgradeOf({ ...about, discrepancy: { ...about.discrepancy, riskFen: 50n } }, rule)).toBeNull();
  });

  test("a policy says neither how many rows of a duplicate count, nor a value: both are left to a person", () => {
    const records = [...pair(12), recordOf("supplier", { feeFen: null })];
    const about = { records, discrepancy: discrepancyOf(records, { kind: "duplicate" }) };
    const any = { kind: "duplicate", fields: null, maxPages: null, maxRiskFen: null } as const;
    expect(applyPolicies(about, ruleWith({ ...any, resolution: "supplier-right" }))).toBeNull();
    expect(applyPolicies(about, ruleWith({ ...any, resolution: "agreed-value" }))).toBeNull();
    expect(applyPolicies(about, ruleWith({ ...any, resolution: "write-off" }))?.kind).toBe("write-off");
  });

  test("without a policy in force nothing is resolved", () => {
    const records = pair(11);
    expect(applyPolicies({ discrepancy: discrepancyOf(records), records }, undefined)).toBeNull();
  });
});
