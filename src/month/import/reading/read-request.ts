/**
 * 业务记录行 / from a row to a `RequestRecord`, or to its faults.
 *
 * Every field is read, then the record is checked as a whole; all faults of the row are gathered. The library whose file
 * it is stands for its own side; where a file has a column for that side too, the column decides.
 *
 * The checks: a filled request has a supply date, and for document delivery no page count of zero; nothing is supplied
 * before it was requested, nor returned before it was sent; nobody supplies to himself. Source: SOURCES.md [row-checks].
 */
import type { Day } from "../../../core/day.ts";
import { kindParts, REQUEST_FIELDS, type RequestRecord, requestKey } from "../../../records/record.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import type { RawRow } from "../../../tables/cell.ts";
import { type ColumnReader, ColumnSet, type Value } from "../columns/compile-columns.ts";
import type { LibrarySource } from "../columns/profile.ts";
import { type Faults, Problem } from "./problem.ts";
import { type FieldReaders, fieldReaders, recordMaker } from "./read-fields.ts";
import { columnContext, type RowContext, type RowReading } from "./row-reading.ts";

export function requestReading(context: RowContext): RowReading<RequestRecord> {
  const columns = new ColumnSet(columnContext(context));
  const { service, role } = kindParts(context.profile.kind);
  const fields = fieldReaders<RequestRecord, Unread>(columns, READ);
  const parties = partiesReading(fields, context);
  const reportedBy = columns.value("reportedBy", ["supplier", "requester"]);
  const only = context.profile.columns.get("reportedBy")?.only ?? null;
  const readers = { ...fields, reportedBy };
  const needed = neededOfFilled(context, readers);

  const recordOf = recordMaker<RequestRecord, (typeof GIVEN)[number]>(fields, {
    fields: Object.keys(REQUEST_FIELDS),
    given: GIVEN,
  });

  const read = (row: RawRow, faults: Faults): RequestRecord => {
    const requestNo = fields.requestNo.read(row, faults) ?? "";
    const requestedOn = fields.requestedOn.read(row, faults);
    const suppliedOn = fields.suppliedOn.read(row, faults);
    const status = fields.status.read(row, faults) ?? "pending";
    const day = suppliedOn ?? requestedOn ?? context.firstDay;
    const speaker = reportedBy.read(row, faults);
    if (only !== null && speaker !== only) wrongSpeaker(faults, { column: reportedBy.column, only });
    const request = recordOf(
      {
        ref: { file: context.file, sheet: context.sheet, row: row.row },
        service,
        role,
        requestNo,
        requestKey: keyOf(requestNo),
        supplier: parties.supplier(row, day, faults),
        requester: parties.requester(row, day, faults),
        agent: parties.agent(row, day, faults),
        requestedOn,
        suppliedOn,
        status,
        reader: readerHash(fields.reader.read(row, faults), context),
      },
      row,
      faults,
    );
    checkRequest(request, fields, faults);
    if (status === "filled") addMissingOfFilled(needed, faults);
    return request;
  };
  return { read, readers };
}

const READER_DIGITS = 16;

/** Two rows of one reader are known to be so, and who it is is not: without the centre's key nothing is kept. */
function readerHash(text: string | null, { readerKey }: RowContext): string | null {
  if (text === null || readerKey === null) return null;
  return readerKey
    .hash(`${readerKey.key}\n${text.normalize("NFKC").trim().toUpperCase()}`)
    .slice(0, READER_DIGITS);
}

type Fields = FieldReaders<RequestRecord, Unread>;

/** What no column says: the file does, or the number. */
type Unread = "ref" | "service" | "role" | "requestKey";
const { requestKey: _made, ...READ } = REQUEST_FIELDS;

/** What a row says by more than one cell, or what is not kept as it is read. */
const GIVEN = [
  ...(["ref", "service", "role", "requestNo", "requestKey", "supplier", "requester", "agent"] as const),
  ...(["requestedOn", "suppliedOn", "status", "reader"] as const),
] as const;

