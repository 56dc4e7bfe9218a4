/** What the settlements in force of earlier periods paid and held of some waybills' lines; `numbers`: by `waybillKey`. */

import type { Reader } from "../../../books/port.ts";
import type { Period } from "../../../core/period.ts";
import { refText } from "../../../core/source.ts";
import { waybillKey } from "../../../records/record.ts";
import type { Booked } from "../waybill-account.ts";

export async function bookedLines(
  read: Reader,
  of: { periods: readonly Period[]; numbers: ReadonlySet<string> },
): Promise<Booked> {
  const booked = new Map<string, { paidFen: bigint; heldFen: bigint }>();
  for (const { id } of of.numbers.size === 0 ? [] : of.periods) {
    const settlement = (await read.settlement(id))?.number;
    if (settlement === undefined) continue;
    for (const kind of ["courier", "courier-held"] as const)
      for await (const batch of read.charges({ settlement, kind }))
        for (const { caseKey, record, fen } of batch) {
          if (record === null || !of.numbers.has(waybillKey(caseKey ?? ""))) continue;
          const line = booked.get(refText(record)) ?? { paidFen: 0n, heldFen: 0n };
          booked.set(refText(record), line);
          if (kind === "courier") line.paidFen += fen;
          else line.heldFen += fen;
        }
  }
  return (line) => booked.get(refText(line.ref));
}
