/** Charges as rows, read by the million like records. */

import type { Charge } from "../../rules/charge.ts";
import { rowType } from "./row-codec.ts";
import type { SqlValue } from "./write/fact-table.ts";

/** Beside what is said column by column: the id, which is the key, and the steps. */
const CHARGE = rowType<Charge, "id" | "steps">(
  {
    kind: "value",
    service: "value",
    library: "library",
    counterparty: "library",
    caseKey: "identifier",
    ordinal: "count",
    record: "place",
    quantity: "bigint",
    unit: "value",
    fen: "signed-fen",
    statedFen: "signed-fen",
    rule: "text",
    scheme: "text",
    corrects: "identifier",
  },
  { beside: ["id", "steps"] },
);

export const CHARGE_COLUMNS = [...CHARGE.columns, "steps"];

export const CHARGE_JSON = `json_array(${CHARGE.selected("c")}, c.steps, 'C-' || c.settlement || '-' || c.sequence)`;

/** Of "C-3-118" the 118; null for what is no charge of that settlement. */
export function sequenceOf(id: string, settlement: number): number | null {
  const start = `C-${settlement}-`;
  const sequence = id.startsWith(start) ? id.slice(start.length) : "";
  return /^[1-9]\d{0,14}$/.test(sequence) ? Number(sequence) : null;
}

/** In the order of CHARGE_COLUMNS. */
export function chargeValues(charge: Charge): SqlValue[] {
  const values = CHARGE.valuesOf(charge);
  values.push(stepsText(charge));
  return values;
}

export function chargeOf(json: string): Charge {
  const row = JSON.parse(json) as unknown[];
  const id = row[CHARGE_COLUMNS.length] as string;
  const steps = JSON.parse(row[CHARGE.columns.length] as string) as StepRow[];
  return CHARGE.recordOf(row, { id, steps: steps.map(stepOf) });
}

type StepRow = [item: string, quantity: string, unit: string, unitFen: string, fen: string];

function stepOf([item, quantity, unit, unitFen, fen]: StepRow): Charge["steps"][number] {
  return { item, quantity: BigInt(quantity), unit, unitFen: BigInt(unitFen), fen: BigInt(fen) };
}

/** Steps as arrays of texts: there are millions, so not one name more than needed, and JSON's own writer is asked for names alone. */
function stepsText(c: Charge): string {
  let all = "";
  for (const { item, quantity, unit, unitFen, fen } of c.steps)
    all += `${all === "" ? "" : ","}[${quoted(item)},"${quantity}",${quoted(unit)},"${unitFen}","${fen}"]`;
  return `[${all}]`;
}

const PLAIN = /^[\w-]*$/;

function quoted(name: string): string {
  return PLAIN.test(name) ? `"${name}"` : JSON.stringify(name);
}
