/**
 * 处理的数值 / the values beside a resolution, by one rule for flags, desk sheet, desk and policies.
 *
 * A value that the resolution would not use is a slip, and never dropped: pages, volumes and a fee are only agreed
 * (agreed-value), pages of documents and volumes of loans. Where several rows could be settled, or the discrepancy is a
 * duplicate, how many of them count is said, always; none is 核销 (write-off). Fewer than there are need rows that are
 * paid alike: which row is the extra one is never guessed. Where one side reports a number filled and cancelled, 1 says that it was
 * filled, and 核销 that it wasn't.
 *
 * Agreed values say which account counts in all that is paid by (agreed-fields.ts), or they are refused.
 *
 * Worked example: the supplier reports DD4 twice, 8 pages each, the requester once. supplier-right is refused without a
 * count; with 1 it settles one row, with 2 both, 3 is refused. Were the rows of 8 and 9 pages, 1 is refused as well:
 * agreed-value with a count of 1 and the pages says which.
 */

import { type Finding, finding } from "../../../core/finding.ts";
import { type Fen, formatYuan } from "../../../core/money.ts";
import type { Place, RecordRef } from "../../../core/source.ts";
import { isSettledThen, type ResolutionKind, type ValueName } from "../../../records/discrepancy-kind.ts";
import type { RequestRecord } from "../../../records/record.ts";
import type { RuleVersion } from "../../../rules/rules.ts";
import { PAID_BY } from "../counting-fields.ts";
import type { AgreedValues, Discrepancy } from "../discrepancy.ts";
import { withAgreed } from "../match.ts";
import { agreementFault } from "./agreed-fields.ts";
import { feeQuestion } from "./fee-question.ts";
import { countableSides, rowsSettledBy } from "./resolution.ts";

export interface DecidedAbout {
  readonly discrepancy: Pick<Discrepancy, "id" | "kind" | "service">;
  readonly records: readonly RequestRecord[];
  /** Where a record stands, for who reads a refusal. */
  readonly placeOf?: (ref: RecordRef) => Place;
  /** Which say whether a confirmed fee counts; absent: it does not. */
  readonly rules?: readonly RuleVersion[];
}

/** Above these, a number is a slip of the hand. The import takes more, where a library's own row says so. */
const MOST_PAGES = 10_000;
const MOST_VOLUMES = 1_000;
const MOST_FEE: Fen = 1_000_000n;

/** Why the values don't go with the resolution of these rows; null when they do. */
export function valuesFault(
  decision: { readonly kind: ResolutionKind; readonly values: AgreedValues | null },
  about: DecidedAbout,
): Finding | null {
  const { kind } = decision;
  const values = decision.values ?? {};
  const { id, service } = about.discrepancy;
  const named = namesOf(values);
  const isFeeAsked = isWord(kind) && feeAsked(kind, about);
  const agreed = named.filter((name) => name !== "count" && !(isFeeAsked && name === "fee"));
  if (kind !== "agreed-value" && agreed.length > 0)
    return finding("desk-value-needs-agreement", { id, resolution: kind, values: agreed });
  const foreign = service === "dd" ? "volumes" : "pages";
  if (named.includes(foreign)) return finding("desk-value-must-fit-service", { id, service, value: foreign });
  return (
    impossible(values, id) ??
    countFault({ kind, values }, about) ??
    agreedFault({ kind, values }, about) ??
    feeQuestion({ kind, values }, about)
  );
}

/** Whether a decision for one side's word leaves open which fee counts. */
export function feeAsked(kind: ResolutionKind, about: DecidedAbout): boolean {
  return feeQuestion({ kind, values: null }, about) !== null;
}

/** Settled by what somebody else than the supplier says. */
export function isWord(kind: ResolutionKind): boolean {
  return kind === "requester-right" || kind === "centre-right";
}

/** Among how many rows it must be said how many count; null where nothing is to be said. */
export function countAsked(kind: ResolutionKind, about: DecidedAbout): number | null {
  const rows = rowsSettled(kind, about).length;
  return rows > 1 || (rows === 1 && about.discrepancy.kind === "duplicate") ? rows : null;
}

/** None of what a closed month settled. */
function rowsSettled(kind: ResolutionKind, { discrepancy, records }: DecidedAbout): readonly RequestRecord[] {
  return isSettledThen(discrepancy.kind) ? [] : rowsSettledBy(kind, countableSides(records));
}

export function namesOf(values: AgreedValues): ValueName[] {
  const given: Record<ValueName, unknown> = { ...values, fee: values.feeFen } as Record<ValueName, unknown>;
  return (["pages", "volumes", "fee", "count"] as const).filter((name) => given[name] !== undefined);
}

function impossible({ pages, volumes, feeFen }: AgreedValues, id: string): Finding | null {
  const fault = (value: ValueName, said: string, range: { least: string; most: string }): Finding =>
    finding("desk-value-must-be-possible", { id, value, said, ...range });
  if (pages !== undefined && !isWithin(pages, MOST_PAGES))
    return fault("pages", `${pages}`, { least: "1", most: `${MOST_PAGES}` });
  if (volumes !== undefined && !isWithin(volumes, MOST_VOLUMES))
    return fault("volumes", `${volumes}`, { least: "1", most: `${MOST_VOLUMES}` });
  const isFee = typeof feeFen !== "bigint" || (feeFen >= 0n && feeFen <= MOST_FEE);
  return isFee ? null : fault("fee", formatYuan(feeFen), { least: "0.00", most: formatYuan(MOST_FEE) });
}

/** What is agreed on was filled, and the agreement says which account counts. */
function agreedFault(
  { kind, values }: { readonly kind: ResolutionKind; readonly values: AgreedValues },
  about: DecidedAbout,
): Finding | null {
  if (kind !== "agreed-value" || isSettledThen(about.discrepancy.kind)) return null;
  const rows = rowsSettled(kind, about);
  const isNone = rows.length > 0 && rows.every((row) => row.status !== "filled");
  if (isNone) return finding("desk-agreed-must-be-filled", { id: about.discrepancy.id });
  return agreementFault(values, about);
}

function isWithin(said: number, most: number): boolean {
  return said >= 1 && said <= most;
}

function countFault(
  decision: { readonly kind: ResolutionKind; readonly values: AgreedValues },
  about: DecidedAbout,
): Finding | null {
  const { kind, values } = decision;
  const { id } = about.discrepancy;
  const { count } = values;
  const rows = rowsSettled(kind, about);
  const asked = countAsked(kind, about);
  if (asked === null)
    return count === undefined
      ? null
      : finding("desk-count-must-be-needed", { id, resolution: kind, rows: rows.length });
  if (count === undefined) return finding("desk-count-must-be-given", { id, resolution: kind, rows: asked });
  if (!isWithin(count, asked)) return finding("desk-count-must-be-within", { id, count, rows: asked });
  const unlike = count < asked ? unlikeFields(rows.map((row) => withAgreed(row, values))) : [];
  return unlike.length === 0
    ? null
    : finding("desk-rows-must-be-alike", { id, rows: asked, count, fields: unlike });
}

function unlikeFields(rows: readonly RequestRecord[]): string[] {
  return PAID_BY.filter((field) => rows.some((row) => row[field] !== rows[0]?.[field]));
}
