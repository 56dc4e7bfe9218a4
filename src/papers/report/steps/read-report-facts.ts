/** What the workbooks of a period are made of, read from the books once. */

import { addTo, by } from "../../../core/list.ts";
import type { Period } from "../../../core/period.ts";
import { refuse } from "../../../core/refusal.ts";
import { settingOf } from "../../../core/setting.ts";
import { consentIn, gatesLetPass } from "../../../month/close/consent.ts";
import type { CloseFacts } from "../../../month/close/facts.ts";
import { toldDeferred } from "../../../month/close/gates.ts";
import type { ClosingReads, PeriodClose } from "../../../month/close/port.ts";
import { readCloseFacts } from "../../../month/close/steps/read-close-facts.ts";
import type { SettleReads } from "../../../month/settle/port.ts";
import type { Charge, ChargeKind } from "../../../rules/charge.ts";
import type { BasisTotal, FinanceFacts } from "../finance/finance-facts.ts";
import { membersIn } from "../funds/used-rows.ts";
import { readFunds } from "./read-funds.ts";

/** Refuses a period that is not settled, or that changed since. */
export async function readFinanceFacts(
  read: ClosingReads,
  asked: { period: Period; programVersion: string },
): Promise<FinanceFacts> {
  const { period, programVersion } = asked;
  const facts = await readCloseFacts(read, period);
  const { settlement } = facts;
  if (settlement === null) return refuse("period-must-be-settled", { period: period.id });
  if (!settlement.current) {
    refuse("settlement-must-be-current", { period: period.id, settlement: settlement.run.number });
  }
  const settings = await read.settings();
  const number = settlement.run.number;
  const close = (await read.closes()).find((c) => c.period === period.id) ?? null;
  const [dd, ill, courier, held] = [
    await chargesOf(read, { settlement: number, kind: "dd-subsidy" }),
    await chargesOf(read, { settlement: number, kind: "ill-subsidy" }),
    await chargesOf(read, { settlement: number, kind: "courier" }),
    await chargesOf(read, { settlement: number, kind: "courier-held" }),
  ];
  return {
    period,
    programVersion,
    centre: settingOf(settings, "centre"),
    label: settingOf(settings, "label"),
    libraries: new Map((await read.libraries()).map((l) => [l.code, l])),
    sample: settlement.run.sample,
    subsidies: [...dd, ...ill],
    grants: [
      ...(await chargesOf(read, { settlement: number, kind: "grant" })),
      ...(await chargesOf(read, { settlement: number, kind: "bill" })),
    ],
    movements: await read.movements({ period: period.id }),
    courier: courier.sort(byWaybill),
    courierHeld: held.sort(byWaybill),
    basis: await basisTotals(read, number),
    used: await readFunds(read, { period: period.id, settlement: number }),
    members: membersIn(await read.agreements(), period),
    entries: await read.entries({ period: period.id }),
    balances: withoutMoved(facts),
    rules: facts.rules,
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
    close,
  };
}

function consentOfClose(facts: CloseFacts, close: PeriodClose | null): FinanceFacts["consent"] {
  const said = close && consentIn(close.manifest);
  return said && { ...said, letPass: gatesLetPass(facts).flatMap((gate) => gate.findings) };
}

function withoutMoved(facts: Pick<CloseFacts, "balances" | "moved">): FinanceFacts["balances"] {
  const sums = new Map(facts.balances.map(({ account, fen }) => [account, fen]));
  for (const { account, fen } of facts.moved) addTo(sums, account, -fen);
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
