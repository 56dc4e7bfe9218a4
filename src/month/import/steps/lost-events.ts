/** Events that a corrected list no longer has, though a list of participants speaks of them: nobody counts those any more. */

import type { Reader } from "../../../books/port.ts";
import { type Finding, finding } from "../../../core/finding.ts";
import { addUp } from "../../../core/list.ts";
import { type RecordKind, requestKey } from "../../../records/record.ts";

/** `replaced`: the files that no longer stand; `own`: keys of the events of the file that takes their place. */
export async function lostEvents(
  read: Reader,
  of: { kind: RecordKind; replaced: readonly number[]; own: ReadonlySet<string> },
): Promise<Finding[]> {
  if (of.kind !== "training-event") return [];
  const events = await read.serviceRecords("training-event");
  const isGone = (file: number): boolean => of.replaced.includes(file);
  const kept = new Set([
    ...of.own,
    ...events.filter((e) => !isGone(e.ref.file)).map((e) => requestKey(e.eventNo)),
  ]);
  const attendance = await read.serviceRecords("training-attendance");
  const lost = new Map(
    events.filter((e) => isGone(e.ref.file)).map((e) => [requestKey(e.eventNo), e.eventNo]),
  );
  return [...lost].flatMap(([key, event]) => {
    const rows = attendance.filter((a) => requestKey(a.eventNo) === key);
    const people = addUp(rows, (a) => a.participants);
    if (kept.has(key) || rows.length === 0) return [];
    return [finding("attended-event-must-stay", { event, rows: rows.length, people })];
  });
}
