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
import { type Row, rowNumber, type Sheet, text, type Workbook } from "../../../sheet/sheet.ts";
import { nameOf } from "../finance/finance-facts.ts";
import type { ReportWords } from "../words.ts";
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
import { sheetOf } from "./statistics-sheet.ts";

export function statisticsWorkbook(read: StatisticsFacts, words: ReportWords): Workbook {
  const facts: CountedFacts = { ...read, sums: new RequestSums(read.counts) };
  const { statistics, head } = words;
  const requestSheets = (): Sheet[] => [
    volumeSheet(facts, words),
    rankSheet(facts, words, {
      key: "suppliers",
      name: statistics.suppliers,
      head: head.documents,
      cells: tallied(facts, SUPPLIED),
    }),
    rankSheet(facts, words, {
      key: "users",
      name: statistics.users,
      head: head.users,
      cells: latestUsers(facts),
    }),
    rankSheet(facts, words, {
      key: "lenders",
      name: statistics.lenders,
      head: head.volumes,
      cells: tallied(facts, LENT),
    }),
    trendSheet(facts, words),
    librarySheet(facts, words),
  ];
  // Of a single month the finance workbook says it all.
  const costs = monthsOf(facts.span).length < 2 ? null : costSheet(facts, words);
  return {
    sheets: [
      ...(facts.periods.length > 0 ? requestSheets() : []),
      ...(costs ? [costs] : []),
      ...budgetSheets(facts, words),
      ...serviceSheets(facts, words),
      noteSheet(facts, words),
    ],
    mark: words.footer({ period: facts.span.id, version: facts.programVersion, label: facts.label }),
  };
}

function librarySheet(facts: CountedFacts, words: ReportWords): Sheet {
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
