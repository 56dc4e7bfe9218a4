import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hashText } from "../../../src/core/io/hash.ts";
import type { RequestRecord } from "../../../src/records/record.ts";
import { readRulePack } from "../../../src/rules/io/read-rule-pack.ts";
import { priceDocument } from "../../../src/rules/tariff.ts";
import type { DdTariff } from "../../../src/rules/tariff-rule.ts";
import { recordOf } from "../../support/records.ts";

const file = resolve(import.meta.dirname, "../../../templates/rules/balis-dd-2017.yaml");
const [rule] = readRulePack({ file: "balis-dd-2017.yaml", text: readFileSync(file, "utf8"), hash: hashText });
if (rule?.part !== "dd-tariff" || !("items" in rule.body)) throw new Error("the shipped pack has the tariff");
const tariff: DdTariff = rule.body;

function priced(said: Partial<RequestRecord>): bigint | string {
  const found = priceDocument(
    recordOf("supplier", { pages: null, documentType: "期刊论文", ...said }),
    tariff,
  );
  return "fen" in found ? found.fen : found.code;
}

/** Each line by hand from the notice of 2017-01-01. */
const WORKED: readonly [string, Partial<RequestRecord>, bigint | string][] = [
  ["12 pages copied: 12 × 0.30 = 3.60", { pages: 12 }, 360n],
  ["the same urgent: 3.60 + 10.00 = 13.60", { pages: 12, urgency: "urgent" }, 1360n],
  [
    "by courier at 18.50: 3.60 + 18.50 = 22.10",
    { pages: 12, deliveryMethod: "快递", actualCostFen: 1850n },
    2210n,
  ],
  [
    "by registered post without its cost: asked for",
    { pages: 12, deliveryMethod: "挂号" },
    "actual-cost-must-be-typed",
  ],
  ["by e-mail: nothing extra", { pages: 12, deliveryMethod: "Email" }, 360n],
  [
    "domestic agency at 25.00: 25.00 + 2.00 = 27.00",
    { sourcing: "agent-domestic", actualCostFen: 2500n },
    2700n,
  ],
  [
    "foreign agency at 80.00: 80.00 + 10.00 = 90.00",
    { sourcing: "agent-foreign", actualCostFen: 8000n },
    9000n,
  ],
  [
    "foreign agency, urgent: 80.00 + 10.00 + 10.00 = 100.00",
    { sourcing: "agent-foreign", actualCostFen: 8000n, urgency: "urgent" },
    10000n,
  ],
  ["agency without its real cost: asked for", { sourcing: "agent-domestic" }, "actual-cost-must-be-typed"],
  ["an old newspaper quoted at 45.00", { documentType: "旧报刊", actualCostFen: 4500n }, 4500n],
  ["no pages: asked for, never zero", {}, "quantity-must-be-given"],
  ["National Library, 10 pages: 3.00", { supplier: "EXT-NLC", pages: 10 }, 300n],
  ["National Library urgent: 3.00 + 10.00", { supplier: "EXT-NLC", pages: 10, urgency: "urgent" }, 1300n],
  [
    "National Library microform, 10 pages: 13.00",
    { supplier: "EXT-NLC", documentType: "缩微文献", pages: 10 },
    1300n,
  ],
  [
    "National Library preservation copy, 10 pages: 23.00",
    { supplier: "EXT-NLC", tariffItem: "NLC-PHOTO", pages: 10 },
    2300n,
  ],
  [
    "National Library patent of 20 pages: 10.00 + 6.00 = 16.00",
    { supplier: "EXT-NLC", documentType: "专利文献", pages: 20 },
    1600n,
  ],
  [
    "National Library standard of 8 pages: 28.00",
    { supplier: "EXT-NLC", documentType: "标准文献", pages: 8 },
    2800n,
  ],
  ["Shanghai Library, 7 pages: 7.00", { supplier: "EXT-SHL", pages: 7 }, 700n],
  ["Shanghai Library urgent: 7.00 + 10.00", { supplier: "EXT-SHL", pages: 7, urgency: "urgent" }, 1700n],
  [
    "ancient works, 5 shots at a typed 2.00: 10.00",
    { supplier: "EXT-SHL", tariffItem: "SHL-ANC-1", quantity: 5, unitPriceFen: 200n },
    1000n,
  ],
  [
    "the range's ends belong to it: 5 × 3.00",
    { supplier: "EXT-SHL", tariffItem: "SHL-ANC-1", quantity: 5, unitPriceFen: 300n },
    1500n,
  ],
  [
    "a range without a typed price: asked for",
    { supplier: "EXT-SHL", tariffItem: "SHL-ANC-1", quantity: 5 },
    "unit-price-must-be-typed",
  ],
  [
    "a typed 3.01 is outside 1.00–3.00",
    { supplier: "EXT-SHL", tariffItem: "SHL-ANC-1", quantity: 5, unitPriceFen: 301n },
    "unit-price-must-be-in-range",
  ],
  [
    "manuscripts, 2 shots at 4.50: 9.00",
    { supplier: "EXT-SHL", tariffItem: "SHL-ANC-2", quantity: 2, unitPriceFen: 450n },
    900n,
  ],
  ["rare books, 3 shots: 30.00", { supplier: "EXT-SHL", tariffItem: "SHL-RARE-1", quantity: 3 }, 3000n],
  [
    "first-grade rare books, 2 shots at 50.00: 100.00",
    { supplier: "EXT-SHL", tariffItem: "SHL-RARE-2", quantity: 2, unitPriceFen: 5000n },
    10000n,
  ],
  [
    "Republican journals, 10 pages at 0.50: 5.00",
    { supplier: "EXT-SHL", tariffItem: "SHL-ROC-1", pages: 10, unitPriceFen: 50n },
    500n,
  ],
  [
    "Republican whole copy, 10 pages: 50.00",
    { supplier: "EXT-SHL", tariffItem: "SHL-ROC-2", pages: 10 },
    5000n,
  ],
  [
    "newspapers, 4 pages at 2.00: 8.00",
    { supplier: "EXT-SHL", tariffItem: "SHL-NEWS", pages: 4, unitPriceFen: 200n },
    800n,
  ],
  [
    "ancient works without naming their item: asked for",
    { supplier: "EXT-SHL", documentType: "古文献", quantity: 5 },
    "tariff-must-cover-request",
  ],
  [
    "an item of another library is not taken",
    { supplier: "10002", tariffItem: "SHL-NEWS", pages: 4, unitPriceFen: 200n },
    "tariff-item-must-be-known",
  ],
  ["for Shanghai Library a member's 7 pages are 7.00 (reciprocal)", { requester: "EXT-SHL", pages: 7 }, 700n],
  [
    "for the National Library a member's standard of 8 pages is 28.00 (reciprocal)",
    { requester: "EXT-NLC", documentType: "标准文献", pages: 8 },
    2800n,
  ],
];

