/** Rows under a heading read by a shipped profile, without a file: the record of each, and its faults. */
import { hashText } from "../../../../src/core/io/hash.ts";
import { bindColumns, headingOfRow } from "../../../../src/month/import/columns/heading.ts";
import type { Fit } from "../../../../src/month/import/columns/recognise.ts";
import { profileShelf } from "../../../../src/month/import/io/profile-shelf.ts";
import { Faults } from "../../../../src/month/import/reading/problem.ts";
import { LibraryResolver } from "../../../../src/month/import/reading/resolve-library.ts";
import type { RowContext, RowReading } from "../../../../src/month/import/reading/row-reading.ts";
import { directoryOf } from "../../../../src/registry/directory.ts";
import type { RawCell, RawRow } from "../../../../src/tables/cell.ts";

const profiles = profileShelf("templates/profiles", hashText)([]);

const library = (code: string, nameZh: string) => ({
  ...{ code, nameZh, nameEn: code, kind: "university", district: "", certainty: "", source: "" },
});
const directory = directoryOf({
  libraries: [library("10001", "北京大学"), library("10002", "中国人民大学")] as never,
  ...{ aliases: [], agreements: [] },
});

export const rawRow = (row: number, cells: readonly RawCell[]): RawRow => ({ row, cells, hidden: false });

interface Said {
  readonly profile: string;
  readonly headings: readonly string[];
  readonly more?: Partial<RowContext>;
}

/** Of 10002's file of May 2019. */
export function contextOf({ profile: name, headings, more }: Said): { context: RowContext; fit: Fit } {
  const profile = profiles.find((p) => p.name === name);
  if (!profile) throw new Error(name);
  const heading = headingOfRow(headings);
  const columns = bindColumns(profile, heading);
  const context: RowContext = {
    ...{ profile, columns, epoch: 1900 as const, sheet: 1, period: "2019-05", unknown: new Map(), file: 1 },
    ...{
      library: "10002",
      firstDay: "2019-05-01",
      spending: null,
      events: new Set<string>(),
      readerKey: null,
    },
    libraries: new LibraryResolver({ directory, addExternals: false, file: "a.csv" }),
    ...more,
  };
  return { context, fit: { profile, at: 0, lines: 1, heading, columns } };
}

/** `faults`: the code of each, with its column. */
export function readRows<T>(
  reading: (context: RowContext) => RowReading<T>,
  of: Said,
  ...rows: readonly (readonly RawCell[])[]
) {
  const made = reading(contextOf(of).context);
  const read = rows.map((cells, i) => {
    const faults = new Faults();
    const record = made.read(rawRow(i + 2, cells), faults);
    return {
      record,
      faults: faults.list.map((f) => [f.problem.code, f.column, f.text].filter((t) => t !== null).join(" ")),
    };
  });
  const advice = (made.advice?.() ?? []).map((a) => `${a.row} ${a.problem.code}`);
  return { read, advice, faults: read.map((r) => r.faults) };
}
