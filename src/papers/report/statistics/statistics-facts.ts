import { type Period, parsePeriod } from "../../../core/period.ts";
import type { RequestStatus, UserCount } from "../../../records/record.ts";
import type { Library, LibraryCode, Service } from "../../../registry/library.ts";
import type { SubjectLibrary } from "../../../registry/subject-step.ts";
import type { ServiceFacts } from "../../../review/services/all.ts";
import type { BudgetExecution } from "./budget-execution.ts";
import type { CostFacts } from "./statistics-costs.ts";

/** Confirmed requests of one period, by what statistics ask for; below 0: a correction run of the period takes them off. */
export interface PeriodRequests {
  readonly period: string;
  readonly service: Service;
  readonly supplier: LibraryCode | null;
  readonly requester: LibraryCode | null;
  readonly status: RequestStatus;
  readonly requests: number;
  readonly pages: number;
  readonly volumes: number;
}

export interface StatisticsFacts extends CostFacts {
  readonly span: Period;
  /** The periods of the span that are reconciled, or that correct others, in order. */
  readonly periods: readonly string[];
  /** Months of the span without a reconciled period. */
  readonly missing: readonly string[];
  readonly counts: readonly PeriodRequests[];
  readonly users: readonly (UserCount & { readonly period: string })[];
  readonly libraries: ReadonlyMap<LibraryCode, Library>;
  /** Rows of joint consulting, training, group purchase and technical support, of all periods. */
  readonly services: ServiceFacts;
  /** Of the sub-projects of the span's year; none of a span that is no year. */
  readonly executions: readonly BudgetExecution[];
  /** Of the agreements in force in the span's year; none of a span that is no year. */
  readonly subjectLibraries: readonly SubjectLibrary[];
  /** Libraries with an agreement in the span. */
  readonly members: ReadonlySet<LibraryCode>;
  readonly label: string;
  readonly programVersion: string;
}

/** 统计期 / the span of statistics: the periods that lie wholly in it count, others don't. 2019-05 is in 2019, 2018-12..2019-11 is not. */
export function isWithinSpan(id: string, span: Pick<Period, "from" | "to">): boolean {
  const period = parsePeriod(id);
  return period !== undefined && period.from >= span.from && period.to <= span.to;
}
