import { type Finding, finding } from "../../../core/finding.ts";
import type { Entry } from "../../ledger/entry.ts";

/** The settlement's own entries are as computed; every other one is taken back by its exact opposite. */
export function checkEntries(asked: {
  period: string;
  run: number;
  entries: readonly Entry[];
  wanted: readonly Entry[];
  add: (found: Finding) => void;
}): void {
  const { period, entries, wanted, add } = asked;
  const byId = new Map(entries.map((e) => [e.id, e]));
  const reversals = new Map(entries.flatMap((e) => (e.reverses === null ? [] : [[e.reverses, e] as const])));
  const own = new Set(wanted.map((e) => e.id));
  for (const entry of wanted) {
    const stored = byId.get(entry.id);
    if (stored === undefined || postingsOf(stored) !== postingsOf(entry))
      add(finding("entry-must-be-what-it-rests-on", { period, id: entry.id }));
  }
  for (const entry of entries) {
    // What was paid rests on nothing but itself; of a closed period the manifest's hash over the entries keeps it.
    const isMovement = !entry.id.startsWith(`${period}/`);
    if (isMovement || entry.reverses !== null || own.has(entry.id)) continue;
    const back = reversals.get(entry.id);
    const opposite = entry.postings.map((p) => ({ ...p, fen: -p.fen }));
    if (back === undefined || postingsOf(back) !== postingsOf({ ...back, postings: opposite }))
      add(finding("entry-must-be-what-it-rests-on", { period, id: entry.id }));
  }
}

function postingsOf(entry: Entry): string {
  return entry.postings.map((p) => `${p.account} ${p.fen}`).join("\n");
}
