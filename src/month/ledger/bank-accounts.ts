/**
 * 收款账户 / bank accounts: the officer's own file of who is paid to which account, and the list of payments for the bank.
 *
 * The file is read when the list is made and nowhere kept. An account number is in the list and in nothing else: what is wrong with a row
 * is said by its row, never by what stands there: in a shifted row the number may stand anywhere.
 *
 * Checked: a row has all four, each payee stands once, and so does each number. A number is 6 to 32 digits, blanks aside; one that begins with
 * 62 and has 16 to 19 is a UnionPay card and must have the right check digit (Luhn, ISO/IEC 7812-1): from the right every second digit is
 * doubled, digits of products are added up, and the sum ends in 0. Of other numbers banks have no common check.
 *
 * Worked example: 6222 0200 0000 0000 000. Counted from the right, the odd places hold 6 and 2, which count once: 8; the even ones 2, 2 and 2,
 * which count twice: 12. The sum 20 ends in 0. With 1 as its last digit it is 21, and the number is refused.
 */
import { type Finding, finding } from "../../core/finding.ts";
import { by, sumOf } from "../../core/list.ts";
import type { Fen } from "../../core/money.ts";
import type { Movement } from "./movement.ts";

export interface BankAccount {
  /** "10001", or "courier:sf" of a company. */
  readonly payee: string;
  readonly name: string;
  readonly bank: string;
  readonly number: string;
}

export const ACCOUNT_COLUMNS = {
  payee: ["代码", "code"],
  name: ["户名", "account name"],
  bank: ["开户行", "bank"],
  number: ["账号", "account number"],
} as const;
type AccountColumn = keyof typeof ACCOUNT_COLUMNS;
const COLUMNS = Object.keys(ACCOUNT_COLUMNS) as AccountColumn[];

interface FileRow {
  readonly row: number;
  readonly cells: readonly string[];
}

const isHead = (key: AccountColumn, head: string): boolean =>
  ACCOUNT_COLUMNS[key].some((known) => known === head);

/** Without its heading nothing of the file is read, and nothing of it is said. */
export function readBankAccounts(table: { file: string; rows: readonly FileRow[] }): {
  readonly accounts: readonly BankAccount[];
  readonly findings: readonly Finding[];
} {
  const rows = table.rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  const heads = (rows[0]?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const at = (row: number) => ({ file: table.file, sheet: null, row, column: null });
  const places = COLUMNS.map((key) => heads.findIndex((head) => isHead(key, head)));
  if (places.includes(-1)) {
    const columns = COLUMNS.map((key) => ACCOUNT_COLUMNS[key].join(" / ")).join(", ");
    return {
      accounts: [],
      findings: [finding("bank-accounts-must-have-heading", { columns }, { at: at(rows[0]?.row ?? 1) })],
    };
  }
  const findings: Finding[] = [];
  const seen = { payee: new Map<string, number>(), number: new Map<string, number>() };
  const accounts = rows.slice(1).map(({ row, cells }) => {
    const [payee = "", name = "", bank = "", typed = ""] = places.map((place) => (cells[place] ?? "").trim());
    const account = {
      payee: payee.toLowerCase().startsWith("courier:") ? payee.toLowerCase() : payee,
      name,
      bank,
    };
    const number = typed.replace(/\s/g, "");
    const empty = COLUMNS.filter((_, i) => (cells[places[i] ?? -1] ?? "").trim() === "");
    const wrong = empty.length > 0 ? "empty" : wrongNumber(number);
    if (wrong === "empty")
      findings.push(finding("bank-account-must-be-complete", { columns: empty }, { at: at(row) }));
    else if (wrong !== null)
      findings.push(finding("bank-account-must-be-a-number", { why: wrong }, { at: at(row) }));
    for (const [what, key] of [
      ["payee", account.payee],
      ["number", number],
    ] as const) {
      const first = key === "" ? undefined : seen[what].get(key);
      if (first !== undefined)
        findings.push(finding("bank-account-must-stand-once", { what, first }, { at: at(row) }));
      else seen[what].set(key, row);
    }
    return { ...account, number };
  });
  return { accounts, findings };
}

export type WrongNumber = "rounded" | "signs" | "length" | "check-digit";

function wrongNumber(number: string): WrongNumber | null {
  // What a spreadsheet made of a number that is too long for it.
  if (/e\+|\.\d/i.test(number)) return "rounded";
  if (!/^\d+$/.test(number)) return "signs";
  if (number.length < 6 || number.length > 32) return "length";
  const isCard = number.startsWith("62") && number.length >= 16 && number.length <= 19;
  return isCard && !hasCheckDigit(number) ? "check-digit" : null;
}

export function hasCheckDigit(number: string): boolean {
  const digits = [...number].reverse().map(Number);
  const sum = digits.reduce((all, digit, i) => {
    const counted = i % 2 === 0 ? digit : digit * 2;
    return all + (counted > 9 ? counted - 9 : counted);
  }, 0);
  return sum % 10 === 0;
}

interface Payee {
  readonly payee: string;
  readonly fen: Fen;
  readonly movements: readonly string[];
}

/** What is to be paid to each, by what is recorded as paid and what was reversed of it; and who gets nothing by it. */
export function bankPayments(movements: readonly Movement[]): {
  readonly pay: readonly Payee[];
  readonly leftOut: readonly Payee[];
} {
  const payments = movements.filter((m) => m.kind === "payment");
  const payees = [...new Set(payments.map((m) => payeeOf(m.account)))].sort(by((payee) => [payee]));
  const all = payees.map((payee): Payee => {
    const own = payments.filter((m) => payeeOf(m.account) === payee);
    return { payee, fen: sumOf(own, (m) => m.fen), movements: own.map((m) => m.id) };
  });
  return { pay: all.filter((p) => p.fen > 0n), leftOut: all.filter((p) => p.fen <= 0n) };
}

/** "payable:library:10001" is 10001, "payable:courier:sf" courier:sf. */
function payeeOf(account: string): string {
  return account.replace(/^payable:(?:library:)?/, "");
}
