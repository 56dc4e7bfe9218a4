/** Texts of reports: what is kept of what was written, and what is still to be written. */
import { describe, expect, test } from "vitest";
import {
  MOST_CHARACTERS,
  missingSections,
  readReportText,
  type StoredReportText,
  sectionTexts,
} from "../../../../src/papers/forms/facts/report-text.ts";
import { REPORT_KINDS, type Section, sectionsOf } from "../../../../src/review/subproject/section.ts";

const PROSE: Section = { key: "overview", isRequired: true, form: "prose" };
const CONCLUSION: Section = { key: "self-conclusion", isRequired: true, form: "conclusion" };

const read = (text: string, section = PROSE): string => readReportText({ section, text });

describe("a text is kept as paragraphs", () => {
  test.each([
    ["一、概况\r\n\r\n　　项目按期推进。\r\n", "一、概况\n项目按期推进。"],
    ["一\r二\n三", "一\n二\n三"],
    ["  甲\t乙  ", "甲 乙"],
    ["𠮷野家 😀", "𠮷野家 😀"],
  ])("%j is kept as %j", (said, kept) => {
    expect(read(said)).toBe(kept);
  });

  test.each([
    ["一\n二\u0000三", 2, "U+0000"],
    ["PK\u0003\u0004", 1, "U+0003"],
    ["\ud842", 1, "U+D842"],
    ["坏\uffff", 1, "U+FFFF"],
  ])("%j is no plain text: refused with the line", (said, line, code) => {
    expect(() => read(said)).toThrow(
      expect.objectContaining({ code: "text-must-be-plain", params: { line, code } }),
    );
  });

  test("nothing but blanks is refused, and so is a text beyond the limit; nothing is cut off", () => {
    expect(() => read(" \n　\n")).toThrow("text-must-say-something");
    expect(read("长".repeat(MOST_CHARACTERS))).toHaveLength(MOST_CHARACTERS);
    expect(() => read("长".repeat(MOST_CHARACTERS + 1))).toThrow("text-must-fit");
  });

  test.each([
    ["通过", "pass"],
    ["整改后通过", "rectify"],
    ["有条件通过", "rectify"],
    ["不通过\n", "fail"],
    ["Pass", "pass"],
  ])("the own conclusion %j is %s", (said, kept) => {
    expect(read(said, CONCLUSION)).toBe(kept);
  });

  test("another conclusion is refused", () => {
    expect(() => read("基本通过", CONCLUSION)).toThrow("value-must-be-valid");
  });
});

describe("sections", () => {
  const written = (number: number, section: StoredReportText["section"], text: string): StoredReportText => ({
    ...{ subproject: "2019-dd", year: "2019", report: "midterm", section, text, file: null },
    ...{ number, at: "", operator: "" },
  });

  test("the latest text of a section counts, the ones before are its history, the others are missing", () => {
    const stored = [written(1, "overview", "甲"), written(2, "problems", "乙"), written(3, "overview", "丙")];
    const found = sectionTexts({ subproject: "2019-dd", report: "midterm" }, stored);
    expect(found.map((s) => [s.section.key, s.text?.text ?? null, s.earlier.map((t) => t.text)])).toEqual([
      ["overview", "丙", ["甲"]],
      ["progress", null, []],
      ["problems", "乙", []],
      ["next-steps", null, []],
    ]);
    expect(missingSections(found)).toEqual(["progress", "next-steps"]);
    expect(
      missingSections(sectionTexts({ subproject: "2019-dd", report: "acceptance" }, stored)),
    ).toHaveLength(5);
  });

  test("no report has a section twice, and 其他说明 may be left out", () => {
    for (const report of REPORT_KINDS) {
      const keys = sectionsOf({ subproject: "2019-dd", report }).map((s) => s.key);
      expect(new Set(keys).size).toBe(keys.length);
    }
    const performance = sectionTexts({ subproject: "2019-dd", report: "performance" }, []);
    expect(missingSections(performance)).not.toContain("remarks");
    expect(missingSections(performance)).toHaveLength(16);
  });
});
