/** A period's invoices by waybill number, each number with what earlier invoices bill under it; memory holds one number. */

import type { Reader } from "../../../books/port.ts";
import type { Period } from "../../../core/period.ts";
import type { WaybillLine } from "../../../records/record.ts";
import type { BilledAccount } from "../invoice-audit.ts";
import type { BilledLine, BilledMonth } from "../waybill-account.ts";

export async function* billedAccounts(
  read: Reader,
  of: { period: Period; earlier: readonly Period[]; near: readonly Period[] },
): AsyncGenerator<BilledAccount> {
  const { period, earlier, near } = of;
  const before = one(read.billedBefore({ period: period.id, earlier: earlier.map((p) => p.id) }));
  let next = await before.next();
  /** Both come in the same order, and the earlier ones name no number that the period does not. */
  const months = async (waybillNo: string): Promise<BilledMonth[]> => {
    const found = new Map<string, WaybillLine[]>();
    for (; !next.done && next.value.line.waybillNo === waybillNo; next = await before.next()) {
      const { line, period: id } = next.value;
      found.set(id, [...(found.get(id) ?? []), line]);
    }
    return earlier.flatMap((p) => {
      const lines = found.get(p.id);
      return lines ? [{ period: p, lines, isNear: near.some((n) => n.id === p.id) }] : [];
    });
  };
  let lines: WaybillLine[] = [];
  for await (const line of one(read.waybillLines(period.id))) {
    const [first] = lines;
    if (first && first.waybillNo !== line.waybillNo) {
      yield { lines, earlier: await months(first.waybillNo) };
      lines = [];
    }
    lines.push(line);
  }
  const [first] = lines;
  if (first) yield { lines, earlier: await months(first.waybillNo) };
  await before.return(undefined);
}

async function* one<T extends BilledLine | WaybillLine>(batches: AsyncIterable<T[]>): AsyncGenerator<T> {
  for await (const batch of batches) yield* batch;
}
