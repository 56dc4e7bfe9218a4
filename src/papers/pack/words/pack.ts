import type { SentenceOf } from "../../../core/message.ts";
import { shellWord } from "../../../core/shell-word.ts";
import { counted, type Language, labelOf } from "../../../core/words/language.ts";
import { evaluationWords } from "../../../review/indicator/words/service-evaluation.ts";
import {
  actors,
  checkKinds,
  conclusions,
  fundSources,
  moveNames,
  receiptKinds,
} from "../../../review/subproject/words/subproject-terms.ts";
import { ruleParts } from "../../../rules/words/rule-terms.ts";
import { reportKinds, supplementTitle } from "../../forms/words/narrative-terms.ts";
import { reportWords } from "../../report/words/report.ts";
import type { PackFile, PackIndex, PackKind } from "../pack-index.ts";
import type { BookKind, PackWords } from "../pack-words.ts";
import { financeExports } from "./pack-finance.ts";
import { packLists } from "./pack-lists.ts";
import { evidenceUse } from "./pack-messages.ts";
import { pageWords } from "./pack-page.ts";

const BOOKS: Readonly<Record<Exclude<BookKind, "report" | "supplement">, Record<Language, string>>> = {
  finance: { "zh-CN": "财务工作簿", en: "finance workbook" },
  statistics: { "zh-CN": "统计工作簿", en: "statistics workbook" },
  evaluation: { "zh-CN": "服务评估", en: "service evaluation" },
  "self-evaluation": { "zh-CN": "项目支出绩效自评表", en: "self-evaluation form" },
  monitoring: { "zh-CN": "项目支出绩效目标执行监控表，截至月份", en: "monitoring table, up to month" },
};

const KINDS: Readonly<Record<PackKind, Record<Language, string>>> = {
  contents: { "zh-CN": "目录", en: "Contents" },
  workbook: { "zh-CN": "工作簿", en: "Workbooks" },
  finance: { "zh-CN": "给财务的导出表", en: "Exports for the finance office" },
  list: { "zh-CN": "子项目明细", en: "Lists of the sub-project" },
  evidence: { "zh-CN": "佐证文件", en: "Supporting documents" },
  rule: { "zh-CN": "指标定义和规则", en: "Indicator definitions and rules" },
  manifest: { "zh-CN": "关账清单", en: "Closing records" },
  chain: { "zh-CN": "关账链", en: "The chain of closes" },
};

const ORDER: readonly PackKind[] = ["workbook", "finance", "list", "evidence", "rule", "manifest", "chain"];

const CONTENTSZh = {
  title: "检查资料包目录",
  head: (index: Omit<PackIndex, "files">): readonly string[] => [
    `子项目：${index.subproject} ${index.name}（${index.year} 年）`,
    `期间：${index.span.from} 至 ${index.span.to}`,
    `出具程序：balis ${index.program}${index.label === "" ? "" : ` · ${index.label}`}`,
  ],
  command: (command: string) => `可重新生成：${command}`,
  uses: (p: { source: string; uses: readonly string[] }) => `原路径：${p.source}；用于：${p.uses.join("、")}`,
  absent: "资料包里没有的",
  noAbsent: "（无）",
  chain: (p: { closes: number; last: string }): string =>
    p.closes === 0 ? "期间内没有关账" : `共 ${p.closes} 次关账；最后一次的关账清单 SHA-256：${p.last}`,
  check: [
    "怎样核验",
    "  有 balis：balis pack check 本文件.zip（不需要账册，可离线）",
    "  没有 balis：解压后在该文件夹里运行 sha256sum -c SHA256SUMS；Windows 用 certutil -hashfile 文件名 SHA256 逐个对照",
    "  关账链：chain 里每份关账清单的 SHA-256 就是关账时印出的关账清单校验值，清单中的 previous 是上一份关账清单的 SHA-256",
    "  index.json 的 SHA-256（目录校验值）应与出具方另行告知的一致",
  ],
};

