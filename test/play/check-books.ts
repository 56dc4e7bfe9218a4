/** What must hold of the books after every step of any story. The first thing that does not is the answer: "rule: what is wrong". */

import type { Explanation } from "../../src/answers/explain/explanation.ts";
import { explain } from "../../src/answers/explain/steps/explain.ts";
import type { Reader } from "../../src/books/port.ts";
import { hashText } from "../../src/core/io/hash.ts";
import { periodOf } from "../../src/core/period.ts";
import { verifyBooks } from "../../src/month/close/steps/verify-books.ts";
import { courierLines } from "../../src/month/courier/steps/courier-lines.ts";
import { courierWords } from "../../src/month/courier/words/courier.ts";
import { reportWords } from "../../src/papers/report/words/report.ts";
import { waybillKey } from "../../src/records/waybill-key.ts";
import type { Charge } from "../../src/rules/charge.ts";
import { VERSION } from "../../src/terminal/version.ts";
import { OTHER_PACK } from "./rates.ts";
import { COMPANIES, type Rates, type Story } from "./story.ts";

export interface Settled {
  /** The month that the charge is of: the corrected one. */
  readonly month: string;
  readonly charge: Charge;
}

/** The charges of the settlements in force of these months, or of all. */
export async function chargesOf(read: Reader, only?: ReadonlySet<string>): Promise<Settled[]> {
  const found: Settled[] = [];
  for (const { period, settlement } of await read.periods()) {
    if (settlement === null || (only && !only.has(period))) continue;
    for await (const batch of read.charges({ settlement }))
      for (const charge of batch) found.push({ month: charge.corrects?.slice(0, 7) ?? period, charge });
  }
  return found;
}

/** Σ fen by a key; those of undefined are left out. */
export function sumsOf<T>(
  items: readonly T[],
  of: (item: T) => readonly [key: string, fen: bigint] | undefined,
): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const item of items) {
    const [key, fen] = of(item) ?? [];
    if (key !== undefined && fen !== undefined) sums.set(key, (sums.get(key) ?? 0n) + fen);
  }
  return sums;
}

/** Every entry balances, and every account is what was charged. */
async function ledgerFault(read: Reader, charges: readonly Settled[]): Promise<string | null> {
  const balances = new Map((await read.balances()).map((b) => [b.account as string, b.fen]));
  const trial = [...balances.values()].reduce((sum, fen) => sum + fen, 0n);
  if (trial !== 0n) return `balance: the balances add up to ${trial}`;
  const owed = sumsOf(charges, ({ charge: c }) => {
    if (c.kind === "dd-subsidy" || c.kind === "ill-subsidy" || c.kind === "grant")
      return [`payable:library:${c.library}`, -c.fen];
    if (c.kind === "bill") return [`payable:library:${c.library}`, c.fen];
    // Its contract says which company it is owed to.
    const company = COMPANIES[c.rule.includes(OTHER_PACK) ? 1 : 0];
    if (c.kind === "courier") return [`payable:courier:${company}`, -c.fen];
    return c.kind === "courier-held" ? [`held:courier:${company}`, -c.fen] : undefined;
  });
  const movements = await read.movements();
  for (const [account, fen] of sumsOf(movements, (m) => [m.account, m.fen]))
    owed.set(account, (owed.get(account) ?? 0n) + fen);
  const accounts = [...balances.keys()].filter((a) => /^(payable|held):/.test(a));
  for (const account of new Set([...owed.keys(), ...accounts]))
    if ((owed.get(account) ?? 0n) !== (balances.get(account) ?? 0n))
      return `ledger: ${account} is booked with ${balances.get(account) ?? 0n}, charged with ${owed.get(account) ?? 0n}`;
  return null;
}

/** No fund of a year has paid more than it was given. */
async function fundFault(read: Reader): Promise<string | null> {
  const left = sumsOf(await read.movements(), (m) => [m.year, m.kind === "receipt" ? 0n : -m.fen]);
  for (const [year, fen] of left)
    if (fen < 0n) return `fund: ${-fen} more was paid in ${year} than there was`;
  return null;
}

