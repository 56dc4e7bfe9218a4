import type { Language } from "../../../core/words/language.ts";
import type { PackWords } from "../pack-words.ts";

type Own = Pick<
  PackWords["page"],
  | "title"
  | "papers"
  | "paperColumns"
  | "noPaper"
  | "figures"
  | "figureColumns"
  | "life"
  | "lifeColumns"
  | "files"
  | "fileColumns"
>;

const OWN: Record<Language, Own> = {
  "zh-CN": {
    title: (p) => `${p.subproject} ${p.name} ${p.year} 年检查资料`,
    figures: "资金（每个数写明起止日期和出处）",
    figureColumns: ["项目", "金额（元）", "起止日期", "逐笔见"],
    papers: "报告、表格和随附材料",
    paperColumns: ["要找的材料", "文件（没有的写明）"],
    noPaper: "没有：账册里没有登记",
    life: "办理经过",
    lifeColumns: ["日期", "步骤", "由谁", "文号"],
    files: "资料",
    fileColumns: ["文件", "内容", "字节", "SHA-256"],
  },
  en: {
    title: (p) => `${p.subproject} ${p.name}, ${p.year}: inspection pack`,
    figures: "Money (each amount with its days and where it stands)",
    figureColumns: ["amount of", "yuan", "days", "row by row in"],
    papers: "Reports, forms and the papers beside them",
    paperColumns: ["what to look for", "file, or that there is none"],
    noPaper: "none: the books have nothing for it",
    life: "What was done",
    lifeColumns: ["day", "step", "by", "document"],
    files: "What is inside",
    fileColumns: ["file", "what it is", "bytes", "SHA-256"],
  },
};

const AMOUNTS: Record<Language, PackWords["amount"]> = {
  "zh-CN": {
    ...{ granted: "批复金额", received: "到位金额（含转拨）", returned: "上缴金额" },
    ...{ initial: "年初预算数", "full-year": "全年预算数（含调整）" },
    ...{ executed: "执行数", left: "结余（全年预算数 − 执行数）", rate: "执行率（执行数 ÷ 全年预算数）" },
  },
  en: {
    ...{ granted: "granted", received: "received", returned: "returned" },
    ...{ initial: "initial budget", "full-year": "budget with adjustments" },
    ...{ executed: "spent", left: "left (budget less spending)", rate: "execution rate (spent ÷ budget)" },
  },
};

/** `words`: those that the list of contents has, too. */
export function pageWords(
  language: Language,
  words: Pick<PackWords["page"], "head" | "kind" | "command" | "uses" | "absent"> & {
    check: readonly string[];
  },
): Pick<PackWords, "page" | "amount" | "firstPage"> {
  const { check: said, ...shared } = words;
  const [check = "", ...checkLines] = said;
  return {
    firstPage: language === "en" ? "the first page, to be opened in a browser" : "首页，用浏览器打开",
    amount: AMOUNTS[language],
    page: {
      ...{ ...OWN[language], ...shared, language, check, checkLines },
    },
  };
}
