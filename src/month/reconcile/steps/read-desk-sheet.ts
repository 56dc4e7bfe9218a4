/**
 * 读回差异处理表 / the rows of a desk sheet as they come back.
 *
 * A row is one discrepancy, whole: its id at the beginning, its check at the end, the resolution in its own column. What a
 * line feed, a comma or a shifted cell has torn apart is named: a decision in such a row would otherwise be lost. Only
 * what decides nothing is passed over: empty rows, 合计, a remark.
 */
import { type Finding, finding } from "../../../core/finding.ts";
import { refuse } from "../../../core/refusal.ts";
import type { Place } from "../../../core/source.ts";
import type { ResolutionKind } from "../../../records/discrepancy-kind.ts";
import { cellText, type RawRow } from "../../../tables/cell.ts";
import type { OpenedFile } from "../../../tables/files.ts";
import { headingKey } from "../../import/columns/heading.ts";
import type { DeskCells } from "../desk/desk-row.ts";
import type { DeskColumn } from "../desk/desk-sheet.ts";

const MAX_HEADING_ROW = 10;
const NEEDED = ["id", "check", "resolution", "reason"] as const satisfies readonly (keyof DeskCells)[];
/** What the officer fills in. */
const FILLED = ["resolution", "pages", "volumes", "fee", "count", "reason"] as const;

export interface DeskNames {
  /** Every heading key a column may have, in each language. */
  readonly columns: ReadonlyMap<string, DeskColumn>;
  readonly kinds: ReadonlyMap<string, ResolutionKind>;
}

export interface PlacedDeskRow {
  readonly cells: DeskCells;
  readonly at: Place;
  /** Why it can't be read as a row; null: it can. */
  readonly broken: Finding | null;
  /** Somebody has filled something in. */
  readonly isFilledIn: boolean;
}

/** Of the one sheet that has the columns; a copy of it is passed over only while nobody has filled anything in there. */
export async function readDeskSheet(opened: OpenedFile, names: DeskNames): Promise<PlacedDeskRow[]> {
  const found: { sheet: string; rows: PlacedDeskRow[] }[] = [];
  for (const sheet of opened.sheets) {
    const rows = await deskRows(sheet, { file: opened.name, names });
    if (rows !== null) found.push({ sheet: sheet.name ?? "", rows });
  }
  const [first, ...copies] = found;
  if (first === undefined) return refuse("desk-sheet-must-have-columns", { file: opened.name });
  if (copies.some(({ rows }) => rows.some((row) => row.isFilledIn)))
    refuse("desk-sheet-must-stand-once", { file: opened.name, sheets: found.map(({ sheet }) => sheet) });
  return first.rows;
}

/** Null: it has not the columns. */
async function deskRows(
  sheet: OpenedFile["sheets"][number],
  { file, names }: { file: string; names: DeskNames },
): Promise<PlacedDeskRow[] | null> {
  let heading: Heading | null = null;
  const found: PlacedDeskRow[] = [];
  for await (const batch of sheet.rows()) {
    for (const row of batch) {
      const at = { file, sheet: sheet.name, row: row.row, column: null };
      if (heading === null) heading = headingIn(row, { columns: names.columns, at });
      else found.push(...placedRow(row, { heading, at, kinds: names.kinds }));
    }
    if (heading === null && (batch.at(-1)?.row ?? 0) > MAX_HEADING_ROW) break;
  }
  return heading && found;
}

interface Heading {
  readonly at: ReadonlyMap<DeskColumn, number>;
  readonly texts: readonly string[];
}

function headingIn(
  row: RawRow,
  about: { columns: ReadonlyMap<string, DeskColumn>; at: Place },
): Heading | null {
  const found = new Map<DeskColumn, number>();
  const twice: string[] = [];
  const texts = row.cells.map(cellText);
  texts.forEach((text, index) => {
    const column = about.columns.get(headingKey(text));
    if (column && found.has(column)) twice.push(text);
    else if (column) found.set(column, index);
  });
  if (!NEEDED.every((column) => found.has(column))) return null;
  const [column] = twice;
  if (column !== undefined) refuse("desk-column-must-stand-once", { column }, { at: about.at });
  return { at: found, texts };
}

/** Cut off the hash of the state, or what a spreadsheet program makes of it where it looks like a number. */
const CHECK = /^[0-9a-f.+]{4,16}$/i;

function placedRow(
  row: RawRow,
  about: { heading: Heading; at: Place; kinds: DeskNames["kinds"] },
): PlacedDeskRow[] {
  const { heading, at, kinds } = about;
  const texts = row.cells.map((cell) => cellText(cell).trim());
  const of = (column: DeskColumn): string => texts[heading.at.get(column) ?? -1] ?? "";
  const [id, check, resolution] = [of("id"), of("check"), of("resolution")];
  const cells: DeskCells = {
    ...{ id, check, resolution },
    ...{
      pages: of("pages"),
      volumes: of("volumes"),
      fee: of("fee"),
      count: of("count"),
      reason: of("reason"),
    },
  };
  const word = texts.findIndex((text) => kinds.has(text.toLowerCase()));
  const isFilledIn = word >= 0 || FILLED.some((column) => cells[column] !== "");
  const isNamed = /^D-[0-9a-f]+$/.test(id);
  if (!isNamed && !isFilledIn && check === "" && !texts.some((text) => /^[0-9a-f]{10}$/.test(text)))
    return [];
  const torn = !isNamed || !CHECK.test(check);
  const strayed = resolution === "" && word >= 0;
  const broken = torn
    ? { ...finding("desk-row-must-be-whole", {}), text: texts.find((text) => text !== "") ?? null }
    : strayed
      ? {
          ...finding("desk-resolution-must-stand-in-its-column", { id }),
          ...{ text: texts[word] ?? null, at: { ...at, column: heading.texts[word] ?? null } },
        }
      : null;
  return [{ cells, at, broken, isFilledIn }];
}
