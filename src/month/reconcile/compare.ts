/**
 * 核对字段 / the fields on which two accounts of one request must agree.
 *
 * A source that is silent (null) agrees with everything: the requester's export has no fee. What is compared is what
 * money or statistics depend on; titles and delivery methods are not.
 */

import { plainYuan } from "../../core/money.ts";
import type { RequestRecord } from "../../records/record.ts";
import type { FieldDifference } from "./discrepancy.ts";

const COMPARED_FIELDS = [
  "supplier",
  "requester",
  "status",
  "suppliedOn",
  "pages",
  "volumes",
  "quantity",
  "urgency",
  "sourcing",
  "documentType",
  "feeFen",
] as const;

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

function fieldText(value: string | number | bigint | null): string | null {
  if (value === null) return null;
  return typeof value === "bigint" ? plainYuan(value) : String(value);
}

/** What a record says, without where it stands: two rows that say the same have the same signature. */
export function signature(record: RequestRecord): string {
  return [record.role, ...COMPARED_FIELDS.map((field) => fieldText(record[field]) ?? "")].join("\u001f");
}
