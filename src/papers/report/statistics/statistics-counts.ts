/**
 * 统计数 / counted cells of the statistics: confirmed requests by status, by library and by month, each with what was asked as its
 * reason.
 *
 * Worked example: 3 filled, 1 unfilled, 0 cancelled and 2 pending are 6 requests with a fill rate of 3 of 4.
 * Source: SOURCES.md [indicators]; that pending ones count in neither is ours.
 */

import type { CountedRequests } from "../../../month/reconcile/request-origin.ts";
import type { RequestStatus } from "../../../records/record.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import type { Cell } from "../../../sheet/because.ts";
import { type Column, count, ratio } from "../../../sheet/sheet.ts";
import type { ReportWords } from "../words.ts";
import type { RequestSums } from "./request-sums.ts";
import type { StatisticsFacts } from "./statistics-facts.ts";

/** The facts, with their counts added up. */
export interface CountedFacts extends StatisticsFacts {
  readonly sums: RequestSums;
}

export function statusColumns(words: ReportWords): Column[] {
  const { head } = words;
  const heads = [head.requests, head.filled, head.unfilled, head.cancelled, head.pending, head.fillRate];
  return heads.map((said) => ({ head: said, width: 13 }));
}

/** Requests, filled, unfilled, cancelled, pending and the fill rate, in columns B to G. */
export function statusCells(
  facts: CountedFacts,
  of: Pick<CountedRequests, "periods" | "service">,
  row: number,
): Cell[] {
  const cells = STATUSES.map((status) => requestsCell(facts, { ...of, status, by: "requests" }));
  const [filled = 0n, unfilled = 0n, cancelled = 0n, pending = 0n] = cells.map(countIn);
  const sum = { kind: "cells", addresses: [`C${row}:F${row}`] } as const;
  const decided = filled + unfilled + cancelled;
  const rate = ratio(filled, decided, { kind: "cells", addresses: [`C${row}`, `D${row}`, `E${row}`] });
  const isRatio = rate.value.kind === "ratio";
  return [
    { ...count(decided + pending, sum), formula: `SUM(C${row}:F${row})` },
    ...cells,
    isRatio ? { ...rate, formula: `C${row}/(C${row}+D${row}+E${row})` } : rate,
  ];
}

const STATUSES: readonly RequestStatus[] = ["filled", "unfilled", "cancelled", "pending"];

/** The confirmed requests that fit, counted, with what was asked as the reason. */
export function requestsCell(facts: CountedFacts, asked: CountedRequests): Cell {
  return count(facts.sums.of(asked), { kind: "requests", ...asked });
}

export function countIn(cell: Cell): bigint {
  return cell.value.kind === "count" ? cell.value.count : 0n;
}

/** What a ranking and the table of libraries count: filled requests or volumes, by the library on one side. */
interface Tally extends Pick<CountedRequests, "service" | "by"> {
  readonly side: "supplier" | "requester";
}

export const SUPPLIED: Tally = { service: "dd", side: "supplier", by: "requests" };
export const REQUESTED: Tally = { service: "dd", side: "requester", by: "requests" };
export const LENT: Tally = { service: "ill", side: "supplier", by: "volumes" };
export const BORROWED: Tally = { service: "ill", side: "requester", by: "volumes" };

export function tallyCell(facts: CountedFacts, { service, side, by }: Tally, library: LibraryCode): Cell {
  return requestsCell(facts, { periods: facts.periods, service, status: "filled", [side]: library, by });
}

export function tallied(facts: CountedFacts, tally: Tally): Map<LibraryCode, Cell> {
  const codes = facts.sums.libraries(tally);
  return new Map([...codes].map((code) => [code, tallyCell(facts, tally, code)]));
}