type PartyReader = (row: RawRow, day: Day, faults: Faults) => LibraryCode | null;

function partiesReading(readers: Pick<Fields, "supplier" | "requester" | "agent">, context: RowContext) {
  const { role } = kindParts(context.profile.kind);
  const party = (field: "supplier" | "requester" | "agent"): PartyReader => {
    const own = field === role ? ownLibrary(context.profile.library, context.library) : null;
    const reader = readers[field];
    const scheme = context.profile.columns.get(field)?.scheme ?? null;
    const { column } = reader;
    if (column === null && reader.last === null) return () => own;
    return (row, day, faults) => {
      const text = reader.read(row, faults);
      return text === null ? own : context.libraries.resolve(text, { day, scheme, column, faults });
    };
  };
  return {
    supplier: party("supplier"),
    requester: party("requester"),
    agent: party("agent"),
  };
}

function ownLibrary(source: LibrarySource, library: LibraryCode | null): LibraryCode | null {
  return source.by === "none" ? null : library;
}

function wrongSpeaker(faults: Faults, said: { column: string | null; only: string }): void {
  if (said.column === null) return;
  faults.add(new Problem("rows-must-have-one-reporter", { expected: said.only }), { column: said.column });
}

/** Plain upper-case letters, digits and marks are their own key; the normal form is only made for the others. */
function keyOf(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 126 || code < 33 || (code >= 97 && code <= 122)) return requestKey(text);
  }
  return text;
}

function checkRequest(record: RequestRecord, fields: Fields, faults: Faults): void {
  const { requestedOn, suppliedOn, supplier, requester } = record;
  const suppliedColumn = nameOf(fields.suppliedOn);
  if (requestedOn !== null && suppliedOn !== null && suppliedOn < requestedOn) {
    faults.add(new Problem("supply-must-not-precede-request", { requestedOn, suppliedOn }), {
      ...suppliedColumn,
      text: suppliedOn,
    });
  }
  const leftOn = suppliedOn ?? requestedOn;
  if (record.returnedOn !== null && leftOn !== null && record.returnedOn < leftOn) {
    faults.add(new Problem("return-must-not-precede-supply", { leftOn, returnedOn: record.returnedOn }), {
      ...nameOf(fields.returnedOn),
      text: record.returnedOn,
    });
  }
  if (supplier !== null && supplier === requester) {
    faults.add(new Problem("parties-must-differ", { library: supplier }));
  }
  if (record.status !== "filled") return;
  if (suppliedOn === null && fields.suppliedOn.last !== undefined) {
    faults.add(new Problem("filled-request-must-have-supply-date", {}), suppliedColumn);
  }
  if (record.pages === 0 && record.service === "dd") {
    faults.add(new Problem("count-must-be-positive", {}), { ...nameOf(fields.pages), text: "0" });
  }
  if (record.volumes === 0 && record.service === "ill") {
    faults.add(new Problem("count-must-be-positive", {}), { ...nameOf(fields.volumes), text: "0" });
  }
}

function nameOf(reader: ColumnReader<string | number>): { column?: string } {
  return reader.column === null ? {} : { column: reader.column };
}

/** What only a filled request must have, by the profile's declaration. */
function addMissingOfFilled(needed: readonly Needed[], faults: Faults): void {
  for (const { reader, heading } of needed) {
    if (reader.last !== null) continue;
    faults.add(new Problem("value-must-be-given", { heading }), { column: heading });
  }
}

interface Needed {
  readonly reader: ColumnReader<Value>;
  readonly heading: string;
}

function neededOfFilled(
  context: RowContext,
  readers: Readonly<Record<string, ColumnReader<Value>>>,
): Needed[] {
  const once = context.columns.filter((c, i, all) => all.findIndex((o) => o.field === c.field) === i);
  return once.flatMap(({ field, heading, rule }) => {
    const reader = readers[field];
    return rule.required === "when-filled" && reader ? [{ reader, heading: reader.column ?? heading }] : [];
  });
}
