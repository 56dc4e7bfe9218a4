import { addTo } from "../../../core/list.ts";
import { firstDayOf, parsePeriod } from "../../../core/period.ts";
import type { RequestTotal } from "../../../month/settle/funds-used.ts";
import type { PricedAsked, PricedRequest } from "../../../month/settle/port.ts";
import type { ChargeTotal, SettlementRun, Unpriced } from "../../../month/settle/run.ts";
import { type ChargedBefore, yearKey } from "../../../month/settle/subsidy.ts";
import type { Charge } from "../../../rules/charge.ts";
import type { Connection, Statement } from "../../database.ts";
import { fromJson } from "../../json.ts";
import type { Reader } from "../../port.ts";
import { CHARGE_JSON, chargeOf, chargeOfRow, PRICED_JSON, pricedOf, sequenceOf } from "../charge-row.ts";
import type { Query } from "../stream/streams.ts";
import { later } from "../write/fact-table.ts";
import { conditions, type Reading } from "./reading.ts";

type Settlement =
  | "nextSettlementNumber"
  | "settlement"
  | "settlementPeriod"
  | "charges"
  | "pricedRequests"
  | "chargeById"
  | "chargesById"
  | "chargesOfCase"
  | "unpriced"
  | "chargeTotals"
  | "requestTotals"
  | "sumCharges"
  | "chargedBefore"
  | "chargedCases";

export function settlementReader(reading: Reading): Pick<Reader, Settlement> {
  const { db } = reading;
  // Asked for a thousand charges at a time, millions of them: made once.
  const byId = later(() => db.prepare(CHARGES_BY_ID).pluck());
  return {
    nextSettlementNumber: async () =>
      db.prepare("SELECT coalesce(max(number), 0) + 1 FROM settlement_run").pluck().get() as number,
    settlement: async (period) => {
      const row = db.prepare(SETTLEMENT).get(period) as SettlementRow | undefined;
      return row ? runOf(row) : null;
    },
    settlementPeriod: async (number) =>
      (db.prepare("SELECT period FROM settlement_run WHERE number = ?").pluck().get(number) ?? null) as
        | string
        | null,
    charges: (filter) =>
      reading.stream((own) => ({
        sql: chargesSql(filter),
        params: { ...filter },
        rowReader: chargeOfRow,
        isScan: true,
        rows: aboutCharges(own, filter.settlement),
      })),
    pricedRequests: (asked) => reading.stream((own) => pricedQuery(own, asked)),
    chargeById: async (id) => {
      const settlement = Number(/^C-(\d{1,15})-/.exec(id)?.[1]);
      const [charge] = chargesById(byId(), { settlement, ids: [id] });
      return charge ? { charge, settlement } : null;
    },
    chargesById: async (asked) => chargesById(byId(), asked),
    chargesOfCase: async (filter) =>
      (db.prepare(chargesSql(filter)).pluck().all(filter) as string[]).map(chargeOf),
    unpriced: async (settlement) =>
      (db.prepare(UNPRICED).all(settlement) as UnpricedRow[]).map((row) => ({
        ...row,
        finding: fromJson(row.finding) as Unpriced["finding"],
      })),
    chargeTotals: async (settlement) =>
      (db.prepare(CHARGE_TOTALS).all(settlement) as TotalRow[]).map((row) => ({
        ...row,
        quantity: BigInt(row.quantity),
        fen: BigInt(row.fen),
      })),
    requestTotals: async (settlement) =>
      (db.prepare(REQUEST_TOTALS).all(settlement) as RequestTotalRow[]).map((row) => ({
        ...row,
        quantity: BigInt(row.quantity),
        fen: BigInt(row.fen),
      })),
    sumCharges: async (settlement) =>
      (db.prepare(SUM_CHARGES).pluck().all(settlement) as string[]).map(chargeOf),
    chargedBefore: async (period, knownIn) => chargedBefore(db, period, knownIn),
    chargedCases: async ({ scheme, before }) => {
      const cases = db.prepare(CHARGED_CASES).pluck();
      const runs = settledBefore(db, before);
      return new Set(runs.flatMap((run) => cases.all(run.number, scheme) as string[]));
    },
  };
}