/** Of closed months no cap of a period or year is exceeded, and nobody is paid less than nothing. */
async function capsFault(read: Reader, rates: readonly Rates[]): Promise<string | null> {
  const closed = new Set((await read.closes()).map((c) => c.period));
  if (closed.size === 0) return null;
  const charges = await chargesOf(read, closed);
  const kindOf = ({ charge: c }: Settled): string | undefined =>
    ["dd-subsidy", "ill-subsidy", "grant", "free"].includes(c.kind) ? c.kind : undefined;
  const most = (of: (r: Rates) => number | null | undefined): bigint | null => {
    const caps = rates.map((r) => of(r) ?? null);
    return caps.some((cap) => cap === null) ? null : BigInt(Math.max(...caps.map((cap) => cap ?? 0)));
  };
  const caps: Readonly<Record<string, bigint | null>> = {
    "period dd-subsidy": most((r) => r.ddPeriodCapFen),
    "period ill-subsidy": most((r) => r.illPeriodCapFen),
    "period grant": most((r) => r.grant?.periodFen),
    "year dd-subsidy": most((r) => r.ddYearCapFen),
    "year grant": most((r) => r.grant?.yearFen),
    "year free": most((r) => r.quotaFen),
  };
  for (const [span, length] of [
    ["period", 7],
    ["year", 4],
  ] as const) {
    const sums = sumsOf(charges, (s) => {
      const kind = kindOf(s);
      if (kind === undefined) return undefined;
      return [`${span} ${kind}|${s.month.slice(0, length)} ${s.charge.library}`, s.charge.fen];
    });
    for (const [key, fen] of sums) {
      const cap = caps[key.split("|")[0] ?? ""] ?? null;
      if (fen < 0n || (cap !== null && fen > cap)) return `caps: ${key} comes to ${fen}, the cap is ${cap}`;
    }
  }
  return null;
}

/** Of each waybill what is paid, held and rejected is what was billed. */
async function courierFault(read: Reader): Promise<string | null> {
  for (const { period } of await read.periods()) {
    const left = new Map<string, bigint>();
    for await (const { line, payableFen, heldFen, rejectedFen, answer } of (
      await courierLines(read, periodOf(period))
    ).lines()) {
      const key = waybillKey(line.waybillNo);
      const billed = answer === null ? line.chargeFen : 0n;
      left.set(key, (left.get(key) ?? 0n) + billed - payableFen - heldFen - rejectedFen);
    }
    for (const [waybill, fen] of left)
      if (fen !== 0n)
        return `courier: of ${waybill} in ${period} ${fen} are billed and neither paid, held nor rejected`;
  }
  return null;
}

/** What the charge's steps come to, and that its explanation reaches an end. */
async function explainedFault(read: Reader, charge: Charge): Promise<string | null> {
  const stepped = charge.steps.reduce((sum, step) => sum + step.fen, 0n);
  // Of a parcel the steps are the contract's price; what is billed below it is paid as billed.
  const isBilledLower = charge.kind === "courier" && charge.fen === charge.statedFen && charge.fen < stepped;
  const sum = charge.steps.length === 0 || isBilledLower ? charge.fen : stepped;
  if (sum !== charge.fen && charge.corrects === null)
    return `steps: the steps of ${charge.id} (${charge.kind}) come to ${sum}, the charge is ${charge.fen}`;
  const words = reportWords.en;
  const about = { read, text: charge.id, words, auditWords: courierWords.en, names: words };
  const { explanation } = await explain({ ...about, programVersion: VERSION, isWhole: true });
  const { adds, rest } = addedUp(explanation);
  if (adds && rest !== charge.fen)
    return `explain: the explanation of ${charge.id} (${charge.kind}) adds up to ${rest}, the charge is ${charge.fen}`;
  return null;
}

/** What the parts of a figure add; `adds` false: they are reasons, and add nothing. */
function addedUp({ origin }: Explanation): { adds: boolean; rest: bigint } {
  const parts = origin.flatMap(({ adds }) => (adds !== null && "fen" in adds ? [adds.fen as bigint] : []));
  return { adds: parts.length > 0, rest: parts.reduce((sum, fen) => sum + fen, 0n) };
}

async function verifyFault(read: Reader): Promise<string | null> {
  const { contents, rules, periods, chain, log } = await verifyBooks({ read, period: null, hash: hashText });
  const open = new Set(["settlement-must-be-current", "settlement-must-be-computable"]);
  const found = [
    ...[...contents, ...rules, ...(chain ? [chain] : []), ...(log.broken ? [log.broken] : [])],
    ...periods.flatMap((p) => p.findings.filter((f) => p.isClosed || !open.has(f.code))),
  ];
  const [first] = found;
  return first ? `verify: ${first.code} ${JSON.stringify(first.params)}` : null;
}

/** `isWhole`: with what takes longer, as after each settlement and close. `pick`: any number. */
export async function faultOf(
  read: Reader,
  about: { story: Story; isWhole: boolean; pick: number },
): Promise<string | null> {
  const charges = await chargesOf(read);
  const ledger = (await ledgerFault(read, charges)) ?? (await fundFault(read));
  if (ledger || !about.isWhole) return ledger;
  const rates = about.story.steps.flatMap((step) => (step.kind === "enact" ? [step.rates] : []));
  const picked = charges[about.pick % Math.max(1, charges.length)];
  return (
    (await capsFault(read, rates)) ??
    (await courierFault(read)) ??
    (picked ? await explainedFault(read, picked.charge) : null) ??
    (await verifyFault(read))
  );
}
