/**
 * 服务评估工作簿 / the workbook of a service evaluation: ranking, awards, the points item by item, and what all of it rests on.
 *
 * The ranking's group points are formulas over the items' points, and the totals over the groups'. What stands beside (other
 * scope) has columns of its own and enters no sum. Source: SOURCES.md [evaluation-groups], [reported-figures].
 */

import { type Exact, formatExact, scaledHalfUp } from "../../core/exact.ts";
import { addUp, sumOf } from "../../core/list.ts";
import type { LibraryCode } from "../../registry/library.ts";
import { type Cell, POSITION } from "../../sheet/because.ts";
import {
  address,
  type Column,
  count,
  dataRow,
  decimal,
  foreign,
  type Row,
  type Sheet,
  text,
  type Workbook,
} from "../../sheet/sheet.ts";
import type { EvaluatedItem, EvaluatedLibrary, LibraryFigure } from "./evaluate-libraries.ts";
import type { ServiceEvaluation } from "./evaluation-rules.ts";
import type { EvaluationFacts, EvaluationWords } from "./service-evaluation-facts.ts";

export function evaluationWorkbook(facts: EvaluationFacts, words: EvaluationWords): Workbook {
  const items = itemSheet(facts, words);
  const mark = { period: facts.window.id, version: facts.programVersion, label: facts.label };
  return {
    sheets: [rankingSheet(facts, words, items), awardSheet(facts, words), items, noteSheet(facts, words)],
    mark: words.footer(mark),
  };
}

function sheetOf(
  facts: EvaluationFacts,
  words: EvaluationWords,
  made: Pick<Sheet, "name" | "columns" | "rows">,
): Sheet {
  const scheme = words.name(facts.scheme);
  return {
    ...made,
    title: words.title({ sheet: made.name, scheme, window: facts.window.id }),
    above: [
      words.window(facts.window),
      ...(facts.sample ? [words.sampleLine] : []),
      ...(facts.missing.length > 0 ? [words.missing(facts.missing.join(", "))] : []),
    ],
    total: null,
    below: [],
    landscape: true,
  };
}

function who(library: LibraryCode, facts: EvaluationFacts, words: EvaluationWords): Cell[] {
  const known = facts.libraries.get(library);
  return [text(library), text(known ? words.name(known) : library)];
}

function rankingSheet(facts: EvaluationFacts, words: EvaluationWords, items: Sheet): Sheet {
  const { scheme } = facts;
  const { head } = words;
  const columns: Column[] = [
    { head: head.rank, width: 7, align: "center" },
    { head: head.code, width: 10, align: "center" },
    { head: head.library, width: 30 },
    ...scheme.groups.map((g) => ({
      head: words.ofPoints({ name: words.name(g), points: words.plain(sumPoints(g.items)) }),
      width: 18,
    })),
    { head: head.total, width: 11 },
    ...scheme.beside.map((key) => ({ head: besideHead(key, facts, words), width: 32 })),
    { head: head.award, width: 38 },
  ];
  const draft = sheetOf(facts, words, { name: words.sheets.ranking, columns, rows: [] });
  const rows = facts.evaluated.map((one, i): Row => {
    const row = dataRow(draft, i);
    const groups = one.groups.map((group, g) => {
      const cells = group.items.map((_, n) => pointCell(items, { row: i, item: itemIndex(scheme, g) + n }));
      return {
        ...points(group.points, scheme.decimals),
        formula: cells.join("+"),
        because: { kind: "cells" as const, addresses: cells },
      };
    });
    const [first, last] = [3, 2 + groups.length].map((column) => address({ column, row }));
    const total = {
      ...points(one.total, scheme.decimals),
      formula: `SUM(${first}:${last})`,
      because: { kind: "cells" as const, addresses: [`${first}:${last}`] },
    };
    return [
      one.rank === null ? text("—") : count(one.rank, POSITION),
      ...who(one.library, facts, words),
      ...groups,
      total,
      ...one.beside.map((figure, b) => figureCell(figure, { key: scheme.beside[b] ?? "", one, facts })),
      text(one.awards.join("；")),
    ];
  });
  return { ...draft, rows };
}

function sumPoints(items: readonly { readonly points: Exact }[]): Exact {
  const den = items.reduce((all, i) => all * i.points.den, 1n);
  return { num: sumOf(items, (i) => (i.points.num * den) / i.points.den), den };
}

const points = (value: Exact, decimals: number): Cell =>
  decimal({ scaled: scaledHalfUp(value, decimals), decimals });

function besideHead(key: string, facts: EvaluationFacts, words: EvaluationWords): string {
  const indicator = facts.indicators.get(key);
  if (!indicator) return key;
  const { unit, scope } = indicator;
  return words.beside({ name: words.name(indicator), unit: words.unit(unit), scope: words.scope(scope) });
}

/** How many items stand before those of a group. */
function itemIndex(scheme: ServiceEvaluation, group: number): number {
  return addUp(scheme.groups.slice(0, group), (g) => g.items.length);
}

