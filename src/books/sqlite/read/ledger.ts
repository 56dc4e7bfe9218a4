import { addTo, by, byKey } from "../../../core/list.ts";
import { firstDayOf } from "../../../core/period.ts";
import type { StandingAnswer } from "../../../month/close/period-finding.ts";
import type { PeriodState } from "../../../month/import/port.ts";
import type { Account, Entry } from "../../../month/ledger/entry.ts";
import { entryOfMovement } from "../../../month/ledger/movement.ts";
import type { Service } from "../../../registry/library.ts";
import type { Connection } from "../../database.ts";
import { fromJson } from "../../json.ts";
import type { Reader } from "../../port.ts";
import { fenOf } from "../row-codec.ts";
import { movementsOf } from "./money.ts";
import { CORRECTION_STANDS, conditions, type Reading, STANDS } from "./reading.ts";

export function ledgerReader({
  db,
}: Reading): Pick<Reader, "entries" | "balances" | "closes" | "findingAnswers" | "periods"> {
  return {
    entries: async (filter) => {
      const where = conditions({ "e.period = @period": filter.period });
      const rows = db.prepare(`${ENTRIES} WHERE ${where} ORDER BY e.id, p.ordinal`).all(filter);
      const moved = movementsOf(db, filter).map(entryOfMovement);
      return [...entriesOf(rows as PostingRow[]), ...moved].sort(by((a) => a.id));
    },
    balances: async (filter = {}) => {
      const where = conditions({ "e.period = @period": filter.period });
      const rows = db
        .prepare(
          `SELECT p.account, CAST(sum(p.fen) AS TEXT) AS fen
           FROM posting p JOIN entry e ON e.id = p.entry
           WHERE ${where} GROUP BY p.account ORDER BY p.account`,
        )
        .all(filter) as { account: Account; fen: string }[];
      const sums = new Map(rows.map(({ account, fen }) => [account, BigInt(fen)]));
      for (const { account, fen } of movementsOf(db, filter).flatMap((m) => entryOfMovement(m).postings))
        addTo(sums, account, fen);
      return [...sums].sort(byKey).map(([account, fen]) => ({ account, fen }));
    },
    closes: async () => db.prepare(CLOSES).all() as Awaited<ReturnType<Reader["closes"]>>,
    findingAnswers: async (period) => {
      const rows = db.prepare(FINDING_ANSWERS).all({ period }) as AnswerRow[];
      return rows.map(({ items, ...row }) => ({ ...row, items: fromJson(items) as string[] }));
    },
    periods: async () => periodStates(db),
  };
}

type AnswerRow = Omit<StandingAnswer, "items"> & { readonly items: string };

const FINDING_ANSWERS = `
  SELECT f.finding AS id, f.count, f.items, f.reason, a.operator AS "by", a.at
  FROM finding_answer f JOIN action a ON a.number = f.action
  WHERE f.period = @period AND f.reason IS NOT NULL AND f.number =
    (SELECT max(number) FROM finding_answer l WHERE l.period = f.period AND l.finding = f.finding)
  ORDER BY f.number`;

const ENTRIES = `
  SELECT e.id, e.period, e.day, e.text, e.reverses, p.account, p.fen
  FROM entry e JOIN posting p ON p.entry = e.id`;

type PostingRow = Omit<Entry, "postings"> & { readonly account: Account; readonly fen: number };

function entriesOf(rows: readonly PostingRow[]): Entry[] {
  const entries: (Entry & { postings: { account: Account; fen: bigint }[] })[] = [];
  for (const { account, fen, ...entry } of rows) {
    let last = entries.at(-1);
    if (last?.id !== entry.id) {
      last = { ...entry, postings: [] };
      entries.push(last);
    }
    last.postings.push({ account, fen: fenOf(fen) });
  }
  return entries;
}

const CLOSES = `
  SELECT c.period, c.ordinal, c.manifest, c.hash, c.previous, a.at AS closedAt, a.operator AS closedBy,
    a.system_user AS closedUnder, a.number AS action
  FROM period_close c JOIN action a ON a.number = c.action ORDER BY c.ordinal`;

type PeriodRow = Omit<PeriodState, "reconciled" | "isOfAnswers"> & {
  readonly reconciled: string;
  readonly isOfAnswers: number;
};

/** A month in which money was spent on a sub-project is no month to settle. `f` is the file. */
const OF_A_PERIOD = "f.kind <> 'subproject-spending'";

const PERIODS = `
  WITH known AS (
    SELECT period FROM source_file f WHERE ${STANDS} AND ${OF_A_PERIOD} UNION SELECT period FROM reconciliation_run
    UNION SELECT period FROM settlement_run UNION SELECT period FROM period_close
    UNION SELECT period FROM movement UNION SELECT into_period FROM correction
    UNION SELECT period FROM courier_answer_in_force),
  looked_back_at AS (
    SELECT period FROM source_file UNION SELECT period FROM reconciliation_run UNION SELECT period FROM movement
    UNION SELECT into_period FROM correction),
  standing AS (
    SELECT f.period, count(*) AS files, max(f.action) AS imported,
      sum(r.taken - (SELECT count(*) FROM row_correction k WHERE k.file = f.number AND ${CORRECTION_STANDS}
        AND NOT EXISTS (SELECT 1 FROM quarantined_row q WHERE q.file = k.file AND q.sheet = k.sheet AND q.row = k.row)))
        AS records,
      sum(r.quarantined - (SELECT count(*) FROM row_correction k WHERE k.file = f.number AND ${CORRECTION_STANDS}
        AND EXISTS (SELECT 1 FROM quarantined_row q WHERE q.file = k.file AND q.sheet = k.sheet AND q.row = k.row)))
        AS quarantined
    FROM source_file f JOIN file_receipt r ON r.file = f.number
    WHERE ${STANDS} AND ${OF_A_PERIOD} GROUP BY f.period)
  SELECT k.period, k.period IN (SELECT period FROM courier_answer EXCEPT SELECT period FROM looked_back_at) AS isOfAnswers,
    coalesce(s.files, 0) AS files, coalesce(s.records, 0) AS records,
    coalesce(s.quarantined, 0) AS quarantined, (SELECT a.at FROM action a WHERE a.number = s.imported) AS importedAt,
    (SELECT json_group_array(r.service ORDER BY r.service) FROM run_in_force r WHERE r.period = k.period)
      AS reconciled,
    (SELECT a.at FROM action a WHERE a.number = (SELECT max(r.action) FROM run_in_force r WHERE r.period = k.period))
      AS reconciledAt,
    (SELECT count(*) FROM run_in_force r JOIN discrepancy_state d ON d.run = r.number
     WHERE r.period = k.period AND d.resolution IS NULL) AS openDiscrepancies,
    i.number AS settlement, (SELECT a.at FROM action a WHERE a.number = i.action) AS settledAt,
    (SELECT a.at FROM period_close c JOIN action a ON a.number = c.action WHERE c.period = k.period)
      AS closedAt
  FROM known k LEFT JOIN standing s ON s.period = k.period
    LEFT JOIN settlement_in_force i ON i.period = k.period`;

function periodStates(db: Connection): PeriodState[] {
  const rows = db.prepare(PERIODS).all() as PeriodRow[];
  return rows
    .map((row) => ({
      ...row,
      reconciled: JSON.parse(row.reconciled) as Service[],
      isOfAnswers: row.isOfAnswers === 1,
    }))
    .sort(by((a) => [firstDayOf(a.period), a.period]));
}
