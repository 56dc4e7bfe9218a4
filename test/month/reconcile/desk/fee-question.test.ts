/** 费用之问: a fee that was confirmed for other pages is asked about where the rules count it, and never dropped or kept unseen. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isClearOfItself } from "../../../../src/month/reconcile/desk/decision.ts";
import { type DecidedAbout, valuesFault } from "../../../../src/month/reconcile/desk/decision-values.ts";
import { matchesOfResolution } from "../../../../src/month/reconcile/desk/resolution.ts";
import type { AgreedValues } from "../../../../src/month/reconcile/discrepancy.ts";
import type { ResolutionKind } from "../../../../src/records/discrepancy-kind.ts";
import type { RequestRecord } from "../../../../src/records/record.ts";
import { codeAndParams } from "../../../support/code-and-params.ts";
import { recordOf } from "../../../support/records.ts";
import { pack } from "../../../support/rule-packs.ts";
import { type Alliance, allianceOf, chargesOf, filesOf, sumsOf } from "../../settle/money/alliance.ts";

const rulesBy = (basis: string) => [
  ...pack("balis-dd-2017"),
  ...pack("sample-2019", (text) => text.replace("basis: tariff", `basis: ${basis}`)),
];

/** 51 pages confirmed at 7.77 beside the requester's 53 of an article, 0.30 a page. */
const supplier = (said: Partial<RequestRecord> = {}) =>
  recordOf("supplier", { pages: 51, feeFen: 777n, ...said });
const requester = (said: Partial<RequestRecord> = {}) =>
  recordOf("requester", { pages: 53, feeFen: null, ...said });

const about = (rows: readonly RequestRecord[], basis = "lower"): DecidedAbout => ({
  discrepancy: { id: "D-1", kind: "differs", service: "dd" },
  records: rows,
  rules: rulesBy(basis),
});

function fault(kind: ResolutionKind, values: AgreedValues | null, of: DecidedAbout) {
  const found = valuesFault({ kind, values }, of);
  return found === null ? null : codeAndParams(found);
}

const ASKED = [
  "desk-fee-must-be-given",
  { id: "D-1", confirmed: "7.77", tariff: "15.90", changed: ["pages"] },
];

describe("a fee confirmed for 51 pages, where 53 are settled", () => {
  const rows = [supplier(), requester()];

  test.each([
    "lower",
    "confirmed",
  ])("is asked for by basis %s, naming both readings: 7.77, or 53 × 0.30", (basis) => {
    expect(fault("requester-right", null, about(rows, basis))).toEqual(ASKED);
    expect(fault("agreed-value", { pages: 53 }, about(rows, basis))).toEqual(ASKED);
    // So neither a policy nor silence can decide it.
    expect(isClearOfItself("requester-right", about(rows, basis))).toBe(false);
  });

  test("is what is said with --fee, also where the requester is right", () => {
    expect(fault("requester-right", { feeFen: 777n }, about(rows))).toBeNull();
    expect(fault("agreed-value", { pages: 53, feeFen: 1590n }, about(rows))).toBeNull();
    const [match] = matchesOfResolution({
      discrepancy: { ...about(rows).discrepancy, caseKey: "R-1" } as never,
      records: rows,
      resolution: { kind: "requester-right", values: { feeFen: 777n } },
    });
    expect(match?.values).toEqual({ pages: 53, feeFen: 777n });
  });

  test("is not asked where the tariff's fee counts, where the supplier is right, or where the pages are those it confirmed", () => {
    expect(fault("requester-right", null, about(rows, "tariff"))).toBeNull();
    expect(fault("supplier-right", null, about(rows))).toBeNull();
    expect(fault("agreed-value", { pages: 51 }, about(rows))).toBeNull();
    const otherDay = [
      supplier({ suppliedOn: "2019-05-06" }),
      requester({ pages: 51, suppliedOn: "2019-05-07" }),
    ];
    expect(fault("requester-right", null, about(otherDay))).toBeNull();
    expect(fault("requester-right", null, about([supplier({ feeFen: null }), requester()]))).toBeNull();
  });

  test("is no question where the requester names a fee itself; one beside its word is then refused as before", () => {
    const both = [supplier(), requester({ feeFen: 800n })];
    expect(fault("requester-right", null, about(both))).toBeNull();
    expect(fault("requester-right", { feeFen: 777n }, about(both))?.[0]).toBe("desk-value-needs-agreement");
  });

  test("is asked for schemes whose basis counts it, too", () => {
    const schemes = `  schemes: { basis: confirmed, schemes: [{ key: s, name: { zh-CN: 试, en: t }, service: dd, direction: grant, party: supplier, amount: { kind: percent, rate: "50%" } }] }`;
    const rules = pack("sample-2019", (text) =>
      text.replace("  # 样例：馆际互借按", `${schemes}\n  # 样例：馆际互借按`),
    );
    expect(fault("requester-right", null, { ...about(rows), rules })?.[0]).toBe("desk-fee-must-be-given");
  });
});

