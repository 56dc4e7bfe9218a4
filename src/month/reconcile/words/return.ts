import { counted, type Language } from "../../../core/words/language.ts";
import type { DiscrepancyKind } from "../../../records/discrepancy-kind.ts";
import { CORRECTION_HEADINGS, REASON_HEADINGS } from "../../import/row-correction.ts";
import type { MissingRow, MissingWords, ReturnListWords, ReturnWords } from "../desk/return-file.ts";

interface ReasonParts {
  readonly kind: DiscrepancyKind;
  /** The library across, by name. */
  readonly other: string;
  /** "页数 本馆 12，对方 10". */
  readonly fields: string;
  readonly numbers: string;
  readonly dueOn: string | null;
}

interface ReturnTalk extends ReturnWords, MissingWords {
  readonly summary: string;
  readonly title: (p: { library: string; kind: string; period: string }) => string;
  readonly missingTitle: (p: { library: string; period: string }) => string;
  readonly platform: string;
  /** `other` is what the library across says, or what was settled. */
  readonly field: (p: { field: string; own: string; other: string; isSettled: boolean }) => string;
  readonly inColumn: (p: { column: string | null; what: string; text: string | null }) => string;
  readonly reasonOf: (p: ReasonParts) => string;
  readonly written: (p: { files: number; rows: number; folder: string }) => string;
  readonly missing: (p: { files: number; rows: number }) => string;
  readonly none: string;
  readonly unreturnable: (names: string) => string;
  readonly fileName: (p: { library: string; kind: string; period: string; ordinal: number }) => string;
  readonly missingFileName: (p: { library: string; period: string }) => string;
  /** The list of who gets which file. */
  readonly list: ReturnListWords;
  readonly listed: (file: string) => string;
}

const zhReason: Readonly<Record<DiscrepancyKind, (p: ReasonParts) => string>> = {
  differs: (p) => `与${p.other}不一致：${p.fields}`,
  "supplier-only": (p) => `${p.other}没有报这一笔，请核对申请单号、请求馆和日期`,
  "requester-only": (p) => `${p.other}没有报这一笔，请核对申请单号、提供馆和日期`,
  "centre-only": () => "只有平台有这一笔",
  "possible-match": (p) => `可能与 ${p.numbers} 是同一笔，请核对申请单号`,
  duplicate: () => "同一申请单号报了不止一次，请把不应计入的行的状态改为“取消”",
  "not-a-member": () => "业务发生当日有一方不是成员馆，请核对图书馆和日期",
  "outside-period": () => "日期不在本账期内，请核对日期",
  "already-settled": () => "该申请单号已在先前账期结算过，请核对申请单号",
  "settled-then-cancelled": () => "这一笔已在先前账期结算，现在报为取消，请核对",
  "settled-then-unfilled": () => "这一笔已在先前账期结算，现在报为不满足，请核对",
  "settled-then-changed": (p) => `这一笔已在先前账期结算，现在所报与结算时不同，请核对：${p.fields}`,
  "settled-then-returned": () => "这一笔已在先前账期结算，现在报有归还日期，请核对",
};

const enReason: Readonly<Record<DiscrepancyKind, (p: ReasonParts) => string>> = {
  differs: (p) => `differs from ${p.other}: ${p.fields}`,
  "supplier-only": (p) => `${p.other} does not report this request; check number, requester and date`,
  "requester-only": (p) => `${p.other} does not report this request; check number, supplier and date`,
  "centre-only": () => "only the platform has this request",
  "possible-match": (p) => `may be the same request as ${p.numbers}; check the number`,
  duplicate: () =>
    "the request number was reported more than once; set the status of the rows that should not count to cancelled",
  "not-a-member": () => "one side was not a member library on that day; check library and date",
  "outside-period": () => "the date is outside the period; check the date",
  "already-settled": () => "this request number was settled before; check the number",
  "settled-then-cancelled": () =>
    "this request was settled in an earlier period and is now reported cancelled; check it",
  "settled-then-unfilled": () =>
    "this request was settled in an earlier period and is now reported unfilled; check it",
  "settled-then-changed": (p) =>
    `this request was settled in an earlier period and is now reported differently; check it: ${p.fields}`,
  "settled-then-returned": () =>
    "this request was settled in an earlier period and is now reported with a return date; check it",
};

const zhMissing: Record<keyof MissingRow, string> = {
  service: "服务",
  number: "对方申请单号",
  other: "对方",
  suppliedOn: "提供日期",
  size: "页数/册数",
  title: "题名",
  dueOn: "答复期限",
};
const enMissing: Record<keyof MissingRow, string> = {
  service: "service",
  number: "number reported",
  other: "reported by",
  suppliedOn: "supplied on",
  size: "pages/volumes",
  title: "title",
  dueOn: "answer by",
};

