/** A cell's value as a spreadsheet keeps it: exact texts, and doubles whose shortest text is the figure. */
import { plainYuan } from "../../core/money.ts";
import type { CellValue } from "../cell-value.ts";
import type { MeasuredValue } from "../chart.ts";
import { decimalText } from "../sheet.ts";
import { escapedText, exactNumber } from "./excel-value.ts";

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
