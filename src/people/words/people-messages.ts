import { minuteOf } from "../../core/day.ts";
import { shellWord } from "../../core/shell-word.ts";
import {
  type InBoth,
  type Language,
  labelOf,
  listed,
  type MessagesOfCodes,
  type ParamsOf,
  type Term,
  term,
} from "../../core/words/language.ts";
import type { OperatorRole } from "../operator.ts";

/** "clerk,finance" as people say it. */
export function rolesText(language: Language, roles: string | readonly OperatorRole[]): string {
  const list = typeof roles === "string" ? roles.split(",") : roles;
  return list.map((role) => labelOf(language, operatorRoles, role)).join(language === "zh-CN" ? "、" : ", ");
}

export const peopleMessages = {
  "operator-must-be-registered": (p: { name: string; command: string; known: string }): InBoth => ({
    "zh-CN": {
      what: `“${p.name}”不是账册登记的操作员，不能执行 balis ${p.command}。`,
      next: `以本人登记的姓名执行：加 --operator 姓名（已登记：${listed(p.known)}）；新人由审批人登记：balis operator add ${shellWord(p.name)} --role 角色。`,
    },
    en: {
      what: `"${p.name}" is not a registered operator of these books and may not run balis ${p.command}.`,
      next:
        `Run it under your own registered name: --operator NAME (registered: ${p.known}); ` +
        `an approver registers newcomers: balis operator add ${shellWord(p.name)} --role ROLE.`,
    },
  }),
  "operator-must-have-the-role": (p: {
    name: string;
    command: string;
    roles: string;
    needed: string;
    able: string;
  }): InBoth => ({
    "zh-CN": {
      what: `${p.name} 的角色是${rolesText("zh-CN", p.roles)}；balis ${p.command} 需要${either("zh-CN", p.needed)}。`,
      next:
        p.able === ""
          ? `由审批人登记一位：balis operator add 姓名 --role ${firstOf(p.needed)}。`
          : `请 ${p.able} 执行，或由审批人更改 ${p.name} 的角色：balis operator add ${shellWord(p.name)} --role ${p.roles},${firstOf(p.needed)}。`,
    },
    en: {
      what: `${p.name} is ${rolesText("en", p.roles)}; balis ${p.command} needs ${either("en", p.needed)}.`,
      next:
        p.able === ""
          ? `An approver registers one: balis operator add NAME --role ${firstOf(p.needed)}.`
          : `Ask ${p.able}, or have an approver change the roles: ` +
            `balis operator add ${shellWord(p.name)} --role ${p.roles},${firstOf(p.needed)}.`,
    },
  }),
  "operator-must-act-as-own-system-user": (p: { name: string; wanted: string; user: string }): InBoth => ({
    "zh-CN": {
      what: `操作员 ${p.name} 登记的系统用户是 ${p.wanted}，现在的系统用户是 ${said(p.user, "zh-CN")}。`,
      next: `请 ${p.name} 用系统用户 ${p.wanted} 登录后执行；换了账号，由审批人重新登记：balis operator add ${shellWord(p.name)} --user 新账号。`,
    },
    en: {
      what: `Operator ${p.name} is registered for system user ${p.wanted}, but this is ${said(p.user, "en")}.`,
      next:
        `Let ${p.name} log in as ${p.wanted}; after a change of account an approver registers it: ` +
        `balis operator add ${shellWord(p.name)} --user NEWUSER.`,
    },
  }),
  "system-user-must-act-under-own-name": (p: { name: string; user: string; own: string }): InBoth => ({
    "zh-CN": {
      what: `系统用户 ${p.user} 是 ${p.own} 的账号，不能以 ${p.name} 的名义操作。`,
      next: `去掉 --operator（以及环境变量 BALIS_OPERATOR）即以本人名义执行；${p.name} 须用自己的账号。`,
    },
    en: {
      what: `System user ${p.user} is the account of ${p.own} and cannot act as ${p.name}.`,
      next: `Leave out --operator (and BALIS_OPERATOR) to act under your own name; ${p.name} needs another account.`,
    },
  }),
  "operator-must-be-known": (p: { name: string; known: string }): InBoth => ({
    "zh-CN": {
      what: `没有名为“${p.name}”的有效操作员。`,
      next: `有效：${p.known === "" ? "无" : p.known}；全部见 balis operator list。`,
    },
    en: {
      what: `There is no active operator "${p.name}".`,
      next: `Active: ${p.known === "" ? "none" : p.known}; all of them: balis operator list.`,
    },
  }),
  "an-approver-must-remain": (p: { name: string }): InBoth => ({
    "zh-CN": {
      what: `这样就没有任何审批人了：既无人审批，也无人能再登记操作员（${p.name}）。`,
      next: "先登记审批人：balis operator add 姓名 --role approver；只有一个人时，给他全部角色。",
    },
    en: {
      what: `That would leave no approver: nobody could approve settlements or register operators (${p.name}).`,
      next:
        "Register an approver first: balis operator add NAME --role approver; " +
        "if there is only one person, give that person all roles.",
    },
  }),
  "an-approver-must-be-reachable": (p: { name: string; account: string; user: string }): InBoth => ({
    "zh-CN": {
      what: `这样审批人只剩 ${p.name}，且只能用系统用户 ${p.account}，而现在的系统用户是 ${said(p.user, "zh-CN")}；账号若写错，账册从此无人能管。`,
      next: `先不限账号登记：balis operator add ${shellWord(p.name)} --role approver；再由 ${p.name} 用自己的账号加上 --user ${shellWord(p.account)}。`,
    },
    en: {
      what: `That would leave ${p.name} as the only approver, under system user ${p.account} only, but this is ${said(p.user, "en")}; if the account is mistyped, nobody can manage the books any more.`,
      next: `Register without an account first: balis operator add ${shellWord(p.name)} --role approver; then ${p.name} adds --user ${shellWord(p.account)} from there.`,
    },
  }),
  "single-person-must-be-alone": (p: { names: string }): InBoth => ({
    "zh-CN": {
      what: `单人操作只用于一个人的账册，现有操作员：${listed(p.names)}。`,
      next: "有第二个人就由他审批：balis approve 账期；已离任的先注销：balis operator remove 姓名。",
    },
    en: {
      what: `Single-person mode is for books that one person keeps; there are ${p.names}.`,
      next: "Let the second one approve: balis approve PERIOD; remove who has left: balis operator remove NAME.",
    },
  }),
  "single-person-mode-must-end-first": (p: { name: string }): InBoth => ({
    "zh-CN": {
      what: `账册处于单人操作，不能再登记第二个操作员 ${p.name}。`,
      next: "先结束单人操作：balis setting set single-person no，以后关账由第二人审批。",
    },
    en: {
      what: `The books are in single-person mode; ${p.name} would be a second operator.`,
      next: "End it first: balis setting set single-person no; from then on a second person approves.",
    },
  }),
  "action-must-be-sealed": (p: { number: number; at: string; operator: string }): InBoth => ({
    "zh-CN": {
      what: `操作日志第 ${p.number} 行（${minuteOf(p.at)} ${p.operator}）没有校验值：不是本程序写入的，或校验值已被删去。`,
      next: NEXT["zh-CN"],
    },
    en: {
      what: `Row ${p.number} of the action log (${minuteOf(p.at)} ${p.operator}) has no checksum: it was not written by balis, or the checksum was removed.`,
      next: NEXT.en,
    },
  }),
  "action-must-follow-the-one-before": (p: { number: number; at: string; operator: string }): InBoth => ({
    "zh-CN": {
      what: `操作日志第 ${p.number} 行（${minuteOf(p.at)} ${p.operator}）与它之前的内容接不上：前面有行被改动、删去或插入。`,
      next: NEXT["zh-CN"],
    },
    en: {
      what: `Row ${p.number} of the action log (${minuteOf(p.at)} ${p.operator}) does not follow what is before it: a row there was edited, removed or put in.`,
      next: NEXT.en,
    },
  }),
  "action-must-match-its-hash": (p: { number: number; at: string; operator: string }): InBoth => ({
    "zh-CN": {
      what: `操作日志第 ${p.number} 行（${minuteOf(p.at)} ${p.operator}）与其校验值不符：时间、操作员、系统用户、命令或所加事实被改动。`,
      next: NEXT["zh-CN"],
    },
    en: {
      what: `Row ${p.number} of the action log (${minuteOf(p.at)} ${p.operator}) does not match its checksum: time, operator, system user, command or what it added was edited.`,
      next: NEXT.en,
    },
  }),
  "operators-must-be-as-recorded": (p: { rows: number }): InBoth => ({
    "zh-CN": {
      what: `账册里操作员或设置的 ${p.rows} 行不是本程序写入的，不能据此做任何改动。`,
      next: NEXT["zh-CN"],
    },
    en: {
      what: `Rows of operators or settings that balis did not write: ${p.rows}; nothing can be changed on their word.`,
      next: NEXT.en,
    },
  }),
  "rows-must-be-as-sealed": (p: AlteredRow): InBoth => ({
    "zh-CN": { what: alteredZh(p), next: NEXT["zh-CN"] },
    en: { what: alteredEn(p), next: NEXT.en },
  }),
} satisfies MessagesOfCodes;

