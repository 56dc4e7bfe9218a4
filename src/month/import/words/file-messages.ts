import { shellWord } from "../../../core/shell-word.ts";
import type { InBoth, Language, MessagesOfCodes } from "../../../core/words/language.ts";

/** A file as people name it. */
interface Numbered {
  readonly number: number;
  readonly name: string;
}

interface SpendingSaid {
  readonly subproject: string;
  readonly voucher: string;
  readonly day: string;
  readonly amount: string;
}

/** Files by name, and their withdrawal. */
export const fileMessages = {
  "named-file-must-be-in-the-books": (p: { text: string }): InBoth => ({
    "zh-CN": {
      what: `账册中没有编号或名称为“${p.text}”的文件。`,
      next: "balis file list 列出各文件及其编号。",
    },
    en: {
      what: `The books have no file with the number or the name "${p.text}".`,
      next: "balis file list shows the files with their numbers.",
    },
  }),
  "named-file-must-be-unambiguous": (p: {
    text: string;
    files: readonly {
      readonly number: number;
      readonly period: string;
      readonly state: "counts" | "replaced" | "withdrawn";
    }[];
  }): InBoth => ({
    "zh-CN": {
      what: `“${p.text}”可能指 ${p.files.length} 个文件：${p.files.map((f) => `第 ${f.number} 号（账期 ${f.period}，${STATES[f.state]["zh-CN"]}）`).join("、")}。`,
      next: `请写编号，如 ${p.files[0]?.number ?? 1}。`,
    },
    en: {
      what: `"${p.text}" may mean any of ${p.files.length} files: ${p.files.map((f) => `no. ${f.number} (period ${f.period}, ${STATES[f.state].en})`).join(", ")}.`,
      next: `Give the number, e.g. ${p.files[0]?.number ?? 1}.`,
    },
  }),
  "withdrawn-file-must-stand": (
    p: Numbered & {
      replacedBy: number | null;
      withdrawn: { readonly day: string; readonly by: string; readonly reason: string } | null;
    },
  ): InBoth => ({
    "zh-CN": {
      what: p.withdrawn
        ? `${oneFile["zh-CN"](p)}已于 ${p.withdrawn.day} 由 ${p.withdrawn.by} 撤回：${p.withdrawn.reason}。`
        : `${oneFile["zh-CN"](p)}已被第 ${p.replacedBy ?? 0} 号替换，不再计入，无需撤回。`,
      next: p.withdrawn
        ? "账册没有改动。如要重新导入，用 balis import 并加 --again。"
        : `账册没有改动。如替换有误，撤回第 ${p.replacedBy ?? 0} 号：balis file withdraw ${p.replacedBy ?? 0} --reason …。`,
    },
    en: {
      what: p.withdrawn
        ? `${oneFile.en(p)} was withdrawn on ${p.withdrawn.day} by ${p.withdrawn.by}: ${p.withdrawn.reason}.`
        : `${oneFile.en(p)} was replaced by no. ${p.replacedBy ?? 0}; it does not count and need not be withdrawn.`,
      next: p.withdrawn
        ? "The books are unchanged. To import it again, use balis import with --again."
        : `The books are unchanged. If the replacement is wrong, withdraw no. ${p.replacedBy ?? 0}: balis file withdraw ${p.replacedBy ?? 0} --reason TEXT.`,
    },
  }),
  "withdrawn-file-must-be-of-an-open-period": (p: Numbered & { period: string }): InBoth => ({
    "zh-CN": {
      what: `账期 ${p.period} 已关账，其中的 ${oneFile["zh-CN"](p)}不能再撤回。`,
      next: `已关账的数字不变。有误的业务逐笔更正（balis correct note ${p.period} 单号 …）；其他内容在下一账期的文件中更正。`,
    },
    en: {
      what: `Period ${p.period} is closed; ${oneFile.en(p)} can no longer be withdrawn.`,
      next: `Closed figures do not change. Correct errors one request at a time (balis correct note ${p.period} REQUEST …); correct anything else in the file of the next period.`,
    },
  }),
  "earlier-file-must-be-decided": (p: Numbered & { earlier: readonly Numbered[] }): InBoth => ({
    "zh-CN": {
      what: `${oneFile["zh-CN"](p)}导入时替换了 ${p.earlier.map(oneFile["zh-CN"]).join("、")}。撤回后，先前的文件可以重新计入，也可以都不计入；没有写明是哪一种，账册没有改动。`,
      next: "先前的文件重新计入，加 --bring-back；都不计入，加 --leave-empty。",
    },
    en: {
      what: `${oneFile.en(p)} replaced ${p.earlier.map(oneFile.en).join(" and ")}. Once it is withdrawn, the earlier data may count again, or nothing may; the command does not say which, so the books are unchanged.`,
      next: "Add --bring-back if the earlier data are to count again, or --leave-empty if nothing is to.",
    },
  }),
  "earlier-file-must-exist": (p: Numbered): InBoth => ({
    "zh-CN": {
      what: `${oneFile["zh-CN"](p)}没有替换过别的文件，没有可以重新计入的。`,
      next: "去掉 --bring-back。",
    },
    en: {
      what: `${oneFile.en(p)} did not replace any other file, so there is nothing to bring back.`,
      next: "Leave out --bring-back.",
    },
  }),
  "earlier-file-must-be-free-to-return": (
    p: Numbered & { period: string; why: "closed" | "place" | "copy"; other: Numbered | null },
  ): InBoth => ({
    "zh-CN": {
      what: `${oneFile["zh-CN"](p)}不能重新计入：${whyNot["zh-CN"](p)}。`,
      next: `只撤回、先前的文件不再计入，加 --leave-empty${p.other ? `；或先撤回第 ${p.other.number} 号` : ""}。`,
    },
    en: {
      what: `${oneFile.en(p)} cannot count again: ${whyNot.en(p)}.`,
      next: `Add --leave-empty to withdraw the later file only${p.other ? `, or withdraw no. ${p.other.number} first` : ""}.`,
    },
  }),
  "correction-must-leave-first": (p: Numbered & { correction: Numbered; other: Numbered }): InBoth => ({
    "zh-CN": {
      what: `退回更正表 ${oneFile["zh-CN"](p.correction)}除了 ${oneFile["zh-CN"](p)}的行，还更正了 ${oneFile["zh-CN"](p.other)}的行，不能只撤回一半。`,
      next: `先撤回更正表：balis file withdraw ${p.correction.number} --reason …，再撤回第 ${p.number} 号。`,
    },
    en: {
      what: `The correction sheet ${oneFile.en(p.correction)} corrects rows of ${oneFile.en(p)} and of ${oneFile.en(p.other)}; it cannot be withdrawn by half.`,
      next: `Withdraw the correction sheet first (balis file withdraw ${p.correction.number} --reason TEXT), then no. ${p.number}.`,
    },
  }),
  "attendance-must-have-its-event": (
    p: Numbered & {
      events: readonly string[];
      rows: number;
      lists: readonly Numbered[];
      isReturning: boolean;
    },
  ): InBoth => ({
    "zh-CN": {
      what: `撤回 ${oneFile["zh-CN"](p)}后，账册中没有活动 ${someOf(p.events, "、")}，参训名单 ${p.lists.map(oneFile["zh-CN"]).join("、")}中的 ${p.rows} 行将不计入任何统计。`,
      next: p.isReturning
        ? "先导入有这些活动的活动表；或加 --leave-empty，不让先前的名单重新计入。"
        : `先撤回参训名单：balis file withdraw ${p.lists[0]?.number ?? 0} --reason …；或导入更正后的活动表来替换它。`,
    },
    en: {
      what: `Without ${oneFile.en(p)} the books have no event ${someOf(p.events, ", ")}, and ${p.rows} ${p.rows === 1 ? "row" : "rows"} of ${p.lists.map(oneFile.en).join(" and ")} would count nowhere.`,
      next: p.isReturning
        ? "Import the list of these events first, or add --leave-empty so that the earlier attendance does not count again."
        : `Withdraw the attendance first (balis file withdraw ${p.lists[0]?.number ?? 0} --reason TEXT), or import a corrected list of events in place of this one.`,
    },
  }),
  "accepted-spending-must-not-be-withdrawn": (p: Numbered & SpendingSaid & { on: string }): InBoth => ({
    "zh-CN": {
      what: `子项目 ${p.subproject} 已通过总验收（${p.on}），而 ${oneFile["zh-CN"](p)}中有已验收的支出：凭证 ${p.voucher}，${p.day}，${p.amount} 元，不能撤回。`,
      next: `总验收登记有误的，先撤销：balis subproject undo ${shellWord(p.subproject)} --reason …。`,
    },
    en: {
      what: `Sub-project ${p.subproject} is finally accepted (${p.on}), and ${oneFile.en(p)} has spending that was accepted: voucher ${p.voucher}, ${p.day}, ${p.amount} yuan. It cannot be withdrawn.`,
      next: `If the acceptance was recorded by mistake, undo it first: balis subproject undo ${shellWord(p.subproject)} --reason TEXT.`,
    },
  }),
  "returning-spending-must-be-open-and-new": (
    p: Numbered & SpendingSaid & { why: "there" | "accepted" },
  ): InBoth => ({
    "zh-CN": {
      what: `${oneFile["zh-CN"](p)}不能重新计入：凭证 ${p.voucher}，${p.day}，${p.amount} 元，${p.why === "there" ? "已由别的文件记入或已登记" : `其子项目 ${p.subproject} 已通过总验收`}。`,
      next: "只撤回、先前的文件不再计入，加 --leave-empty。",
    },
    en: {
      what: `${oneFile.en(p)} cannot count again: voucher ${p.voucher}, ${p.day}, ${p.amount} yuan ${p.why === "there" ? "is in the books already, by another file or typed in" : `belongs to sub-project ${p.subproject}, which is finally accepted`}.`,
      next: "Add --leave-empty to withdraw the later file only.",
    },
  }),
} satisfies MessagesOfCodes;

