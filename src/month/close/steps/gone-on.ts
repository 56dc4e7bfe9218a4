/**
 * A settlement whose month went on: files came or left, something was reconciled or decided. Its charges can't be computed again from
 * what stands now, which is no sign of tampering as long as the log has what was done. One that was closed never goes on.
 */

import type { PeopleReads } from "../../../people/port.ts";
import type { SettlingReads } from "../../settle/port.ts";
import type { SettlementRun } from "../../settle/run.ts";

/** What changes the figures of a month that was settled, and has its place in the log. */
const GOES_ON: ReadonlySet<string> = new Set([
  ...["file-opened", "file-superseded", "file-withdrawn", "reconciliation-run"],
  ...[
    "resolution-made",
    "resolution-withdrawn",
    "correction-noted",
    "courier-answered",
    "courier-answer-withdrawn",
    "settlement-run",
    "period-closed",
  ],
]);

/** The work went on after the settlement, as the log says: it is out of date, and nobody has tampered with it. */
export async function hasGoneOn(
  read: PeopleReads & Pick<SettlingReads, "settlementInputs">,
  run: SettlementRun,
): Promise<boolean> {
  if (run.inputs === (await read.settlementInputs(run.period))) return false;
  const { action } = await read.settledBy(run.number);
  const later = (await read.actions()).filter((a) => a.number > action);
  return later.some(({ seal }) => Object.keys(seal?.added ?? {}).some((kind) => GOES_ON.has(kind)));
}
