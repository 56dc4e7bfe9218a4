/**
 * 服务评估工作簿 / the workbook of a service evaluation: ranking, awards, the points item by item, and what all of it rests on.
 *
 * The ranking's group points are formulas over the items' points, and the totals over the groups'. What stands beside (other
 * scope) has columns of its own and enters no sum. Source: SOURCES.md [evaluation-groups], [reported-figures].
 */

import { type Exact, formatExact, scaledHalfUp } from "../../core/exact.ts";
import { sumOf } from "../../core/list.ts";
import type { LibraryCode } from "../../registry/library.ts";
import { type ColumnMaker, type GridColumn, gridSheet, noteColumns } from "../../sheet/grid.ts";
import { type Cell, POSITION } from "../../sheet/origin.ts";
import { cellOf, count, decimal, type Sheet, text, type Workbook } from "../../sheet/sheet.ts";
import type { EvaluatedItem, EvaluatedLibrary, LibraryFigure } from "./evaluate-libraries.ts";
import type { EvaluationFacts, EvaluationWords } from "./service-evaluation-facts.ts";

export function evaluationWorkbook(facts: EvaluationFacts, words: EvaluationWords): Workbook {
  const items = itemSheet(facts, words);
  const mark = { period: facts.window.id, version: facts.programVersion, label: facts.label };
  return {
    sheets: [rankingSheet(facts, words, items), awardSheet(facts, words), items, noteSheet(facts, words)],
    mark: words.footer(mark),
  };
}

function sheetTop(facts: EvaluationFacts, words: EvaluationWords, name: string) {
  const scheme = words.name(facts.scheme);
  return {
    name,
    title: words.title({ sheet: name, scheme, window: facts.window.id }),
    above: [
      words.window(facts.window),
      ...(facts.sample ? [words.sampleLine] : []),
      ...(facts.missing.length > 0 ? [words.missing(facts.missing.join(", "))] : []),
    ],
    heads: words.head,
    landscape: true,
  };
}

function libraryColumns<Fact extends EvaluatedLibrary | null>(
  column: ColumnMaker<Fact, "code" | "library">,
  { libraries }: EvaluationFacts,
  of: { words: EvaluationWords; width: number },
): GridColumn<Fact>[] {
  const nameOf = (code: LibraryCode): string => {
    const known = libraries.get(code);
    return known ? of.words.name(known) : code;
  };
  return [
    column("code", { width: 10, align: "center" }, (one) => one && text(one.library)),
    column("library", { width: of.width }, (one) => one && text(nameOf(one.library))),
  ];
}

const rankCell = ({ rank }: EvaluatedLibrary): Cell => (rank === null ? text("—") : count(rank, POSITION));

function rankingSheet(facts: EvaluationFacts, words: EvaluationWords, items: Sheet): Sheet {
  const { scheme } = facts;
  const groups = scheme.groups.map(
    (group, g): GridColumn<EvaluatedLibrary> => ({
      key: `group-${g}`,
      head: words.ofPoints({ name: words.name(group), points: words.plain(sumPoints(group.items)) }),
      width: 18,
      cell: (one, { index }) => groupCell(one, g, { items, index, decimals: scheme.decimals }),
    }),
  );
  return gridSheet({
    ...sheetTop(facts, words, words.sheets.ranking),
    facts: facts.evaluated,
    columns: (column) => [
      column("rank", { width: 7, align: "center" }, rankCell),
      ...libraryColumns(column, facts, { words, width: 30 }),
      ...groups,
      column("total", { width: 11 }, (one, at) => {
        const range = at.range(groups[0]?.key ?? "", groups.at(-1)?.key ?? "");
        const origin = { kind: "cells", addresses: [range] } as const;
        return { ...points(one.total, scheme.decimals), formula: `SUM(${range})`, origin };
      }),
      ...scheme.beside.map((key, b) => ({
        key: `beside-${b}`,
        head: besideHead(key, facts, words),
        width: 32,
        cell: (one: EvaluatedLibrary) =>
          one.beside[b] ? figureCell(one.beside[b], { key, one, facts }) : null,
      })),
      column("award", { width: 38 }, (one) => text(one.awards.join("；"))),
    ],
  });
}

