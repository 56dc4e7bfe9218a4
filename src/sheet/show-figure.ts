/**
 * 显示 / how a figure is printed on a form: amounts in 万元 or 元, rates in percent, points, counts.
 *
 * Rounding is the printer's alone: a cell of the workbook holds the exact amount (305,000.50 元 is 30.50005 万元) and shows it with the
 * layout's decimals, half up, so that live sums tie to the fen. Where the printed total differs from the sum of the printed parts
 * by the last digit, the form says so in a note.
 *
 * Worked example: 1.006 + 1.006 = 2.012 万元 prints 1.01 + 1.01 and 2.01: one hundredth less than what is printed comes to.
 * Source: SOURCES.md [money-shown] (万元 in performance forms, half up, same number ties).
 */
import { formatExact, scaledHalfUp } from "../core/exact.ts";
import { sumOf } from "../core/list.ts";
import { type Fen, formatYuan } from "../core/money.ts";
import type { CellValue } from "./cell-value.ts";
import type { Layout, Show, ShowKind } from "./layout.ts";
import { decimalText } from "./sheet.ts";

/** 1 万元 in fen. */
const WAN_FEN = 1_000_000n;

type Decimals = Pick<Layout, "wanDecimals" | "percentDecimals">;

/** How the figure is printed where the layout does not say. */
export function showOf(
  value: CellValue,
  asked: { show: ShowKind | null; decimals: number | null },
  of: Decimals,
): Show {
  const { show, decimals } = asked;
  switch (value.kind) {
    case "text":
      return { kind: "text", decimals: 0 };
    case "yuan":
      return show === "wan"
        ? { kind: "wan", decimals: decimals ?? of.wanDecimals }
        : { kind: "yuan", decimals: 2 };
    case "count":
      return { kind: "count", decimals: 0 };
    case "ratio":
      return { kind: "percent", decimals: decimals ?? of.percentDecimals };
    case "average":
      return { kind: "points", decimals: decimals ?? 1 };
    case "decimal":
      return { kind: "points", decimals: decimals ?? value.decimals };
  }
}

/** As it is printed, for running text. */
export function shownText(value: CellValue, show: Show): string {
  const { decimals } = show;
  switch (value.kind) {
    case "text":
      return value.text;
    case "yuan":
      return show.kind === "wan"
        ? formatExact({ num: value.fen, den: WAN_FEN }, { decimals })
        : formatYuan(value.fen);
    case "count":
      return formatExact({ num: value.count, den: 1n }, { decimals: 0 });
    case "ratio":
      return formatExact(value, { decimals, percent: true });
    case "average":
      return formatExact(value, { decimals });
    case "decimal":
      return formatExact({ num: value.scaled, den: 10n ** BigInt(value.decimals) }, { decimals });
  }
}

/** As a spreadsheet holds it: the exact number as text, in the unit that is printed; null: a text. */
export function plainFigure(value: CellValue, show: Show): string | null {
  switch (value.kind) {
    case "text":
      return null;
    case "yuan":
      return decimalText({ scaled: value.fen, decimals: show.kind === "wan" ? 6 : 2 });
    case "count":
      return value.count.toString();
    case "ratio":
    case "average":
      return decimalText({ scaled: scaledHalfUp(value, 12), decimals: 12 });
    case "decimal":
      return decimalText(value);
  }
}

/** As the spreadsheet program prints it. */
export function formatCode(show: Show): string {
  const decimals = show.decimals === 0 ? "" : `.${"0".repeat(show.decimals)}`;
  switch (show.kind) {
    case "text":
      return "General";
    case "percent":
      return `0${decimals}%`;
    case "count":
      return "#,##0";
    case "points":
      return `#,##0${decimals}`;
    case "yuan":
    case "wan":
      return `#,##0${decimals};[Red]-#,##0${decimals}`;
  }
}

/** Whether the printed parts come to the printed sum. */
export function tiesPrinted(of: { sum: CellValue; parts: readonly CellValue[] }, show: Show): boolean {
  const parts = of.parts.flatMap((part) => (part.kind === "yuan" ? [part.fen] : []));
  if (of.sum.kind !== "yuan" || show.kind !== "wan" || parts.length === 0) return true;
  const printed = (fen: Fen): bigint => scaledHalfUp({ num: fen, den: WAN_FEN }, show.decimals);
  return printed(of.sum.fen) === sumOf(parts, printed);
}
