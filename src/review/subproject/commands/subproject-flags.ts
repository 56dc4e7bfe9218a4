/** The flags of `balis subproject move`, read into what a move carries; a flag that the move has no use for is refused. */

import { type Day, parseIsoDay } from "../../../core/day.ts";
import { parseYuan } from "../../../core/money.ts";
import { refuse } from "../../../core/refusal.ts";
import { dayOfFlag, evidenceOf } from "../../../registry/commands/registry-input.ts";
import type { Input, OptionSpec } from "../../../terminal/command.ts";
import type { Context } from "../../../terminal/context.ts";
import { options } from "../../../terminal/options.ts";
import { parseAgreedTarget } from "../agreed-target.ts";
import { MAX_NOTICE_MONTHS } from "../checks/one-month.ts";
import { ruleOf } from "../lifecycle.ts";
import {
  ACTORS,
  type Benefit,
  type Carried,
  CHECK_KINDS,
  type CheckKind,
  CONCLUSIONS,
  CONTRACTOR_WAYS,
  type MoveName,
  type MoveTarget,
  NOTHING_CARRIED,
  parseBenefit,
  parseMember,
  parseUsed,
  type TeamMember,
} from "../move.ts";

const option = (flags: string, zh: string, en: string, choices?: readonly string[]): OptionSpec => ({
  flags,
  ...(choices ? { choices } : {}),
  summary: { "zh-CN": zh, en },
});

const PLANNED: Record<CheckKind, string> = {
  midterm: "midterm-on",
  acceptance: "acceptance-on",
  evaluation: "evaluation-on",
};

export const moveOptions: readonly OptionSpec[] = [
  option(
    "--by <body>",
    "由谁作出，表中只有一个时可不写",
    "who makes it, where the table names several",
    ACTORS,
  ),
  option("--on <day>", "日期，默认今天", "the day; today by default"),
  option("--document <number>", "文号", "number of the document"),
  option("--text <text>", "意见、说明", "opinion, remark"),
  options.evidence,
  option(
    "--library <code>",
    "申报单位、获批的单位、承建单位",
    "the applicant, the university decided for, the lead institution",
  ),
  option(
    "--previous <id>",
    "上年度子项目，有几个可能时写明；都不是写 none",
    "the sub-project of the year before, where several may be; or none",
  ),
  option("--yuan <amount>", "批复金额、申请金额（元）", "the amount granted, or applied for, in yuan"),
  option(
    "--way <way>",
    `承建方式：${CONTRACTOR_WAYS.join(" ")}`,
    `how: ${CONTRACTOR_WAYS.join(" ")}`,
    CONTRACTOR_WAYS,
  ),
  option(
    "--member <members...>",
    "小组成员：姓名@图书馆，或 姓名@unit:单位",
    "members: name@library, or name@unit:body",
  ),
  option(
    "--target <targets...>",
    '绩效目标：传递量>=20000 笔，或带代号和口径："delivered: 传递量>=20000 笔 @cycle"（@every-year 为每年）',
    'targets: deliveries>=20000 requests, or with key and window: "delivered: deliveries>=20000 requests @cycle" (@every-year)',
  ),
  option(
    "--target-file <file>",
    "绩效目标的文件（YAML：subproject，targets 各有 key、name、target、unit、window）",
    "a file of targets (YAML: subproject, targets each with key, name, target, unit, window)",
  ),
  option("--midterm-on <day>", "协议约定的中期检查日", "the agreement's day of the mid-term inspection"),
  option("--acceptance-on <day>", "协议约定的验收日", "the agreement's day of acceptance"),
  option("--evaluation-on <day>", "协议约定的绩效评价日", "the agreement's day of evaluation"),
  option(
    "--notice-months <n>",
    "协议约定提前几个月通知，默认 1",
    "months of notice by the agreement, 1 by default",
  ),
  option(
    "--check <kind>",
    `检查：${CHECK_KINDS.join(" ")}`,
    `the check: ${CHECK_KINDS.join(" ")}`,
    CHECK_KINDS,
  ),
  option("--check-on <day>", "通知的检查日", "the day of the check that is noticed"),
  option(
    "--report-by <day>",
    "报告期限，默认检查日",
    "the report's deadline; the day of the check by default",
  ),
  option(
    "--conclusion <word>",
    `结论：${CONCLUSIONS.join(" ")}`,
    `conclusion: ${CONCLUSIONS.join(" ")}`,
    CONCLUSIONS,
  ),
  option("--rectify-by <day>", "整改期限", "deadline of the rectification"),
  option(
    "--used <amounts...>",
    "各校使用经费（元）：10002=230000.00",
    "what each university used, in yuan: 10002=230000.00",
  ),
  option(
    "--benefit <benefits...>",
    "建设效益：10002:传递量=12000 笔",
    "benefits: 10002:deliveries=12000 requests",
  ),
];

const AGREED_TARGET = "传递量>=20000 笔 | delivered: 传递量>=20000 笔 @cycle | … @every-year";

const ALWAYS = ["by", "on", "document", "text", "evidence", "dry-run"];

const MAY: Partial<Record<MoveName, readonly string[]>> = {
  apply: ["yuan", "previous"],
  decide: ["library", "previous"],
  agree: ["target-file", "acceptance-on", "evaluation-on", "notice-months"],
  "replace-contractor": ["way"],
  notice: ["report-by"],
  conclude: ["rectify-by"],
  recheck: ["rectify-by"],
};

