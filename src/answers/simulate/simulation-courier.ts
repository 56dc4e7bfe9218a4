/** 模拟物流: a simulated courier contract by class of line, and its cost by library. */
import { sumOf } from "../../core/list.ts";
import { formatYuan } from "../../core/money.ts";
import { count, type Sheet, text } from "../../sheet/sheet.ts";
import { allocationEffects, classEffects, ratedEffect } from "./courier-effect.ts";
import {
  moneyCells,
  moneyColumns,
  type SimulationAbout,
  type SimulationWords,
  sheetOf,
} from "./simulation-parts.ts";
import type { Simulation } from "./simulation-sheet.ts";

export function courierSheet(about: SimulationAbout): Sheet {
  const { simulation, words } = about;
  const { heads } = words;
  const head = sheetOf(about, "courier");
  return {
    ...head,
    columns: [
      { head: heads.class, width: 24 },
      { head: heads.linesBefore, width: 12, summed: "count" },
      { head: heads.linesAfter, width: 12, summed: "count" },
      ...moneyColumns(words),
    ],
    rows: classEffects(simulation.courier).map((effect, index) => [
      text(words.className(effect.class)),
      count(effect.linesBefore),
      count(effect.linesAfter),
      ...moneyCells(effect, { sheet: head, index, at: 3 }),
    ]),
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
    landscape: false,
  };
}

/** What the company would bill, which the invoices at hand can't say. */
export function ratedLines(months: Simulation["courier"], words: Pick<SimulationWords, "rated">): string[] {
  const { beforeFen, afterFen, differenceFen } = ratedEffect(months);
  const [before = "", after = "", difference = ""] = [beforeFen, afterFen, differenceFen].map(formatYuan);
  return [words.rated({ before, after, difference })];
}

export function allocationSheet(about: SimulationAbout): Sheet {
  const { simulation, words, nameOf } = about;
  const head = sheetOf(about, "allocation");
  return {
    ...head,
    columns: [
      { head: words.heads.code, width: 12, align: "center" },
      { head: words.heads.library, width: 28 },
      ...moneyColumns(words),
    ],
    rows: allocationEffects(simulation.courier).map((effect, index) => [
      text(effect.library),
      text(nameOf(effect.library)),
      ...moneyCells(effect, { sheet: head, index, at: 2 }),
    ]),
    total: words.total,
    below: [words.allocationNote],
    landscape: false,
  };
}
