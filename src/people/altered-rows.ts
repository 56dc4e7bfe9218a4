/**
 * 封存的内容 / sealed contents: rows of the books that are not what the actions added that wrote them.
 *
 * Every action seals the rows it adds (a hash of each table's, in the action log). Worked example: a payment of 50.00 that is
 * edited to 77.00 behind the program's back is an edited row of the action that recorded it; an approver that was put in is a
 * row that no action added.
 */
import { type Finding, finding } from "../core/finding.ts";
import type { LoggedAction } from "./action-log.ts";

export interface AlteredRows {
  readonly table: string;
  /** Its key; where the seal tells only a group of rows, that of the first. Empty: there is none any more. */
  readonly row: string;
  /** How many rows from it on one of which it is. */
  readonly among: number;
  readonly how: "edited" | "put-in" | "taken-out";
  /** The action whose rows they are; null: no action added them. */
  readonly action: number | null;
}

/** 账册的结构 / of the books' own schema: what is not as the steps of the schema make it. */
export interface AlteredObject {
  readonly object: "table" | "index" | "view" | "trigger";
  readonly name: string;
  /** The table it is of; of a table or a view, itself. */
  readonly table: string;
  readonly how: "edited" | "put-in" | "taken-out";
}

/** In the order given. `actions`: those of the log. */
export function alteredFindings(
  altered: readonly AlteredRows[],
  actions: readonly LoggedAction[],
): Finding[] {
  const byNumber = new Map(actions.map((action) => [action.number, action]));
  return altered.map(({ action, ...of }) => {
    const by = action === null ? undefined : byNumber.get(action);
    const said = { action: action ?? 0, at: by?.at ?? "", command: by?.command ?? "" };
    return finding("rows-must-be-as-sealed", { ...of, ...said });
  });
}
