/**
 * 科目对照 / a chart of accounts: which account of the finance system stands for each of ours, from a day on.
 *
 * A line names one of our accounts, or with * at its end all that begin so; the longest that fits counts. Entries and their amounts stay
 * as they are: only what their accounts are called changes, so that every sum ties to the journal without the map.
 *
 * Worked example: `expense:*` is 5001, `expense:courier` is 5001-03. The courier's charge goes to 5001-03, a subsidy to 5001.
 */
import type { Day } from "../../core/day.ts";
import { refuse } from "../../core/refusal.ts";
import type { Account, Entry } from "./entry.ts";

export interface ChartLine {
  /** "claim:courier", "payable:library:*" */
  readonly account: string;
  readonly code: string;
  readonly name: string;
}

export interface ChartOfAccounts {
  /** As it was named on the command line. */
  readonly file: string;
  readonly title: string;
  /** True: it is ours and nobody's rule. */
  readonly sample: boolean;
  readonly from: Day;
  readonly to: Day | null;
  readonly lines: readonly ChartLine[];
}

/** Refuses where an entry is outside its days, or an account has no line. */
export function chartFor(chart: ChartOfAccounts, entries: readonly Entry[]): (account: Account) => ChartLine {
  const { file, from, to } = chart;
  const outside = entries.find(({ day }) => day < from || (to !== null && day > to));
  if (outside) refuse("chart-must-be-in-force", { file, from, to, day: outside.day, entry: outside.id });
  const used = [...new Set(entries.flatMap((e) => e.postings.map((p) => p.account)))].sort();
  const missing = used.filter((account) => lineOf(chart, account) === undefined);
  if (missing.length > 0) refuse("journal-account-must-be-mapped", { file, accounts: missing });
  return (account) =>
    lineOf(chart, account) ?? refuse("journal-account-must-be-mapped", { file, accounts: [account] });
}

function lineOf({ lines }: ChartOfAccounts, account: Account): ChartLine | undefined {
  const fitting = lines.filter((line) =>
    line.account.endsWith("*") ? account.startsWith(line.account.slice(0, -1)) : line.account === account,
  );
  // A line without * is as long as the account itself, and one with it may be longer by its star only.
  return fitting.sort((a, b) => lengthOf(b) - lengthOf(a))[0];
}

function lengthOf({ account }: ChartLine): number {
  return account.endsWith("*") ? account.length - 1 : account.length + 1;
}

/** The entries with their accounts below those of the finance system, for journals that have a tree of accounts: 5001:expense:courier. */
export function underChart(entries: readonly Entry[], line: (account: Account) => ChartLine): Entry[] {
  return entries.map((entry) => ({
    ...entry,
    postings: entry.postings.map((p) => ({
      ...p,
      account: `${line(p.account).code}:${p.account}` as Account,
    })),
  }));
}