const CONTENTSEn: typeof CONTENTSZh = {
  title: "Contents of the inspection pack",
  head: (index) => [
    `Sub-project: ${index.subproject} ${index.name} (${index.year})`,
    `Span: ${index.span.from} to ${index.span.to}`,
    `Made by: balis ${index.program}${index.label === "" ? "" : ` · ${index.label}`}`,
  ],
  command: (command) => `can be generated again by: ${command}`,
  uses: (p) => `original path: ${p.source}; used for: ${p.uses.join(", ")}`,
  absent: "Not in the pack",
  noAbsent: "(nothing)",
  chain: (p) =>
    p.closes === 0
      ? "no period of the span is closed"
      : `${counted(p.closes, "close")}; SHA-256 of the last closing record: ${p.last}`,
  check: [
    "How to check it",
    "  with balis: balis pack check FILE.zip (offline, without the books)",
    "  without: unpack it and run sha256sum -c SHA256SUMS in that folder; on Windows certutil -hashfile NAME SHA256, file by file",
    "  the chain: the SHA-256 of each closing record in chain is the checksum printed at its close; `previous` in it is that of the record before",
    "  the SHA-256 of index.json (checksum of the index) must be the one the issuer gave you separately",
  ],
};

const CONTENTS: Record<Language, typeof CONTENTSZh> = { "zh-CN": CONTENTSZh, en: CONTENTSEn };

function contentsLines(language: Language, index: PackIndex): string[] {
  const words = CONTENTS[language];
  const about = (file: PackFile): string[] => [
    `  ${file.path}`,
    `      ${file.what}`,
    ...(file.command === null ? [] : [`      ${words.command(file.command)}`]),
    ...(file.uses === undefined
      ? []
      : [`      ${words.uses({ source: file.source ?? "", uses: file.uses })}`]),
    `      SHA-256 ${file.sha256}  ${file.bytes} B`,
  ];
  const groups = ORDER.flatMap((kind) => {
    const own = index.files.filter((f) => f.kind === kind);
    return own.length === 0 ? [] : ["", `${KINDS[kind][language]}（${own.length}）`, ...own.flatMap(about)];
  });
  const absent = index.absent.map(({ what, why }) => `  ${what}：${why}`);
  return [
    ...[words.title, ...words.head(index), ...groups, "", words.absent],
    ...(absent.length === 0 ? [`  ${words.noAbsent}`] : absent),
    ...["", KINDS.chain[language], `  ${words.chain(index.chain)}`, "", ...words.check],
  ];
}

function pageShared(language: Language) {
  const { head, command, uses, absent, check } = CONTENTS[language];
  return { head, command, uses, absent, check, kind: (kind: PackKind): string => KINDS[kind][language] };
}

export function packWords(language: Language, sentenceOf: SentenceOf): PackWords {
  const isChinese = language === "zh-CN";
  const said = (zh: string, en: string): string => (isChinese ? zh : en);
  return {
    ...{ report: reportWords[language], evaluation: evaluationWords[language] },
    ...packLists[language],
    book: ({ kind, of }) => {
      if (kind === "report") return labelOf(language, reportKinds, of);
      if (kind !== "supplement") return `${BOOKS[kind][language]} ${of}`;
      const [name = "", year = ""] = of.split(" ");
      return `${supplementTitle(language, name)} ${year}`;
    },
    rulePart: (part) => ruleParts[part][language],
    rule: ({ part, name, from, to, sample }) =>
      said(
        `${part} ${name}，${from} 起${to === null ? "" : `，至 ${to}`}${sample ? "（样例）" : ""}`,
        `${part} ${name}, from ${from}${to === null ? "" : ` to ${to}`}${sample ? " (sample)" : ""}`,
      ),
    monitoringTables: said("项目支出绩效目标执行监控表", "monitoring tables"),
    period: (period) => said(`账期 ${period}`, `period ${period}`),
    finance: financeExports(language),
    notClosed: said("还没有关账", "not closed yet"),
    manifest: (period) => said(`账期 ${period} 的关账清单`, `closing record of ${period}`),
    chain: said(
      "关账链：每次关账的清单及其上一份",
      "the chain of closes: each closing record and the one before",
    ),
    contents: said("可读的目录", "the contents, to be read"),
    ...pageWords(language, pageShared(language)),
    move: (move) => moveNames[move][language],
    step: ({ move, check, conclusion }) => {
      const of = check === null ? "" : checkKinds[check][language];
      const step = [of, moveNames[move][language]].filter((part) => part !== "").join(isChinese ? " " : ": ");
      return conclusion === null
        ? step
        : said(`${step}：${conclusions[conclusion]["zh-CN"]}`, `${step}: ${conclusions[conclusion].en}`);
    },
    actor: (actor) => actors[actor][language],
    source: (source) => fundSources[source][language],
    receiptKind: (kind) => receiptKinds[kind][language],
    counted: (isCounted) =>
      isCounted
        ? said("是", "yes")
        : said("否（结转，以前年度已计）", "no (carried over; in an earlier year's budget)"),
    budgetKind: (kind) => (kind === "initial" ? said("年初", "initial") : said("调整", "adjustment")),
    survey: ({ path, sha256 }) => ({
      what: said(`原始问卷 ${path}（SHA-256 ${sha256}）`, `survey answers ${path} (SHA-256 ${sha256})`),
      why: said(
        "可能含姓名，不外传；逐题统计见 subproject/surveys.csv",
        "they may hold names; what was counted in them is in subproject/surveys.csv",
      ),
    }),
    evidence: (name) => said(`佐证 ${name}`, `supporting document ${name}`),
    use: (use) => evidenceUse(language, use),
    why: ({ code, params }) => sentenceOf(language, { code, params }).what,
    contentsLines: (index) => contentsLines(language, index),
  };
}

