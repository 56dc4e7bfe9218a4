/**
 * 统计工作簿 / the statistics workbook of a span of periods: volumes and fill rate, rankings, trend, what each library did.
 *
 * Counted are the confirmed requests: what reconciliation matched or a person resolved. Requests and volumes are different
 * units and are never added. 满足率 = 满足 / (满足 + 不满足 + 取消): what is still pending is in neither.
 * The rankings have the form of the published tables of 2019: rank, library, number.
 *
 * Worked example: 58,728 of 67,896 requests filled is 86.5 %, as published for 2013. Source: domain.md 7, 12.
 */
import type { RequestStatus, UserCount } from "../import/record.ts";
import type { Period } from "../period.ts";
import type { Library, LibraryCode, Service } from "../registry/library.ts";
import { nameOf } from "./finance-facts.ts";
import { ranked } from "./rank.ts";
import { type ServiceFacts, serviceNotes, serviceSheets } from "./service-sheets.ts";
import { type Cell, type Column, count, type Row, ratio, type Sheet, text, type Workbook } from "./sheet.ts";
import { firstRow, sheetOf } from "./statistics-sheet.ts";
import type { ReportWords } from "./words.ts";

/** Confirmed requests of one period, by what statistics ask for. */
export interface Counted {
  readonly period: string;
  readonly service: Service;
  readonly supplier: LibraryCode | null;
  readonly requester: LibraryCode | null;
  readonly status: RequestStatus;
  readonly requests: number;
  readonly pages: number;
  readonly volumes: number;
}

export interface StatisticsFacts {
  readonly span: Period;
  /** The periods of the span that are reconciled, in order. */
  readonly periods: readonly string[];
  /** Months of the span without a reconciled period. */
  readonly missing: readonly string[];
  readonly counts: readonly Counted[];
  readonly users: readonly (UserCount & { readonly period: string })[];
  readonly libraries: ReadonlyMap<LibraryCode, Library>;
  /** Rows of joint consulting, training, group purchase and technical support, of all periods. */
  readonly services: ServiceFacts;
  readonly label: string;
  readonly programVersion: string;
}

const SERVICES: readonly Service[] = ["dd", "ill"];

export function statisticsWorkbook(facts: StatisticsFacts, words: ReportWords): Workbook {
  const { statistics, head } = words;
  const filled = facts.counts.filter((c) => c.status === "filled");
  const dd = filled.filter((c) => c.service === "dd");
  const ill = filled.filter((c) => c.service === "ill");
  const isReconciled = facts.periods.length > 0;
  const requestSheets = (): Sheet[] => [
    volumeSheet(facts, words),
    rankSheet(facts, words, {
      name: statistics.suppliers,
      head: head.documents,
      sums: sumsBy(dd, "supplier", (c) => c.requests),
    }),
    rankSheet(facts, words, { name: statistics.users, head: head.users, sums: latestUsers(facts) }),
    rankSheet(facts, words, {
      name: statistics.lenders,
      head: head.volumes,
      sums: sumsBy(ill, "supplier", (c) => c.volumes),
    }),
    trendSheet(facts, words),
    librarySheet(facts, words, { dd, ill }),
  ];
  return {
    sheets: [
      ...(isReconciled ? requestSheets() : []),
      ...serviceSheets(facts, words),
      noteSheet(facts, words),
    ],
    mark: words.footer({ period: facts.span.id, version: facts.programVersion, label: facts.label }),
  };
}

function volumeSheet(facts: StatisticsFacts, words: ReportWords): Sheet {
  const { head, statistics } = words;
  const rows = SERVICES.map((service, i): Row => {
    const of = facts.counts.filter((c) => c.service === service);
    return [text(words.service(service)), ...statusCells(of, firstRow(facts) + i)];
  });
  return sheetOf(facts, words, {
    name: statistics.volumes,
    columns: [{ head: head.item, width: 18 }, ...statusColumns(words)],
    rows,
    below: [statistics.fillRateNote],
    landscape: true,
  });
}

function statusColumns(words: ReportWords) {
  const { head } = words;
  const heads = [head.requests, head.filled, head.unfilled, head.cancelled, head.pending, head.fillRate];
  return heads.map((said) => ({ head: said, width: 13 }));
}

/** Requests, filled, unfilled, cancelled, pending and the fill rate, in columns B to G. */
function statusCells(counts: readonly Counted[], row: number): Cell[] {
  const of = (status: RequestStatus): bigint =>
    counts.reduce((sum, c) => (c.status === status ? sum + BigInt(c.requests) : sum), 0n);
  const [filled, unfilled, cancelled, pending] = [
    of("filled"),
    of("unfilled"),
    of("cancelled"),
    of("pending"),
  ];
  const because = { kind: "count", of: "confirmed requests" } as const;
  const decided = filled + unfilled + cancelled;
  const rate = ratio(filled, decided, { kind: "cells", addresses: [`C${row}`, `D${row}`, `E${row}`] });
  const isRatio = rate.value.kind === "ratio";
  return [
    { ...count(decided + pending, because), formula: `SUM(C${row}:F${row})` },
    ...[filled, unfilled, cancelled, pending].map((n) => count(n, because)),
    isRatio ? { ...rate, formula: `C${row}/(C${row}+D${row}+E${row})` } : rate,
  ];
}

