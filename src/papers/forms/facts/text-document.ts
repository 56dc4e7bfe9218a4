/**
 * 文稿里的各部分 / sections in a document: the texts of a report go out as one Word document, a heading for each section, and come back.
 *
 * A heading is known by the section's name, in either language, whatever number stands before it. What a section can't keep is refused
 * with its place: a table, a picture, numbers that count themselves, a heading that names no section, text before the first heading, one section twice, and a line that
 * only looks like a heading. A section whose heading is missing, or has nothing below it, stays as it is, and is told where the books have
 * a text of it: below a heading that was removed by mistake its text would run on in the section before.
 *
 * Worked example: "二、存在的问题", "人手不足。", "进度偏慢。" are the section problems with two paragraphs.
 */
import { refuse } from "../../../core/refusal.ts";
import type { Section, SectionKey } from "../../../review/subproject/section.ts";
import type { Block } from "../../../sheet/document.ts";
import { STYLES } from "../../../sheet/layout-style.ts";
import { paragraphsOf, type SectionText } from "./report-text.ts";

export interface TextBlock {
  /** `numbering`: a paragraph whose number is not in its text. */
  readonly kind: "title" | "heading" | "paragraph" | "numbering" | "table" | "picture" | "note" | "other";
  readonly text: string;
}

/** How each section is called, in every language. */
export type SectionNames = (key: SectionKey) => readonly string[];

interface Found {
  readonly section: SectionKey;
  readonly text: string;
}

/** Those that have a text, in the order of the document. */
export function sectionsInDocument(
  blocks: readonly TextBlock[],
  of: { file: string; sections: readonly Section[]; names: SectionNames },
): Found[] {
  const { file, sections } = of;
  const found: { section: SectionKey; lines: string[] }[] = [];
  for (const { kind, text } of blocks) {
    const line = text.trim();
    const place = { file, text: short(line) };
    if (kind === "title" || (kind === "paragraph" && line === "")) continue;
    const named = sections.find(({ key }) =>
      of.names(key).some((name) => plainName(name) === plainName(line)),
    )?.key;
    if (kind === "heading") {
      if (line === "") continue;
      if (named === undefined)
        refuse("heading-must-name-a-section", { ...place, known: sections.map((s) => s.key) });
      if (found.some((f) => f.section === named)) refuse("section-must-stand-once", { file, section: named });
      found.push({ section: named, lines: [] });
      continue;
    }
    if (named !== undefined) refuse("heading-must-have-its-style", { ...place, section: named });
    if (kind !== "paragraph") refuse("document-must-be-plain-text", { ...place, what: kind });
    const open = found.at(-1) ?? refuse("text-must-stand-under-a-heading", place);
    open.lines.push(line);
  }
  if (found.length === 0)
    refuse("heading-must-name-a-section", { file, text: "", known: sections.map((s) => s.key) });
  return found.flatMap(({ section, lines }) =>
    lines.length === 0 ? [] : [{ section, text: lines.join("\n") }],
  );
}

/** What the books have a text of and the document has none of; a conclusion is a word and stands in no document. */
export function sectionsLeftOut(texts: readonly SectionText[], given: readonly string[]): SectionKey[] {
  return texts
    .filter(({ section, text }) => isProse(section) && text !== null && !given.includes(section.key))
    .map(({ section }) => section.key);
}

export const isProse = ({ form }: Section): boolean => form === "prose";

const NUMBER =
  /^(?:第?[一二三四五六七八九十百]+[、.．章节部分]*|[(（][一二三四五六七八九十\d]+[)）]|\d+(?:[.．]\d+)*[、.．]?)\s*/u;
/** Beside a name: that a section is a sample of ours. */
const BESIDE = /[(（][^()（）]*[)）]$/u;

/** "二、存在的问题（样例）" → "存在的问题". */
function plainName(text: string): string {
  const name = text.normalize("NFKC").trim().replace(NUMBER, "").replace(BESIDE, "");
  return name.replace(/[\s：:]/gu, "").toLowerCase();
}

const MAX_SHOWN = 40;

function short(text: string): string {
  const characters = [...text];
  return characters.length > MAX_SHOWN ? `${characters.slice(0, MAX_SHOWN).join("")}…` : text;
}

/** The texts as a document to be edited; a section nobody has written has its heading alone. */
export function documentOfTexts(
  texts: readonly SectionText[],
  of: { title: string; nameOf: (key: SectionKey) => string },
): Block[] {
  const { title: titleStyle, heading, body } = STYLES;
  if (!titleStyle || !heading || !body) return [];
  const prose = texts.filter(({ section }) => isProse(section));
  return [
    { kind: "text", rank: "title", text: of.title, style: titleStyle, keeps: true },
    ...prose.flatMap(({ section, text }): Block[] => [
      { kind: "text", rank: 1, text: of.nameOf(section.key), style: heading, keeps: true },
      ...paragraphsOf(text?.text ?? "").map(
        (line): Block => ({ kind: "text", rank: null, text: line, style: body, keeps: false }),
      ),
    ]),
  ];
}
