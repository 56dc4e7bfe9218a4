import { formatYuan } from "../../../core/money.ts";
import { type Language, labelOf } from "../../../core/words/language.ts";
import { recordKinds } from "../../../records/words/record-terms.ts";
import { fields } from "../../import/words/field-terms.ts";
import type { PeriodFinding, Remark, WrongTotal } from "../period-finding.ts";

interface Heading {
  readonly period: string;
  readonly closed: { readonly despite: string | null } | null;
  readonly open: number;
  readonly answered: number;
}

/** "物流账单（sf）" where bills are told apart by company. */
export function missingLabel(
  language: Language,
  { kind, company }: { kind: string; company?: string | undefined },
): string {
  const label = labelOf(language, recordKinds, kind);
  if (company === undefined) return label;
  return language === "en" ? `${label} of ${company}` : `${label}（${company}）`;
}

/** So many items are named; --json has all. */
const NAMED = 5;

const zh = {
  nobody: "平台/物流公司",
  columns: ["编号", "图书馆", "问题"],
  listColumns: ["账期", "编号", "图书馆", "问题", "妨碍关账", "答复", "答复人"],
  yes: "是",
  no: "否",
  noPeriod: "没有未关账的账期。",
  heading: (p: Heading) => {
    const reason = p.closed?.despite ? `，放行理由：${p.closed.despite}` : "";
    const period = `账期 ${p.period}${p.closed ? `（已关账${reason}）` : ""}`;
    return p.open + p.answered === 0
      ? `${period}：没有数据问题`
      : `${period}：数据问题${p.closed ? "未答复" : "待处理"} ${p.open} 项，已答复 ${p.answered} 项`;
  },
  /** Of files that no charge rests on. */
  holdsNothing: (what: string) => `${what}（不妨碍关账）`,
  what: (f: PeriodFinding): string => {
    const { about, count } = f;
    if ("heldFen" in about)
      return `物流账单${about.company === "" ? "" : `（${about.company}）`}待答复 ${count} 行，存疑 ${formatYuan(about.heldFen)} 元`;
    if (!("file" in about)) {
      const gone = f.items.length > 0 ? `（第 ${f.items.join("、")} 号来过，已不作数）` : "";
      return `应报未报：${missingLabel("zh-CN", about)}${gone}`;
    }
    const where = `第 ${about.number} 号 ${about.file}：`;
    if (f.kind === "rows") return `${where}待更正 ${count} 行`;
    const what = {
      ...{ sheets: "未读的工作表", columns: "未读的列", totals: "不符的合计", files: "", courier: "" },
      remarks: "待核对的备注",
    };
    return `${where}${what[f.kind]} ${shown(f, "zh-CN")}`;
  },
  answered: (p: { id: string; whose: string; what: string; reason: string; by: string }) =>
    `已答复 ${p.id}（${p.whose}）${p.what}。${p.by}：${p.reason}`,
  nil: (p: { whose: string; kind: string; file: string }) =>
    `零报告：${p.whose}，${labelOf("zh-CN", recordKinds, p.kind)}（${p.file}）`,
  next: (period: string) =>
    `更正或补报后导入，问题自行消失；确实无法更正、不再报送的：balis findings answer ${period} 编号 --reason 理由`,
  done: (p: { id: string; what: string; isWithdrawn: boolean; isAlreadySo: boolean }) => {
    const done = p.isWithdrawn ? "已撤回答复" : "已答复";
    const already = p.isWithdrawn ? "没有答复可撤回" : "此前已按同一理由答复";
    return `${p.isAlreadySo ? already : done} ${p.id}：${p.what}`;
  },
};

const en: typeof zh = {
  nobody: "platform/courier company",
  columns: ["id", "library", "finding"],
  listColumns: ["period", "id", "library", "finding", "holds the close", "answer", "answered by"],
  yes: "yes",
  no: "no",
  noPeriod: "No period is open.",
  heading: (p) => {
    const reason = p.closed?.despite ? `, despite: ${p.closed.despite}` : "";
    const period = `Period ${p.period}${p.closed ? ` (closed${reason})` : ""}`;
    return p.open + p.answered === 0
      ? `${period}: no findings`
      : `${period}: ${p.open} ${p.open === 1 ? "finding" : "findings"} ${p.closed ? "not answered" : "open"}, ${p.answered} answered`;
  },
  holdsNothing: (what) => `${what} (the close does not wait for it)`,
  what: (f) => {
    const { about, count } = f;
    if ("heldFen" in about)
      return `courier bill${about.company === "" ? "" : ` of ${about.company}`}: ${count} ${count === 1 ? "line" : "lines"} not answered, ${formatYuan(about.heldFen)} yuan in doubt`;
    if (!("file" in about)) {
      const gone = f.items.length > 0 ? ` (no. ${f.items.join(", ")} came and no longer counts)` : "";
      return `not received: ${missingLabel("en", about)}${gone}`;
    }
    const where = `no. ${about.number}, ${about.file}: `;
    if (f.kind === "rows") return `${where}${count} ${count === 1 ? "row" : "rows"} to be corrected`;
    const what = {
      ...{
        sheets: "unread sheets",
        columns: "unread columns",
        totals: "wrong totals",
        files: "",
        courier: "",
      },
      remarks: "remarks to be judged",
    };
    return `${where}${what[f.kind]} ${shown(f, "en")}`;
  },
  answered: (p) => `Answered: ${p.id} (${p.whose}) ${p.what}. ${p.by}: ${p.reason}`,
  nil: (p) => `Nil return: ${p.whose}, ${labelOf("en", recordKinds, p.kind)} (${p.file})`,
  next: (period) =>
    `A finding goes once a corrected or missing file is imported; if none will come: balis findings answer ${period} ID --reason TEXT`,
  done: (p) => {
    const done = p.isWithdrawn ? "Answer withdrawn" : "Answered";
    const already = p.isWithdrawn ? "No answer to withdraw" : "Already answered for this reason";
    return `${p.isAlreadySo ? already : done}: ${p.id}, ${p.what}`;
  },
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

/** 备注"作废"（第 2 行起 2 行）; of cells beside the table the letter of the first; row 0: rows that a corrected file no longer has. */
const remarkText: Record<Language, (of: Remark) => string> = {
  "zh-CN": ({ column, word, row, rows }) =>
    row === 0
      ? `比已关账的文件少 ${rows} 行`
      : `${column === null ? "" : word === null ? `${column} 列` : column}${word === null ? "表外内容" : `“${word}”`}（第 ${row} 行${rows > 1 ? `起 ${rows} 行` : ""}）`,
  en: ({ column, word, row, rows }) =>
    row === 0
      ? `${rows} fewer ${rows === 1 ? "row" : "rows"} than the closed file`
      : `${word === null ? `cells in column ${column ?? ""}` : `${column === null ? "" : `${column} `}"${word}"`} (row ${row}${rows > 1 ? ` and ${rows - 1} more` : ""})`,
};

function totalText(item: string, language: Language): string {
  const { column, declared, computed } = JSON.parse(item) as WrongTotal;
  const name = labelOf(language, fields, column);
  return computed === null ? `${name} "${declared}"` : `${name} ${declared} ≠ ${computed}`;
}
