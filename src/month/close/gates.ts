/**
 * 关账条件 / gates: what must hold before a period closes. All are tried, and all that fail are told at once.
 *
 *   earlier-closed  every earlier period with files that money rests on is closed
 *   rows-corrected  no row of a file that charges rest on is still to be corrected (left-out.ts)
 *   sheets-read     no sheet with the heading of the others is left unread
 *   totals-agree    every total row can be read, and is what its rows add up to
 *   remarks-answered  no remark says that rows do not count, and nothing stands beside a table, that nobody has answered for
 *   files-complete  whoever is expected to send a file has sent it, or somebody has answered why not
 *   answers-awaited no open discrepancy may still be answered by its libraries
 *   courier-answered  of courier bills that their contract does not let pass, no line is held or asked that nobody has answered
 *   reconciled      each service with records is reconciled, and nothing it read has changed since
 *   discrepancies   no open discrepancy leaves as much unsettled as the materiality limit
 *   open-total      nor do all of them together with the deferred ones, by the limit for all
 *   settled         the period is settled, and nothing the settlement read has changed since
 *   priced          every confirmed filled request has its charge
 *   trial-balance   all balances of the books add up to zero
 *   netting         where fees are settled between libraries: all positions add up to zero
 *   budget          where budgets are kept: each fund can pay what was charged of what it covers
 *   ledger          what was charged is what was booked: per library, kind of subsidy, and courier
 *   second-engine   where the setting names one: another program adds the journal up to our balances (second-engine.ts)
 *   approved        where a second person checks: the settlement in force is approved, and neither who approved it nor who
 *                   closes is the one who settled
 *
 * Left unsettled is the whole of what a case is worth, also where its sides differ by 0.60 of 3.60 or only in the day: until it is
 * resolved, nothing of it is paid.
 *
 * Worked example: materiality 50.00 元, for all together 100.00 元. Open discrepancies of 12.00 and 49.99 元 pass, and both are
 * listed in the manifest. One of 50.00 元 stops the close; so do nine of 12.00 元, unless a reason is stated (consent.ts).
 * Source: SOURCES.md [closed-stays], [transfers-balance].
 */
import { type Finding, finding } from "../../core/finding.ts";
import { addTo, by, sumOf, sumsBy } from "../../core/list.ts";
import { type Fen, formatYuan } from "../../core/money.ts";
import type { Account } from "../ledger/entry.ts";
import { accountsOf } from "../ledger/recipes.ts";
import { unpricedRequests } from "../settle/run.ts";
import type { CloseFacts, DeferredDiscrepancy, OpenDiscrepancy } from "./facts.ts";
import { type Gate, gate } from "./gate.ts";
import { leftOutGates } from "./left-out.ts";
import type { ToldDeferred } from "./period-finding.ts";

export function gatesOf(facts: CloseFacts): Gate[] {
  return [
    earlierClosed(facts),
    ...leftOutGates(facts),
    reconciled(facts),
    discrepancies(facts),
    openTotal(facts),
    settled(facts),
    priced(facts),
    trialBalance(facts),
    ledger(facts),
    ...netting(facts),
    ...budget(facts),
    ...approved(facts),
  ];
}

/** At or above it an open discrepancy stops the close; without a rule each one does. */
export function materialityOf(facts: CloseFacts): Fen {
  return facts.policies?.body.materialityFen ?? 0n;
}

/** At or above it the open discrepancies together do; where the rule says nothing of them all, it is that of a single one. */
export function totalLimitOf(facts: CloseFacts): Fen {
  return facts.policies?.body.materialityTotalFen ?? materialityOf(facts);
}

const MAX_SHOWN = 20;

function earlierClosed({ period, openBefore }: CloseFacts): Gate {
  const findings = openBefore.map((earlier) =>
    finding("earlier-period-must-be-closed", { period: period.id, earlier }),
  );
  return gate("earlier-closed", { open: `${openBefore.length}` }, findings);
}

function reconciled({ period, services }: CloseFacts): Gate {
  const findings = services.flatMap(({ service, standing }): Finding[] => {
    const where = { period: period.id, service };
    if (standing === null) return [finding("service-must-be-reconciled", where)];
    if (standing.current) return [];
    return [finding("reconciliation-must-be-current", { ...where, run: standing.run.number })];
  });
  return gate("reconciled", { services: `${services.length}` }, findings);
}

