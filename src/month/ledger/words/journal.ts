import { settingOf } from "../../../core/setting.ts";
import { counted, type Language } from "../../../core/words/language.ts";
import type { ChartLine, ChartOfAccounts } from "../chart-of-accounts.ts";
import type { Account, Entry } from "../entry.ts";
import { journalTable } from "../journal-text.ts";
import { accountLabel } from "./account-label.ts";

const zh = {
  summary: "导出账册内容，供其他程序使用",
  exportSummary: "导出分录：hledger、beancount，或供财务系统导入的 CSV",
  formats: "格式：hledger | beancount | csv",
  accountsFlag: "按科目对照导出：自己的 .yaml 文件，或样例 sample-government-2019（政府会计科目，自拟）",
  mapped: (p: Pick<ChartOfAccounts, "file" | "title" | "sample">) =>
    `科目对照：${p.title}（${p.file}）${p.sample ? "。对照是样例，不是 BALIS 或学校的规定；只有财务会计，没有预算会计的平行分录" : ""}`,
  title: (p: { period: string; label: string }) =>
    `balis 分录 ${p.period}${p.label === "" ? "" : ` · ${p.label}`}`,
  columns: {
    day: "日期",
    document: "单据号",
    summary: "摘要",
    account: "科目代码",
    accountName: "科目名称",
    ownAccount: "账册科目",
    economicClass: "经济分类",
    debit: "借方(元)",
    credit: "贷方(元)",
  },
  accounts: {
    "expense:dd-subsidy": "支出·原文传递补贴",
    "expense:ill-subsidy": "支出·馆际互借补贴",
    "expense:courier": "支出·物流费",
    "claim:courier": "争议物流费",
  } as Readonly<Record<string, string>>,
  payable: (name: string) => `应付·${name}`,
  held: (name: string) => `暂缓支付·${name}`,
  written: (p: { file: string; entries: number }) => `已导出分录 ${p.entries} 笔：${p.file}`,
};

const en: typeof zh = {
  summary: "export the contents of the books for other programs",
  exportSummary: "export the entries: hledger, beancount, or CSV for a finance system",
  formats: "format: hledger | beancount | csv",
  accountsFlag:
    "by a map of accounts: a .yaml file of your own, or the sample sample-government-2019 (government accounts, our own proposal)",
  mapped: (p) =>
    `Map of accounts: ${p.title} (${p.file})${p.sample ? ". It is a sample, not a rule of BALIS or a university; financial accounting only, without parallel entries of budgetary accounting" : ""}`,
  title: (p) => `balis journal ${p.period}${p.label === "" ? "" : ` · ${p.label}`}`,
  columns: {
    day: "day",
    document: "document",
    summary: "summary",
    account: "account",
    accountName: "account name",
    ownAccount: "account of the books",
    economicClass: "economic class",
    debit: "debit (yuan)",
    credit: "credit (yuan)",
  },
  accounts: {
    "expense:dd-subsidy": "Expense, DD subsidy",
    "expense:ill-subsidy": "Expense, ILL subsidy",
    "expense:courier": "Expense, courier",
    "claim:courier": "Courier charges in dispute",
  },
  payable: (name) => `Payable to ${name}`,
  held: (name) => `Held from ${name}`,
  written: (p) => `Exported ${counted(p.entries, "entry", "entries")}: ${p.file}`,
};

export const journalWords: Record<Language, typeof zh> = { "zh-CN": zh, en };

/** `library`: its name by its code. */
export function journalAccount(
  language: Language,
  library: (code: string) => string,
): (account: Account) => string {
  const words = journalWords[language];
  return (account) => {
    const [root, kind, ...rest] = account.split(":");
    const code = rest.join(":");
    const name = kind === "library" ? `${code} ${library(code)}`.trim() : code;
    if (root === "held") return words.held(name);
    return (
      words.accounts[account] ?? (root === "payable" ? words.payable(name) : accountLabel(language, account))
    );
  };
}

/** As a finance system takes it: a heading and a row a posting. */
export function journalRows(
  entries: readonly Entry[],
  said: {
    language: Language;
    library: (code: string) => string;
    settings: ReadonlyMap<string, string>;
    /** By a chart of accounts. */
    line?: ((account: Account) => ChartLine) | undefined;
  },
): string[][] {
  const { language, settings } = said;
  const economicClass = (account: Account): string => {
    if (account.startsWith("expense:courier")) return settingOf(settings, "class-courier");
    return account.startsWith("expense:") ? settingOf(settings, "class-subsidy") : "";
  };
  return journalTable(entries, {
    names: { account: journalAccount(language, said.library), title: "" },
    columns: journalWords[language].columns,
    summary: (entry) => entry.text,
    economicClass,
    line: said.line,
  });
}
