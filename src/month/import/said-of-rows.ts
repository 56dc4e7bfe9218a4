/**
 * 所指之行 / a remark that says whose the rows below, above or beside it are, or which month's: 备注：以下清华大学图书馆提供，以下为6月补报.
 *
 * Heard is a text that points at rows (以下, 上述, 第5行起, 补报, rows below) or names who supplied them at its end, clause by clause.
 * A clause that speaks of something else is not: of the other party of the requests, a contact, a check, money, a day on
 * which something was done. A clause with a pointer and another's name whose sense nobody knows is a question.
 *
 * Worked example: in a supplier's account of 10001 and 2019-05 "以下由清华大学图书馆提供" says 10003, "补报4月" says 2019-04; "以下为向
 * 清华大学图书馆提供", "以下由清华大学图书馆读者申请" and "以上请于6月10日前核对" say nothing.
 */
import { addDays } from "../../core/day.ts";
import { monthOf, type Period } from "../../core/period.ts";
import { kindParts, type RecordKind } from "../../records/record.ts";
import { isServiceKind } from "../../records/service-record.ts";
import { cellText, type RawCell } from "../../tables/cell.ts";
import { monthWithoutYear } from "./month-in-text.ts";
import { periodInText } from "./period-in-text.ts";
import { type Hearing, librarySaid, type Said } from "./said-in-text.ts";

const POINTER =
  /以[下上]|下[列述面表]|上[列述面表]|如[下上]|[此本]行|[自从]此|[往向]下|第?\d+行|各行|[本全该]表|其余|部分|补[报交录填]|漏报|迟报|代[报填]|代(?=.{2,20}报)|转报|并入|追加|(?<!\p{L})(?:rows?|lines?|below|above|following|remaining)(?!\p{L})/iu;

const BEYOND =
  /以[下上]|下[列述面]|上[列述面]|[自从]此|[往向]下|行起|(?<!\p{L})(?:below|above|following)(?!\p{L})/iu;

