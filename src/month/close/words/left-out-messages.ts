import {
  counted,
  type InBoth,
  type Language,
  labelOf,
  listed,
  type MessagesOfCodes,
} from "../../../core/words/language.ts";
/** What stops a close and may be let pass, with a reason. */

import type { Finding } from "../../../core/finding.ts";
import { shellWord } from "../../../core/shell-word.ts";
import { fields } from "../../import/words/field-terms.ts";
import type { ToldDeferred } from "../period-finding.ts";
import { missingLabel } from "./findings.ts";

/** How many of those that were put off are named. */
const NAMED_DEFERRED = 10;

export function deferredText(language: Language, deferred: readonly ToldDeferred[]): string {
  const isChinese = language === "zh-CN";
  if (deferred.length === 0) return "";
  const one = ({ caseKey, yuan, reason }: ToldDeferred): string =>
    isChinese ? `${caseKey} ${yuan} 元：${reason}` : `${caseKey} ${yuan} yuan: ${reason}`;
  const named = deferred
    .slice(0, NAMED_DEFERRED)
    .map(one)
    .join(isChinese ? "；" : "; ");
  const more = deferred.length > NAMED_DEFERRED ? " …" : "";
  return isChinese
    ? `、转下期 ${deferred.length} 条（${named}${more}）`
    : ` and ${deferred.length} deferred (${named}${more})`;
}

