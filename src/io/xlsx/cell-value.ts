/** A cell's value as a spreadsheet keeps it: exact texts, and doubles whose shortest text is the figure. */
import { invariant } from "../../domain/bug.ts";
import { plainYuan } from "../../domain/money.ts";
import type { Measured } from "../../domain/report/chart.ts";
import { type CellValue, decimalText } from "../../domain/report/sheet.ts";

const FORMATS = { yuan: "#,##0.00;[Red]-#,##0.00", count: "#,##0", ratio: "0.0%", average: "0.0" };

export function formatOf(value: Measured): string {
  if (value.kind !== "decimal") return FORMATS[value.kind];
  return value.decimals === 0 ? FORMATS.count : `#,##0.${"0".repeat(value.decimals)}`;
}

/** Excel cuts longer texts without a word. */
const MAX_TEXT = 32_000;

export function plainOf(value: CellValue): string | number {
  if (value.kind !== "text") return numberOf(value);
  return escaped(value.text.length > MAX_TEXT ? `${value.text.slice(0, MAX_TEXT)}…` : value.text);
}

export function numberOf(value: Measured): number {
  switch (value.kind) {
    case "yuan":
      return exact(plainYuan(value.fen));
    case "count":
      return exact(value.count.toString());
    case "ratio":
    case "average":
      return Number(value.num) / Number(value.den);
    case "decimal":
      return exact(decimalText(value));
  }
}

/** A text that looks like an escaped character would be read as that character. */
function escaped(said: string): string {
  return said.replace(/_x([0-9A-Fa-f]{4})_/g, "_x005F_x$1_");
}

/** A spreadsheet's number is a double: its shortest text must be the amount. */
function exact(amount: string): number {
  const double = Number(amount);
  invariant(
    Number.isFinite(double) && Math.abs(double) < 90_071_992_547_409,
    `${amount} fits a spreadsheet's number`,
  );
  return double;
}