function discrepancies(facts: CloseFacts): Gate {
  const limit = materialityOf(facts);
  const material = facts.open.filter((d) => isMaterial(d, facts));
  const figures = {
    open: `${facts.open.length}`,
    material: `${material.length}`,
    riskYuan: formatYuan(sumOf(facts.open, (d) => d.riskFen)),
    unsettledYuan: formatYuan(unsettledIn(facts.open)),
    materialityYuan: formatYuan(limit),
  };
  const [largest] = [...material].sort(by((d) => [-d.unsettledFen, d.id]));
  if (!largest) return gate("discrepancies", figures, []);
  const params = {
    period: facts.period.id,
    count: material.length,
    unsettledYuan: formatYuan(unsettledIn(material)),
    materialityYuan: figures.materialityYuan,
    largest: `${largest.id} ${formatYuan(largest.unsettledFen)}`,
  };
  return gate("discrepancies", figures, [finding("material-discrepancies-must-be-resolved", params)]);
}

/** What must be resolved before the close; never what a policy downgrades. */
export function isMaterial(d: OpenDiscrepancy, facts: CloseFacts): boolean {
  return d.downgradedBy === null && d.unsettledFen >= materialityOf(facts);
}

/** Those that pass one by one; what a policy downgrades counts neither alone nor together. */
export function smallOpen(facts: CloseFacts): OpenDiscrepancy[] {
  return facts.open.filter((d) => d.downgradedBy === null && !isMaterial(d, facts));
}

export function toldDeferred({ caseKey, unsettledFen, reason }: DeferredDiscrepancy): ToldDeferred {
  return { caseKey, yuan: formatYuan(unsettledFen), reason };
}

/** To put one off decides nothing: the whole of it counts, however large. What a policy downgrades does not. */
function countedDeferred(facts: CloseFacts): DeferredDiscrepancy[] {
  return facts.deferred.filter((d) => d.downgradedBy === null);
}

export function openTotal(facts: CloseFacts): Gate {
  const [small, deferred] = [smallOpen(facts), countedDeferred(facts)];
  const all = [...small, ...deferred];
  const [unsettled, limit] = [unsettledIn(all), totalLimitOf(facts)];
  const figures = {
    open: `${small.length}`,
    unsettledYuan: formatYuan(unsettled),
    totalLimitYuan: formatYuan(limit),
    ...(deferred.length === 0 ? {} : { deferred: `${deferred.length}` }),
  };
  if (all.length === 0 || unsettled < limit) return gate("open-total", figures, []);
  const { unsettledYuan, totalLimitYuan } = figures;
  const put = deferred.map(toldDeferred);
  const params = {
    period: facts.period.id,
    count: small.length,
    deferred: put,
    unsettledYuan,
    totalLimitYuan,
  };
  return gate("open-total", figures, [finding("open-discrepancies-must-stay-below-the-limit", params)]);
}

export function unsettledIn(open: readonly OpenDiscrepancy[]): Fen {
  return sumOf(open, (d) => d.unsettledFen);
}

function settled({ period, settlement }: CloseFacts): Gate {
  if (settlement === null) {
    return gate("settled", { settlement: "" }, [finding("period-must-be-settled", { period: period.id })]);
  }
  const { number } = settlement.run;
  const stale = finding("settlement-must-be-current", { period: period.id, settlement: number });
  return gate("settled", { settlement: `${number}` }, settlement.current ? [] : [stale]);
}

function priced({ period, unpriced }: CloseFacts): Gate {
  const without = unpriced.filter((u) => u.severity === "unpriced");
  const differing = unpriced.length - without.length;
  const count = unpricedRequests(unpriced);
  const figures = { unpriced: `${count}`, differs: `${differing}` };
  const [first] = without;
  if (!first) return gate("priced", figures, []);
  const params = { period: period.id, count, first: `${first.service}/${first.caseKey}` };
  const reasons = without.slice(0, MAX_SHOWN).map((u) => u.finding);
  return gate("priced", figures, [finding("requests-must-be-priced", params), ...reasons]);
}

function trialBalance({ period, trialFen }: CloseFacts): Gate {
  const sumYuan = formatYuan(trialFen);
  const params = { period: period.id, sumYuan };
  const findings = trialFen === 0n ? [] : [finding("trial-balance-must-be-zero", params)];
  return gate("trial-balance", { sumYuan }, findings);
}

