import { describe, expect, test } from "vitest";
import type { Fact } from "../../src/books/port.ts";
import type { ReportText } from "../../src/papers/forms/facts/report-text.ts";
import { ACTION, add } from "./facts.ts";
import type { Subject } from "./store-contract.ts";

const OF = { subproject: "2019-dd", year: "2019" };

const written = (said: Partial<ReportText> = {}): Fact => ({
  kind: "report-text-written",
  text: { ...OF, report: "midterm", section: "overview", text: "概况“一”\n第二段 𠮷", file: null, ...said },
});

export function narrativeContract({ store }: Subject): void {
  describe("texts of reports", () => {
    test("a later text is a new fact, the earlier one is kept with who wrote it; the same again adds nothing", async () => {
      await add(store(), [written()]);
      expect(await store().apply(() => [written()], ACTION)).toEqual({ added: 0, present: 1 });
      const file = { path: "概况.txt", sha256: "a".repeat(64), bytes: 12 };
      await add(store(), [written({ text: "改", file }), written({ report: "acceptance" })]);
      await add(store(), [written()]);
      const found = await store().read.reportTexts(OF);
      expect(found.map((t) => [t.report, t.section, t.text, t.file, t.operator])).toEqual([
        ["midterm", "overview", "概况“一”\n第二段 𠮷", null, "王会计"],
        ["midterm", "overview", "改", file, "王会计"],
        ["acceptance", "overview", "概况“一”\n第二段 𠮷", null, "王会计"],
        ["midterm", "overview", "概况“一”\n第二段 𠮷", null, "王会计"],
      ]);
      expect(await store().read.reportTexts({ ...OF, year: "2018" })).toEqual([]);
      expect(await store().read.reportTexts({ ...OF, subproject: "all" })).toEqual([]);
    });
  });

  describe("reports that were issued", () => {
    const filling = {
      ...{
        report: "acceptance",
        subproject: "2019-dd",
        year: "2019",
        month: null,
        scheme: null,
        until: null,
      },
      ...{ funds: null, expected: null },
    };
    const issued = (figures: Record<string, string>, sha256: string): Fact => ({
      kind: "report-issued",
      issue: { filling, file: "验收.docx", sha256, bytes: 12, figures },
    });

    test("are kept with their figures, in the order of issue; the same bytes once more add nothing", async () => {
      await add(store(), [issued({ "funds.total.executed": "1.00" }, "a".repeat(64))]);
      const again = issued({ "funds.total.executed": "1.00" }, "a".repeat(64));
      expect(await store().apply(() => [again], ACTION)).toEqual({ added: 0, present: 1 });
      await add(store(), [issued({ "funds.total.executed": "2.00" }, "b".repeat(64))]);
      const found = await store().read.issuedReports({ subproject: "2019-dd" });
      expect(
        found.map((i) => [i.sha256.slice(0, 1), i.figures, i.filling, i.file, i.bytes, i.operator]),
      ).toEqual([
        ["a", { "funds.total.executed": "1.00" }, filling, "验收.docx", 12, "王会计"],
        ["b", { "funds.total.executed": "2.00" }, filling, "验收.docx", 12, "王会计"],
      ]);
      expect(await store().read.issuedReports({ subproject: "2019-ill" })).toEqual([]);
      expect(await store().read.issuedReports()).toHaveLength(2);
    });
  });
}
