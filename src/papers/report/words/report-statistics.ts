import { type Language, listed } from "../../../core/words/language.ts";
import type { StatisticsWords } from "../words.ts";

export const statisticsWords: Record<Language, StatisticsWords> = {
  "zh-CN": {
    volumes: "业务量",
    suppliers: "提供馆排名",
    requesters: "请求馆排名",
    users: "注册用户排名",
    lenders: "借出馆排名",
    borrowers: "借入馆排名",
    trend: "月度趋势",
    libraries: "各馆业务量",
    notes: "说明",
    title: (p) => `BALIS 业务统计 · ${p.sheet}（${p.period}）`,
    fillRateNote: "满足率 = 满足 ÷（满足 + 不满足 + 取消）；处理中的申请不计入分子和分母。",
    definitions: [
      ["统计范围", "经对账确认的业务：双方一致，或差异已处理。待处理的差异不计入。"],
      ["归属日期", "按提供日期（原文传递）或借出日（馆际互借）归入账期。"],
      ["申请（笔）", "确认的申请总数，含满足、不满足、取消和处理中。"],
      ["满足率", "满足 ÷（满足 + 不满足 + 取消），保留一位小数；分母为零时显示“—”。"],
      ["提供文献（篇）", "每笔满足的原文传递申请计 1 篇。"],
      ["借出图书（册）", "借出馆满足的申请的册数之和。笔、册、件是不同单位，不相加。"],
      ["注册用户（人）", "馆际互借注册用户数，是时点数：取统计期内最后一次报送的数，不按月累加。"],
      ["名次", "数值相同名次相同，下一名次顺延（1、2、2、4）；为零的不排名。"],
    ],
    corrected: [
      "更正的业务",
      "关账后更正的业务，在更正结算所在的月份减去原数、加上应为数，与使用经费同口径；原月份已公布的数不变。当月因此可能出现负数。",
    ],
    missing: (months) => `注意：下列月份没有已对账的业务，未计入：${listed(months)}`,
    whole: "统计期内各月齐全。",
    source: "数字由账册逐笔汇总，可用 balis explain 追溯。",
    chart: {
      services: "各项服务的申请占比",
      trend: "原文传递月度趋势",
      lent: "馆际互借月度借出册数",
      consulting: "联合咨询各服务项目占比",
      ranking: (p) => `${p.sheet}（前 ${p.shown} 名）`,
    },
  },
  en: {
    volumes: "Volumes",
    suppliers: "Top suppliers",
    requesters: "Top requesters",
    users: "Top users",
    lenders: "Top lenders",
    borrowers: "Top borrowers",
    trend: "Trend",
    libraries: "By library",
    notes: "Notes",
    title: (p) => `BALIS statistics · ${p.sheet} (${p.period})`,
    fillRateNote: "Fill rate = filled / (filled + unfilled + cancelled); pending requests are in neither.",
    definitions: [
      ["Scope", "Requests confirmed by reconciliation: both sides agree, or the discrepancy is resolved."],
      ["Date", "The supply date (document delivery) or the date of lending decides the period."],
      ["Requests", "All confirmed requests: filled, unfilled, cancelled and pending."],
      [
        "Fill rate",
        "Filled / (filled + unfilled + cancelled), one decimal; a dash where nothing was decided.",
      ],
      [
        "Volumes lent",
        "Volumes of the filled loans, by lender. Requests, volumes and parcels are never added.",
      ],
      [
        "Registered users",
        "Users of interlibrary loan, a stock: the last count reported in the span, not a sum of months.",
      ],
      ["Rank", "Equal values share a rank and the next is left out (1, 2, 2, 4); zeros are not ranked."],
    ],
    corrected: [
      "Corrected requests",
      "A request corrected after its month was closed is taken off as it was and added as it is in the month of the correction run, as in the funds used; the published figures of its own month stay. A month may therefore have figures below zero.",
    ],
    missing: (months) => `Note: these months have no reconciled requests and are not counted: ${months}`,
    whole: "All months of the period are included.",
    source:
      "Every figure is added up from single requests in the books; balis explain traces it back to them.",
    chart: {
      services: "Requests by service",
      trend: "Document delivery by month",
      lent: "Volumes lent by month",
      consulting: "Joint consulting by service item",
      ranking: (p) => `${p.sheet} (first ${p.shown})`,
    },
  },
};
