import {
  counted,
  type InBoth,
  type Language,
  labelOf,
  listed,
  type MessagesOfCodes,
  type ParamsOf,
} from "../../../core/words/language.ts";
import { ruleParts } from "../../../rules/words/rule-terms.ts";

export const simulateMessages = {
  "simulated-rules-must-price-something": (p: { parts: string; priced: string }): InBoth => ({
    "zh-CN": {
      what: `规则包里没有结算用到的部分（只有：${parts(p.parts, "zh-CN") || "无"}），没有可模拟的。`,
      next: `规则包的 parts 里至少写一项：${listed(p.priced)}。`,
    },
    en: {
      what: `The pack has no part that a settlement reads (only: ${parts(p.parts, "en") || "none"}); there is nothing to simulate.`,
      next: `Give it at least one of these parts: ${p.priced}.`,
    },
  }),
  "simulated-parts-must-differ": (p: { part: string; one: string; other: string }): InBoth => ({
    "zh-CN": {
      what: `“${parts(p.part, "zh-CN")}”同时来自 ${p.one} 和 ${p.other}，不知道以哪个为准。`,
      next: "每次每项只给一个规则包；各有不同起始日的，加 --dates 按各自的生效日模拟。",
    },
    en: {
      what: `"${parts(p.part, "en")}" comes from both ${p.one} and ${p.other}; one of them must count.`,
      next: "Give one pack for each part; where they begin on different days, add --dates to keep their own.",
    },
  }),
  "span-must-have-settled-periods": (p: { span: string; notSettled: string }): InBoth => ({
    "zh-CN": {
      what: `${p.span} 内没有已结算的账期，无从比较。${p.notSettled === "" ? "" : `未结算：${p.notSettled}。`}`,
      next: "模拟以账册的结算为比较对象：先 balis settle，或用 --periods 换一段；balis status 列出各账期。",
    },
    en: {
      what: `No period of ${p.span} is settled, so there is nothing to compare with.${p.notSettled === "" ? "" : ` Not settled: ${p.notSettled}.`}`,
      next: "A simulation is compared with the books: balis settle first, or name other --periods; balis status lists them.",
    },
  }),
  "simulated-requests-must-be-priced": (p: { count: number }): InBoth => ({
    "zh-CN": {
      what: `模拟规则无法计费 ${p.count} 笔账册已计费的业务，模拟结果里没有它们。`,
      next: "按下列原因补充规则包，再模拟一次；单笔试算用 balis rule try。",
    },
    en: {
      what: `The simulated rules cannot price ${counted(p.count, "request that is", "requests that are")} priced in the books, and the result leaves ${p.count === 1 ? "it" : "them"} out.`,
      next: "Complete the pack by the reasons below and simulate again; balis rule try prices a single case.",
    },
  }),
} satisfies MessagesOfCodes;

function parts(keys: string, language: Language): string {
  if (keys === "") return "";
  return keys
    .split(", ")
    .map((key) => labelOf(language, ruleParts, key))
    .join(language === "en" ? ", " : "、");
}

declare module "../../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof simulateMessages> {}
}
