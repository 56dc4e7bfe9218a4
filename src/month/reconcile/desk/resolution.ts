/**
 * 差异处理 / what a resolution makes of a case.
 *
 * supplier-right settles the supplier's rows, requester-right and centre-right the requester's or the platform's word: the supplier's
 * row with what is said otherwise, or no request at all where it is reported as none. Who has no row says nothing that could be
 * settled: such a decision is refused. agreed-value settles
 * the values both libraries agreed on, in a row that is called filled; agreed-outside and write-off settle nothing, ever; defer moves the case to the
 * next period. Of several rows as many are settled as were said to count (decision-values.ts); of a side that reports one number filled and
 * also not, only the filled rows can count. What was settled in a closed month is
 * never settled again: there a decision corrects (later-correction.ts).
 *
 * Worked example: supplier 12 pages, real cost 9.00, day 05-06; requester 10 pages, day 05-07. requester-right settles the supplier's
 * row with 10 pages on 05-07 and the real cost; its confirmed fee (for 12) no longer counts: the tariff prices the 10.
 */

import { compareRefs } from "../../../core/source.ts";
import {
  type DiscrepancyKind,
  isSettledThen,
  type ResolutionKind,
} from "../../../records/discrepancy-kind.ts";
import type { RequestRecord } from "../../../records/record.ts";
import { statedOver } from "../compare.ts";
import { COMPARED_FIELDS } from "../counting-fields.ts";
import type { AgreedValues, DecidedValues, Discrepancy } from "../discrepancy.ts";
import { type Match, type Sides, sidesOf } from "../match.ts";

const NEVER_BILLED: readonly ResolutionKind[] = ["agreed-outside", "write-off"];
const EITHER_SIDE: readonly ResolutionKind[] = [
  "supplier-right",
  "requester-right",
  "centre-right",
  "agreed-value",
  ...NEVER_BILLED,
  "defer",
];

/** Which resolutions make sense for a kind. A number settled before is never billed again, whoever is right. */
export const ALLOWED_RESOLUTIONS: Readonly<Record<DiscrepancyKind, readonly ResolutionKind[]>> = {
  differs: EITHER_SIDE,
  "supplier-only": EITHER_SIDE,
  "requester-only": EITHER_SIDE,
  "centre-only": ["centre-right", "agreed-value", ...NEVER_BILLED, "defer"],
  "possible-match": EITHER_SIDE,
  duplicate: EITHER_SIDE,
  "not-a-member": EITHER_SIDE,
  "outside-period": EITHER_SIDE,
  "already-settled": NEVER_BILLED,
  "settled-then-cancelled": EITHER_SIDE,
  "settled-then-unfilled": EITHER_SIDE,
  "settled-then-changed": EITHER_SIDE,
  "settled-then-returned": EITHER_SIDE,
};

const TAKEN_SIDE: { readonly [K in ResolutionKind]?: keyof Sides } = {
  "supplier-right": "supplier",
  "requester-right": "requester",
  "centre-right": "centre",
};

/**
 * Which of them these rows leave: who has no row can't be right. Of what a closed month settled one library may speak alone: the
 * other one stands by what was settled. Where only the platform speaks, neither has said anything.
 */
export function possibleResolutions(of: {
  discrepancy: Pick<Discrepancy, "kind">;
  records: readonly RequestRecord[];
}): readonly ResolutionKind[] {
  const sides = sidesOf(of.records);
  const hasWord = (side: keyof Sides): boolean => sides[side].length > 0;
  const anyLibrary = isSettledThen(of.discrepancy.kind) && (hasWord("supplier") || hasWord("requester"));
  return ALLOWED_RESOLUTIONS[of.discrepancy.kind].filter((kind) => {
    const side = TAKEN_SIDE[kind];
    return side === undefined || hasWord(side) || (side !== "centre" && anyLibrary);
  });
}

