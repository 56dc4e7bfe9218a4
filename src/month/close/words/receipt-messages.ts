/** What `verify` says of damaged books and of the receipt of a close. */

import type { InBoth } from "../../../core/words/language.ts";
import type { AlteredObject } from "../../../people/altered-rows.ts";

const OBJECTS = {
  table: ["表", "table"],
  index: ["索引", "index"],
  view: ["视图", "view"],
  trigger: ["触发器", "trigger"],
} as const;

function alteredZh({ object, name, table, how }: AlteredObject): string {
  const what = `${OBJECTS[object][0]} ${name}${name === table ? "" : `（表 ${table}）`}`;
  if (how === "edited") return `账册的${what} 被改动过，与本程序建立的不同。`;
  return how === "put-in" ? `账册中的${what} 不是本程序建立的。` : `账册缺少${what}。`;
}

function alteredEn({ object, name, table, how }: AlteredObject): string {
  const what = `${OBJECTS[object][1]} ${name}${name === table ? "" : ` (of table ${table})`}`;
  if (how === "edited") return `The books' ${what} was changed: it is not what the program made.`;
  return how === "put-in"
    ? `In the books is a ${what} that the program did not make.`
    : `The books lack the ${what}.`;
}

export const receiptMessages = {
  "books-must-be-undamaged": (p: { text: string }): InBoth => ({
    "zh-CN": {
      what: `数据库自检发现账册文件损坏：${p.text}`,
      next: "停止使用这份账册，用 balis restore 恢复最近一份完好的备份。",
    },
    en: {
      what: `The database's own check finds the books damaged: ${p.text}`,
      next: "Stop using these books and restore the latest sound backup with balis restore.",
    },
  }),
  "schema-must-be-as-made": (p: AlteredObject): InBoth => ({
    "zh-CN": {
      what: alteredZh(p),
      next: "有人绕过程序改过账册文件的结构，触发器和约束可能已不起作用。停止使用，用 balis restore 恢复最后一份可信的备份，再运行 balis verify。",
    },
    en: {
      what: alteredEn(p),
      next: "Somebody changed the structure of the books outside balis; what refuses changes may not do so any more. Stop using them, restore the last backup you trust (balis restore), and run balis verify again.",
    },
  }),
  "period-must-have-a-receipt": (p: { period: string }): InBoth => ({
    "zh-CN": {
      what: `账期 ${p.period} 没有关账回执：还没有关账，或由较早的程序关账。`,
      next: `先关账：balis close ${p.period} --confirm ${p.period}；关账的账期见 balis status`,
    },
    en: {
      what: `There is no receipt for ${p.period}: it is not closed, or an earlier program closed it.`,
      next: `Close it: balis close ${p.period} --confirm ${p.period}; balis status shows which periods are closed.`,
    },
  }),
  "receipt-must-be-kept": (p: { period: string; path: string }): InBoth => ({
    "zh-CN": {
      what: `账期 ${p.period} 已关账，但关账回执没能写入 ${p.path}。`,
      next: `换一个能写入的位置：balis receipt ${p.period} -o 文件`,
    },
    en: {
      what: `Period ${p.period} is closed, but its receipt could not be written to ${p.path}.`,
      next: `Write it where there is room and permission: balis receipt ${p.period} -o FILE`,
    },
  }),
  "receipt-must-be-readable": (p: { path: string }): InBoth => ({
    "zh-CN": {
      what: `${p.path} 不是关账回执：没有账期、关账记录、操作记录三行。`,
      next: "给出关账时写下的 close-receipt-….txt，或照打印件重新录入这三行。",
    },
    en: {
      what: `${p.path} is not a receipt of a close: the three lines period, closing record and action are missing.`,
      next: "Give the close-receipt-….txt of the close, or type those three lines from the printout.",
    },
  }),
  "receipt-must-agree": (p: { period: string; what: "open" | "record" | "action" }): InBoth => ({
    "zh-CN": { what: receiptZh(p), next: "账册不是关账时的那一份。停止使用，找出与回执一致的备份。" },
    en: {
      what: receiptEn(p),
      next: "These are not the books that were closed then. Stop using them and find the backup that agrees with the receipt.",
    },
  }),
};

type ReceiptSaid = { period: string; what: "open" | "record" | "action" };

function receiptZh({ period, what }: ReceiptSaid): string {
  if (what === "open") return `关账回执说 ${period} 已关账，账册里它没有关账。`;
  return what === "record"
    ? `账期 ${period} 的关账清单与关账回执不同。`
    : `操作日志到 ${period} 关账为止的内容与关账回执不同。`;
}

function receiptEn({ period, what }: ReceiptSaid): string {
  if (what === "open") return `The receipt says that ${period} is closed; in the books it is not.`;
  return what === "record"
    ? `The closing record of ${period} is not the one on the receipt.`
    : `The action log up to the close of ${period} is not the one on the receipt.`;
}
