import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AllianceLimits, fullestWindow } from "../../../src/month/reconcile/alliance-limits.ts";
import { dueDateOf } from "../../../src/month/reconcile/desk/due-date.ts";
import { LeadSearch, pairKey } from "../../../src/month/reconcile/leads.ts";
import type { RequestRecord } from "../../../src/records/record.ts";
import type { Leads, Limits } from "../../../src/rules/limits-rule.ts";
import { codeAndParams } from "../../support/code-and-params.ts";
import { recordOf } from "../../support/records.ts";

const LIMITS: Limits = {
  volumesPerMonth: [
    { supplier: "EXT-NLC", volumes: 500 },
    { supplier: "EXT-SHL", volumes: 800 },
  ],
  articlesPerIssue: 4,
  perDatabase: { requests: 15, days: 3 },
  urgentPerDay: 5,
  loanDays: [
    { supplier: "EXT-NLC", days: 30 },
    { supplier: "EXT-SHL", days: 45 },
    { supplier: "member", days: 30 },
  ],
  vacations: [
    {
      name: "2019 暑假",
      from: "2019-07-01",
      to: "2019-09-09",
      dueOn: "2019-09-10",
      except: ["EXT-NLC", "EXT-SHL"],
    },
  ],
};

function found(records: readonly RequestRecord[], of: Limits = LIMITS) {
  const limits = new AllianceLimits(of);
  for (const record of records) limits.add(record);
  return {
    findings: limits.findings().map((f) => codeAndParams(f.finding)),
    unchecked: limits.unchecked,
  };
}

const many = (n: number, said: (i: number) => Partial<RequestRecord>): RequestRecord[] =>
  Array.from({ length: n }, (_, i) => recordOf("supplier", { requestNo: `N${i}`, ...said(i) }));
const loan = (said: Partial<RequestRecord>): RequestRecord =>
  recordOf("supplier", { service: "ill", pages: null, volumes: 1, ...said });

describe("volumes of an outside source for the whole alliance", () => {
  const lent = (volumes: readonly number[], said: Partial<RequestRecord> = {}) =>
    found(
      volumes.map((v, i) => loan({ supplier: "EXT-NLC", requester: `1000${i + 1}`, volumes: v, ...said })),
    ).findings;

  test("500 in a month are within the limit, 503 are three too many, whoever borrowed them", () => {
    expect(lent([250, 250])).toEqual([]);
    expect(lent([250, 253])).toEqual([
      [
        "alliance-volumes-must-be-within-limit",
        { supplier: "EXT-NLC", month: "2019-05", volumes: 503, limit: 500 },
      ],
    ]);
  });

  test("months are counted apart, members are not limited", () => {
    const april = loan({ supplier: "EXT-NLC", volumes: 300, suppliedOn: "2019-04-30" });
    const may = loan({ supplier: "EXT-NLC", volumes: 300, suppliedOn: "2019-05-01" });
    expect(found([april, may]).findings).toEqual([]);
    expect(found([loan({ supplier: "10002", volumes: 900 })]).findings).toEqual([]);
  });
});

describe("articles of one issue", () => {
  const articles = (n: number, said: (i: number) => Partial<RequestRecord> = () => ({})) =>
    found(many(n, (i) => ({ itemId: "1000-0135", issue: "2019年第3期", title: `第${i}篇`, ...said(i) })))
      .findings;

  test("four are within the limit, five are not", () => {
    expect(articles(4)).toEqual([]);
    expect(articles(5)).toEqual([
      [
        "articles-of-issue-must-be-within-limit",
        { requester: "10001", reader: "", journal: "1000-0135", issue: "2019年第3期", articles: 5, limit: 4 },
      ],
    ]);
  });

  test("one issue written in several ways is one; another issue, journal or reader is another", () => {
    const forms = ["2019年第3期", "2019(3)", "2019, 03", "2019/3", "2019 年 3 期"];
    expect(articles(5, (i) => ({ issue: forms[i] ?? "" }))).toHaveLength(1);
    expect(articles(5, (i) => ({ issue: `2019(${i})` }))).toEqual([]);
    expect(articles(5, (i) => ({ itemId: `1000-013${i}` }))).toEqual([]);
    expect(articles(5, (i) => ({ reader: `${i}`.padStart(16, "0") }))).toEqual([]);
  });

  test("where the file does not say the issue, it is counted as not checked, never as fine", () => {
    expect(found(many(6, () => ({ itemId: "1000-0135" }))).unchecked.issue).toBe(6);
  });
});