function sumsBy(
  counts: readonly Counted[],
  side: "supplier" | "requester",
  of: (c: Counted) => number,
): Map<LibraryCode, number> {
  const sums = new Map<LibraryCode, number>();
  for (const c of counts) {
    const code = c[side];
    if (code !== null) sums.set(code, (sums.get(code) ?? 0) + of(c));
  }
  return sums;
}

/** Users are a stock: the latest count in the span stands, counts of several months are not added. */
function latestUsers(facts: StatisticsFacts): Map<LibraryCode, number> {
  const latest = new Map<LibraryCode, { period: string; registered: number }>();
  for (const { library, period, registered, service } of facts.users) {
    const before = latest.get(library);
    if (service !== "ill" || (before && before.period > period)) continue;
    latest.set(library, { period, registered });
  }
  return new Map([...latest].map(([code, { registered }]) => [code, registered]));
}

function rankSheet(
  facts: StatisticsFacts,
  words: ReportWords,
  made: { name: string; head: string; sums: ReadonlyMap<LibraryCode, number> },
): Sheet {
  const { head } = words;
  const rows = ranked(made.sums).map(({ key, rank, value }): Row => {
    const because = { kind: "count", of: "confirmed requests" } as const;
    return [count(rank), text(key), text(nameOf(key, facts, words)), count(value, because)];
  });
  return sheetOf(facts, words, {
    name: made.name,
    columns: [
      { head: head.rank, width: 8, align: "center" },
      { head: head.code, width: 16, align: "center" },
      { head: head.library, width: 40 },
      { head: made.head, width: 20, summed: "count" },
    ],
    rows,
    total: words.total,
  });
}

function trendSheet(facts: StatisticsFacts, words: ReportWords): Sheet {
  const { head, statistics } = words;
  const columns: Column[] = [
    { head: head.month, width: 14, align: "center" as const },
    ...statusColumns(words).map((c, i) => ({ ...c, ...(i < 5 ? { summed: "count" as const } : {}) })),
    { head: head.lent, width: 13, summed: "count" },
  ];
  const rows = facts.periods.map((period, i): Row => {
    const of = facts.counts.filter((c) => c.period === period);
    const lent = of
      .filter((c) => c.service === "ill" && c.status === "filled")
      .reduce((n, c) => n + c.volumes, 0);
    const dd = of.filter((c) => c.service === "dd");
    const because = { kind: "count", of: "confirmed requests" } as const;
    return [text(period), ...statusCells(dd, firstRow(facts) + i), count(lent, because)];
  });
  return sheetOf(facts, words, {
    name: statistics.trend,
    columns,
    rows,
    total: words.total,
    landscape: true,
    below: [statistics.fillRateNote],
  });
}

function librarySheet(
  facts: StatisticsFacts,
  words: ReportWords,
  from: { dd: readonly Counted[]; ill: readonly Counted[] },
): Sheet {
  const { head, statistics } = words;
  const sums = [
    sumsBy(from.dd, "supplier", (c) => c.requests),
    sumsBy(from.dd, "requester", (c) => c.requests),
    sumsBy(from.ill, "supplier", (c) => c.volumes),
    sumsBy(from.ill, "requester", (c) => c.volumes),
  ];
  const codes = [...new Set(sums.flatMap((s) => [...s.keys()]))].sort();
  const because = { kind: "count", of: "confirmed requests" } as const;
  const rows = codes.map(
    (code, i): Row => [
      count(i + 1),
      text(code),
      text(nameOf(code, facts, words)),
      ...sums.map((s) => count(s.get(code) ?? 0, because)),
    ],
  );
  const heads = [head.supplied, head.requested, head.lent, head.borrowed];
  return sheetOf(facts, words, {
    name: statistics.libraries,
    columns: [
      { head: head.number, width: 6, align: "center" },
      { head: head.code, width: 14, align: "center" },
      { head: head.library, width: 34 },
      ...heads.map((said) => ({ head: said, width: 13, summed: "count" as const })),
    ],
    rows,
    total: words.total,
    landscape: true,
  });
}

function noteSheet(facts: StatisticsFacts, words: ReportWords): Sheet {
  const { head, statistics } = words;
  const missing =
    facts.missing.length === 0 ? statistics.whole : statistics.missing(facts.missing.join(", "));
  const rows = [
    ...statistics.definitions,
    ...serviceNotes(facts, words),
    [head.month, missing],
    [head.content, statistics.source],
  ] as const;
  return sheetOf(facts, words, {
    name: statistics.notes,
    columns: [
      { head: head.topic, width: 24 },
      { head: head.content, width: 92 },
    ],
    rows: rows.map(([topic, said]): Row => [text(topic), text(said)]),
    landscape: true,
  });
}
