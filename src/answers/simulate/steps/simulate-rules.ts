/**
 * balis simulate: the settled periods of a span settled once more, in memory, by rules that are not in force; nothing is
 * written. Memory is sums per library and kind, whatever the months.
 */

import type { Finding } from "../../../core/finding.ts";
import type { Fen } from "../../../core/money.ts";
import { type Period, parsePeriod } from "../../../core/period.ts";
import { refuse } from "../../../core/refusal.ts";
import type { CloseReads } from "../../../month/close/port.ts";
import { AuditSums } from "../../../month/courier/audit-sums.ts";
import { courierLines } from "../../../month/courier/steps/courier-lines.ts";
import type { ImportReads } from "../../../month/import/port.ts";
import type { LedgerReads } from "../../../month/ledger/port.ts";
import type { SettleReads, SettlingReads } from "../../../month/settle/port.ts";
import { isCut } from "../../../month/settle/proration.ts";
import type { SettlementRun, Unpriced } from "../../../month/settle/run.ts";
import { Settlement } from "../../../month/settle/settlement.ts";
import { planCorrections } from "../../../month/settle/steps/plan-corrections.ts";
import { settlementFacts } from "../../../month/settle/steps/settle-period.ts";
import { type Directory, directoryOf } from "../../../registry/directory.ts";
import type { Service } from "../../../registry/library.ts";
import { readRegistry } from "../../../registry/steps/read-registry.ts";
import type { ContractOn } from "../../../rules/contract-in-force.ts";
import type { RuleVersion } from "../../../rules/rules.ts";
import { soundRules } from "../../../rules/steps/sound-rules.ts";
import { type ComparedLine, ComparedSums, kindTotals } from "../comparison.ts";
import { simulatedRules } from "../simulated-rules.ts";
import type {
  CourierMonth,
  CourierSide,
  SimulatedMonth,
  Simulation,
  UnpricedCount,
} from "../simulation-sheet.ts";
import { budgetEffects, simulatedFunds } from "./simulate-budget.ts";
import { SimulatedBasis } from "./simulated-basis.ts";

const MAX_FINDINGS = 20;
const SERVICES: readonly Service[] = ["dd", "ill"];

interface Asked {
  readonly read: SettlingReads & LedgerReads & CloseReads;
  readonly span: Period;
  readonly simulated: readonly RuleVersion[];
  /** Cut in proportion what a fund could not pay. */
  readonly prorate: boolean;
  readonly onRequests?: (requests: number) => void;
}

export async function simulateRules(asked: Asked): Promise<Simulation> {
  const { read, span, simulated } = asked;
  const { settled, notSettled } = await periodsWithin(read, span);
  const enacted = await soundRules(read);
  const basis = new SimulatedBasis({ read, span, simulated, enacted });
  const directory = directoryOf(await readRegistry(read));
  const all = new ComparedSums();
  const unpriced = new UnpricedTally();
  const [months, courier]: [SimulatedMonth[], CourierMonth[]] = [[], []];
  let cutFen = 0n;
  for (const { period, run } of settled) {
    const made = await simulatePeriod({ ...asked, period, run, basis, directory, earlier: months, unpriced });
    for (const line of made.lines) {
      all.add("before", { ...line, fen: line.beforeFen });
      all.add("after", { ...line, fen: line.afterFen });
    }
    months.push({ period, kinds: kindTotals(made.lines) });
    basis.carry(period, made.lines);
    cutFen += made.cutFen;
    if (!simulated.some((rule) => rule.part === "courier")) continue;
    const before = simulatedRules({ simulated: [], own: run.rules, enacted, period });
    const after = basis.rulesOf(run, period);
    const billed = await simulateCourier({
      ...{ read, period },
      before: (line) => before.contract(line),
      after: (line) => after.contract(line),
    });
    if (billed) courier.push(billed);
  }
  const budget = await budgetEffects(read, months);
  return {
    span,
    months,
    notSettled,
    lines: all.lines(),
    budget,
    courier,
    unpriced: unpriced.count(),
    cutFen,
  };
}

interface SettledPeriod {
  readonly period: Period;
  readonly run: SettlementRun;
}

/** Refused where nothing is settled, or where a settlement is not what its records now make. */
async function periodsWithin(
  read: ImportReads & SettleReads,
  span: Period,
): Promise<{ settled: SettledPeriod[]; notSettled: string[] }> {
  const settled: SettledPeriod[] = [];
  const notSettled: string[] = [];
  for (const state of await read.periods()) {
    const period = parsePeriod(state.period);
    if (!period || period.from < span.from || period.to > span.to) continue;
    const run = await read.settlement(period.id);
    if (run === null) {
      // A payment alone makes a period, too.
      if (state.files > 0) notSettled.push(period.id);
      continue;
    }
    const isCurrent = state.closedAt !== null || run.inputs === (await read.settlementInputs(period.id));
    if (!isCurrent) refuse("settlement-must-be-current", { period: period.id, settlement: run.number });
    settled.push({ period, run });
  }
  if (settled.length === 0)
    refuse("span-must-have-settled-periods", { span: span.id, notSettled: notSettled.join(", ") });
  return { settled, notSettled };
}

