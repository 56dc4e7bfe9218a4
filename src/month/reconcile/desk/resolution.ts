/**
 * 差异处理 / what a resolution makes of a case.
 *
 * supplier-right settles the supplier's rows, requester-right the requester's word: the supplier's row with the
 * requester's values where they differ, or no request at all where the requester reports none. agreed-value settles
 * the values both libraries agreed on; agreed-outside and write-off settle nothing, ever; defer moves the case to the
 * next period. Of several rows as many are settled as were said to count (decision-values.ts).
 *
 * Worked example: supplier 12 pages, requester 10. requester-right settles the supplier's row with 10 pages, and its
 * confirmed fee (for 12) no longer counts: the tariff prices the 10.
 */

import { compareRefs } from "../../../core/source.ts";
import type { DiscrepancyKind, ResolutionKind } from "../../../records/discrepancy-kind.ts";
import type { RequestRecord } from "../../../records/record.ts";
import { differences } from "../compare.ts";
import type { AgreedValues, Discrepancy } from "../discrepancy.ts";
import { type Match, type Sides, sidesOf } from "../match.ts";

const NEVER_BILLED: readonly ResolutionKind[] = ["agreed-outside", "write-off"];
const EITHER_SIDE: readonly ResolutionKind[] = [
  "supplier-right",
  "requester-right",
  "agreed-value",
  ...NEVER_BILLED,
  "defer",
];

/** Which resolutions make sense for a kind. A number settled before is never billed again, whoever is right. */
export const ALLOWED_RESOLUTIONS: Readonly<Record<DiscrepancyKind, readonly ResolutionKind[]>> = {
  differs: EITHER_SIDE,
  "supplier-only": EITHER_SIDE,
  "requester-only": EITHER_SIDE,
  "centre-only": ["agreed-value", ...NEVER_BILLED, "defer"],
  "possible-match": EITHER_SIDE,
  duplicate: EITHER_SIDE,
  "not-a-member": EITHER_SIDE,
  "outside-period": EITHER_SIDE,
  "already-settled": NEVER_BILLED,
};

/** The matches a resolved discrepancy yields; none where nothing is to be settled. */
export function matchesOfResolution(resolved: {
  discrepancy: Discrepancy;
  records: readonly RequestRecord[];
  resolution: { kind: ResolutionKind; values: AgreedValues | null };
}): Match[] {
  const sides = sidesOf([...resolved.records].sort((a, b) => compareRefs(a.ref, b.ref)));
  const basis = basisRows(resolved.resolution, sides);
  return basis.map(({ row, values }, i) => ({
    service: resolved.discrepancy.service,
    caseKey: resolved.discrepancy.caseKey,
    ordinal: i + 1,
    pass: "resolved",
    supplier: sides.supplier[i]?.ref ?? null,
    requester: sides.requester[i]?.ref ?? null,
    centre: sides.centre[i]?.ref ?? null,
    basis: row.ref,
    values,
    discrepancy: resolved.discrepancy.id,
  }));
}

interface BasisRow {
  readonly row: RequestRecord;
  readonly values: AgreedValues | null;
}

function basisRows(
  resolution: { kind: ResolutionKind; values: AgreedValues | null },
  sides: Sides,
): BasisRow[] {
  const { kind } = resolution;
  const { count, ...values } = resolution.values ?? {};
  return rowsSettledBy(kind, sides)
    .slice(0, count)
    .map((row, i) => {
      if (kind === "requester-right") return requesterWord(row, sides.supplier[i]);
      return { row, values: kind === "agreed-value" ? values : null };
    });
}

/** The rows of which a resolution settles as many as count, from the first on; none where it settles nothing. */
export function rowsSettledBy(kind: ResolutionKind, sides: Sides): readonly RequestRecord[] {
  switch (kind) {
    case "supplier-right":
      return sides.supplier;
    case "requester-right":
      return sides.requester;
    case "agreed-value":
      return [sides.supplier, sides.requester, sides.centre].find((side) => side.length > 0) ?? [];
    case "agreed-outside":
    case "write-off":
    case "defer":
      return [];
  }
}

/** The supplier's row carries what pricing needs (unit price, agency); the requester's word replaces what differs. */
function requesterWord(row: RequestRecord, supplier: RequestRecord | undefined): BasisRow {
  if (supplier === undefined) return { row, values: null };
  const fields = differences({ supplier, requester: row, centre: undefined }).map((d) => d.field);
  const values: { -readonly [K in keyof AgreedValues]: AgreedValues[K] } = {};
  for (const field of fields) {
    if (field === "pages" && row.pages !== null) values.pages = row.pages;
    else if (field === "volumes" && row.volumes !== null) values.volumes = row.volumes;
    else if (field === "feeFen") values.feeFen = row.feeFen;
    else return { row, values: null };
  }
  if (fields.length > 0 && !fields.includes("feeFen")) values.feeFen = null;
  return { row: supplier, values };
}