export const returnWords: Record<Language, ReturnTalk> = {
  "zh-CN": {
    summary: "把需要各馆更正或核对的行，按各馆自己的表头生成退回更正表，更正后可直接再导入",
    sheet: "退回更正",
    above: [
      "只列出需要更正或核对的行。请直接在原列中更正，保留最后两列；无误的行不必改动，可以删去。系统不读取的列（如姓名、备注）不在本文件中。更正后请将本文件交回管理中心，文件名不变。",
    ],
    reason: REASON_HEADINGS["zh-CN"],
    original: CORRECTION_HEADINGS["zh-CN"],
    title: (p) => `${p.library} ${p.kind} ${p.period} 退回更正`,
    missingTitle: (p) => `${p.library} ${p.period} 对方已报、本馆未报`,
    missingSheet: "对方已报本馆未报",
    missingAbove: [
      "下列业务由对方报送，本馆的明细中没有。请核对：确有此业务的，请补报明细；无此业务的，请告知管理中心。",
    ],
    missingColumns: zhMissing,
    platform: "平台",
    field: (p) => `${p.field} 本馆 ${p.own}，${p.isSettled ? "结算时" : "对方"} ${p.other}`,
    inColumn: (p) =>
      `${p.column === null ? "" : `【${p.column}】`}${p.what}${p.text === null || p.text === "" ? "" : `（${p.text}）`}`,
    reasonOf: (p) => `${zhReason[p.kind](p)}${p.dueOn === null ? "" : `（请于 ${p.dueOn} 前答复）`}`,
    written: (p) => `已生成退回更正表 ${p.files} 个、${p.rows} 行：${p.folder}`,
    missing: (p) => `另有“对方已报、本馆未报”核对表 ${p.files} 个、${p.rows} 行`,
    none: "没有需要退回的行。",
    unreturnable: (names) =>
      `下列文件不能按原列退回：导入时还没有保存表头的，请用 balis import 文件 --supersede 重新导入；导入格式由几处内容得出一个值的，请报送馆更正后重报整份文件：${names}`,
    fileName: (p) => `退回-${p.library}-${p.kind}-${p.period}${p.ordinal === 1 ? "" : `-${p.ordinal}`}.xlsx`,
    missingFileName: (p) => `核对-${p.library}-${p.period}.xlsx`,
    list: {
      fileName: (period) => `分发清单-${period}.xlsx`,
      sheet: "分发清单",
      title: (period) => `${period} 退回更正和核对 分发清单`,
      heads: {
        ...{ library: "图书馆", files: "文件", rows: "行数", dueOn: "答复期限", subject: "邮件主题" },
        letter: "正文",
      },
      subject: (p) => `${p.period} 馆际业务明细：请核对并更正 ${p.rows} 行`,
      letter: (p) =>
        [
          `${p.library}：`,
          `${p.period} 的业务明细中有 ${p.rows} 行需要贵馆核对或更正，见附件：${p.files.join("、")}。`,
          "名为“退回”的表请直接在原列中更正，保留最后两列；名为“核对”的表列出对方已报、贵馆未报的业务，确有此业务的请补报。",
          `请${p.dueOn === null ? "" : `于 ${p.dueOn} 前`}将更正后的文件发回，文件名不变。逾期未答复的，按协议约定的办法处理。`,
        ].join("\n"),
    },
    listed: (file) => `给各馆的邮件主题和正文：${file}`,
  },
  en: {
    summary:
      "generate a correction sheet for each library, in its own columns, with the rows to correct or check; it can be imported again",
    sheet: "To correct",
    above: [
      "Only rows that need correcting or checking are listed. Correct them in place and keep the last two columns; rows that are right may stay or be deleted. Columns that balis does not read (names, remarks) are left out here. Then send this file back to the management centre under the same name.",
    ],
    reason: REASON_HEADINGS.en,
    original: CORRECTION_HEADINGS.en,
    title: (p) => `${p.library} ${p.kind} ${p.period} to correct`,
    missingTitle: (p) => `${p.library} ${p.period}: reported by others only`,
    missingSheet: "Reported by others",
    missingAbove: [
      "Other libraries report these requests; your own records do not contain them. If they took place, report them in a supplementary file; if not, please tell the management centre.",
    ],
    missingColumns: enMissing,
    platform: "platform",
    field: (p) => `${p.field}: here ${p.own}, ${p.isSettled ? "settled with" : "there"} ${p.other}`,
    inColumn: (p) =>
      `${p.column === null ? "" : `[${p.column}] `}${p.what}${p.text === null || p.text === "" ? "" : ` (${p.text})`}`,
    reasonOf: (p) => `${enReason[p.kind](p)}${p.dueOn === null ? "" : ` (answer by ${p.dueOn})`}`,
    written: (p) => `Correction sheets generated: ${p.files}, with ${counted(p.rows, "row")}: ${p.folder}`,
    missing: (p) => `Lists of requests reported by others only: ${p.files}, with ${counted(p.rows, "row")}`,
    none: "No row needs to be returned.",
    unreturnable: (names) =>
      `Rows of these files cannot be returned in their own columns. If a file was imported before header rows were kept, import it again (--supersede); if its import format makes one value of several cells, ask the library to correct and resend the whole file: ${names}`,
    fileName: (p) =>
      `return-${p.library}-${p.kind}-${p.period}${p.ordinal === 1 ? "" : `-${p.ordinal}`}.xlsx`,
    missingFileName: (p) => `check-${p.library}-${p.period}.xlsx`,
    list: {
      fileName: (period) => `distribution-${period}.xlsx`,
      sheet: "Distribution",
      title: (period) => `${period}: who gets which file`,
      heads: {
        ...{ library: "Library", files: "Files", rows: "Rows", dueOn: "Answer by", subject: "Subject" },
        letter: "Letter",
      },
      subject: (p) => `${p.period}: please check and correct ${counted(p.rows, "row")} of your records`,
      letter: (p) =>
        [
          `To ${p.library}:`,
          `${counted(p.rows, "row")} of the records of ${p.period} ${p.rows === 1 ? "needs" : "need"} checking or correcting: see ${p.files.join(", ")}.`,
          "In the files named return, correct the rows in place and keep the last two columns. The files named check list requests that others report and you do not: please report those that took place.",
          `Please send the corrected files back under the same names${p.dueOn === null ? "" : ` by ${p.dueOn}`}. What is not answered in time is settled as the agreement says.`,
        ].join("\n"),
    },
    listed: (file) => `Subjects and letters to the libraries: ${file}`,
  },
};
