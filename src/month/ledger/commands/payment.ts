import { dayInShanghai, parseIsoDay } from "../../../core/day.ts";
import { type Fen, formatYuan, parseYuan } from "../../../core/money.ts";
import { refuse } from "../../../core/refusal.ts";
import { term } from "../../../core/words/language.ts";
import { libraryNames } from "../../../registry/commands/library-names.ts";
import type { CommandSpec, Input } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { listOptions, options } from "../../../terminal/options.ts";
import { table } from "../../../terminal/table.ts";
import type { Account } from "../entry.ts";
import type { Movement } from "../movement.ts";
import { accountLabel } from "../words/account-label.ts";
import { moneyWords, movementKinds, PAYMENT_AMOUNT, paymentRows } from "../words/money.ts";
import { bankListCommand } from "./bank-list.ts";

export const moneyOptions = {
  yuan: {
    flags: "--yuan <amount>",
    summary: { "zh-CN": "金额（元），如 1234.50", en: "amount in yuan, e.g. 1234.50" },
  },
  on: { flags: "--on <day>", summary: { "zh-CN": "日期，默认今天", en: "the day; today by default" } },
  fund: { flags: "--fund <fund>", summary: { "zh-CN": "资金名称", en: "the fund" } },
  voucher: {
    flags: "--voucher <number>",
    summary: { "zh-CN": "财务系统的凭证号", en: "voucher number in the finance system" },
  },
};

export const paymentCommand: CommandSpec = {
  usage: "payment",
  summary: {
    "zh-CN": "登记收付款：付给图书馆、物流公司，或收到图书馆的款",
    en: "record payments and receipts: paid to a library or the courier company, or received",
  },
  subcommands: [
    {
      usage: "record <party>",
      summary: {
        "zh-CN": "登记一笔付款（--received 为收款）；对象是图书馆或 courier:公司",
        en: "record a payment (--received: a receipt); the party is a library or courier:company",
      },
      examples: [
        "payment record 10001 --yuan 351.00 --fund dd --voucher 记-0231 --on 2019-06-20",
        "payment record courier:sample-courier --yuan 23.00 --fund courier --voucher 记-0232 --on 2019-06-20",
      ],
      options: [
        ...[moneyOptions.yuan, moneyOptions.on, moneyOptions.fund, moneyOptions.voucher, options.period],
        { flags: "--received", summary: { "zh-CN": "是收到的款", en: "it was received" } },
        {
          flags: "--advance",
          summary: { "zh-CN": "预付：可以多于所欠", en: "an advance: it may be more than is owed" },
        },
        { flags: "--text <text>", summary: { "zh-CN": "说明", en: "a remark" } },
        options.dryRun,
      ],
      run: record,
    },
    {
      usage: "reverse <id>",
      summary: { "zh-CN": "冲销一笔登记错的收付款", en: "reverse a payment or receipt recorded by mistake" },
      examples: [
        term("payment reverse M-3 --reason 银行退回", 'payment reverse M-3 --reason "sent back by the bank"'),
      ],
      options: [options.reason, moneyOptions.on, options.period, options.dryRun],
      run: async (context, input) => {
        const { reverseMovement } = await import("../steps/record-movement.ts");
        const dryRun = input.flag("dryRun");
        const movement = await reverseMovement({
          ...{ store: await context.store(), action: context.action(), dryRun, id: input.arg(0) },
          ...{ reason: input.required("reason", "--reason"), day: dayOn(context, input) },
          period: input.text("period") ?? null,
        });
        return recorded(context, movement, dryRun);
      },
    },
    bankListCommand,
    {
      usage: "list",
      summary: { "zh-CN": "列出收付款和拨款", en: "list payments, receipts and appropriations" },
      examples: ["payment list"],
      options: [options.period, ...listOptions],
      run: async (context, input) => {
        const { read } = await context.store();
        const period = input.text("period");
        const all = await read.movements();
        const movements = all.filter((m) => period === undefined || m.period === period);
        const words = moneyWords[context.language];
        const library = await libraryNames(context);
        const rows = paymentRows(movements, { language: context.language, all, library });
        const columns = words.paymentColumns.map((head, i) => ({ head, right: i === PAYMENT_AMOUNT }));
        return {
          schema: "payment-list/1",
          table: { columns, rows },
          json: { movements },
          lines: table(columns, rows),
        };
      },
    },
  ],
};

async function record(context: Context, input: Input): Promise<Answer> {
  const { recordPayment } = await import("../steps/record-movement.ts");
  const store = await context.store();
  const dryRun = input.flag("dryRun");
  const movement = await recordPayment({
    ...{ store, action: context.action(), dryRun },
    payment: {
      kind: input.flag("received") ? "receipt" : "payment",
      account: await accountOf(context, input.arg(0)),
      fen: positiveYuan(input.required("yuan", "--yuan")),
      day: dayOn(context, input),
      fund: input.required("fund", "--fund"),
      voucher: input.required("voucher", "--voucher"),
      text: input.text("text") ?? "",
      period: input.text("period") ?? null,
      isAdvance: input.flag("advance"),
    },
  });
  return recorded(context, movement, dryRun);
}

async function accountOf(context: Context, party: string): Promise<Account> {
  const company = /^courier:([a-z0-9-]+)$/i.exec(party)?.[1]?.toLowerCase();
  if (company !== undefined) return `payable:courier:${company}`;
  const { libraryOf } = await import("../../../registry/steps/read-registry.ts");
  return `payable:library:${await libraryOf((await context.store()).read, party)}`;
}

function positiveYuan(text: string): Fen {
  const fen = parseYuan(text);
  if (fen !== undefined && fen > 0n) return fen;
  return refuse("value-must-be-valid", { flag: "--yuan", text, allowed: "0.01, 1234.50, …" });
}

export function dayOn(context: Context, input: Input): string {
  const day = input.text("on") ?? dayInShanghai(context.action().at) ?? "";
  return (
    parseIsoDay(day) ?? refuse("value-must-be-valid", { flag: "--on", text: day, allowed: "2019-06-30" })
  );
}

async function recorded(context: Context, movement: Movement, dryRun: boolean): Promise<Answer> {
  const { id, kind, fund, period, fen } = movement;
  const account = accountLabel(context.language, movement.account, await libraryNames(context));
  const yuan = formatYuan(fen < 0n ? -fen : fen);
  const text = movementKinds[kind][context.language];
  return {
    schema: "payment/1",
    json: { movement, dryRun },
    lines: [moneyWords[context.language].recorded({ id, text, yuan, account, fund, period })],
  };
}
