/**
 * 权限 / permission: which role may do which command, in one table; and whose name a command goes under.
 *
 * A command that only reads the books needs no role, nor does a look ahead (`--dry-run`). Workbooks and journals that leave the
 * house are handed out by finance, approvers and auditors; what goes back to a library is the clerks' work too.
 *
 * Worked example: 李 (clerk, finance) is registered for the system user `li`. Typed by `li` without a name, the command is 李's.
 * `--operator 李` typed by `wang` is refused, and so is `--operator 王` typed by `li`: this account is 李's. A name that is
 * registered for no system user may be declared by anybody whose account is nobody's.
 */
import { refuse } from "../core/refusal.ts";
import type { Operator, OperatorRole } from "./operator.ts";

type Need = readonly OperatorRole[] | "anybody";

const CLERKS: Need = ["clerk"];
const FINANCE: Need = ["finance"];
const APPROVERS: Need = ["approver"];
const OFFICE: Need = ["clerk", "finance"];
const HANDED_OUT: Need = ["finance", "approver", "auditor"];

/** Every command by its full name. A test holds it against the list of commands. */
export const PERMISSIONS: Readonly<Record<string, Need>> = {
  demo: "anybody",
  init: "anybody",
  help: "anybody",
  completion: "anybody",
  // Each of its commands asks for its own.
  run: "anybody",
  setup: "anybody",
  config: "anybody",
  "operator add": APPROVERS,
  "operator list": "anybody",
  "operator remove": APPROVERS,
  "library import": OFFICE,
  "library list": "anybody",
  "library show": "anybody",
  "library add": OFFICE,
  "library set": OFFICE,
  "library rename": OFFICE,
  "library close": OFFICE,
  "library reopen": OFFICE,
  "agreement import": OFFICE,
  "agreement list": "anybody",
  "agreement add": OFFICE,
  "agreement end": OFFICE,
  "agreement step": OFFICE,
  "agreement undo-step": OFFICE,
  "alias import": OFFICE,
  "alias list": "anybody",
  "alias add": OFFICE,
  "alias end": OFFICE,
  check: "anybody",
  "rule enact": FINANCE,
  "rule try": "anybody",
  "rule diff": "anybody",
  "rule lint": "anybody",
  "rule list": "anybody",
  "rule show": "anybody",
  "setting list": "anybody",
  "setting set": ["finance", "approver"],
  "profile try": "anybody",
  "profile list": "anybody",
  "profile save": OFFICE,
  "profile new": "anybody",
  "profile schema": "anybody",
  "profile show": "anybody",
  "profile edit": OFFICE,
  "profile remove": OFFICE,
  form: "anybody",
  import: CLERKS,
  "file list": "anybody",
  "file show": "anybody",
  "file withdraw": CLERKS,
  status: "anybody",
  doctor: "anybody",
  findings: "anybody",
  "findings answer": OFFICE,
  statistics: "anybody",
  reconcile: CLERKS,
  "discrepancy list": "anybody",
  "discrepancy show": "anybody",
  "discrepancy resolve": CLERKS,
  "discrepancy assign": CLERKS,
  "discrepancy withdraw": CLERKS,
  "discrepancy export": "anybody",
  "discrepancy import": CLERKS,
  return: OFFICE,
  limits: "anybody",
  "courier audit": "anybody",
  "courier held": "anybody",
  "courier answer": FINANCE,
  "courier withdraw": FINANCE,
  simulate: "anybody",
  settle: FINANCE,
  approve: APPROVERS,
  close: APPROVERS,
  receipt: "anybody",
  "correct note": FINANCE,
  "correct import": CLERKS,
  "correct list": "anybody",
  "payment record": FINANCE,
  "payment reverse": FINANCE,
  "payment list": "anybody",
  "payment bank": FINANCE,
  "budget set": FINANCE,
  "budget status": "anybody",
  balance: "anybody",
  "subproject add": OFFICE,
  "subproject list": "anybody",
  "subproject show": "anybody",
  "subproject moves": "anybody",
  "subproject move": OFFICE,
  "subproject undo": OFFICE,
  "subproject due": "anybody",
  "subproject budget": FINANCE,
  "subproject receive": FINANCE,
  "subproject accounts": FINANCE,
  "subproject spend": FINANCE,
  "subproject spending": "anybody",
  "subproject problem": OFFICE,
  "subproject solved": OFFICE,
  "subproject problems": "anybody",
  "subproject experts": OFFICE,
  "subproject plan": OFFICE,
  "subproject scores": OFFICE,
  "subproject text": OFFICE,
  "subproject texts": "anybody",
  "indicator list": "anybody",
  "indicator show": "anybody",
  "indicator value": "anybody",
  "indicator record": OFFICE,
  "indicator import": OFFICE,
  "indicator check": "anybody",
  "indicator target set": OFFICE,
  "indicator target import": OFFICE,
  "indicator target list": "anybody",
  "indicator assess": OFFICE,
  "indicator survey": OFFICE,
  "indicator score": "anybody",
  "indicator monitor": "anybody",
  "indicator evaluate": "anybody",
  "report finance": HANDED_OUT,
  "report statements": HANDED_OUT,
  "report statistics": HANDED_OUT,
  "report self-evaluation": HANDED_OUT,
  "report monitoring": HANDED_OUT,
  "report midterm": HANDED_OUT,
  "report acceptance": HANDED_OUT,
  "report performance": HANDED_OUT,
  "report consolidated": HANDED_OUT,
  "report summary": HANDED_OUT,
  "report declaration": HANDED_OUT,
  "report years": HANDED_OUT,
  "report rectification": HANDED_OUT,
  "report evidence": HANDED_OUT,
  "report accounts": HANDED_OUT,
  "report applications": HANDED_OUT,
  "report service": HANDED_OUT,
  "report experts": HANDED_OUT,
  "report layouts": "anybody",
  "report issued": "anybody",
  pack: HANDED_OUT,
  "pack check": "anybody",
  "export journal": HANDED_OUT,
  verify: "anybody",
  log: "anybody",
  explain: "anybody",
  why: "anybody",
  backup: "anybody",
  restore: APPROVERS,
  upgrade: APPROVERS,
};