async function simulatePeriod(
  about: Asked &
    SettledPeriod & {
      basis: SimulatedBasis;
      directory: Directory;
      earlier: readonly SimulatedMonth[];
      unpriced: UnpricedTally;
    },
): Promise<{ lines: ComparedLine[]; cutFen: Fen }> {
  const { read, period, run, basis, prorate } = about;
  const sums = new ComparedSums();
  for (const total of await read.chargeTotals(run.number)) sums.add("before", total);
  const cutFen = prorate ? 0n : await withoutCuts(read, run, sums);
  const rules = basis.rulesOf(run, period);
  const { number } = run;
  const { versions } = basis;
  const corrections = await planCorrections({ read, into: period, number, basis, versions });
  const settlement = new Settlement({
    ...{ number, rules, directory: about.directory, lastDay: period.to },
    before: corrections.before,
  });
  const services: Service[] = [];
  for (const service of SERVICES)
    if ((await read.run({ period: period.id, service })) !== null) services.push(service);
  const without = await about.unpriced.openPeriod(read, run);
  const facts = settlementFacts({
    ...{ read, period, number, services, settlement, versions, corrections },
    ...(about.onRequests === undefined ? {} : { onRequests: about.onRequests }),
    funds: prorate ? await simulatedFunds({ ...about, funds: run.funds }) : null,
    basis: { ...basis, contractOn: (line) => rules.contract(line) },
  });
  for await (const some of facts)
    for (const fact of some) {
      if (fact.kind === "charge") sums.add("after", fact.charge);
      if (fact.kind === "unpriced") without(fact.unpriced);
    }
  return { lines: sums.lines(), cutFen };
}

/** Takes out of the sums what the books cut off in proportion; returns how much that was. */
async function withoutCuts(read: SettleReads, run: SettlementRun, sums: ComparedSums): Promise<Fen> {
  if (run.funds === null) return 0n;
  let cut = 0n;
  for (const kind of ["dd-subsidy", "ill-subsidy", "grant"] as const)
    for await (const batch of read.charges({ settlement: run.number, kind }))
      for (const charge of batch) {
        if (!isCut(charge)) continue;
        cut -= charge.fen;
        sums.add("before", { ...charge, fen: -charge.fen });
      }
  return cut;
}

/** Requests without a price: those of the books, and those that only the simulated rules leave. */
class UnpricedTally {
  private newly = 0;
  private same = 0;
  private readonly findings: Finding[] = [];

  async openPeriod(read: SettleReads, run: SettlementRun): Promise<(unpriced: Unpriced) => void> {
    const known = new Set((await read.unpriced(run.number)).filter(isUnpriced).map(keyOf));
    let last = "";
    return (unpriced) => {
      // A request may lack several prices; they come one after the other.
      if (!isUnpriced(unpriced) || keyOf(unpriced) === last) return;
      last = keyOf(unpriced);
      if (known.has(keyOf(unpriced))) this.same += 1;
      else {
        this.newly += 1;
        if (this.findings.length < MAX_FINDINGS) this.findings.push(unpriced.finding);
      }
    };
  }

  count(): UnpricedCount {
    return { newly: this.newly, before: this.same, findings: this.findings };
  }
}

function isUnpriced({ severity }: Unpriced): boolean {
  return severity === "unpriced";
}

function keyOf({ service, caseKey, ordinal }: Unpriced): string {
  return JSON.stringify([service, caseKey, ordinal]);
}

/** A period's courier invoices audited twice: by the contract of the books, and by the simulated one. Null where it has none. */
export async function simulateCourier(asked: {
  read: SettlingReads & CloseReads;
  period: Period;
  before: ContractOn;
  after: ContractOn;
}): Promise<CourierMonth | null> {
  const { read, period } = asked;
  const before = await sideBy(read, period, asked.before);
  if (before.totals.length === 0) return null;
  return { period: period.id, before, after: await sideBy(read, period, asked.after) };
}

async function sideBy(
  read: SettlingReads & CloseReads,
  period: Period,
  contractOn: ContractOn,
): Promise<CourierSide> {
  const courier = await courierLines(read, period, { contractOn });
  const sums = new AuditSums();
  for await (const audited of courier.lines()) sums.add(audited, contractOn(audited.line));
  return { ratedFen: sums.ratedFen(), totals: sums.totals(), allocation: sums.allocation() };
}
