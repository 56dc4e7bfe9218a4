import { shellWord } from "../../../core/shell-word.ts";
import type { InBoth, Language, MessagesOfCodes, ParamsOf } from "../../../core/words/language.ts";
import { agreedNameOf } from "../../../review/indicator/agreement/agreed-measure.ts";
import { type SectionKey, type TextKind, WHOLE_PROJECT } from "../../../review/subproject/section.ts";
import { reportKinds, reportSections } from "./narrative-terms.ts";
import { textDocumentMessages } from "./text-document-messages.ts";

function named(language: Language, sections: readonly SectionKey[]): string {
  const [open, close, comma] = language === "en" ? [" (", ")", ", "] : ["（", "）", "、"];
  return sections.map((key) => `${reportSections[key][language]}${open}${key}${close}`).join(comma);
}

export const narrativeMessages = {
  ...textDocumentMessages,
  "section-must-be-known": (p: { text: string; report: TextKind; known: readonly SectionKey[] }): InBoth => ({
    "zh-CN": {
      what: `${reportKinds[p.report]["zh-CN"]}没有“${p.text}”这一部分。`,
      next: `可用的 --section：${named("zh-CN", p.known)}。`,
    },
    en: {
      what: `The ${reportKinds[p.report].en} has no section "${p.text}".`,
      next: `Possible for --section: ${named("en", p.known)}.`,
    },
  }),
  "summary-must-be-of-all": (p: { subproject: string }): InBoth => ({
    "zh-CN": {
      what: `自评总结写的是一个年度的全部子项目，不属于 ${p.subproject} 一个子项目。`,
      next: "编号写 all：balis subproject text all --year 年度 --report summary …；一个子项目的自评写在自评表里。",
    },
    en: {
      what: `The summary of the self-evaluations is of all sub-projects of a year, not of ${p.subproject} alone.`,
      next: "Write all as the id: balis subproject text all --year YEAR --report summary …; one sub-project's is its own form.",
    },
  }),
  "text-must-be-plain": (p: { line: number; code: string }): InBoth => ({
    "zh-CN": {
      what: `文字第 ${p.line} 行含有不能印刷的字符 ${p.code}：不是纯文本。`,
      next: "没有写入。Word 文件请存为 .docx，或另存为纯文本（.txt，UTF-8 或 GBK），再用 --file 读入。",
    },
    en: {
      what: `Line ${p.line} of the text has the unprintable character ${p.code}: it is not plain text.`,
      next: "Nothing was written. Save a Word file as .docx, or as plain text (.txt, UTF-8 or GBK), and give it by --file.",
    },
  }),
  "text-must-say-something": (p: { section: SectionKey }): InBoth => ({
    "zh-CN": {
      what: `“${reportSections[p.section]["zh-CN"]}”的文字是空的。`,
      next: "没有写入，原有文字仍然有效。确无内容的写“无”。",
    },
    en: {
      what: `The text of "${reportSections[p.section].en}" is empty.`,
      next: "Nothing was saved; the previous text is kept. If there is nothing to report, write so.",
    },
  }),
  "text-must-fit": (p: { length: number; most: number }): InBoth => ({
    "zh-CN": {
      what: `这一部分有 ${p.length} 字，最多 ${p.most} 字。`,
      next: "没有写入，也没有截断。写要点，全文作为附件报送（balis subproject move … report --evidence 文件）。",
    },
    en: {
      what: `The section has ${p.length} characters, at most ${p.most} fit.`,
      next: "Nothing was saved and nothing cut off. Write the main points and submit the full text as an annex (balis subproject move … report --evidence FILE).",
    },
  }),
  "text-must-come-from-one-place": (): InBoth => ({
    "zh-CN": {
      what: "文字要么写在 --text，要么在 --file 的文件里。",
      next: "给出其中一个：--file 概况.txt 或 --text “……”。",
    },
    en: {
      what: "The text is either in --text or in the file of --file.",
      next: 'Give one of them: --file overview.txt or --text "…".',
    },
  }),
  "year-must-be-of-the-cycle": (p: {
    subproject: string;
    year: string;
    from: string;
    to: string;
  }): InBoth => ({
    "zh-CN": {
      what: `${p.year} 年不在子项目 ${p.subproject} 的建设周期内（${p.from} 至 ${p.to}）。`,
      next: "核对 --year 和子项目编号。",
    },
    en: {
      what: `${p.year} is not in the cycle of sub-project ${p.subproject} (${p.from} to ${p.to}).`,
      next: "Check --year and the sub-project's id.",
    },
  }),
  "report-must-be-of-the-whole-cycle": (p: {
    subproject: string;
    year: string;
    from: string;
    to: string;
  }): InBoth => ({
    "zh-CN": {
      what: `子项目 ${p.subproject} 跨年度（${p.from} 至 ${p.to}）：报告和文字按整个周期做一份，不按 ${p.year} 年单做。`,
      next: `不加 --year，如 balis report acceptance ${shellWord(p.subproject)}；各年度的自评表、监控表和汇总表照常按年度做。`,
    },
    en: {
      what: `The cycle of ${p.subproject} is of several years (${p.from} to ${p.to}): there is one report of the whole cycle, and none of ${p.year} alone.`,
      next: `Leave --year out, e.g. balis report acceptance ${shellWord(p.subproject)}; self-evaluation, monitoring and consolidated tables are made for each year.`,
    },
  }),
  "scores-should-be-of-one-year": (p: {
    subproject: string;
    year: string;
    from: string;
    to: string;
  }): InBoth => ({
    "zh-CN": {
      what: `子项目 ${p.subproject} 跨年度（${p.from} 至 ${p.to}）：报告里的资金是自项目开始的累计数，各年得分并列，不求平均；没有代号的协议目标，完成值按整个周期填写。`,
      next: `逐项填写：balis indicator assess ${shellWord(p.subproject)} "agreement:目标名" --year ${p.year} --actual 数值；各年度自评表另附。`,
    },
    en: {
      what: `The cycle of ${p.subproject} is of several years (${p.from} to ${p.to}): the report's money is that since the beginning, each year has its own score, and results of the agreement's targets without a key are of the whole cycle.`,
      next: `Say them: balis indicator assess ${shellWord(p.subproject)} "agreement:NAME" --year ${p.year} --actual FIGURE; hand in each year's self-evaluation beside it.`,
    },
  }),
  "year-must-have-subprojects": (p: { year: string }): InBoth => ({
    "zh-CN": {
      what: `账册里没有 ${p.year} 年的子项目。`,
      next: "用 balis subproject list 查看已登记的，用 balis subproject add 登记。",
    },
    en: {
      what: `The books have no sub-project of ${p.year}.`,
      next: "See balis subproject list; register one with balis subproject add.",
    },
  }),
  "agreed-target-should-be-the-years": (p: { name: string; agreed: string; year: string }): InBoth => ({
    "zh-CN": {
      what: `“${p.name}”协议目标 ${p.agreed}，年度目标 ${p.year}，两者不同：报告里各列一行，各按自己的目标值判断。`,
      next: "年度目标定错的，用 balis indicator target set 改；确实不同的，在报告文字里说明。",
    },
    en: {
      what: `"${p.name}": the agreement asks for ${p.agreed}, the year's target is ${p.year}. Each has a row of its own in the report, judged by its own value.`,
      next: "If the year's target is wrong, set it again (balis indicator target set); if the difference is intended, explain it in the text of the report.",
    },
  }),
  "years-target-should-not-be-looser": (p: {
    name: string;
    agreed: string;
    year: string;
    wanted: string;
  }): InBoth => ({
    "zh-CN": {
      what: `“${p.name}”${p.year} 年目标 ${p.wanted}，比协议目标 ${p.agreed} 宽松。`,
      next: "完成年度目标不等于完成协议目标：定错的用 balis indicator target set 改，确实如此的在报告文字里说明。",
    },
    en: {
      what: `"${p.name}": the target of ${p.year}, ${p.wanted}, is looser than the agreement's ${p.agreed}.`,
      next: "Reaching the year's target does not reach the agreement's: set it again if it is wrong (balis indicator target set), else explain it in the report.",
    },
  }),
  "years-targets-should-add-up": (p: { name: string; agreed: string; sum: string }): InBoth => ({
    "zh-CN": {
      what: `“${p.name}”各年目标合计 ${p.sum}，不足协议的全周期目标 ${p.agreed}。`,
      next: "各年都完成也不等于完成协议目标：定错的用 balis indicator target set 改，确实如此的在报告文字里说明。",
    },
    en: {
      what: `"${p.name}": the years' targets come to ${p.sum}, which does not reach the agreement's ${p.agreed} of the whole cycle.`,
      next: "Reaching every year's target does not reach the agreement's: set them again if they are wrong (balis indicator target set), else explain it in the report.",
    },
  }),
  "agreed-target-should-have-the-years-unit": (p: {
    name: string;
    agreed: string;
    year: string;
  }): InBoth => ({
    "zh-CN": {
      what: `“${p.name}”协议目标 ${p.agreed}，年度目标 ${p.year}，计量单位不同，不能相比。`,
      next: "年度目标单位写错的，用 balis indicator target set 改；否则协议目标的完成值另行填写（见下）。",
    },
    en: {
      what: `"${p.name}": the agreement asks for ${p.agreed}, the year's target is ${p.year}. Their units differ, so neither is held against the other.`,
      next: "If the year's unit is wrong, set the target again (balis indicator target set); else the agreement's result is said for itself.",
    },
  }),
  "agreed-target-must-have-a-result": (p: {
    subproject: string;
    year: string;
    name: string;
    wanted: string;
    /** What is to be assessed: a target of the year, where one counts it. */
    key: string;
    /** Of the mid-term report. */
    cutOff: number | null;
  }): InBoth => {
    const to = p.cutOff === null ? "" : ` --to ${shellWord(`${p.cutOff}`)}`;
    const assess = `balis indicator assess ${shellWord(p.subproject)} ${shellWord(p.key)} --year ${p.year}${to}`;
    const own = agreedNameOf(p.key) !== null;
    return {
      "zh-CN": {
        what: `协议目标“${p.name}”（${p.wanted}）没有完成值：${own ? "年度目标里没有同名同单位的" : `年度目标 ${p.key} 没有评定`}。`,
        next: `填写完成值：${assess} --actual 数值（定性目标用 --achieved 85% --text 说明）${own ? "；或把年度目标改成同一名称" : ""}。`,
      },
      en: {
        what: `The agreement's target "${p.name}" (${p.wanted}) has no result: ${own ? "no target of the year has its name and unit" : `the year's target ${p.key} is not assessed`}.`,
        next: `Give it: ${assess} --actual FIGURE (in words: --achieved 85% --text TEXT)${own ? "; or give the year's target the same name" : ""}.`,
      },
    };
  },
  "agreed-target-must-be-known": (p: { subproject: string; name: string; known: string }): InBoth => ({
    "zh-CN": {
      what: `子项目 ${p.subproject} 的建设协议里没有目标“${p.name}”。`,
      next: `协议目标：${p.known}。`,
    },
    en: {
      what: `The agreement of sub-project ${p.subproject} has no target "${p.name}".`,
      next: `It has: ${p.known}.`,
    },
  }),
  "agreed-target-must-have-one-result": (p: { name: string; key: string }): InBoth => ({
    "zh-CN": {
      what: `协议目标“${p.name}”的完成值取自年度目标 ${p.key}，不能另填一个。`,
      next: `评定年度目标：balis indicator assess 子项目 ${shellWord(p.key)} …。`,
    },
    en: {
      what: `The result of the agreement's target "${p.name}" is that of the year's target ${p.key}; there cannot be a second one.`,
      next: `Assess the year's target: balis indicator assess SUBPROJECT ${shellWord(p.key)} ….`,
    },
  }),
  "nothing-must-be-left-to-fill": (p: { places: string }): InBoth => ({
    "zh-CN": {
      what: `上报稿里还有待填写的地方：${p.places}。`,
      next: "主管部门、单位、负责人、电话、总体目标写在目标文件的 project: 里（balis indicator target import）；完成值用 balis indicator assess；文字用 balis subproject text。不加 --for-issue 生成草稿。",
    },
    en: {
      what: `Something is still to be filled in: ${p.places}.`,
      next: "Department, unit, leader, telephone and goal are under project: in the file of targets (balis indicator target import); a result is balis indicator assess, a text balis subproject text. Without --for-issue a draft is generated.",
    },
  }),
  "years-must-be-two": (p: { subproject: string; year: string }): InBoth => ({
    "zh-CN": {
      what: `${p.subproject} ${p.year} 年以前没有可以对比的年度：周期里没有更早的年，账册里也没有同一代号的上一年子项目。`,
      next: "对比需要 2 至 5 年；跨年的周期，用 --year 写明最后一年。",
    },
    en: {
      what: `There is no year to set beside ${p.year} of ${p.subproject}: neither its cycle nor a sub-project of the same key has an earlier one.`,
      next: "Two to five years can be compared; of a cycle of several years, give the last one with --year.",
    },
  }),
  "sections-must-be-written": (p: {
    subproject: string;
    year: string;
    report: TextKind;
    sections: readonly SectionKey[];
  }): InBoth => ({
    "zh-CN": {
      what: `${p.subproject === WHOLE_PROJECT ? "整个项目" : p.subproject} ${p.year} 年${reportKinds[p.report]["zh-CN"]}是草稿，还有 ${p.sections.length} 部分没有写：${named("zh-CN", p.sections)}。`,
      next: `逐一写入：balis subproject text ${shellWord(p.subproject)} --year ${p.year} --report ${p.report} --section ${p.sections[0] ?? ""} --file 文字.txt。`,
    },
    en: {
      what: `The ${reportKinds[p.report].en} of ${p.subproject === WHOLE_PROJECT ? "the whole project" : p.subproject} for ${p.year} is a draft; sections not written yet: ${p.sections.length}, ${named("en", p.sections)}.`,
      next: `Write them: balis subproject text ${shellWord(p.subproject)} --year ${p.year} --report ${p.report} --section ${p.sections[0] ?? ""} --file TEXT.txt.`,
    },
  }),
} satisfies MessagesOfCodes;

declare module "../../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof narrativeMessages> {}
}
