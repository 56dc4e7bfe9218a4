/** What is said of texts that come in as a Word document. */
import type { InBoth } from "../../../core/words/language.ts";
import type { SectionKey } from "../../../review/subproject/section.ts";
import { reportSections } from "./narrative-terms.ts";

type What = "numbering" | "table" | "picture" | "note" | "other";

const WHAT: Record<What, { zh: string; en: string }> = {
  numbering: { zh: "自动编号", en: "automatic numbering" },
  table: { zh: "表格", en: "a table" },
  picture: { zh: "图片", en: "a picture" },
  note: { zh: "脚注或尾注", en: "a footnote or endnote" },
  other: { zh: "公式、域、复选框等内容", en: "a formula, a field, a check box or the like" },
};

const REMEDY: Record<"numbering" | "rest", { zh: string; en: string }> = {
  numbering: {
    zh: "自动编号不在文字里，读入后会丢失：把编号改为手工键入的文字。",
    en: "Automatic numbers are not part of the text and would be lost: type them as text.",
  },
  rest: {
    zh: "把其中的内容写成段落；表和图作为附件报送（balis subproject move … report --evidence 文件）。",
    en: "Write it as paragraphs; submit tables and pictures as annexes (balis subproject move … report --evidence FILE).",
  },
};

const remedyOf = (what: What) => REMEDY[what === "numbering" ? what : "rest"];

export const textDocumentMessages = {
  "texts-must-go-into-a-document": (p: { path: string }): InBoth => ({
    "zh-CN": { what: `${p.path} 不是 Word 文档。`, next: "--export 的文件名以 .docx 结尾。" },
    en: { what: `${p.path} is not a Word document.`, next: "End the name given to --export with .docx." },
  }),
  "document-must-be-readable": (p: { file: string }): InBoth => ({
    "zh-CN": {
      what: `${p.file} 不是可以读取的 Word 文档（.docx）。`,
      next: "旧的 .doc 请用 Word 或 WPS 另存为 .docx；有打开密码的请先去掉。",
    },
    en: {
      what: `${p.file} is not a Word document (.docx) that can be read.`,
      next: "Save an old .doc as .docx with Word or WPS; remove a password first.",
    },
  }),
  "document-must-have-no-open-changes": (p: { file: string }): InBoth => ({
    "zh-CN": {
      what: `${p.file} 里有尚未接受的修订，不能确定以哪一稿为准。`,
      next: "在 Word 的“审阅”里接受或拒绝全部修订，保存后再导入。",
    },
    en: {
      what: `${p.file} has tracked changes that nobody has accepted; it is not clear which text counts.`,
      next: "Accept or reject all changes in Word (Review), save, and import it again.",
    },
  }),
  "heading-must-name-a-section": (p: {
    file: string;
    text: string;
    known: readonly SectionKey[];
  }): InBoth => ({
    "zh-CN": {
      what:
        p.text === ""
          ? `${p.file} 没有一个标题是报告的部分。`
          : `${p.file} 的标题“${p.text}”不是这份报告的部分。`,
      next: `标题用“标题 1”样式，写各部分的名称：${p.known.map((key) => reportSections[key]["zh-CN"]).join("、")}。可先用 --export 导出，在其中修改。`,
    },
    en: {
      what:
        p.text === ""
          ? `No heading in ${p.file} is a section of the report.`
          : `The heading "${p.text}" in ${p.file} is not a section of this report.`,
      next: `Headings have the style "Heading 1" and the names of the sections: ${p.known.map((key) => reportSections[key].en).join(", ")}. --export writes a document to edit.`,
    },
  }),
  "heading-must-have-its-style": (p: { file: string; text: string; section: SectionKey }): InBoth => ({
    "zh-CN": {
      what: `${p.file} 里单独一行“${p.text}”与报告的部分同名，却是正文样式，不能确定是标题还是正文。`,
      next: "是标题的，改为“标题 1”样式；是正文的，改写这一行。没有写入。",
    },
    en: {
      what: `The line "${p.text}" in ${p.file} is called like a section but has the style of body text; it may be either.`,
      next: 'Give it the style "Heading 1" if it is a heading, or reword the line. Nothing was saved.',
    },
  }),
  "section-must-stand-once": (p: { file: string; section: SectionKey }): InBoth => ({
    "zh-CN": {
      what: `${p.file} 里“${reportSections[p.section]["zh-CN"]}”出现了两次。`,
      next: "把两处合并到一个标题下。没有写入。",
    },
    en: {
      what: `"${reportSections[p.section].en}" stands twice in ${p.file}.`,
      next: "Join the two under one heading. Nothing was saved.",
    },
  }),
  "text-must-stand-under-a-heading": (p: { file: string; text: string }): InBoth => ({
    "zh-CN": {
      what: `${p.file} 的第一个标题之前有文字：“${p.text}”，不能确定属于哪一部分。`,
      next: "移到所属部分的标题下面，或删去。没有写入。",
    },
    en: {
      what: `${p.file} has text before its first heading ("${p.text}"); it is not clear to which section it belongs.`,
      next: "Move it below the heading of its section, or remove it. Nothing was saved.",
    },
  }),
  "sections-should-stand-in-the-document": (p: {
    subproject: string;
    file: string;
    sections: readonly SectionKey[];
  }): InBoth => ({
    "zh-CN": {
      what: `${p.file} 里没有下列部分的标题，或标题下没有文字：${p.sections.map((s) => reportSections[s]["zh-CN"]).join("、")}。`,
      next: "账册里原有的文字保持不变。误删了标题的，它下面的文字会并入前一部分：补上标题后再读一次。",
    },
    en: {
      what: `${p.file} has no heading, or nothing below it, for: ${p.sections.map((s) => reportSections[s].en).join(", ")}.`,
      next: "The books keep the text they have. If a heading was removed by mistake, its text ran on in the section before: put the heading back and read the document again.",
    },
  }),
  "document-must-be-plain-text": (p: { file: string; what: What; text: string }): InBoth => ({
    "zh-CN": {
      what: `${p.file} 里有${WHAT[p.what].zh}${p.text === "" ? "" : `（“${p.text}”）`}，报告的文字只能是段落。`,
      next: `${remedyOf(p.what).zh}没有写入。`,
    },
    en: {
      what: `${p.file} has ${WHAT[p.what].en}${p.text === "" ? "" : ` ("${p.text}")`}; the texts of a report are paragraphs only.`,
      next: `${remedyOf(p.what).en} Nothing was saved.`,
    },
  }),
};
