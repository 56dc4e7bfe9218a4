import { hashText } from "../../../core/io/hash.ts";
import type { InPieces } from "../../../core/io/pause.ts";
import type { Action } from "../../../core/store.ts";
import {
  earlierHash,
  keptOf,
  type LoggedAction,
  type Restoration,
  sealOf,
} from "../../../people/action-log.ts";
import { ruleName } from "../../../rules/rules.ts";
import type { Connection } from "../../database.ts";
import { toJson } from "../../json.ts";
import type { LoggedKind } from "../../port.ts";
import { sealContents } from "../content-seals.ts";
import { ACTION_COLUMNS } from "../read/people.ts";
import { sealedRules, storedRules } from "../read/rule-seals.ts";
import { hasTable } from "../soundness.ts";
import { singleRow, versionedRow } from "./fact-table.ts";
import type { Transaction, Writers } from "./transaction.ts";

export function peopleWriters(tx: Transaction): Pick<Writers, "operator-recorded" | "period-approved"> {
  const operator = versionedRow(tx, {
    table: "operator",
    key: ["name"],
    rest: ["roles", "system_user", "active"],
    by: "operator",
  });
  const approval = singleRow(tx, {
    table: "approval",
    key: ["number"],
    rest: ["period", "settlement", "inputs"],
    by: "approval",
  });
  return {
    "operator-recorded": ({ operator: o }) =>
      void operator([o.name, o.roles.join(","), o.user, o.isActive ? 1 : 0]),
    "period-approved": ({ approval: a }) => {
      tx.periods.requireSettlement(a.settlement);
      approval([a.number, a.period, a.settlement, a.inputs]);
    },
  };
}

/** The action a plan is applied under, and its seal once it is known what the plan added. */
export function addAction(db: Connection, action: Action): number {
  const add = "INSERT INTO action (at, operator, system_user, command) VALUES (?, ?, ?, ?) RETURNING number";
  return db
    .prepare(add)
    .pluck()
    .get(action.at, action.operator, action.user || null, action.command) as number;
}

/** `touched`: the tables it wrote to. Books from before contents were sealed get the seal that they know. */
export function* sealAction(
  db: Connection,
  of: {
    number: number;
    added: ReadonlyMap<LoggedKind, number>;
    touched: ReadonlySet<string>;
    restored?: Restoration;
  },
): InPieces<void> {
  const { number, touched, restored } = of;
  const row = db
    .prepare(`SELECT ${ACTION_COLUMNS} FROM action a WHERE a.number = ?`)
    .get(number) as LoggedAction;
  const added = Object.fromEntries(of.added);
  const rules = rulesToSeal(db, number);
  const previous = lastHash(db) ?? hashOfEarlier(db, number);
  const kept = {
    ...{ added, ...(rules && { rules }), ...(restored && { restored }) },
    ...(hasTable(db, "content_seal") && { contents: yield* sealContents(db, number, touched) }),
  };
  const seal = sealOf(row, { ...kept, previous, hash: hashText });
  db.prepare("INSERT INTO action_seal (action, added, previous, hash) VALUES (?, ?, ?, ?)").run(
    number,
    toJson(keptOf(kept)),
    seal.previous,
    seal.hash,
  );
}

/**
 * The hashes of the rules that this action enacted. Of books from before rules were sealed, the first action seals them
 * all as they stand; null where there is none to seal.
 */
function rulesToSeal(db: Connection, action: number): Record<string, string> | null {
  const isFirst = sealedRules(db).size === 0;
  const rows = storedRules(db).filter((row) => isFirst || row.action === action);
  return rows.length === 0 ? null : Object.fromEntries(rows.map((row) => [ruleName(row), row.hash]));
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
  return earlierHash(earlier as LoggedAction[], hashText);
}
