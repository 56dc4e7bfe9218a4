import type { ServiceKind } from "../../../records/service-record.ts";
import type { Reader } from "../../port.ts";
import { SERVICES } from "../row-tables.ts";
import { type Reading, STANDS } from "./reading.ts";

export function servicesReader({ db }: Reading): Pick<Reader, "serviceRecords"> {
  return {
    serviceRecords: async <K extends ServiceKind>(kind: K) => {
      const table = SERVICES[kind];
      const rows = db.prepare(standing(kind)).raw(true).all(kind) as unknown[][];
      return rows.map((row) => ({ ...table.recordOf(row), period: row[table.columns.length] as string }));
    },
  };
}

/** In the order of the months the files speak of: a late file says what was known in its own month, not in the one it landed in. */
function standing(kind: ServiceKind): string {
  const { name, selected } = SERVICES[kind];
  return `SELECT ${selected("t")}, f.period
    FROM source_file f JOIN ${name} t ON t.file = f.number
    WHERE f.kind = ? AND ${STANDS} ORDER BY coalesce(f.late_for, f.period), t.file, t.sheet, t.row`;
}