export const leftOutMessages = {
  "rows-must-be-corrected": (p: { period: string; count: number }): InBoth => ({
    "zh-CN": {
      what: `有 ${p.count} 行待更正，没有计入 ${p.period}。`,
      next: `关账后不能再计入本期：请报送方更正后重新导入（各馆的行可用 balis return ${p.period} 退回），或补充名录或导入格式后，用 --supersede 重新导入；${REASON_ZH}`,
    },
    en: {
      what: `${p.count} ${p.count === 1 ? "row is" : "rows are"} still to be corrected and not included in ${p.period}.`,
      next: `After the close they cannot be included any more: ask the sender to correct them and import again (balis return ${p.period} generates the correction sheets), or complete the registry or the import format and import with --supersede. ${REASON_EN}`,
    },
  }),
  "fitting-sheets-must-be-read": (p: { period: string; count: number; sheets: string }): InBoth => ({
    "zh-CN": {
      what: `有 ${p.count} 张工作表表头相同却没有读取：${p.sheets}。`,
      next:
        "如应计入，再导入一次：同样的表加 --sheets all，其他种类的加 --sheets 表名；" +
        "分属不同馆的，按馆拆成各自的文件分别导入；" +
        `不应计入的，balis findings answer ${p.period} 编号 --reason 理由；${REASON_ZH}`,
    },
    en: {
      what: `Sheets with the same header row that were not read: ${p.count} (${p.sheets}).`,
      next:
        "If they belong in the books, import the file again: with --sheets all if they are like the one that was read, with --sheets NAME if they are of another kind. " +
        "If they belong to different libraries, split the file, one for each, and import those. " +
        `If not: balis findings answer ${p.period} ID --reason TEXT. ${REASON_EN}`,
    },
  }),
  "counting-columns-must-be-read": (p: { columns: string }): InBoth => ({
    "zh-CN": {
      what: `有应读的列没有读取：${p.columns}。`,
      next: `列名改了的，改回原名，或在自己的导入格式里写明新列名，再用 --supersede 重新导入；不应读取的，写入格式的 ignored；${REASON_ZH}`,
    },
    en: {
      what: `Columns that matter were not read: ${p.columns}.`,
      next: `If a column was renamed, change it back or name it in an import format of your own, and import with --supersede; if it should not be read, list it under ignored. ${REASON_EN}`,
    },
  }),
  /** `column`: a field, or a heading. */
  "declared-totals-must-agree": (p: {
    period: string;
    count: number;
    column: string;
    declared: string;
    computed: string;
  }): InBoth => ({
    "zh-CN": {
      what: `合计行的“${named(p.column, "zh-CN")}”写 ${p.declared}，逐行相加是 ${p.computed}${othersZh(p.count)}。`,
      next: `核对是否漏行或重行，更正后重新导入；${REASON_ZH}`,
    },
    en: {
      what: `The total row says ${p.declared} for "${named(p.column, "en")}", its rows add up to ${p.computed}${othersEn(p.count)}.`,
      next: `Check whether rows are missing or repeated, correct the file and import it again. ${REASON_EN}`,
    },
  }),
  "declared-totals-must-be-readable": (p: {
    period: string;
    count: number;
    column: string;
    declared: string;
  }): InBoth => ({
    "zh-CN": {
      what: `合计行的“${named(p.column, "zh-CN")}”写“${p.declared}”，不是数，无从核对${othersZh(p.count)}。`,
      next: `更正合计行，或删去它，再重新导入；${REASON_ZH}`,
    },
    en: {
      what: `The total row says "${p.declared}" for "${named(p.column, "en")}", which is not a number and cannot be compared${othersEn(p.count)}.`,
      next: `Correct or remove the total row and import the file again. ${REASON_EN}`,
    },
  }),
  "remarks-must-be-answered": (p: { period: string; count: number }): InBoth => ({
    "zh-CN": {
      what: `文件中有 ${p.count} 处备注、批注或表外内容，写明有的行不算数，或没有读取；或比已关账的文件少了行。`,
      next: `不算数的行从文件中删去，重新导入；核对无误的，${ANSWER_ZH(p.period)}`,
    },
    en: {
      what: `The file has ${p.count} ${p.count === 1 ? "remark, note or cell" : "remarks, notes or cells"} beside its table, or fewer rows than the closed file, that nobody has judged.`,
      next: `Remove rows that do not count from the file and import it again. If all is right: ${ANSWER_EN(p.period)}`,
    },
  }),
  /** `kinds`: codes, separated by ", ". */
  /** `kinds`: parted by commas; a courier bill with its company, "courier-invoice/sf", where bills are told apart. */
  "expected-files-must-be-here": (p: { period: string; library: string; kinds: string }): InBoth => ({
    "zh-CN": {
      what: `${p.library ? `${p.library} ` : "平台或物流公司"}应报未报：${kindsIn(p.kinds, "zh-CN")}。`,
      next: `催报并导入；没有业务的，请对方报一份写明“本月无业务”的表；${ANSWER_ZH(p.period)}`,
    },
    en: {
      what: `${p.library || "The platform or courier company"} has not sent: ${kindsIn(p.kinds, "en")}.`,
      next: `Ask for it and import it; a library that had nothing to report sends a nil return. ${ANSWER_EN(p.period)}`,
    },
  }),
  "answers-must-not-be-awaited": (p: { period: string; count: number; until: string }): InBoth => ({
    "zh-CN": {
      what: `待处理差异中有 ${p.count} 条答复期未满（最晚 ${p.until}）。`,
      next: `到期后再关账，或先处理：balis discrepancy list ${p.period} --sort due；${REASON_ZH}`,
    },
    en: {
      what: `${p.count} open ${p.count === 1 ? "discrepancy" : "discrepancies"} may still be answered (until ${p.until}).`,
      next: `Close after that day, or resolve them first: balis discrepancy list ${p.period} --sort due. ${REASON_EN}`,
    },
  }),
  /** `id`: of the finding; `company`: empty where nobody says. */
  "courier-bills-must-be-answered": (p: {
    period: string;
    id: string;
    company: string;
    count: number;
    heldYuan: string;
    waybill: string;
  }): InBoth => ({
    "zh-CN": {
      what: `物流账单${p.company === "" ? "" : `（${p.company}）`}须人工确认：${p.count} 行存疑、尚未答复，合计 ${p.heldYuan} 元，如运单 ${p.waybill}。`,
      next: `balis courier held ${p.period} 逐行列出，查清后用 balis courier answer 答复，再重新结算；还在与物流公司核对的，balis findings answer ${p.period} ${shellWord(p.id)} --reason 理由，关账后仍列为待答复；${REASON_ZH}`,
    },
    en: {
      what: `The courier bill${p.company === "" ? "" : ` of ${p.company}`} needs confirmation: ${p.count} ${p.count === 1 ? "line is" : "lines are"} in doubt and not answered, ${p.heldYuan} yuan in all, e.g. waybill ${p.waybill}.`,
      next: `balis courier held ${p.period} lists them; answer them with balis courier answer and settle again. While the company is still being asked: balis findings answer ${p.period} ${shellWord(p.id)} --reason TEXT; they stay listed as unanswered after the close. ${REASON_EN}`,
    },
  }),
  "open-discrepancies-must-stay-below-the-limit": (p: {
    period: string;
    count: number;
    deferred: readonly ToldDeferred[];
    unsettledYuan: string;
    totalLimitYuan: string;
  }): InBoth => ({
    "zh-CN": {
      what: `待处理差异 ${p.count} 条${deferredText("zh-CN", p.deferred)}，合计未结 ${p.unsettledYuan} 元，达到合计标准 ${p.totalLimitYuan} 元。`,
      next: `列出并处理：balis discrepancy list ${p.period} --sort unsettled，处理后重新结算：balis settle ${p.period}；${REASON_ZH}`,
    },
    en: {
      what: `${counted(p.count, "open discrepancy", "open discrepancies")}${deferredText("en", p.deferred)} ${p.count === 1 ? "leaves" : "leave"} ${p.unsettledYuan} yuan unsettled in all; the limit is ${p.totalLimitYuan} yuan.`,
      next: `List and resolve them: balis discrepancy list ${p.period} --sort unsettled; then balis settle ${p.period}. ${REASON_EN}`,
    },
  }),
  "finding-must-be-known": (p: { period: string; id: string; known: string }): InBoth => ({
    "zh-CN": {
      what: `账期 ${p.period} 没有编号为“${p.id}”的数据问题。`,
      next: p.known === "" ? "该账期没有数据问题。" : `编号有：${listed(p.known)}`,
    },
    en: {
      what: `Period ${p.period} has no finding "${p.id}".`,
      next: p.known === "" ? "It has no findings." : `Its findings: ${p.known}`,
    },
  }),
  "finding-must-be-open": (p: { period: string }): InBoth => ({
    "zh-CN": {
      what: `账期 ${p.period} 没有这样的数据问题，或者均已按别的理由答复。`,
      next: `balis findings ${p.period} 列出全部；要改答，请写明编号`,
    },
    en: {
      what: `Period ${p.period} has no such finding, or all of them are answered for another reason.`,
      next: `balis findings ${p.period} lists them; to replace an answer, give the id`,
    },
  }),
  "findings-must-be-chosen": (p: { period: string; isWithdrawal: boolean }): InBoth => ({
    "zh-CN": {
      what: `没有写明${p.isWithdrawal ? "撤回" : "答复"}哪些数据问题。`,
      next: `写明编号（balis findings ${p.period} 列出），或用 --kind、--library 选择`,
    },
    en: {
      what: `It was not said which ${p.isWithdrawal ? "answers to withdraw" : "findings to answer"}.`,
      next: `Give the ids (balis findings ${p.period} lists them), or choose by --kind or --library`,
    },
  }),
} satisfies MessagesOfCodes;