/** The points of a group: the sum of its items' points on the other sheet. */
function groupCell(
  one: EvaluatedLibrary,
  g: number,
  of: { items: Sheet; index: number; decimals: number },
): Cell | null {
  const group = one.groups[g];
  if (!group) return null;
  const addresses = group.items.map((_, n) => cellOf(of.items, pointsKey(g, n), of.index).formula ?? "");
  const origin = { kind: "cells", addresses } as const;
  return { ...points(group.points, of.decimals), formula: addresses.join("+"), origin };
}

const pointsKey = (group: number, item: number): string => `points-${group}-${item}`;

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

/** Two columns an item: its figure and its points. */
function itemSheet(facts: EvaluationFacts, words: EvaluationWords): Sheet {
  const { scheme, indicators } = facts;
  return gridSheet({
    ...sheetTop(facts, words, words.sheets.items),
    facts: facts.evaluated,
    columns: (column) => [
      ...libraryColumns(column, facts, { words, width: 30 }),
      ...scheme.groups.flatMap(({ items }, g) =>
        items.flatMap((item, n): GridColumn<EvaluatedLibrary>[] => {
          const indicator = indicators.get(item.indicator);
          const name = indicator ? words.name(indicator) : item.indicator;
          const unit = indicator && indicator.unit !== "percent" ? words.unit(indicator.unit) : "%";
          const cells = (one: EvaluatedLibrary) => {
            const e = one.groups[g]?.items[n];
            return e ? itemCells(e, { one, facts }) : null;
          };
          return [
            {
              key: `figure-${g}-${n}`,
              head: `${name} (${unit})`,
              width: 26,
              cell: (one) => cells(one)?.figure ?? null,
            },
            {
              key: pointsKey(g, n),
              head: words.pointsOf(words.plain(item.points)),
              width: 18,
              cell: (one) => cells(one)?.earned ?? null,
            },
          ];
        }),
      ),
    ],
  });
}

function itemCells(e: EvaluatedItem, of: { one: EvaluatedLibrary; facts: EvaluationFacts }) {
  const { facts } = of;
  const earned = points(e.points, facts.scheme.decimals);
  const figure = figureCell(e.figure, { key: e.item.indicator, ...of });
  const origin = {
    kind: "score" as const,
    rule: facts.rule,
    arithmetic: "",
    of: figure.origin ? [figure] : [],
  };
  return { figure, earned: { ...earned, origin } };
}

function figureCell(
  figure: LibraryFigure,
  of: { key: string; one: EvaluatedLibrary; facts: EvaluationFacts },
): Cell {
  const { key, one, facts } = of;
  const indicator = facts.indicators.get(key);
  if (figure.value === null || !indicator) return text("—");
  const origin = {
    kind: "indicator" as const,
    ...{ key, window: facts.window.id, library: one.library, definitions: facts.definitions },
  };
  const { decimals, unit } = indicator;
  if (unit === "percent") return { value: { kind: "ratio", ...figure.value }, origin };
  return decimal({ scaled: scaledHalfUp(figure.value, decimals), decimals }, origin);
}

function awardSheet(facts: EvaluationFacts, words: EvaluationWords): Sheet {
  const awarded = facts.scheme.awards.flatMap(({ name }) =>
    facts.evaluated.filter((one) => one.awards.includes(name)).map((one) => ({ ...one, name })),
  );
  return gridSheet({
    ...sheetTop(facts, words, words.sheets.awards),
    facts: awarded.length > 0 ? awarded : [null],
    columns: (column) => [
      column("award", { width: 40 }, (one) => text(one?.name ?? words.head.noAward)),
      column("rank", { width: 8, align: "center" }, (one) => one && rankCell(one)),
      ...libraryColumns(column, facts, { words, width: 36 }),
      column("total", { width: 12 }, (one) => one && awardTotal(one, facts)),
    ],
  });
}

function awardTotal(one: EvaluatedLibrary, facts: EvaluationFacts): Cell {
  const { decimals } = facts.scheme;
  const arithmetic = one.groups.map((g) => formatExact(g.points, { decimals })).join(" + ");
  return { ...points(one.total, decimals), origin: { kind: "score", rule: facts.rule, arithmetic, of: [] } };
}

function noteSheet(facts: EvaluationFacts, words: EvaluationWords): Sheet {
  const { notes } = words;
  const { scheme } = facts;
  const lines: (readonly [string, string])[] = [
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
  return gridSheet({
    ...sheetTop(facts, words, words.sheets.notes),
    facts: lines,
    columns: (column) => noteColumns(column, { topic: 22, content: 100 }),
  });
}
