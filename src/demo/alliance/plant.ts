/**
 * Disagreements planted in the true year, each listed with what reconciliation must call it and how it is rightly
 * resolved. Everything not listed here agrees.
 */

import { addUp } from "../../core/list.ts";
import type { TolerantPassName } from "../../month/reconcile/match.ts";
import type { DiscrepancyKind, ResolutionKind } from "../../records/discrepancy-kind.ts";
import { dayOf, LATE, LEAVER, lastDay, type TrueRequest } from "./requests.ts";

export interface Planted {
  readonly period: string;
  readonly service: "dd" | "ill";
  readonly number: string;
  readonly kind: DiscrepancyKind;
  readonly fields: readonly string[];
  /** Null: a policy of the sample pack resolves it. */
  readonly resolution: ResolutionKind | null;
  readonly count: number | null;
  /** The most that it can change what is paid, worked out here on its own. */
  readonly riskFen: number;
}

export interface TwoNumbers {
  readonly period: string;
  readonly number: string;
  readonly pass: TolerantPassName;
}

export interface PlantedSides {
  readonly supplied: readonly TrueRequest[];
  readonly requested: readonly TrueRequest[];
  readonly planted: readonly Planted[];
  /** Requests that carry two numbers, and by which pass they are one all the same. */
  readonly twoNumbers: readonly TwoNumbers[];
  /** Requests whose supplier confirmed another fee than the tariff's. */
  readonly otherFees: readonly string[];
  /** Requests that stand twice on both sides, and rightly so. */
  readonly genuinePairs: readonly string[];
  /** Supplied in this month, reported when it is closed. */
  readonly late: readonly TrueRequest[];
}

type Change = (r: TrueRequest) => {
  supplied: TrueRequest[];
  requested: TrueRequest[];
  kind: DiscrepancyKind | null;
  fields: string[];
  resolution: ResolutionKind | null;
  count?: number;
  pass?: TolerantPassName;
};

const same = (r: TrueRequest) => ({ supplied: [r], requested: [r] });
const size = (r: TrueRequest, more: number): TrueRequest =>
  r.service === "dd" ? { ...r, pages: (r.pages ?? 0) + more } : { ...r, volumes: (r.volumes ?? 0) + more };
const sizeField = (r: TrueRequest): string => (r.service === "dd" ? "pages" : "volumes");

/** A digit that no number of the month has there. */
const mistyped = (r: TrueRequest): TrueRequest => ({ ...r, no: `${r.no.slice(0, -5)}8${r.no.slice(-4)}` });

/** One request under two numbers, otherwise alike. */
const twoNumbers = (r: TrueRequest, requested: TrueRequest, pass: TolerantPassName) => ({
  supplied: [r],
  requested: [requested],
  kind: null,
  fields: [],
  resolution: null,
  pass,
});

/** In turn. */
const CHANGES: readonly Change[] = [
  (r) => ({
    supplied: [r],
    requested: [size(r, 3)],
    kind: "differs",
    fields: [sizeField(r)],
    resolution: "supplier-right",
  }),
  (r) => ({
    supplied: [r],
    requested: [{ ...r, status: "unfilled", suppliedOn: null }],
    kind: "differs",
    fields: ["status"],
    resolution: "supplier-right",
  }),
  (r) => ({
    supplied: [r],
    requested: [{ ...r, suppliedOn: otherDay(r) }],
    kind: "differs",
    fields: ["suppliedOn"],
    resolution: "supplier-right",
  }),
  (r) => ({
    supplied: [r],
    requested: [{ ...r, supplier: thirdLibrary(r) }],
    kind: "differs",
    fields: ["supplier"],
    resolution: "supplier-right",
  }),
  // One page of difference: the sample pack's policy takes the lower side.
  (r) => ({
    supplied: [r],
    requested: [size(r, r.service === "dd" ? 1 : 2)],
    kind: "differs",
    fields: [sizeField(r)],
    resolution: r.service === "dd" && r.actualCostFen === null ? null : "supplier-right",
  }),
  (r) => ({ supplied: [r], requested: [], kind: "supplier-only", fields: [], resolution: "supplier-right" }),
  (r) => twoNumbers(r, mistyped(r), "same-item-and-day"),
  (r) => twoNumbers(r, { ...r, no: `${r.no.slice(2, 8)} ${r.no.slice(8)}` }, "same-plain-number"),
  (r) => twoNumbers(r, { ...mistyped(r), title: r.title.slice(0, -1) }, "scored"),
  // Found to be one, they still disagree about the day.
  (r) => ({
    supplied: [r],
    requested: [{ ...mistyped(r), suppliedOn: otherDay(r) }],
    kind: "differs",
    fields: ["suppliedOn"],
    resolution: "supplier-right",
  }),
  // Nothing but a near number, the libraries, the day and the size: a person is asked.
  (r) => ({
    supplied: [r],
    requested: [{ ...mistyped(r), title: "" }],
    kind: "possible-match",
    fields: [],
    resolution: "supplier-right",
  }),
  (r) => ({
    supplied: [r],
    requested: [{ ...r, supplier: r.requester, requester: r.supplier }],
    kind: "differs",
    fields: ["supplier", "requester"],
    resolution: "supplier-right",
  }),
  (r) => ({
    supplied: [r, r],
    requested: [r],
    kind: "duplicate",
    fields: [],
    resolution: "agreed-value",
    count: 1,
  }),
];

