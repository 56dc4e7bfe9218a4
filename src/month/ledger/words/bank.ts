/** Words of the list of payments for the bank. None of them has an account number. */
import {
  counted,
  type InBoth,
  type Language,
  type MessagesOfCodes,
  type ParamsOf,
} from "../../../core/words/language.ts";
import type { WrongNumber } from "../bank-accounts.ts";

const zh = {
  title: "银行付款清单",
  about: (period: string | null) => `${period === null ? "全部账期" : `账期 ${period}`}　单位：元`,
  columns: ["序号", "收款单位", "户名", "开户行", "账号", "金额", "付款编号"],
  total: "合计",
  signed: "制表：　　　　复核：　　　　负责人：",
  written: (p: { file: string; payees: number; yuan: string }) =>
    `已生成 ${p.file}：${p.payees} 个收款单位，合计 ${p.yuan} 元。账号只在这个文件里，请妥善保管`,
  leftOut: (p: { payee: string; yuan: string; ids: string }) =>
    `未列入：${p.payee}，冲销以后为 ${p.yuan} 元（${p.ids}）`,
};

const en: typeof zh = {
  title: "Payments for the bank",
  about: (period) => `${period === null ? "All periods" : `Period ${period}`}, in yuan`,
  columns: ["no.", "payee", "account name", "bank", "account number", "amount", "payments"],
  total: "Total",
  signed: "Prepared by:          Checked by:          Approved by:",
  written: (p) =>
    `Generated ${p.file}: ${p.payees} ${p.payees === 1 ? "payee" : "payees"}, ${p.yuan} yuan in all. Account numbers are in this file only; keep it safe`,
  leftOut: (p) => `Left out: ${p.payee}, ${p.yuan} yuan after reversals (${p.ids})`,
};

export const bankWords: Record<Language, typeof zh> = { "zh-CN": zh, en };

const WRONG: Record<WrongNumber, Record<Language, string>> = {
  rounded: {
    "zh-CN": "是表格软件改写过的数（如 6.22E+18），后几位已丢失",
    en: "is a number that a spreadsheet program rewrote (like 6.22E+18); its last digits are lost",
  },
  signs: { "zh-CN": "含有数字以外的字符", en: "has characters other than digits" },
  length: { "zh-CN": "的位数不在 6 至 32 之间", en: "does not have 6 to 32 digits" },
  "check-digit": {
    "zh-CN": "是银联卡号（62 开头，16 至 19 位），校验位不对",
    en: "is a UnionPay card number (62…, 16 to 19 digits) with a wrong check digit",
  },
};

const COLUMN: Readonly<Record<string, Record<Language, string>>> = {
  payee: { "zh-CN": "代码", en: "code" },
  name: { "zh-CN": "户名", en: "account name" },
  bank: { "zh-CN": "开户行", en: "bank" },
  number: { "zh-CN": "账号", en: "account number" },
};

const columnsIn = (language: Language, columns: readonly string[]): string =>
  columns.map((c) => COLUMN[c]?.[language] ?? c).join(language === "zh-CN" ? "、" : ", ");

export const bankMessages = {
  "bank-accounts-must-have-heading": (p: { columns: string }): InBoth => ({
    "zh-CN": { what: "第一行不是收款账户的表头。", next: `第一行写四个列名：${p.columns}。` },
    en: {
      what: "The first row is not the heading of bank accounts.",
      next: `Head the columns: ${p.columns}.`,
    },
  }),
  "bank-account-must-be-complete": (p: { columns: readonly string[] }): InBoth => ({
    "zh-CN": { what: `这一行没有写：${columnsIn("zh-CN", p.columns)}。`, next: "补上，或删去这一行。" },
    en: { what: `This row lacks: ${columnsIn("en", p.columns)}.`, next: "Fill it in, or remove the row." },
  }),
  "bank-account-must-be-a-number": (p: { why: WrongNumber }): InBoth => ({
    "zh-CN": {
      what: `这一行的账号${WRONG[p.why]["zh-CN"]}。`,
      next: "按开户证明核对；在 Excel 中把账号一列设为文本，重新输入，再另存为 CSV。",
    },
    en: {
      what: `The account number of this row ${WRONG[p.why].en}.`,
      next: "Check it with the bank's papers; make the column text in Excel, type the number again, and save as CSV.",
    },
  }),
  "bank-account-must-stand-once": (p: { what: "payee" | "number"; first: number }): InBoth => ({
    "zh-CN": {
      what: `这一行的${p.what === "payee" ? "代码" : "账号"}与第 ${p.first} 行相同。`,
      next: "一个收款单位一个账户，一个账户一个收款单位；只留正确的一行。",
    },
    en: {
      what: `The ${p.what === "payee" ? "code" : "account number"} of this row is that of row ${p.first}.`,
      next: "One payee has one account, and an account one payee; keep the right row.",
    },
  }),
  "bank-accounts-must-be-sound": (p: { file: string; count: number }): InBoth => ({
    "zh-CN": {
      what: `收款账户 ${p.file} 有 ${p.count} 处须更正，没有生成付款清单。`,
      next: "逐行更正后再生成。",
    },
    en: {
      what: `The bank accounts in ${p.file} have ${counted(p.count, "fault")}; no list was generated.`,
      next: "Correct them, and try again.",
    },
  }),
  "payee-must-have-a-bank-account": (p: { file: string; payees: readonly string[] }): InBoth => ({
    "zh-CN": {
      what: `收款账户 ${p.file} 里没有这些收款单位：${p.payees.join("、")}。没有生成付款清单。`,
      next: "每个加一行（代码、户名、开户行、账号）；物流公司的代码写 courier:公司。",
    },
    en: {
      what: `The bank accounts in ${p.file} lack these payees: ${p.payees.join(", ")}. No list was generated.`,
      next: "Add a row for each (code, account name, bank, account number); a courier's code is courier:COMPANY.",
    },
  }),
  "bank-list-must-have-payments": (p: { period: string | null }): InBoth => ({
    "zh-CN": {
      what: `${p.period === null ? "账册里" : `账期 ${p.period} `}没有要付的款项。`,
      next: "先登记付款：balis payment record；balis payment list 列出已登记的。",
    },
    en: {
      what: `There is nothing to pay${p.period === null ? "" : ` in period ${p.period}`}.`,
      next: "Record payments first: balis payment record; balis payment list shows those recorded.",
    },
  }),
} satisfies MessagesOfCodes;

declare module "../../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof bankMessages> {}
}
