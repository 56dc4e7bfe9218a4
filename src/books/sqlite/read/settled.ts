/** What closed periods settled under a request number, as it counts after the corrections of closed periods. */

import type { SettledBefore, SettledRequest } from "../../../month/reconcile/match.ts";
import { withAgreed } from "../../../month/reconcile/match.ts";
import { corrected, latestOf, type NotedCorrection, valuesOf } from "../../../month/settle/correction.ts";
import type { Service } from "../../../registry/library.ts";
import type { Connection } from "../../database.ts";
import { REQUESTS } from "../row-tables.ts";
import { MATCH_COLUMNS, matchOf } from "./matches.ts";
import { closedCorrections } from "./money.ts";
import { requestReader } from "./reading.ts";

/** Keys come in order, so one answer serves a whole case. */
export function settledLookup(db: Connection, service: Service): (key: string) => SettledBefore | null {
  const any = db.prepare("SELECT 1 FROM settled_request WHERE service = ? LIMIT 1").get(service);
  if (any === undefined) return () => null;
  const runsOf = db.prepare(RUNS_OF);
  const requestsOf = settledRequests(db, service);
  let last: { key: string; settled: SettledBefore | null } | undefined;
  return (key) => {
    if (last?.key !== key)
      last = { key, settled: settledBy(runsOf.all(service, key) as Run[], key, requestsOf) };
    return last.settled;
  };
}

/** By the primary key: a month of the whole alliance costs what a small one does. */
export function settledNumbers(db: Connection, { begins, most }: { begins: string; most: number }): string[] {
  const of = db.prepare(NUMBERS_FROM).pluck();
  const last = "\u{10FFFF}";
  return (["dd", "ill"] as const).flatMap(
    (service) => of.all(service, begins, `${begins}${last}`, most) as string[],
  );
}

const NUMBERS_FROM = `
  SELECT DISTINCT request_key FROM settled_request
  WHERE service = ? AND request_key >= ? AND request_key < ? ORDER BY request_key LIMIT ?`;

interface Run {
  readonly run: number;
  readonly period: string;
}

const RUNS_OF = `
  SELECT s.run, r.period FROM settled_request s JOIN reconciliation_run r ON r.number = s.run
  WHERE s.service = ? AND s.request_key = ? ORDER BY s.run`;

/** What both sides called unfilled, cancelled or pending was not settled: it may still be filled. */
function settledBy(
  runs: readonly Run[],
  key: string,
  requestsOf: ReturnType<typeof settledRequests>,
): SettledBefore | null {
  const [first] = runs;
  if (first === undefined) return null;
  const found = runs.map(({ run }) => requestsOf(run, key));
  const requests = found.flatMap((of) => of.requests);
  const voided = found.flatMap((of) => of.voided);
  return requests.length > 0 || found.some((of) => of.isDone)
    ? { period: first.period, requests, voided }
    : null;
}

/** `isDone`: nothing more is to be settled of the number, though nothing may be left that counts. */
function settledRequests(db: Connection, service: Service) {
  const recordOf = requestReader(db);
  const matches = db.prepare(MATCHES_OF);
  const caseKeyIn = otherNumbers(db);
  let corrections: readonly NotedCorrection[] | undefined;
  return (run: number, key: string): Pick<SettledBefore, "requests" | "voided"> & { isDone: boolean } => {
    let rows = matches.all(run, key) as MatchRow[];
    if (rows.length === 0) rows = matches.all(run, caseKeyIn(run, key)) as MatchRow[];
    let isDone = rows.length === 0;
    const requests: SettledRequest[] = [];
    const voided: SettledRequest[] = [];
    for (const { json, home: period } of rows) {
      const row = JSON.parse(json) as unknown[];
      const match = matchOf(row.slice(REQUESTS.columns.length), service);
      const record = withAgreed(recordOf(row), match.values);
      corrections ??= closedCorrections(db);
      const own = corrections.filter((c) => c.period === period);
      const now = corrected({ match, record }, own);
      const { caseKey, ordinal } = match;
      const of = { period, caseKey, ordinal };
      if (now?.record.status === "filled")
        requests.push({ ...of, record: now.record, corrected: valuesOf(latestOf(match, own)) });
      else isDone ||= now === null || match.discrepancy !== null;
      if (now === null && record.status === "filled") voided.push({ ...of, record });
    }
    return { requests, voided, isDone };
  };
}

interface MatchRow {
  readonly json: string;
  readonly home: string;
}

const MATCHES_OF = `
  SELECT json_array(${REQUESTS.selected("b")}, ${MATCH_COLUMNS}) AS json, coalesce(f.late_for, f.period) AS home
  FROM confirmed_match m
  CROSS JOIN record b ON b.file = m.basis_file AND b.sheet = m.basis_sheet AND b.row = m.basis_row
  JOIN source_file f ON f.number = m.basis_file
  WHERE m.run = ? AND m.case_key = ? ORDER BY m.ordinal, m.resolution`;

/** The case that another number of one of its accounts belongs to: looked for once a run. */
function otherNumbers(db: Connection): (run: number, key: string) => string {
  const of = db.prepare(OTHER_NUMBERS);
  const known = new Map<number, ReadonlyMap<string, string>>();
  return (run, key) => {
    let numbers = known.get(run);
    if (numbers === undefined) {
      numbers = new Map(of.raw(true).all({ run }) as [string, string][]);
      known.set(run, numbers);
    }
    return numbers.get(key) ?? key;
  };
}

const OTHERS = (side: "supplier" | "requester"): string => `
  SELECT x.request_key, m.case_key FROM confirmed_match m
  JOIN record x ON x.file = m.${side}_file AND x.sheet = m.${side}_sheet AND x.row = m.${side}_row
  WHERE m.run = @run AND m.pass NOT IN ('same-number-and-parties', 'same-number') AND x.request_key <> m.case_key`;
const OTHER_NUMBERS = `${OTHERS("supplier")} UNION ${OTHERS("requester")}`;
