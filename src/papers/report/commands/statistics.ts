import type { Exact } from "../../../core/exact.ts";
import { by } from "../../../core/list.ts";
import { formatYuan } from "../../../core/money.ts";
import { libraryNames } from "../../../registry/commands/library-names.ts";
import { percentText } from "../../../review/subproject/funds.ts";
import { type Plotter, plotterFor } from "../../../sheet/commands/plot.ts";
import type { CommandSpec } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { table } from "../../../terminal/table.ts";
import { VERSION } from "../../../terminal/version.ts";
import type { KeyStatistics, RankedLibrary, SpanFigures } from "../statistics/key-statistics.ts";
import { reportWords } from "../words/report.ts";
import { statisticsCommandWords } from "../words/statistics.ts";

export const statisticsCommand: CommandSpec = {
  usage: "statistics <period>",
  summary: {
    "zh-CN": "一个月、一季或一年的关键统计数",
    en: "the key statistics of a month, quarter or year",
  },
  examples: ["statistics 2019-05", "statistics 2019 --plot"],
  options: [
    {
      flags: "--plot",
      summary: { "zh-CN": "在数字旁画出条形和走势", en: "draw bars and the course beside the figures" },
    },
  ],
  run: async (context, input) => {
    const { periodOf } = await import("../../../core/period.ts");
    const { readStatisticsFacts } = await import("../steps/report-workbooks.ts");
    const { keyStatistics } = await import("../statistics/key-statistics.ts");
    const period = periodOf(input.arg(0));
    const { read } = await context.store();
    const words = reportWords[context.language];
    const found = keyStatistics(await readStatisticsFacts({ read, period, words, programVersion: VERSION }));
    const plotter = input.flag("plot") ? plotterFor(context.io) : null;
    return {
      schema: "statistics/1",
      json: { period: period.id, ...found },
      lines: await linesOf(context, { period: period.id, found, plotter }),
    };
  },
};

interface Shown {
  readonly period: string;
  readonly found: KeyStatistics;
  readonly plotter: Plotter | null;
}

/** Who did it, who asked for it, each with the unit that is counted. */
const RANKINGS = [
  ["suppliers", "documents"],
  ["requesters", "received"],
  ["lenders", "volumes"],
  ["borrowers", "borrowed"],
] as const;

async function linesOf(context: Context, { period, found, plotter }: Shown): Promise<Answer["lines"]> {
  const words = statisticsCommandWords[context.language];
  const name = await libraryNames(context);
  return [
    words.heading(period),
    ...periodLines(context, found, plotter),
    ...RANKINGS.flatMap(([key, unit]) =>
      ranking({
        ...{ title: words[key], heads: words.rankColumns(words[unit]), libraries: found[key] },
        ...{ name, plotter },
      }),
    ),
    ...budgetLines(context, found, plotter),
    ...(found.sample ? ["", reportWords[context.language].sampleLine] : []),
    ...(found.missing.length > 0 ? ["", words.missing(found.missing.join(", "))] : []),
    ...(found.unsettled.length > 0 ? ["", words.unsettled(found.unsettled.join(", "))] : []),
    "",
    words.more(period),
  ];
}

function ranking(of: {
  title: string;
  heads: readonly string[];
  libraries: readonly RankedLibrary[];
  name: (code: string) => string;
  plotter: Plotter | null;
}): readonly string[] {
  const { libraries, plotter } = of;
  const [first] = libraries;
  if (!first) return [];
  const rows = libraries.map(({ rank, library, value }) => [
    ...[`${rank}`, of.name(library), grouped(value)],
    ...(plotter ? [plotter.bar(value, first.value)] : []),
  ]);
  return ["", of.title, ...aligned([...of.heads, ...(plotter ? [""] : [])], rows, [0, 2])];
}

function periodLines(context: Context, found: KeyStatistics, plotter: Plotter | null): readonly string[] {
  const words = statisticsCommandWords[context.language];
  if (found.periods.length === 0) return [];
  const largest = Math.max(...found.periods.map((p) => p.requests));
  const rows = found.periods.map((p) => [
    ...[p.period, ...figures(p, words.unknown)],
    ...(plotter ? [plotter.bar(p.requests, largest)] : []),
  ]);
  const total = found.periods.length > 1 ? [[words.total, ...figures(found.total, words.unknown)]] : [];
  const heads = [...words.columns, ...(plotter ? [""] : [])];
  const right = [1, 2, 3, 4, 5, 6, 7, 8];
  return [...aligned(heads, [...rows, ...total], right), ...courseOfFillRate(context, found, plotter)];
}

function courseOfFillRate(context: Context, found: KeyStatistics, plotter: Plotter | null): string[] {
  const rates = found.periods.map((p) => p.fillRate);
  const known = rates.flatMap((rate) => rate ?? []);
  const value = (rate: Exact): number => Number(rate.num) / Number(rate.den);
  if (known.length < 2) return [];
  const line = plotter?.line(rates.map((rate) => rate && value(rate))) ?? null;
  if (line === null) return [];
  const sorted = [...known].sort(by(value));
  const [low, high] = [percentText(sorted[0] ?? null), percentText(sorted.at(-1) ?? null)];
  return ["", statisticsCommandWords[context.language].fillRate({ line, low, high })];
}

function budgetLines(context: Context, found: KeyStatistics, plotter: Plotter | null): readonly string[] {
  const words = statisticsCommandWords[context.language];
  if (found.budgets.length === 0) return [];
  const rows = found.budgets.map(({ subproject, fullYearFen, executedFen, rate }) => [
    ...[subproject, formatYuan(fullYearFen), formatYuan(executedFen), percentText(rate)],
    ...(plotter ? [plotter.bar(Number(executedFen), Number(fullYearFen))] : []),
  ]);
  const heads = [...words.budgetColumns, ...(plotter ? [""] : [])];
  return ["", words.budgets, ...aligned(heads, rows, [1, 2, 3])];
}

function figures(of: SpanFigures, unknown: string): string[] {
  const counts = [of.requests, of.filled, of.unfilled, of.cancelled, of.pending].map(grouped);
  const owed = of.owedFen === null ? unknown : formatYuan(of.owedFen);
  return [...counts, percentText(of.fillRate), grouped(of.lentVolumes), owed];
}

function aligned(heads: readonly string[], rows: readonly string[][], right: readonly number[]): string[] {
  return table(
    heads.map((head, i) => ({ head, right: right.includes(i) })),
    rows,
  );
}

function grouped(n: number): string {
  return n.toLocaleString("en");
}
