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
import type { CountedRequests } from "./because.ts";
import { nameOf } from "./finance-facts.ts";
import { ranked } from "./rank.ts";
import { type ServiceFacts, serviceNotes, serviceSheets } from "./service-sheets.ts";
import {
  type Cell,
  type Column,
  count,
  type Row,
  ratio,
  rowNumber,
  type Sheet,
  text,
  type Workbook,
} from "./sheet.ts";
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
  const requestSheets = (): Sheet[] => [
    volumeSheet(facts, words),
    rankSheet(facts, words, {
      name: statistics.suppliers,
      head: head.documents,
      cells: tallied(facts, SUPPLIED),
    }),
    rankSheet(facts, words, { name: statistics.users, head: head.users, cells: latestUsers(facts) }),
    rankSheet(facts, words, {
      name: statistics.lenders,
      head: head.volumes,
      cells: tallied(facts, LENT),
    }),
    trendSheet(facts, words),
    librarySheet(facts, words),
  ];
  return {
    sheets: [
      ...(facts.periods.length > 0 ? requestSheets() : []),
      ...serviceSheets(facts, words),
      noteSheet(facts, words),
    ],
    mark: words.footer({ period: facts.span.id, version: facts.programVersion, label: facts.label }),
  };
}

function volumeSheet(facts: StatisticsFacts, words: ReportWords): Sheet {
  const { head, statistics } = words;
  const rows = SERVICES.map((service, i): Row => {
    const of = { periods: facts.periods, service };
    return [text(words.service(service)), ...statusCells(facts, of, firstRow(facts) + i)];
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
function statusCells(
  facts: StatisticsFacts,
  of: Pick<CountedRequests, "periods" | "service">,
  row: number,
): Cell[] {
  const cells = STATUSES.map((status) => requestsCell(facts, { ...of, status, by: "requests" }));
  const [filled = 0n, unfilled = 0n, cancelled = 0n, pending = 0n] = cells.map(countIn);
  const sum = { kind: "cells", addresses: [`C${row}:F${row}`] } as const;
  const decided = filled + unfilled + cancelled;
  const rate = ratio(filled, decided, { kind: "cells", addresses: [`C${row}`, `D${row}`, `E${row}`] });
  const isRatio = rate.value.kind === "ratio";
  return [
    { ...count(decided + pending, sum), formula: `SUM(C${row}:F${row})` },
    ...cells,
    isRatio ? { ...rate, formula: `C${row}/(C${row}+D${row}+E${row})` } : rate,
  ];
}

const STATUSES: readonly RequestStatus[] = ["filled", "unfilled", "cancelled", "pending"];

/** The confirmed requests that fit, counted, with what was asked as the reason. */
function requestsCell(facts: StatisticsFacts, asked: CountedRequests): Cell {
  let sum = 0;
  for (const c of facts.counts) {
    if (!asked.periods.includes(c.period) || c.service !== asked.service || c.status !== asked.status)
      continue;
    if (asked.supplier !== undefined && c.supplier !== asked.supplier) continue;
    if (asked.requester !== undefined && c.requester !== asked.requester) continue;
    sum += c[asked.by];
  }
  return count(sum, { kind: "requests", ...asked });
}

function countIn(cell: Cell): bigint {
  return cell.value.kind === "count" ? cell.value.count : 0n;
}

/** What a ranking and the table of libraries count: filled requests or volumes, by the library on one side. */
interface Tally extends Pick<CountedRequests, "service" | "by"> {
  readonly side: "supplier" | "requester";
}

const SUPPLIED: Tally = { service: "dd", side: "supplier", by: "requests" };
const REQUESTED: Tally = { service: "dd", side: "requester", by: "requests" };
const LENT: Tally = { service: "ill", side: "supplier", by: "volumes" };
const BORROWED: Tally = { service: "ill", side: "requester", by: "volumes" };

function tallyCell(facts: StatisticsFacts, { service, side, by }: Tally, library: LibraryCode): Cell {
  return requestsCell(facts, { periods: facts.periods, service, status: "filled", [side]: library, by });
}

function tallied(facts: StatisticsFacts, tally: Tally): Map<LibraryCode, Cell> {
  const filled = facts.counts.filter((c) => c.status === "filled" && c.service === tally.service);
  const codes = new Set(filled.flatMap((c) => c[tally.side] ?? []));
  return new Map([...codes].map((code) => [code, tallyCell(facts, tally, code)]));
}

/** Users are a stock: the latest count in the span stands, counts of several months are not added. */
function latestUsers(facts: StatisticsFacts): Map<LibraryCode, Cell> {
  const latest = new Map<LibraryCode, { period: string; registered: number }>();
  for (const { library, period, registered, service } of facts.users) {
    const before = latest.get(library);
    if (service !== "ill" || (before && before.period > period)) continue;
    latest.set(library, { period, registered });
  }
  return new Map(
    [...latest].map(([library, { period, registered }]) => [
      library,
      count(registered, { kind: "users", library, period }),
    ]),
  );
}

function rankSheet(
  facts: StatisticsFacts,
  words: ReportWords,
  made: { name: string; head: string; cells: ReadonlyMap<LibraryCode, Cell> },
): Sheet {
  const { head } = words;
  const values = new Map([...made.cells].map(([code, cell]) => [code, Number(countIn(cell))]));
  const rows = ranked(values).map(
    ({ key, rank }): Row => [
      rowNumber(rank),
      text(key),
      text(nameOf(key, facts, words)),
      made.cells.get(key) ?? null,
    ],
  );
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
    const of = { periods: [period], service: "dd" } as const;
    const lent = requestsCell(facts, { ...of, service: "ill", status: "filled", by: "volumes" });
    return [text(period), ...statusCells(facts, of, firstRow(facts) + i), lent];
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

function librarySheet(facts: StatisticsFacts, words: ReportWords): Sheet {
  const { head, statistics } = words;
  const tallies = [SUPPLIED, REQUESTED, LENT, BORROWED];
  const codes = [...new Set(tallies.flatMap((tally) => [...tallied(facts, tally).keys()]))].sort();
  const rows = codes.map(
    (code, i): Row => [
      rowNumber(i + 1),
      text(code),
      text(nameOf(code, facts, words)),
      ...tallies.map((tally) => tallyCell(facts, tally, code)),
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
