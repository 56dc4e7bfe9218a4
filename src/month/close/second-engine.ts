/**
 * 第二引擎核对 / the second engine: before a close, a bookkeeping program that we did not write adds up the whole journal, and must
 * come to our balance of every account, to the fen. Optional: the setting `second-engine` names the program.
 *
 * hledger prints its balances, and they are compared here. bean-check prints none, so ours go along as balance assertions of no
 * tolerance on the day after the last entry, and it complains of each that it does not come to.
 *
 * Worked example: our payable:library:10002 stands at −8.60; hledger says −8.59: the close is refused, naming the account and
 * both figures. Source: SOURCES.md [second-engine] (a ledger proves itself by another one).
 */
import { addDays } from "../../core/day.ts";
import { type Finding, finding } from "../../core/finding.ts";
import type { EngineAnswer, EngineName } from "../../core/machine-port.ts";
import { type Fen, formatYuan, parseYuan, plainYuan } from "../../core/money.ts";
import type { Account, Entry } from "../ledger/entry.ts";
import { beancountAccount, beancountJournal, hledgerJournal } from "../ledger/journal-text.ts";
import type { Gate } from "./gate.ts";

type Balances = readonly { readonly account: Account; readonly fen: Fen }[];

const NAMES = { account: (account: Account): string => account, title: "balis" };

/** What the program is given to read. */
export function engineJournal(
  engine: EngineName,
  books: { entries: readonly Entry[]; balances: Balances },
): string {
  if (engine === "hledger") return hledgerJournal(books.entries, NAMES);
  const last = books.entries.map((e) => e.day).reduce((a, b) => (a > b ? a : b), "1970-01-01");
  const day = addDays(last, 1) ?? last;
  const assertions = books.balances.map(
    ({ account, fen }) => `${day} balance ${beancountAccount(account)}  ${plainYuan(fen)} ~ 0.00 CNY`,
  );
  return `${beancountJournal(books.entries, NAMES)}\n${assertions.join("\n")}\n`;
}

const MAX_SHOWN = 5;
const MAX_SAID = 200;

export function engineGate(asked: {
  engine: EngineName;
  period: string;
  balances: Balances;
  answer: EngineAnswer;
}): Gate {
  const findings = findingsOf(asked);
  const figures = { program: asked.engine, accounts: `${asked.balances.length}` };
  return { key: "second-engine", passed: findings.length === 0, figures, findings };
}

function findingsOf(asked: {
  engine: EngineName;
  period: string;
  balances: Balances;
  answer: EngineAnswer;
}): Finding[] {
  const { engine: program, period, balances, answer } = asked;
  if (answer.kind === "missing") return [finding("second-engine-must-be-installed", { program })];
  if (answer.kind === "no-answer") {
    return [finding("second-engine-must-answer", { program, seconds: answer.seconds })];
  }
  const theirs = program === "hledger" ? hledgerBalances(answer) : beancountBalances(answer, balances);
  if (theirs === null) {
    const said = `${answer.stderr}\n${answer.stdout}`.trim().replace(/\s+/g, " ").slice(0, MAX_SAID);
    return [finding("second-engine-must-take-the-journal", { program, status: answer.status, said })];
  }
  const ours = new Map<string, Fen>(balances.map(({ account, fen }) => [account, fen]));
  const accounts = [...new Set([...ours.keys(), ...theirs.keys()])].sort();
  const differing = accounts.filter((account) => (ours.get(account) ?? 0n) !== (theirs.get(account) ?? 0n));
  return differing.slice(0, MAX_SHOWN).map((account) =>
    finding("second-engine-must-agree", {
      ...{ program, period, account, accounts: differing.length },
      oursYuan: formatYuan(ours.get(account) ?? 0n),
      theirsYuan: formatYuan(theirs.get(account) ?? 0n),
    }),
  );
}

type Ended = Extract<EngineAnswer, { kind: "ended" }>;

/** `"account","1234.50 CNY"`, and plain 0 for an account that stands at nothing; null where a line is none of these. */
function hledgerBalances({ status, stdout }: Ended): Map<string, Fen> | null {
  const [head, ...lines] = stdout.trim().split(/\r?\n/);
  if (status !== 0 || head !== '"account","balance"') return null;
  const found = new Map<string, Fen>();
  for (const line of lines) {
    const [, account, amount = ""] = /^"([^"]+)","(-?[\d.]+)(?: CNY)?"$/.exec(line) ?? [];
    const fen = parseYuan(amount);
    if (account === undefined || fen === undefined) return null;
    found.set(account, fen);
  }
  return found;
}

const FAILED = /Balance failed for '([^']+)': expected -?[\d.]+ CNY != accumulated (-?[\d.]+) CNY/g;

/** Ours, but for the accounts it complains of; null where it complains of anything else. */
function beancountBalances({ status, stdout, stderr }: Ended, balances: Balances): Map<string, Fen> | null {
  const found = new Map<string, Fen>(balances.map(({ account, fen }) => [account, fen]));
  if (status === 0) return found;
  const complaints = [...`${stdout}\n${stderr}`.matchAll(FAILED)];
  for (const [, named, accumulated = ""] of complaints) {
    const account = balances.find((b) => beancountAccount(b.account) === named)?.account;
    const fen = parseYuan(accumulated);
    if (account === undefined || fen === undefined) return null;
    found.set(account, fen);
  }
  return complaints.length === 0 ? null : found;
}