/** Flags as typed: "checkOn" is --check-on. */
export function requireFittingFlags(input: Input, move: MoveName): void {
  const own = [...ruleOf(move).needs, ...(MAY[move] ?? [])];
  const flags = [...own, ...ALWAYS.filter((f) => !own.some((o) => o === f))];
  const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const strange = input
    .given()
    .map(dashed)
    .find((flag) => !flags.includes(flag));
  if (strange === undefined) return;
  const params = { flag: `--${strange}`, move, flags: flags.map((f) => `--${f}`).join(" ") };
  refuse("flag-must-fit-the-move", params);
}

/** `libraryOf` resolves a typed library to its code. */
export async function carriedBy(
  context: Context,
  input: Input,
  libraryOf: (text: string) => Promise<string>,
): Promise<Carried> {
  const library = input.text("library");
  const members = input
    .texts("member")
    .map((text) => parsed("--member", text, parseMember(text), "张三@10002 | Li Si@10002"));
  const benefits = input
    .texts("benefit")
    .map((text) => parsed("--benefit", text, parseBenefit(text), "10002:传递量=12000 笔"));
  const used = input.texts("used").map((text) => parsed("--used", text, parseUsed(text), "10002=230000.00"));
  return {
    ...NOTHING_CARRIED,
    library: library === undefined ? null : await libraryOf(library),
    fen: yuanOf(input),
    way: input.choice("way", "--way", CONTRACTOR_WAYS) ?? null,
    team: await inOrder(members, (m) => memberOf(m, libraryOf)),
    targets: withOwnKeys([
      ...(await filedTargets(context, input)),
      ...input
        .texts("target")
        .map((t) => parsed<MoveTarget>("--target", t, parseAgreedTarget(t), AGREED_TARGET)),
    ]),
    planned: plannedBy(input),
    noticeMonths: monthsOf(input),
    check: input.choice("check", "--check", CHECK_KINDS) ?? null,
    checkOn: dayOfFlag(input, "checkOn", "--check-on"),
    reportBy: dayOfFlag(input, "reportBy", "--report-by"),
    conclusion: input.choice("conclusion", "--conclusion", CONCLUSIONS) ?? null,
    rectifyBy: dayOfFlag(input, "rectifyBy", "--rectify-by"),
    used: await inOrder(used, async (u) => ({ library: await libraryOf(u.library), fen: u.fen })),
    benefits: await inOrder(benefits, async (b): Promise<Benefit> => {
      const { name, value, unit } = b.benefit;
      return { library: await libraryOf(b.library), name, value, unit };
    }),
    document: input.text("document")?.trim() ?? "",
    text: input.text("text")?.trim() ?? "",
    evidence: await evidenceOf(context, input),
  };
}

async function filedTargets(context: Context, input: Input): Promise<readonly MoveTarget[]> {
  const typed = input.text("targetFile");
  if (typed === undefined) return [];
  const path = context.path(typed);
  const { basename } = await import("node:path");
  const { readTextFile } = await import("../../../tables/io/read-text.ts");
  const { readAgreedTargets } = await import("../io/read-agreed-targets.ts");
  return readAgreedTargets({ file: basename(path), text: readTextFile(path) }, input.arg(0));
}

/** Two targets of one key could not be told apart. */
function withOwnKeys(targets: readonly MoveTarget[]): readonly MoveTarget[] {
  const keys = targets.flatMap(({ key }) => key ?? []);
  const twice = keys.find((key, i) => keys.indexOf(key) < i);
  if (twice === undefined) return targets;
  return refuse("value-must-be-valid", { flag: "--target", text: `${twice}: …`, allowed: AGREED_TARGET });
}

function parsed<T>(flag: string, text: string, value: T | undefined, allowed: string): T {
  return value ?? refuse("value-must-be-valid", { flag, text, allowed });
}

async function inOrder<T, R>(items: readonly T[], make: (item: T) => Promise<R>): Promise<R[]> {
  const made: R[] = [];
  for (const item of items) made.push(await make(item));
  return made;
}

async function memberOf(
  member: TeamMember,
  libraryOf: (text: string) => Promise<string>,
): Promise<TeamMember> {
  const body = /^unit[:：]\s*(.+)$/.exec(member.unit)?.[1];
  return { name: member.name, unit: body ?? (await libraryOf(member.unit)) };
}

function yuanOf(input: Input): bigint | null {
  const typed = input.text("yuan");
  if (typed === undefined) return null;
  return parsed("--yuan", typed, parseYuan(typed), "300000.00, …");
}

/** All three days or none: the agreement plans every check. */
function plannedBy(input: Input): Carried["planned"] {
  const days = CHECK_KINDS.map((kind): [CheckKind, Day | null] => {
    const typed = input.text(`${kind}On`);
    if (typed === undefined) return [kind, null];
    return [kind, parsed(`--${PLANNED[kind]}`, typed, parseIsoDay(typed), "2019-07-15")];
  });
  if (days.every(([, day]) => day === null)) return null;
  const missing = days.filter(([, day]) => day === null).map(([kind]) => `--${PLANNED[kind]}`);
  if (missing.length > 0) refuse("flag-must-be-given", { flag: missing.join(" ") });
  const [midterm, acceptance, evaluation] = days.map(([, day]) => day ?? "");
  return { midterm: midterm ?? "", acceptance: acceptance ?? "", evaluation: evaluation ?? "" };
}

function monthsOf(input: Input): number | null {
  const months = input.count("noticeMonths", "--notice-months");
  if (months === undefined) return null;
  if (months >= 1 && months <= MAX_NOTICE_MONTHS) return months;
  const allowed = `1–${MAX_NOTICE_MONTHS}`;
  return refuse("value-must-be-valid", { flag: "--notice-months", text: `${months}`, allowed });
}
