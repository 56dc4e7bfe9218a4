/** Values as a spreadsheet program reads them back: nothing cut, escaped or rounded without a word. */
import { invariant } from "../../core/bug.ts";
import { plainYuan } from "../../core/money.ts";
import { visible, visibleInCell } from "../../core/visible-text.ts";
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
const FORMATS = { yuan: "#,##0.00;[Red]-#,##0.00", count: "#,##0", ratio: "0.0%", average: "0.0" };

export function formatOf(value: MeasuredValue): string {
  if (value.kind !== "decimal") return FORMATS[value.kind];
  return value.decimals === 0 ? FORMATS.count : `#,##0.${"0".repeat(value.decimals)}`;
}

export function plainOf(value: CellValue): string | number {
  if (value.kind !== "text") return numberOf(value);
  return escapedText(value.text);
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
