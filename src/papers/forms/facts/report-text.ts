/**
 * 报告文字 / report text: one section of a report as a person wrote it, a fact. A later text of the same section takes the place of the
 * earlier one, which stays in the history with who wrote it and when.
 *
 * A text is plain: lines are paragraphs, blank lines and blanks around them fall away. What a workbook can't hold (control
 * characters, half a character) is refused with its line, never dropped.
 *
 * Worked example: "一、概况\r\n\r\n　　项目按期推进。\r\n" is two paragraphs, "一、概况" and "项目按期推进。".
 */

import { refuse } from "../../../core/refusal.ts";
import type { EvidenceFile } from "../../../core/source.ts";
import { CONCLUSIONS, type Conclusion } from "../../../review/subproject/move.ts";
import {
  type Section,
  type SectionKey,
  sectionsOf,
  type TextKind,
} from "../../../review/subproject/section.ts";

export interface ReportText {
  /** An id, or WHOLE_PROJECT. */
  readonly subproject: string;
  readonly year: string;
  readonly report: TextKind;
  readonly section: SectionKey;
  /** Paragraphs parted by line feeds; of a conclusion: its word, "pass". */
  readonly text: string;
  /** The file it was read from, as it was then; null: typed. */
  readonly file: EvidenceFile | null;
}

export interface StoredReportText extends ReportText {
  readonly number: number;
  readonly at: string;
  readonly operator: string;
}

/** A section longer than this is another document: some forty pages. */
export const MOST_CHARACTERS = 30_000;

/** The characters that XML, and so a workbook, can't hold, and halves of characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is these that are looked for
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/u;
const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** The text as it is kept; refuses what is empty, too long or not plain text. */
export function readReportText(said: { section: Section; text: string }): string {
  const { section } = said;
  const lines = said.text.replaceAll(/\r\n?|\u2028|\u2029/g, "\n").split("\n");
  lines.forEach((line, i) => {
    const found = UNPRINTABLE.exec(line) ?? HALF.exec(line);
    if (!found) return;
    const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    refuse("text-must-be-plain", { line: i + 1, code: `U+${code}` });
  });
  const paragraphs = lines.map((line) => line.replaceAll("\t", " ").trim()).filter((line) => line !== "");
  const text = paragraphs.join("\n");
  if (text === "") refuse("text-must-say-something", { section: section.key });
  const length = [...text].length;
  if (length > MOST_CHARACTERS) refuse("text-must-fit", { length, most: MOST_CHARACTERS });
  return section.form === "conclusion" ? conclusionOf(text) : text;
}

const CONCLUSION_WORDS: Readonly<Record<string, Conclusion>> = {
  ...{ 通过: "pass", 整改后通过: "rectify", 有条件通过: "rectify", 不通过: "fail" },
};

function conclusionOf(text: string): Conclusion {
  const said = text.normalize("NFKC").toLowerCase();
  const allowed = [...CONCLUSIONS, ...Object.keys(CONCLUSION_WORDS)].join(" ");
  return (
    CONCLUSIONS.find((word) => word === said) ??
    CONCLUSION_WORDS[said] ??
    refuse("value-must-be-valid", { flag: "self-conclusion", text, allowed })
  );
}

export interface SectionText {
  readonly section: Section;
  /** The one that counts. */
  readonly text: StoredReportText | null;
  /** What it took the place of, oldest first. */
  readonly earlier: readonly StoredReportText[];
}

/** Every section of a report in its order, with what was written; `stored` in the order of writing. */
export function sectionTexts(
  of: { subproject: string; report: TextKind },
  stored: readonly StoredReportText[],
): SectionText[] {
  return sectionsOf(of).map((section) => {
    const own = stored.filter((t) => t.report === of.report && t.section === section.key);
    return { section, text: own.at(-1) ?? null, earlier: own.slice(0, -1) };
  });
}

/** The required sections nobody has written. */
export function missingSections(texts: readonly SectionText[]): SectionKey[] {
  return texts.filter((t) => t.section.isRequired && t.text === null).map((t) => t.section.key);
}

export const paragraphsOf = (text: string): string[] => text.split("\n");
