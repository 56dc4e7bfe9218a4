/** Texts of places, numbers, settings, names and ranks: what is read of them, and what is no such text. */
import { describe, expect, test } from "vitest";
import { never } from "../../src/core/bug.ts";
import { canonicalJson } from "../../src/core/canonical-json.ts";
import { minuteOf } from "../../src/core/day.ts";
import { finding } from "../../src/core/finding.ts";
import { ranked } from "../../src/core/list.ts";
import { firstDayOf, monthsOf, nextPeriod, periodOf } from "../../src/core/period.ts";
import { Refusal, refuse } from "../../src/core/refusal.ts";
import { settingOf } from "../../src/core/setting.ts";
import { canBePasted, shellWord } from "../../src/core/shell-word.ts";
import { compareRefs, parseRef, placeText, refText } from "../../src/core/source.ts";
import { hasHidden, requireVisible, visible, visibleInCell } from "../../src/core/visible-text.ts";
import { halfWidth, writtenNumber } from "../../src/core/written-number.ts";

describe("places", () => {
  const ref = (file: number, sheet: number, row: number) => ({ file, sheet, row });
  test("are in the order of files, then of sheets, then of rows", () => {
    const sorted = [ref(2, 1, 1), ref(1, 2, 1), ref(1, 1, 10), ref(1, 1, 9)].sort(compareRefs);
    expect(sorted.map(refText)).toEqual(["1:1:9", "1:1:10", "1:2:1", "2:1:1"]);
    expect(compareRefs(ref(1, 1, 1), ref(1, 1, 1))).toBe(0);
  });
  test.each<[string, ReturnType<typeof parseRef>]>([
    ["12:1:118", ref(12, 1, 118)],
    ["12:1", undefined],
    ["12:1:118:1", undefined],
    ["a:1:1", undefined],
    ["1234567890:1:1", undefined],
    [" 1:1:1", undefined],
  ])("%j", (text, wanted) => expect(parseRef(text)).toEqual(wanted));
  test("are read as file, sheet, row and column, as far as they are known", () => {
    const words = { sheet: "表 ", row: "行 " };
    const of = (sheet: string | null, row: number | null, column: string | null) =>
      placeText({ file: "a.xlsx", sheet, row, column }, words);
    expect(of("明细", 118, "页数")).toBe("a.xlsx · 表 明细 · 行 118 · 页数");
    expect([of(null, 3, null), of(null, null, "页数"), of(null, null, null)]).toEqual([
      ...["a.xlsx · 行 3", "a.xlsx · 页数", "a.xlsx"],
    ]);
  });
});

test.each<[string, string]>([
  ["１２．５０", "12.50"],
  ["1 234.50", "1234.50"],
  ["1 234 567", "1234567"],
  ["1\u00a0234\u00a0567", "1234567"],
  ["¥ 12 元", "¥12元"],
  [" 12 ", "12"],
  ["10 20", "10 20"],
  ["1 23", "1 23"],
  ["12 3456", "12 3456"],
  ["1234 567", "1234 567"],
  ["10²", "10²"],
  ["10\r\n20", "10⏎20"],
  ["10\n20", "10⏎20"],
  ["- 5", "-5"],
])("%j is read as %j", (text, wanted) => expect(writtenNumber(text)).toBe(wanted));

test("full-width signs are made half width, others are not", () => {
  expect(halfWidth("ＡＢ！～\u3000①．")).toBe("AB!~ ①.");
});

test("equal values share a rank and the next is left out; zeros are not ranked, what is below stands last", () => {
  const of = (values: Record<string, number>) =>
    ranked(new Map(Object.entries(values))).map((r) => `${r.rank} ${r.key}`);
  expect(of({ d: 1, b: 5, a: 5, c: 9, e: 0 })).toEqual(["1 c", "2 a", "2 b", "4 d"]);
  expect(of({ a: 0, b: -1, c: 2 })).toEqual(["1 c", "2 b"]);
});

test("a setting is what was recorded, an empty text as well, else its standard", () => {
  expect(settingOf(new Map(), "late-files")).toBe("next-open-period");
  expect(settingOf(new Map([["late-files", "refuse"]]), "late-files")).toBe("refuse");
  expect(settingOf(new Map([["centre", ""]]), "centre")).toBe("");
  expect(settingOf(new Map([["label", "x"]]), "second-engine")).toBe("");
});

test("canonical JSON takes whole numbers a double can hold, and nothing beside", () => {
  expect(canonicalJson([null, true, "a\n", 5, -5n, {}, []])).toBe('[null,true,"a\\n",5,"-5",{},[]]');
  expect(canonicalJson({ B: 1, a: { d: 2, c: 3 } })).toBe('{"B":1,"a":{"c":3,"d":2}}');
  expect(canonicalJson(9_007_199_254_740_991)).toBe("9007199254740991");
  for (const n of [9_007_199_254_740_992, 1.5, Number.NaN]) expect(() => canonicalJson(n)).toThrow("whole");
});

