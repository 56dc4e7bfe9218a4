/**
 * 结算后又有变化 / settled, then …: what later files say of a request that a closed period settled.
 *
 * The closed month never changes, and what comes later is not silent: rows of its number that cancel it, report it unfilled, change
 * what counts, or bring the volumes back are a discrepancy of their own kind. One row of one side is enough. A filled row supplied in
 * the open period itself is another supply under a used number (already-settled), and so is what only repeats what was settled.
 * What it is resolved to becomes a correction (desk/later-correction.ts). A request that was corrected away and is reported filled
 * again, on whatever day, has changed too: as a new request it would be billed beside its correction, and not at all where it is refused.
 *
 * Worked example: RE1, 3.00, settled in May and closed; in June the requester reports it cancelled: 3.00 at risk. requester-right
 * corrects May by −3.00 in June; supplier-right (the supplier says nothing new) and write-off leave May as it is.
 */
import type { Fen } from "../../core/money.ts";
import { contains, type Period } from "../../core/period.ts";
import type { SettledThen } from "../../records/discrepancy-kind.ts";
import type { RequestRecord } from "../../records/record.ts";
import { fieldText, statedOver } from "./compare.ts";
import { COUNTING_FIELDS } from "./counting-fields.ts";
import type { FieldDifference } from "./discrepancy.ts";
import { type Case, type SettledRequest, type Sides, sidesOf, withAgreed } from "./match.ts";

interface Later {
  readonly kind: SettledThen;
  readonly fields: readonly FieldDifference[];
}

/** Null where nothing was settled, or nothing of it is said otherwise. */
export function settledThen(c: Case, period: Period): Later | null {
  const settled = c.settled?.requests ?? [];
  if (settled.length === 0) return isFilledAgain(c) ? filledAgain(c) : null;
  const isAnew = (row: RequestRecord): boolean =>
    row.suppliedOn !== null &&
    contains(period, row.suppliedOn) &&
    settled.every(({ record }) => record.suppliedOn !== row.suppliedOn);
  if (c.records.some((row) => row.status === "filled" && isAnew(row))) return null;
  const fields = saidOtherwise(settled, sidesOf(c.records));
  const kind = kindOf(c.records, fields);
  return kind === null ? null : { kind, fields };
}

function isFilledAgain(c: Case): boolean {
  return (c.settled?.voided ?? []).length > 0 && c.records.some((row) => row.status === "filled");
}

function filledAgain(c: Case): Later {
  const { supplier, requester, centre } = sidesOf(c.records);
  const said = (rows: readonly RequestRecord[]): string | null =>
    rows.length === 0 ? null : [...new Set(rows.map((row) => row.status))].join(" / ");
  const status = { supplier: said(supplier), requester: said(requester), centre: said(centre) };
  return { kind: "settled-then-changed", fields: [{ field: "status", settled: null, ...status }] };
}

function kindOf(rows: readonly RequestRecord[], fields: readonly FieldDifference[]): SettledThen | null {
  if (rows.some((row) => row.status === "cancelled")) return "settled-then-cancelled";
  if (rows.some((row) => row.status === "unfilled")) return "settled-then-unfilled";
  if (fields.some((f) => f.field !== "returnedOn")) return "settled-then-changed";
  return fields.length > 0 ? "settled-then-returned" : null;
}

/** Field by field what was settled and what each side says now, where it is none of that. */
function saidOtherwise(settled: readonly SettledRequest[], sides: Sides): FieldDifference[] {
  const found: FieldDifference[] = [];
  for (const field of [...COUNTING_FIELDS, "returnedOn"] as const) {
    const known = new Set(settled.map(({ record }) => fieldText(record[field])));
    const said = (rows: readonly RequestRecord[]): string | null => {
      const texts = rows.flatMap((row) => fieldText(row[field]) ?? []).filter((text) => !known.has(text));
      return texts.length === 0 ? null : [...new Set(texts)].join(" / ");
    };
    const [supplier, requester, centre] = [said(sides.supplier), said(sides.requester), said(sides.centre)];
    if (supplier === null && requester === null && centre === null) continue;
    const before = [...known].flatMap((text) => text ?? []).join(" / ");
    found.push({ field, settled: before === "" ? null : before, supplier, requester, centre });
  }
  return found;
}

const PARTIES = ["supplier", "requester", "agent"] as const;

/** The fee is of other libraries: another one supplied or asked, or advanced the cost of a source outside. */
function isOfOthers(row: RequestRecord, settled: readonly RequestRecord[]): boolean {
  return PARTIES.some((party) => {
    if (party === "agent" && row.supplier?.startsWith("EXT-") !== true) return false;
    return row[party] !== null && settled.every((record) => record[party] !== row[party]);
  });
}

/** The most that what is said now can change of what was settled: all of it where it is another library's now. */
export function riskOfLater(c: Case, worth: (record: RequestRecord) => Fen): Fen {
  const worthOf = (record: RequestRecord): Fen => (record.status === "filled" ? worth(record) : 0n);
  const settled = (c.settled?.requests ?? []).map(({ record }) => record);
  const before = settled.reduce((sum, record) => sum + worthOf(record), 0n);
  const { supplier, requester, centre } = sidesOf(c.records);
  let most = 0n;
  for (const rows of [supplier, requester, centre]) {
    const [only, word] = [settled[0], rows[0]];
    if (word === undefined) continue;
    const isOne = only !== undefined && settled.length === 1 && rows.length === 1;
    const now = isOne ? [withAgreed(only, statedOver(only, word))] : rows;
    const after = now.reduce((sum, record) => sum + worthOf(record), 0n);
    const change = after < before ? before - after : after - before;
    const moves = now.some((row) => isOfOthers(row, settled));
    const size = moves ? (after > before ? after : before) : change;
    if (size > most) most = size;
  }
  return most;
}