const countsOf = (language: Language, counts: ReadonlyMap<PackKind, number>): string[] =>
  ORDER.flatMap((kind) => {
    const count = counts.get(kind) ?? 0;
    return count === 0 || kind === "chain" ? [] : [`${KINDS[kind][language]} ${count}`];
  });

const packCommandWordsZh = {
  written: (p: { file: string; files: number; bytes: number }) =>
    `已生成 ${p.file}：${p.files} 个文件，${p.bytes} 字节`,
  digest: (digest: string) => `目录校验值（index.json 的 SHA-256）：${digest}`,
  counts: (counts: ReadonlyMap<PackKind, number>) => countsOf("zh-CN", counts).join("，"),
  absent: (p: { what: string; why: string }) => `资料包里没有：${p.what}（${p.why}）`,
  next: (file: string) =>
    `请把目录校验值另行告知检查方；检查方用 balis pack check ${shellWord(file)} 核验，不需要账册`,
  about: (p: { subproject: string; name: string; year: string; program: string }) =>
    `${p.subproject} ${p.name}（${p.year} 年），balis ${p.program} 出具`,
  filesAgree: (files: number) => `${files} 个文件均与目录一致`,
  chainHolds: (p: { closes: number; last: string }): string =>
    p.closes === 0
      ? "期间内没有关账，没有关账链"
      : `关账链完整：${p.closes} 次关账，末次关账清单 SHA-256 ${p.last}`,
  sound: "资料包完好。请把目录校验值与出具方另行告知的核对",
};

const packCommandWordsEn: typeof packCommandWordsZh = {
  written: (p) => `Generated ${p.file}: ${counted(p.files, "file")}, ${counted(p.bytes, "byte")}`,
  digest: (digest) => `Checksum of the index (SHA-256 of index.json): ${digest}`,
  counts: (counts) => countsOf("en", counts).join(", "),
  absent: (p) => `Not in the pack: ${p.what} (${p.why})`,
  next: (file) =>
    `Give the inspectors the checksum separately; they check the pack with balis pack check ${shellWord(file)}, without the books`,
  about: (p) => `${p.subproject} ${p.name} (${p.year}), made by balis ${p.program}`,
  filesAgree: (files) =>
    files === 1 ? "The file agrees with the index" : `All ${files} files agree with the index`,
  chainHolds: (p) =>
    p.closes === 0
      ? "No period of the span is closed: there is no chain"
      : `The chain of closes is complete: ${counted(p.closes, "close")}, SHA-256 of the last closing record ${p.last}`,
  sound: "The pack is sound. Compare the checksum of the index with the one the issuer gave you separately",
};

export const packCommandWords: Record<Language, typeof packCommandWordsZh> = {
  "zh-CN": packCommandWordsZh,
  en: packCommandWordsEn,
};
