/** A small table of money, as a person keeps it, read into memory; and the libraries that its rows name. */
import { Refusal } from "../../../core/refusal.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import type { RegistryRow } from "../../../registry/registry-table.ts";
import { libraryOf } from "../../../registry/steps/read-registry.ts";
import { cellText } from "../../../tables/cell.ts";
import type { Files } from "../../../tables/files.ts";
import type { BudgetTable } from "../read-budget-table.ts";

const MAX_ROWS = 10_000;

/** Its first sheet that is shown. */
export async function moneyTable(files: Files, path: string): Promise<BudgetTable> {
  const opened = await files.open(path);
  try {
    const rows: RegistryRow[] = [];
    const sheet = opened.sheets.find((s) => !s.hidden);
    for await (const batch of sheet?.rows() ?? []) {
      rows.push(...batch.map(({ row, cells }) => ({ row, cells: cells.map(cellText) })));
      if (rows.length > MAX_ROWS) break;
    }
    return { file: opened.name, rows, merged: (await sheet?.merged()) ?? [] };
  } finally {
    await opened.close();
  }
}

/** What each text means; a refusal where it means none. */
export async function librariesIn(
  read: Parameters<typeof libraryOf>[0],
  rows: readonly { readonly library?: string }[],
): Promise<ReadonlyMap<string, LibraryCode | Refusal>> {
  const found = new Map<string, LibraryCode | Refusal>();
  for (const { library } of rows) {
    if (library === undefined || found.has(library)) continue;
    try {
      found.set(library, await libraryOf(read, library));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      found.set(library, error);
    }
  }
  return found;
}

export function libraryMeant(
  libraries: ReadonlyMap<string, LibraryCode | Refusal>,
  text: string | undefined,
): { library?: LibraryCode } {
  if (text === undefined) return {};
  const found = libraries.get(text);
  if (found instanceof Refusal) throw found;
  return found === undefined ? {} : { library: found };
}
