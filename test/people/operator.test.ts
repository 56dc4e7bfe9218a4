import { describe, expect, test } from "vitest";
import {
  changedOperator,
  checkMode,
  type Operator,
  type OperatorRole,
  parseRoles,
  requireAlone,
} from "../../src/people/operator.ts";

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
    changedOperator({ wanted, operators, settings, user: "wang" });

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

describe("an approver can always be reached", () => {
  const settings = new Map<string, string>();
  const wang = { ...operator("王", ["approver"]), user: "wang" };
  const code = "an-approver-must-be-reachable";
  const change = (wanted: Operator, operators: readonly Operator[], user: string) =>
    changedOperator({ wanted, operators, settings, user });

  test("the only one is bound to the account that types it, or to none", () => {
    expect(() => change(wang, [], "root")).toThrow(code);
    expect(() => change(wang, [], "")).toThrow(code);
    expect(change(wang, [], "wang")).toEqual(wang);
    expect(change({ ...wang, user: null }, [], "root").user).toBeNull();
  });

  test("so none leaves the books to an account that may not exist", () => {
    const zhao = { ...operator("赵", ["approver"]), user: "zhao" };
    expect(change(zhao, [wang], "wang")).toEqual(zhao);
    expect(() => change({ ...wang, isActive: false }, [wang, zhao], "wang")).toThrow(code);
    expect(change({ ...wang, isActive: false }, [wang, zhao], "zhao").isActive).toBe(false);
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
    const asked = { operators: [wang], settings: single, user: "wang" };
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
