/** A chart as ECharts wants it told: the same kinds, order and colours as the native one. */
import type { EChartsCoreOption } from "echarts/core";
import { addUp } from "../../core/list.ts";
import type { DrawnChart, DrawnSeries, MeasuredValue } from "../chart.ts";
import { PERCENT_DECIMALS } from "../layout.ts";
import { numberOf } from "./excel-value.ts";
import { colourOf } from "./palette.ts";

const INK = "#333333";
const GREY = "#808080";

export const WIDTH = 960;
const HEIGHT = 480;
const BAR_HEIGHT = 26;

export function heightOf(chart: DrawnChart): number {
  return chart.kind === "bar" ? 150 + BAR_HEIGHT * Math.max(5, chart.categories.texts.length) : HEIGHT;
}

export function optionOf(chart: DrawnChart, mark: string): EChartsCoreOption {
  const hasLegend = chart.series.length > 1 || chart.kind === "pie";
  return {
    animation: false,
    backgroundColor: "#ffffff",
    color: Array.from({ length: 8 }, (_, i) => `#${colourOf(i)}`),
    textStyle: { fontFamily: "sans-serif", color: INK },
    title: [
      {
        ...{ text: chart.title, subtext: chart.note ?? "", left: "center", top: 16, itemGap: 8 },
        textStyle: { fontSize: 18, fontWeight: "bold", color: INK },
        subtextStyle: { fontSize: 11, color: GREY },
      },
      { text: mark, right: 12, bottom: 6, textStyle: { fontSize: 10, fontWeight: "normal", color: GREY } },
    ],
    ...(hasLegend ? { legend: { bottom: 24, icon: "rect", textStyle: { color: INK, fontSize: 12 } } } : {}),
    ...(chart.kind === "pie" ? pie(chart) : axes(chart, hasLegend)),
  };
}

function pie(chart: DrawnChart): EChartsCoreOption {
  const values = (chart.series[0]?.values ?? []).map((v) => (v === null ? 0 : numberOf(v)));
  const total = addUp(values, (v) => v);
  const share = (value: number): string => `${((value / total) * 100).toFixed(PERCENT_DECIMALS)}%`;
  return {
    series: [
      {
        ...{ type: "pie", radius: ["0%", "56%"], center: ["50%", "52%"], startAngle: 90 },
        label: { color: INK, fontSize: 12, formatter: "{b}" },
        labelLine: { lineStyle: { color: GREY } },
        data: chart.categories.texts.map((name, i) => ({
          name,
          value: values[i] ?? 0,
          label: { formatter: `${name}  ${share(values[i] ?? 0)}` },
        })),
      },
    ],
  };
}

function axes(chart: DrawnChart, hasLegend: boolean): EChartsCoreOption {
  const isBar = chart.kind === "bar";
  const label = { color: INK, fontSize: 11 };
  const categories = {
    ...{ type: "category", data: [...chart.categories.texts], inverse: isBar },
    axisLabel: { ...label, interval: isBar ? 0 : "auto", hideOverlap: !isBar },
    axisTick: { show: false },
    axisLine: { lineStyle: { color: GREY } },
  };
  const unit = isBar ? { nameLocation: "middle", nameGap: 30 } : { nameLocation: "end", nameGap: 14 };
  const left = chart.series.find((s) => s.axis === "left");
  const kind = left && kindOf(left);
  // Half a request is none, and an amount stands on the axis without its fen.
  const whole = kind === "count" || kind === "yuan" ? { minInterval: 1 } : {};
  const values = {
    ...{ type: "value", ...whole, name: chart.unit, ...unit, nameTextStyle: { color: INK, fontSize: 11 } },
    axisLabel: { ...label, formatter: labelOf(left) },
    splitLine: { lineStyle: { color: "#d9d9d9" } },
  };
  const right = chart.series.find((s) => s.axis === "right");
  const rate = {
    ...{ type: "value", splitLine: { show: false } },
    axisLabel: { ...label, formatter: labelOf(right) },
  };
  const [x, y] = isBar ? [values, categories] : [categories, right ? [values, rate] : values];
  return {
    grid: {
      ...{ left: 24, right: isBar ? 60 : 24, top: chart.note ? 96 : 80, bottom: hasLegend ? 60 : 36 },
      containLabel: true,
    },
    xAxis: x,
    yAxis: y,
    series: chart.series.map((series) => seriesOf(chart, series)),
  };
}

function seriesOf(chart: DrawnChart, series: DrawnSeries): Record<string, unknown> {
  const isLine = chart.kind === "line" || series.axis === "right";
  const isBar = chart.kind === "bar";
  const name = series.name.text;
  const data = series.values.map((v) => (v === null ? null : numberOf(v)));
  const shown = { color: INK, fontSize: 11, position: "right", formatter: labelOf(series, true) };
  if (isLine) {
    const axis = series.axis === "right" ? 1 : 0;
    const line = series.isUnjoined ? { lineStyle: { width: 0 } } : {};
    return { ...{ type: "line", name, data, yAxisIndex: axis, symbol: "circle", symbolSize: 7 }, ...line };
  }
  return {
    ...{ type: "bar", name, data, barMaxWidth: 60 },
    ...(chart.kind === "stacked-column" ? { stack: "all" } : {}),
    ...(isBar ? { label: { show: true, ...shown } } : {}),
  };
}

function kindOf(series: DrawnSeries): MeasuredValue["kind"] | undefined {
  return series.values.find((v): v is MeasuredValue => v !== null)?.kind;
}

/** As the cell shows it; on an axis an amount needs no fen, and a rate one decimal. */
function labelOf(
  series: DrawnSeries | undefined,
  isExact = false,
): (value: number | { value: number }) => string {
  const kind = series && kindOf(series);
  return (given) => {
    const value = typeof given === "number" ? given : given.value;
    if (kind === "ratio") return `${(value * 100).toFixed(isExact ? PERCENT_DECIMALS : 1)}%`;
    if (kind === "yuan") return grouped(isExact ? value.toFixed(2) : `${Math.round(value)}`);
    return grouped(kind === "average" ? value.toFixed(1) : `${value}`);
  };
}

/** 12345.60 → 12,345.60 */
function grouped(digits: string): string {
  return digits.replace(/^(-?)(\d+)/, (_, sign: string, whole: string) => {
    return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ",")}`;
  });
}
