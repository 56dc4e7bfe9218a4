/** balis settle: price what is confirmed, make the subsidies and courier charges, book them; one transaction. */

import type { Fact, Reader, Store } from "../../../books/port.ts";
import type { Fen } from "../../../core/money.ts";
import type { Period } from "../../../core/period.ts";
import { refuse } from "../../../core/refusal.ts";
import type { Action } from "../../../core/store.ts";
import { lastAction, requireNotOvertaken, untilNotOvertaken } from "../../../people/steps/overtaken.ts";
import { directoryOf } from "../../../registry/directory.ts";
import type { Service } from "../../../registry/library.ts";
import { readRegistry } from "../../../registry/steps/read-registry.ts";
import type { Charge } from "../../../rules/charge.ts";
import { type RuleVersion, ruleName } from "../../../rules/rules.ts";
import { requireSoundRules } from "../../../rules/steps/sound-rules.ts";
import { courierLines } from "../../courier/steps/courier-lines.ts";
import { stands } from "../../import/file.ts";
import type { ImportReads } from "../../import/port.ts";
import { openPeriod, refuseUnbegun } from "../../import/steps/periods.ts";
import { entriesOf, type Owed, reversalsOf } from "../../ledger/recipes.ts";
import type { ReconcileReads } from "../../reconcile/port.ts";
import { consultingCharges } from "../consulting-compensation.ts";
import type { SettleReads, SettlingReads } from "../port.ts";
import { OwedSums } from "../proration.ts";
import type { SettlementRun } from "../run.ts";
import { Settlement, type SettlementCount } from "../settlement.ts";
import { settlementRules } from "../settlement-rules.ts";
import { fundsLeft, requireCover, sameFunds, uncovered } from "./budget-lines.ts";
import { consultingOf } from "./consulting-compensation.ts";
import { correctionsAfter } from "./corrections-after.ts";
import { type PlannedCorrections, planCorrections } from "./plan-corrections.ts";
import { versionsFor } from "./settled-versions.ts";
import { booksBasis, homePeriods, type SettlementBasis } from "./settlement-basis.ts";
import { standingCount, standingFindings, totalsInOrder } from "./standing-count.ts";

interface Settled {
  readonly period: string;
  readonly run: number;
  /** Nothing changed since the settlement in force: nothing was done. */
  readonly current: boolean;
  readonly count: SettlementCount;
  readonly rules: readonly string[];
  readonly sample: boolean;
}

export type SpokenReads = Pick<Reader, "corrections" | "courierAnswers">;

const SERVICES: readonly Service[] = ["dd", "ill"];

interface Settling {
  readonly store: Store;
  readonly period: string;
  readonly action: Action;
  readonly dryRun?: boolean;
  /** Take off in proportion what a fund can't pay; else that is refused. */
  readonly prorate?: boolean;
  readonly onRequests?: (requests: number) => void;
}

export async function settlePeriod(asked: Settling): Promise<Settled> {
  return untilNotOvertaken(() => settleOnce(asked));
}

