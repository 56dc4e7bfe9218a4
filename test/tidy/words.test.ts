/** What people read: words and patterns that the glossary has a better form for. */
import { describe, expect, test } from "vitest";
import { filesUnder, sources, textOf } from "./source-files.ts";
import { textsOf } from "./texts.ts";

/** Words of Chinese that are not used, and what is said instead or why. */
const WORDS: Readonly<Record<string, string>> = {
  核销: "不予结算: finance clears with 核销 what was paid; here nothing ever is",
  线索: "疑点: 问题线索 are handed to discipline inspection",
  试读: "预览",
  配对: "匹配, as accountants say it",
  账簿: "账册",
  迟到: "迟报: people come 迟到, files are 迟报",
  搁置: "待更正",
  未处理: "待处理: one state, one word",
  未解决: "待处理",
  颁布: "启用: laws are 颁布",
  供应日: "提供日期",
  费率版本: "规则版本: limits and holidays are no 费率",
  哈希: "校验值",
  散列: "校验值",
  校验和: "校验值",
  目录摘要: "目录校验值: 摘要 is a column of vouchers",
  审批角色: "审批人: a role does nothing",
  第二引擎: "独立复算",
  封存: "锁定, or 校验值: archives are 封存",
  借贷行: "分录行",
  停靠: "上门: ships and buses 停靠",
  在任: "有效: said of office holders",
  退回文件: "退回更正表",
  账表数: "本表数",
  最大余额法: "最大余数法: 余额 is a balance",
  中心平台: "平台 (data) or 管理中心 (the body)",
  证据: "数据来源 or 佐证材料",
  计价: "计费",
  看不懂: "无法识别",
  不认识: "无法识别",
  读不出来: "无法读取",
  改正: "更正",
  写出: "生成 (a workbook) or 导出 (data)",
  案例研究: "no reader has it",
};

/** Patterns that nobody who speaks the language would write. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/(?<!\bthere )\b(is|are|was|were) no (?!longer\b)/i, '"is not a …": "X is no Y" sounds like a reproach'],
  [/\w\(s\)/, 'singular and plural by the number, or a noun before it: "Rows: 3"'],
  [/\w*n't\b/, "no contractions in what a program says"],
  [/\banew\b/, "again"],
  [/\bparted by\b/, "separated by"],
  [/\b(taken?|takes) back\b/, "withdraw a resolution, undo a step, reverse money"],
  [/\bat risk\b/, "in question"],
  [/\bquarantined\b|\bset aside\b/, "to be corrected"],
  [/\btold\b/, "reported, given, for information"],
  [/\bdesk sheet\b/, "discrepancy sheet"],
  [/\breturn file/, "correction sheet"],
  [/\bin proportion\b/, "pro rata"],
  [/\b(second engine|manifest)\b/i, "independent recomputation, closing record"],
  [/\bcontractor\b|\bconstruction librar/, "lead institution, participating library"],
  [/\bperson-times?\b/i, "attendances"],
  [/\p{Script=Han}[,;:()](?=\p{Script=Han})/u, "full-width marks between Chinese characters"],
  [/\p{Script=Han}\((元|克|公斤)\)/u, "（元）"],
  [/\b(payable|held|expense|claim|fund):[a-z…]/, "an account by its name (accountLabel), not by its key"],
];

/** "1 rows", "1 more rows", "1 discrepancies"; not "no. 1 says", "1 is" or a number of several digits. */
const MANY_OF_ONE =
  /(?<![\w.,:/-])1 (?:more |open )?(?:rows|files|requests|records|charges|entries|discrepancies|cases|days|months|lines|cells|figures|libraries|closes|versions|resolutions|titles|totals)\b.*/g;

/** What stays, and why. The list may only become shorter. */
const ALLOWED: readonly (readonly [file: string, text: string, why: string])[] = [
  ["src/month/ledger/words/journal.ts", "借方(元)", "finance systems read this CSV by its headings"],
  ["src/month/ledger/words/journal.ts", "贷方(元)", "finance systems read this CSV by its headings"],
  ["src/books/words/books-messages.ts", "磁盘读写出错", "读写 出错, two other words"],
  ["src/papers/pack/words/pack.ts", "manifest", "a key of the index, not shown"],
  ["src/month/ledger/words/journal.ts", "expense:courier", "a key, looked up and not shown"],
  ["src/month/ledger/commands/payment.ts", "payable:", "a key, made and not shown"],
  ["src/month/settle/commands/rule-try.ts", "图书(部分章节)", "a type of document as files write it"],
  ["src/papers/report/words/report-messages.ts", "文件名:行号", "what is typed, with its own marks"],
  ["src/answers/explain/commands/why.ts", "文件名:行号", "what is typed, with its own marks"],
  ["src/review/indicator/commands/indicator-record.ts", "图书馆,指标,数值,备注", "the heading of a CSV file"],
];

const shown = [
  ...sources.filter((f) => /\/words\/|words\.ts$/.test(f)),
  ...sources.filter((f) => /\/commands\//.test(f)),
];

describe("words", () => {
  const texts = shown.flatMap((file) => textsOf(file).map((text) => ({ file, text })));

  test("what is printed uses the words of the glossary", () => {
    const wrong = texts.flatMap(({ file, text }) =>
      Object.entries(WORDS)
        .filter(([word]) => text.includes(word) && !isAllowed(file, text))
        .map(([word, why]) => `${file}: ${word} → ${why}: ${text}`),
    );
    expect(wrong).toEqual([]);
  });

  test("what is printed reads as a person would write it", () => {
    const wrong = texts.flatMap(({ file, text }) =>
      PATTERNS.filter(([pattern]) => pattern.test(text) && !isAllowed(file, text)).map(
        ([pattern, why]) => `${file}: ${pattern} → ${why}: ${text}`,
      ),
    );
    expect(wrong).toEqual([]);
  });

  test("templates use the words of the glossary", () => {
    const wrong = [
      ...filesUnder("templates/rules", ".yaml"),
      ...filesUnder("templates/layouts", ".yaml"),
    ].flatMap((file) =>
      textOf(file)
        .split("\n")
        .map((line) => line.replace(/(^|\s)#.*$/, ""))
        .flatMap((line) => Object.keys(WORDS).filter((word) => line.includes(word)))
        .map((word) => `${file}: ${word}`),
    );
    expect(wrong).toEqual([]);
  });

  test("one of a thing is one thing", () => {
    const wrong = ["stdout", "stderr"]
      .flatMap((name) => filesUnder("fixtures/cases", name))
      .filter((file) => file.includes("/en/"))
      .flatMap((file) => (textOf(file).match(MANY_OF_ONE) ?? []).map((text) => `${file}: ${text}`));
    expect(wrong).toEqual([]);
  });

  test("a list in a Chinese sentence has the marks of one", () => {
    const wrong = filesUnder("fixtures/cases", "stderr")
      .filter((file) => file.includes("/zh-CN/"))
      .flatMap((file) =>
        (textOf(file).match(/\p{Script=Han}, (?=\p{Script=Han})/gu) ?? []).map((text) => `${file}: ${text}`),
      );
    expect(wrong).toEqual([]);
  });

  test("nothing is allowed that is not there any more", () => {
    const stale = ALLOWED.filter(
      ([file, part]) => !texts.some((t) => t.file === file && t.text.includes(part)),
    );
    expect(stale).toEqual([]);
  });
});

function isAllowed(file: string, text: string): boolean {
  return ALLOWED.some(([where, part]) => where === file && text.includes(part));
}
