/**
 * The one way the registry changes: what stands, what is wanted, the plan of what is new, and what to know
 * about it.
 */

import type { Store } from "../../books/port.ts";
import { invariant } from "../../core/bug.ts";
import type { Finding } from "../../core/finding.ts";
import type { Action } from "../../core/store.ts";
import { checkRegistry } from "../check-registry.ts";
import type { Registry } from "../directory.ts";
import { planEdit, type RegistryEdit } from "../edit-registry.ts";
import { changeOf, type RegisteredFact, type RegistryChange } from "../registry-with.ts";
import { readRegistry } from "./read-registry.ts";

export interface RegistryChanged {
  readonly change: RegistryChange;
  /** What the check of the registry says now and did not say before. Applied all the same. */
  readonly notes: readonly Finding[];
}

/** `wanted` is asked once the books are locked, so that nobody changes the registry in between. */
export async function changeRegistry<T>(asked: {
  store: Store;
  action: Action;
  dryRun: boolean;
  wanted: (registry: Registry) => { facts: readonly RegisteredFact[]; said: T };
}): Promise<RegistryChanged & { said: T }> {
  const { store, action, dryRun } = asked;
  let outcome: (RegistryChanged & { said: T }) | undefined;
  await store.apply(
    async function* () {
      const before = await readRegistry(store.read);
      const { facts, said } = asked.wanted(before);
      const change = changeOf(before, facts);
      outcome = { change, said, notes: newNotes({ before, after: change.after }) };
      yield* change.facts;
    },
    action,
    { dryRun },
  );
  invariant(outcome !== undefined, "a store asks for the plan it applies");
  return outcome;
}

function newNotes(registry: { before: Registry; after: Registry }): Finding[] {
  const known = new Set(checkRegistry(registry.before).findings.map((f) => JSON.stringify(f)));
  return checkRegistry(registry.after).findings.filter((f) => !known.has(JSON.stringify(f)));
}

/** balis library|alias|agreement add|set|end: one change of the registry. */
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
