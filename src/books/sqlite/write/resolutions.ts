/**
 * A resolution belongs to the run in which its discrepancy stands; a later run of the same period that
 * finds the same discrepancy again takes it over. So a closed period's resolution does not decide the same
 * discrepancy carried forward.
 */

import { refuse } from "../../../core/refusal.ts";
import type { Resolution } from "../../../month/reconcile/discrepancy.ts";
import { toJson } from "../../json.ts";
import { latestAssignment } from "../assignment.ts";
import { insertInto, later, type SqlValue, singleRow } from "./fact-table.ts";
import type { Transaction, Writers } from "./transaction.ts";

interface Standing {
  readonly run: number;
  readonly period: string;
  readonly closed: 0 | 1;
  readonly resolution: number | null;
  readonly owner: string | null;
  readonly dueOn: string | null;
  readonly note: string | null;
}

const STANDING = `
  SELECT s.run, r.period, s.resolution, assigned.owner, assigned.due_on AS dueOn, assigned.note,
    EXISTS (SELECT 1 FROM period_close c WHERE c.period = r.period) AS closed
  FROM discrepancy_state s JOIN run_in_force r ON r.number = s.run
  LEFT JOIN discrepancy_assignment assigned ON assigned.number = ${latestAssignment({ discrepancy: "s.id", period: "r.period" })}
  WHERE s.id = ? ORDER BY closed, s.run DESC LIMIT 1`;

export function resolutionWriters(
  tx: Transaction,
): Pick<Writers, "resolution-made" | "resolution-withdrawn" | "discrepancy-assigned"> {
  const standing = later(() => tx.db.prepare(STANDING));
  const content = later(() =>
    tx.db.prepare("SELECT kind, agreed, reason, by_whom FROM resolution WHERE number = ?").raw(true),
  );
  const made = ["discrepancy", "run", "kind", "agreed", "reason", "by_whom", "action"];
  const insert = later(() => insertInto(tx, "resolution", made));
  const assigned = ["discrepancy", "run", "owner", "due_on", "note", "action"];
  const assign = later(() => insertInto(tx, "discrepancy_assignment", assigned));
  const withdrawal = singleRow(tx, {
    table: "resolution_withdrawal",
    key: ["resolution"],
    rest: ["run", "reason"],
    by: "resolution-withdrawal",
  });
  const standingOf = (id: string): Standing => {
    const found = standing().get(id) as Standing | undefined;
    if (!found) return refuse("discrepancy-must-exist", { id, period: "" });
    if (found.closed === 1) refuse("period-must-be-open", { period: found.period });
    return found;
  };
  return {
    "resolution-made": ({ resolution: r }) => {
      const { run, resolution } = standingOf(r.discrepancy);
      const values = contentOf(r);
      if (resolution !== null && sameContent(content().get(resolution), values)) {
        tx.tally.present += 1;
        return;
      }
      insert().run(r.discrepancy, run, ...values, tx.action);
      tx.tally.added += 1;
    },
    "resolution-withdrawn": (f) => {
      const { run, resolution } = standingOf(f.discrepancy);
      if (resolution === null) refuse("resolution-must-stand", { id: f.discrepancy });
      else withdrawal([resolution, run, f.reason]);
    },
    "discrepancy-assigned": ({ assignment: a }) => {
      const { run, owner, dueOn, note } = standingOf(a.discrepancy);
      if (owner === a.owner && dueOn === a.dueOn && (a.note === "" || a.note === note)) {
        tx.tally.present += 1;
        return;
      }
      assign().run(a.discrepancy, run, a.owner, a.dueOn, a.note, tx.action);
      tx.tally.added += 1;
    },
  };
}

function contentOf(r: Resolution): SqlValue[] {
  return [r.kind, r.values === null ? null : toJson(r.values), r.reason, r.by];
}

function sameContent(stored: unknown, values: readonly SqlValue[]): boolean {
  return Array.isArray(stored) && values.every((value, i) => value === stored[i]);
}
