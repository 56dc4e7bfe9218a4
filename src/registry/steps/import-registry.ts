/** balis library|alias|agreement import: a table of the registry, taken whole or not at all. */

import type { Store } from "../../books/port.ts";
import type { Finding } from "../../core/finding.ts";
import type { Action } from "../../core/store.ts";
import { parseRegistry, type RegistryPart } from "../parse-registry.ts";
import type { RegistryTable } from "../registry-table.ts";
import type { RegistryChange } from "../registry-with.ts";
import { changeRegistry } from "./change-registry.ts";

type RegistryImport =
  | { readonly kind: "taken"; readonly change: RegistryChange; readonly notes: readonly Finding[] }
  /** Nothing was written: each bad cell is a finding with its row and column. */
  | { readonly kind: "refused"; readonly findings: readonly Finding[] };

export async function importRegistry(asked: {
  store: Store;
  part: RegistryPart;
  table: RegistryTable;
  action: Action;
  dryRun?: boolean;
}): Promise<RegistryImport> {
  const { store, part, table, action, dryRun = false } = asked;
  const { change, notes, said } = await changeRegistry<readonly Finding[]>({
    store,
    action,
    dryRun,
    wanted: (registry) => {
      const { facts, findings } = parseRegistry({ part, table }, registry);
      return { facts: findings.length === 0 ? facts : [], said: findings };
    },
  });
  return said.length > 0 ? { kind: "refused", findings: said } : { kind: "taken", change, notes };
}
