/** 核对 / how two accounts of one request are compared. A source that is silent (null) agrees with everything. */

import { plainYuan } from "../../core/money.ts";
import type { RequestRecord } from "../../records/record.ts";
import { COMPARED_FIELDS, COUNTING_FIELDS, type CountingField, PRICED_BY } from "./counting-fields.ts";
import type { DecidedValues, FieldDifference } from "./discrepancy.ts";

export function agree(a: RequestRecord, b: RequestRecord): boolean {
  for (const field of COMPARED_FIELDS) {
    const left = a[field];
    const right = b[field];
    if (left !== right && left !== null && right !== null) return false;
  }
  return true;
}

/** The fields on which the given accounts (at most one of each role) disagree, with every value as text. */
export function differences(sides: {
  supplier: RequestRecord | undefined;
  requester: RequestRecord | undefined;
  centre: RequestRecord | undefined;
}): FieldDifference[] {
  const { supplier: s, requester: r, centre: c } = sides;
  if ((!s || !r || agree(s, r)) && (!s || !c || agree(s, c)) && (!r || !c || agree(r, c))) return [];
  const found: FieldDifference[] = [];
  for (const field of COMPARED_FIELDS) {
    const values = [sides.supplier, sides.requester, sides.centre].map((r) => r?.[field] ?? null);
    const said = values.filter((value) => value !== null);
    if (said.every((value) => value === said[0])) continue;
    const [supplier = null, requester = null, centre = null] = values.map(fieldText);
    found.push({ field, supplier, requester, centre });
  }
  return found;
}

export function fieldText(value: string | number | bigint | null): string | null {
  if (value === null) return null;
  return typeof value === "bigint" ? plainYuan(value) : String(value);
}

/** Where the accounts of one side say different things: every value once, with " / " between them. */
export function contradictions(sides: Record<"supplier" | "requester" | "centre", readonly RequestRecord[]>) {
  const found: FieldDifference[] = [];
  for (const field of COUNTING_FIELDS) {
    const said = (rows: readonly RequestRecord[]): string[] => [
      ...new Set(rows.flatMap((row) => fieldText(row[field]) ?? [])),
    ];
    const values = {
      supplier: said(sides.supplier),
      requester: said(sides.requester),
      centre: said(sides.centre),
    };
    if (Object.values(values).every((texts) => texts.length < 2)) continue;
    const text = (texts: readonly string[]): string | null => (texts.length === 0 ? null : texts.join(" / "));
    const { supplier, requester, centre } = values;
    found.push({ field, supplier: text(supplier), requester: text(requester), centre: text(centre) });
  }
  return found;
}

/** What a record says, without where it stands: two rows that say the same have the same signature. */
export function signature(record: RequestRecord): string {
  return [record.role, ...COMPARED_FIELDS.map((field) => fieldText(record[field]) ?? "")].join("\u001f");
}

/**
 * 以一方所述为准 / what one account says in the place of another's values: only that on which it says something else.
 *
 * What it doesn't speak of stays: only the supplier knows a real cost or a unit price. A fee that was confirmed for something else
 * (pages, volumes, type …) no longer counts, unless another is given with it.
 *
 * Worked example: the supplier has 12 pages, 3.60, day 05-06; the requester 10 pages and day 05-07: pages 10, day 05-07, no fee.
 */
export function statedOver(
  basis: RequestRecord,
  word: RequestRecord,
  fields: readonly CountingField[] = COUNTING_FIELDS,
): DecidedValues {
  const other = fields.filter((field) => word[field] !== null && word[field] !== basis[field]);
  const values = Object.fromEntries(other.map((field) => [field, word[field]])) as DecidedValues;
  const isAnother = PRICED_BY.some((field) => other.includes(field) && basis[field] !== null);
  if (!isAnother || basis.feeFen === null || other.includes("feeFen")) return values;
  return { ...values, feeFen: word.feeFen };
}
