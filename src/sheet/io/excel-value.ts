/** Values as a spreadsheet program reads them back: nothing cut, escaped or rounded without a word. */
import { invariant } from "../../core/bug.ts";
import { plainYuan } from "../../core/money.ts";
import { visible, visibleInCell } from "../../core/visible-text.ts";
import { xmlText } from "../../tables/io/xlsx/xml-text.ts";
import type { CellValue } from "../cell-value.ts";
import type { MeasuredValue } from "../chart.ts";
import { decimalText } from "../sheet.ts";

/** Excel cuts longer texts without a word. */
const MAX_TEXT = 32_000;

/** A text that looks like an escaped character would be read as that character. */
export function escapedText(said: string): string {
  const text = said.length > MAX_TEXT ? `${said.slice(0, MAX_TEXT)}…` : said;
  return visibleInCell(text).replace(/_x([0-9A-Fa-f]{4})_/g, "_x005F_x$1_");
}

/** Nothing in it means anything to XML or to Excel: printable ASCII and Chinese, and short. */
const PLAIN = /^[ !#-%'-;=?-^`-~\u00b7\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e]{0,200}$/;

/** A text as it stands in the XML of a cell. */
export function cellText(said: string): string {
  return PLAIN.test(said) ? said : xmlText(escapedText(said));
}

/** A spreadsheet's number is a double: its shortest text must be the amount. */
export function exactNumber(amount: string): number {
  const double = Number(amount);
  invariant(
    Number.isFinite(double) && Math.abs(double) < 90_071_992_547_409,
    `${amount} fits a spreadsheet's number`,
  );
  return double;
}

/** In headers and footers & begins a code. */
export function footerText(mark: string): string {
  return visible(mark).replaceAll("&", "&&");
}

/** A cell's value as a spreadsheet keeps it: exact texts, and doubles whose shortest text is the figure. */
const FORMATS = { yuan: "#,##0.00;[Red]-#,##0.00", count: "#,##0", ratio: "0.00%", average: "0.0" };

export function formatOf(value: MeasuredValue): string {
  if (value.kind !== "decimal") return FORMATS[value.kind];
  return value.decimals === 0 ? FORMATS.count : `#,##0.${"0".repeat(value.decimals)}`;
}

export function numberOf(value: MeasuredValue): number {
  switch (value.kind) {
    case "yuan":
      return exactNumber(plainYuan(value.fen));
    case "count":
      return exactNumber(value.count.toString());
    case "ratio":
    case "average":
      return Number(value.num) / Number(value.den);
    case "decimal":
      return exactNumber(decimalText(value));
  }
}

/** What a cell with a figure or a formula shows, behind its place and its look: `<c r="A1" s="5"` and this make a cell. */
export function resultXml(value: CellValue, formula: string | undefined): string {
  return value.kind === "text"
    ? textResultXml(value.text, formula ?? "")
    : numberXml(numberOf(value), formula);
}

export function numberXml(double: number, formula: string | undefined): string {
  return `>${formula === undefined ? "" : `<f>${xmlText(formula)}</f>`}<v>${double}</v></c>`;
}

export function textResultXml(said: string, formula: string): string {
  return ` t="str"><f>${xmlText(formula)}</f><v>${cellText(said)}</v></c>`;
}
