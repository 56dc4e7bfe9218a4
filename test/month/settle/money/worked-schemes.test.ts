/**
 * 演算 / worked examples of schemes over a year and of pools, reckoned with pencil and paper by what the manual of rule packs says.
 * Source: SOURCES.md [pools], [shares-to-the-fen].
 */
import { describe, expect, test } from "vitest";
import { hashText } from "../../../../src/core/io/hash.ts";
import type { RequestRecord } from "../../../../src/records/record.ts";
import { readRulePack } from "../../../../src/rules/io/read-rule-pack.ts";
import { recordOf } from "../../../support/records.ts";
import { settleRecords, sums } from "../../../support/settle-records.ts";
import { type Alliance, allianceOf, chargesOf, filesOf } from "./alliance.ts";

/** Half of a fee of 0.35 a page, at most 5.00 a library and month, 21.00 a library and year, 8.00 for all a month, 41.50 for all a year. */
const CAPS = '{ perLibraryPeriod: "5.00", perLibraryYear: "21.00", perPeriod: "8.00", perYear: "41.50" }';
const SCHEME = `{ key: half, name: { zh-CN: 半额, en: half }, service: dd, direction: grant, party: supplier, amount: { kind: percent, rate: "50%" }, caps: ${CAPS} }`;

/** Month, pages that 10002 and 10003 supply, and what each is granted in fen. */
const YEAR: readonly (readonly [month: string, pages: [number, number], granted: [number, number]])[] = [
  // 7.00 and 3.50 of fee: 3.50 and 1.75.
  ["2019-01", [20, 10], [350, 175]],
  // 5.425 and 4.90: 5.43, capped at 5.00, and 4.90; 9.90 are 1.90 above 8.00, taken off 500 : 490: 0.96 and 0.94.
  ["2019-02", [31, 28], [404, 396]],
  // 5.775 and 7.00, both capped at 5.00; 2.00 off, 1.00 each.
  ["2019-03", [33, 40], [400, 400]],
  // 2.975 is 2.98, and 6.30 is capped at 5.00: 7.98 in all.
  ["2019-04", [17, 36], [298, 500]],
  // 7.175 is capped at 5.00; 0.875 is 0.88. Granted so far: 19.52 and 15.59.
  ["2019-05", [41, 5], [500, 88]],
  // Nothing supplied, and 5.775 capped at 5.00: 19.52 and 20.59.
  ["2019-06", [0, 33], [0, 500]],
  // 1.48 and 0.41 are left of 21.00 each, and 1.39 of 41.50 for both: 0.50 off 148 : 41, 39.15 and 10.85: 0.39 and 0.11.
  ["2019-07", [29, 27], [109, 30]],
  // The year is used up.
  ["2019-08", [30, 12], [0, 0]],
  // A new year: 5.25 is capped at 5.00, 4.375 is 4.38; 9.38 are 1.38 above 8.00, off 500 : 438: 0.74 and 0.64.
  ["2020-01", [30, 25], [426, 374]],
];

test("caps of a scheme over a year, month by month: a library's, all libraries', and from January anew", async () => {
  const books: Alliance = await allianceOf(undefined, (text) =>
    text
      .replace('yuan: "0.30"', 'yuan: "0.35"')
      .replace("  # 样例：馆际互借按", `  schemes: { schemes: [${SCHEME}] }\n  # 样例：馆际互借按`),
  );
  try {
    for (const [month, [first, second], granted] of YEAR) {
      const of = (supplier: string, pages: number) =>
        pages === 0
          ? []
          : [{ no: `${month}-${supplier}`, supplier, requester: "10001", day: `${month}-06`, pages }];
      await books.month(month, filesOf(month, [...of("10002", first), ...of("10003", second)]));
      const charges = (await chargesOf(books, month)).filter((c) => c.scheme === "half");
      const sum = (library: string): number =>
        charges.reduce((fen, c) => (c.library === library ? fen + c.fen : fen), 0);
      expect([month, sum("10002"), sum("10003")]).toEqual([month, ...granted]);
    }
    expect((await books.balis("verify")).exit).toBe(0);
  } finally {
    books.remove();
  }
}, 120_000);

describe("a pool of 100.00, two parts by points and one by requests; a thesis is three points, 10003 counts 1.2 times", () => {
  const amount =
    '{ kind: pool, funds: "100.00", parts: [{ weight: 2, by: points }, { weight: 1, by: requests }], points: [{ when: { documentTypes: [学位论文] }, points: 3 }], quality: [{ library: "10003", rate: "1.2" }] }';
  const rules = readRulePack({
    file: "pool.yaml",
    hash: hashText,
    text: `
pack: pool
version: "1"
from: "2019-01-01"
sample: true
notice: { title: t, source: s, certainty: sample }
parts:
  dd-tariff:
    items: [{ key: COPY, name: { zh-CN: 复制, en: copy }, role: base, price: { kind: per-unit, unit: page, yuan: "0.30" } }]
  schemes: { schemes: [{ key: p, name: { zh-CN: 池, en: pool }, service: dd, direction: grant, party: supplier, amount: ${amount} }] }
`,
  });
  const supplied = (supplier: string, documentType: string, requestNo: string): RequestRecord =>
    recordOf("supplier", {
      supplier,
      documentType,
      requestNo,
      requestKey: requestNo,
      pages: 1,
      feeFen: null,
    });
  const article = "期刊论文";
  const thesis = "学位论文";

  test("is 46.49, 42.13 and 11.38, to the last fen", () => {
    const records = [
      // 10002: two articles and a thesis, 5 points; 10003: one of each, 4 points; 10004: an article.
      ...[supplied("10002", article, "1"), supplied("10002", article, "2"), supplied("10002", thesis, "3")],
      ...[supplied("10003", thesis, "4"), supplied("10003", article, "5"), supplied("10004", article, "6")],
    ];
    // 100.00 by 2 : 1 is 66.67 and 33.33. Points 5 : 4 × 1.2 : 1 are 50 : 48 : 10 of 108: 30.8657, 29.6311 and 6.1731, and the odd fen
    // is 10002's: 30.87, 29.63, 6.17. Requests 3 : 2 × 1.2 : 1 are 30 : 24 : 10 of 64: 15.6234, 12.4987 and 5.2078, the two odd fen are
    // 10003's and 10004's: 15.62, 12.50, 5.21.
    expect(sums(settleRecords(rules, records).charges, "grant", "p")).toEqual([
      "10002 4649",
      "10003 4213",
      "10004 1138",
    ]);
  });
});
