/** balis subproject budget|receive: what may be spent and what arrived. */
import type { Finding } from "../../../core/finding.ts";
import { formatYuan } from "../../../core/money.ts";
import { refuse } from "../../../core/refusal.ts";
import { dayOn, moneyOptions } from "../../../month/ledger/commands/payment.ts";
import { FUND_SOURCES } from "../../../records/record.ts";
import type { CommandSpec, Input } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { options } from "../../../terminal/options.ts";
import { table } from "../../../terminal/table.ts";
import { classOf } from "../economic-class.ts";
import { subprojectFunds } from "../funds.ts";
import { RECEIPT_KINDS } from "../money/money-received.ts";
import { plannedFen } from "../money/plan-budget.ts";
import type { SubProjectBooks } from "../steps/subproject-books.ts";
import { BUDGET_CHANGES, type BudgetEntry } from "../subproject-budget.ts";
import { subProjectWords } from "../words/subproject.ts";
import { budgetChanges, fundSources, receiptKinds } from "../words/subproject-terms.ts";
import { requireInCycle } from "../years.ts";
import { fundLines, indented } from "./show-subproject.ts";
import { keyOf, libraryAsked, lineOptions, yuanOf } from "./subproject-money.ts";

const document = { flags: "--document <number>", summary: { "zh-CN": "文号", en: "number of the document" } };

export const subProjectBudgetCommand: CommandSpec = {
  usage: "budget <id>",
  summary: {
    "zh-CN": "子项目预算：查看、编年初预算（逐项或 --import 表）、追加、收回、调剂、结转",
    en: "its budget: show it, set lines (one by one or --import a table), change them",
  },
  examples: ["subproject budget 2019-dd --import budget.csv"],
  options: [
    {
      flags: "--import <file>",
      summary: { "zh-CN": "预算表（XLSX、CSV）", en: "a table of entries (XLSX, CSV)" },
    },
    {
      flags: "--adjust",
      summary: {
        "zh-CN": "是调整：--yuan 为增减额（不得超过批复）",
        en: "an adjustment: --yuan is the amount added (within the grant)",
      },
    },
    {
      flags: "--kind <kind>",
      choices: BUDGET_CHANGES,
      summary: {
        "zh-CN": "调整的类型：addition 追加，withdrawal 收回，transfer 调剂，carry-over 结转",
        en: "kind of adjustment: addition, withdrawal, transfer, carry-over",
      },
    },
    {
      flags: "--to-line <name>",
      summary: { "zh-CN": "调剂到哪个预算项目（--yuan 为正数）", en: "the line that a transfer goes to" },
    },
    { flags: "--to-class <code>", summary: { "zh-CN": "它的经济分类", en: "its economic class" } },
    { flags: "--to-library <name>", summary: { "zh-CN": "它的图书馆", en: "its library" } },
    {
      flags: "--year <year>",
      summary: { "zh-CN": "预算年度，默认按日期", en: "the budget's year; that of the day by default" },
    },
    ...lineOptions,
    ...[options.reason, document, options.dryRun],
  ],
  run: async (context, input) => {
    if (input.text("import") !== undefined) return importBudget(context, input);
    const isChange = input.flag("adjust") || ["kind", "toLine"].some((n) => input.text(n) !== undefined);
    if (input.text("yuan") !== undefined || isChange) return setLine(context, input, isChange);
    const strange = ["line", "class", "source"].find((name) => input.text(name) !== undefined);
    if (strange !== undefined) refuse("flag-must-be-given", { flag: "--yuan" });
    return showBudget(context, input);
  },
};

async function showBudget(context: Context, input: Input): Promise<Answer> {
  const { subProjectBooks } = await import("../steps/subproject-books.ts");
  const books = await subProjectBooks((await context.store()).read, input.arg(0));
  const { id } = books.subproject;
  const { entries, spent } = books;
  const year = input.text("year");
  if (year !== undefined) requireInCycle(books.subproject, year);
  const funds = year === undefined ? books.funds : subprojectFunds({ entries, spent, year });
  const lines =
    entries.length === 0
      ? [subProjectWords[context.language].noBudget(id)]
      : [
          ...fundLines(funds, context.language),
          ...adjustmentLines(context, entries),
          ...unplannedLines(context, books),
        ];
  return { schema: "subproject-budget/1", json: { subproject: id, entries, funds }, lines };
}