const REASON_ZH = "确实无法处理的，关账时加 --despite 理由。";
const REASON_EN = "If they cannot be resolved, close with --despite REASON.";

const ANSWER_ZH = (period: string): string =>
  `逐条说明：balis findings answer ${period} 编号 --reason 理由（编号见 balis findings ${period}）；${REASON_ZH}`;
const ANSWER_EN = (period: string): string =>
  `Answer it with balis findings answer ${period} ID --reason TEXT (balis findings ${period} lists the ids), or close with --despite REASON.`;

function kindsIn(kinds: string, language: Language): string {
  const names = kinds.split(", ").map((said) => {
    const [kind = "", company] = said.split("/");
    return missingLabel(language, { kind, company });
  });
  return names.join(language === "en" ? ", " : "、");
}

const othersZh = (count: number): string => (count > 1 ? `；该文件共 ${count} 处` : "");
const othersEn = (count: number): string => (count > 1 ? `; ${count} such places in the file` : "");

function named(column: string, language: Language): string {
  return labelOf(language, fields, column);
}

/** What a close let pass, in words. */
export function leftOutSentence(language: Language, found: Finding): string {
  if (!isLeftOut(found)) return found.code;
  const sentence = leftOutMessages[found.code] as (p: Finding["params"]) => InBoth;
  return sentence(found.params)[language].what;
}

type LeftOutCode = keyof typeof leftOutMessages;

function isLeftOut(found: Finding): found is Finding<LeftOutCode> {
  return found.code in leftOutMessages;
}
