import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clearPairs } from "../../../src/month/reconcile/desk/assign.ts";
import { identifierKeys, plainNumber, plainTitle } from "../../../src/month/reconcile/item-key.ts";
import { isOneSlipApart, likeness, STANDARD_MATCHING } from "../../../src/month/reconcile/likeness.ts";
import { type Leftover, pairLeftovers } from "../../../src/month/reconcile/tolerant.ts";
import type { RequestRecord } from "../../../src/records/record.ts";
import { leftoverOf, recordOf } from "../../support/records.ts";

const S = (said: Partial<RequestRecord>) => leftoverOf("supplier", said);
const R = (said: Partial<RequestRecord>) => leftoverOf("requester", said);

/** "pass: numbers of the group", sorted. */
function found(leftovers: readonly Leftover[]): string[] {
  return pairLeftovers(leftovers, STANDARD_MATCHING)
    .map((g) => `${g.pass ?? "ask"}: ${g.cases.map((c) => c.key).join(" ")}`)
    .sort();
}

const TITLE = "北京城市记忆研究综述";

describe("one request under two numbers", () => {
  const cases: readonly [string, Partial<RequestRecord>, Partial<RequestRecord>, string[]][] = [
    [
      "spaces, marks, full width, prefix and leading zeros do not make another number",
      { requestNo: "ＤＤ-2019 0500093" },
      { requestNo: "20190500093" },
      ["same-plain-number: ＤＤ-2019 0500093 20190500093"],
    ],
    [
      "the same plain number between other libraries is not the same request",
      { requestNo: "DD-20190500093" },
      { requestNo: "20190500093", supplier: "10003" },
      [],
    ],
    [
      "same parties, title and day, numbers that have nothing in common",
      { requestNo: "A0500093", title: TITLE },
      { requestNo: "77123456", title: "北京城市记忆·研究综述 " },
      ["same-item-and-day: A0500093 77123456"],
    ],
    [
      "the same with an ISBN of ten and of thirteen places, three days apart",
      { requestNo: "A0500093", itemId: "7-111-12806-0", suppliedOn: "2019-05-03" },
      { requestNo: "77123456", itemId: "9787111128069", suppliedOn: "2019-05-06" },
      ["same-item-near-day: A0500093 77123456"],
    ],
    [
      "neither says a day: 58 points, and no day that would be the same",
      { requestNo: "A0500093", itemId: "9787111128069", requestedOn: null, suppliedOn: null },
      { requestNo: "77123456", itemId: "9787111128069", requestedOn: null, suppliedOn: null },
      ["ask: A0500093 77123456"],
    ],
    [
      "the supplier does not say who asked: 68 points by the number",
      { requestNo: "DD-20190500093", requester: null },
      { requestNo: "20190500093" },
      ["ask: DD-20190500093 20190500093"],
    ],
    [
      "two articles of one journal with as many pages are not one",
      { requestNo: "A0500093", itemId: "1000-0054" },
      { requestNo: "77123456", itemId: "1000-0054" },
      [],
    ],
    [
      "two volumes of one title, by their ISBN, are not one: 43 points",
      { requestNo: "A0500093", title: TITLE, itemId: "9787111128069" },
      { requestNo: "77123456", title: TITLE, itemId: "9787040396638" },
      [],
    ],
    [
      "the same number but for its prefix, and another ISBN: 58 points, asked",
      { requestNo: "DD20190500093", itemId: "9787111128069" },
      { requestNo: "20190500093", itemId: "9787040396638" },
      ["ask: DD20190500093 20190500093"],
    ],
    [
      "four days apart is asked: 53 points",
      { requestNo: "A0500093", title: TITLE, suppliedOn: "2019-05-03" },
      { requestNo: "77123456", title: TITLE, suppliedOn: "2019-05-07" },
      ["ask: A0500093 77123456"],
    ],
    [
      "two digits changed places and one character of the title is missing: 76 points",
      { requestNo: "20190500093", title: TITLE },
      { requestNo: "20190500039", title: "北京城市记忆研究综" },
      ["scored: 20190500093 20190500039"],
    ],
    [
      "a near number without an item is asked, never taken: 58 points",
      { requestNo: "20190500093" },
      { requestNo: "20190500094" },
      ["ask: 20190500093 20190500094"],
    ],
    [
      "same parties, day and pages alone are no sign: 38 points",
      { requestNo: "20190500093" },
      { requestNo: "20190611111" },
      [],
    ],
    [
      "same title between other libraries is nothing",
      { requestNo: "A0500093", title: TITLE },
      { requestNo: "77123456", title: TITLE, supplier: "10003", requester: "10004" },
      [],
    ],
  ];
  for (const [name, s, r, groups] of cases) {
    test(name, () => {
      expect(found([S(s), R(r)])).toEqual(groups);
    });
  }
});