interface AlteredRow {
  table: string;
  /** Its key, or that of the first of the rows among which it is; empty: there is none any more. */
  row: string;
  among: number;
  how: "edited" | "put-in" | "taken-out";
  /** 0: none. */
  action: number;
  at: string;
  command: string;
}

function alteredZh({ table, row, among, how, action, at, command }: AlteredRow): string {
  const where = `账册的表 ${table}`;
  if (action === 0) return `${where} 中的行 ${row} 不是任何一次操作写入的。`;
  const by = `操作日志第 ${action} 行（${minuteOf(at)}，${command}）`;
  const place = row === "" ? "" : among === 1 ? `在 ${row} 处` : `在自 ${row} 起的 ${among} 行中`;
  if (how === "edited") return `${where} ${place}有一行被改动：与${by}写入时不同。`;
  if (how === "put-in") return `${where} ${place}多出一行：${by}没有写入它。`;
  return `${where} ${place}少了一行：${by}写入的比现在多。`;
}

function alteredEn({ table, row, among, how, action, at, command }: AlteredRow): string {
  const where = `table ${table} of the books`;
  if (action === 0) return `Row ${row} in ${where} was added by no action.`;
  const by = `row ${action} of the action log (${minuteOf(at)}, ${command})`;
  const place = row === "" ? "" : among === 1 ? `, at ${row}` : `, among the ${among} rows from ${row} on`;
  if (how === "edited") return `A row in ${where}${place}, was edited: it is not what ${by} added.`;
  if (how === "put-in") return `There is a row too many in ${where}${place}: ${by} did not add it.`;
  return `A row is missing in ${where}${place}: ${by} added more.`;
}

const NEXT: Record<Language, string> = {
  "zh-CN": "有人绕过程序改过账册文件。停止使用，找出最后一份可信的备份，用 balis log 比较两者。",
  en: "The books were edited outside balis. Stop using them, find the last backup you trust, and compare with balis log.",
};

function said(user: string, language: Language): string {
  return user === "" ? (language === "zh-CN" ? "未知" : "unknown") : user;
}

function either(language: Language, roles: string): string {
  const names = roles.split(",").map((role) => labelOf(language, operatorRoles, role));
  return names.join(language === "zh-CN" ? "或" : " or ");
}

function firstOf(roles: string): string {
  return roles.split(",")[0] ?? "";
}

declare module "../../core/message.ts" {
  interface MessageParams extends ParamsOf<typeof peopleMessages> {}
}

export const operatorRoles: Record<OperatorRole, Term> = {
  clerk: term("经办", "clerk"),
  finance: term("财务", "finance"),
  approver: term("审批", "approver"),
  auditor: term("审计", "auditor"),
};