describe("requests to one database", () => {
  const days = (list: readonly string[]) =>
    found(many(list.length, (i) => ({ database: "某数据库", requestedOn: list[i] ?? "" }))).findings;
  const on = (day: string, n: number): string[] => Array.from({ length: n }, () => day);

  test("15 within three days are within the limit, 16 are not; the fourth day begins anew", () => {
    expect(days([...on("2019-05-01", 8), ...on("2019-05-03", 7)])).toEqual([]);
    expect(days([...on("2019-05-01", 8), ...on("2019-05-03", 8)])[0]?.[1]).toMatchObject({
      from: "2019-05-01",
      requests: 16,
      days: 3,
    });
    expect(days([...on("2019-05-01", 8), ...on("2019-05-04", 8)])).toEqual([]);
  });

  test("law: the fullest window holds as many days as the best of all windows tried one by one", () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2019-05-${`${n}`.padStart(2, "0")}`);
    fc.assert(
      fc.property(fc.array(day, { maxLength: 40 }), fc.integer({ min: 1, max: 6 }), (list, length) => {
        const tried = list.map((from) => {
          const first = Number(from.slice(8));
          return list.filter((d) => Number(d.slice(8)) >= first && Number(d.slice(8)) < first + length)
            .length;
        });
        expect(fullestWindow(list, length)?.count ?? 0).toBe(Math.max(0, ...tried));
      }),
    );
  });
});

test("five urgent requests of a reader on a day are within the limit, six are not; without readers nobody can say", () => {
  const urgent = (n: number, reader: string | null) =>
    found(many(n, () => ({ urgency: "urgent", reader, requestedOn: "2019-05-06" })));
  expect(urgent(5, "a".repeat(16)).findings).toEqual([]);
  expect(urgent(6, "a".repeat(16)).findings[0]?.[0]).toBe("urgent-requests-must-be-within-limit");
  expect(urgent(6, null)).toMatchObject({ findings: [], unchecked: { reader: 6 } });
});

describe("the day a loan is due", () => {
  for (const [what, supplier, suppliedOn, expected] of [
    ["30 days after it was sent", "10002", "2019-05-06", ["2019-06-05", null]],
    ["in the vacation: after it", "10002", "2019-06-10", ["2019-09-10", "2019 暑假"]],
    ["on the vacation's first day: after it", "10002", "2019-06-01", ["2019-09-10", "2019 暑假"]],
    ["the day before the vacation: as it is", "10002", "2019-05-31", ["2019-06-30", null]],
    ["on the day after the vacation: as it is", "10002", "2019-08-11", ["2019-09-10", null]],
    ["lent by 国图: not moved", "EXT-NLC", "2019-06-10", ["2019-07-10", null]],
    ["lent by 上图: 45 days, not moved", "EXT-SHL", "2019-06-10", ["2019-07-25", null]],
    ["of a source without a term: not known", "EXT-CALIS", "2019-06-10", null],
  ] as const) {
    test(what, () => {
      const due = dueDateOf({ supplier, suppliedOn }, LIMITS);
      expect(due && [due.dueOn, due.vacation]).toEqual(expected);
    });
  }
});

describe("leads", () => {
  const LEADS: Leads = {
    pagesUnderTier: { tiers: [10], below: 1, least: 5, times: 4 },
    reciprocalSpike: { least: 4, times: 3 },
    severalSuppliers: { days: 10 },
  };
  const leads = (
    records: readonly RequestRecord[],
    before: readonly ReadonlyMap<string, number>[] = [],
    asOf = "2019-05-31",
  ) => {
    const search = new LeadSearch({ limits: LIMITS, leads: LEADS, asOf, before });
    for (const record of records) search.add(record);
    return search.findings().map((f) => [f.severity, f.finding.code, f.finding.params as unknown]);
  };

  test("a loan that came back late, with the days; one in time or not yet due is none", () => {
    const back = (returnedOn: string | null, suppliedOn = "2019-05-01") =>
      leads([loan({ suppliedOn, returnedOn, requestNo: "IL1" })], [], "2019-06-30");
    expect(back("2019-06-02")[0]).toMatchObject([
      "lead",
      "loan-should-be-back",
      { dueOn: "2019-05-31", days: 2 },
    ]);
    expect(back("2019-05-31")).toEqual([]);
    expect(back(null, "2019-05-31")).toEqual([]);
    expect(back(null, "2019-05-30")[0]).toMatchObject([
      "lead",
      "loan-should-be-back",
      { days: 1, returnedOn: "" },
    ]);
  });

  test("many requests at 9 and 10 pages and hardly any above are worth a look; an even spread is not", () => {
    const pages = (counts: Readonly<Record<number, number>>) =>
      leads(Object.entries(counts).flatMap(([p, n]) => many(n, () => ({ pages: Number(p) }))));
    expect(pages({ 9: 3, 10: 5, 11: 1, 12: 1 })).toEqual([
      ["lead", "pages-stand-just-under-a-tier", { supplier: "10002", tier: 10, under: 8, over: 2 }],
    ]);
    expect(pages({ 9: 3, 10: 5, 11: 2, 12: 1 })).toEqual([]);
    expect(pages({ 9: 2, 10: 2 })).toEqual([]);
  });

  test("two libraries that supply each other three times as much as before, and at least so much", () => {
    const both = (there: number, back: number) => [
      ...many(there, () => ({ supplier: "10001", requester: "10002" })),
      ...many(back, () => ({ supplier: "10002", requester: "10001" })),
    ];
    const usual = (n: number) =>
      ["a", "b", "c"].map(
        () =>
          new Map([
            [pairKey({ supplier: "10001", requester: "10002" }), n],
            [pairKey({ supplier: "10002", requester: "10001" }), n],
          ]),
      );
    expect(leads(both(6, 7), usual(2))).toEqual([
      [
        "lead",
        "two-libraries-supply-each-other-suddenly",
        { one: "10001", other: "10002", there: 6, back: 7, earlier: 12, periods: 3 },
      ],
    ]);
    expect(leads(both(5, 7), usual(2))).toEqual([]);
    expect(leads(both(9, 0), usual(0))).toEqual([]);
    expect(leads(both(9, 9), [])).toEqual([]);
  });

  test("one item from two suppliers within ten days; another title, or later, is another", () => {
    const item = (said: Partial<RequestRecord>) =>
      recordOf("supplier", { title: "北京城市记忆研究", ...said });
    const first = item({ requestNo: "A", supplier: "10002" });
    expect(leads([first, item({ requestNo: "B", supplier: "10003" })])[0]).toMatchObject([
      "lead",
      "one-item-came-from-several-suppliers",
      { suppliers: "10002, 10003", days: 0 },
    ]);
    expect(leads([first, item({ supplier: "10002" })])).toEqual([]);
    expect(leads([first, item({ supplier: "10003", pages: 3 })])).toEqual([]);
    expect(leads([first, item({ supplier: "10003", requestedOn: "2019-05-13" })])).toEqual([]);
    expect(leads([first, item({ supplier: "10003", requester: "10004" })])).toEqual([]);
  });
});

describe("what is not limited is not looked at", () => {
  const urgent = {
    urgency: "urgent",
    reader: null,
    issue: "2019(3)",
    itemId: "1000-0001",
    database: "知网",
  } as const;
  test("nothing is limited", () => {
    expect(found([recordOf("supplier", urgent)], {})).toEqual({
      ...{ findings: [], unchecked: { issue: 0, database: 0, reader: 0 } },
    });
  });
  test("urgent requests alone: only those, and only with a day", () => {
    const unchecked = (said: Partial<RequestRecord>) =>
      found([recordOf("supplier", { ...urgent, ...said })], { urgentPerDay: 0 }).unchecked;
    expect(unchecked({})).toEqual({ issue: 0, database: 0, reader: 1 });
    for (const said of [
      { urgency: "ordinary" },
      { urgency: null },
      { requestedOn: null, suppliedOn: null },
    ] as const)
      expect(unchecked(said).reader).toBe(0);
    expect(unchecked({ requestedOn: null }).reader).toBe(1);
  });
  test("databases alone: only with a day", () => {
    const unchecked = (said: Partial<RequestRecord>) =>
      found([recordOf("supplier", { ...urgent, database: null, ...said })], {
        perDatabase: { requests: 1, days: 1 },
      }).unchecked.database;
    expect([unchecked({}), unchecked({ requestedOn: null, suppliedOn: null })]).toEqual([1, 0]);
  });
});

test("a term is the lender's own, else that of members; an outside source without one has none", () => {
  const of = (supplier: string, limits: Limits) =>
    dueDateOf({ supplier, suppliedOn: "2019-05-01" }, limits)?.dueOn;
  const own = {
    loanDays: [
      { supplier: "member", days: 30 },
      { supplier: "10002", days: 10 },
    ],
  };
  expect([of("10002", own), of("10003", own), of("EXT-NLC", own), of("10003", {})]).toEqual([
    ...["2019-05-11", "2019-05-31", undefined, undefined],
  ]);
  const other = { loanDays: [{ supplier: "10002", days: 10 }] };
  expect(of("10003", other)).toBeUndefined();
});
