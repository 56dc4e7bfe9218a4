/** Charges as rows of JSON arrays, read by the million like records. */

import type { Charge, ChargeKind, ChargeService } from "../../rules/charge.ts";
import { fenOf } from "./record-row.ts";

export const CHARGE_JSON = `json_array('C-' || c.settlement || '-' || c.sequence, c.kind, c.service, c.library, c.counterparty,
  c.case_key, c.ordinal, c.file, c.sheet, c.row, c.quantity, c.unit, c.fen, c.stated_fen, c.rule, c.steps,
  c.scheme, c.corrects)`;

type ChargeRow = [
  ...[
    id: string,
    kind: ChargeKind,
    service: ChargeService,
    library: string | null,
    counterparty: string | null,
  ],
  ...[caseKey: string | null, ordinal: number | null],
  ...[file: number | null, sheet: number | null, row: number | null],
  ...[quantity: number, unit: Charge["unit"], fen: number, statedFen: number | null],
  ...[rule: string, steps: string, scheme: string | null, corrects: string | null],
];
type StepRow = [item: string, quantity: string, unit: string, unitFen: string, fen: string];

/** Of "C-3-118" the 118; null for what is no charge of that settlement. */
export function sequenceOf(id: string, settlement: number): number | null {
  const start = `C-${settlement}-`;
  const sequence = id.startsWith(start) ? id.slice(start.length) : "";
  return /^[1-9]\d{0,14}$/.test(sequence) ? Number(sequence) : null;
}

export function chargeOf(json: string): Charge {
  const row = JSON.parse(json) as ChargeRow;
  const [file, sheet, at] = [row[7], row[8], row[9]];
  return {
    id: row[0],
    kind: row[1],
    scheme: row[16],
    corrects: row[17],
    service: row[2],
    library: row[3],
    counterparty: row[4],
    caseKey: row[5],
    ordinal: row[6],
    record: file === null || sheet === null || at === null ? null : { file, sheet, row: at },
    quantity: fenOf(row[10]),
    unit: row[11],
    fen: fenOf(row[12]),
    statedFen: fenOf(row[13]),
    rule: row[14],
    steps: (JSON.parse(row[15]) as StepRow[]).map(([item, quantity, unit, unitFen, fen]) => ({
      item,
      quantity: BigInt(quantity),
      unit,
      unitFen: BigInt(unitFen),
      fen: BigInt(fen),
    })),
  };
}
