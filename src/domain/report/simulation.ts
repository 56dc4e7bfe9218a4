/**
 * 模拟表 / the simulation workbook: what other rules would have made of the months, beside what the books hold.
 *
 * Five or six sheets: 汇总 by kind, 各馆 by library with winners first, 各月 month by month, 预算 fund by fund, and for a courier
 * contract 物流 by class of line and 物流分摊 by library. Every sheet says in its title and above its table that it is a simulation
 * and not the books; its differences are formulas.
 */
import { formatYuan } from "../money.ts";
import type { LibraryCode } from "../registry/library.ts";
import { sumOf } from "../settle/audit-sums.ts";
import type { AuditClass } from "../settle/courier-audit.ts";
import type { BudgetSide } from "../simulate/budget-effect.ts";
import {
  type ChargedKind,
  type Compared,
  kindKey,
  kindTotals,
  type LibraryEffect,
  libraryEffects,
} from "../simulate/comparison.ts";
import { allocationEffects, classEffects, ratedEffect } from "../simulate/courier-effect.ts";
import type { Simulation } from "../simulate/simulation.ts";
import {
  address,
  type Cell,
  type Column,
  count,
  dataRow,
  type Row,
  ratio,
  type Sheet,
  text,
  type Workbook,
  yuan,
} from "./sheet.ts";

export interface SimulationWords {
  readonly title: (p: { sheet: string; span: string }) => string;
  readonly notTheBooks: string;
  readonly unit: string;
  readonly total: string;
  readonly sheets: Readonly<
    Record<"summary" | "libraries" | "months" | "budget" | "courier" | "allocation", string>
  >;
  readonly heads: Readonly<
    Record<
      | "item"
      | "before"
      | "after"
      | "difference"
      | "percent"
      | "number"
      | "code"
      | "library"
      | "period"
      | "year"
      | "fund"
      | "appropriated"
      | "used"
      | "owedBefore"
      | "owedAfter"
      | "leftBefore"
      | "leftAfter"
      | "usedUpBefore"
      | "usedUpAfter"
      | "class"
      | "linesBefore"
      | "linesAfter",
      string
    >
  >;
  readonly differenceOf: (kind: string) => string;
  readonly effectNote: string;
  readonly allocationNote: string;
  readonly rated: (p: { before: string; after: string; difference: string }) => string;
  readonly payableIn: (p: { period: string; before: string; after: string }) => string;
  readonly noFunds: string;
  readonly covered: string;
  readonly className: (of: AuditClass) => string;
}

export interface SimulationAbout {
  readonly simulation: Simulation;
  /** What is said above every table: the rules, the periods, what is a sample. */
  readonly above: readonly string[];
  readonly words: SimulationWords;
  readonly kindName: (kind: ChargedKind) => string;
  readonly nameOf: (library: LibraryCode) => string;
  readonly mark: string;
}

export function simulationWorkbook(about: SimulationAbout): Workbook {
  const hasCourier = about.simulation.courier.length > 0;
  const sheets = [summary(about), libraries(about), months(about), budget(about)];
  return {
    sheets: hasCourier ? [...sheets, courier(about), allocation(about)] : sheets,
    mark: about.mark,
  };
}

function sheetOf(
  { simulation, above, words }: SimulationAbout,
  key: keyof SimulationWords["sheets"],
): Pick<Sheet, "name" | "title" | "above"> {
  const name = words.sheets[key];
  return {
    name,
    title: words.title({ sheet: name, span: simulation.span.id }),
    above: [words.notTheBooks, ...above, words.unit],
  };
}

const money = (head: string): Column => ({ head, width: 16, summed: "yuan" });

function moneyColumns({ heads }: SimulationWords): Column[] {
  return [money(heads.before), money(heads.after), money(heads.difference)];
}

/** Before, after and their difference, the first of them in the column `at`. */
function moneyCells(of: Compared, where: { sheet: Pick<Sheet, "above">; index: number; at: number }): Cell[] {
  const row = dataRow(where.sheet, where.index);
  const [before, after] = [where.at, where.at + 1].map((column) => address({ column, row }));
  return [
    yuan(of.beforeFen),
    yuan(of.afterFen),
    { ...yuan(of.differenceFen), formula: `${after}-${before}` },
  ];
}

function percentOf(of: Compared): Cell {
  return of.beforeFen > 0n ? ratio(of.differenceFen, of.beforeFen) : text("—");
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

function courier(about: SimulationAbout): Sheet {
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

function allocation(about: SimulationAbout): Sheet {
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
