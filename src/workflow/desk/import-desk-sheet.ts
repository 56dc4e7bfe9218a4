/** balis discrepancy import: decisions made in a desk sheet, checked against the books as they are now, in one plan. */

import { type Finding, finding } from "../../domain/finding.ts";
import { cellText, type RawRow } from "../../domain/import/cell.ts";
import { headingKey } from "../../domain/import/heading.ts";
import { decisionFault, stateOf } from "../../domain/reconcile/decision.ts";
import { type DeskCells, type DeskRow, readDeskRow } from "../../domain/reconcile/desk-row.ts";
import type { ResolutionKind } from "../../domain/reconcile/discrepancy.ts";
import { refuse } from "../../domain/refusal.ts";
import type { DeskColumn } from "../../domain/report/desk-sheet.ts";
import type { Place } from "../../domain/source.ts";
import type { Files, OpenedFile } from "../../ports/files.ts";
import type { Hash } from "../../ports/hash.ts";
import type { Action, Reader, Store, StoredDiscrepancy } from "../../ports/store.ts";
import { applyDecisions, changed, type Decided, type Resolved } from "./resolve-discrepancies.ts";

const CHECK_DIGITS = 10;
const MAX_HEADING_ROW = 10;
const NEEDED: readonly (keyof DeskCells)[] = ["id", "check", "resolution", "reason"];

/** What a row carries so that a decision made on an old sheet is recognised. */
export function checkOf(d: StoredDiscrepancy, hash: Hash): string {
  return hash(stateOf(d)).slice(0, CHECK_DIGITS);
}

export interface DeskImport {
  readonly resolved: readonly Resolved[];
  /** Rows without a decision, and rows that say what the books say already. */
  readonly undecided: number;
  readonly unchanged: number;
}

export interface DeskNames {
  /** Every heading key a column may have, in each language. */
  readonly columns: ReadonlyMap<string, DeskColumn>;
  readonly kinds: ReadonlyMap<string, ResolutionKind>;
}

export async function importDeskSheet(asked: {
  store: Store;
  files: Files;
  path: string;
  names: DeskNames;
  hash: Hash;
  action: Action;
  dryRun: boolean;
}): Promise<DeskImport> {
  const { store } = asked;
  const opened = await asked.files.open(asked.path);
  try {
    const rows = await deskRows(opened, asked.names.columns);
    const judged = await judgeRows(rows, { ...asked, read: store.read });
    if (judged.findings.length > 0) {
      const about = { file: opened.name, count: judged.findings.length };
      refuse("desk-sheet-must-be-sound", about, { findings: judged.findings });
    }
    const { decided, undecided, unchanged } = judged;
    const resolved = await applyDecisions({ store, decided, action: asked.action, dryRun: asked.dryRun });
    return { resolved, undecided, unchanged };
  } finally {
    await opened.close();
  }
}

interface PlacedRow {
  readonly cells: DeskCells;
  readonly at: Place;
}

/** The rows of the first sheet that has the columns; a row without an id (合计, a remark) is none of them. */
async function deskRows(opened: OpenedFile, columns: ReadonlyMap<string, DeskColumn>): Promise<PlacedRow[]> {
  for (const sheet of opened.sheets) {
    let heading: Map<DeskColumn, number> | null = null;
    const found: PlacedRow[] = [];
    for await (const batch of sheet.rows()) {
      for (const row of batch) {
        if (heading === null) heading = headingIn(row, columns);
        else {
          const cells = cellsOf(row, heading);
          const at = { file: opened.name, sheet: sheet.name, row: row.row, column: null };
          if (/^D-[0-9a-f]+$/.test(cells.id.trim())) found.push({ cells, at });
        }
      }
      if (heading === null && (batch.at(-1)?.row ?? 0) > MAX_HEADING_ROW) break;
    }
    if (heading !== null) return found;
  }
  return refuse("desk-sheet-must-have-columns", { file: opened.name });
}

function headingIn(row: RawRow, columns: ReadonlyMap<string, DeskColumn>): Map<DeskColumn, number> | null {
  const found = new Map<DeskColumn, number>();
  row.cells.forEach((cell, index) => {
    const column = columns.get(headingKey(cellText(cell)));
    if (column && !found.has(column)) found.set(column, index);
  });
  return NEEDED.every((column) => found.has(column)) ? found : null;
}

function cellsOf(row: RawRow, heading: ReadonlyMap<DeskColumn, number>): DeskCells {
  const read = (column: DeskColumn): string => {
    const index = heading.get(column);
    return index === undefined ? "" : cellText(row.cells[index]);
  };
  return {
    id: read("id"),
    check: read("check"),
    resolution: read("resolution"),
    pages: read("pages"),
    volumes: read("volumes"),
    fee: read("fee"),
    count: read("count"),
    reason: read("reason"),
  };
}

interface Judged {
  readonly decided: Decided[];
  readonly findings: Finding[];
  undecided: number;
  unchanged: number;
}

async function judgeRows(
  rows: readonly PlacedRow[],
  asked: { read: Reader; names: DeskNames; hash: Hash; action: Action },
): Promise<Judged> {
  const standing = new Map<string, StoredDiscrepancy>();
  for (const d of await asked.read.discrepancies({ ids: [...new Set(rows.map((r) => r.cells.id.trim()))] }))
    standing.set(d.id, d);
  const judged: Judged = { decided: [], findings: [], undecided: 0, unchanged: 0 };
  const seen = new Set<string>();
  for (const { cells, at } of rows) {
    const fault = (found: Finding): void => void judged.findings.push({ ...found, at });
    const row = readDeskRow(cells, asked.names.kinds);
    if ("code" in row) {
      fault(row);
      continue;
    }
    const discrepancy = standing.get(row.id);
    if (seen.has(row.id)) fault(finding("desk-row-must-stand-once", { id: row.id }));
    else if (!discrepancy) {
      if (row.kind === null) judged.undecided += 1;
      else fault(finding("discrepancy-must-exist", { id: row.id, period: "" }));
    } else judgeRow(row, { discrepancy, judged, fault, hash: asked.hash, by: asked.action.operator });
    seen.add(row.id);
  }
  return judged;
}

function judgeRow(
  row: DeskRow,
  about: {
    discrepancy: StoredDiscrepancy;
    judged: Judged;
    fault: (found: Finding) => void;
    hash: Hash;
    by: string;
  },
): void {
  const { discrepancy, judged, fault } = about;
  const { kind, values, reason } = row;
  const { id, resolution: made } = discrepancy;
  if (kind === null) {
    if (made === null) judged.undecided += 1;
    else fault(finding("desk-resolution-must-stay", { id }));
    return;
  }
  const decided: Decided = { discrepancy, kind, values, reason, by: about.by };
  if (made && isSame(made, decided)) {
    judged.unchanged += 1;
    return;
  }
  const wrong = decisionFault(decided, discrepancy);
  if (row.check !== checkOf(discrepancy, about.hash))
    fault(finding("discrepancy-must-be-as-seen", changed(discrepancy)));
  else if (wrong) fault(wrong);
  else judged.decided.push(decided);
}

/** Says what the books say already, whoever decided it. */
function isSame(made: NonNullable<StoredDiscrepancy["resolution"]>, row: Decided): boolean {
  const values = ({ values: v }: Pick<Decided, "values">): string =>
    [v?.pages, v?.volumes, v?.feeFen ?? undefined, v?.count].map((n) => `${n ?? ""}`).join("/");
  return made.kind === row.kind && made.reason === row.reason && values(made) === values(row);
}