async function settleOnce(asked: Settling): Promise<Settled> {
  const { read } = asked.store;
  const since = await lastAction(read);
  await requireSoundRules(read);
  const period = await openPeriod(read, asked.period);
  const services = await reconciledServices(read, period);
  const before = await read.settlement(period.id);
  const inputs = await read.settlementInputs(period.id);
  const versions = await versionsFor(read, period);
  const rules = versions.map(ruleName);
  const sample = versions.some((v) => v.sample);
  const left = await fundsLeft(read, period);
  const funds = asked.prorate === true ? left : null;
  const isCurrent = before?.inputs === inputs && sameFunds(before.funds, funds);
  if (
    before &&
    isCurrent &&
    (funds !== null || (await uncovered(read, { left, run: before })).length === 0)
  ) {
    const count = await standingCount(read, before.number);
    return { period: period.id, run: before.number, current: true, count, rules: before.rules, sample };
  }
  const number = await read.nextSettlementNumber();
  const basis = await booksBasis(read);
  const corrections = await planCorrections({ read, into: period, number, basis, versions });
  const settlement = new Settlement({
    number,
    rules: settlementRules(await read.rules(), period.id),
    directory: directoryOf(await readRegistry(read)),
    lastDay: period.to,
    before: corrections.before,
  });
  await asked.store.apply(
    async function* (): AsyncGenerator<Fact | Fact[]> {
      await requireNotOvertaken(read, since);
      yield { kind: "settlement-run", run: { number, period: period.id, inputs, rules, sample, funds } };
      const booked = { period: period.id, number, day: period.to };
      const standing = await read.entries({ period: period.id });
      for (const entry of reversalsOf(standing, booked))
        yield { kind: "entry-posted", settlement: number, entry };
      const owed = new OwedSums();
      const about = { ...asked, read, period, number, services, settlement, versions, funds, owed };
      yield* settlementFacts({ ...about, basis, corrections });
      if (funds === null) requireCover(left, owed, period.id);
    },
    asked.action,
    { dryRun: asked.dryRun ?? false },
  );
  const findings = asked.dryRun ? settlement.count.findings : await standingFindings(read, number);
  const count = { ...settlement.count, totals: totalsInOrder(settlement.count.totals), findings };
  return { period: period.id, run: number, current: false, count, rules, sample };
}

/** The charges of a settlement, what a person must look at, and its entries, a batch at a time: what `verify` computes again. */
export async function* settlementFacts(asked: {
  read: SettlingReads & Pick<Reader, "closes">;
  period: Period;
  number: number;
  services: readonly Service[];
  settlement: Settlement;
  versions: readonly RuleVersion[];
  /** What each fund has left, where what it can't pay is taken off; null: nothing is. */
  funds: SettlementRun["funds"];
  /** Null: as settlements of before `planCorrections` have them. */
  corrections: PlannedCorrections | null;
  /** Gathers what is owed, for who asks. */
  owed?: OwedSums;
  /** What it rests on besides the records; absent: what the books say. */
  basis?: SettlementBasis;
  onRequests?: (requests: number) => void;
}): AsyncGenerator<Fact[]> {
  const { period, number, owed = new OwedSums() } = asked;
  const booked = new Map<string, Owed & { fen: Fen }>();
  for await (const facts of allCharges(asked, owed)) {
    for (const fact of facts) {
      if (fact.kind !== "charge") continue;
      addOwed(booked, fact.charge, asked.versions);
      owed.add(fact.charge);
    }
    yield facts;
  }
  const entries = entriesOf([...booked.values()], { period: period.id, number, day: period.to });
  yield entries.map((entry) => ({ kind: "entry-posted", settlement: number, entry }));
}

/** The period's own, then the differences of closed ones, then what funds can't pay of both. */
async function* allCharges(
  asked: Parameters<typeof chargesOf>[0] & {
    number: number;
    versions: readonly RuleVersion[];
    funds: SettlementRun["funds"];
    corrections: PlannedCorrections | null;
  },
  owed: OwedSums,
): AsyncGenerator<Fact[]> {
  const others = new Set<string>();
  yield* chargesOf(asked, others);
  const { read, period, settlement, number, versions, corrections } = asked;
  for (const unpriced of corrections?.unpriced ?? []) yield [settlement.lookAt(unpriced)];
  for (const charge of corrections?.charges ?? []) yield [settlement.add(charge)];
  if (corrections === null) {
    const basis = asked.basis ?? (await booksBasis(read));
    const about = { read, into: period, number, others, own: owed, basis, versions };
    for await (const found of correctionsAfter(about))
      yield [found.kind === "charge" ? settlement.add(found.charge) : settlement.lookAt(found.unpriced)];
  }
  for (const fund of asked.funds ?? []) yield owed.cuts(fund).map((charge) => settlement.add(charge));
}