/**
 * The charges that are booked, by the account each kind is booked on; what is owed is a credit, so negative
 * there.
 */
function ledger(facts: CloseFacts): Gate {
  const charged = new Map<string, Fen>();
  for (const { kind, scheme, service, library, fen } of facts.totals) {
    if (kind === "fee-basis" || kind === "free") continue;
    const { debit, credit } = accountsOf({ kind, scheme, service: service ?? "dd", payee: library ?? "" });
    addTo(charged, lineOf(debit), fen);
    addTo(charged, lineOf(credit), -fen);
  }
  const taken = facts.moved.map(({ account, fen }) => ({ account, fen: -fen }));
  const booked = bookedByLine([...facts.balances, ...taken]);
  const accounts = [...new Set([...charged.keys(), ...booked.keys()])].sort();
  const findings = accounts.flatMap((account) => {
    const [left, right] = [charged.get(account) ?? 0n, booked.get(account) ?? 0n];
    if (left === right) return [];
    const yuan = { chargedYuan: formatYuan(left), bookedYuan: formatYuan(right) };
    return [finding("charges-must-equal-ledger", { period: facts.period.id, account, ...yuan })];
  });
  const figures = {
    accounts: `${accounts.length}`,
    chargedYuan: formatYuan(spentIn(charged)),
    bookedYuan: formatYuan(spentIn(booked)),
  };
  return gate("ledger", figures, findings);
}

/** Only where fees go from library to library: what all owe is what all earn. */
function netting({ period, balances }: CloseFacts): Gate[] {
  const clearing = balances.filter((b) => b.account.startsWith("clearing:"));
  if (clearing.length === 0) return [];
  const findings = clearing.flatMap(({ account, fen }) => {
    if (fen === 0n) return [];
    return [
      finding("net-positions-must-sum-to-zero", { period: period.id, account, sumYuan: formatYuan(fen) }),
    ];
  });
  const sumYuan = formatYuan(sumOf(clearing, (b) => b.fen));
  return [gate("netting", { sumYuan }, findings)];
}

/** Only where a fund is short; one that was cut in proportion is not. */
function budget({ period, uncovered }: CloseFacts): Gate[] {
  if (uncovered.length === 0) return [];
  const findings = uncovered.map(({ fund, chargedFen, leftFen }) => {
    const over = formatYuan(chargedFen - leftFen);
    const amounts = { wanted: formatYuan(chargedFen), left: formatYuan(leftFen), over };
    return finding("budget-must-cover", { period: period.id, fund, ...amounts });
  });
  return [gate("budget", { funds: `${uncovered.length}` }, findings)];
}

/** Only where a second person checks; a period that is not settled has its own gate. */
function approved({ period, settlement, parties }: CloseFacts): Gate[] {
  const { mode, settledBy, approval, closedBy } = parties;
  if (mode !== "two-person" || settlement === null) return [];
  const { number, inputs } = settlement.run;
  const where = { period: period.id, settlement: number };
  const findings: Finding[] = [];
  if (approval === null) findings.push(finding("period-must-be-approved", where));
  else if (approval.settlement !== number || approval.inputs !== inputs)
    findings.push(
      finding("approval-must-be-of-the-settlement-in-force", { ...where, approved: approval.settlement }),
    );
  else if (approval.by === settledBy)
    findings.push(finding("approver-must-not-be-settler", { ...where, name: approval.by }));
  if (closedBy !== null && closedBy === settledBy)
    findings.push(finding("closer-must-not-be-settler", { ...where, name: closedBy }));
  const figures = { settledBy: settledBy ?? "", approvedBy: approval?.by ?? "" };
  return [gate("approved", figures, findings)];
}

function spentIn(sums: ReadonlyMap<string, Fen>): Fen {
  return [...sums].reduce((acc, [account, fen]) => (account.startsWith("expense:") ? acc + fen : acc), 0n);
}

/** The courier's accounts count as one: a charge names the library it served, not the company. */
function bookedByLine(balances: readonly { account: Account; fen: Fen }[]): Map<string, Fen> {
  return sumsBy(
    balances,
    (b) => lineOf(b.account),
    (b) => b.fen,
  );
}

function lineOf(account: Account): string {
  return /^(payable|held):courier:/.exec(account)?.[0].slice(0, -1) ?? account;
}
