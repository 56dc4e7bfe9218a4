/** balis subproject text --file, --export FILE.docx: the texts of a report in one Word document, a heading for each section. */
import { type Finding, finding } from "../../../core/finding.ts";
import { refuse } from "../../../core/refusal.ts";
import type { SectionKey, TextKind } from "../../../review/subproject/section.ts";
import { sectionsOf } from "../../../review/subproject/section.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { requireOutput } from "../../../terminal/require-output.ts";
import { documentOfTexts, isProse, sectionsInDocument, sectionsLeftOut } from "../facts/text-document.ts";
import { narrativeWords } from "../words/forms.ts";
import { reportKinds, reportSections, sectionNames } from "../words/narrative-terms.ts";

type Of = { readonly subproject: string; readonly year: string; readonly report: TextKind };

export const isDocument = (path: string): boolean => /\.docx$/i.test(path);

/** `section`: the whole document is its text, and has no heading of another. */
export async function textsInDocument(
  context: Context,
  path: string,
  of: { subproject: string; report: TextKind; section: string | undefined },
): Promise<{ section: string; text: string }[]> {
  const { readDocument } = await import("../io/read-text-document.ts");
  const blocks = await readDocument(context.path(path), path);
  const { section } = of;
  if (section === undefined)
    return sectionsInDocument(blocks, { file: path, sections: sectionsOf(of), names: sectionNames });
  const other = blocks.find((b) => b.kind !== "title" && b.kind !== "heading" && b.kind !== "paragraph");
  if (other) {
    const what = other.kind as Exclude<typeof other.kind, "title" | "heading" | "paragraph">;
    refuse("document-must-be-plain-text", { file: path, what, text: other.text.trim().slice(0, 40) });
  }
  return [{ section, text: blocks.map((b) => b.text).join("\n") }];
}

/** Of a document with a heading for each section: those that keep the text they have. */
export async function keptSections(
  context: Context,
  of: Of & { file: string; given: readonly string[] },
): Promise<Finding[]> {
  const { readSections } = await import("../steps/write-report-text.ts");
  const texts = await readSections((await context.store()).read, of);
  const sections = sectionsLeftOut(texts, of.given);
  const { subproject, file } = of;
  return sections.length === 0
    ? []
    : [finding("sections-should-stand-in-the-document", { subproject, file, sections })];
}

export async function exportTexts(context: Context, path: string, of: Of): Promise<Answer> {
  const { readSections } = await import("../steps/write-report-text.ts");
  const { writeDocument } = await import("../../../sheet/io/write-document.ts");
  const { language } = context;
  const { read } = await context.store();
  if (!isDocument(path)) refuse("texts-must-go-into-a-document", { path });
  await requireOutput(read, context.path(path));
  const texts = await readSections(read, of);
  const words = narrativeWords[language];
  const title = `${of.subproject} ${of.year} ${reportKinds[of.report][language]}`;
  const nameOf = (key: SectionKey): string => reportSections[key][language];
  const blocks = documentOfTexts(texts, { title, nameOf });
  await writeDocument(context.path(path), {
    ...{ title, above: null, below: "" },
    sections: [{ isLandscape: false, blocks }],
  });
  const prose = texts.filter(({ section }) => isProse(section));
  const counts = { sections: prose.length, written: prose.filter(({ text }) => text !== null).length };
  const others = texts.flatMap(({ section }) => (isProse(section) ? [] : [section.key]));
  return {
    schema: "subproject-text-export/1",
    json: { ...of, file: path, ...counts },
    lines: [
      words.exported({ file: path, ...counts }),
      ...others.map((key) => words.notExported({ ...of, section: key, name: nameOf(key) })),
      words.exportedNext({ ...of, file: path }),
    ],
  };
}
