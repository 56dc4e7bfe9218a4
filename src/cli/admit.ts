/** Who acts, and whether they may: asked once, when a command opens the books, before it reads or writes anything. */

import type { Reader, Store } from "../books/port.ts";
import { invariant } from "../core/bug.ts";
import { refuse } from "../core/refusal.ts";
import { alteredFindings } from "../people/altered-rows.ts";
import { actingName, type Declared, needsNobody, requirePermission } from "../people/permission.ts";

export interface Asked {
  readonly name: string;
  /** A look ahead (--dry-run) writes nothing, so it needs no role. */
  readonly isPreview: boolean;
}

interface Admitted {
  /** What is applied through it goes under the admitted name. */
  readonly store: Store;
  /** Empty where nothing says who acts: enough for reading. */
  readonly name: string;
}

/** Closes the books again when it refuses. */
export async function admit(store: Store, asked: Asked & { declared: Declared }): Promise<Admitted> {
  try {
    const { declared, isPreview } = asked;
    const operators = await store.read.operators();
    if (!isPreview) {
      requirePermission({ command: asked.name, declared, operators });
      if (!needsNobody(asked.name)) await requireSealedPeople(store.read);
    }
    const name = actingName(declared, operators);
    const isGuarded = operators.some((o) => o.isActive);
    return { name, store: isGuarded ? guarded(store, { ...asked, acting: name }) : store };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Who may do what, and the settings: refused where a row is not what an action wrote. */
async function requireSealedPeople(read: Reader): Promise<void> {
  const altered = await read.alteredRows(["operator", "setting"]);
  if (altered.length === 0) return;
  const findings = alteredFindings(altered, await read.actions());
  refuse("operators-must-be-as-recorded", { rows: altered.length }, { findings });
}

/** The last line of defence: a command that the table takes for a reading one writes nothing, under no name. */
function guarded(store: Store, asked: Asked & { acting: string }): Store {
  return {
    ...store,
    apply(plan, action, how = {}) {
      invariant(action.operator === asked.acting, "a command acts under the name it was admitted with");
      const writes = how.dryRun !== true;
      invariant(
        !writes || !(asked.isPreview || needsNobody(asked.name)),
        `balis ${asked.name} writes nothing`,
      );
      return store.apply(plan, action, how);
    },
  };
}
