/** balis operator: who works with the books. A change is a new version; nobody is ever deleted. */

import type { Store } from "../../books/port.ts";
import { invariant } from "../../core/bug.ts";
import { refuse } from "../../core/refusal.ts";
import type { Action } from "../../core/store.ts";
import { requireVisible } from "../../core/visible-text.ts";
import { requireDistinct } from "../look-alike.ts";
import { changedOperator, type Operator, type OperatorRole } from "../operator.ts";

interface OperatorChange {
  readonly operator: Operator;
  /** False: it was registered like this already. */
  readonly changed: boolean;
  readonly isFirst: boolean;
}

/** Registers an operator, or gives one who is there other roles or another system user; what is not said stays as it was. */
export function recordOperator(asked: {
  store: Store;
  name: string;
  /** Null: those of before; a new one must have some. */
  roles: readonly OperatorRole[] | null;
  /** Empty: any from now on; null: that of before. */
  user: string | null;
  action: Action;
}): Promise<OperatorChange> {
  const { name, roles, user } = asked;
  requireVisible(name, user ?? "");
  return change(asked, (operators) => {
    requireDistinct(
      name,
      operators.map((o) => o.name),
    );
    const before = operators.find((o) => o.name === name && o.isActive);
    const kept = roles ?? before?.roles ?? refuse("flag-must-be-given", { flag: "--role" });
    return { name, roles: kept, user: user === "" ? null : (user ?? before?.user ?? null), isActive: true };
  });
}

export function removeOperator(asked: {
  store: Store;
  name: string;
  action: Action;
}): Promise<OperatorChange> {
  return change(asked, (operators) => {
    const active = operators.filter((o) => o.isActive);
    const found = active.find((o) => o.name === asked.name);
    const known = active.map((o) => o.name).join(", ");
    return found
      ? { ...found, isActive: false }
      : refuse("operator-must-be-known", { name: asked.name, known });
  });
}

async function change(
  asked: { store: Store; action: Action },
  wantedOf: (operators: readonly Operator[]) => Operator,
): Promise<OperatorChange> {
  const { store, action } = asked;
  let operators: readonly Operator[] = [];
  let operator: Operator | undefined;
  const { added } = await store.apply(async function* () {
    operators = await store.read.operators();
    const settings = await store.read.settings();
    operator = changedOperator({ wanted: wantedOf(operators), operators, settings, user: action.user ?? "" });
    yield { kind: "operator-recorded", operator };
  }, action);
  invariant(operator !== undefined, "a store asks for the plan it applies");
  return { operator, changed: added > 0, isFirst: !operators.some((o) => o.isActive) };
}
