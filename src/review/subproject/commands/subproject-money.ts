import { formatYuan, parseYuan } from "../../../core/money.ts";
import { refuse } from "../../../core/refusal.ts";
import { term } from "../../../core/words/language.ts";
import { dayOn, moneyOptions } from "../../../month/ledger/commands/payment.ts";
import { FUND_SOURCES } from "../../../records/record.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import type { CommandSpec, Input, OptionSpec } from "../../../terminal/command.ts";
import type { Context } from "../../../terminal/context.ts";
import { options } from "../../../terminal/options.ts";
import { table } from "../../../terminal/table.ts";
import { classOf } from "../economic-class.ts";
import { overspentLines } from "../money/settled-money.ts";
import { compareVouchers, type VoucherComparison } from "../spending.ts";
import { subProjectWords } from "../words/subproject.ts";
import { classLines, fundLines, indented } from "./show-subproject.ts";

export const lineOptions: readonly OptionSpec[] = [
  { flags: "--line <name>", summary: { "zh-CN": "预算项目", en: "the budget line" } },
  {
    flags: "--class <code>",
    summary: { "zh-CN": "支出经济分类，如 30227", en: "economic class, e.g. 30227" },
  },
  {
    flags: "--source <source>",
    choices: FUND_SOURCES,
    summary: {
      "zh-CN": "资金来源：fiscal 当年财政拨款，carry-over 上年结转，other 其他",
      en: "source: fiscal, carry-over, other",
    },
  },
  {
    flags: "--yuan <amount>",
    summary: {
      "zh-CN": "金额（元）；负数写作 --yuan=-100.00",
      en: "amount in yuan; below zero: --yuan=-100.00",
    },
  },
  { flags: "--library <name>", summary: { "zh-CN": "哪个图书馆的钱", en: "the library whose money it is" } },
  moneyOptions.on,
];

export async function keyOf(context: Context, input: Input) {
  const { classesOf } = await import("../steps/fund-subproject.ts");
  const line = input.required("line", "--line").trim();
  const typed = input.required("class", "--class");
  const found = classOf(await classesOf((await context.store()).read), typed);
  const economicClass = found?.code ?? refuse("economic-class-must-be-known", { text: typed });
  const source = input.choice("source", "--source", FUND_SOURCES) ?? null;
  return { line, economicClass, source, ...(await libraryAsked(context, input, "library")) };
}

/** Absent: the contractor's. */
export async function libraryAsked(
  context: Context,
  input: Input,
  name: string,
): Promise<{ library?: LibraryCode }> {
  const typed = input.text(name);
  if (typed === undefined) return {};
  const { libraryOf } = await import("../../../registry/steps/read-registry.ts");
  return { library: await libraryOf((await context.store()).read, typed) };
}

export function yuanOf(input: Input): bigint {
  const typed = input.required("yuan", "--yuan");
  return (
    parseYuan(typed) ?? refuse("value-must-be-valid", { flag: "--yuan", text: typed, allowed: "1234.50, …" })
  );
}

export const spendCommand: CommandSpec = {
  usage: "spend <id>",
  summary: {
    "zh-CN": "手工登记一笔支出（超预算拒绝；财务系统的明细用 balis import 导入）",
    en: "type in one expense (refused beyond the budget; the finance system's export goes by balis import)",
  },
  examples: [
    term(
      "subproject spend 2019-dd --line 数据加工 --class 30227 --yuan 12000 --on 2019-06-03 --voucher 记-0231 --payee 某某公司",
      'subproject spend 2019-dd --line 数据加工 --class 30227 --yuan 12000 --on 2019-06-03 --voucher 记-0231 --payee "Sample Company"',
    ),
  ],
  options: [
    ...lineOptions,
    moneyOptions.voucher,
    { flags: "--payee <name>", summary: { "zh-CN": "收款单位", en: "the payee" } },
    { flags: "--text <text>", summary: { "zh-CN": "摘要", en: "a remark" } },
    options.dryRun,
  ],
  run: async (context, input) => {
    const { typeSpending } = await import("../steps/fund-subproject.ts");
    const dryRun = input.flag("dryRun");
    const said = {
      ...(await keyOf(context, input)),
      ...{
        voucherNo: input.required("voucher", "--voucher").trim(),
        entryNo: "",
        day: dayOn(context, input),
      },
      ...{ payee: input.required("payee", "--payee"), text: input.text("text") ?? "", fen: yuanOf(input) },
    };
    const asked = { store: await context.store(), action: context.action(), dryRun, id: input.arg(0) };
    const made = await typeSpending({ ...asked, said });
    const { id, subproject, line, voucherNo } = made;
    const about = { id, subproject, line, yuan: formatYuan(made.fen), voucher: voucherNo };
    return {
      schema: "subproject-spend/1",
      json: { spending: made, dryRun },
      lines: [subProjectWords[context.language].spent(about)],
    };
  },
};

export const spendingCommand: CommandSpec = {
  usage: "spending <id>",
  summary: {
    "zh-CN": "支出：按项目、来源、经济分类和月份的执行率，与账册付款核对凭证",
    en: "spending: rates by line, source, class and month; vouchers compared with the books' payments",
  },
  examples: ["subproject spending 2019-dd --until 2019-07"],
  options: [
    {
      flags: "--until <month>",
      summary: { "zh-CN": "截至哪个月，如 2019-07", en: "the last month that counts, e.g. 2019-07" },
    },
  ],
  run: async (context, input) => {
    const { subProjectBooks } = await import("../steps/subproject-books.ts");
    const { classesOf } = await import("../steps/fund-subproject.ts");
    const { overspentFinding } = await import("../steps/spending-desk.ts");
    const until = input.text("until") ?? null;
    if (until !== null && !/^20\d{2}-(0[1-9]|1[0-2])$/.test(until))
      refuse("value-must-be-valid", { flag: "--until", text: until, allowed: "2019-07" });
    const { read } = await context.store();
    const { subproject, entries, spent, funds } = await subProjectBooks(read, input.arg(0), until);
    const movements = (await read.movements()).filter((m) => until === null || m.day.slice(0, 7) <= until);
    const counted = spent.filter((s) => until === null || s.day.slice(0, 7) <= until);
    const vouchers = compareVouchers({ subproject, spent: counted, movements });
    return {
      schema: "subproject-spending/1",
      json: { subproject: subproject.id, funds, vouchers },
      lines: [
        ...fundLines(funds, context.language),
        ...classLines(funds, context.language, await classesOf(read)),
        ...voucherLines(context, vouchers),
      ],
      findings: overspentLines({ entries, spent, until }).map((l) => overspentFinding(subproject.id, l)),
      needsPerson: vouchers?.different.some((v) => v.paidFen !== null) === true,
    };
  },
};

function voucherLines(context: Context, vouchers: VoucherComparison | null): string[] {
  const words = subProjectWords[context.language];
  if (vouchers === null) return [words.noFund];
  const { agreeing, different } = vouchers;
  const yuan = (fen: bigint | null): string => (fen === null ? "—" : formatYuan(fen));
  const rows = different.map((v) => [
    ...[v.month, v.voucherNo, yuan(v.spentFen), yuan(v.paidFen)],
    formatYuan((v.spentFen ?? 0n) - (v.paidFen ?? 0n)),
  ]);
  const columns = words.voucherColumns.map((head, i) => ({ head, right: i > 1 }));
  return [
    words.vouchers({ agreeing, different: different.length }),
    ...(rows.length === 0 ? [] : indented(table(columns, rows))),
    `  ${words.voucherRule}`,
  ];
}
