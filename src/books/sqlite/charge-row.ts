/** Charges as rows, read by the million like records. */

import { invariant } from "../../core/bug.ts";
import { refText } from "../../core/source.ts";
import type { PricedRecord, PricedRequest } from "../../month/settle/port.ts";
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

const SELECTED = `${CHARGE.selected("c")}, c.steps, 'C-' || c.settlement || '-' || c.sequence`;

export const CHARGE_JSON = `json_array(${SELECTED})`;

/** With what a statement shows of the record `r`. */
export const PRICED_JSON = `json_array(${SELECTED}, r.request_no, r.supplied_on, r.pages, r.volumes)`;

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
  return chargeOfRow(JSON.parse(json) as unknown[]);
}

export function pricedOf(row: readonly unknown[]): PricedRequest {
  const charge = chargeOfRow(row);
  const { record: ref } = charge;
  if (ref === null) return { charge, record: null };
  const [requestNo, suppliedOn, pages, volumes] = row.slice(CHARGE_COLUMNS.length + 1);
  invariant(typeof requestNo === "string", `record ${refText(ref)} is in the books`);
  return { charge, record: { ref, requestNo, suppliedOn, pages, volumes } as PricedRecord };
}

export function chargeOfRow(row: readonly unknown[]): Charge {
  const id = row[CHARGE_COLUMNS.length] as string;
  return CHARGE.recordOf(row, { id, steps: stepsOf(row[CHARGE.columns.length] as string) });
}

/** Of a million requests a few hundred are priced differently: equal arithmetic is read once. */
const KNOWN_STEPS = new Map<string, Charge["steps"]>();
const MAX_KNOWN = 4_096;

function stepsOf(text: string): Charge["steps"] {
  const known = KNOWN_STEPS.get(text);
  if (known !== undefined) return known;
  const steps = (JSON.parse(text) as StepRow[]).map(stepOf);
  if (KNOWN_STEPS.size < MAX_KNOWN) KNOWN_STEPS.set(text, steps);
  return steps;
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
