import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePeriod } from "../../../src/core/period.ts";
import { compareRefs, refText } from "../../../src/core/source.ts";
import { type JudgeContext, judge, possibleMatch } from "../../../src/month/reconcile/judge.ts";
import type { Case } from "../../../src/month/reconcile/match.ts";
import type { RequestRecord } from "../../../src/records/record.ts";
import { directoryOf } from "../../../src/registry/directory.ts";
import { recordOf } from "../../support/records.ts";

const may = parsePeriod("2019-05");
if (!may) throw new Error("2019-05 is a period");

const library = (code: string, kind: "university" | "external" = "university") => ({
  code,
  nameZh: `馆${code}`,
  nameEn: `Library ${code}`,
  kind,
  district: "",
  certainty: "",
  source: "",
});

const directory = directoryOf({
  libraries: [library("10001"), library("10002"), library("10003"), library("EXT-NSTL", "external")],
  aliases: [],
  agreements: [
    { library: "10001", service: "dd", role: "member", from: "2007-11-01", to: null },
    { library: "10002", service: "dd", role: "member", from: "2007-11-01", to: null },
    { library: "10003", service: "dd", role: "member", from: "2007-11-01", to: "2019-05-15" },
  ],
});

const context: JudgeContext = {
  period: may,
  directory,
  mayBeOutside: () => false,
  worth: (r) => r.feeFen ?? BigInt(r.pages ?? 0) * 30n,
  hash: (text) => createHash("sha256").update(text).digest("hex"),
  isInvoiced: () => false,
};

const order = { supplier: 0, requester: 1, centre: 2, courier: 3 };

function caseOf(records: readonly RequestRecord[], settled: Case["settled"] = null): Case {
  const sorted = [...records].sort((a, b) => order[a.role] - order[b.role] || compareRefs(a.ref, b.ref));
  return { service: "dd", key: "0500093", records: sorted, settled };
}

function kindOf(records: readonly RequestRecord[]): string {
  return judge(caseOf(records), context).discrepancy?.kind ?? "match";
}

describe("one row is enough", () => {
  test("for the case to be stopped: of another period, or of a stranger", () => {
    expect(kindOf([recordOf("supplier", { suppliedOn: "2019-04-30" }), recordOf("requester")])).toBe(
      "outside-period",
    );
    const stranger = { suppliedOn: "2019-05-20", requester: "10003" };
    expect(kindOf([recordOf("supplier"), recordOf("requester", stranger)])).toBe("not-a-member");
  });
  test("too many on one side alone for it to be a duplicate, whichever side it is", () => {
    for (const role of ["supplier", "requester", "centre"] as const)
      expect([kindOf([recordOf(role)]), kindOf([recordOf(role), recordOf(role)])]).toEqual([
        ...[`${role}-only`, "duplicate"],
      ]);
  });
});

test("two accounts that may be one are shown with what differs; of more nobody knows which to compare", () => {
  const two = [recordOf("supplier", { pages: 12 }), recordOf("requester", { pages: 11 })];
  const fields = (records: readonly RequestRecord[]) =>
    possibleMatch(caseOf(records), context).fields.map((f) => f.field);
  expect([fields(two), fields([...two, recordOf("requester")])]).toEqual([["pages"], []]);
});

describe("two accounts of one request", () => {
  test("a supplier's and a requester's row that agree are one match by number and parties", () => {
    const { matches, discrepancy } = judge(caseOf([recordOf("supplier"), recordOf("requester")]), context);
    expect(discrepancy).toBeNull();
    expect(matches.map((m) => m.pass)).toEqual(["same-number-and-parties"]);
  });

  test("a side that leaves the other party out still matches, by number alone", () => {
    const { matches } = judge(
      caseOf([recordOf("supplier"), recordOf("requester", { requester: null })]),
      context,
    );
    expect(matches.map((m) => m.pass)).toEqual(["same-number"]);
    const unnamed = [recordOf("supplier", { supplier: null }), recordOf("requester")];
    expect(judge(caseOf(unnamed), context).matches.map((m) => m.pass)).toEqual(["same-number"]);
  });

  const cases: readonly [string, Partial<RequestRecord>, string, bigint][] = [
    ["pages: 12 against 10 risks 2 × 0.30", { pages: 10 }, "pages", 60n],
    ["supplier named differently risks the whole 3.60", { supplier: "10003" }, "supplier", 360n],
    ["a status that differs risks the whole 3.60", { status: "unfilled" }, "status", 360n],
    ["a day that differs inside the period risks nothing", { suppliedOn: "2019-05-05" }, "suppliedOn", 0n],
    ["a fee off by 0.01 asks a person and is never rounded away", { feeFen: 361n }, "feeFen", 1n],
  ];
  for (const [name, said, field, risk] of cases) {
    test(name, () => {
      const { matches, discrepancy } = judge(
        caseOf([recordOf("supplier"), recordOf("requester", said)]),
        context,
      );
      expect(matches).toEqual([]);
      expect(discrepancy?.kind).toBe("differs");
      expect(discrepancy?.fields.map((f) => f.field)).toEqual([field]);
      expect(discrepancy?.riskFen).toBe(risk);
    });
  }

  test("the platform's contradicting account is a difference too", () => {
    expect(kindOf([recordOf("supplier"), recordOf("requester"), recordOf("centre", { pages: 11 })])).toBe(
      "differs",
    );
  });
});