/** The matches a resolved discrepancy yields; none where nothing is to be settled. */
export function matchesOfResolution(resolved: {
  discrepancy: Discrepancy;
  records: readonly RequestRecord[];
  resolution: { kind: ResolutionKind; values: AgreedValues | null };
}): Match[] {
  const sides = inOrder(resolved.records);
  const basis = isSettledThen(resolved.discrepancy.kind)
    ? []
    : settledRows(resolved.resolution, resolved.records);
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

/** The rows that a count is of: where a side says both, filled and not, those that it calls filled. */
export function countableSides(records: readonly RequestRecord[]): Sides {
  const { supplier, requester, centre } = sidesOf(records);
  const counting = (rows: readonly RequestRecord[]): readonly RequestRecord[] => {
    const filled = rows.filter((row) => row.status === "filled");
    return filled.length === 0 ? rows : filled;
  };
  return { supplier: counting(supplier), requester: counting(requester), centre: counting(centre) };
}

interface BasisRow {
  readonly row: RequestRecord;
  readonly values: DecidedValues | null;
}

const inOrder = (records: readonly RequestRecord[]): Sides =>
  countableSides([...records].sort((a, b) => compareRefs(a.ref, b.ref)));

/** The rows that are settled, and what the resolution says in the place of their values. */
export function settledRows(
  resolution: { readonly kind: ResolutionKind; readonly values: AgreedValues | null },
  records: readonly RequestRecord[],
): BasisRow[] {
  const { kind } = resolution;
  const sides = inOrder(records);
  const { count, ...values } = resolution.values ?? {};
  return rowsSettledBy(kind, sides)
    .slice(0, count)
    .map((row, i) => {
      if (kind === "requester-right" || kind === "centre-right")
        return withFee(wordOf(row, sides.supplier[i]), values.feeFen);
      return { row, values: kind === "agreed-value" ? agreedOver(row, values) : null };
    });
}

/** Another number of pages or volumes without a fee: what was confirmed for the row's own no longer counts. */
export function agreedOver(row: RequestRecord, values: DecidedValues): DecidedValues {
  const isAnother = (["pages", "volumes"] as const).some(
    (size) => values[size] !== undefined && values[size] !== row[size],
  );
  return isAnother && values.feeFen === undefined ? { ...values, feeFen: null } : values;
}

/** The rows of which a resolution settles as many as count, from the first on; none where it settles nothing. */
export function rowsSettledBy(kind: ResolutionKind, sides: Sides): readonly RequestRecord[] {
  switch (kind) {
    case "supplier-right":
      return sides.supplier;
    case "requester-right":
      return sides.requester;
    case "centre-right":
      return sides.centre;
    case "agreed-value":
      return agreedSide(sides);
    case "agreed-outside":
    case "write-off":
    case "defer":
      return [];
  }
}

/** What is agreed on was filled: the first side that says so, or else has a row at all. */
function agreedSide({ supplier, requester, centre }: Sides): readonly RequestRecord[] {
  const sides = [supplier, requester, centre];
  const isFilled = (rows: readonly RequestRecord[]): boolean => rows.some((row) => row.status === "filled");
  return sides.find(isFilled) ?? sides.find((rows) => rows.length > 0) ?? [];
}

/** Somebody's word, with the fee that was asked for beside it. */
function withFee({ row, values }: BasisRow, feeFen: DecidedValues["feeFen"]): BasisRow {
  return { row, values: feeFen === undefined ? values : { ...values, feeFen } };
}

/** The supplier's row carries what pricing needs (unit price, agency, real cost), unless it was another that supplied. */
function wordOf(row: RequestRecord, supplier: RequestRecord | undefined): BasisRow {
  const isAnother =
    row.supplier !== null && supplier?.supplier !== null && row.supplier !== supplier?.supplier;
  if (supplier === undefined || isAnother) return { row, values: null };
  const values = statedOver(supplier, row, COMPARED_FIELDS);
  return { row: supplier, values: Object.keys(values).length === 0 ? null : values };
}
