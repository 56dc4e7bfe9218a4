/** balis report: finance, statements, statistics. The workbook is built whole, tied out, then written. */

import { addTo, groupBy, sumOf } from "../../../core/list.ts";
import { firstDayOf, monthsOf, type Period, parsePeriod } from "../../../core/period.ts";
import { refuse } from "../../../core/refusal.ts";
import { settingOf } from "../../../core/setting.ts";
import type { ClosingReads } from "../../../month/close/port.ts";
import type { ImportReads } from "../../../month/import/port.ts";
import type { Account } from "../../../month/ledger/entry.ts";
import type { LedgerReads } from "../../../month/ledger/port.ts";
import type { Confirmed } from "../../../month/reconcile/match.ts";
import { correctedRequests } from "../../../month/settle/steps/corrected-requests.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import { hasServices, readServiceFacts } from "../../../review/services/steps/read-service-facts.ts";
import type { SubProjectReads } from "../../../review/subproject/port.ts";
import { inForce } from "../../../rules/rules.ts";
import { standingOf } from "../../../rules/steps/sound-rules.ts";
import type { Workbook } from "../../../sheet/sheet.ts";
import { financeWorkbook } from "../finance/finance.ts";
import type { PaidFacts } from "../finance/finance-facts.ts";
import { isLibrary, membersIn } from "../funds/used-rows.ts";
import { statementWorkbook } from "../statement.ts";
import type { GatheredLines, StatementFacts } from "../statement-facts.ts";
import { statisticsWorkbook } from "../statistics/statistics.ts";
import { isWithinSpan, type PeriodRequests, type StatisticsFacts } from "../statistics/statistics-facts.ts";
import type { ReportWords } from "../words.ts";
import { LineReader } from "./read-lines.ts";
import { readFinanceFacts, readPaidFacts } from "./read-report-facts.ts";
import { readCosts, readExecutions, readSubjectLibraries } from "./read-year-facts.ts";

export interface ReportAsked {
  readonly read: ClosingReads & SubProjectReads;
  readonly period: Period;
  readonly words: ReportWords;
  readonly programVersion: string;
}

export async function financeReport(asked: ReportAsked): Promise<Workbook> {
  return financeWorkbook(await readFinanceFacts(asked.read, asked), asked.words);
}

/** One workbook a library, in the order of codes; each is made when it is asked for. */
export async function* statementReports(
  asked: ReportAsked & { library: LibraryCode | null },
): AsyncGenerator<{ library: LibraryCode; workbook: Workbook }> {
  const { read, period } = asked;
  const facts = await readPaidFacts(read, asked);
  const discrepancies = await read.discrepancies({ period: period.id });
  const concerned = new Set<LibraryCode>();
  const opening = await openingBalances(read, period);
  const all = [...facts.subsidies, ...facts.grants];
  const { rules } = await standingOf(read, period.id);
  const carryForwardBelowFen =
    inForce({ rules, part: "netting", day: period.to })?.body.carryForwardBelowFen ?? 0n;
  const noted = await read.corrections({ into: period.id });
  for (const code of accountsWith(opening, facts.movements)) concerned.add(code);
  for (const charge of all) if (charge.library !== null) concerned.add(charge.library);
  for (const d of discrepancies)
    for (const code of [d.supplier, d.requester]) if (code !== null) concerned.add(code);
  const uses = groupBy(facts.used, (use) => use.user);
  for (const user of uses.keys()) if (isLibrary(user)) concerned.add(user);
  const { library } = asked;
  if (library !== null && !concerned.has(library)) {
    refuse("library-must-have-charges", { period: period.id, library });
  }
  const codes = library === null ? [...concerned].sort() : [library];
  const lines = { settlement: facts.settlement, agreed: await read.agreedIn(period.id), code: library };
  const supplied = new LineReader(read, { ...lines, of: "library" });
  const used = new LineReader(read, { ...lines, of: "counterparty" });
  const shared = { ...facts, noted, carryForwardBelowFen, itemNames: itemNames(facts, asked.words) };
  try {
    for (const code of codes) {
      const account: Account = `payable:library:${code}`;
      const about: StatementFacts = {
        ...shared,
        library: code,
        owed: all.filter((c) => c.library === code),
        used: uses.get(code) ?? [],
        ...(await supplied.next(code)),
        ...askedOf(await used.next(code)),
        movements: facts.movements.filter((m) => m.account === account),
        openingFen: -(opening.get(account) ?? 0n),
        discrepancies: discrepancies.filter((d) => d.supplier === code || d.requester === code),
        payableFen: payableTo(facts, code),
      };
      yield { library: code, workbook: statementWorkbook(about, asked.words) };
    }
  } finally {
    await supplied.end();
    await used.end();
  }
}

