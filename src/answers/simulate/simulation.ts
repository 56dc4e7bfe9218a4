/**
 * 模拟表 / the simulation workbook: what other rules would have made of the months, beside what the books hold.
 *
 * Five or six sheets: 汇总 by kind, 各馆 by library with winners first, 各月 month by month, 预算 fund by fund, and for a courier
 * contract 物流 by class of line and 物流分摊 by library. Every sheet says in its title and above its table that it is a simulation
 * and not the books; its differences are formulas.
 */

import { gridSheet } from "../../sheet/grid.ts";
import type { Cell } from "../../sheet/origin.ts";
import { count, type Sheet, text, type Workbook, yuan } from "../../sheet/sheet.ts";
import type { BudgetSide } from "./budget-effect.ts";
import { type ChargedKind, kindKey, kindTotals, type LibraryEffect, libraryEffects } from "./comparison.ts";
import { allocationSheet, courierSheet } from "./simulation-courier.ts";
import {
  ALONE,
  MONEY,
  moneyColumns,
  percentOf,
  type SimulationAbout,
  type SimulationWords,
  sheetTop,
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
  return gridSheet({
    ...sheetTop(about, "summary"),
    facts: kindTotals(about.simulation.lines),
    columns: (column) => [
      column("item", { width: 34 }, (kind) => text(about.kindName(kind))),
      ...moneyColumns(column, (kind) => kind, ALONE),
      column("percent", { width: 12, align: "right" }, percentOf),
    ],
  });
}

function libraries(about: SimulationAbout): Sheet {
  const { simulation, words, kindName, nameOf } = about;
  const own = (kind: ChargedKind, effect: LibraryEffect): Cell => {
    const found = effect.kinds.find((k) => kindKey(k) === kindKey(kind));
    return yuan(found?.differenceFen ?? 0n);
  };
  return gridSheet({
    ...sheetTop(about, "libraries"),
    facts: libraryEffects(simulation.lines),
    columns: (column) => [
      column("number", { width: 6, align: "center" }, (_, { index }) => count(index + 1)),
      column("code", { width: 12, align: "center" }, ({ library }) => text(library)),
      column("library", { width: 28 }, ({ library }) => text(nameOf(library))),
      ...moneyColumns(column, (effect) => effect),
      column("percent", { width: 10, align: "right" }, percentOf),
      ...kindTotals(simulation.lines).map((kind) => ({
        ...{ key: kindKey(kind), head: words.differenceOf(kindName(kind)), ...MONEY },
        cell: (effect: LibraryEffect) => own(kind, effect),
      })),
    ],
    total: words.total,
    below: [words.effectNote],
    landscape: true,
  });
}

function months(about: SimulationAbout): Sheet {
  return gridSheet({
    ...sheetTop(about, "months"),
    facts: about.simulation.months.flatMap(({ period, kinds }) => kinds.map((kind) => ({ period, kind }))),
    columns: (column) => [
      column("period", { width: 14, align: "center" }, ({ period }) => text(period.id)),
      column("item", { width: 34 }, ({ kind }) => text(about.kindName(kind))),
      ...moneyColumns(column, ({ kind }) => kind, ALONE),
    ],
  });
}

function budget(about: SimulationAbout): Sheet {
  const { simulation, words } = about;
  const usedUp = { width: 13, align: "center" } as const;
  return gridSheet({
    ...sheetTop(about, "budget"),
    facts: simulation.budget,
    columns: (column) => [
      column("year", { width: 8, align: "center" }, ({ before }) => text(before.year)),
      column("fund", { width: 20 }, ({ before }) => text(before.fund)),
      column("appropriated", MONEY, ({ before }) => yuan(before.appropriatedFen)),
      column("used", MONEY, ({ before }) => yuan(before.usedFen)),
      column("owedBefore", MONEY, ({ before }) => yuan(before.committedFen)),
      column("owedAfter", MONEY, ({ after }) => yuan(after.committedFen)),
      column("leftBefore", MONEY, ({ before }) => yuan(before.leftFen)),
      column("leftAfter", MONEY, ({ after }) => yuan(after.leftFen)),
      column("usedUpBefore", usedUp, ({ before }) => text(usedUpText(before, words))),
      column("usedUpAfter", usedUp, ({ after }) => text(usedUpText(after, words))),
    ],
    total: words.total,
    below: simulation.budget.length === 0 ? [words.noFunds] : [],
    landscape: true,
  });
}

export function usedUpText(side: BudgetSide, words: Pick<SimulationWords, "covered">): string {
  return side.usedUpIn ?? words.covered;
}