/** What of the grant no year's budget has yet. */
function unplannedLines(context: Context, { state: { grantedFen }, entries }: SubProjectBooks): string[] {
  const left = (grantedFen ?? 0n) - plannedFen(entries);
  return left > 0n ? [subProjectWords[context.language].unplanned(formatYuan(left))] : [];
}

function adjustmentLines(context: Context, entries: readonly BudgetEntry[]): string[] {
  const { language } = context;
  const words = subProjectWords[language];
  const made = entries.filter((e) => e.kind === "adjustment");
  if (made.length === 0) return [];
  const lines = made.map((e) => {
    const kind = e.change === undefined ? "" : `${budgetChanges[e.change][language]} `;
    return words.adjustment({ ...e, line: `${kind}${e.line}`, yuan: formatYuan(e.fen) });
  });
  return [words.adjustments, ...indented(lines)];
}

async function setLine(context: Context, input: Input, isChange: boolean): Promise<Answer> {
  const { budgetSubProject, transferOf } = await import("../steps/budget-subproject.ts");
  const words = subProjectWords[context.language];
  const key = await keyOf(context, input);
  const fen = yuanOf(input);
  if (!isChange && fen < 0n)
    refuse("value-must-be-valid", { flag: "--yuan", text: formatYuan(fen), allowed: "≥ 0.00" });
  const to = await transferTo(context, input);
  const typed = input.choice("kind", "--kind", BUDGET_CHANGES);
  if (typed === "transfer" && to === null) refuse("flag-must-be-given", { flag: "--to-line --to-class" });
  if (to !== null && typed !== undefined && typed !== "transfer")
    refuse("value-must-be-valid", { flag: "--kind", text: typed, allowed: "transfer" });
  const year = input.text("year");
  const change = {
    ...{ ...key, source: key.source ?? (typed === "carry-over" ? "carry-over" : "fiscal"), fen },
    ...{ kind: isChange ? ("adjustment" as const) : ("initial" as const), day: dayOn(context, input) },
    document: isChange ? input.required("document", "--document") : (input.text("document") ?? ""),
    reason: isChange ? input.required("reason", "--reason") : (input.text("reason") ?? ""),
    ...(typed === undefined ? {} : { change: typed }),
    ...(year === undefined ? {} : { year }),
  };
  const dryRun = input.flag("dryRun");
  const made = await budgetSubProject({
    ...{ store: await context.store(), action: context.action(), dryRun, id: input.arg(0) },
    changes: to === null ? [change] : transferOf(change, to),
  });
  const lines = made.map((entry) => {
    const yuan = formatYuan(entry.fen);
    return words.budgeted({
      ...{ id: entry.subproject, line: entry.line, economicClass: entry.economicClass },
      source: fundSources[entry.source][context.language],
      change: isChange ? words.adjustedBy(yuan) : words.initialTo(yuan),
    });
  });
  const json = to === null ? { entry: made[0] ?? null, dryRun } : { entries: made, dryRun };
  return {
    schema: "subproject-budget-set/1",
    json,
    lines: lines.length === 0 ? [words.budgetSame] : lines,
  };
}

async function transferTo(context: Context, input: Input) {
  const line = input.text("toLine")?.trim();
  if (line === undefined) return null;
  const { classesOf } = await import("../steps/fund-subproject.ts");
  const typed = input.required("toClass", "--to-class");
  const found = classOf(await classesOf((await context.store()).read), typed);
  const economicClass = found?.code ?? refuse("economic-class-must-be-known", { text: typed });
  return { line, economicClass, ...(await libraryAsked(context, input, "toLibrary")) };
}

async function importBudget(context: Context, input: Input): Promise<Answer> {
  const { importSubProjectBudget } = await import("../steps/budget-subproject.ts");
  const dryRun = input.flag("dryRun");
  const done = await importSubProjectBudget({
    ...{ store: await context.store(), action: context.action(), dryRun, id: input.arg(0) },
    ...{ files: await context.files(), path: context.path(input.text("import") ?? "") },
    ...{ day: dayOn(context, input), document: input.text("document") ?? "" },
  });
  return imported(context, { ...done, dryRun, schema: "subproject-budget-import/1" });
}

