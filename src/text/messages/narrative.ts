import type { NarrativeMessages } from "../../domain/messages/narrative.ts";
import { type SectionKey, WHOLE_PROJECT } from "../../domain/narrative/section.ts";
import { shellWord } from "../../domain/shell-word.ts";
import type { Language, Messages } from "../language.ts";
import { reportKinds, reportSections } from "../narrative-terms.ts";

function named(language: Language, sections: readonly SectionKey[]): string {
  const [open, close, comma] = language === "en" ? [" (", ")", ", "] : ["（", "）", "、"];
  return sections.map((key) => `${reportSections[key][language]}${open}${key}${close}`).join(comma);
}

export const narrativeMessages: Messages<NarrativeMessages> = {
  "section-must-be-known": {
    "zh-CN": (p) => ({
      what: `${reportKinds[p.report]["zh-CN"]}没有“${p.text}”这一部分。`,
      next: `可用的 --section：${named("zh-CN", p.known)}。`,
    }),
    en: (p) => ({
      what: `The ${reportKinds[p.report].en} has no section "${p.text}".`,
      next: `Possible for --section: ${named("en", p.known)}.`,
    }),
  },
  "text-must-be-plain": {
    "zh-CN": (p) => ({
      what: `文字第 ${p.line} 行含有不能印刷的字符 ${p.code}：不是纯文本。`,
      next: "没有写入。Word 文件请另存为纯文本（.txt，UTF-8 或 GBK），再用 --file 读入。",
    }),
    en: (p) => ({
      what: `Line ${p.line} of the text has the unprintable character ${p.code}: it is no plain text.`,
      next: "Nothing was written. Save a Word file as plain text (.txt, UTF-8 or GBK) and give it by --file.",
    }),
  },
  "text-must-say-something": {
    "zh-CN": (p) => ({
      what: `“${reportSections[p.section]["zh-CN"]}”的文字是空的。`,
      next: "没有写入，原有文字仍然有效。确无内容的写“无”。",
    }),
    en: (p) => ({
      what: `The text of "${reportSections[p.section].en}" is empty.`,
      next: "Nothing was written; what was there stands. Where there is nothing to say, write so.",
    }),
  },
  "text-must-fit": {
    "zh-CN": (p) => ({
      what: `这一部分有 ${p.length} 字，最多 ${p.most} 字。`,
      next: "没有写入，也没有截断。写要点，全文作为附件（--evidence）报送。",
    }),
    en: (p) => ({
      what: `The section has ${p.length} characters, at most ${p.most} fit.`,
      next: "Nothing was written and nothing cut off. Write what matters, hand in the rest as an annex (--evidence).",
    }),
  },
  "text-must-come-from-one-place": {
    "zh-CN": () => ({
      what: "文字要么写在 --text，要么在 --file 的文件里。",
      next: "给出其中一个：--file 概况.txt 或 --text “……”。",
    }),
    en: () => ({
      what: "The text is either in --text or in the file of --file.",
      next: 'Give one of them: --file overview.txt or --text "…".',
    }),
  },
  "year-must-be-of-the-cycle": {
    "zh-CN": (p) => ({
      what: `${p.year} 年不在子项目 ${p.subproject} 的建设周期内（${p.from} 至 ${p.to}）。`,
      next: "核对 --year 和子项目编号。",
    }),
    en: (p) => ({
      what: `${p.year} is not in the cycle of sub-project ${p.subproject} (${p.from} to ${p.to}).`,
      next: "Check --year and the sub-project's id.",
    }),
  },
  "year-must-have-subprojects": {
    "zh-CN": (p) => ({
      what: `账册里没有 ${p.year} 年的子项目。`,
      next: "用 balis subproject list 查看已登记的，用 balis subproject add 登记。",
    }),
    en: (p) => ({
      what: `The books have no sub-project of ${p.year}.`,
      next: "See balis subproject list; register one with balis subproject add.",
    }),
  },
  "sections-must-be-written": {
    "zh-CN": (p) => ({
      what: `${p.subproject === WHOLE_PROJECT ? "整个项目" : p.subproject} ${p.year} 年${reportKinds[p.report]["zh-CN"]}是草稿，还有 ${p.sections.length} 部分没有写：${named("zh-CN", p.sections)}。`,
      next: `逐一写入：balis subproject text ${shellWord(p.subproject)} --year ${p.year} --report ${p.report} --section ${p.sections[0] ?? ""} --file 文字.txt。`,
    }),
    en: (p) => ({
      what: `The ${reportKinds[p.report].en} of ${p.subproject === WHOLE_PROJECT ? "the whole project" : p.subproject} for ${p.year} is a draft; ${p.sections.length} section(s) are not written: ${named("en", p.sections)}.`,
      next: `Write them: balis subproject text ${shellWord(p.subproject)} --year ${p.year} --report ${p.report} --section ${p.sections[0] ?? ""} --file TEXT.txt.`,
    }),
  },
};