const SETTLEMENT =
  "SELECT number, period, inputs, rules, sample, funds FROM settlement_in_force WHERE period = ?";

type SettlementRow = Omit<SettlementRun, "rules" | "sample" | "funds"> & {
  rules: string;
  sample: number;
  funds: string | null;
};

function runOf(row: SettlementRow): SettlementRun {
  const funds = row.funds === null ? null : (fromJson(row.funds) as SettlementRun["funds"]);
  return { ...row, rules: fromJson(row.rules) as string[], sample: row.sample === 1, funds };
}

type UnpricedRow = Omit<Unpriced, "finding"> & { readonly finding: string };
type TotalRow = Omit<ChargeTotal, "quantity" | "fen"> & { readonly quantity: string; readonly fen: string };

function chargesSql(filter: {
  kind?: string;
  library?: string;
  counterparty?: string;
  caseKey?: string;
}): string {
  const where = conditions({
    "c.kind = @kind": filter.kind,
    "c.library = @library": filter.library,
    "c.counterparty = @counterparty": filter.counterparty,
    "c.case_key = @caseKey": filter.caseKey,
  });
  return `SELECT ${CHARGE_JSON} FROM charge c WHERE c.settlement = @settlement AND ${where}
    ORDER BY c.kind, c.library NULLS FIRST, c.case_key NULLS FIRST, c.ordinal NULLS FIRST, c.sequence`;
}

/** Through all of a settlement once: there is no index by library, and a statement of each would go through it again. */
function pricedQuery(db: Connection, { settlement, of, code }: PricedAsked): Query<PricedRequest> {
  const where = conditions({ [`c.${of} = @code`]: code ?? undefined });
  const sql = `SELECT ${PRICED_JSON} FROM charge c
    LEFT JOIN record r ON r.file = c.file AND r.sheet = c.sheet AND r.row = c.row
    WHERE c.settlement = @settlement AND c.kind = 'fee-basis' AND c.${of} IS NOT NULL AND ${where}
    ORDER BY c.${of}, c.library NULLS FIRST, c.case_key NULLS FIRST, c.ordinal NULLS FIRST, c.sequence`;
  const rows = aboutCharges(db, settlement);
  return { sql, params: { settlement, code }, rowReader: pricedOf, isScan: true, rows };
}

/** They are numbered from 1 on. */
function aboutCharges(db: Connection, settlement: number): number {
  const last = db.prepare("SELECT max(sequence) FROM charge WHERE settlement = ?");
  return (last.pluck().get(settlement) ?? 0) as number;
}

const CHARGES_BY_ID = `
  SELECT CASE WHEN c.sequence IS NOT NULL THEN ${CHARGE_JSON} END
  FROM json_each(@sequences) asked LEFT JOIN charge c ON c.settlement = @settlement AND c.sequence = CAST(asked.value AS INTEGER)
  ORDER BY asked.key`;

function chargesById(
  byId: Statement,
  asked: { settlement: number; ids: readonly string[] },
): (Charge | null)[] {
  const { settlement, ids } = asked;
  const sequences = JSON.stringify(ids.map((id) => sequenceOf(id, settlement)));
  const found = byId.all({ settlement, sequences }) as (string | null)[];
  return found.map((json) => (json === null ? null : chargeOf(json)));
}

const UNPRICED = `
  SELECT service, case_key AS caseKey, ordinal, severity, finding FROM unpriced
  WHERE settlement = ? ORDER BY service, case_key, ordinal, severity, finding`;

