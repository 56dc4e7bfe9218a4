/** Law: rows in = taken + set aside + blank + totals + titles, each row being what it is wherever it stands; and none is lost. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { Refusal } from "../../../../src/core/refusal.ts";
import { requestReading } from "../../../../src/month/import/reading/read-request.ts";
import { SheetReader } from "../../../../src/month/import/reading/read-sheet.ts";
import { FindingList } from "../../../../src/month/import/receipt.ts";
import { contextOf } from "./read-rows.ts";

const HEADINGS = ["序号", "申请单号", "请求馆", "提供日期", "状态", "文献类型", "页数", "费用(元)"];
const only = (text: string): string[] => ["", text, "", "", "", "", "", ""];

/** What a row of each kind holds, in row `n`. */
const KINDS = {
  taken: (n: number) => [`${n}`, `DD${n}`, "北京大学", "2019-05-06", "满足", "期刊", "10", "3.00"],
  bad: (n: number) => [`${n}`, `DD${n}`, "北京大学", "2019-05-32", "满足", "期刊", "10", "3.00"],
  // A separator was lost.
  short: (n: number) => [`${n}`, `DD${n}`, "北京大学", "2019-05-06", "满足", "10", "3.00"],
  blank: () => only(""),
  numbered: (n: number) => [`${n}`, "", "", "", "", "", "", ""],
  total: () => only("合计"),
  subtotal: () => only("小计"),
  payable: () => only("本期应付"),
  remark: () => only("制表：王"),
  footer: () => only("开户行：工商银行"),
  heading: () => HEADINGS,
  nil: () => only("本月无业务"),
};
type Kind = keyof typeof KINDS;
const kind = fc.constantFrom(...(Object.keys(KINDS) as Kind[]));

test.each([true, false])("a text file: %s", (isText) => {
  const kinds = isText ? kind : kind.filter((k) => k !== "short");
  fc.assert(
    fc.property(fc.array(kinds, { maxLength: 30 }), (all) => {
      const of = (...some: readonly Kind[]): number => all.filter((k) => some.includes(k)).length;
      const rows = [HEADINGS, ...all.map((k, i) => KINDS[k](i + 2))].map((cells, i) => ({
        ...{ row: i + 1, cells, hidden: false },
        ...(isText ? { width: cells.length } : {}),
      }));
      const { context, fit } = contextOf({ profile: "dd-supplier", headings: HEADINGS });
      const findings = new FindingList();
      const reader = new SheetReader({
        ...{ fit, head: rows, merged: [], context, findings, reading: requestReading(context) },
        place: { file: "a.csv", sheet: null, isText },
      });
      const { records, quarantined } = reader.take(rows);
      const hasData = of("taken", "bad", "short") > 0;
      if (!hasData && of("heading") > 0 && of("nil") === 0) {
        expect(() => reader.finish()).toThrow(Refusal);
        return;
      }
      const setAside = [...quarantined, ...reader.finish()];
      const title = 1 + of("remark", "footer", "heading") + (hasData ? 0 : of("nil"));
      expect(reader.count).toEqual({
        ...{ rows: rows.length, taken: of("taken"), blank: of("blank", "numbered"), title },
        ...{ leftOut: 0, joined: 0, hidden: 0 },
        quarantined: of("bad", "short") + (hasData ? of("nil") : 0),
        totals: of("total", "subtotal", "payable"),
      });
      const places = (...some: readonly Kind[]): number[] =>
        all.flatMap((k, i) => (some.includes(k) ? [i + 2] : []));
      expect(records.map((r) => r.ref.row)).toEqual(places("taken"));
      const aside = [...new Set(setAside.map((q) => q.row))].sort((a, b) => a - b);
      expect(aside).toEqual(hasData ? places("bad", "short", "nil") : []);
    }),
    { numRuns: 500 },
  );
});
