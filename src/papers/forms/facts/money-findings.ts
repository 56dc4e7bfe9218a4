/** What a report's money lacks or says beside its figures: receipts, money that was advanced or passed on, a grant that no year plans. */

import { type Finding, finding } from "../../../core/finding.ts";
import { formatYuan } from "../../../core/money.ts";
import { isBy } from "../../../review/subproject/funds.ts";
import { passedOnFen } from "../../../review/subproject/money/money-received.ts";
import { plannedFen } from "../../../review/subproject/money/plan-budget.ts";
import type { ReportBooks } from "./report-books.ts";

export function moneyFindings(books: ReportBooks): Finding[] {
  if (books.entries.length === 0) return [];
  return [...receiptFindings(books), ...unplanned(books)];
}

/** Without a budget nothing is expected to arrive. */
function receiptFindings({
  subproject: { id: subproject },
  receipts,
  begun,
  settled,
  until,
}: ReportBooks): Finding[] {
  const counted = receipts.filter((r) => isBy(r.day, until));
  if (counted.length === 0) return [finding("receipts-must-be-recorded", { subproject })];
  const sum = passedOnFen(counted);
  const { receivedFen } = settled.total;
  const overFen = begun.total.executedFen - receivedFen;
  const said = { received: formatYuan(receivedFen), spent: formatYuan(begun.total.executedFen) };
  return [
    ...(sum === 0n ? [] : [finding("passed-on-money-must-arrive", { subproject, sum: formatYuan(sum) })]),
    ...(overFen <= 0n
      ? []
      : [finding("spending-should-be-received", { subproject, ...said, over: formatYuan(overFen) })]),
  ];
}

/** What of the grant no year's budget has. */
function unplanned({ subproject, state: { grantedFen }, entries }: ReportBooks): Finding[] {
  const planned = plannedFen(entries);
  if (grantedFen === null || planned >= grantedFen) return [];
  const said = { granted: formatYuan(grantedFen), planned: formatYuan(planned) };
  return [
    finding("grant-should-be-planned", {
      ...{ subproject: subproject.id, ...said, unplanned: formatYuan(grantedFen - planned) },
    }),
  ];
}