/** Sums as text: a sum may be more than a number holds exactly. A service is told apart only where schemes are. */
const CHARGE_TOTALS = `
  SELECT kind, scheme, CASE WHEN scheme IS NOT NULL THEN service END AS service, library, count(*) AS count,
    CAST(sum(quantity) AS TEXT) AS quantity, CAST(sum(fen) AS TEXT) AS fen
  FROM charge WHERE settlement = ? GROUP BY 1, 2, 3, 4 ORDER BY 1, 2 NULLS FIRST, 3 NULLS FIRST, 4 NULLS FIRST`;

const REQUEST_TOTALS = `
  SELECT kind, scheme, service, rule, library, counterparty, unit, corrects,
    count(*) AS charges, CAST(sum(quantity) AS TEXT) AS quantity, CAST(sum(fen) AS TEXT) AS fen
  FROM charge WHERE settlement = ? AND kind IN ('fee-basis', 'grant', 'bill') AND case_key IS NOT NULL
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 ORDER BY 1, 2 NULLS FIRST, 3 NULLS FIRST, 4, 5 NULLS FIRST, 6 NULLS FIRST, 7, 8 NULLS FIRST`;
type RequestTotalRow = Omit<RequestTotal, "quantity" | "fen"> & {
  readonly quantity: string;
  readonly fen: string;
};

const SUM_CHARGES = `
  SELECT ${CHARGE_JSON} FROM charge c
  WHERE c.settlement = ? AND c.kind IN ('dd-subsidy', 'ill-subsidy', 'grant', 'bill') AND c.case_key IS NULL
  ORDER BY c.kind, c.library NULLS FIRST, c.sequence`;

/** What is free is of the year of its supply; all else has no day of its own. */
const YEARLY = `
  SELECT c.kind, coalesce(c.scheme, ''), c.library, CAST(sum(c.fen) AS TEXT),
    CASE c.kind WHEN 'free' THEN substr(b.supplied_on, 1, 4) END AS year, c.corrects
  FROM charge c LEFT JOIN record b ON c.kind = 'free' AND b.file = c.file AND b.sheet = c.sheet AND b.row = c.row
  WHERE c.settlement = ? AND c.kind IN ('dd-subsidy', 'grant', 'bill', 'free') AND c.library IS NOT NULL
  GROUP BY 1, 2, 3, 5, 6 ORDER BY 1, 2, 3, 5 NULLS FIRST, 6 NULLS FIRST`;
type YearlyRow = [
  ...[kind: string, scheme: string, library: string, fen: string],
  ...[year: string | null, corrects: string | null],
];

const CHARGED_CASES =
  "SELECT case_key FROM charge WHERE settlement = ? AND scheme = ? AND case_key IS NOT NULL";

/** The settlements in force of the periods before this one. */
function settledBefore(db: Connection, period: string): { number: number; period: string }[] {
  const limit = firstDayOf(period);
  const settled = db.prepare("SELECT number, period FROM settlement_in_force").all() as {
    number: number;
    period: string;
  }[];
  return settled.filter((run) => firstDayOf(run.period) < limit);
}

/**
 * A sum without a day of its own is of the year in which its period ends, as the settlement itself has it; what corrects a
 * closed period is of that one's.
 */
export function chargedBefore(db: Connection, period: string, knownIn = period): ChargedBefore {
  const sums = new Map<string, bigint>();
  const limit = firstDayOf(period);
  for (const run of settledBefore(db, knownIn)) {
    const rows = db.prepare(YEARLY).raw(true).all(run.number) as YearlyRow[];
    for (const [kind, scheme, library, fen, year, corrects] of rows) {
      const of = corrects?.split("/")[0] ?? run.period;
      if (firstDayOf(of) >= limit) continue;
      const key = yearKey({ year: year ?? endYear(of), kind, scheme, library });
      addTo(sums, key, BigInt(fen));
    }
  }
  return sums;
}

function endYear(period: string): string {
  return (parsePeriod(period)?.to ?? period).slice(0, 4);
}
