/** A decision that takes one side needs that side's row: who said nothing can't be right, by flag, in the sheet and at the desk alike. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decisionFault } from "../../../../src/month/reconcile/desk/decision.ts";
import { laterCorrections } from "../../../../src/month/reconcile/desk/later-correction.ts";
import { matchesOfResolution, possibleResolutions } from "../../../../src/month/reconcile/desk/resolution.ts";
import type { Discrepancy } from "../../../../src/month/reconcile/discrepancy.ts";
import type { DiscrepancyKind, ResolutionKind } from "../../../../src/records/discrepancy-kind.ts";
import type { RequestRecord, Role } from "../../../../src/records/record.ts";
import { recordOf } from "../../../support/records.ts";
import { type Alliance, allianceOf, chargesOf, filesOf, sumsOf } from "../../settle/money/alliance.ts";

const found = (kind: DiscrepancyKind, records: readonly RequestRecord[]): Discrepancy => ({
  ...{ id: "D-1", service: "dd", caseKey: "0500093", kind, supplier: "10002", requester: "10001" },
  ...{ fields: [], records: records.map((r) => r.ref), evidence: "", riskFen: 0n, downgradedBy: null },
});
const SIDES: readonly ResolutionKind[] = ["supplier-right", "requester-right", "centre-right"];

describe("of these rows", () => {
  const rowsOf = (roles: readonly Role[]): RequestRecord[] => roles.map((role) => recordOf(role));
  test.each<[DiscrepancyKind, readonly Role[], string]>([
    ["differs", ["supplier", "requester"], "supplier-right requester-right"],
    ["differs", ["supplier", "requester", "centre"], "supplier-right requester-right centre-right"],
    ["supplier-only", ["supplier"], "supplier-right"],
    ["supplier-only", ["supplier", "centre"], "supplier-right centre-right"],
    ["requester-only", ["requester"], "requester-right"],
    ["centre-only", ["centre"], "centre-right"],
    ["not-a-member", ["requester"], "requester-right"],
    ["outside-period", ["centre"], "centre-right"],
    ["duplicate", ["supplier", "supplier"], "supplier-right"],
    // The library that is silent now stands by what was settled.
    ["settled-then-cancelled", ["requester"], "supplier-right requester-right"],
    ["settled-then-changed", ["supplier", "centre"], "supplier-right requester-right centre-right"],
    ["settled-then-changed", ["centre"], "centre-right"],
    ["already-settled", ["supplier", "requester"], ""],
  ])("%s %j may be decided for: %s", (kind, roles, wanted) => {
    const records = rowsOf(roles);
    const about = { discrepancy: found(kind, records), records };
    const possible = possibleResolutions(about);
    expect(possible.filter((k) => SIDES.includes(k)).join(" ")).toBe(wanted);
    for (const side of SIDES) {
      const fault = decisionFault({ kind: side, values: null, reason: "x" }, about)?.code ?? "";
      expect(["", "desk-count-must-be-given"].includes(fault)).toBe(possible.includes(side));
    }
  });
});

test("the platform's word is the supplier's row with what the platform says otherwise, or its own row", () => {
  const [s, r, c] = [recordOf("supplier"), recordOf("requester"), recordOf("centre", { pages: 10 })];
  const made = (records: readonly RequestRecord[]) =>
    matchesOfResolution({
      ...{ discrepancy: found("differs", records), records },
      resolution: { kind: "centre-right", values: null },
    }).map(({ basis, values }) => ({ basis, values }));
  // The fee was confirmed for 12 pages.
  expect(made([s, r, c])).toEqual([{ basis: s.ref, values: { pages: 10, feeFen: null } }]);
  expect(made([c])).toEqual([{ basis: c.ref, values: null }]);
});

test("of what a closed month settled the platform's later word corrects what is said otherwise", () => {
  const settled = { period: "2019-05", caseKey: "0500093", ordinal: 1, record: recordOf("supplier") };
  const corrected = laterCorrections({
    discrepancy: { id: "D-1", kind: "settled-then-changed", service: "dd", caseKey: "0500093" },
    records: [recordOf("centre", { requester: "10004" })],
    resolution: { kind: "centre-right", values: null },
    settled: { period: "2019-05", requests: [settled], voided: [] },
  });
  expect(corrected).toEqual([{ of: settled, change: { kind: "values", values: { requester: "10004" } } }]);
});

describe("where the platform speaks and the requester doesn't: 12 pages by the supplier, 10 by the platform", () => {
  let books: Alliance;
  afterAll(() => books.remove());
  const REASON = "平台有送达记录";
  beforeAll(async () => {
    books = await allianceOf();
    const request = { no: "DD1", supplier: "10002", requester: "10001", day: "2019-05-06", pages: 12 };
    const platform = [
      "申请单号,请求馆,提供馆,提供日期,状态,文献类型,申请类别,页数",
      "DD1,10001,10002,2019-05-06,满足,期刊论文,普通,10",
      "",
    ];
    await books.importAll({
      ...filesOf("2019-05", [{ ...request, pagesAsked: null }]),
      "平台-原文传递-2019-05.csv": platform.join("\n"),
    });
    await books.must("reconcile 2019-05");
  });
  /** The desk sheet with this decision in its only row, read back. */
  const throughSheet = async (decision: string) => {
    await books.must("discrepancy export 2019-05 -o d.csv");
    const [head = "", row = ""] = readFileSync(join(books.cwd, "d.csv"), "utf8").split(/\r\n/);
    const cells = row.split(",");
    for (const [name, text] of [
      ["处理意见", decision],
      ["理由", REASON],
    ] as const)
      cells[head.split(",").indexOf(name)] = text;
    writeFileSync(join(books.cwd, "filled.csv"), [head, cells.join(","), ""].join("\r\n"));
    return books.balis("discrepancy import filled.csv");
  };

  test("the requester can't be right, by flag or in the sheet: the rows there are, and what is possible, are named", async () => {
    const flag = await books.balis(
      `discrepancy resolve --period 2019-05 --as requester-right --reason ${REASON}`,
    );
    const sheet = await throughSheet("以请求馆为准");
    for (const { exit, stderr } of [flag, sheet]) {
      expect([exit, stderr.includes("[resolution-must-have-its-row]")]).toEqual([3, true]);
      expect(stderr).toContain(
        "提供馆 10002-原文传递-2019-05.csv · 行 2；平台 平台-原文传递-2019-05.csv · 行 2",
      );
      expect(stderr).toContain("supplier-right centre-right agreed-value");
    }
  });

  test("as the platform states: 10 pages, 3.00", async () => {
    expect((await books.balis("discrepancy list 2019-05")).stdout).toContain("12/—/平台 10");
    expect((await throughSheet("按平台记录")).exit).toBe(0);
    await books.must("settle 2019-05");
    expect(sumsOf(await chargesOf(books, "2019-05"))).toEqual({
      "fee-basis 10002": 300,
      "dd-subsidy 10002": 150,
    });
  });
});
