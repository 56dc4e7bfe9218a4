import { describe, expect, test } from "vitest";
import { Refusal } from "../../src/core/refusal.ts";
import { OPERATOR_ROLES, type Operator, type OperatorRole } from "../../src/people/operator.ts";
import { actingName, PERMISSIONS, requirePermission } from "../../src/people/permission.ts";
import type { CommandSpec } from "../../src/terminal/command.ts";
import { commands } from "../support/every-command.ts";

const operator = (name: string, roles: readonly OperatorRole[], user: string | null = null): Operator => ({
  name,
  roles,
  user,
  isActive: true,
});

function refused(work: () => void): string | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

test("every command stands in the table with who may do it, and the table names no other", () => {
  const names = (specs: readonly CommandSpec[], before: string): string[] =>
    specs.flatMap((spec) => {
      const name = `${before}${spec.usage.split(" ")[0]}`;
      return [...(spec.run ? [name] : []), ...names(spec.subcommands ?? [], `${name} `)];
    });
  expect(Object.keys(PERMISSIONS).sort()).toEqual(names(commands, "").sort());
});

describe("a role does its own work and no other's", () => {
  test.each<[OperatorRole, readonly string[], readonly string[]]>([
    ["clerk", ["import", "reconcile", "discrepancy resolve", "discrepancy import", "return"], ["settle"]],
    ["finance", ["settle", "payment record", "budget set", "rule enact", "report finance"], ["approve"]],
    ["finance", ["correct note", "setting set"], ["close", "import", "reconcile", "operator add"]],
    ["approver", ["approve", "close", "operator add", "operator remove"], ["settle", "import", "rule enact"]],
    ["auditor", ["verify", "log", "explain", "status", "report finance", "export journal"], ["import"]],
    ["auditor", [], ["reconcile", "settle", "approve", "close", "setting set", "operator add", "return"]],
  ])("%s may %j, not %j", (role, may, mayNot) => {
    const operators = [operator("李", [role])];
    const declared = { name: "李", user: "li" };
    const codeOf = (command: string) => refused(() => requirePermission({ command, declared, operators }));
    expect(may.map(codeOf)).toEqual(may.map(() => null));
    expect(mayNot.map(codeOf)).toEqual(mayNot.map(() => "operator-must-have-the-role"));
  });

  test("an auditor does nothing that changes the books", () => {
    const granted = Object.entries(PERMISSIONS).flatMap(([command, need]) =>
      need !== "anybody" && need.includes("auditor") ? [command] : [],
    );
    // Workbooks and the journal leave the house; none of them adds a fact.
    expect(granted.filter((command) => !command.startsWith("report "))).toEqual(["pack", "export journal"]);
  });

  test("whoever settles does not thereby approve: no role may do both", () => {
    const both = OPERATOR_ROLES.filter((role) =>
      ["settle", "approve"].every((command) => PERMISSIONS[command]?.includes(role)),
    );
    expect(both).toEqual([]);
  });
});

describe("who acts", () => {
  const li = operator("李", ["finance"], "li");
  const wang = operator("王", ["finance"]);
  const gone = { ...operator("赵", ["finance"], "zhao"), isActive: false };
  const operators = [li, wang, gone];

  test.each<[string, string | null, string, string | null]>([
    ["an account that is registered acts under its owner's name", null, "li", null],
    ["and may say so", "李", "li", null],
    [
      "a name that is bound to an account is refused to every other account",
      "李",
      "wang",
      "operator-must-act-as-own-system-user",
    ],
    ["also where the machine names no account", "李", "", "operator-must-act-as-own-system-user"],
    [
      "an account that is somebody's acts under no other name",
      "王",
      "li",
      "system-user-must-act-under-own-name",
    ],
    ["a free name is declared by a free account", "王", "wang", null],
    ["an unknown name is refused", "孙", "wang", "operator-must-be-registered"],
    ["so is an unknown account without a name", null, "sun", "operator-must-be-registered"],
    ["who was removed is unknown", "赵", "zhao", "operator-must-be-registered"],
    ["and so is the account", null, "zhao", "operator-must-be-registered"],
  ])("%s", (_rule, name, user, code) => {
    expect(refused(() => requirePermission({ command: "settle", declared: { name, user }, operators }))).toBe(
      code,
    );
  });

  test("two who share an account must say which of them acts", () => {
    const shared = [operator("李", ["finance"], "office"), operator("王", ["finance"], "office")];
    const ask = (name: string | null) =>
      refused(() =>
        requirePermission({ command: "settle", declared: { name, user: "office" }, operators: shared }),
      );
    expect([ask("李"), ask("王"), ask(null)]).toEqual([null, null, "operator-must-be-registered"]);
  });

  test("reading needs no role and no registration", () => {
    const declared = { name: "孙", user: "li" };
    for (const command of ["status", "verify", "log", "explain", "discrepancy list"])
      expect(refused(() => requirePermission({ command, declared, operators }))).toBeNull();
  });

  test("while nobody is registered, or nobody any more, everybody may do everything", () => {
    const declared = { name: null, user: "anybody" };
    for (const command of Object.keys(PERMISSIONS)) {
      expect(refused(() => requirePermission({ command, declared, operators: [] }))).toBeNull();
      expect(refused(() => requirePermission({ command, declared, operators: [gone] }))).toBeNull();
    }
  });

  test("the name of an action is the declared one, else the account's owner, else the account", () => {
    expect(actingName({ name: "王", user: "li" }, operators)).toBe("王");
    expect(actingName({ name: null, user: "li" }, operators)).toBe("李");
    expect(actingName({ name: null, user: "zhao" }, operators)).toBe("zhao");
  });
});