const STATES: Readonly<Record<"counts" | "replaced" | "withdrawn", Readonly<Record<Language, string>>>> = {
  counts: { "zh-CN": "计入", en: "counts" },
  replaced: { "zh-CN": "已被替换", en: "replaced" },
  withdrawn: { "zh-CN": "已撤回", en: "withdrawn" },
};

const oneFile: Readonly<Record<Language, (file: Numbered) => string>> = {
  "zh-CN": ({ number, name }) => `${name}（第 ${number} 号）`,
  en: ({ number, name }) => `${name} (no. ${number})`,
};

type Barred = { period: string; why: "closed" | "place" | "copy"; other: Numbered | null };

const whyNot: Readonly<Record<Language, (p: Barred) => string>> = {
  "zh-CN": ({ period, why, other }) => {
    const by = other ? oneFile["zh-CN"](other) : "";
    if (why === "closed") return `它所在的账期 ${period} 已关账`;
    return why === "place" ? `同一来源、同一账期后来导入了 ${by}` : `同样的内容已另由 ${by}计入`;
  },
  en: ({ period, why, other }) => {
    const by = other ? oneFile.en(other) : "";
    if (why === "closed") return `its period ${period} is closed`;
    if (why === "place") return `${by} was imported for the same source and period since`;
    return `the same content counts already by ${by}`;
  },
};

const MAX_NAMED = 8;

function someOf(texts: readonly string[], comma: string): string {
  return texts.slice(0, MAX_NAMED).join(comma) + (texts.length > MAX_NAMED ? "…" : "");
}
