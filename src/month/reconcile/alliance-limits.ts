/**
 * 限额 / the alliance's limits: volumes a month of an outside source, articles of one issue, requests to one database,
 * urgent requests of one day. Source: SOURCES.md [conduct-limits], [nlc-loans], [shl-loans].
 *
 * Worked example: 国图 lends 503 volumes to the whole alliance in May: three over the 500 of its agreement. Readers are
 * told apart where the centre has set a key; else the library counts as one reader for issues and databases, and urgent
 * requests can't be checked.
 */
import { type Day, dayNumber } from "../../core/day.ts";
import { finding } from "../../core/finding.ts";
import type { RequestRecord } from "../../records/record.ts";
import type { Limits } from "../../rules/limits-rule.ts";
import { type Groups, inOrder, type LimitFinding, put, who } from "./group.ts";
import { plainIssue, plainTitle } from "./item-key.ts";

/** How many requests a limit could not be checked for, because the files don't say what it counts. */
export interface Unchecked {
  issue: number;
  database: number;
  reader: number;
}

export class AllianceLimits {
  readonly unchecked: Unchecked = { issue: 0, database: 0, reader: 0 };
  private readonly limits: Limits;
  private readonly volumes: Groups = new Map();
  private readonly issues: Groups = new Map();
  private readonly databases: Groups = new Map();
  private readonly urgent: Groups = new Map();

  constructor(limits: Limits) {
    this.limits = limits;
  }

  /** A filled request. */
  add(record: RequestRecord): void {
    if (record.service === "ill") this.loan(record);
    else this.document(record);
  }

  findings(): LimitFinding[] {
    return [...this.ofVolumes(), ...this.ofIssues(), ...this.ofDatabases(), ...this.ofUrgent()];
  }

  private loan(record: RequestRecord): void {
    const { supplier, suppliedOn } = record;
    if (suppliedOn === null || !this.limits.volumesPerMonth?.some((v) => v.supplier === supplier)) return;
    const key = `${supplier} ${suppliedOn.slice(0, 7)}`;
    put(this.volumes, { key, record, by: record.volumes ?? 0 });
  }

  private document(record: RequestRecord): void {
    const { limits, unchecked } = this;
    const by = record.reader ?? record.requester ?? "";
    const day = record.requestedOn ?? record.suppliedOn;
    const issue = plainIssue(record.issue);
    if (limits.articlesPerIssue !== undefined) {
      if (issue === null || record.itemId === null) unchecked.issue += 1;
      else put(this.issues, { key: `${by} ${record.itemId} ${issue}`, record });
    }
    if (limits.perDatabase && day !== null) {
      const database = plainTitle(record.database);
      if (database === null) unchecked.database += 1;
      else put(this.databases, { key: `${by} ${record.supplier} ${database}`, record, day });
    }
    if (limits.urgentPerDay !== undefined && record.urgency === "urgent" && day !== null) {
      if (record.reader === null) unchecked.reader += 1;
      else put(this.urgent, { key: `${record.reader} ${day}`, record });
    }
  }

  private ofVolumes(): LimitFinding[] {
    return inOrder(this.volumes).flatMap(({ first, sum, numbers }) => {
      const limit = this.limits.volumesPerMonth?.find((v) => v.supplier === first.supplier)?.volumes ?? sum;
      if (sum <= limit) return [];
      const month = first.suppliedOn?.slice(0, 7) ?? "";
      const about = { supplier: first.supplier ?? "", month, volumes: sum, limit };
      return [broken(finding("alliance-volumes-must-be-within-limit", about), numbers)];
    });
  }

  private ofIssues(): LimitFinding[] {
    const limit = this.limits.articlesPerIssue ?? 0;
    return inOrder(this.issues).flatMap(({ first, sum, numbers }) => {
      if (sum <= limit) return [];
      const what = { journal: first.itemId ?? "", issue: first.issue ?? "", articles: sum, limit };
      return [broken(finding("articles-of-issue-must-be-within-limit", { ...who(first), ...what }), numbers)];
    });
  }

  /** The fullest window of so many days, where it holds too many. */
  private ofDatabases(): LimitFinding[] {
    const rule = this.limits.perDatabase;
    if (!rule) return [];
    return inOrder(this.databases).flatMap(({ first, days, numbers }) => {
      const window = fullestWindow(days, rule.days);
      if (window === null || window.count <= rule.requests) return [];
      const where = { supplier: first.supplier ?? "", database: first.database ?? "", from: window.from };
      const what = { requests: window.count, days: rule.days, limit: rule.requests };
      const about = { ...who(first), ...where, ...what };
      return [broken(finding("database-requests-must-be-within-limit", about), numbers)];
    });
  }

  private ofUrgent(): LimitFinding[] {
    const limit = this.limits.urgentPerDay ?? 0;
    return inOrder(this.urgent).flatMap(({ first, sum, numbers }) => {
      if (sum <= limit) return [];
      const about = { ...who(first), day: first.requestedOn ?? first.suppliedOn ?? "", requests: sum, limit };
      return [broken(finding("urgent-requests-must-be-within-limit", about), numbers)];
    });
  }
}

function broken(found: LimitFinding["finding"], numbers: readonly string[]): LimitFinding {
  return { severity: "limit", finding: found, numbers };
}

/** Of the windows of `length` days that begin on one of the days, the one that holds most; the first of equal ones. */
export function fullestWindow(days: readonly Day[], length: number): { from: Day; count: number } | null {
  const sorted = [...days].sort();
  let best: { from: Day; count: number } | null = null;
  let start = 0;
  sorted.forEach((day, end) => {
    while (dayNumber(day) - dayNumber(sorted[start] ?? day) >= length) start += 1;
    const count = end - start + 1;
    if (best === null || count > best.count) best = { from: sorted[start] ?? day, count };
  });
  return best;
}
