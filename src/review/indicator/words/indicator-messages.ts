import { shellWord } from "../../../core/shell-word.ts";
import { counted, type InBoth, type MessagesOfCodes, type ParamsOf } from "../../../core/words/language.ts";

export const indicatorMessages = {
  "indicator-must-be-known": (p: { key: string; day: string; known: string }): InBoth => ({
    "zh-CN": {
      what: `${p.day} 生效的指标定义里没有 ${p.key}。`,
      next: `可用的指标：${p.known}；balis indicator list 可查看。`,
    },
    en: {
      what: `No indicator ${p.key} is defined on ${p.day}.`,
      next: `Known: ${p.known}; see balis indicator list.`,
    },
  }),
  "indicators-must-be-enacted": (p: { day: string }): InBoth => ({
    "zh-CN": {
      what: `${p.day} 没有生效的指标定义。`,
      next: "用 balis rule enact --builtin balis-indicators 启用，或启用中心自己的指标文件。",
    },
    en: {
      what: `No definitions of indicators are in force on ${p.day}.`,
      next: "Activate them: balis rule enact --builtin balis-indicators, or the centre's own file.",
    },
  }),
  "window-must-be-known": (p: { text: string }): InBoth => ({
    "zh-CN": {
      what: p.text === "" ? "没有说明是哪一年。" : `“${p.text}”不是年份，也不是统计窗口。`,
      next: "写 --year 2019（按指标自己的年度），或 --window 2018-12..2019-11。",
    },
    en: {
      what: p.text === "" ? "The year is missing." : `"${p.text}" is neither a year nor a window.`,
      next: "Write --year 2019 (the indicator's own kind of year), or --window 2018-12..2019-11.",
    },
  }),
  "indicator-value-must-be-a-number": (p: { text: string }): InBoth => ({
    "zh-CN": {
      what: `“${p.text}”不是数值。`,
      next: "写成 50000、12.5、86.5% 或 4521/4900（满意答卷/有效答卷）。",
    },
    en: {
      what: `"${p.text}" is not a figure.`,
      next: "Write 50000, 12.5, 86.5% or 4521/4900 (satisfied of valid answers).",
    },
  }),
  "percentage-must-have-its-sign": (p: { text: string; small: string; large: string }): InBoth => ({
    "zh-CN": {
      what: `“${p.text}”没有百分号：是 ${p.small} 还是 ${p.large}，看不出来。`,
      next: `写成 ${p.small}（或 ${p.large}）；也可以写分数，如 1842/1907。`,
    },
    en: {
      what: `"${p.text}" has no percent sign: is it ${p.small} or ${p.large}?`,
      next: `Write ${p.small} (or ${p.large}); a fraction such as 1842/1907 will do, too.`,
    },
  }),
  "percentage-must-have-a-unit": (p: { text: string; small: string; large: string }): InBoth => ({
    "zh-CN": {
      what: `“${p.text}”是百分数，而目标没有写单位：是 ${p.large} 还是 ${p.small}，看不出来。`,
      next: `写成 ${p.large} 或 ${p.small}；目标按百分数计的，先写明单位 %（balis indicator target set … --unit %，协议目标写成 >=90%）。`,
    },
    en: {
      what: `"${p.text}" is a percentage, and the target has no unit: is it ${p.large} or ${p.small}?`,
      next: `Write ${p.large} or ${p.small}; if the target is counted in %, say so first (balis indicator target set … --unit %; in an agreement >=90%).`,
    },
  }),
  "figure-must-be-of-its-unit": (p: { text: string }): InBoth => ({
    "zh-CN": {
      what: `“${p.text}”是百分数，而这里的单位不是 %。`,
      next: "填写数值本身，如 1420；不带单位和百分号。",
    },
    en: {
      what: `"${p.text}" is a percentage, and the unit here is not %.`,
      next: "Write the figure itself such as 1420, without a unit or a percent sign.",
    },
  }),
  "share-must-be-from-zero-to-one": (p: { text: string; shown: string }): InBoth => ({
    "zh-CN": {
      what: `“${p.text}”是 ${p.shown}：部分不会多于全体，比例在 0 和 100% 之间。`,
      next: "核对分子、分母是否写反；确实可以超过 100% 的（如增长率），写成百分数，如 120.39%。",
    },
    en: {
      what: `"${p.text}" is ${p.shown}: a part is never more than the whole, so a share is from 0 to 100 %.`,
      next: "Check which of the two is the smaller; what may exceed 100 % (a growth rate) is written as a percentage, e.g. 120.39%.",
    },
  }),
  "typed-value-must-not-replace-a-counted-one": (p: { key: string }): InBoth => ({
    "zh-CN": {
      what: `指标 ${p.key} 由账册自动统计，不能直接填报。`,
      next: "确需以填报数为准，加 --override 写明理由；两个数会并列显示。",
    },
    en: {
      what: `Indicator ${p.key} is counted from the books and not typed.`,
      next: "If the typed figure must be used, give the reason with --override; both will be shown.",
    },
  }),
  "target-must-have-one-figure": (p: {
    key: string;
    name: string;
    indicator: string;
    counted: string;
    assessed: string;
  }): InBoth => ({
    "zh-CN": {
      what: `“${p.name}”有两个完成值：指标 ${p.indicator} 是 ${p.counted}，评定或问卷是 ${p.assessed}；表中用的是指标的数。`,
      next: `指标对的，把评定改成同一个数（balis indicator assess 子项目 ${shellWord(p.key)} --actual 数值）；评定对的，作为指标值填报：balis indicator record ${shellWord(p.indicator)} --value 数值 --override 理由 --evidence 文件。`,
    },
    en: {
      what: `"${p.name}" has two figures: indicator ${p.indicator} has ${p.counted}, the assessment or survey ${p.assessed}; the form uses the indicator's.`,
      next: `If the indicator is right, assess the same figure (balis indicator assess SUBPROJECT ${shellWord(p.key)} --actual FIGURE); if the other is, record it: balis indicator record ${shellWord(p.indicator)} --value FIGURE --override WHY --evidence FILE.`,
    },
  }),
  "evidence-must-be-given": (p: { key: string }): InBoth => ({
    "zh-CN": {
      what: `填报 ${p.key} 没有佐证材料。`,
      next: "用 --evidence 指明文件（多个用逗号分开），文件的校验值会记入账册。",
    },
    en: {
      what: `The typed value of ${p.key} has no supporting document.`,
      next: "Name a file with --evidence (several separated by commas); its checksum is kept.",
    },
  }),
  "evidence-must-exist": (p: {
    path: string;
    indicator: string;
    window: string;
    isAssessed?: boolean;
  }): InBoth => ({
    "zh-CN": {
      what: `${p.indicator}（${p.window}）的佐证 ${p.path} 不见了。`,
      next: `把文件放回原处，或用 balis indicator ${p.isAssessed ? "assess … --evidence" : "record"} 重新填报并附新的佐证。`,
    },
    en: {
      what: `The supporting document ${p.path} of ${p.indicator} (${p.window}) is missing.`,
      next: `Put the file back, or record it again with a new document (balis indicator ${p.isAssessed ? "assess … --evidence" : "record"}).`,
    },
  }),
  "evidence-must-be-unchanged": (p: {
    path: string;
    indicator: string;
    window: string;
    isAssessed?: boolean;
    was: string;
    is: string;
  }): InBoth => ({
    "zh-CN": {
      what: `${p.indicator}（${p.window}）的佐证 ${p.path} 填报后被改动过：SHA-256 原为 ${p.was.slice(0, 12)}…，现为 ${p.is.slice(0, 12)}…。`,
      next: `找回原来的文件；文件确已更新的，用 balis indicator ${p.isAssessed ? "assess … --evidence" : "record"} 重新填报。`,
    },
    en: {
      what: `The supporting document ${p.path} of ${p.indicator} (${p.window}) has changed since: SHA-256 was ${p.was.slice(0, 12)}…, is ${p.is.slice(0, 12)}….`,
      next: `Find the file as it was; where it was rightly renewed, record it again (balis indicator ${p.isAssessed ? "assess … --evidence" : "record"}).`,
    },
  }),
  "evaluation-must-be-configured": (p: { service: string; day: string }): InBoth => ({
    "zh-CN": {
      what: `${p.day} 没有生效的服务评估办法（${p.service}）。`,
      next: "启用中心的评估办法；样例：balis rule enact --builtin sample-evaluation（分值为虚构）。",
    },
    en: {
      what: `No service evaluation of ${p.service} is in force on ${p.day}.`,
      next: "Activate the centre's own rules; a sample: balis rule enact --builtin sample-evaluation (its points are invented).",
    },
  }),
  "evaluation-must-have-libraries": (p: { service: string; day: string }): InBoth => ({
    "zh-CN": {
      what: `${p.day} 没有 ${p.service} 的成员馆。`,
      next: "先导入协议（balis agreement import）。",
    },
    en: {
      what: `No library is a member of ${p.service} on ${p.day}.`,
      next: "Import the agreements first (balis agreement import).",
    },
  }),
  "library-should-have-reported": (p: { libraries: string; count: number; indicator: string }): InBoth => ({
    "zh-CN": {
      what: `${p.count} 馆没有 ${p.indicator} 的数据，该项按 0 分计：${p.libraries}。`,
      next: "各馆上报的：请这些馆上报，用 balis indicator import 导入；由账册统计的：先导入并对账这些馆的业务明细。",
    },
    en: {
      what: `${counted(p.count, "library has", "libraries have")} no figure for ${p.indicator} and ${p.count === 1 ? "gets" : "get"} 0 points: ${p.libraries}.`,
      next: "What libraries report: ask them, and import it (balis indicator import); what the books count: import and reconcile their exports first.",
    },
  }),
} satisfies MessagesOfCodes;

declare module "../../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof indicatorMessages> {}
}
