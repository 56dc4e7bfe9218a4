/**
 * 确认业务的合计 / sums of confirmed requests, looked up by what a cell asks for. The counts of a year are tens of thousands of
 * rows and a year's book asks hundreds of times, so they are added up once.
 *
 * Worked example: 人大 filled 3 requests of 北大 in May and 2 of 清华 in June: asked for 2019-05 and 2019-06, 原文传递, 满足, supplier
 * 10002, by requests, the sum is 5. Source: SOURCES.md [indicators].
 */

import { addUp } from "../../../core/list.ts";
import type { CountedRequests } from "../../../month/reconcile/request-origin.ts";
import type { LibraryCode, Service } from "../../../registry/library.ts";
import type { PeriodRequests } from "./statistics-facts.ts";

type Side = "supplier" | "requester";

export class RequestSums {
  private readonly sums = new Map<string, { requests: number; volumes: number }>();
  private readonly filledOn = new Map<string, Set<LibraryCode>>();

  constructor(counts: readonly PeriodRequests[]) {
    for (const c of counts) {
      const of = `${c.period} ${c.service} ${c.status}`;
      const { supplier, requester } = c;
      const keys = [
        ["", ""],
        [supplier, ""],
        ["", requester],
        [supplier, requester],
      ];
      for (const [s, r] of keys) if (s !== null && r !== null) this.add(`${of} ${s} ${r}`, c);
      if (c.status !== "filled") continue;
      if (supplier !== null) this.note(c.service, "supplier", supplier);
      if (requester !== null) this.note(c.service, "requester", requester);
    }
  }

  of(asked: CountedRequests): number {
    const { service, status, supplier = "", requester = "" } = asked;
    return addUp(
      asked.periods,
      (period) => this.sums.get(`${period} ${service} ${status} ${supplier} ${requester}`)?.[asked.by] ?? 0,
    );
  }

  /** The libraries with a filled request on this side. */
  libraries(of: { service: Service; side: Side }): ReadonlySet<LibraryCode> {
    return this.filledOn.get(`${of.service} ${of.side}`) ?? new Set();
  }

  private add(key: string, c: PeriodRequests): void {
    const sum = this.sums.get(key) ?? { requests: 0, volumes: 0 };
    sum.requests += c.requests;
    sum.volumes += c.volumes;
    this.sums.set(key, sum);
  }

  private note(service: Service, side: Side, library: LibraryCode): void {
    const key = `${service} ${side}`;
    const found = this.filledOn.get(key) ?? new Set();
    this.filledOn.set(key, found.add(library));
  }
}
