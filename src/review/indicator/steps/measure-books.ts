/** Counts the measures of a window from the books: one pass a service and basis, for all libraries at once. */

import { Bug } from "../../../core/bug.ts";
import { addTo, sumOf } from "../../../core/list.ts";
import { monthsOf, overlaps, type Period, parsePeriod } from "../../../core/period.ts";
import type { PeriodState } from "../../../month/import/port.ts";
import type { SettleReads, SettlingReads } from "../../../month/settle/port.ts";
import { correctedRequests } from "../../../month/settle/steps/corrected-requests.ts";
import type { UserCount } from "../../../records/record.ts";
import { type Directory, directoryOf } from "../../../registry/directory.ts";
import type { LibraryCode, Service } from "../../../registry/library.ts";
import { readRegistry } from "../../../registry/steps/read-registry.ts";
import type { ChargeKind } from "../../../rules/charge.ts";
import { calendarOf, type RuleVersion, ruleName } from "../../../rules/rules.ts";
import type { WorkCalendar } from "../../../rules/working-days.ts";
import { type Basis, type Indicator, type Indicators, isReconciled, measuresOf } from "../definition.ts";
import { type MeasureKey, measureOf } from "../measure.ts";
import type { IndicatorService } from "../measure-kind.ts";
import type { Counted, IndicatorReads } from "../port.ts";
import { RequestTally } from "../tally.ts";
import { type AutomaticValue, computed } from "../value.ts";
import { measureServices, type ServicesMeasured } from "./measure-services.ts";

/** A request may be settled so long after it was made. */
const MONTHS_LATER = 12;

interface Span {
  readonly window: Period;
  readonly service: Service;
  readonly basis: Basis;
}

export class BooksMeasure {
  readonly #read: SettlingReads;
  readonly #counted: Map<string, Promise<Counted>>;
  readonly #rule: RuleVersion<"indicators">;
  readonly #calendar: WorkCalendar;
  readonly #services = new Map<string, Promise<ServicesMeasured>>();

  constructor(from: {
    read: SettlingReads & Pick<IndicatorReads, "counted">;
    rule: RuleVersion<"indicators">;
    rules: readonly RuleVersion[];
  }) {
    this.#read = from.read;
    this.#counted = from.read.counted ?? new Map();
    this.#rule = from.rule;
    this.#calendar = calendarOf(from.rules);
  }

  /** Null where the indicator is not counted from the books. */
  async automatic(asked: {
    indicator: Indicator;
    window: Period;
    library: LibraryCode | null;
  }): Promise<AutomaticValue | null> {
    const { indicator, window, library } = asked;
    const { formula } = indicator;
    if (formula.kind === "typed") return null;
    const { service, basis } = formula;
    const { coverage, countOf } = isReconciled(service)
      ? await this.#of({ window, service, basis })
      : await this.#ofServices(window, { service, library, measures: measuresOf(formula) });
    const made = computed(indicator, (measure) => countOf({ measure, library }));
    // Nothing reconciled, or sent, is not nothing done.
    const isBlank = coverage.periods.length === 0 && measuresOf(formula).some(isOfPeriods);
    return {
      ...made,
      ...(isBlank ? { value: null } : {}),
      ...coverage,
      definition: ruleName(this.#rule),
      hash: this.#rule.hash,
    };
  }

  async #ofServices(
    window: Period,
    asked: { service: IndicatorService; library: LibraryCode | null; measures: readonly MeasureKey[] },
  ): Promise<Counted> {
    const measured = this.#services.get(window.id) ?? measureServices(this.#read, window);
    this.#services.set(window.id, measured);
    const services = await measured;
    const { library } = asked;
    const atLeast = asked.measures.filter((measure) => services.isAtLeast({ measure, library }));
    return { coverage: { ...services.coverage(asked), atLeast }, countOf: services.countOf };
  }