describe("in the books", () => {
  test("the refusal names both amounts, and the fee that is given is the one that is settled", async () => {
    const books: Alliance = await allianceOf(undefined, (text) =>
      text.replace("basis: tariff", "basis: lower"),
    );
    try {
      const request = { no: "DD1", supplier: "10002", requester: "10001", day: "2019-05-06", pages: 51 };
      const files = filesOf("2019-05", [{ ...request, pagesAsked: 53 }]);
      await books.importAll(
        Object.fromEntries(
          Object.entries(files).map(([name, text]) => [name, text.replace(",15.3", ",7.77")]),
        ),
      );
      await books.must("reconcile 2019-05");
      const { discrepancies } = await books.json<{ discrepancies: { id: string }[] }>(
        "discrepancy list 2019-05",
      );
      const resolve = `discrepancy resolve ${discrepancies[0]?.id} --as requester-right --reason 双方确认`;
      const refused = await books.balis(`${resolve} --lang en`);
      expect([refused.exit, refused.stderr]).toEqual([3, expect.stringContaining("desk-fee-must-be-given")]);
      expect(refused.stderr).toContain("7.77 if the confirmed fee stays, 15.90 by the tariff");
      await books.must(`${resolve} --fee 7.77`);
      await books.must("settle 2019-05");
      // 53 pages are 15.90 by the tariff; of the two the lower, 7.77, counts, and half of it is 3.885.
      expect(sumsOf(await chargesOf(books, "2019-05"))).toEqual({
        "fee-basis 10002": 777,
        "dd-subsidy 10002": 389,
      });
      expect((await books.balis("verify")).exit).toBe(0);
      // After the close it is a correction, of 20 pages at 6.00 by the tariff, and the same is asked.
      await books.close("2019-05");
      // The pages that were settled, and no fee: 7.77 is not given up for the tariff's 15.90.
      const same = await books.balis("correct note 2019-05 DD1 --pages 53 --reason 复核 --into 2019-06");
      expect([same.exit, same.stderr]).toEqual([
        3,
        expect.stringContaining("correction-must-change-something"),
      ]);
      const note = "correct note 2019-05 DD1 --pages 20 --reason 复核 --into 2019-06";
      const open = await books.balis(`${note} --lang en`);
      expect([open.exit, open.stderr]).toEqual([3, expect.stringContaining("correction-fee-must-be-given")]);
      expect(open.stderr).toContain("7.77 if the confirmed fee stays, 6.00 by the tariff");
      await books.must(`${note} --fee 6.00`);
    } finally {
      books.remove();
    }
  });

  test("of what a closed month settled each row of the sheet that leaves it open is named", async () => {
    const books = await allianceOf(undefined, (text) => text.replace("basis: tariff", "basis: lower"));
    try {
      const request = { supplier: "10002", requester: "10001", day: "2019-05-06", pages: 10 };
      const both = ["DD1", "DD2"].map((no) => ({ ...request, no }));
      await books.month("2019-05", filesOf("2019-05", both));
      await books.close("2019-05");
      const later = filesOf(
        "2019-05",
        both.map((r) => ({ ...r, pagesAsked: 12 })),
        "更正",
      );
      await books.importAll(
        Object.fromEntries(Object.entries(later).filter(([name]) => name.includes("请求"))),
      );
      await books.must("reconcile 2019-06");
      await books.must("discrepancy export 2019-06 -o d.csv");
      const [head = "", ...rows] = readFileSync(join(books.cwd, "d.csv"), "utf8").trimEnd().split(/\r\n/);
      const at = (name: string): number => head.split(",").indexOf(name);
      const filled = rows.map((row) => {
        const cells = row.split(",");
        cells[at("处理意见")] = "以请求馆为准";
        cells[at("理由")] = "来函";
        return cells.join(",");
      });
      writeFileSync(join(books.cwd, "filled.csv"), [head, ...filled, ""].join("\r\n"));
      const { exit, stderr } = await books.balis("discrepancy import filled.csv");
      expect([exit, stderr.match(/\[[a-z-]+\]/g)]).toEqual([
        3,
        ["[desk-sheet-must-be-sound]", "[correction-fee-must-be-given]", "[correction-fee-must-be-given]"],
      ]);
      // Confirmed 3.00 for 10 pages; 12 are 3.60 by the tariff.
      const named = [...stderr.matchAll(/filled\.csv · 行 (\d): (DD\d)/g)].map(
        ([, row, no]) => `${no} ${row}`,
      );
      const expected = filled.map((row, i) => `${row.match(/DD\d/)?.[0]} ${i + 2}`);
      expect(named).toEqual(expected);
      expect(stderr).toContain("写 3.00；按收费标准，写 3.60");
    } finally {
      books.remove();
    }
  });
});
