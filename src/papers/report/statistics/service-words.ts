import type { SubjectConclusion, SubjectGap } from "../../../registry/subject-step.ts";

/** The words of the sheets of joint consulting, training, group purchase and technical support. */
type ServiceSheetKey =
  | "consultingItems"
  | "consultingLibraries"
  | "trainingEvents"
  | "trainingUnits"
  | "certificates"
  | "purchasePackages"
  | "purchaseLibraries"
  | "support";

export type ServiceHead =
  | "item"
  | "received"
  | "done"
  | "refused"
  | "cancelled"
  | "open"
  | "completionRate"
  | "turnaround"
  | "score"
  | "feeYuan"
  | "event"
  | "day"
  | "topic"
  | "hours"
  | "persons"
  | "bound"
  | "statedUnits"
  | "libraries"
  | "outsideUnits"
  | "coverage"
  | "satisfaction"
  | "cost"
  | "costPerPerson"
  | "certificates"
  | "certificateFrom"
  | "certificateTo"
  | "names"
  | "sessions"
  | "year"
  | "package"
  | "list"
  | "group"
  | "saving"
  | "savingRate"
  | "paid"
  | "openInstalments"
  | "overdue"
  | "packages"
  | "system"
  | "opened"
  | "resolved"
  | "medianDays"
  | "meanDays"
  | "planned"
  | "down"
  | "availability";

export interface ServiceSheetWords {
  readonly sheet: Readonly<Record<ServiceSheetKey, string>>;
  readonly head: Readonly<Record<ServiceHead, string>>;
  readonly exact: string;
  readonly atLeast: string;
  readonly below: Readonly<
    Record<"consulting" | "training" | "certificates" | "purchase" | "support", readonly string[]>
  >;
  readonly calendar: readonly [string, (p: { missing: string }) => string];
}

/** The words of the sheet of subject service libraries. */
export interface SubjectSheetWords {
  readonly sheet: string;
  readonly head: Readonly<
    Record<
      | ("service" | "from" | "to" | "applied" | "scope")
      | ("verified" | "conclusion" | "document" | "evidence" | "gaps"),
      string
    >
  >;
  readonly below: readonly string[];
  readonly gap: (gap: SubjectGap) => string;
  readonly conclusion: (conclusion: SubjectConclusion) => string;
}
