import { describe, expect, test } from "vitest";
import {
  changedOperator,
  checkMode,
  type Operator,
  type OperatorRole,
  parseRoles,
  requireAlone,
} from "../../src/domain/people/operator.ts";

const operator = (name: string, roles: readonly OperatorRole[], isActive = true): Operator => ({
  name,
  roles,
  user: null,
  isActive,
});

test.each([
  ["finance,clerk", ["clerk", "finance"]],
  ["clerk，approver", ["clerk", "approver"]],
  ["clerk, clerk", ["clerk"]],
  ["boss", null],
  ["clerk,boss", null],
  ["", null],
])("roles typed as %j are %j", (typed, roles) => {
  expect(parseRoles(typed)).toEqual(roles);
});

describe("an approver always remains", () => {
  const settings = new Map<string, string>();
  const wang = operator("王", ["approver"]);
  const li = operator("李", ["clerk", "finance"]);
  const change = (wanted: Operator, operators: readonly Operator[]) =>
    changedOperator({ wanted, operators, settings });

  test("the first one registered must be an approver", () => {
    expect(() => change(li, [])).toThrow("an-approver-must-remain");
    expect(change(wang, [])).toEqual(wang);
    expect(change(li, [wang])).toEqual(li);
  });

  test("the last one is neither removed nor given other roles", () => {
    expect(() => change({ ...wang, isActive: false }, [wang, li])).toThrow("an-approver-must-remain");
    expect(() => change({ ...wang, roles: ["auditor"] }, [wang, li])).toThrow("an-approver-must-remain");
    expect(() => change({ ...wang, isActive: false }, [wang])).toThrow("an-approver-must-remain");
    const second = operator("赵", ["approver"]);
    expect(change({ ...wang, isActive: false }, [wang, second]).isActive).toBe(false);
    expect(() => change({ ...wang, isActive: false }, [wang, { ...second, isActive: false }])).toThrow(
      "an-approver-must-remain",
    );
  });
});

describe("single-person mode is for one person", () => {
  const single = new Map([["single-person", "yes"]]);
  const wang = operator("王", ["approver"]);

  test("it is refused while two are there; who was removed does not count", () => {
    expect(() => requireAlone([wang, operator("李", ["clerk"])])).toThrow("single-person-must-be-alone");
    requireAlone([wang, operator("李", ["clerk"], false)]);
    requireAlone([]);
  });

  test("while it lasts no second one is registered, but the one may be given other roles", () => {
    const asked = { operators: [wang], settings: single };
    expect(() => changedOperator({ ...asked, wanted: operator("李", ["clerk"]) })).toThrow(
      "single-person-mode-must-end-first",
    );
    expect(changedOperator({ ...asked, wanted: { ...wang, roles: ["clerk", "approver"] } }).roles).toEqual([
      "clerk",
      "approver",
    ]);
  });

  test.each([
    ["nobody registered", [], new Map<string, string>(), "unregistered"],
    ["somebody registered", [wang], new Map<string, string>(), "two-person"],
    ["all removed", [{ ...wang, isActive: false }], new Map<string, string>(), "unregistered"],
    ["the setting", [wang], single, "single-person"],
    ["the setting without operators", [], single, "single-person"],
    ["the setting taken back", [wang], new Map([["single-person", "no"]]), "two-person"],
  ] as const)("%s", (_name, operators, settings, mode) => {
    expect(checkMode({ operators, settings })).toBe(mode);
  });
});
