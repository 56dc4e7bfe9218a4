/** A file read by a profile without books: its first rows as their fields say them, how its rows were counted, its control totals. */
import { firstDayOf } from "../../../core/period.ts";
import { directoryOf } from "../../../registry/directory.ts";
import type { Field } from "../columns/field.ts";
import { saidOnce } from "../columns/said-once.ts";
import type { RowCount } from "../file.ts";
import { SheetReader } from "../reading/read-sheet.ts";
import { LibraryResolver } from "../reading/resolve-library.ts";
import type { RowContext } from "../reading/row-reading.ts";
import type { ControlTotal } from "../reading/total-rows.ts";
import { FindingList } from "../receipt.ts";
import { type PlainRow, plainReading } from "../rows/read-plain.ts";
import { sumCounts } from "../rows/row-count.ts";
import { laidReading } from "../rows/unpivot-rows.ts";
import type { ChosenSheet } from "./choose-sheets.ts";

export interface ProfilePreview {
  readonly rows: RowCount;
  /** The first ones. */
  readonly first: readonly PlainRow[];
  readonly totals: readonly ControlTotal[];
  readonly findings: FindingList;
}

export async function previewOf(
  sheets: readonly ChosenSheet[],
  as: { file: string; epoch: 1900 | 1904; shown: number },
): Promise<ProfilePreview> {
  const findings = new FindingList();
  const first: PlainRow[] = [];
  const counts: RowCount[] = [];
  const totals: ControlTotal[] = [];
  for (const chosen of sheets) {
    const reader = await plainReader(chosen, { ...as, findings });
    for await (const rows of chosen.sheet.rows()) {
      const { records } = reader.take(rows);
      first.push(...records.slice(0, as.shown - first.length));
    }
    first.push(...reader.rest().records.slice(0, as.shown - first.length));
    reader.finish();
    counts.push(reader.count);
    totals.push(...reader.totals.found);
  }
  return { rows: sumCounts(counts), first, totals, findings };
}

/** A period is not known yet: what a number is generated of it says so. */
const NO_PERIOD = "0000-00";

async function plainReader(
  chosen: ChosenSheet,
  as: { file: string; epoch: 1900 | 1904; findings: FindingList },
): Promise<SheetReader<PlainRow>> {
  const { sheet, fit, head } = chosen;
  const { profile, columns } = fit;
  const directory = directoryOf({ libraries: [], aliases: [], agreements: [] });
  const context: RowContext = {
    ...{ profile, columns, epoch: as.epoch, sheet: sheet.position, file: 0, library: null },
    ...{ period: NO_PERIOD, firstDay: firstDayOf(NO_PERIOD), unknown: new Map<Field, number>() },
    said: saidOnce(profile, { name: sheet.name, above: head.slice(0, fit.at + 1 - fit.lines) }),
    libraries: new LibraryResolver({ directory, addExternals: false, file: as.file }),
    ...{ spending: null, events: new Set<string>(), readerKey: null },
  };
  const place = { file: as.file, sheet: sheet.name, isText: sheet.name === null };
  const merged = await sheet.merged();
  const reading = laidReading(context, plainReading);
  return new SheetReader<PlainRow>({ fit, head, merged, context, place, reading, findings: as.findings });
}
