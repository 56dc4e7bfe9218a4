/** What balis subproject experts and scores print. */

import { shellWord } from "../../../core/shell-word.ts";
import { counted } from "../../../core/words/language.ts";

const zh = {
  named: (p: { id: string; purpose: string; experts: number; own: number }) =>
    `${p.id} 的${p.purpose}专家组：${p.experts} 人，其中本校 ${p.own} 人`,
  same: "没有变化",
  none: (p: { id: string; purpose: string }) =>
    `${p.id} 还没有登记专家组。下一步：balis subproject experts ${shellWord(p.id)} --purpose ${shellWord(p.purpose)} --import 专家名单.xlsx`,
  panel: (p: { purpose: string; day: string; document: string }) =>
    `${p.purpose}专家组（${p.day}${p.document === "" ? "" : `，${p.document}`}）`,
  expertColumns: ["姓名", "单位", "职称", "专业", "本校"],
  own: "是",
  scored: (p: { added: number; present: number }) =>
    `登记评分 ${p.added} 项${p.present === 0 ? "" : `，${p.present} 项原已登记`}`,
  notTaken: "没有登记：表里有问题，全部改好后再登记",
  scoreColumns: ["指标", "分值", "平均"],
  total: "合计",
  applicant: (code: string) => `申报单位 ${code}`,
  noScores: "还没有评分",
};

const en: typeof zh = {
  named: (p) =>
    `Panel of ${p.id} (${p.purpose}): ${counted(p.experts, "expert")}, ${p.own} of its own university`,
  same: "Nothing changed",
  none: (p) =>
    `${p.id} has no panel yet. Next: balis subproject experts ${shellWord(p.id)} --purpose ${shellWord(p.purpose)} --import EXPERTS.xlsx`,
  panel: (p) => `Panel: ${p.purpose} (${p.day}${p.document === "" ? "" : `, ${p.document}`})`,
  expertColumns: ["name", "unit", "title", "field", "own"],
  own: "yes",
  scored: (p) =>
    `Recorded ${p.added} ${p.added === 1 ? "score" : "scores"}${p.present === 0 ? "" : `, ${p.present} already recorded`}`,
  notTaken: "Nothing was recorded: correct the table and record it again",
  scoreColumns: ["criterion", "out of", "mean"],
  total: "total",
  applicant: (code) => `Applicant ${code}`,
  noScores: "No scores yet",
};

export const expertWords = { "zh-CN": zh, en };
