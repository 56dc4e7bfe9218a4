/**
 * 报告文字 / the written sections as figures of the form: each a text of paragraphs, which rests on who wrote it and when; "（待填写）" where
 * nobody did. `draft` says what is missing, and is empty when nothing is.
 */

import { CONCLUSIONS } from "../../../review/subproject/move.ts";
import { type Section, sectionsOf } from "../../../review/subproject/section.ts";
import type { Cell, Origin } from "../../../sheet/origin.ts";
import { text } from "../../../sheet/sheet.ts";
import { textOrigin } from "./form-facts.ts";
import type { ReportNames } from "./report-books.ts";
import { missingSections, type SectionText, type StoredReportText } from "./report-text.ts";

type Names = Pick<ReportNames, "words" | "conclusion" | "section">;

/** "text.overview", …: of every section of a report, and `draft`. */
export function textNames(of: Parameters<typeof sectionsOf>[0]): string[] {
  return ["draft", ...sectionsOf(of).map(({ key }) => `text.${key}`)];
}

export function textValues(texts: readonly SectionText[], names: Names): Record<string, Cell> {
  const missing = missingSections(texts).map((key) => names.section[key]);
  return {
    draft: text(missing.length === 0 ? "" : names.words.draft(missing)),
    ...Object.fromEntries(texts.map((one) => [`text.${one.section.key}`, textCell(one, names)])),
  };
}

function textCell({ section, text: written }: SectionText, names: Names): Cell {
  if (written === null) return text(section.isRequired ? names.words.toFill : "");
  return textOrigin(shownText(section, written.text, names), originOf(written));
}

/** Of a conclusion its name. */
function shownText({ form }: Section, said: string, names: Names): string {
  const word = CONCLUSIONS.find((c) => form === "conclusion" && c === said);
  return word === undefined ? said : names.conclusion[word];
}

function originOf({ subproject, year, report, section, number }: StoredReportText): Origin {
  return { kind: "report-text", subproject, year, report, section, number };
}
