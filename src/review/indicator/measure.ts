/**
 * 度量 / measure: a figure that can be counted in the books, by itself. Indicators are sums and quotients of measures.
 *
 * The table below is closed: each entry says where the figure comes from, in which unit it counts, whom it counts for, and
 * its 统计口径 (scope). Figures of different scope are never added or divided. A new source of figures is one more entry.
 *
 * Worked example: 2009 the loan centre had 3,979 requests, of which 3,836 were processed and 2,221 filled, lending 3,846
 * volumes: four measures, of two units. Source: SOURCES.md [four-units], [two-fill-rates], [indicators], [scopes].
 */
import type { UserCount } from "../../records/record.ts";
import type { ChargeKind } from "../../rules/charge.ts";
import type { Measure, MeasureUnit, Party, TimedRequest } from "./measure-kind.ts";
import { SERVICE_MEASURES } from "./service-measure.ts";

/** What is kept in parts of its unit: the unit that is shown, and how many parts it has. */
const SHOWN: Readonly<Record<string, { unit: string; parts: bigint }>> = {
  fen: { unit: "yuan", parts: 100n },
  "tenth-of-hour": { unit: "hour", parts: 10n },
  "tenth-of-point": { unit: "point", parts: 10n },
};

export function shownAs(unit: MeasureUnit): { unit: string; parts: bigint } {
  return SHOWN[unit] ?? { unit, parts: 1n };
}

const requests = (
  count: (request: TimedRequest) => boolean | number | null,
  more: { party?: Party; unit?: MeasureUnit } = {},
): Measure => ({
  scope: "local-system",
  unit: more.unit ?? "request",
  source: { from: "requests", party: more.party ?? "supplier", count: (r) => Number(count(r) ?? 0) },
});

const users = (kind: "stock" | "flow", count: (users: UserCount) => number | null): Measure => ({
  scope: "centre-reported",
  unit: "user",
  source: { from: "users", kind, count },
});

const charges = (...kinds: ChargeKind[]): Measure => ({
  scope: "local-system",
  unit: "fen",
  source: { from: "charges", kinds },
});

const isFilled = ({ record }: TimedRequest): boolean => record.status === "filled";
const isTimed = ({ workingDays }: TimedRequest): boolean => workingDays !== null;

export const MEASURES = {
  "requests-received": requests(() => true),
  "requests-sent": requests(() => true, { party: "requester" }),
  /** All but those still pending. */
  "requests-processed": requests(({ record }) => record.status !== "pending"),
  "requests-filled": requests(isFilled),
  "requests-sent-filled": requests(isFilled, { party: "requester" }),
  "requests-unfilled": requests(({ record }) => record.status === "unfilled"),
  "requests-refused-with-reason": requests(
    ({ record }) => record.status === "unfilled" && (record.reason ?? "") !== "",
  ),
  "requests-cancelled": requests(({ record }) => record.status === "cancelled"),
  /** Filled, with both days: of the others nobody can say how long they took. */
  "requests-timed": requests(isTimed),
  "requests-on-time": requests((r) => r.workingDays !== null && r.workingDays <= r.limit),
  "working-days-taken": requests((r) => r.workingDays, { unit: "working-day" }),
  "pages-delivered": requests((r) => isFilled(r) && r.record.pages, { unit: "page" }),
  "volumes-lent": requests((r) => isFilled(r) && r.record.volumes, { unit: "volume" }),
  "volumes-borrowed": requests((r) => isFilled(r) && r.record.volumes, {
    party: "requester",
    unit: "volume",
  }),
  "users-registered": users("stock", (u) => u.registered),
  "users-new": users("flow", (u) => u.newUsers),
  "users-active": users("stock", (u) => u.activeUsers),
  "libraries-members": {
    scope: "local-system",
    unit: "library",
    source: { from: "registry", who: "members" },
  },
  "libraries-active": { scope: "local-system", unit: "library", source: { from: "registry", who: "active" } },
  "subsidy-fen": charges("dd-subsidy", "ill-subsidy", "grant"),
  "courier-fen": charges("courier"),
  ...SERVICE_MEASURES,
} as const satisfies Record<string, Measure>;

export type MeasureKey = keyof typeof MEASURES;

export const MEASURE_KEYS = Object.keys(MEASURES) as readonly MeasureKey[];

export function measureOf(key: MeasureKey): Measure {
  return MEASURES[key];
}
