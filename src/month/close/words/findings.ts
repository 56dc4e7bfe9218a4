import { type Language, labelOf } from "../../../core/words/language.ts";
import { recordKinds } from "../../../records/words/record-terms.ts";
import { fields } from "../../import/words/field-terms.ts";
import type { PeriodFinding, Remark, WrongTotal } from "../period-finding.ts";

/** So many items are named; --json has all. */
const NAMED = 5;

const zh = {
  nobody: "平台/物流公司",
  columns: ["编号", "图书馆", "问题"],
  noPeriod: "没有未关账的账期。",
  heading: (p: { period: string; open: number; answered: number }) =>
    p.open + p.answered === 0
      ? `账期 ${p.period}：没有数据问题`
      : `账期 ${p.period}：数据问题待处理 ${p.open} 项，已答复 ${p.answered} 项`,
  what: (f: PeriodFinding): string => {
    const { about, count } = f;
    if (!("file" in about)) return `应报未报：${labelOf("zh-CN", recordKinds, about.kind)}`;
    const where = `第 ${about.number} 号 ${about.file}：`;
    if (f.kind === "rows") return `${where}待更正 ${count} 行`;
    const what = {
      ...{ sheets: "未读的工作表", columns: "未读的列", totals: "不符的合计", files: "" },
      remarks: "待核对的备注",
    };
    return `${where}${what[f.kind]} ${shown(f, "zh-CN")}`;
  },
  answered: (p: { id: string; whose: string; what: string; reason: string; by: string }) =>
    `已答复 ${p.id}（${p.whose}）${p.what}。${p.by}：${p.reason}`,
  nil: (p: { whose: string; kind: string; file: string }) =>
    `零报告：${p.whose}，${labelOf("zh-CN", recordKinds, p.kind)}（${p.file}）`,
  next: (period: string) =>
    `更正后重新导入，问题自行消失；确实无法更正的：balis findings answer ${period} 编号 --reason 理由`,
  done: (p: { id: string; what: string; isWithdrawn: boolean }) =>
    `${p.isWithdrawn ? "已撤回答复" : "已答复"} ${p.id}：${p.what}`,
};

const en: typeof zh = {
  nobody: "platform/courier company",
  columns: ["id", "library", "finding"],
  noPeriod: "No period is open.",
  heading: (p) =>
    p.open + p.answered === 0
      ? `Period ${p.period}: no findings`
      : `Period ${p.period}: ${p.open} ${p.open === 1 ? "finding" : "findings"} open, ${p.answered} answered`,
  what: (f) => {
    const { about, count } = f;
    if (!("file" in about)) return `not received: ${labelOf("en", recordKinds, about.kind)}`;
    const where = `no. ${about.number}, ${about.file}: `;
    if (f.kind === "rows") return `${where}${count} ${count === 1 ? "row" : "rows"} to be corrected`;
    const what = {
      ...{ sheets: "unread sheets", columns: "unread columns", totals: "wrong totals", files: "" },
      remarks: "remarks to be judged",
    };
    return `${where}${what[f.kind]} ${shown(f, "en")}`;
  },
  answered: (p) => `Answered: ${p.id} (${p.whose}) ${p.what}. ${p.by}: ${p.reason}`,
  nil: (p) => `Nil return: ${p.whose}, ${labelOf("en", recordKinds, p.kind)} (${p.file})`,
  next: (period) =>
    `A finding goes once a corrected file is imported; if it cannot be corrected: balis findings answer ${period} ID --reason TEXT`,
  done: (p) => `${p.isWithdrawn ? "Answer withdrawn" : "Answered"}: ${p.id}, ${p.what}`,
};

export const findingsWords: Record<Language, typeof zh> = { "zh-CN": zh, en };

/** "页数 5000", or the names of sheets and columns. */
function shown({ kind, items }: PeriodFinding, language: Language): string {
  const texts = items.slice(0, NAMED).map((item) => {
    if (kind === "totals") return totalText(item, language);
    return kind === "remarks" ? remarkText[language](JSON.parse(item) as Remark) : item;
  });
  const more = items.length > NAMED ? [`… (${items.length})`] : [];
  return [...texts, ...more].join(language === "en" ? ", " : "、");
}

/** 备注"作废"（第 2 行起 2 行）; of cells beside the table the letter of the first. */
const remarkText: Record<Language, (of: Remark) => string> = {
  "zh-CN": ({ column, word, row, rows }) =>
    `${column === null ? "" : word === null ? `${column} 列` : column}${word === null ? "表外内容" : `“${word}”`}（第 ${row} 行${rows > 1 ? `起 ${rows} 行` : ""}）`,
  en: ({ column, word, row, rows }) =>
    `${word === null ? `cells in column ${column ?? ""}` : `${column === null ? "" : `${column} `}"${word}"`} (row ${row}${rows > 1 ? ` and ${rows - 1} more` : ""})`,
};

function totalText(item: string, language: Language): string {
  const { column, declared, computed } = JSON.parse(item) as WrongTotal;
  const name = labelOf(language, fields, column);
  return computed === null ? `${name} "${declared}"` : `${name} ${declared} ≠ ${computed}`;
}
