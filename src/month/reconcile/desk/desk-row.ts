/** 差异处理表的一行 / one row of a desk sheet as it came back: a decision, nothing, or a value nobody can read. */

import { type Finding, finding } from "../../../core/finding.ts";
import { parseYuan } from "../../../core/money.ts";
import type { ResolutionKind } from "../../../records/discrepancy-kind.ts";
import type { AgreedValues } from "../discrepancy.ts";
import { namesOf } from "./decision-values.ts";

/** The cells that are read, as text; the others only help the eye. */
export interface DeskCells {
  readonly id: string;
  readonly check: string;
  readonly resolution: string;
  readonly pages: string;
  readonly volumes: string;
  readonly fee: string;
  readonly count: string;
  readonly reason: string;
}

export interface DeskRow {
  readonly id: string;
  readonly check: string;
  /** Null: no decision was written. */
  readonly kind: ResolutionKind | null;
  readonly values: AgreedValues | null;
  readonly reason: string;
}

const WHOLE = ["pages", "volumes", "count"] as const;

/** `kinds`: what a resolution may be called, in every language and by its code. */
export function readDeskRow(cells: DeskCells, kinds: ReadonlyMap<string, ResolutionKind>): DeskRow | Finding {
  const said = cells.resolution.trim();
  const kind = kinds.get(said.toLowerCase()) ?? null;
  if (said !== "" && kind === null) return finding("desk-resolution-must-be-known", { text: said });
  const values: { -readonly [K in keyof AgreedValues]: AgreedValues[K] } = {};
  for (const key of WHOLE) {
    const typed = cells[key].trim();
    if (typed === "") continue;
    if (!/^\d{1,7}$/.test(typed)) return finding("desk-value-must-be-a-number", { text: typed });
    values[key] = Number(typed);
  }
  const fee = cells.fee.trim();
  if (fee !== "") {
    const feeFen = parseYuan(fee);
    if (feeFen === undefined || feeFen < 0n) return finding("desk-value-must-be-a-number", { text: fee });
    values.feeFen = feeFen;
  }
  const { id, check, reason } = cells;
  const hasValues = Object.keys(values).length > 0;
  if (hasValues && kind === null)
    return finding("desk-value-needs-agreement", {
      id: id.trim(),
      resolution: null,
      values: namesOf(values),
    });
  return {
    id: id.trim(),
    check: check.trim(),
    kind,
    values: hasValues ? values : null,
    reason: reason.trim(),
  };
}
