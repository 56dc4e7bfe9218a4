/** Which texts of a Word document are which sections, and what is asked instead of guessed. */
import { describe, expect, test } from "vitest";
import { Refusal } from "../../../src/core/refusal.ts";
import type { StoredReportText } from "../../../src/papers/forms/facts/report-text.ts";
import {
  sectionsInDocument,
  sectionsLeftOut,
  type TextBlock,
} from "../../../src/papers/forms/facts/text-document.ts";
import { sectionNames } from "../../../src/papers/forms/words/narrative-terms.ts";
import { sectionsOf } from "../../../src/review/subproject/section.ts";

const sections = sectionsOf({ subproject: "2019-dd", report: "midterm" });
const heading = (text: string): TextBlock => ({ kind: "heading", text });
const line = (text: string): TextBlock => ({ kind: "paragraph", text });

function found(...blocks: TextBlock[]): string[] {
  try {
    const made = sectionsInDocument(blocks, { file: "文字.docx", sections, names: sectionNames });
    return made.map(({ section, text }) => `${section}: ${text}`);
  } catch (error) {
    if (error instanceof Refusal) return [error.code];
    throw error;
  }
}

describe("sections of a document", () => {
  test("that the books have a text of and the document has not are named; a conclusion stands in no document", () => {
    const stored = { text: "甲。" } as StoredReportText;
    const texts = sectionsOf({ subproject: "2019-dd", report: "acceptance" }).map((section) => ({
      ...{ section, earlier: [] },
      text: section.key === "deliverables" ? null : stored,
    }));
    expect(texts.map((t) => t.section.key)).toEqual([
      ...["overview", "deliverables", "problems", "self-assessment", "self-conclusion"],
    ]);
    expect(sectionsLeftOut(texts, ["overview"])).toEqual(["problems", "self-assessment"]);
    expect(sectionsLeftOut(texts, ["overview", "problems", "self-assessment"])).toEqual([]);
  });

  test("are named by their headings, whatever number stands before them, in both languages", () => {
    const own = ["一、项目概况", "（二）建设进展", "3. 存在的问题（样例）", "Next steps"].flatMap((name) => [
      heading(name),
      line("甲。"),
    ]);
    expect(found({ kind: "title", text: "中期检查报告" }, ...own)).toEqual([
      ...["overview: 甲。", "progress: 甲。", "problems: 甲。", "next-steps: 甲。"],
    ]);
  });
  test("have all their paragraphs; blank ones fall away, and a heading with nothing below it changes nothing", () => {
    const blocks = [
      heading("存在的问题"),
      line("人手不足。"),
      line(" "),
      line("进度偏慢。"),
      heading("建设进展"),
    ];
    expect(found(...blocks)).toEqual(["problems: 人手不足。\n进度偏慢。"]);
  });
  test("a heading of no section, text before the first, one section twice, a line that only looks like a heading are asked", () => {
    expect(found(heading("财务自评"), line("甲。"))).toEqual(["heading-must-name-a-section"]);
    expect(found(line("甲。"))).toEqual(["text-must-stand-under-a-heading"]);
    expect(found(heading("建设进展"), heading("二、建设进展"))).toEqual(["section-must-stand-once"]);
    expect(found(heading("建设进展"), line("存在的问题"))).toEqual(["heading-must-have-its-style"]);
    expect(found()).toEqual(["heading-must-name-a-section"]);
  });
  test("what plain text can't hold is refused", () => {
    for (const kind of ["table", "picture", "note", "other"] as const)
      expect(found(heading("建设进展"), { kind, text: "甲" })).toEqual(["document-must-be-plain-text"]);
  });
});
