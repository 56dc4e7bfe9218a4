/**
 * A chart as the part xl/charts/chartN.xml: its series name the live cells, and keep what those show (strCache, numCache), so
 * that a viewer that computes nothing shows the same. Elements stand in the order of ECMA-376, part 1, 21.2.
 */

import { xmlText } from "../../tables/io/xlsx/xml-text.ts";
import type { DrawnChart, DrawnSeries } from "../chart.ts";
import { formatOf, numberOf } from "./excel-value.ts";
import { colourOf } from "./palette.ts";

const NAMESPACES =
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" ' +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
/** Without a font for East Asian text a viewer may take one that has no Chinese. */
const FONTS = '<a:latin typeface="Arial"/><a:ea typeface="宋体"/><a:cs typeface="Arial"/>';
const LANGUAGE = "zh-CN";
const LEFT = { category: 1001, value: 1002 };
const RIGHT = { category: 1003, value: 1004 };
const MARKERS = ["circle", "square", "triangle", "diamond"];

export function chartXml(chart: DrawnChart): string {
  const legend = chart.series.length > 1 || chart.kind === "pie" ? LEGEND : "";
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    `<c:chartSpace ${NAMESPACES}><c:date1904 val="0"/><c:lang val="${LANGUAGE}"/><c:roundedCorners val="0"/>`,
    `<c:chart>${title(chart.title, 1200)}<c:autoTitleDeleted val="0"/>`,
    `<c:plotArea><c:layout/>${plot(chart)}</c:plotArea>${legend}`,
    '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>',
    '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>',
    '<a:ln w="6350"><a:solidFill><a:srgbClr val="BFBFBF"/></a:solidFill></a:ln></c:spPr>',
    `${textProperties(900)}</c:chartSpace>`,
  ].join("");
}

const LEGEND = '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>';

function textProperties(size: number): string {
  return (
    `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr lang="${LANGUAGE}" sz="${size}">${FONTS}</a:defRPr></a:pPr>` +
    `<a:endParaRPr lang="${LANGUAGE}"/></a:p></c:txPr>`
  );
}

function title(said: string, size: number): string {
  const bold = size > 1000 ? 1 : 0;
  return (
    "<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p>" +
    `<a:pPr><a:defRPr lang="${LANGUAGE}" sz="${size}" b="${bold}">${FONTS}</a:defRPr></a:pPr>` +
    `<a:r><a:rPr lang="${LANGUAGE}" sz="${size}" b="${bold}">${FONTS}</a:rPr><a:t>${xmlText(said)}</a:t></a:r>` +
    '</a:p></c:rich></c:tx><c:overlay val="0"/></c:title>'
  );
}

function plot(chart: DrawnChart): string {
  if (chart.kind === "pie") return pie(chart);
  const on = (axis: "left" | "right"): [DrawnSeries, number][] =>
    chart.series.flatMap((s, i) => (s.axis === axis ? [[s, i] as [DrawnSeries, number]] : []));
  const [left, right] = [on("left"), on("right")];
  const main = chart.kind === "line" ? lines(chart, left, LEFT) : bars(chart, left);
  if (right.length === 0) return main + axes(chart);
  return main + lines(chart, right, RIGHT) + axes(chart) + rightAxes(right);
}

function bars(chart: DrawnChart, series: readonly [DrawnSeries, number][]): string {
  const isStacked = chart.kind === "stacked-column";
  const labels = chart.kind === "bar" ? `<c:dLbls>${SHOW_VALUE}</c:dLbls>` : "";
  const all = series.map(
    ([s, i]) =>
      `<c:ser>${head(s, i)}${fill(i)}<c:invertIfNegative val="0"/>${labels}${data(chart, s)}</c:ser>`,
  );
  return (
    `<c:barChart><c:barDir val="${chart.kind === "bar" ? "bar" : "col"}"/>` +
    `<c:grouping val="${isStacked ? "stacked" : "clustered"}"/><c:varyColors val="0"/>${all.join("")}` +
    `<c:gapWidth val="60"/>${isStacked ? '<c:overlap val="100"/>' : ""}` +
    `<c:axId val="${LEFT.category}"/><c:axId val="${LEFT.value}"/></c:barChart>`
  );
}

function lines(
  chart: DrawnChart,
  series: readonly [DrawnSeries, number][],
  on: { category: number; value: number },
): string {
  const all = series.map(([s, i]) => {
    const solid = `<a:solidFill><a:srgbClr val="${colourOf(i)}"/></a:solidFill>`;
    return (
      `<c:ser>${head(s, i)}<c:spPr><a:ln w="25400" cap="rnd">${s.isUnjoined ? "<a:noFill/>" : solid}<a:round/></a:ln></c:spPr>` +
      `<c:marker><c:symbol val="${MARKERS[i % MARKERS.length]}"/><c:size val="6"/><c:spPr>${solid}</c:spPr></c:marker>` +
      `${data(chart, s)}<c:smooth val="0"/></c:ser>`
    );
  });
  return (
    `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${all.join("")}<c:marker val="1"/>` +
    `<c:axId val="${on.category}"/><c:axId val="${on.value}"/></c:lineChart>`
  );
}