describe("several candidates", () => {
  test("equal scores are never guessed: both suppliers' rows and the one requester's are asked together", () => {
    const group = [
      S({ requestNo: "A0500001", title: TITLE }),
      S({ requestNo: "B7700002", title: TITLE }),
      R({ requestNo: "C9900003", title: TITLE }),
    ];
    expect(found(group)).toEqual(["ask: A0500001 B7700002 C9900003"]);
  });

  test("what tells them apart decides: the row with the same pages is taken, the other stays one-sided", () => {
    const group = [
      S({ requestNo: "A0500001", title: TITLE, pages: 12 }),
      S({ requestNo: "B7700002", title: TITLE, pages: 30 }),
      R({ requestNo: "C9900003", title: TITLE, pages: 30 }),
    ];
    expect(found(group)).toEqual(["same-item-and-day: B7700002 C9900003"]);
  });

  test("the best for all counts, not the best for the first: 80 + 85 is more than 90", () => {
    const group = [
      { s: 0, r: 0, points: 90 },
      { s: 0, r: 1, points: 80 },
      { s: 1, r: 0, points: 85 },
    ];
    expect(clearPairs(group, 5).map((c) => c.points)).toEqual([80, 85]);
  });

  test("a pair that wins by less than the margin is no answer", () => {
    const group = (rival: number) => [
      { s: 0, r: 0, points: 90 },
      { s: 0, r: 1, points: rival },
    ];
    expect(clearPairs(group(86), 5)).toEqual([]);
    expect(clearPairs(group(85), 5).map((c) => c.points)).toEqual([90]);
  });

  test("law: a clear pair stands in every best assignment (all assignments tried)", () => {
    const candidate = fc.record({ s: fc.nat(3), r: fc.nat(3), points: fc.integer({ min: 50, max: 60 }) });
    const groups = fc.uniqueArray(candidate, {
      selector: (c) => `${c.s} ${c.r}`,
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(groups, (group) => {
        let best = 0;
        let inAll = new Set(group);
        for (let set = 1; set < 1 << group.length; set++) {
          const chosen = group.filter((_, i) => set & (1 << i));
          const isOneToOne =
            new Set(chosen.map((c) => c.s)).size === chosen.length &&
            new Set(chosen.map((c) => c.r)).size === chosen.length;
          const points = chosen.reduce((n, c) => n + c.points, 0);
          if (!isOneToOne || points < best) continue;
          inAll = new Set(points > best ? chosen : chosen.filter((c) => inAll.has(c)));
          best = points;
        }
        expect(new Set(clearPairs(group, 1))).toEqual(inAll);
      }),
      { numRuns: 500 },
    );
  });

  test("a key that very many rows share tells nothing", () => {
    const many = Array.from({ length: 60 }, (_, i) => [
      S({ requestNo: `A${100000 + 37 * i}`, title: TITLE }),
      R({ requestNo: `B${7654321 + 53 * i}`, title: TITLE }),
    ]).flat();
    expect(found(many)).toEqual([]);
    // One account of the one side and sixty of the other: nobody can tell which.
    expect(found(many.filter((l, i) => i === 0 || l.side === "requester"))).toEqual([]);
  });
});

test("two accounts that the centre speaks of apart are two requests", () => {
  const withCentre = (l: Leftover): Leftover => {
    const centre = recordOf("centre", { requestNo: l.record.requestNo });
    return { ...l, case: { ...l.case, records: [...l.case.records, centre] } };
  };
  const [s, r] = [S({ requestNo: "A0500093", title: TITLE }), R({ requestNo: "77123456", title: TITLE })];
  expect(found([withCentre(s), r])).toEqual(["same-item-and-day: A0500093 77123456"]);
  expect(found([withCentre(s), withCentre(r)])).toEqual([]);
});

describe("the pieces", () => {
  test("a plain number has at least five places", () => {
    expect(plainNumber("DD0012")).toBeNull();
    expect(plainNumber("ill-0０12345x")).toBe("12345X");
  });

  // 7-111-12806-0: 9×1+7×3+8+7×3+1+1×3+1+1×3+2+8×3+0+6×3 = 111; 120 − 111 = 9.
  test("an ISBN of ten places is the one of thirteen; an ISSN needs the article beside it", () => {
    const keys = (said: Partial<RequestRecord>) => identifierKeys(recordOf("supplier", said));
    expect(keys({ itemId: "7-111-12806-0" })).toEqual(["isbn:9787111128069"]);
    expect(keys({ itemId: "1000-0054", title: TITLE })).toEqual([`issn:10000054|${TITLE}`]);
    expect(keys({ itemId: "1000-0054", pages: 12 })).toEqual([]);
    expect(keys({ itemId: "0012" })).toEqual([]);
    expect(plainTitle(" 《史记》 ")).toBeNull();
  });

  test("one slip: a digit wrong, missing, too many, or two changed places", () => {
    for (const other of ["12346", "1234", "123456", "12354"])
      expect(isOneSlipApart("12345", other)).toBe(true);
    for (const other of ["12345", "12453", "123", "21354"])
      expect(isOneSlipApart("12345", other)).toBe(false);
  });

  test("days: 10 on the same day, 6 up to three days apart, none for four, 20 off beyond a month", () => {
    const points = ["2019-05-03", "2019-05-06", "2019-05-07", "2019-06-04"].map((suppliedOn) =>
      likeness(recordOf("supplier"), recordOf("requester", { requestNo: "77", suppliedOn }), 3),
    );
    // Both parties 20 and the same pages 8 beside it.
    expect(points).toEqual([38, 34, 28, 8]);
  });

  test("the worked example of the points: 20 + 20 + 25 + 10 + 8", () => {
    const s = recordOf("supplier", { requestNo: "2019050093", title: TITLE });
    expect(likeness(s, recordOf("requester", { requestNo: "2019050039", title: TITLE }), 3)).toBe(83);
    expect(likeness(s, recordOf("requester", { requestNo: "2019050039" }), 3)).toBe(58);
  });
});

const arbitrary = fc.record({
  side: fc.constantFrom("supplier" as const, "requester" as const),
  no: fc.integer({ min: 20190500001, max: 20190500030 }),
  supplier: fc.constantFrom("10002", "10003", null),
  title: fc.constantFrom(null, TITLE, "文献传递服务满意度调查", "馆际互借物流成本分析"),
  day: fc.constantFrom("2019-05-02", "2019-05-03", "2019-05-20"),
  pages: fc.constantFrom(5, 12, null),
});

test("law: whatever the rows, their order changes nothing, and none is used twice", () => {
  fc.assert(
    fc.property(
      fc
        .uniqueArray(arbitrary, { selector: (a) => `${a.side}${a.no}`, maxLength: 24 })
        .chain((rows) =>
          fc.tuple(
            fc.constant(rows),
            fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
          ),
        ),
      ([rows, shuffled]) => {
        const groupsOf = (list: typeof rows) =>
          pairLeftovers(
            list.map((a) =>
              leftoverOf(a.side, {
                requestNo: `${a.side === "supplier" ? "S" : "R"}${a.no}`,
                supplier: a.supplier,
                title: a.title,
                suppliedOn: a.day,
                pages: a.pages,
              }),
            ),
            STANDARD_MATCHING,
          );
        const said = (list: typeof rows) =>
          groupsOf(list)
            .map((g) => `${g.pass} ${g.cases.map((c) => c.key).sort()}`)
            .sort();
        expect(said(shuffled)).toEqual(said(rows));
        const used = groupsOf(rows).flatMap((g) => g.cases.map((c) => c.key));
        expect(new Set(used).size).toBe(used.length);
      },
    ),
    { numRuns: 300 },
  );
});
