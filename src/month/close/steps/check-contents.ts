/** What `verify` asks of the books as a database: its structure, its own check, and every row against what an action sealed. */
import { type Finding, finding } from "../../../core/finding.ts";
import { refuse } from "../../../core/refusal.ts";
import type { LogRow } from "../../../people/action-log.ts";
import { alteredFindings } from "../../../people/altered-rows.ts";
import type { PeopleReads } from "../../../people/port.ts";

/** More of one kind are counted and not kept. */
const MAX_FINDINGS = 100;

/** `log`: oldest first. `told`: tables whose edits are told by other names. Refused where a table or view is not there as it was made. */
export async function contentsFindings(
  read: PeopleReads,
  asked: { log: readonly LogRow[]; told: readonly string[] },
): Promise<Finding[]> {
  const schema = await read.alteredSchema();
  const structure = schema.map((object) => finding("schema-must-be-as-made", object));
  // What is read from it could say anything.
  const unreadable = schema.find(({ object, how }) => how !== "put-in" && /table|view/.test(object));
  if (unreadable) refuse("schema-must-be-as-made", unreadable, { findings: structure });
  // Side by side: the check of large books is a process of its own.
  const [damage, rows] = await Promise.all([read.damage(), read.alteredRows(null)]);
  const altered = rows.filter(({ table }) => !asked.told.includes(table));
  return [
    ...structure,
    ...damage.map((text) => finding("books-must-be-undamaged", { text })),
    ...alteredFindings(altered, asked.log).slice(0, MAX_FINDINGS),
  ];
}
