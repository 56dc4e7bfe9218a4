/**
 * 模拟表 / the simulation workbook: what other rules would have made of the months, beside what the books hold.
 *
 * Five or six sheets: 汇总 by kind, 各馆 by library with winners first, 各月 month by month, 预算 fund by fund, and for a courier
 * contract 物流 by class of line and 物流分摊 by library. Every sheet says in its title and above its table that it is a simulation
 * and not the books; its differences are formulas.
 */

import type { Cell } from "../../sheet/because.ts";
import { type Column, count, type Row, type Sheet, text, type Workbook, yuan } from "../../sheet/sheet.ts";
import type { BudgetSide } from "./budget-effect.ts";
import { type ChargedKind, kindKey, kindTotals, type LibraryEffect, libraryEffects } from "./comparison.ts";
import { allocationSheet, courierSheet } from "./simulation-courier.ts";
import {
  money,
  moneyCells,
  moneyColumns,
  percentOf,
  type SimulationAbout,
  type SimulationWords,
  sheetOf,
} from "./simulation-parts.ts";

export function simulationWorkbook(about: SimulationAbout): Workbook {
  const hasCourier = about.simulation.courier.length > 0;
  const sheets = [summary(about), libraries(about), months(about), budget(about)];
  return {
    sheets: hasCourier ? [...sheets, courierSheet(about), allocationSheet(about)] : sheets,
    mark: about.mark,
  };
}

/** Kinds are never added up: a fee basis is no money owed. */
function summary(about: SimulationAbout): Sheet {
  const { simulation, words, kindName } = about;
  const head = sheetOf(about, "summary");
  return {
    ...head,
    columns: [
      { head: words.heads.item, width: 34 },
      ...moneyColumns(words).map(({ summed: _, ...column }): Column => ({ ...column, align: "right" })),
      { head: words.heads.percent, width: 12, align: "right" },
    ],
    rows: kindTotals(simulation.lines).map((kind, index) => [
      text(kindName(kind)),
      ...moneyCells(kind, { sheet: head, index, at: 1 }),
      percentOf(kind),
    ]),
    total: null,
    below: [],
    landscape: false,
  };
}

function libraries(about: SimulationAbout): Sheet {
  const { simulation, words, kindName, nameOf } = about;
  const { heads } = words;
  const head = sheetOf(about, "libraries");
  const kinds = kindTotals(simulation.lines);
  const own = (effect: LibraryEffect, kind: ChargedKind): Cell => {
    const found = effect.kinds.find((k) => kindKey(k) === kindKey(kind));
    return yuan(found?.differenceFen ?? 0n);
  };
  return {
    ...head,
    columns: [
      { head: heads.number, width: 6, align: "center" },
      { head: heads.code, width: 12, align: "center" },
      { head: heads.library, width: 28 },
      ...moneyColumns(words),
      { head: heads.percent, width: 10, align: "right" },
      ...kinds.map((kind) => money(words.differenceOf(kindName(kind)))),
    ],
    rows: libraryEffects(simulation.lines).map(
      (effect, index): Row => [
        count(index + 1),
        text(effect.library),
        text(nameOf(effect.library)),
        ...moneyCells(effect, { sheet: head, index, at: 3 }),
        percentOf(effect),
        ...kinds.map((kind) => own(effect, kind)),
      ],
    ),
    total: words.total,
    below: [words.effectNote],
    landscape: true,
  };
}

function months(about: SimulationAbout): Sheet {
  const { simulation, words, kindName } = about;
  const head = sheetOf(about, "months");
  const rows = simulation.months.flatMap(({ period, kinds }) => kinds.map((kind) => ({ period, kind })));
  return {
    ...head,
    columns: [
      { head: words.heads.period, width: 14, align: "center" },
      { head: words.heads.item, width: 34 },
      ...moneyColumns(words).map(({ summed: _, ...column }): Column => ({ ...column, align: "right" })),
    ],
    rows: rows.map(({ period, kind }, index) => [
      text(period.id),
      text(kindName(kind)),
      ...moneyCells(kind, { sheet: head, index, at: 2 }),
    ]),
    total: null,
    below: [],
    landscape: false,
  };
}

function budget(about: SimulationAbout): Sheet {
  const { simulation, words } = about;
  const { heads } = words;
  return {
    ...sheetOf(about, "budget"),
    columns: [
      { head: heads.year, width: 8, align: "center" },
      { head: heads.fund, width: 20 },
      ...[heads.appropriated, heads.used, heads.owedBefore, heads.owedAfter].map(money),
      ...[heads.leftBefore, heads.leftAfter].map(money),
      { head: heads.usedUpBefore, width: 13, align: "center" },
      { head: heads.usedUpAfter, width: 13, align: "center" },
    ],
    rows: simulation.budget.map(({ before, after }) => [
      text(before.year),
      text(before.fund),
      ...[before.appropriatedFen, before.usedFen, before.committedFen, after.committedFen].map((f) =>
        yuan(f),
      ),
      ...[before.leftFen, after.leftFen].map((fen) => yuan(fen)),
      ...[before, after].map((side) => text(usedUpText(side, words))),
    ]),
    total: words.total,
    below: simulation.budget.length === 0 ? [words.noFunds] : [],
    landscape: true,
  };
}

export function usedUpText(side: BudgetSide, words: Pick<SimulationWords, "covered">): string {
  return side.usedUpIn ?? words.covered;
}
