/** 模拟物流: a simulated courier contract by class of line, and its cost by library. */
import { sumOf } from "../../core/list.ts";
import { formatYuan } from "../../core/money.ts";
import { gridSheet } from "../../sheet/grid.ts";
import { count, type Sheet, text } from "../../sheet/sheet.ts";
import { allocationEffects, classEffects, ratedEffect } from "./courier-effect.ts";
import { moneyColumns, type SimulationAbout, type SimulationWords, sheetTop } from "./simulation-parts.ts";
import type { Simulation } from "./simulation-sheet.ts";

export function courierSheet(about: SimulationAbout): Sheet {
  const { simulation, words } = about;
  const counted = { width: 12, summed: "count" } as const;
  return gridSheet({
    ...sheetTop(about, "courier"),
    facts: classEffects(simulation.courier),
    columns: (column) => [
      column("class", { width: 24 }, (effect) => text(words.className(effect.class))),
      column("linesBefore", counted, (effect) => count(effect.linesBefore)),
      column("linesAfter", counted, (effect) => count(effect.linesAfter)),
      ...moneyColumns(column, (effect) => effect),
    ],
    total: words.total,
    below: [
      ...ratedLines(simulation.courier, words),
      ...simulation.courier.map((month) => {
        const [was, is] = [month.before, month.after].map((side) => sumOf(side.totals, (t) => t.payableFen));
        return words.payableIn({
          period: month.period,
          ...{ before: formatYuan(was ?? 0n), after: formatYuan(is ?? 0n) },
        });
      }),
    ],
  });
}

/** What the company would bill, which the invoices at hand can't say. */
export function ratedLines(months: Simulation["courier"], words: Pick<SimulationWords, "rated">): string[] {
  const { beforeFen, afterFen, differenceFen } = ratedEffect(months);
  const [before = "", after = "", difference = ""] = [beforeFen, afterFen, differenceFen].map(formatYuan);
  return [words.rated({ before, after, difference })];
}

export function allocationSheet(about: SimulationAbout): Sheet {
  const { simulation, words, nameOf } = about;
  return gridSheet({
    ...sheetTop(about, "allocation"),
    facts: allocationEffects(simulation.courier),
    columns: (column) => [
      column("code", { width: 12, align: "center" }, ({ library }) => text(library)),
      column("library", { width: 28 }, ({ library }) => text(nameOf(library))),
      ...moneyColumns(column, (effect) => effect),
    ],
    total: words.total,
    below: [words.allocationNote],
  });
}