/** True for a command that leaves the books as they are, whoever types it. */
export function needsNobody(command: string): boolean {
  return (PERMISSIONS[command] ?? "anybody") === "anybody";
}

/** What the machine and the command line say of who acts. */
export interface Declared {
  /** By --operator or BALIS_OPERATOR; null: not declared. */
  readonly name: string | null;
  /** The system user; empty where the machine names none. */
  readonly user: string;
}

/** The name a command goes under: the declared one, the operator whose system user it is, or the system user. */
export function actingName(declared: Declared, operators: readonly Operator[]): string {
  if (declared.name !== null) return declared.name;
  const own = ownersOf(declared.user, operators);
  return own.length === 1 && own[0] ? own[0].name : declared.user;
}

/** Refuses who may not do the command; says nothing while no operator is registered. */
export function requirePermission(asked: {
  command: string;
  declared: Declared;
  operators: readonly Operator[];
}): void {
  const { command, declared } = asked;
  const active = asked.operators.filter((o) => o.isActive);
  const need = PERMISSIONS[command] ?? "anybody";
  if (active.length === 0 || need === "anybody") return;
  const name = actingName(declared, active);
  const found = active.find((o) => o.name === name);
  if (!found) refuse("operator-must-be-registered", { name, command, known: namesOf(active) });
  requireOwnUser({ found, user: declared.user, active });
  if (need.some((role) => found.roles.includes(role))) return;
  const able = active.filter((o) => need.some((role) => o.roles.includes(role)));
  refuse("operator-must-have-the-role", {
    name,
    command,
    roles: found.roles.join(","),
    needed: need.join(","),
    able: namesOf(able),
  });
}

/** The name under which the command may be done; refuses as `requirePermission` does. */
export function admittedName(asked: Parameters<typeof requirePermission>[0]): string {
  requirePermission(asked);
  return actingName(asked.declared, asked.operators);
}

/** A name registered for a system user is that user's; and who has a name of one's own acts under no other. */
function requireOwnUser(asked: { found: Operator; user: string; active: readonly Operator[] }): void {
  const { found, user, active } = asked;
  if (found.user !== null && found.user !== user)
    refuse("operator-must-act-as-own-system-user", { name: found.name, wanted: found.user, user });
  const own = ownersOf(user, active);
  if (own.length > 0 && !own.includes(found))
    refuse("system-user-must-act-under-own-name", { name: found.name, user, own: namesOf(own) });
}

function ownersOf(user: string, operators: readonly Operator[]): Operator[] {
  return operators.filter((o) => o.isActive && o.user !== null && o.user === user);
}

function namesOf(operators: readonly Operator[]): string {
  return operators.map((o) => o.name).join(", ");
}
