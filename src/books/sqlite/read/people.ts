/** Operators, approvals, and the action log. */
import { invariant } from "../../../core/bug.ts";
import { withPauses } from "../../../core/io/pause.ts";
import type { LoggedAction, LogRow } from "../../../people/action-log.ts";
import type { StandingApproval } from "../../../people/approval.ts";
import { type Operator, parseRoles } from "../../../people/operator.ts";
import type { Connection } from "../../database.ts";
import type { Reader } from "../../port.ts";
import { alteredContents } from "../content-seals.ts";
import { conditions, type Reading } from "./reading.ts";
import { latest } from "./registry.ts";
import { splitAdded } from "./rule-seals.ts";

type People =
  | "operators"
  | "registrationsAfter"
  | "nextApprovalNumber"
  | "approval"
  | "settledBy"
  | "actions"
  | "alteredRows"
  | "alteredSchema"
  | "damage";

/** Of `action a`. */
export const ACTION_COLUMNS = "a.number, a.at, a.operator, a.system_user AS user, a.command";

export function peopleReader({ db, soundness }: Reading): Pick<Reader, People> {
  return {
    operators: async () => operatorsOf(db),
    registrationsAfter: async (action) =>
      db.prepare(REGISTRATIONS).all(action) as { name: string; by: string }[],
    nextApprovalNumber: async () =>
      db.prepare("SELECT coalesce(max(number), 0) + 1 FROM approval").pluck().get() as number,
    approval: async (period) => (db.prepare(APPROVAL).get(period) as StandingApproval | undefined) ?? null,
    settledBy: async (settlement) => {
      const maker = db.prepare(SETTLED_BY).get(settlement) as
        | { name: string; user: string | null; action: number }
        | undefined;
      invariant(maker !== undefined, `settlement ${settlement} has somebody who made it`);
      return maker;
    },
    actions: async (filter = {}) => {
      const where = conditions({ "a.operator = @operator": filter.operator });
      const rows = db
        .prepare(
          `SELECT ${ACTION_COLUMNS}, s.added, s.previous, s.hash FROM action a
           LEFT JOIN action_seal s ON s.action = a.number
           WHERE ${where} ORDER BY a.number DESC LIMIT @last`,
        )
        .all({ last: ALL, ...filter });
      return (rows as ActionRow[]).map(rowOf);
    },
    alteredRows: async (only) => withPauses(alteredContents(db, only)),
    alteredSchema: async () => soundness.alteredSchema(),
    damage: async () => soundness.damage(),
  };
}

/** A limit that limits nothing. */
const ALL = Number.MAX_SAFE_INTEGER;

const OPERATORS = latest("operator", ["name"], "name, roles, system_user AS user, active");

const REGISTRATIONS = `
  SELECT o.name, a.operator AS "by" FROM operator o JOIN action a ON a.number = o.action
  WHERE o.action > ? ORDER BY o.number`;

export function operatorsOf(db: Connection): Operator[] {
  return (db.prepare(OPERATORS).all() as OperatorRow[]).map(operatorOf);
}

interface OperatorRow extends Pick<Operator, "name" | "user"> {
  readonly roles: string;
  readonly active: number;
}

function operatorOf({ name, roles, user, active }: OperatorRow): Operator {
  const known = parseRoles(roles);
  invariant(known !== null, `the roles of ${name} are roles`);
  return { name, roles: known, user, isActive: active === 1 };
}

const APPROVAL = `
  SELECT p.number, p.period, p.settlement, p.inputs, a.operator AS "by", a.system_user AS user, a.at
  FROM approval p JOIN action a ON a.number = p.action
  WHERE p.period = ? ORDER BY p.number DESC LIMIT 1`;

const SETTLED_BY = `
  SELECT a.operator AS name, a.system_user AS user, a.number AS action FROM settlement_run s JOIN action a ON a.number = s.action WHERE s.number = ?`;

type ActionRow = LoggedAction & { added: string | null; previous: string; hash: string };

function rowOf({ added, previous, hash, ...row }: ActionRow): LogRow {
  if (added === null) return { ...row, seal: null };
  return { ...row, seal: { ...splitAdded(added), previous, hash } };
}