/** Two columns an item, after code and name: its figure and its points. */
function pointCell(items: Pick<Sheet, "name" | "above">, at: { row: number; item: number }): string {
  return foreign(items, { column: 2 + at.item * 2 + 1, row: dataRow(items, at.row) });
}

function itemSheet(facts: EvaluationFacts, words: EvaluationWords): Sheet {
  const { scheme, indicators } = facts;
  const items = scheme.groups.flatMap((g) => g.items);
  const columns: Column[] = [
    { head: words.head.code, width: 10, align: "center" },
    { head: words.head.library, width: 30 },
    ...items.flatMap((item) => {
      const indicator = indicators.get(item.indicator);
      const name = indicator ? words.name(indicator) : item.indicator;
      const unit = indicator && indicator.unit !== "percent" ? words.unit(indicator.unit) : "%";
      return [
        { head: `${name} (${unit})`, width: 26 },
        { head: words.pointsOf(words.plain(item.points)), width: 18 },
      ];
    }),
  ];
  const rows = facts.evaluated.map(
    (one): Row => [
      ...who(one.library, facts, words),
      ...one.groups.flatMap((g) => g.items.flatMap((e) => itemCells(e, { one, facts }))),
    ],
  );
  return sheetOf(facts, words, { name: words.sheets.items, columns, rows });
}

function itemCells(e: EvaluatedItem, of: { one: EvaluatedLibrary; facts: EvaluationFacts }): Cell[] {
  const { facts } = of;
  const earned = points(e.points, facts.scheme.decimals);
  const figure = figureCell(e.figure, { key: e.item.indicator, ...of });
  const because = {
    kind: "score" as const,
    rule: facts.rule,
    arithmetic: "",
    of: figure.because ? [figure] : [],
  };
  return [figure, { ...earned, because }];
}

function figureCell(
  figure: LibraryFigure,
  of: { key: string; one: EvaluatedLibrary; facts: EvaluationFacts },
): Cell {
  const { key, one, facts } = of;
  const indicator = facts.indicators.get(key);
  if (figure.value === null || !indicator) return text("—");
  const because = {
    kind: "indicator" as const,
    ...{ key, window: facts.window.id, library: one.library, definitions: facts.definitions },
  };
  const { decimals, unit } = indicator;
  if (unit === "percent") return { value: { kind: "ratio", ...figure.value }, because };
  return decimal({ scaled: scaledHalfUp(figure.value, decimals), decimals }, because);
}

function awardSheet(facts: EvaluationFacts, words: EvaluationWords): Sheet {
  const { head } = words;
  const rows = facts.scheme.awards.flatMap(({ name }) =>
    facts.evaluated
      .filter((one) => one.awards.includes(name))
      .map(
        (one): Row => [
          text(name),
          one.rank === null ? text("—") : count(one.rank, POSITION),
          ...who(one.library, facts, words),
          awardTotal(one, facts),
        ],
      ),
  );
  const columns: Column[] = [
    { head: head.award, width: 40 },
    { head: head.rank, width: 8, align: "center" },
    { head: head.code, width: 10, align: "center" },
    { head: head.library, width: 36 },
    { head: head.total, width: 12 },
  ];
  const none: Row = [text(head.noAward), null, null, null, null];
  return sheetOf(facts, words, { name: words.sheets.awards, columns, rows: rows.length > 0 ? rows : [none] });
}

function awardTotal(one: EvaluatedLibrary, facts: EvaluationFacts): Cell {
  const { decimals } = facts.scheme;
  const arithmetic = one.groups.map((g) => formatExact(g.points, { decimals })).join(" + ");
  return { ...points(one.total, decimals), because: { kind: "score", rule: facts.rule, arithmetic, of: [] } };
}

function noteSheet(facts: EvaluationFacts, words: EvaluationWords): Sheet {
  const { notes } = words;
  const { scheme } = facts;
  const rows: (readonly [string, string])[] = [
    [notes.scheme, facts.rule],
    [notes.definitions, facts.definitions],
    ...scheme.groups.flatMap((g) =>
      g.items.map((item): [string, string] => {
        const indicator = facts.indicators.get(item.indicator);
        const said = {
          name: indicator ? words.name(indicator) : item.indicator,
          points: words.plain(item.points),
          method: words.method(item.method),
          scope: words.scope(indicator?.scope ?? ""),
          source: indicator?.source ?? "",
        };
        return [words.name(g), notes.item(said)];
      }),
    ),
    ...scheme.beside.map((key): [string, string] => [
      notes.besideTopic,
      `${besideHead(key, facts, words)} ${notes.neverAdded}`,
    ]),
    [notes.ranking, notes.rankingRule],
  ];
  return sheetOf(facts, words, {
    name: words.sheets.notes,
    columns: [
      { head: words.head.topic, width: 22 },
      { head: words.head.content, width: 100 },
    ],
    rows: rows.map(([topic, said]) => [text(topic), text(said)]),
  });
}
