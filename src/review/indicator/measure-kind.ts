import type { RequestRecord, UserCount } from "../../records/record.ts";
import type { Service } from "../../registry/library.ts";
import type { ChargeKind } from "../../rules/charge.ts";
import type { AllServiceFigures } from "../services/all.ts";
import type { Figure } from "../services/figure.ts";

/** 统计口径: whose account of what a figure is. */
export const SCOPES = [
  "local-system",
  "all-channels",
  "centre-reported",
  "library-reported",
  "consortium-card",
] as const;
export type Scope = (typeof SCOPES)[number];
/** What an indicator is of: a reconciled service, or one whose records a centre sends. */
export type IndicatorService = Service | "consulting" | "training" | "group-purchase" | "support";

export const MEASURE_UNITS = [
  ...["request", "page", "volume", "library", "user", "fen", "working-day"],
  ...["session", "tenth-of-hour", "tenth-of-point", "person-time", "answer", "item", "minute"],
] as const;
export type MeasureUnit = string;
/** A confirmed request, with what the calendar says of it. */
export interface TimedRequest {
  readonly record: RequestRecord;
  /** Working days from request to supply; null unless it is filled and has both days. */
  readonly workingDays: number | null;
  /** Working days within which it is on time. */
  readonly limit: number;
}
/** Which library a request counts for when one library is asked for. */
export type Party = "supplier" | "requester";

type MeasureSource =
  | { readonly from: "requests"; readonly party: Party; readonly count: (request: TimedRequest) => number }
  /** A stock is what the latest file says; a flow is added up over the window. */
  | {
      readonly from: "users";
      readonly kind: "stock" | "flow";
      readonly count: (users: UserCount) => number | null;
    }
  | { readonly from: "charges"; readonly kinds: readonly ChargeKind[] }
  /** Records of a service that its centre sends; the figure says whether it is a lower bound. */
  | {
      readonly from: "services";
      readonly service: IndicatorService;
      readonly count: (figures: AllServiceFigures) => { count: bigint; of: Figure };
    }
  /** Members with an agreement on the window's last day; `active`: of these, who supplied or got something. */
  | { readonly from: "registry"; readonly who: "members" | "active" };

export interface Measure {
  readonly scope: Scope;
  readonly unit: MeasureUnit;
  readonly source: MeasureSource;
}
