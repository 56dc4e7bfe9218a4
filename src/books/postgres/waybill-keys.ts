/**
 * The key of a waybill is the program's own. A server does not know it: those numbers that are not written plainly, a few of a thousand, are
 * told to it with their keys, for as long as the transaction lasts.
 */
import { waybillKey } from "../../records/waybill-key.ts";
import type { Connection } from "../database.ts";

const NOT_PLAIN = `
  SELECT DISTINCT coalesce(mother_no, waybill_no) AS number FROM waybill_line
  WHERE coalesce(mother_no, waybill_no) ~ '[^0-9A-Z]'`;

const TABLE = `
  CREATE TEMP TABLE IF NOT EXISTS known_waybill (
    number text COLLATE "C", is_earlier bigint, key text COLLATE "C", PRIMARY KEY (number, is_earlier)
  ) ON COMMIT DROP`;

const TELL = `
  INSERT INTO known_waybill SELECT k ->> 0, CAST(k ->> 1 AS bigint), k ->> 2
  FROM jsonb_array_elements(CAST(? AS jsonb)) k ON CONFLICT DO NOTHING`;

/** Within a transaction. */
export function tellWaybillKeys(db: Connection): void {
  const numbers = db.prepare(NOT_PLAIN).pluck().all() as string[];
  if (numbers.length === 0) return;
  const keys = numbers.flatMap((number) => [
    [number, 0, waybillKey(number)],
    [number, 1, waybillKey(number, true)],
  ]);
  db.exec(TABLE);
  db.prepare(TELL).run(JSON.stringify(keys));
}
