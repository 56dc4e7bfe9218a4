/** A period's invoices by waybill number, each number with what earlier invoices bill under it; memory holds one number. */

import type { Reader } from "../../../books/port.ts";
import type { Period } from "../../../core/period.ts";
import { type WaybillLine, waybillKey } from "../../../records/record.ts";
import type { BilledAccount } from "../invoice-audit.ts";

export async function* billedAccounts(
  read: Pick<Reader, "billedLines">,
  of: { period: Period; earlier: readonly Period[]; near: readonly Period[]; isEarlier: boolean },
): AsyncGenerator<BilledAccount> {
  const { period, earlier, near, isEarlier } = of;
  const nearIds = new Set(near.map((p) => p.id));
  let key: string | null = null;
  let found = new Map<string, WaybillLine[]>();
  const account = (): BilledAccount => ({
    lines: found.get(period.id) ?? [],
    earlier: earlier.flatMap((p) => {
      const lines = found.get(p.id);
      return lines ? [{ period: p, lines, isNear: nearIds.has(p.id) }] : [];
    }),
  });
  const asked = { period: period.id, earlier: earlier.map((p) => p.id), isEarlier };
  for await (const batch of read.billedLines(asked))
    for (const { line, period: id } of batch) {
      const own = waybillKey(line.motherNo ?? line.waybillNo, isEarlier);
      if (key !== null && own !== key) {
        yield account();
        found = new Map();
      }
      key = own;
      const lines = found.get(id) ?? [];
      lines.push(line);
      found.set(id, lines);
    }
  if (key !== null) yield account();
}