function pie(chart: DrawnChart): string {
  const [series] = chart.series;
  if (!series) return "";
  const slices = chart.categories.texts.map(
    (_, i) => `<c:dPt><c:idx val="${i}"/><c:bubble3D val="0"/>${fill(i)}</c:dPt>`,
  );
  const labels =
    '<c:dLbls><c:numFmt formatCode="0.00%" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr><c:dLblPos val="outEnd"/>' +
    '<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="0"/>' +
    '<c:showPercent val="1"/><c:showBubbleSize val="0"/><c:showLeaderLines val="1"/></c:dLbls>';
  return (
    `<c:pieChart><c:varyColors val="1"/><c:ser>${head(series, 0)}${slices.join("")}${labels}${data(chart, series)}</c:ser>` +
    '<c:firstSliceAng val="0"/></c:pieChart>'
  );
}

const SHOW_VALUE =
  '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>' +
  '<c:showPercent val="0"/><c:showBubbleSize val="0"/>';

function fill(series: number): string {
  return (
    `<c:spPr><a:solidFill><a:srgbClr val="${colourOf(series)}"/></a:solidFill>` +
    '<a:ln w="6350"><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:ln></c:spPr>'
  );
}

function head(series: DrawnSeries, index: number): string {
  const { ref, text } = series.name;
  return (
    `<c:idx val="${index}"/><c:order val="${index}"/>` +
    `<c:tx>${textReference({ ref, texts: [text] })}</c:tx>`
  );
}

function data(chart: DrawnChart, series: DrawnSeries): string {
  const points = series.values.map((v, i) =>
    v === null ? "" : `<c:pt idx="${i}"><c:v>${numberOf(v)}</c:v></c:pt>`,
  );
  return (
    `<c:cat>${textReference(chart.categories)}</c:cat>` +
    `<c:val><c:numRef><c:f>${xmlText(series.ref)}</c:f><c:numCache><c:formatCode>${xmlText(formatIn(series))}` +
    `</c:formatCode><c:ptCount val="${points.length}"/>${points.join("")}</c:numCache></c:numRef></c:val>`
  );
}

function textReference({ ref, texts }: { ref: string; texts: readonly string[] }): string {
  const points = texts.map((text, i) => `<c:pt idx="${i}"><c:v>${xmlText(text)}</c:v></c:pt>`);
  return (
    `<c:strRef><c:f>${xmlText(ref)}</c:f><c:strCache><c:ptCount val="${texts.length}"/>${points.join("")}` +
    "</c:strCache></c:strRef>"
  );
}

function formatIn(series: DrawnSeries): string {
  const some = series.values.find((v) => v !== null);
  return some ? formatOf(some) : "General";
}

function axes(chart: DrawnChart): string {
  const isBar = chart.kind === "bar";
  const [first] = chart.series;
  // The first row of a ranking is the uppermost bar.
  const [categories, values] = isBar ? ["l", "b"] : ["b", "l"];
  return (
    `<c:catAx><c:axId val="${LEFT.category}"/><c:scaling><c:orientation val="${isBar ? "maxMin" : "minMax"}"/></c:scaling>` +
    `<c:delete val="0"/><c:axPos val="${categories}"/><c:numFmt formatCode="General" sourceLinked="0"/>` +
    `<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${textProperties(800)}` +
    `<c:crossAx val="${LEFT.value}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>` +
    '<c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>' +
    `<c:valAx><c:axId val="${LEFT.value}"/><c:scaling><c:orientation val="minMax"/>${fromZero(chart)}</c:scaling>` +
    '<c:delete val="0"/>' +
    `<c:axPos val="${values}"/><c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/>` +
    `</a:solidFill></a:ln></c:spPr></c:majorGridlines>${chart.unit === "" ? "" : title(chart.unit, 900)}` +
    `<c:numFmt formatCode="${xmlText(axisFormat(first))}" sourceLinked="0"/><c:majorTickMark val="none"/>` +
    `<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>${textProperties(800)}` +
    `<c:crossAx val="${LEFT.category}"/><c:crosses val="${isBar ? "max" : "autoZero"}"/>` +
    '<c:crossBetween val="between"/></c:valAx>'
  );
}

/** Amounts are told by their length: the axis must not begin in the middle. */
function fromZero(chart: DrawnChart): string {
  const left = chart.series.filter((s) => s.axis === "left").flatMap((s) => s.values);
  return left.every((v) => v === null || numberOf(v) >= 0) ? '<c:min val="0"/>' : "";
}

function rightAxes(series: readonly [DrawnSeries, number][]): string {
  const [first] = series;
  return (
    `<c:catAx><c:axId val="${RIGHT.category}"/><c:scaling><c:orientation val="minMax"/></c:scaling>` +
    `<c:delete val="1"/><c:axPos val="b"/><c:crossAx val="${RIGHT.value}"/><c:crosses val="autoZero"/></c:catAx>` +
    `<c:valAx><c:axId val="${RIGHT.value}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>` +
    `<c:axPos val="r"/><c:numFmt formatCode="${xmlText(axisFormat(first?.[0]))}" sourceLinked="0"/>` +
    '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>' +
    `${textProperties(800)}<c:crossAx val="${RIGHT.category}"/><c:crosses val="max"/>` +
    '<c:crossBetween val="between"/></c:valAx>'
  );
}

/** An axis needs no fen. */
function axisFormat(series: DrawnSeries | undefined): string {
  const some = series?.values.find((v) => v !== null);
  return some === undefined || some?.kind === "yuan" || some === null ? "#,##0" : formatOf(some);
}