function imported(
  context: Context,
  of: {
    schema: "subproject-budget-import/1" | "subproject-receive-import/1";
    added: readonly unknown[];
    present: number;
    findings: readonly Finding[];
    dryRun: boolean;
  },
): Answer {
  const words = subProjectWords[context.language];
  const { schema, added, present, findings, dryRun } = of;
  const line = findings.length > 0 ? words.notTaken : words.imported({ added: added.length, present });
  return { schema, json: { added, present, dryRun }, lines: [line], findings };
}

export const receiveCommand: CommandSpec = {
  usage: "receive <id>",
  summary: {
    "zh-CN": "到位资金：查看、登记到位、转拨和上缴（逐笔或 --import 表）",
    en: "money that arrived: show it, record what was received, passed on or returned (one by one or --import)",
  },
  examples: ["subproject receive 2019-dd --import receipts.csv"],
  options: [
    {
      flags: "--import <file>",
      summary: { "zh-CN": "到位资金表（XLSX、CSV）", en: "a table of receipts (XLSX, CSV)" },
    },
    {
      flags: "--kind <kind>",
      choices: RECEIPT_KINDS,
      summary: {
        "zh-CN": "received 到位（默认），passed-on 转拨，returned 上缴",
        en: "received (by default), passed-on, returned",
      },
    },
    ...lineOptions.filter((o) => !/^--(line|class)/.test(o.flags)),
    moneyOptions.voucher,
    { flags: "--text <text>", summary: { "zh-CN": "摘要", en: "a remark" } },
    options.dryRun,
  ],
  run: async (context, input) => {
    const { importReceipts, receiveMoney } = await import("../steps/receive-money.ts");
    const typed = input.text("import");
    if (typed === undefined && input.text("yuan") === undefined) return showReceipts(context, input);
    const dryRun = input.flag("dryRun");
    const asked = { store: await context.store(), action: context.action(), dryRun, id: input.arg(0) };
    if (typed !== undefined) {
      const files = await context.files();
      const done = await importReceipts({ ...asked, files, path: context.path(typed) });
      return imported(context, { ...done, dryRun, schema: "subproject-receive-import/1" });
    }
    const { library } = await libraryAsked(context, input, "library");
    if (library === undefined) return refuse("flag-must-be-given", { flag: "--library" });
    const { made, findings } = await receiveMoney({
      ...asked,
      said: {
        ...{ library, fen: yuanOf(input), day: dayOn(context, input), text: input.text("text") ?? "" },
        ...{ voucherNo: input.required("voucher", "--voucher").trim() },
        kind: input.choice("kind", "--kind", RECEIPT_KINDS) ?? "received",
        source: input.choice("source", "--source", FUND_SOURCES) ?? "fiscal",
      },
    });
    const words = subProjectWords[context.language];
    const about = made && {
      ...made,
      yuan: formatYuan(made.fen),
      kind: receiptKinds[made.kind][context.language],
    };
    const lines = [about ? words.received(about) : words.same];
    return { schema: "subproject-receive/1", json: { receipt: made, dryRun }, lines, findings };
  },
};

async function showReceipts(context: Context, input: Input): Promise<Answer> {
  const { subProjectBooks } = await import("../steps/subproject-books.ts");
  const { language } = context;
  const words = subProjectWords[language];
  const { subproject, receipts } = await subProjectBooks((await context.store()).read, input.arg(0));
  const rows = receipts.map((r) => [
    ...[r.day, r.voucherNo, r.library, fundSources[r.source][language], receiptKinds[r.kind][language]],
    ...[formatYuan(r.fen), r.text],
  ]);
  const columns = words.receiptColumns.map((head, i) => ({ head, right: i === 5 }));
  return {
    schema: "subproject-receipts/1",
    json: { subproject: subproject.id, receipts },
    lines: rows.length === 0 ? [words.noReceipts(subproject.id)] : table(columns, rows),
  };
}
