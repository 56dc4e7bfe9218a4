/** Movements and corrections as the domain has them. */
import type { Movement } from "../../../month/ledger/movement.ts";
import type { NotedCorrection } from "../../../month/settle/correction.ts";
import { fromJson } from "../../json.ts";
import type { Reader } from "../../port.ts";
import type { Connection } from "../connection.ts";
import { fenOf } from "../row-codec.ts";
import { conditions, type Reading } from "./reading.ts";

export function moneyReader({ db }: Reading): Pick<Reader, "movements" | "corrections" | "correctedIn"> {
  return {
    movements: async (filter = {}) => movementsOf(db, filter),
    corrections: async (filter) => {
      const where = conditions({ "c.period = @period": filter.period, "c.into_period = @into": filter.into });
      const rows = db
        .prepare(`${CORRECTIONS} WHERE ${where} ORDER BY c.number`)
        .all(filter) as CorrectionRow[];
      return rows.map(({ change, ...row }) => ({
        ...row,
        change: fromJson(change) as NotedCorrection["change"],
      }));
    },
    correctedIn: async (period) => db.prepare(CORRECTED_IN).pluck().all({ period }) as string[],
  };
}

const CORRECTIONS = `
  SELECT c.number, c.period, c.into_period AS "into", c.service, c.case_key AS caseKey, c.ordinal, c.change, c.reason,
    a.operator AS notedBy, a.at AS notedAt
  FROM correction c JOIN action a ON a.number = c.action`;

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
