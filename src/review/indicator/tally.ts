/**
 * 计数 / tally: the measures of confirmed requests, counted as they stream by, for all libraries in one pass.
 *
 * A request counts once: one that is pending in May and filled in June is a filled one. Memory holds one row of counters a
 * library, and the numbers of the requests that are still pending.
 *
 * Worked example: in May DD1 is filled and DD2 pending, in June DD2 is unfilled: received 2, processed 2, filled 1.
 * Source: SOURCES.md [indicators] (all requests received in the period).
 */

import { addTo } from "../../core/list.ts";
import type { Period } from "../../core/period.ts";
import { contains } from "../../core/period.ts";
import type { RequestRecord } from "../../records/record.ts";
import type { LibraryCode } from "../../registry/library.ts";
import { isCovered, type WorkCalendar, workingDaysBetween } from "../../rules/working-days.ts";
import type { Basis, Indicators } from "./definition.ts";
import { MEASURE_KEYS, type MeasureKey, measureOf } from "./measure.ts";
import type { TimedRequest } from "./measure-kind.ts";

type Counts = Map<MeasureKey, bigint>;

const OF_REQUESTS = MEASURE_KEYS.flatMap((key) => {
  const { source } = measureOf(key);
  return source.from === "requests" ? [{ key, source }] : [];
});

export class RequestTally {
  readonly #asked: {
    window: Period;
    basis: Basis;
    calendar: WorkCalendar;
    onTime: Indicators["onTime"];
  };
  readonly #all: Counts = new Map();
  readonly #libraries = new Map<LibraryCode, Counts>();
  readonly #pending = new Map<string, RequestRecord>();
  /** Requests without the day that decides: counted nowhere. */
  undated = 0;
  /** Requests timed over days whose holidays are not known. */
  uncovered = 0;

  constructor(asked: {
    window: Period;
    basis: Basis;
    calendar: WorkCalendar;
    onTime: Indicators["onTime"];
  }) {
    this.#asked = asked;
  }

  /** In the order of the periods. */
  add(record: RequestRecord): void {
    if (!this.#isIn(record, 1)) return;
    if (record.status === "pending") this.#pending.set(record.requestKey, record);
    else {
      this.#pending.delete(record.requestKey);
      this.#count(record, 1);
    }
  }

  /** As it was counted, because a correction run says otherwise. */
  remove(record: RequestRecord): void {
    if (!this.#isIn(record, -1)) return;
    if (record.status === "pending") this.#pending.delete(record.requestKey);
    else this.#count(record, -1);
  }

  /** After the last: what is still pending counts as such. */
  end(): void {
    for (const record of this.#pending.values()) this.#count(record, 1);
    this.#pending.clear();
  }

  /** Of one library, or (null) of all requests. */
  of(library: LibraryCode | null): ReadonlyMap<MeasureKey, bigint> {
    return library === null ? this.#all : (this.#libraries.get(library) ?? new Map());
  }

  /** Who supplied something, or got it. */
  active(): LibraryCode[] {
    return [...this.#libraries].flatMap(([code, counts]) => {
      const done = (counts.get("requests-filled") ?? 0n) + (counts.get("requests-sent-filled") ?? 0n);
      return done > 0n ? [code] : [];
    });
  }

  #isIn(record: RequestRecord, sign: 1 | -1): boolean {
    const { basis, window } = this.#asked;
    if (basis === "period") return true;
    const day = basis === "requested" ? record.requestedOn : record.suppliedOn;
    if (day === null) this.undated += sign;
    return day !== null && contains(window, day);
  }

  #count(record: RequestRecord, sign: 1 | -1): void {
    const request = this.#timed(record, sign);
    for (const { key, source } of OF_REQUESTS) {
      const found = BigInt(source.count(request)) * BigInt(sign);
      if (found === 0n) continue;
      add(this.#all, key, found);
      const library = record[source.party];
      if (library !== null) add(this.#countsOf(library), key, found);
    }
  }

  #timed(record: RequestRecord, sign: 1 | -1): TimedRequest {
    const { onTime, calendar } = this.#asked;
    const limit = record.urgency === "urgent" ? onTime.urgent : onTime.ordinary;
    const { requestedOn, suppliedOn, status } = record;
    if (status !== "filled" || requestedOn === null || suppliedOn === null)
      return { record, limit, workingDays: null };
    const span = { from: requestedOn, to: suppliedOn };
    if (!isCovered(span, calendar)) this.uncovered += sign;
    return { record, limit, workingDays: workingDaysBetween(span, calendar) };
  }

  #countsOf(library: LibraryCode): Counts {
    const known = this.#libraries.get(library) ?? new Map();
    this.#libraries.set(library, known);
    return known;
  }
}

function add(counts: Counts, key: MeasureKey, found: bigint): void {
  addTo(counts, key, found);
}