/** Where one clause ends and the next begins. */
const CLAUSE = /[,;:()[\]【】「」“”"。!?\n]+/u;
/** What stands between the pointer and the name. */
const LINK =
  /(?:均|皆|都|全部|全)?(?:应?为|是|系|属于?|由|来自|转自|自|代|含|包括)|[、和与及]|(?<!\p{L})(?:are|is|from|of|by|belongs?|to|supplied|provided|lent|requested|borrowed|the)(?!\p{L})/giu;
/** 提供给清华大学、北京师范大学: who stands behind it is the other party. */
const TOWARDS =
  /(?:[给向往致→]|发[至到]|[寄送][至到]|对方|收件|(?<!\p{L})(?:for|(?:sent|supplied|provided|lent) to)(?!\p{L})).*/iu;

const SUPPLIES = /提供|借出|供应|供给|supplied by|provided by|lent by/i;
const REQUESTS = /请求|申请|借入|索取|读者|用户|委托|所需|requested|borrowed|readers?/i;
const AT_END = /(?:提供|借出|请求|申请|借入)(?:的?(?:数据|记录|明细|业务|部分))?\s*$/;

/** Of something else than whose rows they are. */
const ASIDE =
  /(?<!申)请(?!求)|联系|咨询电话|电话|疑问|核[对实查]|审[核批阅]|复核|确认|承担|支付|付款|收款|付清|缴|结[算清](?!数据|明细|记录|表|单)|到账|入账|开票|抵扣|垫付|归还|应还|到期|另[行见附]|不[含包在计]|除外|未[含计列]|参[见照]|见附|模板|表样|软件|技术支持|平台|系统|出版|年版|contact|please|paid|payable|checked|except|not included/i;
/** 于6月10日提交: when something was done with the list. */
const DONE = /(?<!属)[于在](?!.*(?:提供|借出|发生|产生|完成|受理|请求|申请))/;
const REPORTED = /报送|上报|提交|导出|打印|制表|填表|填报|生成|统计/;

/** Whether it points at rows at all. */
export const pointsAtRows = (text: string): boolean => POINTER.test(text) || AT_END.test(text);

/** On a sheet of text. Where forms are explained rows are spoken of as well: 请在以下各行填写上月数据, insert rows above the total. */
export const remarksOnRows = (text: string): boolean => pointsAtRows(text) && !INSTRUCTION.test(text);

const INSTRUCTION =
  /[请应须需可]|每月|如[有果]|例如|填[写报列]|样例|示例|e\.g\.|(?<!\p{L})(?:please|must|should|may|insert|fill|replace|send)(?!\p{L})/iu;

/** Whether a note beside a row points at others than its own. */
export const pointsBeyondItsRow = (text: string): boolean => BEYOND.test(text);

/** A column of notes, by its heading. */
export const NOTE = /备注|说明|附注|批注|^注$|^(?:notes?|remarks?|comments?)$/i;

/** 以上作废, 第2行重复请删除, 以上已在4月报送: by which word a remark says that rows are not to count; null where it says no such thing. */
export function voidingRemark(cells: readonly RawCell[]): string | null {
  const text = cells
    .map(cellText)
    .filter((cell) => cell !== "")
    .join(" ")
    .normalize("NFKC");
  return POINTER.test(text) ? voidingWord(text) : null;
}

/** The word alone: what stands beside it may name people. */
export function voidingWord(text: string): string | null {
  const [word, done] = LEFT_OUT.test(text) ? [] : (VOIDS.exec(text) ?? []);
  return done === undefined ? (word ?? null) : `已${done}`;
}

/** 应为12页, 换单至SF2, 已退款: by which word a note beside a row says that the row is not right as it stands; whose word counts is left out. */
export const doubtingWord = (text: string): string | null =>
  DOUBTS.exec(text)?.[0].replace(/^以.+为准$/u, "以…为准") ?? null;

const DOUBTS =
  /(?<![反响适供对效相回感])应(?:当?为|该?是)|(?<![无没]|没有)(?:有误|错误|出入)|写错|填错|[错误](?:单|发|报|寄|收|计)(?!率)|改[为至单]|换[为至单]|原单号|更正[为至:]|以.{1,12}为准|(?<![未不])退[款费]|冲[销红减]|红冲|不(?:应|该|予)?(?:付|收费|收取|结)|免单|撤单|同一[笔件单本]|实[际为]\s*[是为]?\s*\d|未[收送]到|未送达|未签收|存疑|待(?:核|查|定|确认|补)|(?<!\p{L})(?:should (?:be|read)|refunded|wrong|not (?:received|delivered)|to be (?:checked|confirmed))(?!\p{L})/iu;

/** 作废, 不计, 与DD2重复 and nothing else. */
export const isVoidingWord = (text: string): boolean => WHOLLY.test(text);

const VOIDS =
  /作废|无效|撤销|(?<![未不])取消|删除|删去|(?<![不非无]|没有)重复|不计|不算|不结算|已[在于经]?.{0,8}(报送|上报|结算|结清|计入)|(?<!\p{L})(?:void|duplicate)/iu;
const WHOLLY =
  /^\(?(?:已|本[行条笔])?(?:作废|无效|撤销|取消|删除|不计|不算|不结算|(?:[与和同].{1,20})?重复|void(?:ed)?|duplicate(?: of .{1,20})?)\)?$/iu;

/** They are not in the table any more. */
const LEFT_OUT = /不[含包]|剔除|已经?[去删]/;

export function librariesOfRows(written: string, by: Hearing & { readonly kind: RecordKind }): Said[] {
  const text = written.normalize("NFKC");
  if (!pointsAtRows(text)) return [];
  const { own, other } = partiesOf(by.kind);
  return clausesOf(text).flatMap((clause) => {
    const isOther = other.test(clause) && !own?.test(clause);
    if (ASIDE.test(clause) || isOther) return [];
    const left = clause.replace(TOWARDS, "").replace(LABEL, "").replace(POINTERS, "\n").replace(LINK, "\n");
    return left.split("\n").flatMap((piece) => librarySaid(piece.trim(), by) ?? []);
  });
}

const LABEL = /^(?:备注|说明|附注|注|提示|notes?)\s*\d*\s*/iu;
const POINTERS = new RegExp(POINTER, "giu");

function partiesOf(kind: RecordKind): { own: RegExp | null; other: RegExp } {
  const role = isServiceKind(kind) ? null : kindParts(kind).role;
  if (role === "requester") return { own: REQUESTS, other: SUPPLIES };
  return { own: role === "supplier" ? SUPPLIES : null, other: REQUESTS };
}

/** `sentFor`: a month without its year is of one of its years, and 上月 is the month before it. */
export function periodsOfRows(written: string, sentFor: Period): Said[] {
  const text = written.normalize("NFKC");
  if (!POINTER.test(text)) return [];
  const clauses = clausesOf(text.replace(COUNTED, " ")).flatMap((clause) => clause.split("、"));
  return clauses.flatMap((clause) => {
    const isReport = REPORTED.test(clause) && !POINTER.test(clause);
    if (ASIDE.test(clause) || DONE.test(clause) || isReport) return [];
    const says = periodsIn(clause, sentFor);
    return says.length === 0 ? [] : [{ says, isSure: says.length === 1 }];
  });
}

function periodsIn(clause: string, sentFor: Period): string[] {
  const said = periodInText(clause, "span");
  if (said.kind === "month") return [said.month];
  const month = monthWithoutYear(clause);
  const years = new Set([sentFor.from.slice(0, 4), sentFor.to.slice(0, 4)]);
  if (month !== null) return [...years].map((year) => `${year}-${month}`);
  const last = LAST_MONTH.test(clause) ? addDays(sentFor.from, -1) : null;
  const next = NEXT_MONTH.test(clause) ? addDays(sentFor.to, 1) : null;
  return [last, next].flatMap((d) => (d ? [monthOf(d)] : []));
}

/** 4月3笔 is no day. */
const COUNTED = /\d+\s*[笔条件册页份]/g;
const LAST_MONTH = /[上前]个?月(?!半)|上期/;
const NEXT_MONTH = /下个?月|次月/;

const clausesOf = (text: string): string[] => text.split(CLAUSE).filter((clause) => clause.trim() !== "");
