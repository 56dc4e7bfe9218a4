/** What the workbooks of a period are made of, read from the books once. */

import { addTo, by } from "../../../core/list.ts";
import type { Period } from "../../../core/period.ts";
import { refuse } from "../../../core/refusal.ts";
import { settingOf } from "../../../core/setting.ts";
import { consentIn, gatesLetPass } from "../../../month/close/consent.ts";
import type { CloseFacts } from "../../../month/close/facts.ts";
import { toldDeferred } from "../../../month/close/gates.ts";
import type { ClosingReads, PeriodClose } from "../../../month/close/port.ts";
import { readCloseFacts, standingSettlement } from "../../../month/close/steps/read-close-facts.ts";
import { requireOwnSpan } from "../../../month/import/steps/periods.ts";
import { entryOfMovement, type Movement } from "../../../month/ledger/movement.ts";
import type { SettleReads } from "../../../month/settle/port.ts";
import type { SettlementRun } from "../../../month/settle/run.ts";
import type { Charge, ChargeKind } from "../../../rules/charge.ts";
import { ruleName } from "../../../rules/rules.ts";
import type { BasisTotal, FinanceFacts, PaidFacts } from "../finance/finance-facts.ts";
import { membersIn } from "../funds/used-rows.ts";
import { readFunds } from "./read-funds.ts";

/** Refuses a period that is not settled, or that changed since. */
export async function readFinanceFacts(
  read: ClosingReads,
  asked: { period: Period; programVersion: string },
): Promise<FinanceFacts> {
  const { period } = asked;
  const facts = await readCloseFacts(read, period);
  const run = await requireCurrent(read, facts.settlement, period);
  const settlement = run.number;
  const close = (await read.closes()).find((c) => c.period === period.id) ?? null;
  const courier = await chargesOf(read, { settlement, kind: "courier" });
  const held = await chargesOf(read, { settlement, kind: "courier-held" });
  return {
    ...(await paidFacts(read, { ...asked, run })),
    courier: courier.sort(byWaybill),
    courierHeld: held.sort(byWaybill),
    basis: await basisTotals(read, settlement),
    members: membersIn(await read.agreements(), period),
    entries: await read.entries({ period: period.id }),
    files: facts.files,
    discrepancies: {
      ...{ open: facts.open.length, resolved: facts.resolved - facts.deferred.length },
      deferred: facts.deferred.map(toldDeferred),
    },
    unpriced: {
      unpriced: facts.unpriced.filter((u) => u.severity === "unpriced").length,
      differs: facts.unpriced.filter((u) => u.severity === "differs").length,
    },
    answered: facts.answered,
    consent: consentOfClose(facts, close),
  };
}

/** The same refusals; what only the finance workbook says is not read. */
export async function readPaidFacts(
  read: ClosingReads,
  asked: { period: Period; programVersion: string },
): Promise<PaidFacts & { readonly settlement: number }> {
  const run = await requireCurrent(read, await standingSettlement(read, asked.period.id), asked.period);
  return { ...(await paidFacts(read, { ...asked, run })), settlement: run.number };
}

async function requireCurrent(
  read: ClosingReads,
  settlement: CloseFacts["settlement"],
  period: Period,
): Promise<SettlementRun> {
  if (settlement === null) await requireOwnSpan(read, period);
  if (settlement === null) return refuse("period-must-be-settled", { period: period.id });
  const { run, current } = settlement;
  if (!current) refuse("settlement-must-be-current", { period: period.id, settlement: run.number });
  return run;
}

async function paidFacts(
  read: ClosingReads,
  asked: { period: Period; programVersion: string; run: SettlementRun },
): Promise<PaidFacts> {
  const { period, programVersion, run } = asked;
  const settlement = run.number;
  const settings = await read.settings();
  const charges = async (...kinds: ChargeKind[]): Promise<Charge[]> => {
    const found: Charge[] = [];
    for (const kind of kinds) found.push(...(await chargesOf(read, { settlement, kind })));
    return found;
  };
  const movements = await read.movements({ period: period.id });
  const applied = new Set(run.rules);
  return {
    ...{ period, programVersion, movements },
    centre: settingOf(settings, "centre"),
    label: settingOf(settings, "label"),
    libraries: new Map((await read.libraries()).map((l) => [l.code, l])),
    sample: run.sample,
    subsidies: await charges("dd-subsidy", "ill-subsidy"),
    grants: await charges("grant", "bill"),
    used: await readFunds(read, { period: period.id, settlement }),
    balances: withoutMoved(await read.balances({ period: period.id }), movements),
    rules: (await read.rules()).filter((rule) => applied.has(ruleName(rule))),
    close: (await read.closes()).find((c) => c.period === period.id) ?? null,
  };
}

function consentOfClose(facts: CloseFacts, close: PeriodClose | null): FinanceFacts["consent"] {
  const said = close && consentIn(close.manifest);
  return said && { ...said, letPass: gatesLetPass(facts).flatMap((gate) => gate.findings) };
}

function withoutMoved(
  balances: PaidFacts["balances"],
  movements: readonly Movement[],
): PaidFacts["balances"] {
  const sums = new Map(balances.map(({ account, fen }) => [account, fen]));
  const moved = movements.flatMap((m) => entryOfMovement(m).postings);
  for (const { account, fen } of moved) addTo(sums, account, -fen);
  return [...sums].map(([account, fen]) => ({ account, fen }));
}

const byWaybill = by((charge: Charge) => [charge.caseKey ?? "", charge.id]);

async function chargesOf(
  read: SettleReads,
  filter: { settlement: number; kind: ChargeKind; library?: string },
): Promise<Charge[]> {
  const found: Charge[] = [];
  for await (const batch of read.charges(filter)) found.push(...batch);
  return found;
}

/** Every priced request once more, added up one by one. */
async function basisTotals(read: SettleReads, settlement: number): Promise<BasisTotal[]> {
  const [dd, ill] = [zero("dd"), zero("ill")];
  for await (const batch of read.charges({ settlement, kind: "fee-basis" })) {
    for (const charge of batch) {
      const total = charge.service === "dd" ? dd : ill;
      total.requests += charge.unit === "request" ? charge.quantity : 1n;
      total.fen += charge.fen;
      if (charge.unit === "volume") total.volumes += charge.quantity;
    }
  }
  return [dd, ill];
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function zero(service: "dd" | "ill"): Writable<BasisTotal> {
  return { service, requests: 0n, volumes: 0n, fen: 0n };
}
