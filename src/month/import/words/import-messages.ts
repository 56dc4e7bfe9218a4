import type { MessageParams } from "../../../core/message.ts";
import { shellWord } from "../../../core/shell-word.ts";
import { type InBoth, labelOf, type MessagesOfCodes, type ParamsOf } from "../../../core/words/language.ts";
import type { Testimony } from "../witness.ts";
import { fields } from "./field-terms.ts";
import { fileMessages } from "./file-messages.ts";
import { identityMessages, monthsText } from "./import-identity-messages.ts";
import { profileMessages } from "./import-profile-messages.ts";
import { rowMessages } from "./import-row-messages.ts";
import { serviceRowMessages } from "./import-service-messages.ts";

export const importMessages = {
  ...fileMessages,
  ...identityMessages,
  ...profileMessages,
  ...rowMessages,
  ...serviceRowMessages,
  "correction-must-be-of-one-file": (p: { file: string; seen: string }): InBoth => ({
    "zh-CN": {
      what: `退回更正表 ${p.file} 中的原记录不属于同一馆、同一账期、同一种文件：${p.seen}。`,
      next: "请按馆、账期和种类分别退回和导入，不要把几个退回更正表拼在一起。",
    },
    en: {
      what: `The rows that ${p.file} corrects are not of one library, period and kind: ${p.seen}.`,
      next: "Return and import each library, period and kind separately; do not join correction sheets.",
    },
  }),
  "correction-must-name-rows": (p: { file: string }): InBoth => ({
    "zh-CN": {
      what: `${p.file} 有“原记录”一列，但没有写明任何原记录。`,
      next: "请保留该列的内容；如果是普通明细，请删去这一列后再导入。",
    },
    en: {
      what: `${p.file} has the column "original row", but it is empty.`,
      next: "Keep the contents of that column; if it is an ordinary export, delete the column and import it again.",
    },
  }),
  "profile-must-exist": (p: { name: string; known: string }): InBoth => ({
    "zh-CN": {
      what: `没有名为“${p.name}”的导入格式。`,
      next: `可用的格式：${p.known}。`,
    },
    en: {
      what: `There is no import format "${p.name}".`,
      next: `Known import formats: ${p.known}.`,
    },
  }),
  "profile-must-fit": (p: {
    file: string;
    seen: string;
    near: readonly {
      readonly profile: string;
      readonly missing: readonly string[];
      readonly forbidden: readonly string[];
    }[];
  }): InBoth => ({
    "zh-CN": {
      what: `没有导入格式适合 ${p.file}。最像表头的一行是：${p.seen === "" ? "（空）" : p.seen}。${nearZh(p.near)}`,
      next: "补上缺少的列名后重新导入；列名不同的导出可自写格式：balis profile new 文件 逐列询问后生成，再用 balis profile save 存入账册（balis profile list 列出现有格式）。",
    },
    en: {
      what: `No import format fits ${p.file}. The closest thing to a header row: ${p.seen === "" ? "none found" : p.seen}. ${nearEn(p.near)}`,
      next: "Add the missing column names and import again, or make an import format for this export: balis profile new FILE asks column by column, balis profile save keeps it (balis profile list shows the existing ones).",
    },
  }),
  "nil-return-must-have-a-heading": (p: { file: string; text: string }): InBoth => ({
    "zh-CN": {
      what: `${p.file} 只写明“${p.text}”，没有表头，不能确定是哪一种数据，没有记作零报告。`,
      next: "在这句话上方补上表头再导入；balis form 列出各种空白表，balis form 种类 生成一张。",
    },
    en: {
      what: `${p.file} only says "${p.text}"; without a header row it is not clear of which data, so it was not taken as a nil return.`,
      next: "Put the header row above that line and import again; balis form lists the blank forms, balis form KIND makes one.",
    },
  }),
  "profile-must-be-unambiguous": (p: { file: string; profiles: string; seen: string }): InBoth => ({
    "zh-CN": {
      what: `${p.file} 同时适合多种导入格式：${p.profiles}。表头：${p.seen}。`,
      next: "用 --profile 格式名 指定一种。",
    },
    en: {
      what: `Several import formats fit ${p.file}: ${p.profiles}. Its header row: ${p.seen}.`,
      next: "Choose one: --profile NAME.",
    },
  }),
  "heading-must-be-unique": (p: {
    field: string;
    profile: string;
    columns: readonly { readonly heading: string; readonly letter: string }[];
    /** The columns have one name: a profile can't tell them apart either. */
    sameName: boolean;
  }): InBoth => ({
    "zh-CN": {
      what: `${p.columns.map((c) => `“${c.heading}”（${c.letter} 列）`).join("、")}都是“${labelOf("zh-CN", fields, p.field)}”，无法判断以哪一列为准。`,
      next:
        "只留一列，其余删去或改名后重新导入。" +
        (p.sameName
          ? ""
          : `如每月的导出都是这样，可自存一个格式（extends: ${p.profile}），在 columns 的 ${p.field} 下用 headings 写明以哪个列名为准。`),
    },
    en: {
      what: `The columns ${p.columns.map((c) => `"${c.heading}" (${c.letter})`).join(" and ")} ${p.columns.length === 2 ? "both" : "all"} mean "${labelOf("en", fields, p.field)}"; it is unclear which of them counts.`,
      next:
        "Keep one, remove or rename the others, and import the file again." +
        (p.sameName
          ? ""
          : ` For an export that always looks like this, save an import format of your own (extends: ${p.profile}) that names the right column under columns: ${p.field}: headings.`),
    },
  }),
  "file-belongs-to-no-library": (p: { file: string; profile: string }): InBoth => ({
    "zh-CN": {
      what: `${p.file}（格式 ${p.profile}）含多个馆的数据，不属于某一个馆。`,
      next: "去掉 --library。",
    },
    en: {
      what: `${p.file} (import format ${p.profile}) contains rows of many libraries and does not belong to a single one.`,
      next: "Leave out --library.",
    },
  }),
  "period-must-be-given": (p: { file: string; seen: string; rows: Testimony | null }): InBoth => ({
    "zh-CN": {
      what: `无法判断 ${p.file} 属于哪个账期${seenText([p.seen, p.rows && `各行分属 ${monthsText.zh(p.rows)}`], { of: "（看到：", and: "；", end: "）" })}。`,
      next: `${p.rows ? "一份文件含几个月的，请按月拆成几个文件，分别导入；只属一个账期的，" : ""}把账期写进文件名（10001-2019-05.xlsx），或用 balis import 单独导入它，加上 --period 账期（如 --period 2019-05）。`,
    },
    en: {
      what: `Cannot tell which period ${p.file} is for${seenText([p.seen, p.rows && `rows of ${monthsText.en(p.rows)}`], { of: " (seen: ", and: "; ", end: ")" })}.`,
      next: `${p.rows ? "If the file holds several months, split it into a file for each and import those; if it is for one period, put" : "Put"} the period into the file's name (10001-2019-05.xlsx), or import it by itself with balis import and --period (e.g. --period 2019-05).`,
    },
  }),
  "periods-must-not-overlap": (p: { period: string; other: string }): InBoth => ({
    "zh-CN": {
      what: `账期 ${p.period} 与账册中已有的账期 ${p.other} 部分重叠，同一笔业务可能结算两次。`,
      next: `改用账期 ${p.other}，或不与它重叠的账期。`,
    },
    en: {
      what: `Period ${p.period} overlaps period ${p.other} of these books; the same request could be settled twice.`,
      next: `Use ${p.other}, or a period that does not overlap it.`,
    },
  }),
  "file-must-not-be-late": (p: { file: string; period: string }): InBoth => ({
    "zh-CN": {
      what: `账期 ${p.period} 已关账，设置不接受迟报文件（${p.file}）。`,
      next: "如允许计入下一个未关账的账期：balis setting set late-files next-open-period。",
    },
    en: {
      what: `Period ${p.period} is closed and the setting late-files refuses late files (${p.file}).`,
      next: "To settle it in the next open period: balis setting set late-files next-open-period.",
    },
  }),
  "closed-period-needs-correction": (p: { file: string; period: string; standing: string }): InBoth => ({
    "zh-CN": {
      what: `账期 ${p.period} 已关账，其中已有同一来源的文件 ${p.standing}；${p.file} 不能再替换它。`,
      next: `已关账的数字不变。整份更正过的文件：balis correct import ${shellWord(p.file)} --dry-run 先看改动；只是补报的另一部分：balis import ${shellWord(p.file)} --beside；个别业务：balis correct note ${p.period} 单号 …。`,
    },
    en: {
      what: `Period ${p.period} is closed with ${p.standing} from the same source; ${p.file} can no longer replace it.`,
      next: `Closed figures do not change. A whole corrected file: balis correct import ${shellWord(p.file)} --dry-run shows what it changes; another part that was left out: balis import ${shellWord(p.file)} --beside; single requests: balis correct note ${p.period} REQUEST ….`,
    },
  }),
  "corrected-account-must-be-closed": (p: { file: string; period: string }): InBoth => ({
    "zh-CN": {
      what: `${p.file} 没有可更正的：账期 ${p.period} 没有同一来源的文件已经关账。`,
      next: `用 balis import ${shellWord(p.file)} 导入；未关账的账期里，它会替换先前的文件。`,
    },
    en: {
      what: `${p.file} corrects nothing: no closed period has a file of the same source for ${p.period}.`,
      next: `Import it with balis import ${shellWord(p.file)}; in an open period it replaces the earlier file.`,
    },
  }),
  "corrected-account-must-be-of-requests": (p: { file: string }): InBoth => ({
    "zh-CN": {
      what: `${p.file} 不是原文传递或馆际互借的明细；correct import 只更正这两种。`,
      next: "物流账单的更正由公司开贷项或重开账单；其余文件列入未关账的账期。",
    },
    en: {
      what: `${p.file} is not a list of document deliveries or loans, and correct import corrects only those.`,
      next: "A courier bill is corrected by the company's credit or a new bill; other files go into an open period.",
    },
  }),
  "settled-rows-must-not-vanish": (p: {
    period: string;
    standing: string;
    count: number;
    numbers: string;
  }): InBoth => ({
    "zh-CN": {
      what: `比已关账的 ${p.standing} 少 ${p.count} 行：${p.numbers}。是撤销，还是漏了，文件没有说；这些业务仍照 ${p.period} 的结算及以后的更正。`,
      next: `不应计入的逐笔更正：balis correct note ${p.period} 单号 --void --reason …；处理完或确认照旧后，用 balis findings answer 说明。`,
    },
    en: {
      what: `It has ${p.count} fewer ${p.count === 1 ? "row" : "rows"} than the closed ${p.standing}: ${p.numbers}. It does not say whether they were withdrawn or left out; they count as settled in ${p.period} and corrected since.`,
      next: `For those that should not count: balis correct note ${p.period} REQUEST --void --reason …; when done, or if they stay, say so with balis findings answer.`,
    },
  }),
  "replacement-must-be-wanted": (p: { file: string; standing: string }): InBoth => ({
    "zh-CN": {
      what: `没有用 ${p.file} 替换 ${p.standing}，账册没有改动。`,
      next: "核对后再导入；如是同一账期的另一部分，加 --beside。",
    },
    en: {
      what: `${p.standing} was not replaced by ${p.file}; the books are unchanged.`,
      next: "Check the file and import it again; add --beside if it is another part for the same period.",
    },
  }),
  "supersession-must-be-confirmed": (p: { file: string; standing: string }): InBoth => ({
    "zh-CN": {
      what: `没有确认用 ${p.file} 替换 ${p.standing}，账册未变。`,
      next: "核对差别后加 --supersede 重新导入。",
    },
    en: {
      what: `Replacing ${p.standing} by ${p.file} was not confirmed; the books are unchanged.`,
      next: "Check the differences, then import again with --supersede.",
    },
  }),
  "strict-file-must-have-no-findings": (p: { file: string; count: number }): InBoth => ({
    "zh-CN": {
      what: `${p.file} 有 ${p.count} 项问题；按 --strict 的要求，整个文件没有导入。`,
      next: "更正下列问题后重新导入；不加 --strict 时，有问题的行列为待更正，其余照常导入。",
    },
    en: {
      what: `${p.file} has ${p.count} ${p.count === 1 ? "problem" : "problems"}; because of --strict nothing was imported.`,
      next: "Correct them and import again; without --strict only the rows concerned are left to be corrected.",
    },
  }),
} satisfies MessagesOfCodes;

function seenText(seen: readonly (string | null)[], words: { of: string; and: string; end: string }): string {
  const texts = seen.filter((text) => text !== null && text !== "");
  return texts.length === 0 ? "" : `${words.of}${texts.join(words.and)}${words.end}`;
}

type Near = MessageParams["profile-must-fit"]["near"];

function nearZh(near: Near): string {
  return near
    .map(({ profile, missing, forbidden }) => {
      const lacks = missing.length > 0 ? `缺少 ${missing.join("、")}` : "";
      const extra = forbidden.length > 0 ? `不应有 ${forbidden.join("、")}` : "";
      return `${profile}：${[lacks, extra].filter(Boolean).join("，") || "列的内容不符"}。`;
    })
    .join("");
}

function nearEn(near: Near): string {
  return near
    .map(({ profile, missing, forbidden }) => {
      const lacks = missing.length > 0 ? `missing: ${missing.join(", ")}` : "";
      const extra = forbidden.length > 0 ? `must not contain: ${forbidden.join(", ")}` : "";
      return `${profile}: ${[lacks, extra].filter(Boolean).join("; ") || "the contents of a column do not match"}.`;
    })
    .join(" ");
}

declare module "../../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof importMessages> {}
}
