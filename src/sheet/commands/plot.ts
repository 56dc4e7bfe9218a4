/**
 * Small plots beside a table: a bar for each row, and a line of twelve months in twelve characters.
 *
 * Blocks are drawn on a terminal only. In a pipe or a file, and where the terminal is said to know no UTF-8, a bar is made of "#"
 * and the line is left out: no plot is worth a garbled table.
 */
import type { Io } from "../../terminal/context.ts";

const WIDTH = 24;
const EIGHTHS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
const LEVELS = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

export interface Plotter {
  /** As long as the value's part of the largest; empty for nothing, never for something, and never longer than the whole. */
  bar(value: number, largest: number): string;
  /** One character a value, the lowest at the bottom; null where it can't be shown. A gap stays a blank. */
  line(values: readonly (number | null)[]): string | null;
}

export function plotterFor(io: Pick<Io, "env" | "hasColour">): Plotter {
  return hasBlocks(io) ? BLOCKS : ASCII;
}

function hasBlocks({ env, hasColour: isTerminal }: Pick<Io, "env" | "hasColour">): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || "";
  const isOther = locale !== "" && !/utf-?8/i.test(locale);
  return isTerminal && env.TERM !== "dumb" && !isOther;
}

const BLOCKS: Plotter = {
  bar: (value, largest) => {
    const eighths = partOf(value, largest, WIDTH * 8);
    return "█".repeat(eighths >> 3) + (EIGHTHS[eighths & 7] ?? "");
  },
  line: (values) => {
    const known = values.filter((v) => v !== null);
    const [low, high] = [Math.min(...known), Math.max(...known)];
    const level = (v: number): string =>
      LEVELS[high === low ? 3 : Math.round(((v - low) / (high - low)) * 7)] ?? "";
    return values.map((v) => (v === null ? " " : level(v))).join("");
  },
};

const ASCII: Plotter = {
  bar: (value, largest) => "#".repeat(partOf(value, largest, WIDTH)),
  line: () => null,
};

function partOf(value: number, largest: number, units: number): number {
  if (value <= 0 || largest <= 0) return 0;
  return Math.min(units, Math.max(1, Math.round((value / largest) * units)));
}
