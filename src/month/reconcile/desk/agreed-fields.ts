/**
 * 协商之外 / what an agreement leaves open: who is paid, and how much, where the accounts differ in it and no agreed value says which.
 *
 * Agreed pages, volumes or a fee say that the request was filled: a row that some side calls filled is settled. They say nothing of
 * urgency, document type, libraries …; where the accounts of two sides (or what a closed month settled, and a later account) differ in
 * one of these, neither is taken. An agreed fee settles the amount, where the rules count confirmed fees; never who is paid.
 *
 * Worked example: 10 pages, urgent by the supplier (13.00), ordinary by the requester (3.00). Agreed on 10 pages, both still hold: refused.
 */
import { type Finding, finding } from "../../../core/finding.ts";
import { groupBy } from "../../../core/list.ts";
import type { Place, RecordRef } from "../../../core/source.ts";
import { isSettledThen } from "../../../records/discrepancy-kind.ts";
import type { RequestRecord, Role } from "../../../records/record.ts";
import type { RuleVersion } from "../../../rules/rules.ts";
import { fieldText } from "../compare.ts";
import { COMPARED_FIELDS, PAID_BY } from "../counting-fields.ts";
import type { AgreedValues, Discrepancy } from "../discrepancy.ts";
import { confirmedCounts } from "./fee-question.ts";

/** One value of a field, and who says so first; "settled": what a closed month settled. */
export interface DisputedValue {
  readonly who: Role | "settled";
  readonly value: string;
  readonly place: Place | null;
}

export interface OpenField {
  readonly field: string;
  readonly said: readonly DisputedValue[];
}

/** The sizes are agreed on as such, and that it was filled is said by agreeing on one. */
const AGREED_ON: readonly string[] = ["status", "pages", "volumes"];
/** Who is paid is settled by no fee. */
export const PARTIES: readonly string[] = ["supplier", "requester", "agent"];

/** Why the agreed values don't say which account counts; null where they do. */
export function agreementFault(
  values: AgreedValues,
  about: {
    readonly discrepancy: Pick<Discrepancy, "id" | "kind" | "service">;
    readonly records: readonly RequestRecord[];
    /** What a closed month settled, if it is that which is agreed on anew. */
    readonly settled?: RequestRecord;
    readonly rules?: readonly RuleVersion[];
    readonly placeOf?: (ref: RecordRef) => Place;
  },
): Finding | null {
  const { discrepancy, settled, records, rules = [], placeOf } = about;
  const { id, service } = discrepancy;
  const accounts = [
    ...(settled ? [{ who: "settled" as const, record: settled }] : []),
    ...records.map((record) => ({ who: record.role, record })),
  ];
  const day = (settled ?? records.find((row) => row.suppliedOn !== null))?.suppliedOn ?? null;
  const isFeeCounted = service === "dd" && confirmedCounts(rules, day);
  const isPriced = isFeeCounted && typeof values.feeFen === "bigint";
  const isOpen = (field: string): boolean =>
    !AGREED_ON.includes(field) &&
    (PARTIES.includes(field) || !isPriced) &&
    (field !== "feeFen" || isFeeCounted);

  const size = service === "dd" ? "pages" : "volumes";
  const sizes = [...new Set(accounts.flatMap(({ record }) => record[size] ?? []))];
  if (values[size] === undefined && sizes.length > 1)
    return finding("desk-size-must-be-agreed", { id, value: size, said: sizes.join(" / ") });

  // Of a request that is new, a real cost or a unit price is the supplier's own word: nobody else is compared with it.
  const compared: readonly string[] = isSettledThen(discrepancy.kind) ? PAID_BY : COMPARED_FIELDS;
  const open = PAID_BY.filter((field) => compared.includes(field) && isOpen(field)).flatMap((field) => {
    const said = accounts.flatMap(({ who, record }): DisputedValue[] => {
      // What was settled without a value was priced without it: another one is a change.
      const value = fieldText(record[field]) ?? (who === "settled" ? "—" : null);
      return value === null ? [] : [{ who, value, place: placeOf?.(record.ref) ?? null }];
    });
    return isDisputed(said) ? [{ field, said: eachOnce(said) }] : [];
  });
  return open.length === 0 ? null : finding("desk-fields-must-be-agreed", { id, fields: open, isFeeCounted });
}

/** Two sides say different things; the rows of one side alone may be several requests. */
function isDisputed(said: readonly DisputedValue[]): boolean {
  const bySide = groupBy(said, ({ who }) => who);
  const texts = [...bySide.values()].map((of) =>
    [...new Set(of.map(({ value }) => value))].sort().join("\u001f"),
  );
  return new Set(texts).size > 1;
}

function eachOnce(said: readonly DisputedValue[]): DisputedValue[] {
  return said.filter((one, i) => said.findIndex((s) => s.who === one.who && s.value === one.value) === i);
}