/** The tariff's own names for its items, and the glossary's for the other steps. */
export function itemNames(
  facts: Pick<PaidFacts, "rules">,
  words: Pick<ReportWords, "steps" | "name">,
): Map<string, string> {
  const tariffs = facts.rules.flatMap((rule) => ("items" in rule.body ? rule.body.items : []));
  return new Map([...words.steps, ...tariffs.map((i) => [i.key, words.name(i)] as const)]);
}

/** Σ of every account over the periods that begin before this one. */
async function openingBalances(
  read: ImportReads & LedgerReads,
  period: Period,
): Promise<Map<Account, bigint>> {
  const sums = new Map<Account, bigint>();
  for (const { period: id } of await read.periods()) {
    if (firstDayOf(id) >= period.from) continue;
    for (const { account, fen } of await read.balances({ period: id })) addTo(sums, account, fen);
  }
  return sums;
}

/** The libraries with a balance from before, or with money that moved. */
function accountsWith(opening: ReadonlyMap<Account, bigint>, movements: PaidFacts["movements"]): string[] {
  const open = [...opening].flatMap(([account, fen]) => (fen === 0n ? [] : [account]));
  return [...open, ...movements.map((m) => m.account)].flatMap((account) => {
    const [, kind, code] = account.split(":");
    return kind === "library" && code !== undefined ? [code] : [];
  });
}

function payableTo(facts: Pick<PaidFacts, "balances">, library: LibraryCode): bigint {
  const account = `payable:library:${library}`;
  const own = facts.balances.filter((b) => b.account === account);
  return -sumOf(own, (b) => b.fen);
}

const askedOf = ({
  lines,
  corrected,
}: GatheredLines): Pick<StatementFacts, "askedLines" | "askedCorrected"> => ({
  askedLines: lines,
  askedCorrected: corrected,
});

export async function statisticsReport(asked: ReportAsked): Promise<Workbook> {
  return statisticsWorkbook(await readStatisticsFacts(asked), asked.words);
}

/** Refuses a span of which there is nothing to count. */
export async function readStatisticsFacts(asked: ReportAsked): Promise<StatisticsFacts> {
  const { read, period, programVersion } = asked;
  const reconciled = await reconciledIn(read, period);
  const services = await readServiceFacts(read);
  const executions = await readExecutions(read, period);
  const subjectLibraries = await readSubjectLibraries(read, period);
  const hasSteps = subjectLibraries.some(({ latest }) => latest.apply !== null);
  if (reconciled.length === 0 && !hasServices(services, period) && executions.length === 0 && !hasSteps)
    refuse("period-must-have-statistics", { period: period.id });
  const covered = new Set(reconciled.flatMap((p) => monthsOf(p)));
  const { periods, corrected } = await withCorrected(read, { span: period, reconciled });
  const settings = await read.settings();
  return {
    span: period,
    periods,
    missing: monthsOf(period).filter((month) => !covered.has(month)),
    counts: [...(await read.requestCounts(periods)), ...corrected],
    users: await read.userCounts(periods),
    libraries: new Map((await read.libraries()).map((l) => [l.code, l])),
    services,
    ...(await readCosts(read, period)),
    executions,
    subjectLibraries,
    members: membersIn(await read.agreements(), period),
    label: settingOf(settings, "label"),
    programVersion,
  };
}

/** With the periods of which nothing but corrections is counted; a corrected request is one less of what it was, and one more of what it is. */
async function withCorrected(
  read: ReportAsked["read"],
  of: { span: Period; reconciled: readonly Period[] },
): Promise<{ periods: string[]; corrected: PeriodRequests[] }> {
  const within = (await read.periods()).map((p) => p.period).filter((id) => isWithinSpan(id, of.span));
  const corrected: PeriodRequests[] = [];
  for (const service of ["dd", "ill"] as const)
    for await (const { into, was, is } of correctedRequests(read, { into: within, service }))
      corrected.push(
        ...(was ? [countedAs(was, { period: into, service, sign: -1 })] : []),
        ...(is ? [countedAs(is, { period: into, service, sign: 1 })] : []),
      );
  const counted = new Set([...of.reconciled.map((p) => p.id), ...corrected.map((c) => c.period)]);
  return { periods: within.filter((id) => counted.has(id)), corrected };
}

function countedAs(
  { record }: Confirmed,
  { sign, ...of }: Pick<PeriodRequests, "period" | "service"> & { sign: 1 | -1 },
): PeriodRequests {
  const { supplier, requester, status, pages, volumes } = record;
  const counts = { requests: sign, pages: sign * (pages ?? 0), volumes: sign * (volumes ?? 0) };
  return { ...of, supplier, requester, status, ...counts };
}

/** The reconciled periods that lie wholly in the span, in order. */
async function reconciledIn(read: ImportReads, span: Period): Promise<Period[]> {
  const found: Period[] = [];
  for (const state of await read.periods()) {
    const period = parsePeriod(state.period);
    if (period && state.reconciled.length > 0 && isWithinSpan(state.period, span)) found.push(period);
  }
  return found;
}
