/** The action a plan is applied under, and its seal once it is known what the plan added. */

import { earlierHash, type LoggedAction, sealOf } from "../../../../domain/people/action-log.ts";
import type { FactKind } from "../../../../domain/plan.ts";
import type { Action } from "../../../../ports/store.ts";
import { toJson } from "../../json.ts";
import { sha256Of } from "../../migrate.ts";
import type { Connection } from "../connection.ts";
import { ACTION_COLUMNS } from "../read/people.ts";

export function addAction(db: Connection, action: Action): number {
  const { lastInsertRowid } = db
    .prepare("INSERT INTO action (at, operator, system_user, command) VALUES (?, ?, ?, ?)")
    .run(action.at, action.operator, action.user || null, action.command);
  return Number(lastInsertRowid);
}

export function sealAction(
  db: Connection,
  of: { number: number; added: ReadonlyMap<FactKind, number> },
): void {
  const { number } = of;
  const row = db
    .prepare(`SELECT ${ACTION_COLUMNS} FROM action a WHERE a.number = ?`)
    .get(number) as LoggedAction;
  const added = Object.fromEntries(of.added);
  const seal = sealOf(row, { added, previous: lastHash(db) ?? hashOfEarlier(db, number), hash: sha256Of });
  db.prepare("INSERT INTO action_seal (action, added, previous, hash) VALUES (?, ?, ?, ?)").run(
    number,
    toJson(added),
    seal.previous,
    seal.hash,
  );
}

function lastHash(db: Connection): string | undefined {
  return db.prepare("SELECT hash FROM action_seal ORDER BY action DESC LIMIT 1").pluck().get() as
    | string
    | undefined;
}

/** Only once: for the first action after the log began to be sealed. */
function hashOfEarlier(db: Connection, number: number): string {
  const earlier = db
    .prepare(`SELECT ${ACTION_COLUMNS} FROM action a WHERE a.number < ? ORDER BY a.number`)
    .all(number);
  return earlierHash(earlier as LoggedAction[], sha256Of);
}
