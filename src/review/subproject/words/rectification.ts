/** What balis subproject problem, solved and problems print. */

import { shellWord } from "../../../core/shell-word.ts";

interface Named {
  id: string;
  number: number;
}

const zh = {
  found: (p: Named & { dueOn: string }) => `${p.id} 整改第 ${p.number} 项已登记，期限 ${p.dueOn}`,
  done: (p: Named & { on: string }) => `${p.id} 整改第 ${p.number} 项：${p.on} 完成`,
  reopened: (p: Named) => `${p.id} 整改第 ${p.number} 项：重新列为未完成`,
  withdrawn: (p: Named) => `${p.id} 整改第 ${p.number} 项已撤回，历史保留`,
  none: "没有登记整改问题",
  columns: ["子项目", "项", "检查", "问题", "提出", "期限", "完成", "状态"],
  late: (days: number) => `逾期 ${days} 天`,
  doneLate: (days: number) => `完成，晚 ${days} 天`,
  doneInTime: "按期完成",
  open: (days: number) => `还有 ${days} 天`,
  next: (id: string) =>
    `登记整改结果：balis subproject solved ${shellWord(id)} 项 --text 措施 --document 文号`,
};

const en: typeof zh = {
  found: (p) => `Problem ${p.number} of ${p.id} recorded, due ${p.dueOn}`,
  done: (p) => `Problem ${p.number} of ${p.id}: solved on ${p.on}`,
  reopened: (p) => `Problem ${p.number} of ${p.id}: open again`,
  withdrawn: (p) => `Problem ${p.number} of ${p.id} withdrawn; the history is kept`,
  none: "No problems are recorded",
  columns: ["sub-project", "no.", "check", "problem", "asked for by", "due", "solved", "state"],
  late: (days) => `${days} ${days === 1 ? "day" : "days"} overdue`,
  doneLate: (days) => `solved ${days} ${days === 1 ? "day" : "days"} late`,
  doneInTime: "solved in time",
  open: (days) => `${days} ${days === 1 ? "day" : "days"} left`,
  next: (id) =>
    `Record what was done: balis subproject solved ${shellWord(id)} NUMBER --text MEASURE --document DOCUMENT`,
};

export const rectificationWords = { "zh-CN": zh, en };
