/** Words of the service evaluation's workbook. */

import { plainExact } from "../../../core/exact.ts";
import { type Language, labelOf } from "../../../core/words/language.ts";
import { libraryName } from "../../../registry/words/registry-terms.ts";
import { sheetMark } from "../../../sheet/workbook.ts";
import type { EvaluationMethod } from "../evaluation-rules.ts";
import { percentOf } from "../score.ts";
import type { EvaluationWords } from "../service-evaluation-facts.ts";
import { indicatorUnits, scopes } from "./indicator-terms.ts";

type Said = Omit<EvaluationWords, "name" | "footer" | "unit" | "scope" | "plain">;

const said: Record<Language, Said> = {
  "zh-CN": {
    sheets: { ranking: "排名", awards: "评优名单", items: "得分明细", notes: "办法和说明" },
    title: (p) => `${p.scheme} ${p.sheet}（${p.window}）`,
    window: (p) => `统计窗口：${p.from} 至 ${p.to}`,
    sampleLine: "样例：分值、办法和评优名额不是 BALIS 公布的，仅供演示，不得据以评优。",
    missing: (months) => `注意：以下月份没有已对账的数据，自动统计的数字不含这些月份：${months}`,
    head: {
      rank: "名次",
      code: "馆代码",
      library: "图书馆",
      total: "总分",
      award: "评优",
      topic: "事项",
      content: "内容",
      noAward: "没有馆达到评优条件",
    },
    ofPoints: (p) => `${p.name}（${p.points} 分）`,
    pointsOf: (points) => `得分（满分 ${points}）`,
    beside: (p) => `${p.name}（${p.unit}，${p.scope}，不计分）`,
    method: (m) => methodZh(m),
    notes: {
      scheme: "评估办法",
      definitions: "指标定义",
      item: (p) => `${p.name}：${p.points} 分，${p.method}。口径：${p.scope}。来源：${p.source}`,
      besideTopic: "另列",
      neverAdded: "只列出，口径不同，永不与其他数字相加。",
      ranking: "名次",
      rankingRule: "按总分由高到低；同分同名次，其后名次顺延（1、2、2、4）。没有数据的项目得 0 分。",
    },
  },
  en: {
    sheets: { ranking: "Ranking", awards: "Awards", items: "Points", notes: "Notes" },
    title: (p) => `${p.scheme}: ${p.sheet} (${p.window})`,
    window: (p) => `Window: ${p.from} to ${p.to}`,
    sampleLine:
      "Sample: points, methods and awards were not published by BALIS; for demonstration, nobody may be awarded by them.",
    missing: (months) =>
      `Note: these months have no reconciled data, and counted figures are without them: ${months}`,
    head: {
      rank: "Rank",
      code: "Code",
      library: "Library",
      total: "Total",
      award: "Award",
      topic: "Topic",
      content: "Content",
      noAward: "No library fulfils the conditions of an award",
    },
    ofPoints: (p) => `${p.name} (${p.points} points)`,
    pointsOf: (points) => `points (of ${points})`,
    beside: (p) => `${p.name} (${p.unit}, ${p.scope}, not scored)`,
    method: (m) => methodEn(m),
    notes: {
      scheme: "Scheme",
      definitions: "Definitions",
      item: (p) => `${p.name}: ${p.points} points, ${p.method}. Scope: ${p.scope}. Source: ${p.source}`,
      besideTopic: "Beside",
      neverAdded: "is shown only: of another scope, it is never added to other figures.",
      ranking: "Rank",
      rankingRule:
        "By total, the highest first; equal totals share a rank and the next is left out (1, 2, 2, 4). An item without a figure has 0 points.",
    },
  },
};

function methodZh(method: EvaluationMethod): string {
  switch (method.kind) {
    case "of-best":
      return "本馆数 ÷ 最高馆数 × 分值";
    case "of-target":
      return `本馆数 ÷ ${percentOf(method.target)} × 分值，不超过分值`;
    case "tiers":
      return `分档：${method.tiers.map((t) => `≥${percentOf(t.from)} 得 ${plainExact(t.points)} 分`).join("，")}`;
    case "as-typed":
      return "按评分表的得分，不超过分值";
  }
}

function methodEn(method: EvaluationMethod): string {
  switch (method.kind) {
    case "of-best":
      return "figure / the best library's × points";
    case "of-target":
      return `figure / ${percentOf(method.target)} × points, at most the points`;
    case "tiers":
      return `tiers: ${method.tiers.map((t) => `from ${percentOf(t.from)} ${plainExact(t.points)}`).join(", ")}`;
    case "as-typed":
      return "the points given by the jury, at most the item's";
  }
}

function wordsIn(language: Language): EvaluationWords {
  return {
    ...said[language],
    name: libraryName[language],
    footer: sheetMark,
    unit: (unit) => labelOf(language, indicatorUnits, unit),
    scope: (scope) => labelOf(language, scopes, scope),
    plain: plainExact,
  };
}

export const evaluationWords: Record<Language, EvaluationWords> = {
  "zh-CN": wordsIn("zh-CN"),
  en: wordsIn("en"),
};
