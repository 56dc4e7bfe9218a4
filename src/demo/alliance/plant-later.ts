/** What is said of a month when it is closed: requests that both sides had agreed on, and that their requester then cancels. */
import type { Planted, PlantedSides } from "./plant.ts";
import { dayOf, type TrueRequest } from "./requests.ts";

/** Cancelled in this month, settled in the one before. */
const CANCELLED = { month: 10, requests: 3 };

/** Each is worth its fee, and the requester is right: the month before is corrected. */
export function cancelledAfterClose(
  before: PlantedSides | null,
  month: number,
): { rows: TrueRequest[]; planted: Planted[] } {
  if (before === null || month !== CANCELLED.month) return { rows: [], planted: [] };
  const doubtful = new Set([...before.planted.map((p) => p.number), ...before.otherFees]);
  const isPlain = (r: TrueRequest): boolean =>
    r.status === "filled" && r.pages !== null && r.actualCostFen === null && !r.supplier.startsWith("EXT-");
  const chosen = before.supplied
    .filter((r) => isPlain(r) && r.feeFen !== null && !doubtful.has(r.no))
    .slice(0, CANCELLED.requests);
  const period = dayOf(month, 1).slice(0, 7);
  const planted = chosen.map(
    ({ no, feeFen }): Planted => ({
      ...{ period, service: "dd", number: no, kind: "settled-then-cancelled", fields: ["status"] },
      ...{ resolution: "requester-right", count: null, riskFen: feeFen ?? 0 },
    }),
  );
  return { rows: chosen.map((r) => ({ ...r, status: "cancelled", suppliedOn: null })), planted };
}
