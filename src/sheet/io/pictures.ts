/**
 * Draws charts with ECharts, without a browser: as SVG whose texts are outlines, and from the same SVG as PNG. No font of the
 * machine is looked at, so the picture is the same everywhere.
 */
import { Resvg } from "@resvg/resvg-js";
import { BarChart, LineChart, PieChart } from "echarts/charts";
import { GridComponent, LegendComponent, TitleComponent } from "echarts/components";
import { type EChartsType, init, setPlatformAPI, use } from "echarts/core";
import { LegacyGridContainLabel } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";
import { visible } from "../../core/visible-text.ts";
import type { DrawnChart, Picture, Pictures } from "../chart.ts";
import { heightOf, optionOf, WIDTH } from "./chart-option.ts";
import { outlined } from "./outline-text.ts";
import { type Typeface, typefaceFor } from "./typeface.ts";

/** Dots to a unit of the SVG: sharp on paper at this width. */
const ZOOM = 2;

use([BarChart, LineChart, PieChart, SVGRenderer]);
use([GridComponent, LegendComponent, TitleComponent, LegacyGridContainLabel]);

export function pictures(): Pictures {
  return { draw };
}

async function draw(drawn: DrawnChart, said: string): Promise<Picture> {
  const [chart, mark] = [legible(drawn), visible(said)];
  const { title, unit, note = "", categories, series } = chart;
  const texts = [title, unit, note, mark, ...categories.texts, ...series.map((s) => s.name.text)];
  const typeface = await typefaceFor(texts);
  const svg = outlined(plainSvg(chart, { mark, typeface }), typeface, title);
  const options = { font: { loadSystemFonts: false }, fitTo: { mode: "zoom", value: ZOOM } } as const;
  const png = new Resvg(svg, options).render().asPng();
  return { svg, png, width: WIDTH, height: heightOf(chart), missing: typeface.missing };
}

/** An SVG is XML, which can't hold control characters. */
function legible(chart: DrawnChart): DrawnChart {
  return {
    ...chart,
    ...{ title: visible(chart.title), unit: visible(chart.unit), note: visible(chart.note ?? "") },
    categories: { ...chart.categories, texts: chart.categories.texts.map(visible) },
    series: chart.series.map((s) => ({ ...s, name: { ...s.name, text: visible(s.name.text) } })),
  };
}

function plainSvg(chart: DrawnChart, of: { mark: string; typeface: Typeface }): string {
  setPlatformAPI({ measureText: (text, font) => ({ width: measured(of.typeface, text, font) }) });
  const size = { width: WIDTH, height: heightOf(chart) };
  const drawing: EChartsType = init(null, null, { renderer: "svg", ssr: true, ...size });
  try {
    drawing.setOption(optionOf(chart, of.mark));
    return drawing.renderToSVGString();
  } finally {
    drawing.dispose();
  }
}

/** `font` as CSS says it: "bold 18px sans-serif". */
function measured(typeface: Typeface, text: string, font: string | undefined): number {
  const size = Number(/([\d.]+)px/.exec(font ?? "")?.[1] ?? 12);
  return typeface.widthOf(text, { size, isBold: /bold|[6-9]00/.test(font ?? "") });
}
