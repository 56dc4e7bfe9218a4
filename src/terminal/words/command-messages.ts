import { shellWord } from "../../core/shell-word.ts";
import { type InBoth, listed, type MessagesOfCodes, type ParamsOf } from "../../core/words/language.ts";

export const commandMessages = {
  "period-must-be-valid": (p: { text: string }): InBoth => ({
    "zh-CN": {
      what: `“${p.text}”不是账期。`,
      next: "账期写作 2019-05（月）、2019-Q2（季）、2019（年）或 2017-09..2018-12（起止月）。",
    },
    en: {
      what: `"${p.text}" is not a period.`,
      next: "Write 2019-05 (month), 2019-Q2 (quarter), 2019 (year) or 2017-09..2018-12 (span of months).",
    },
  }),
  "flag-must-be-given": (p: { flag: string }): InBoth => ({
    "zh-CN": { what: `缺少 ${p.flag}。`, next: `请在命令中加上 ${p.flag}。` },
    en: { what: `${p.flag} is missing.`, next: `Add ${p.flag} to the command.` },
  }),
  "flags-must-not-be-beside": (p: { flags: string; beside: string }): InBoth => ({
    "zh-CN": {
      what: `写了 ${p.beside}，又写了 ${p.flags}：两者只能取其一。`,
      next: "去掉其中之一，再运行一次。",
    },
    en: {
      what: `${p.beside} leaves nothing for ${p.flags} to say; both were given.`,
      next: "Leave one of the two out and run it again.",
    },
  }),
  "value-must-be-valid": (p: { flag: string; text: string; allowed: string }): InBoth => ({
    "zh-CN": { what: `${p.flag} 的值“${p.text}”不可用。`, next: `可用的值：${listed(p.allowed)}。` },
    en: {
      what: `"${p.text}" is not a possible value of ${p.flag}.`,
      next: `Possible values: ${p.allowed}.`,
    },
  }),
  "day-must-not-be-ahead": (p: { day: string; today: string }): InBoth => ({
    "zh-CN": {
      what: `日期 ${p.day} 晚于今天（${p.today}）。`,
      next: "请核对日期；事情办完后再登记。本机的日期不对的，先调好。",
    },
    en: {
      what: `The day ${p.day} is after today (${p.today}).`,
      next: "Check the day; record it once it has happened. If this computer's date is wrong, set it first.",
    },
  }),
  "help-must-be-of-something": (p: { name: string; topics: string; near: readonly string[] }): InBoth => ({
    "zh-CN": {
      what: `没有名为“${p.name}”的命令、主题或错误代码。${p.near.length === 0 ? "" : `是不是想写 ${p.near.join("、")}？`}`,
      next: `用 balis help 查看所有命令，balis help errors 查看所有错误代码；主题有：${p.topics}。`,
    },
    en: {
      what: `There is no command, topic or error code named "${p.name}".${p.near.length === 0 ? "" : ` Did you mean ${p.near.join(" or ")}?`}`,
      next: `See balis help for all commands, balis help errors for all error codes; the topics are ${p.topics}.`,
    },
  }),
  "reason-must-be-given": (p: { flag: string }): InBoth => ({
    "zh-CN": {
      what: `${p.flag} 后面没有写理由。`,
      next: `写明理由：${p.flag} "为什么可以这样做"。`,
    },
    en: { what: `${p.flag} has no reason.`, next: `Give one: ${p.flag} "why this is right".` },
  }),
  "name-must-be-visible": (p: { text: string }): InBoth => ({
    "zh-CN": {
      what: `“${p.text}”里有看不见的字符，或改变文字方向的字符（这里以记号显示）。`,
      next: "去掉这些字符再试：名称和代码要看得见、认得出。",
    },
    en: {
      what: `"${p.text}" contains invisible characters or characters that change the writing direction (shown as marks here).`,
      next: "Remove them and try again: names and codes must be visible as they are.",
    },
  }),
  "confirmation-must-match": (p: { flag: string; wanted: string; found: string }): InBoth => ({
    "zh-CN": {
      what: p.found === "" ? `这一步不能撤销，需要确认。` : `确认的是“${p.found}”，要执行的是“${p.wanted}”。`,
      next: `确认无误后加上 ${p.flag} ${shellWord(p.wanted)}。`,
    },
    en: {
      what:
        p.found === ""
          ? "This step cannot be undone and must be confirmed."
          : `You confirmed "${p.found}", but the command is for "${p.wanted}".`,
      next: `If you are sure, add ${p.flag} ${shellWord(p.wanted)}.`,
    },
  }),
} satisfies MessagesOfCodes;

declare module "../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof commandMessages> {}
}