/** The period's own; the periods whose requests it confirmed as well are added to `others`. */
async function* chargesOf(
  asked: {
    read: SettlingReads & Pick<Reader, "closes">;
    period: Period;
    services: readonly Service[];
    settlement: Settlement;
    versions: readonly RuleVersion[];
    basis?: SettlementBasis;
    onRequests?: (requests: number) => void;
  },
  others: Set<string>,
): AsyncGenerator<Fact[]> {
  const { read } = asked;
  let requests = 0;
  const homes = await homePeriods(read);
  for (const service of asked.services) {
    for await (const batch of read.confirmed({ period: asked.period.id, service })) {
      const facts: Fact[] = [];
      for (const confirmed of batch) {
        const home = homes.get(confirmed.match.basis.file);
        if (home === undefined || home === asked.period.id)
          facts.push(...asked.settlement.request(confirmed));
        else others.add(home);
      }
      yield facts;
      requests += batch.length;
      asked.onRequests?.(requests);
    }
  }
  const courier = await courierLines(read, asked.period, asked.basis);
  for await (const audited of courier.lines()) yield asked.settlement.waybill(audited);
  yield asked.settlement.end();
  const consulting = consultingCharges(await consultingOf(read, asked.period), {
    rules: settlementRules(asked.versions),
    year: asked.period.to.slice(0, 4),
    before: asked.settlement.before,
  });
  yield consulting.map((charge) => asked.settlement.add(charge));
}

/** What is owed per kind, scheme and payee; a fee basis and what is free are owed by nobody. */
function addOwed(
  owed: Map<string, Owed & { fen: Fen }>,
  charge: Charge,
  versions: readonly RuleVersion[],
): void {
  const { kind, scheme, service, corrects } = charge;
  if (kind === "fee-basis" || kind === "free") return;
  const payee = payeeOfCharge(charge, versions);
  const key = `${kind} ${payee} ${scheme ?? ""} ${scheme === null ? "" : service} ${corrects ?? ""}`;
  const sum = owed.get(key);
  if (sum === undefined) owed.set(key, { kind, scheme, service, corrects, payee, fen: charge.fen });
  else sum.fen += charge.fen;
}

/** A library, or the company of the contract. */
export function payeeOfCharge(charge: Charge, versions: readonly RuleVersion[]): string {
  const isCourier = charge.kind === "courier" || charge.kind === "courier-held";
  return isCourier ? companyOf(charge, versions) : (charge.library ?? "");
}

function companyOf(charge: Charge, versions: readonly RuleVersion[]): string {
  const contract = versions.find((v) => ruleName(v) === charge.rule);
  return contract && "company" in contract.body ? contract.body.company : "courier";
}

/** Without files: corrections go into it, or held amounts of the courier were answered in it. */
export async function isSpokenOf(read: SpokenReads, period: string): Promise<boolean> {
  if ((await read.corrections({ into: period })).length > 0) return true;
  return (await read.courierAnswers()).some((answer) => answer.period === period);
}

/** The services that have records, each reconciled and nothing changed since; refused otherwise. */
async function reconciledServices(
  read: ImportReads & ReconcileReads & SettleReads & SpokenReads,
  period: Period,
): Promise<Service[]> {
  const found: Service[] = [];
  const files = (await read.files({ period: period.id })).filter(stands);
  let isEmpty = files.length === 0 && !(await isSpokenOf(read, period.id));
  // A month whose files all left, or all answers were withdrawn, is settled to nothing, where anything had been made of them.
  isEmpty &&= (await read.settlement(period.id)) === null;
  for (const service of SERVICES) {
    const span = { period: period.id, service };
    const run = await read.run(span);
    isEmpty &&= run === null;
    const hasFiles = files.some((f) => f.kind.startsWith(`${service}-`));
    if (run === null) {
      // Nil returns and files of which no row was accepted settle to nothing: there is nothing to reconcile.
      if (hasFiles && (await read.hasRecords(span))) refuse("period-must-be-reconciled", span);
      continue;
    }
    if (run.inputs !== (await read.reconciliationInputs(span))) refuse("reconciliation-must-be-fresh", span);
    found.push(service);
  }
  if (isEmpty) await refuseUnbegun(read, period.id);
  return found;
}