describe("the tariff of 2017-01-01", () => {
  for (const [name, said, expected] of WORKED) {
    test(name, () => {
      expect(priced(said)).toBe(expected);
    });
  }

  test("exactly one base item prices every combination, or the missing item is named", () => {
    const types = [
      "期刊论文",
      "学位论文",
      "会议论文",
      "科技报告",
      "专利文献",
      "标准文献",
      "图书(部分章节)",
      "古文献",
      "旧报刊",
      "缩微文献",
    ];
    for (const supplier of ["10002", "EXT-NLC", "EXT-SHL"])
      for (const requester of ["10001", "EXT-NLC", "EXT-SHL"])
        for (const documentType of types)
          for (const sourcing of ["own", "agent-domestic", "agent-foreign"] as const) {
            const found = priced({
              supplier,
              requester,
              documentType,
              sourcing,
              pages: 3,
              quantity: 3,
              actualCostFen: 100n,
            });
            const mustName = supplier === "EXT-SHL" && ["古文献", "旧报刊"].includes(documentType);
            expect([supplier, requester, documentType, sourcing, typeof found === "bigint"]).toEqual([
              supplier,
              requester,
              documentType,
              sourcing,
              !mustName,
            ]);
          }
  });

  test("more pages never cost less", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.constantFrom("10002", "EXT-NLC", "EXT-SHL"),
        (pages, supplier) => {
          const [less, more] = [priced({ pages, supplier }), priced({ pages: pages + 1, supplier })];
          expect(typeof less === "bigint" && typeof more === "bigint" && more > less).toBe(true);
        },
      ),
    );
  });
});
