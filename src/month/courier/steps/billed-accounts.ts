/** A period's invoices by waybill number, each number with what earlier invoices bill under it; memory holds one number. */

import type { Reader } from "../../../books/port.ts";
import { by, groupBy } from "../../../core/list.ts";
import { type Period, periodOf } from "../../../core/period.ts";
import type { WaybillLine } from "../../../records/record.ts";
import { accountOf, type CourierAnswer } from "../courier-answer.ts";
import type { BilledAccount } from "../judged-charge.ts";

interface Asked {
  readonly period: Period;
  readonly earlier: readonly Period[];
  readonly near: readonly Period[];
  readonly isEarlier: boolean;
  /** Accounts that are asked for besides, by `waybillKey`. */
  readonly others?: readonly string[];
}

/** An account comes up by a line of the period, or by what a person answered of it in the period. */
export async function* billedAccounts(
  read: Pick<Reader, "billedLines" | "courierAnswers">,
  of: Asked,
): AsyncGenerator<BilledAccount> {
  const { period, earlier, isEarlier } = of;
  const answers = groupBy(await read.courierAnswers(), (a) => a.waybill);
  const own = [...answers].filter(([, all]) => all.some((a) => a.period === period.id));
  const others = [...(of.others ?? []), ...own.map(([waybill]) => waybill)];
  const asked = { period: period.id, earlier: earlier.map((p) => p.id), others, isEarlier };
  let key: string | null = null;
  let found = new Map<string, WaybillLine[]>();
  for await (const batch of read.billedLines(asked))
    for (const { line, period: id } of batch) {
      const next = accountOf(line, isEarlier);
      if (key !== null && next !== key) {
        yield account(of, found, answers.get(key));
        found = new Map();
      }
      key = next;
      const lines = found.get(id) ?? [];
      lines.push(line);
      found.set(id, lines);
    }
  if (key !== null) yield account(of, found, answers.get(key));
}

function account(
  { period, earlier, near }: Asked,
  found: ReadonlyMap<string, readonly WaybillLine[]>,
  answers: readonly CourierAnswer[] = [],
): BilledAccount {
  const answersOf = (id: string) => answers.filter((a) => a.period === id);
  // A period in which only an answer was made has no file.
  const answeredIn = answers.map((a) => periodOf(a.period)).filter((p) => p.from < period.from);
  const months = new Map([...earlier, ...answeredIn].map((p) => [p.id, p]));
  return {
    lines: found.get(period.id) ?? [],
    answers: answersOf(period.id),
    earlier: [...months.values()].sort(by((p) => p.from)).flatMap((p) => {
      const [lines = [], decided] = [found.get(p.id), answersOf(p.id)];
      const isNear = near.some((n) => n.id === p.id);
      return lines.length + decided.length === 0 ? [] : [{ period: p, lines, isNear, answers: decided }];
    }),
  };
}