test("findings and refusals say no place, no text and nothing with them where there is none", () => {
  const at = { file: "a.csv", sheet: null, row: 3, column: null };
  expect(finding("period-must-be-valid", { text: "x" })).toEqual({
    ...{ code: "period-must-be-valid", params: { text: "x" }, at: null, text: null },
  });
  expect(finding("period-must-be-valid", { text: "x" }, { at, text: "y" })).toMatchObject({ at, text: "y" });
  const refused = (work: () => unknown) => {
    try {
      work();
    } catch (error) {
      if (error instanceof Refusal) return [error.code, error.at, error.findings.length];
    }
    return [];
  };
  expect(refused(() => periodOf("2019-13"))).toEqual(["period-must-be-valid", null, 0]);
  const found = finding("period-must-be-valid", { text: "x" });
  expect(refused(() => refuse("period-must-be-valid", { text: "x" }, { at, findings: [found] }))).toEqual([
    ...["period-must-be-valid", at, 1],
  ]);
  expect(periodOf("2019-05").to).toBe("2019-05-31");
  expect(() => never("x" as never)).toThrow("not handled: x");
});

describe("months", () => {
  test("of a period in order, across the turn of a year", () => {
    expect(monthsOf(periodOf("2019-05"))).toEqual(["2019-05"]);
    expect(monthsOf(periodOf("2018-11..2019-02"))).toEqual(["2018-11", "2018-12", "2019-01", "2019-02"]);
    expect(monthsOf(periodOf("2016-01..2018-12"))).toHaveLength(36);
  });
  test("after it, as many again", () => {
    const next = (id: string) => nextPeriod(periodOf(id)).id;
    expect(["2019-11", "2019-12", "2019-Q4", "2019", "2018-11..2019-02"].map(next)).toEqual([
      ...["2019-12", "2020-01", "2020-Q1", "2020", "2019-03..2019-06"],
    ]);
    // There is no year 2200 in the books.
    expect(next("2199-12")).toBe("2199-12");
  });
  test("three that are no quarter are a span, and twelve that are no year", () => {
    const ids = [
      "2019-02..2019-04",
      "2019-04..2019-06",
      "2018-12..2019-11",
      "2019-01..2019-12",
      "2019-05..2019-05",
    ];
    expect(ids.map((id) => periodOf(id).id)).toEqual([
      ...["2019-02..2019-04", "2019-Q2", "2018-12..2019-11", "2019", "2019-05"],
    ]);
  });
  test("a period begins on its first day, and what is none where it is written", () => {
    expect(["2019-05", "2019-Q2", "2019", "x"].map(firstDayOf)).toEqual([
      ...["2019-05-01", "2019-04-01", "2019-01-01", "x"],
    ]);
  });
  test("an instant is told as the minute in Beijing, eight hours after Greenwich", () => {
    const said = ["2019-06-03T08:15:30.123Z", "2019-06-03T15:59:59Z", "2019-12-31T16:00:00Z"];
    expect(said.map(minuteOf)).toEqual(["2019-06-03 16:15", "2019-06-03 23:59", "2020-01-01 00:00"]);
    expect(["2019-06-03T00:05:00+08:00", "2019-06-03T01:05:00+09:00", "yesterday"].map(minuteOf)).toEqual([
      ...["2019-06-03 00:05", "2019-06-03 00:05", "yesterday"],
    ]);
  });
});

test.each<[string, string]>([
  ["10002", "10002"],
  ["北大 图书馆", '"北大 图书馆"'],
  ["$(touch a)", "'$(touch a)'"],
  ["it's $5", "'it'\\''s $5'"],
  ["it's", '"it\'s"'],
  ["@file", '"@file"'],
  ["a@b", "a@b"],
  ["C:\\a", '"C:\\a"'],
  ["C:\\a\\", "'C:\\a\\'"],
  ["-f", "…"],
  ["", "…"],
  ["a\nb", "…"],
])("%j is pasted as %j", (text, wanted) => {
  expect(shellWord(text)).toBe(wanted);
  expect(canBePasted(text)).toBe(wanted !== "…");
});

test("what acts on a terminal is shown as a mark; in a cell lines stay lines", () => {
  expect(["a", "\u001b[31m", "a\nb", "\u007f", "\u202e", "\u0007\t"].map(visible)).toEqual([
    ...["a", "␛[31m", "a⏎b", "␡", "<U+202E>", "␇␉"],
  ]);
  expect(["a\r\nb\tc", "\u202e", "\u00ad", "\u001b"].map(visibleInCell)).toEqual([
    ...["a\nb\tc", "<U+202E>", "\u00ad", "␛"],
  ]);
  expect([hasHidden("北大"), hasHidden("\u200b")]).toEqual([false, true]);
  expect(() => requireVisible("a", "b\u200b")).toThrow("name-must-be-visible");
  expect(() => requireVisible("a", "b")).not.toThrow();
});
