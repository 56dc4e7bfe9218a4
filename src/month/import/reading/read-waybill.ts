/**
 * 物流账单行 / from a row of the courier's invoice to a `WaybillLine`, or to its faults.
 *
 * One row is one parcel on one leg (去程 or 回程), a stop (停靠费), a fee of the period (月费), or a credit (a negative amount).
 * The amount, the pieces and the day are essential; weight, volumes and the parts of the amount are read where they
 * are given. Source: SOURCES.md [courier-contract].
 */

import type { Fen } from "../../../core/money.ts";
import { USER_FIELDS, type UserCount, WAYBILL_FIELDS, type WaybillLine } from "../../../records/record.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import { serviceKey } from "../../../rules/service-key.ts";
import type { RawRow } from "../../../tables/cell.ts";
import { ColumnSet } from "../columns/compile-columns.ts";
import { type Faults, Problem } from "./problem.ts";
import { fieldReaders, recordMaker } from "./read-fields.ts";
import { columnContext, type RowContext, type RowReading } from "./row-reading.ts";

const GIVEN = [
  ...(["ref", "waybillNo", "shippedOn", "from", "to", "pieces", "chargeFen", "item"] as const),
  ...(["company", "charge", "motherNo"] as const),
] as const;

export function waybillReading(context: RowContext): RowReading<WaybillLine> {
  const columns = new ColumnSet(columnContext(context));
  const readers = {
    ...fieldReaders<WaybillLine, "ref">(columns, WAYBILL_FIELDS),
    item: columns.text("item"),
  };
  const recordOf = recordMaker<WaybillLine, (typeof GIVEN)[number]>(readers, {
    fields: Object.keys(WAYBILL_FIELDS),
    given: GIVEN,
  });
  const fromScheme = context.profile.columns.get("from")?.scheme ?? null;
  const toScheme = context.profile.columns.get("to")?.scheme ?? null;

  const read = (row: RawRow, faults: Faults): WaybillLine => {
    const waybillNo = readers.waybillNo.read(row, faults) ?? "";
    const shippedOn = readers.shippedOn.read(row, faults);
    const day = shippedOn ?? context.firstDay;
    const pieces = readers.pieces.read(row, faults);
    const { from, to } = readers;
    if (pieces === 0) {
      const column = readers.pieces.column;
      faults.add(new Problem("count-must-be-positive", {}), column === null ? {} : { column, text: "0" });
    }
    const party = (reader: typeof from, scheme: string | null): LibraryCode | null =>
      context.libraries.resolve(reader.read(row, faults), { day, scheme, column: reader.column, faults });
    const given = {
      ref: { file: context.file, sheet: context.sheet, row: row.row },
      waybillNo,
      shippedOn: day,
      from: party(from, fromScheme),
      to: party(to, toScheme),
      pieces: pieces ?? 0,
      chargeFen: readers.chargeFen.read(row, faults) ?? 0n,
      // Said to be nobody's, and not unknown as of lines that were read before companies were told apart.
      company: readers.company.read(row, faults) ?? "",
    };
    const motherNo = readers.motherNo.read(row, faults) ?? motherIn(waybillNo, given.company);
    return recordOf(
      { ...given, motherNo, ...billed(readers.item.read(row, faults), given.chargeFen) },
      row,
      faults,
    );
  };
  return { read, readers };
}

/** JD numbers the boxes of a waybill by a suffix: JDVA0001-2-3- is the second of three. */
function motherIn(waybillNo: string, company: string): string | null {
  return company === "jd" ? (/^(JD[A-Z]*\d+)-\d{1,3}-\d{1,3}-?$/i.exec(waybillNo.trim())?.[1] ?? null) : null;
}

/**
 * What a row bills: the words that a profile lists are told apart here, any other one is a charge of the parcel. 包装费 is what a
 * contract has as packing, whether the profile lists it or not.
 */
function billed(word: string | null, chargeFen: Fen): Pick<WaybillLine, "item" | "charge"> {
  if (word === "stop" || word === "period") return { item: word, charge: null };
  if (word === "top-up") return { item: "period", charge: word };
  // 退费 without a kind is of freight; one that is billed is no credit, and stays what it calls itself.
  const isFreight = word === null || word === "parcel" || (word === "credit" && chargeFen < 0n);
  return { item: "parcel", charge: isFreight ? null : serviceKey(word) };
}

/** 注册用户: one library's registered users, as of the file's period. */
export function userCountReading(context: RowContext): RowReading<UserCount> {
  const columns = new ColumnSet(columnContext(context));
  const readers = fieldReaders<UserCount, "ref">(columns, USER_FIELDS);
  const scheme = context.profile.columns.get("library")?.scheme ?? null;

  const read = (row: RawRow, faults: Faults): UserCount => {
    const { column } = readers.library;
    const text = readers.library.read(row, faults);
    return {
      ref: { file: context.file, sheet: context.sheet, row: row.row },
      library: context.libraries.resolve(text, { day: context.firstDay, scheme, column, faults }) ?? "",
      service: readers.service.read(row, faults) ?? "ill",
      registered: readers.registered.read(row, faults) ?? 0,
      newUsers: readers.newUsers.read(row, faults),
      activeUsers: readers.activeUsers.read(row, faults),
    };
  };
  return { read, readers };
}
