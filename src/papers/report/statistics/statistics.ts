/**
 * 统计工作簿 / the statistics workbook of a span of periods: volumes and fill rate, rankings, trend, what each library did.
 *
 * Counted are the confirmed requests: what reconciliation matched or a person resolved. Requests and volumes are different
 * units and are never added. 满足率 = 满足 / (满足 + 不满足 + 取消): what is still pending is in neither (ours).
 * The rankings have the form of the published tables of 2019: rank, library, number.
 *
 * Worked example: 58,728 of 67,896 requests filled is 86.5 %, as published for 2013.
 * Source: SOURCES.md [indicators], [two-fill-rates], [tables-2019].
 */
import { monthsOf } from "../../../core/period.ts";
import type { LibraryCode } from "../../../registry/library.ts";
import { gridSheet, noteColumns, numberColumn } from "../../../sheet/grid.ts";
import type { Cell } from "../../../sheet/origin.ts";
import { type Sheet, text, type Workbook } from "../../../sheet/sheet.ts";
import { nameOf } from "../finance/finance-facts.ts";
import { usedAndDueSheet } from "../funds/used-and-due.ts";
import type { HeadKey, ReportWords } from "../words.ts";
import { budgetSheets } from "./budget-execution.ts";
import { RequestSums } from "./request-sums.ts";
import { serviceNotes, serviceSheets } from "./service-sheets.ts";
import { costSheet } from "./statistics-costs.ts";
import {
  BORROWED,
  type CountedFacts,
  LENT,
  REQUESTED,
  SUPPLIED,
  tallied,
  tallyCell,
} from "./statistics-counts.ts";
import type { StatisticsFacts } from "./statistics-facts.ts";
import { trendSheet, volumeSheet } from "./statistics-months.ts";
import { latestUsers, rankSheet } from "./statistics-rank.ts";
import { sheetTop } from "./statistics-sheet.ts";
import { subjectSheets } from "./subject-sheet.ts";

export function statisticsWorkbook(read: StatisticsFacts, words: ReportWords): Workbook {
  const facts: CountedFacts = { ...read, sums: new RequestSums(read.counts) };
  const rank = (
    key: "suppliers" | "requesters" | "users" | "lenders" | "borrowers",
    head: HeadKey,
    cells: ReadonlyMap<LibraryCode, Cell>,
  ): Sheet => rankSheet(facts, words, { key, name: words.statistics[key], head, cells });
  const requestSheets = (): Sheet[] => [
    volumeSheet(facts, words),
    rank("suppliers", "documents", tallied(facts, SUPPLIED)),
    rank("requesters", "requested", tallied(facts, REQUESTED)),
    rank("users", "users", latestUsers(facts)),
    rank("lenders", "volumes", tallied(facts, LENT)),
    rank("borrowers", "borrowed", tallied(facts, BORROWED)),
    trendSheet(facts, words),
    librarySheet(facts, words),
  ];
  // Of a single month the finance workbook says it all.
  const costs = monthsOf(facts.span).length < 2 ? null : costSheet(facts, words);
  const used = usedAndDueSheet(facts, words);
  return {
    sheets: [
      ...(facts.periods.length > 0 ? requestSheets() : []),
      ...(used ? [used] : []),
      ...(costs ? [costs] : []),
      ...budgetSheets(facts, words),
      ...serviceSheets(facts, words),
      ...subjectSheets(facts, words),
      noteSheet(facts, words),
    ],
    mark: words.footer({ period: facts.span.id, version: facts.programVersion, label: facts.label }),
  };
}

function librarySheet(facts: CountedFacts, words: ReportWords): Sheet {
  const { head, statistics } = words;
  const tallies = { supplied: SUPPLIED, requested: REQUESTED, lent: LENT, borrowed: BORROWED };
  const codes = Object.values(tallies).flatMap((tally) => [...tallied(facts, tally).keys()]);
  return gridSheet({
    ...sheetTop(facts, words, statistics.libraries),
    heads: head,
    facts: [...new Set(codes)].sort(),
    columns: (column) => [
      numberColumn(head.number),
      column("code", { width: 14, align: "center" }, text),
      column("library", { width: 34 }, (code) => text(nameOf(code, facts, words))),
      ...(["supplied", "requested", "lent", "borrowed"] as const).map((key) =>
        column(key, { width: 13, summed: "count" }, (code) => tallyCell(facts, tallies[key], code)),
      ),
    ],
    total: words.total,
    landscape: true,
  });
}

function noteSheet(facts: StatisticsFacts, words: ReportWords): Sheet {
  const { head, statistics } = words;
  const missing =
    facts.missing.length === 0 ? statistics.whole : statistics.missing(facts.missing.join(", "));
  return gridSheet({
    ...sheetTop(facts, words, statistics.notes),
    heads: head,
    facts: [
      ...statistics.definitions,
      ...(facts.counts.some((c) => c.requests < 0) ? [statistics.corrected] : []),
      ...serviceNotes(facts, words),
      [head.month, missing] as const,
      [head.content, statistics.source] as const,
    ],
    columns: (column) => noteColumns(column, { topic: 24, content: 92 }),
    landscape: true,
  });
}
