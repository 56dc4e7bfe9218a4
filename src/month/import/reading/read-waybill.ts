/**
 * 物流账单行 / from a row of the courier's invoice to a `WaybillLine`, or to its faults.
 *
 * One row is one parcel on one leg (去程 or 回程), a stop (停靠费), a fee of the period (月费), or a credit (a negative amount).
 * The amount, the pieces and the day are essential; weight, volumes and the parts of the amount are read where they
 * are given. Source: SOURCES.md [courier-contract].
 */

import type { UserCount, WaybillLine } from "../../../records/record.ts";
import type { RawRow } from "../../../tables/cell.ts";
import { ColumnSet } from "../columns/compile-columns.ts";
import { type Faults, Problem } from "./problem.ts";
import { columnContext, type RowContext, type RowReading } from "./row-reading.ts";

function waybillReaders(columns: ColumnSet) {
  return {
    waybillNo: columns.text("waybillNo"),
    shippedOn: columns.day("shippedOn"),
    from: columns.text("from"),
    to: columns.text("to"),
    leg: columns.value("leg", ["out", "back"]),
    pieces: columns.count("pieces"),
    weightGrams: columns.grams("weightGrams"),
    volumes: columns.count("volumes"),
    chargeFen: columns.signedFen("chargeFen"),
    item: columns.value("item", ["parcel", "stop", "period"]),
    outcome: columns.value("outcome", ["delivered", "undelivered"]),
    district: columns.text("district"),
    freightFen: columns.fen("freightFen"),
    surchargeFen: columns.fen("surchargeFen"),
  };
}

export function waybillReading(context: RowContext): RowReading<WaybillLine> {
  const readers = waybillReaders(new ColumnSet(columnContext(context)));
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
    return {
      ref: { file: context.file, sheet: context.sheet, row: row.row },
      waybillNo,
      shippedOn: day,
      from: context.libraries.resolve(from.read(row, faults), {
        day,
        scheme: fromScheme,
        column: from.column,
        faults,
      }),
      to: context.libraries.resolve(to.read(row, faults), {
        day,
        scheme: toScheme,
        column: to.column,
        faults,
      }),
      leg: readers.leg.read(row, faults),
      pieces: pieces ?? 0,
      weightGrams: readers.weightGrams.read(row, faults),
      volumes: readers.volumes.read(row, faults),
      chargeFen: readers.chargeFen.read(row, faults) ?? 0n,
      item: readers.item.read(row, faults) ?? "parcel",
      outcome: readers.outcome.read(row, faults),
      district: readers.district.read(row, faults),
      freightFen: readers.freightFen.read(row, faults),
      surchargeFen: readers.surchargeFen.read(row, faults),
    };
  };
  return { read, readers };
}

/** 注册用户: one library's registered users, as of the file's period. */
export function userCountReading(context: RowContext): RowReading<UserCount> {
  const columns = new ColumnSet(columnContext(context));
  const readers = {
    library: columns.text("library"),
    service: columns.value("service", ["dd", "ill"]),
    registered: columns.count("registered"),
    newUsers: columns.count("newUsers"),
    activeUsers: columns.count("activeUsers"),
  };
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
