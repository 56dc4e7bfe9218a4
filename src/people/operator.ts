/**
 * 操作员 / operator: who works with the books, in which roles, and whether a second person must check.
 *
 * Nobody registered (未设操作员): everybody may do everything, as one does who tries the program out. With the first operator
 * the rules begin: the roles decide who may do what (`permission.ts`), and who settled a period neither approves nor closes it
 * (不相容岗位分离, maker ≠ checker). One approver always remains, for only an approver registers others.
 * 单人操作 / single-person mode: where there is but one person, the setting `single-person` says so, openly: the close then
 * needs no second one, and every workbook names it.
 *
 * Worked example: 王 is registered as approver, then 李 as clerk and finance. 李 settles May, 王 approves and closes it. 李 may
 * not approve (no such role); 王, had she settled it, could not either. `single-person` is refused while both are there.
 * Source: the finance offices' rule of separated duties (会计法 第二十七条: 记账人员与审批人员的职责权限应当明确，相互分离、相互制约).
 */
import { refuse } from "../core/refusal.ts";
import { settingOf } from "../core/setting.ts";

export const OPERATOR_ROLES = ["clerk", "finance", "approver", "auditor"] as const;

export type OperatorRole = (typeof OPERATOR_ROLES)[number];

/** A version of an operator; the latest of a name is in force. Never deleted: who left stays in the history. */
export interface Operator {
  readonly name: string;
  /** In the order of OPERATOR_ROLES. */
  readonly roles: readonly OperatorRole[];
  /** The only system user who acts under this name; null: any. */
  readonly user: string | null;
  readonly isActive: boolean;
}

/** How the books are checked: by nobody in particular, by their one person, or by a second one. */
export type CheckMode = "unregistered" | "single-person" | "two-person";

export function checkMode(of: {
  settings: ReadonlyMap<string, string>;
  operators: readonly Operator[];
}): CheckMode {
  if (isSinglePerson(of.settings)) return "single-person";
  return of.operators.some((o) => o.isActive) ? "two-person" : "unregistered";
}

function isSinglePerson(settings: ReadonlyMap<string, string>): boolean {
  return settingOf(settings, "single-person") === "yes";
}

/**
 * What the operator will be, once it is certain that an approver remains, and one that can be reached: under no particular
 * account, or under the account that makes the change. An account typed wrong would lock the books for good.
 */
export function changedOperator(asked: {
  wanted: Operator;
  operators: readonly Operator[];
  settings: ReadonlyMap<string, string>;
  /** The system user who makes the change; empty where the machine names none. */
  user: string;
}): Operator {
  const { wanted, operators } = asked;
  const after = [...operators.filter((o) => o.name !== wanted.name), wanted].filter((o) => o.isActive);
  const approvers = after.filter((o) => o.roles.includes("approver"));
  const [first] = approvers;
  if (!first) refuse("an-approver-must-remain", { name: wanted.name });
  if (!approvers.some((o) => o.user === null || o.user === asked.user))
    refuse("an-approver-must-be-reachable", {
      name: first.name,
      account: first.user ?? "",
      user: asked.user,
    });
  if (after.length > 1 && isSinglePerson(asked.settings))
    refuse("single-person-mode-must-end-first", { name: wanted.name });
  return wanted;
}

/** Single-person mode is for books that one person keeps. */
export function requireAlone(operators: readonly Operator[]): void {
  const active = operators.filter((o) => o.isActive).map((o) => o.name);
  if (active.length > 1) refuse("single-person-must-be-alone", { names: active.join(", ") });
}

/**
 * Who the maker of a settlement has registered or changed since then, or who such a person has: no second pair of eyes.
 * `registrations`: those since the settlement, oldest first.
 */
export function chosenByMaker(
  maker: string,
  registrations: readonly { readonly name: string; readonly by: string }[],
): ReadonlySet<string> {
  const chosen = new Set<string>();
  for (const { name, by } of registrations) if (by === maker || chosen.has(by)) chosen.add(name);
  return chosen;
}

/** "finance,clerk" → ["clerk", "finance"]; null when a word is no role, or there is none. */
export function parseRoles(typed: string): OperatorRole[] | null {
  const said = typed.split(/[,，、\s]+/).filter((word) => word !== "");
  const isRole = (word: string): word is OperatorRole => OPERATOR_ROLES.some((role) => role === word);
  if (said.length === 0 || !said.every(isRole)) return null;
  return OPERATOR_ROLES.filter((role) => said.includes(role));
}

/** How the closed period was checked. One that names no people was closed where no operator was registered. */
export function modeIn(manifest: string): CheckMode {
  const people = parsedManifest(manifest)?.people;
  if (typeof people !== "object" || people === null || !("mode" in people)) return "unregistered";
  return people.mode === "single-person" || people.mode === "two-person" ? people.mode : "unregistered";
}

/** Whether one system user stood on both sides of maker ≠ checker: its name. Where the machine named none, nobody can say. */
export function sharedUserOf(
  maker: string | null | undefined,
  checkers: readonly (string | null | undefined)[],
): string | null {
  return maker && checkers.includes(maker) ? maker : null;
}

/** The system user under which a closed period was both settled and checked; null where that was not one, or an earlier program closed it. */
export function sharedUserIn(manifest: string): string | null {
  const people = parsedManifest(manifest)?.people;
  const has = typeof people === "object" && people !== null && "user" in people;
  return has && typeof people.user === "string" ? people.user : null;
}

/** The members of a manifest's text; null when it is no such text any more. */
export function parsedManifest(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : null;
  } catch {
    return null;
  }
}