describe("one account only", () => {
  test("a supplier's row nobody requested is supplier-only, and the whole fee is at risk", () => {
    const { discrepancy } = judge(caseOf([recordOf("supplier")]), context);
    expect([discrepancy?.kind, discrepancy?.riskFen]).toEqual(["supplier-only", 360n]);
  });

  test("a requester's row nobody supplied is requester-only", () => {
    expect(kindOf([recordOf("requester")])).toBe("requester-only");
  });

  test("a row only the platform has is centre-only", () => {
    expect(kindOf([recordOf("centre")])).toBe("centre-only");
  });
});

describe("several rows under one number", () => {
  test("two genuine equal loans on both sides stay two matches", () => {
    const { matches } = judge(
      caseOf([recordOf("supplier"), recordOf("supplier"), recordOf("requester"), recordOf("requester")]),
      context,
    );
    expect(matches.map((m) => m.ordinal)).toEqual([1, 2]);
  });

  test("five equal rows against one are never guessed: the whole case waits as a duplicate", () => {
    const five = Array.from({ length: 5 }, () => recordOf("supplier"));
    const { matches, discrepancy } = judge(caseOf([...five, recordOf("requester")]), context);
    expect(matches).toEqual([]);
    expect([discrepancy?.kind, discrepancy?.records.length]).toEqual(["duplicate", 6]);
  });

  test("two different requests under one number pair with their own twins, in any row order", () => {
    const pages = (n: number) => ({ pages: n, feeFen: BigInt(n) * 30n });
    const { matches } = judge(
      caseOf([
        recordOf("supplier", pages(5)),
        recordOf("supplier", pages(9)),
        recordOf("requester", { pages: 9 }),
        recordOf("requester", { pages: 5 }),
      ]),
      context,
    );
    expect(matches).toHaveLength(2);
  });

  test("two rows that could each pair with either of two others that differ are a duplicate", () => {
    expect(
      kindOf([
        recordOf("supplier", { pages: null, feeFen: null }),
        recordOf("supplier", { pages: 5 }),
        recordOf("requester", { pages: 5 }),
        recordOf("requester", { pages: 9 }),
      ]),
    ).toBe("duplicate");
  });
});

describe("what stops a case whole", () => {
  test("a number settled in a closed period is never settled again", () => {
    const { discrepancy } = judge(
      caseOf([recordOf("supplier"), recordOf("requester")], { period: "2019-04", requests: [], voided: [] }),
      context,
    );
    expect(discrepancy?.kind).toBe("already-settled");
  });

  test("a supply date outside the period is outside-period", () => {
    const april = { suppliedOn: "2019-04-30" };
    expect(kindOf([recordOf("supplier", april), recordOf("requester", april)])).toBe("outside-period");
  });

  test("a library that left in the middle of the month is a member to its last day and no longer", () => {
    const on = (day: string) => [
      recordOf("supplier", { requester: "10003", suppliedOn: day }),
      recordOf("requester", { requester: "10003", suppliedOn: day }),
    ];
    expect(kindOf(on("2019-05-15"))).toBe("match");
    expect(kindOf(on("2019-05-16"))).toBe("not-a-member");
  });

  test("a source outside the alliance needs no agreement", () => {
    const nstl = { supplier: "EXT-NSTL" };
    expect(kindOf([recordOf("supplier", nstl), recordOf("requester", nstl)])).toBe("match");
  });

  test("an unfilled request from before the period is no matter of money and matches", () => {
    const unfilled = {
      status: "unfilled",
      suppliedOn: null,
      requestedOn: "2019-04-29",
      feeFen: null,
    } as const;
    expect(kindOf([recordOf("supplier", unfilled), recordOf("requester", unfilled)])).toBe("match");
  });
});

const anyRecord = fc
  .record({
    role: fc.constantFrom("supplier" as const, "requester" as const, "centre" as const),
    pages: fc.constantFrom(5, 6, null),
    suppliedOn: fc.constantFrom("2019-05-03", "2019-05-04", "2019-04-30"),
    status: fc.constantFrom("filled" as const, "unfilled" as const),
  })
  .map(({ role, ...said }) => recordOf(role, { ...said, feeFen: null }));

describe("laws", () => {
  test("every record of a case is in exactly one match, or the case is one discrepancy with all its records", () => {
    // Of each side one file: rows of two files may be one account.
    fc.assert(
      fc.property(fc.array(anyRecord, { minLength: 1, maxLength: 6 }), (records) => {
        const { matches, discrepancy } = judge(caseOf(records), context);
        const used = matches
          .flatMap((m) => [m.supplier, m.requester, m.centre])
          .filter((ref) => ref !== null);
        const refs = used.map(refText);
        expect(new Set(refs).size).toBe(refs.length);
        if (discrepancy) {
          expect(matches).toEqual([]);
          expect(discrepancy.records).toHaveLength(records.length);
        } else {
          expect(refs).toHaveLength(records.length);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test("the order of files and rows changes neither the verdict nor the discrepancy's id", () => {
    fc.assert(
      fc.property(fc.array(anyRecord, { minLength: 1, maxLength: 6 }), fc.nat(), (records, seed) => {
        // As many files as before, in another order, and in them the rows in another one.
        const moved = records.map((r, i) => ({
          ...r,
          ref: { file: ((r.ref.file + seed) % 5) + 1, sheet: 1, row: ((i * 13 + seed) % 97) + 1 + i * 100 },
        }));
        const [a, b] = [judge(caseOf(records), context), judge(caseOf(moved), context)];
        expect(b.discrepancy?.id).toBe(a.discrepancy?.id);
        expect(b.matches.length).toBe(a.matches.length);
      }),
      { numRuns: 3000 },
    );
  });
});
