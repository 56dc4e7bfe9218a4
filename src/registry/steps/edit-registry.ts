/** balis library|alias|agreement add|set|end: one change of the registry. */

import type { Store } from "../../books/port.ts";
import type { Action } from "../../core/store.ts";
import { planEdit, type RegistryEdit } from "../edit-registry.ts";
import { changeRegistry, type RegistryChanged } from "./change-registry.ts";

export async function editRegistry(asked: {
  store: Store;
  edit: RegistryEdit;
  action: Action;
  dryRun?: boolean;
}): Promise<RegistryChanged> {
  const { store, edit, action, dryRun = false } = asked;
  const { change, notes } = await changeRegistry({
    store,
    action,
    dryRun,
    wanted: (registry) => ({ facts: planEdit(edit, registry), said: null }),
  });
  return { change, notes };
}
