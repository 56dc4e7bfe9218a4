import type { ServiceKind, ServiceRecords } from "../../../records/service-record.ts";
import type { Reader } from "../../port.ts";
import { SERVICE_TABLES, type ServiceTable, type StoredServiceRow, serviceRecordOf } from "../service-row.ts";
import { type Reading, STANDS } from "./reading.ts";

export function servicesReader({ db }: Reading): Pick<Reader, "serviceRecords"> {
  return {
    serviceRecords: async <K extends ServiceKind>(kind: K) =>
      (db.prepare(standing(SERVICE_TABLES[kind])).all(kind) as StoredServiceRow[]).map(
        (row): ServiceRecords[K] & { period: string } => serviceRecordOf<K>(row),
      ),
  };
}

/** In the order of the months the files speak of: a late file says what was known in its own month, not in the one it landed in. */
function standing(table: ServiceTable): string {
  const fields = Object.entries(table.columns).map(([field, column]) => `t.${column} AS ${field}`);
  return `SELECT t.file, t.sheet, t.row, ${fields.join(", ")}, f.period
    FROM source_file f JOIN ${table.name} t ON t.file = f.number
    WHERE f.kind = ? AND ${STANDS} ORDER BY coalesce(f.late_for, f.period), t.file, t.sheet, t.row`;
}