  #of(span: Span): Promise<Counted> {
    const key = `${this.#rule.hash} ${span.window.id} ${span.service} ${span.basis}`;
    const known = this.#counted.get(key) ?? this.#measure(span);
    this.#counted.set(key, known);
    return known;
  }

  async #measure({ window, service, basis }: Span): Promise<Counted> {
    const read = this.#read;
    const states = (await read.periods()).flatMap((state) => {
      const period = parsePeriod(state.period);
      return period ? [{ state, period }] : [];
    });
    const inside = states.filter(({ period }) => period.from >= window.from && period.to <= window.to);
    const counting = basis === "period" ? inside : states.filter(({ period }) => near(period, window));
    const reconciled = counting.filter(({ state }) => state.reconciled.includes(service));
    const tally = await this.#tally({ window, service, basis }, { reconciled, counting });
    const users = (await read.userCounts(inside.map(({ state }) => state.period))).filter(
      (u) => u.service === service,
    );
    const charged = await chargedIn(read, inside, service);
    const members = membersOfService(directoryOf(await readRegistry(read)), {
      libraries: (await read.libraries()).map((l) => l.code),
      ...{ service, day: window.to },
    });
    const active = new Set(tally.active().filter((code) => members.has(code)));
    const covered = new Set(reconciled.flatMap(({ period }) => monthsOf(period)));
    const coverage = {
      periods: reconciled.map(({ state }) => state.period),
      missing: monthsOf(window).filter((month) => !covered.has(month)),
      undated: tally.undated,
      uncovered: tally.uncovered,
      atLeast: [],
    };
    return {
      coverage,
      countOf: ({ measure, library }) => {
        const { source } = measureOf(measure);
        switch (source.from) {
          case "requests":
            return tally.of({ library, measure });
          case "users":
            return usersOf(users, { library, ...source });
          case "charges":
            return sumOf(source.kinds, (kind) => charged({ kind, library }));
          case "registry": {
            const who = source.who === "members" ? members : active;
            return library === null ? BigInt(who.size) : who.has(library) ? 1n : 0n;
          }
          case "services":
            throw new Bug(`${measure} is no measure of ${service}`);
        }
      },
    };
  }

  /** `counting`: also periods that only correct others. */
  async #tally(
    span: Span,
    periods: Record<"reconciled" | "counting", readonly { state: PeriodState }[]>,
  ): Promise<RequestTally> {
    const { window, basis, service } = span;
    const onTime: Indicators["onTime"] = this.#rule.body.onTime;
    const tally = new RequestTally({ window, basis, onTime, calendar: this.#calendar });
    for (const { state } of periods.reconciled)
      for await (const batch of this.#read.confirmed({ period: state.period, service }))
        for (const { record } of batch) tally.add(record);
    const into = periods.counting.map(({ state }) => state.period);
    for await (const { was, is } of correctedRequests(this.#read, { into, service })) {
      if (was) tally.remove(was.record);
      if (is) tally.add(is.record);
    }
    tally.end();
    return tally;
  }
}

function isOfPeriods(measure: MeasureKey): boolean {
  const { from } = measureOf(measure).source;
  return from === "requests" || from === "charges" || from === "services";
}

/** Where requests of the window may have been settled. */
function near(period: Period, window: Period): boolean {
  if (overlaps(period, window)) return true;
  const months = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  const later = months(period.from) - months(window.to);
  return later > 0 && later <= MONTHS_LATER;
}

export function membersOfService(
  directory: Directory,
  asked: { libraries: readonly LibraryCode[]; service: Service; day: string },
): Set<LibraryCode> {
  const { service, day } = asked;
  return new Set(
    asked.libraries.filter((library) => {
      const role = directory.agreementOn({ library, service, day })?.role;
      return role === "member" || role === "subject-service";
    }),
  );
}

function usersOf(
  users: readonly (UserCount & { period: string })[],
  asked: { library: LibraryCode | null; kind: "stock" | "flow"; count: (u: UserCount) => number | null },
): bigint {
  const own = users.filter((u) => asked.library === null || u.library === asked.library);
  const latest = new Map<LibraryCode, UserCount & { period: string }>();
  for (const u of own) {
    const before = latest.get(u.library);
    if (!before || before.period <= u.period) latest.set(u.library, u);
  }
  const counted = asked.kind === "flow" ? own : [...latest.values()];
  return sumOf(counted, (u) => BigInt(asked.count(u) ?? 0));
}

const OF_LOANS: ReadonlySet<ChargeKind> = new Set(["ill-subsidy", "courier", "courier-held"]);

/** Σ fen by kind and library of the settlements in force; kinds without a service belong to the one their name says. */
async function chargedIn(
  read: SettleReads,
  periods: readonly { state: PeriodState }[],
  service: Service,
): Promise<(of: { kind: ChargeKind; library: LibraryCode | null }) => bigint> {
  const sums = new Map<string, bigint>();
  for (const { state } of periods) {
    if (state.settlement === null) continue;
    for (const total of await read.chargeTotals(state.settlement)) {
      const of = total.service ?? (OF_LOANS.has(total.kind) ? "ill" : "dd");
      if (of !== service) continue;
      addTo(sums, `${total.kind} `, total.fen);
      if (total.library !== null) addTo(sums, `${total.kind} ${total.library}`, total.fen);
    }
  }
  return ({ kind, library }) => sums.get(`${kind} ${library ?? ""}`) ?? 0n;
}
