/**
 * 联合咨询明细行 / from a row to a `ConsultingRequest`, or to its faults.
 *
 * The checks: nothing is done before it was received; what is done has its day and what is not has none; a score lies
 * within 0 and 100; a number stands once in a file. A client outside the alliance is never kept by name: the column of the
 * asking library is read for libraries only, and its text is repeated nowhere.
 * Source of the items: SOURCES.md [consulting-items]; the checks are ours.
 */

import type { ConsultingRequest } from "../../../records/service-record.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import { ColumnSet } from "../columns/compile-columns.ts";
import { SERVICE_FIELDS } from "../columns/service-field.ts";
import { Faults, Problem } from "./problem.ts";
import { fieldReaders } from "./read-fields.ts";
import { checkOrder, libraryColumn, UniqueNumbers, where } from "./row-checks.ts";
import { columnContext, type RowContext, type RowReading } from "./row-reading.ts";

/** 质量评分 has a hundred points. */
const FULL_SCORE_TENTHS = 1000;

export function consultingReading(context: RowContext): RowReading<ConsultingRequest> {
  const columns = new ColumnSet(columnContext(context));
  const supplier = libraryColumn(columns, context, "supplier");
  const asker = libraryColumn(columns, context, "asker");
  const readers = {
    ...fieldReaders<ConsultingRequest, "ref">(columns, SERVICE_FIELDS.consulting),
    supplier: supplier.reader,
    asker: asker.reader,
  };
  const numbers = new UniqueNumbers();

  return {
    readers,
    read(row, faults) {
      const requestNo = readers.requestNo.read(row, faults) ?? "";
      const receivedOn = readers.receivedOn.read(row, faults);
      const day = receivedOn ?? context.firstDay;
      const askerKind = readers.askerKind.read(row, faults);
      const named = supplier.reader.column === null ? context.library : supplier.read(row, day, faults);
      const record: ConsultingRequest = {
        ref: { file: context.file, sheet: context.sheet, row: row.row },
        requestNo,
        receivedOn: day,
        doneOn: readers.doneOn.read(row, faults),
        supplier: named ?? "",
        asker:
          askerKind === "outside"
            ? null
            : askingLibrary((own) => asker.read(row, day, own), { faults, asker }),
        askerKind,
        serviceItem: readers.serviceItem.read(row, faults) ?? "ZX",
        result: readers.result.read(row, faults) ?? "pending",
        scoreTenths: readers.scoreTenths.read(row, faults),
        feeFen: readers.feeFen.read(row, faults),
        marketFen: readers.marketFen.read(row, faults),
      };
      checkConsulting(record, { faults, readers });
      numbers.check([record.supplier, requestNo], { row, faults, reader: readers.requestNo });
      return record;
    },
  };
}

/** A text that is no library may be a client's name: the fault does not repeat it. */
function askingLibrary(
  read: (faults: Faults) => LibraryCode | null,
  at: { faults: Faults; asker: { reader: Parameters<typeof where>[0] } },
): LibraryCode | null {
  const own = new Faults();
  const library = read(own);
  for (const { problem, column, text } of own.list) {
    const isName = problem.code === "library-must-be-known";
    const place = { ...(column === null ? {} : { column }), ...(text === null || isName ? {} : { text }) };
    at.faults.add(isName ? new Problem("client-must-not-be-named", {}) : problem, place);
  }
  return library;
}

type Readers = {
  readonly [K in "doneOn" | "scoreTenths"]: Parameters<typeof where>[0];
};

function checkConsulting(record: ConsultingRequest, at: { faults: Faults; readers: Readers }): void {
  const { faults, readers } = at;
  const { receivedOn, doneOn, result, scoreTenths } = record;
  checkOrder({ from: receivedOn, to: doneOn }, { faults, reader: readers.doneOn });
  const mayEnd = result !== "pending";
  const isUnread = readers.doneOn.last === undefined;
  if ((result === "done" && doneOn === null && !isUnread) || (!mayEnd && doneOn !== null))
    faults.add(new Problem("result-and-day-must-agree", {}), where(readers.doneOn));
  if (scoreTenths !== null && scoreTenths > FULL_SCORE_TENTHS) {
    const tenths = scoreTenths % 10;
    const text = `${Math.floor(scoreTenths / 10)}${tenths === 0 ? "" : `.${tenths}`}`;
    faults.add(
      new Problem("score-must-be-within-scale", { text, most: FULL_SCORE_TENTHS / 10 }),
      where(readers.scoreTenths, text),
    );
  }
}
