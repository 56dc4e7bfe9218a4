/**
 * 计数 / tally: the measures of confirmed requests, counted as they stream by, for all libraries in one pass.
 *
 * A request counts once: one that is pending in May and filled in June is a filled one. Memory holds one row of counters a
 * library, and the numbers of the requests that are still pending.
 *
 * Worked example: in May DD1 is filled and DD2 pending, in June DD2 is unfilled: received 2, processed 2, filled 1.
 * Source: SOURCES.md [indicators] (all requests received in the period).
 */

import type { Day } from "../../core/day.ts";
import type { Period } from "../../core/period.ts";
import { contains } from "../../core/period.ts";
import type { RequestRecord } from "../../records/record.ts";
import type { LibraryCode } from "../../registry/library.ts";
import { isCovered, type WorkCalendar, workingDaysBetween } from "../../rules/working-days.ts";
import type { Basis, Indicators } from "./definition.ts";
import { MEASURE_KEYS, type MeasureKey, measureOf } from "./measure.ts";
import type { TimedRequest } from "./measure-kind.ts";

const OF_REQUESTS = MEASURE_KEYS.flatMap((key) => {
  const { source } = measureOf(key);
  return source.from === "requests" ? [{ key, source }] : [];
});
const PLACES = new Map(OF_REQUESTS.map(({ key }, place) => [key, place]));

/** By the measure's place; requests, pages and days, far below what a number holds exactly. */
type Counts = number[];
const none = (): Counts => OF_REQUESTS.map(() => 0);

export class RequestTally {
  readonly #asked: {
    window: Period;
    basis: Basis;
    calendar: WorkCalendar;
    onTime: Indicators["onTime"];
  };
  readonly #all = none();
  readonly #libraries = new Map<LibraryCode, Counts>();
  readonly #pending = new Map<string, RequestRecord>();
  /** By both days: most requests take few. */
  readonly #taken = new Map<string, { workingDays: number; isKnown: boolean }>();
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
  of(asked: { library: LibraryCode | null; measure: MeasureKey }): bigint {
    const { library, measure } = asked;
    const counts = library === null ? this.#all : this.#libraries.get(library);
    return BigInt(counts?.[PLACES.get(measure) ?? -1] ?? 0);
  }

  /** Who supplied something, or got it. */
  active(): LibraryCode[] {
    return [...this.#libraries.keys()].filter(
      (library) =>
        this.of({ library, measure: "requests-filled" }) > 0n ||
        this.of({ library, measure: "requests-sent-filled" }) > 0n,
    );
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
    const own = { supplier: this.#countsOf(record.supplier), requester: this.#countsOf(record.requester) };
    for (const [place, { source }] of OF_REQUESTS.entries()) {
      const found = source.count(request) * sign;
      if (found === 0) continue;
      addAt(this.#all, place, found);
      addAt(own[source.party], place, found);
    }
  }

  #timed(record: RequestRecord, sign: 1 | -1): TimedRequest {
    const { onTime } = this.#asked;
    const limit = record.urgency === "urgent" ? onTime.urgent : onTime.ordinary;
    const { requestedOn, suppliedOn, status } = record;
    if (status !== "filled" || requestedOn === null || suppliedOn === null)
      return { record, limit, workingDays: null };
    const { workingDays, isKnown } = this.#takenIn({ from: requestedOn, to: suppliedOn });
    if (!isKnown) this.uncovered += sign;
    return { record, limit, workingDays };
  }

  #takenIn(span: { from: Day; to: Day }): { workingDays: number; isKnown: boolean } {
    const { calendar } = this.#asked;
    const key = `${span.from} ${span.to}`;
    const known = this.#taken.get(key);
    if (known) return known;
    const taken = { workingDays: workingDaysBetween(span, calendar), isKnown: isCovered(span, calendar) };
    this.#taken.set(key, taken);
    return taken;
  }

  #countsOf(library: LibraryCode | null): Counts | undefined {
    if (library === null) return undefined;
    const known = this.#libraries.get(library) ?? none();
    this.#libraries.set(library, known);
    return known;
  }
}

function addAt(counts: Counts | undefined, place: number, found: number): void {
  if (counts) counts[place] = (counts[place] ?? 0) + found;
}
