/** balis discrepancy import: decisions made in a desk sheet, checked against the books as they are now, in one plan. */

import type { Store } from "../../../books/port.ts";
import { type Finding, finding } from "../../../core/finding.ts";
import type { Hash } from "../../../core/machine-port.ts";
import { Refusal, refuse } from "../../../core/refusal.ts";
import type { Action } from "../../../core/store.ts";
import type { Files } from "../../../tables/files.ts";
import { decisionFault, isSame, stateOf } from "../desk/decision.ts";
import { type DeskRow, readDeskRow } from "../desk/desk-row.ts";
import type { StoredDiscrepancy } from "../port.ts";
import { type DeskNames, type PlacedDeskRow, readDeskSheet } from "./read-desk-sheet.ts";
import {
  applyDecisions,
  changed,
  correctionsOf,
  type Decided,
  type DecidingReads,
  placing,
  type ResolvedDiscrepancies,
} from "./resolve-discrepancies.ts";

const CHECK_DIGITS = 10;

/** What a row carries so that a decision made on an old sheet is recognised. */
export function checkOf(d: StoredDiscrepancy, hash: Hash): string {
  return hash(stateOf(d)).slice(0, CHECK_DIGITS);
}

interface DeskImport {
  readonly resolved: readonly ResolvedDiscrepancies[];
  /** Rows without a decision, and rows that say what the books say already. */
  readonly undecided: number;
  readonly unchanged: number;
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
    const rows = await readDeskSheet(opened, asked.names);
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

interface Judged {
  readonly decided: Decided[];
  readonly findings: Finding[];
  undecided: number;
  unchanged: number;
}

async function judgeRows(
  rows: readonly PlacedDeskRow[],
  asked: { read: DecidingReads; names: DeskNames; hash: Hash; action: Action },
): Promise<Judged> {
  const standing = new Map<string, StoredDiscrepancy>();
  for (const d of await asked.read.discrepancies({ ids: [...new Set(rows.map((r) => r.cells.id.trim()))] }))
    standing.set(d.id, d);
  const judged: Judged = { decided: [], findings: [], undecided: 0, unchanged: 0 };
  const seen = new Set<string>();
  for (const { cells, at, broken } of rows) {
    const fault = (found: Finding): void => void judged.findings.push({ ...found, at: found.at ?? at });
    const row = broken ?? readDeskRow(cells, asked.names.kinds);
    if ("code" in row) {
      fault(row);
      continue;
    }
    const discrepancy = standing.get(row.id);
    if (seen.has(row.id)) fault(finding("desk-row-must-stand-once", { id: row.id }));
    else if (row.kind === null && row.reason !== "" && !discrepancy?.resolution)
      fault(finding("desk-reason-must-have-a-resolution", { id: row.id }));
    else if (!discrepancy) {
      if (row.kind === null) judged.undecided += 1;
      else fault(finding("discrepancy-must-exist", { id: row.id, period: "" }));
    } else
      await judgeRow(row, {
        ...asked,
        discrepancy,
        judged,
        fault,
        by: asked.action.operator,
        at: asked.action.at,
      });
    seen.add(row.id);
  }
  return judged;
}

async function judgeRow(
  row: DeskRow,
  about: {
    read: DecidingReads;
    discrepancy: StoredDiscrepancy;
    judged: Judged;
    fault: (found: Finding) => void;
    hash: Hash;
    by: string;
    at: string;
  },
): Promise<void> {
  const { discrepancy, judged, fault } = about;
  const { kind, values, reason } = row;
  const { id, resolution: made } = discrepancy;
  if (kind === null) {
    // Open when the sheet was made, and decided since: the sheet says nothing of it.
    const wasOpen = row.check === checkOf({ ...discrepancy, resolution: null }, about.hash);
    if (made === null || wasOpen) judged.undecided += 1;
    else fault(finding("desk-resolution-must-stay", { id }));
    return;
  }
  const decided: Decided = { discrepancy, kind, values, reason, by: about.by };
  if (made && isSame(made, decided)) {
    judged.unchanged += 1;
    return;
  }
  const records = await about.read.records(discrepancy.records);
  const [placeOf, rules] = [await placing(about.read), await about.read.rules()];
  const wrong = decisionFault(decided, { discrepancy, records, placeOf, rules });
  if (row.check !== checkOf(discrepancy, about.hash))
    fault(finding("discrepancy-must-be-as-seen", changed(discrepancy)));
  else if (wrong) fault(wrong);
  else {
    try {
      await correctionsOf(about.read, {
        discrepancy,
        records,
        resolution: decided,
        rules,
        placeOf,
        at: about.at,
      });
      judged.decided.push(decided);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      fault(finding(error.code, error.params));
    }
  }
}
