/** What rests on one file's rows: in the reconciliations and the settlement in force. */

import type { Service } from "../../../registry/library.ts";
import type { ChargeKind } from "../../../rules/charge.ts";
import { fromJson } from "../../json.ts";
import type { Reader } from "../../port.ts";
import type { Reading } from "./reading.ts";

export function restingReader({ db }: Reading): Pick<Reader, "restingOn"> {
  return {
    restingOn: async (file) => {
      const found = db.prepare(RESTING).get({ file }) as RestingRow;
      const charged = db.prepare(CHARGED).all({ file }) as ChargedRow[];
      return {
        ...found,
        reconciled: fromJson(found.reconciled) as Service[],
        charged: charged.map((c) => ({ ...c, fen: BigInt(c.fen) })),
      };
    },
  };
}

interface RestingRow {
  readonly reconciled: string;
  readonly matches: number;
  readonly open: number;
  readonly decided: number;
  readonly settlement: number | null;
}

interface ChargedRow {
  readonly kind: ChargeKind;
  readonly count: number;
  /** A sum may be more than a number holds exactly. */
  readonly fen: string;
}

/** The requests of which the file has an account. */
const OWN = `own AS MATERIALIZED (
    SELECT DISTINCT r.service, c.run, c.case_key FROM run_in_force r CROSS JOIN case_record c ON c.run = r.number
    WHERE c.file = @file)`;

const SETTLED = `settled AS (
    SELECT s.number FROM settlement_in_force s JOIN source_file f ON f.period = s.period WHERE f.number = @file)`;

const RESTING = `
  WITH ${OWN}, ${SETTLED},
  dispute AS MATERIALIZED (
    SELECT DISTINCT x.run, x.id FROM run_in_force r CROSS JOIN discrepancy_record x ON x.run = r.number
    WHERE x.file = @file)
  SELECT (SELECT json_group_array(service ORDER BY service) FROM (SELECT DISTINCT service FROM own) o) AS reconciled,
    (SELECT count(*) FROM own o CROSS JOIN confirmed_match m ON m.run = o.run AND m.case_key = o.case_key) AS matches,
    (SELECT count(*) FROM dispute d CROSS JOIN discrepancy_state s ON s.run = d.run AND s.id = d.id
      WHERE s.resolution IS NULL) AS open,
    (SELECT count(*) FROM dispute d CROSS JOIN discrepancy_state s ON s.run = d.run AND s.id = d.id
      WHERE s.resolution IS NOT NULL) AS decided,
    (SELECT number FROM settled) AS settlement`;

/** A line of the courier's has its charge at its own place. */
const CHARGED = `
  WITH ${OWN}, ${SETTLED}
  SELECT c.kind, count(*) AS count, CAST(sum(c.fen) AS TEXT) AS fen FROM settled s CROSS JOIN charge c ON c.settlement = s.number
  WHERE c.file = @file OR (c.service, c.case_key) IN (SELECT service, case_key FROM own)
  GROUP BY 1 ORDER BY 1`;
