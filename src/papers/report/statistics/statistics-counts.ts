/**
 * 统计数 / counted cells of the statistics: confirmed requests by status, by library and by month, each with what was asked as its
 * reason.
 *
 * Worked example: 3 filled, 1 unfilled, 0 cancelled and 2 pending are 6 requests with a fill rate of 3 of 4.
 * Source: SOURCES.md [indicators]; that pending ones count in neither is ours.
 */

import { sumOf } from "../../../core/list.ts";
import type { CountedRequests } from "../../../month/reconcile/request-origin.ts";
import type { RequestStatus } from "../../../records/record.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import type { ColumnMaker, GridColumn } from "../../../sheet/grid.ts";
import type { Cell } from "../../../sheet/origin.ts";
import { count, ratio } from "../../../sheet/sheet.ts";
import type { RequestSums } from "./request-sums.ts";
import type { StatisticsFacts } from "./statistics-facts.ts";

/** The facts, with their counts added up. */
export interface CountedFacts extends StatisticsFacts {
  readonly sums: RequestSums;
}

const DECIDED = ["filled", "unfilled", "cancelled"] as const;
type StatusKey = "requests" | RequestStatus | "fillRate";

/** Requests, filled, unfilled, cancelled, pending and the fill rate of what a row asks for. */
export function statusColumns<Fact>(
  column: ColumnMaker<Fact, StatusKey>,
  facts: CountedFacts,
  of: { asked: (fact: Fact) => Pick<CountedRequests, "periods" | "service">; summed?: "count" },
): GridColumn<Fact>[] {
  const look = { width: 13, ...(of.summed ? { summed: of.summed } : {}) };
  const cell = (fact: Fact, status: RequestStatus): Cell =>
    requestsCell(facts, { ...of.asked(fact), status, by: "requests" });
  const total = (fact: Fact, all: readonly RequestStatus[]): bigint =>
    sumOf(all, (status) => countIn(cell(fact, status)));
  return [
    column("requests", look, (fact, at) => {
      const addresses = [at.range("filled", "pending")];
      const formula = `SUM(${addresses[0]})`;
      return { ...count(total(fact, [...DECIDED, "pending"]), { kind: "cells", addresses }), formula };
    }),
    ...([...DECIDED, "pending"] as const).map((status) => column(status, look, (fact) => cell(fact, status))),
    column("fillRate", { width: 13 }, (fact, at) => {
      const addresses = DECIDED.map(at.address);
      const origin = { kind: "cells", addresses } as const;
      const rate = ratio(total(fact, ["filled"]), total(fact, DECIDED), origin);
      const isRatio = rate.value.kind === "ratio";
      return isRatio ? { ...rate, formula: `${addresses[0]}/(${addresses.join("+")})` } : rate;
    }),
  ];
}

/** The confirmed requests that fit, counted, with what was asked as the reason. */
export function requestsCell(facts: CountedFacts, asked: CountedRequests): Cell {
  return count(facts.sums.of(asked), { kind: "requests", ...asked });
}

export function countIn(cell: Cell): bigint {
  return cell.value.kind === "count" ? cell.value.count : 0n;
}

/** What a ranking and the table of libraries count: filled requests or volumes, by the library on one side. */
export interface Tally extends Pick<CountedRequests, "service" | "by"> {
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
