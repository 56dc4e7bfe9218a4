/** Movements, corrections and answers on courier charges, as the domain has them. */
import type { CourierAnswer } from "../../../month/courier/courier-answer.ts";
import type { Movement } from "../../../month/ledger/movement.ts";
import type { NotedCorrection } from "../../../month/settle/correction.ts";
import type { Connection } from "../../database.ts";
import { fromJson } from "../../json.ts";
import type { Reader } from "../../port.ts";
import { fenOf } from "../row-codec.ts";
import { conditions, type Reading } from "./reading.ts";

type Money = "movements" | "corrections" | "nextCorrectionNumber" | "correctedIn";

export function moneyReader({ db }: Reading): Pick<Reader, Money> {
  return {
    movements: async (filter = {}) => movementsOf(db, filter),
    corrections: async (filter) => {
      const where = conditions({ "c.period = @period": filter.period, "c.into_period = @into": filter.into });
      return correctionsWhere(db, { where, params: filter });
    },
    nextCorrectionNumber: async () =>
      db.prepare("SELECT coalesce(max(number), 0) + 1 FROM correction").pluck().get() as number,
    correctedIn: async (period) => db.prepare(CORRECTED_IN).pluck().all({ period }) as string[],
  };
}

/** Of the correction `c`: the decision that it follows from. */
const RESOLUTION = "CAST(json_extract(c.change, '$.resolution') AS INTEGER)";

/**
 * One that a decision of a discrepancy makes holds as long as the decision does; its number stands with the change. `c` is the
 * correction.
 */
export const CORRECTION_HOLDS = `(${RESOLUTION} IS NULL OR EXISTS (
  SELECT 1 FROM resolution made
  JOIN run_in_force r ON r.period = c.into_period AND r.service = c.service
  JOIN discrepancy_state s ON s.run = r.number AND s.id = made.discrepancy
  WHERE made.number = ${RESOLUTION} AND s.resolution = made.number))`;

type Answers = "courierAnswers" | "courierAnswerHistory" | "nextAnswerNumber";

export function courierReader({ db }: Reading): Pick<Reader, Answers> {
  return {
    courierAnswers: async () => (db.prepare(ANSWERS).all() as AnswerRow[]).map(answerOf),
    courierAnswerHistory: async (waybill) =>
      (db.prepare(ANSWER_HISTORY).all({ waybill }) as HistoryRow[]).map((row) => {
        const { withdrawnBy: by, withdrawnAt: at, withdrawnFor: reason, ...answer } = row;
        const withdrawal = by === null || at === null || reason === null ? null : { by, at, reason };
        return { ...answerOf(answer), withdrawal };
      }),
    nextAnswerNumber: async () =>
      db.prepare("SELECT coalesce(max(number), 0) + 1 FROM courier_answer").pluck().get() as number,
  };
}

type AnswerRow = Omit<CourierAnswer, "fen" | "isOfRejected"> & {
  readonly fen: number;
  readonly isOfRejected: number;
};
type HistoryRow = AnswerRow & {
  readonly answeredBy: string;
  readonly answeredAt: string;
  readonly withdrawnBy: string | null;
  readonly withdrawnAt: string | null;
  readonly withdrawnFor: string | null;
};

function answerOf<Row extends AnswerRow>(row: Row): Omit<Row, "fen" | "isOfRejected"> & CourierAnswer {
  return { ...row, fen: fenOf(row.fen), isOfRejected: row.isOfRejected === 1 };
}

const ANSWER = `n.number, n.period, n.company, n.waybill, n.piece, n.leg, n.charge, n.kind, n.fen,
  n.of_rejected AS isOfRejected, n.reason`;

const ANSWERS = `SELECT ${ANSWER} FROM courier_answer_in_force n ORDER BY n.number`;

const ANSWER_HISTORY = `
  SELECT ${ANSWER}, a.operator AS answeredBy, a.at AS answeredAt,
    wa.operator AS withdrawnBy, wa.at AS withdrawnAt, w.reason AS withdrawnFor
  FROM courier_answer n JOIN action a ON a.number = n.action
  LEFT JOIN courier_answer_withdrawal w ON w.answer = n.number LEFT JOIN action wa ON wa.number = w.action
  WHERE n.waybill = @waybill OR n.piece = @waybill ORDER BY n.number`;

const CORRECTIONS = `
  SELECT c.number, c.period, c.into_period AS "into", c.service, c.case_key AS caseKey, c.ordinal, c.change, c.reason,
    a.operator AS notedBy, a.at AS notedAt, made.discrepancy
  FROM correction c JOIN action a ON a.number = c.action
  LEFT JOIN resolution made ON made.number = ${RESOLUTION}`;

/** Those into closed periods: they are known for good. */
export function closedCorrections(db: Connection): NotedCorrection[] {
  return correctionsWhere(db, { where: "c.into_period IN (SELECT period FROM period_close)", params: {} });
}

function correctionsWhere(
  db: Connection,
  of: { where: string; params: Readonly<Record<string, unknown>> },
): NotedCorrection[] {
  const sql = `${CORRECTIONS} WHERE ${of.where} AND ${CORRECTION_HOLDS} ORDER BY c.number`;
  return (db.prepare(sql).all(of.params) as CorrectionRow[]).map(({ change, ...row }) => {
    const { resolution: _made, ...said } = fromJson(change) as NotedCorrection["change"] & {
      resolution?: number;
    };
    return { ...row, change: said };
  });
}

/** "2019-05/R1" lies between "2019-05/" and "2019-050", the character after the slash. */
const CORRECTED_IN = `
  SELECT DISTINCT s.period FROM charge c JOIN settlement_in_force s ON s.number = c.settlement
  WHERE c.corrects > @period || '/' AND c.corrects < @period || '0' ORDER BY s.period`;

type CorrectionRow = Omit<NotedCorrection, "change"> & { readonly change: string };
type MovementRow = Omit<Movement, "fen" | "terms"> & { readonly fen: number; readonly terms: string | null };

/** Ids are numbered: M-2 comes before M-10. */
export function movementsOf(db: Connection, filter: { period?: string }): Movement[] {
  const where = conditions({ "period = @period": filter.period });
  const rows = db
    .prepare(
      `SELECT id, kind, period, day, account, fund, year, fen, voucher, text, reverses, terms FROM movement
       WHERE ${where} ORDER BY length(id), id`,
    )
    .all(filter) as MovementRow[];
  return rows.map(({ fen, terms, ...row }) => ({
    ...row,
    fen: fenOf(fen),
    terms: terms === null ? null : (fromJson(terms) as Movement["terms"]),
  }));
}
