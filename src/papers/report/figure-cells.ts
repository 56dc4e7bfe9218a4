/** 数与格 / a figure of a service as a cell: the number, and the rows it was counted from. */
import { timesHalfUp } from "../../core/money.ts";
import { refText } from "../../core/source.ts";
import type { Figure } from "../../review/services/figure.ts";
import type { Cell, Origin } from "../../sheet/origin.ts";
import { average, count, ratio, text, yuan } from "../../sheet/sheet.ts";

function origin(figure: Figure): Origin {
  return { kind: "rows", refs: figure.rows.map(refText) };
}

export function countCell(figure: Figure): Cell {
  return count(figure.num, origin(figure));
}

export function ratioCell(figure: Figure): Cell {
  return ratio(figure.num, figure.den, origin(figure));
}

export function averageCell(figure: Figure): Cell {
  return average(figure.num, figure.den, origin(figure));
}

/** An amount, or a mean amount rounded half up to the fen; a dash where nothing is known. */
export function yuanCell(figure: Figure): Cell {
  if (figure.den === 0n) return text("—");
  const fen = figure.den === 1n ? figure.num : timesHalfUp(figure.num, { num: 1n, den: figure.den });
  return yuan(fen, origin(figure));
}
