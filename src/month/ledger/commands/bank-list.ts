import { basename } from "node:path";
import { sumOf } from "../../../core/list.ts";
import { formatYuan } from "../../../core/money.ts";
import { periodOf } from "../../../core/period.ts";
import { refuse } from "../../../core/refusal.ts";
import { settingOf } from "../../../core/setting.ts";
import { workbooksOf } from "../../../people/commands/workbooks.ts";
import { libraryNames } from "../../../registry/commands/library-names.ts";
import { count, type Row, text, yuan } from "../../../sheet/sheet.ts";
import { sheetMark } from "../../../sheet/workbook.ts";
import type { CommandSpec, Input } from "../../../terminal/command.ts";
import type { Context } from "../../../terminal/context.ts";
import { options } from "../../../terminal/options.ts";
import { VERSION } from "../../../terminal/version.ts";
import { type BankAccount, bankPayments, readBankAccounts } from "../bank-accounts.ts";
import { bankWords } from "../words/bank.ts";

export const bankListCommand: CommandSpec = {
  usage: "bank",
  summary: {
    "zh-CN": "给银行的付款清单（Excel）：已登记的付款按收款单位合计，配上收款账户；账号只写入清单",
    en: "the list of payments for the bank (Excel): what is recorded as paid, by payee, with bank accounts; account numbers go into the list only",
  },
  examples: ["payment bank --period 2019-06 --accounts payees.csv -o bank-2019-06.xlsx"],
  options: [
    {
      flags: "--accounts <file>",
      summary: {
        "zh-CN": "收款账户（CSV：代码、户名、开户行、账号），只读取，不保存",
        en: "bank accounts (CSV: code, account name, bank, account number); read and not kept",
      },
    },
    options.period,
    options.output,
  ],
  run: async (context, input) => {
    const typed = input.text("period");
    const period = typed === undefined ? null : periodOf(typed).id;
    const file = input.required("output", "-o");
    if (!/\.xlsx$/i.test(file)) refuse("output-must-be-a-workbook", { path: file });
    const accounts = await accountsIn(context, input);
    const { read } = await context.store();
    const movements = (await read.movements()).filter((m) => period === null || m.period === period);
    const { pay, leftOut } = bankPayments(movements);
    if (pay.length === 0) refuse("bank-list-must-have-payments", { period });
    const missing = pay.filter((p) => !accounts.has(p.payee)).map((p) => p.payee);
    if (missing.length > 0)
      refuse("payee-must-have-a-bank-account", {
        file: basename(input.text("accounts") ?? ""),
        payees: missing,
      });
    const words = bankWords[context.language];
    const name = await libraryNames(context);
    const rows = pay.map(({ payee, fen, movements: ids }, i): Row => {
      const { name: holder = "", bank = "", number = "" } = accounts.get(payee) ?? {};
      return [
        count(i + 1),
        text(name(payee)),
        text(holder),
        text(bank),
        text(number),
        yuan(fen),
        text(ids.join(" ")),
      ];
    });
    await writeList(context, { path: context.path(file), period, rows });
    const totalFen = sumOf(pay, (p) => p.fen);
    return {
      schema: "payment-bank/1",
      json: { file, period, payees: pay, leftOut, totalFen },
      lines: [
        words.written({ file, payees: pay.length, yuan: formatYuan(totalFen) }),
        ...leftOut.map((p) =>
          words.leftOut({ payee: name(p.payee), yuan: formatYuan(p.fen), ids: p.movements.join(" ") }),
        ),
      ],
    };
  },
};

/** By payee. Refused whole where a row is wrong: a list with a hole pays somebody nothing. */
async function accountsIn(context: Context, input: Input): Promise<ReadonlyMap<string, BankAccount>> {
  const typed = input.required("accounts", "--accounts");
  const { readTextFile } = await import("../../../tables/io/read-text.ts");
  const { parseRegistryText } = await import("../../../registry/io/parse-table.ts");
  const file = basename(typed);
  const parsed = parseRegistryText({ file, text: readTextFile(context.path(typed)) });
  const read = readBankAccounts({ file, rows: parsed.table.rows });
  const findings = parsed.findings.length > 0 ? parsed.findings : read.findings;
  if (findings.length > 0)
    refuse("bank-accounts-must-be-sound", { file, count: findings.length }, { findings });
  return new Map(read.accounts.map((account) => [account.payee, account]));
}

async function writeList(
  context: Context,
  of: { path: string; period: string | null; rows: readonly Row[] },
): Promise<void> {
  const { read } = await context.store();
  const words = bankWords[context.language];
  const label = settingOf(await read.settings(), "label");
  const workbooks = await workbooksOf({ read, language: context.language, period: of.period });
  const widths = [6, 30, 30, 34, 26, 16, 14];
  const columns = words.columns.map((head, i) => ({
    ...{ head, width: widths[i] ?? 12 },
    ...(i === 5 ? { align: "right" as const, summed: "yuan" as const } : {}),
  }));
  await workbooks.write(of.path, {
    mark: sheetMark({ version: VERSION, period: of.period ?? "", label }),
    sheets: [
      {
        ...{ name: words.title, title: words.title, above: [words.about(of.period)], columns, rows: of.rows },
        ...{ total: words.total, below: [words.signed], landscape: true },
      },
    ],
  });
}