/** Requests that never were: each is to be written off. */
const GHOSTS: readonly Change[] = [
  (r) => ({ supplied: [], requested: [r], kind: "requester-only", fields: [], resolution: "write-off" }),
  (r) => ({
    ...same({ ...r, requestedOn: beforePeriod(r), suppliedOn: beforePeriod(r) }),
    kind: "outside-period",
    fields: [],
    resolution: "write-off",
  }),
];

const LEFT: Change = (r) => ({
  ...same({ ...r, requester: LEAVER.code }),
  kind: "not-a-member",
  fields: [],
  resolution: "write-off",
});

/** Its supplier's account comes a month later: the request waits. */
const NOT_YET: Change = (r) => ({
  supplied: [],
  requested: [r],
  kind: "requester-only",
  fields: [],
  resolution: "defer",
});

/** Two loans of one volume each under one number, equal to the last field: both took place. */
const PAIR: Change = (r) => {
  const one = { ...r, volumes: 1 };
  return { supplied: [one, one], requested: [one, one], kind: null, fields: [], resolution: null };
};

/** One in `every` filled requests of a month disagrees; after July a library that has left asks for some, too. */
export function plantMonth(requests: readonly TrueRequest[], month: number): PlantedSides {
  const supplied: TrueRequest[] = [];
  const requested: TrueRequest[] = [];
  const planted: Planted[] = [];
  const mended: TwoNumbers[] = [];
  const period = dayOf(month, 1).slice(0, 7);
  const put = (r: TrueRequest, change: Change): void => {
    const made = change(r);
    if (made.pass) mended.push({ period, number: r.no, pass: made.pass });
    supplied.push(...made.supplied);
    requested.push(...made.requested);
    if (made.kind === null) return;
    const { kind, fields, resolution, count = null } = made;
    const riskFen = atRisk(made);
    planted.push({ period, service: r.service, number: r.no, kind, fields, resolution, count, riskFen });
  };
  const otherFees: string[] = [];
  const genuinePairs: string[] = [];
  const late: TrueRequest[] = [];
  let plain = 0;
  for (const r of requests) {
    if (r.service === "dd" && r.supplier === LATE.code && month === LATE.month) {
      late.push(r);
      put(r, NOT_YET);
      continue;
    }
    const special =
      r.status !== "filled" || (r.pages === null && r.service === "dd") || r.supplier.startsWith("EXT-");
    if (!special) plain += 1;
    if (!special && plain % EVERY === 0) put(r, CHANGES[(plain / EVERY) % CHANGES.length] ?? same0);
    else if (!special && r.feeFen !== null && plain % 1201 === 600) {
      otherFees.push(r.no);
      put({ ...r, feeFen: r.feeFen + 100 }, same0);
    } else if (r.volumes === 2 && plain % 151 < 2) {
      genuinePairs.push(r.no);
      put(r, PAIR);
    } else put(r, same0);
  }
  const models = requests.filter((r) => r.status === "filled" && !r.supplier.startsWith("EXT-")).slice(0, 12);
  models.forEach((r, i) => {
    const ghost = { ...r, no: `${r.no.slice(0, -5)}9${String(i).padStart(4, "0")}` };
    const changes = month > 6 ? [...GHOSTS, LEFT] : GHOSTS;
    put(ghost, changes[i % changes.length] ?? same0);
  });
  return { supplied, requested, planted, twoNumbers: mended, otherFees, genuinePairs, late };
}

/** What the supplier's fee says, beside what the tariff makes of the requester's word, which knows no costs. */
function atRisk({ supplied, requested, kind, fields }: ReturnType<Change>): number {
  const filled = (rows: readonly TrueRequest[]) => rows.filter((r) => r.status === "filled");
  const sum = (rows: readonly TrueRequest[], worth: (r: TrueRequest) => number): number =>
    addUp(filled(rows), worth);
  const ofLoan = (r: TrueRequest): number => 500 * (r.volumes ?? 0);
  const confirmed = (r: TrueRequest): number => (r.service === "ill" ? ofLoan(r) : (r.feeFen ?? 0));
  const bare = (r: TrueRequest): number => 30 * (r.pages ?? 0) + (r.urgent ? 1000 : 0);
  const asked = (r: TrueRequest): number =>
    r.service === "ill" ? ofLoan(r) : r.actualCostFen === null ? bare(r) : 0;
  const [s, r] = [sum(supplied, confirmed), sum(requested, asked)];
  const isWhole = kind !== "differs" || fields.some((f) => f === "status" || f.endsWith("er"));
  if (isWhole) return Math.max(s, r);
  return fields.every((f) => f === "suppliedOn") ? 0 : Math.abs(s - r);
}

const EVERY = 97;
const same0: Change = (r) => ({ ...same(r), kind: null, fields: [], resolution: null });

function thirdLibrary(r: TrueRequest): string {
  return ["10006", "10007", "10008"].find((code) => code !== r.supplier && code !== r.requester) ?? "";
}

function otherDay(r: TrueRequest): string {
  const day = Number((r.suppliedOn ?? "").slice(8));
  return dayOf(r.month, day < lastDay(r.month) ? day + 1 : day - 1);
}

function beforePeriod(r: TrueRequest): string {
  return r.month === 1 ? "2018-12-20" : dayOf(r.month - 1, 20);
}
