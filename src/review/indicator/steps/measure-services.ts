/** Counts the measures of the services whose centres send their records: of a window, for the alliance or one library. */

import type { Period } from "../../../core/period.ts";
import type { RecordRef } from "../../../core/source.ts";
import type { ImportReads } from "../../../month/import/port.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import type { RegistryReads } from "../../../registry/port.ts";
import type { RulesReads } from "../../../rules/port.ts";
import {
  type AllServiceFigures,
  type AllServiceRecords,
  allServiceFigures,
  membersOn,
  ofLibrary,
  recordsIn,
} from "../../services/all.ts";
import type { Figure } from "../../services/figure.ts";
import { readServiceFacts } from "../../services/steps/read-service-facts.ts";
import { uncoveredIn } from "../../services/uncovered.ts";
import { type MeasureKey, measureOf } from "../measure.ts";
import type { IndicatorService } from "../measure-kind.ts";
import type { Coverage } from "../value.ts";

interface Asked {
  readonly measure: MeasureKey;
  readonly library: LibraryCode | null;
}

export interface ServicesMeasured {
  coverage(of: {
    service: IndicatorService;
    library: LibraryCode | null;
    measures: readonly MeasureKey[];
  }): Omit<Coverage, "atLeast">;
  countOf(of: Asked): bigint;
  isAtLeast(of: Asked): boolean;
}

export async function measureServices(
  read: RegistryReads & RulesReads & ImportReads,
  window: Period,
): Promise<ServicesMeasured> {
  const facts = await readServiceFacts(read);
  const files = await read.files({});
  const members = membersOn(facts.agreements, window.to);
  const known = new Map<LibraryCode | null, AllServiceFigures>();
  const of = (library: LibraryCode | null): AllServiceFigures => {
    const found = known.get(library);
    if (found) return found;
    const records = library === null ? facts : ofLibrary(facts, library);
    const made = allServiceFigures(records, { span: window, calendar: facts.calendar, members });
    known.set(library, made);
    return made;
  };
  const counted = ({ measure, library }: Asked): { count: bigint; of: Figure | null } => {
    const { source } = measureOf(measure);
    return source.from === "services" ? source.count(of(library)) : { count: 0n, of: null };
  };
  return {
    coverage: ({ service, library, measures }) => {
      const records = library === null ? facts : ofLibrary(facts, library);
      const own = filesOf(recordsIn(records, window), service);
      const periods = files.filter((f) => own.has(f.number)).map((f) => f.period);
      const counts = uncoveredIn(records, { span: window, calendar: facts.calendar });
      const isTimed = measures.some((measure) => measureOf(measure).unit === "working-day");
      const uncovered = isTimed && (service === "consulting" || service === "support") ? counts[service] : 0;
      return { periods: [...new Set(periods)].sort(), missing: [], undated: 0, uncovered };
    },
    countOf: (asked) => counted(asked).count,
    isAtLeast: (asked) => counted(asked).of?.bound === "at-least",
  };
}

/** The files that said something: a month without a file may be a month without an event. */
function filesOf(records: AllServiceRecords, service: IndicatorService): Set<number> {
  const { consulting, events, attendance, purchases, tickets, availability } = records;
  const rows: Readonly<Record<string, readonly { ref: RecordRef }[]>> = {
    consulting,
    training: [...events, ...attendance],
    "group-purchase": purchases,
    support: [...tickets, ...availability],
  };
  return new Set((rows[service] ?? []).map((row) => row.ref.file));
}
