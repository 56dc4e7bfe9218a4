/**
 * 行高 / how high a row must be for its text: a spreadsheet program does not grow merged cells, so the height is worked out here.
 *
 * A Chinese character is as wide as the font is high, any other about 0.55 of it; lines break between Chinese characters and at
 * blanks. What is worked out is rather too high than too low, because a cut text is worse than a white margin.
 *
 * Worked example: 40 characters of 10.5 points are 420 points: in a cell of 215 points (9 of them margin) three lines.
 */
import { addUp } from "../../core/list.ts";

const MARGIN = 9;
const NARROW = 0.55;
const LINE_HEIGHT = 1.45;
const ROW_MARGIN = 5;

/** Higher rows are cut by spreadsheet programs (409 points). */
export const MAX_ROW_POINTS = 400;

const isWide = (char: string): boolean => (char.codePointAt(0) ?? 0) > 0x2e7f || "“”‘’…—×÷≥≤√".includes(char);

/** In points, of a text of one line. */
function widthPoints(text: string, size: number): number {
  let width = 0;
  for (const char of text) width += isWide(char) ? size : size * NARROW;
  return width;
}

/** So many lines the text takes in a cell of this width. */
export function lineCount(text: string, of: { width: number; size: number }): number {
  const room = Math.max(of.size, of.width - MARGIN);
  return addUp(text.split("\n"), (line) => linesOfOne(line, room, of.size));
}

/** Chinese characters one by one, other words whole; a word longer than the line is broken. */
function linesOfOne(line: string, room: number, size: number): number {
  let [lines, used] = [1, 0];
  for (const [piece] of line.matchAll(/[!-~]+|./gu)) {
    const width = widthPoints(piece, size);
    if (used + width > room && used > 0) [lines, used] = [lines + 1, 0];
    if (width > room) lines += Math.ceil(width / room) - 1;
    used += Math.min(width, room);
  }
  return lines;
}

/** The height of so many lines, with the margin of a row. */
export function heightPoints(lines: number, size: number): number {
  return Math.ceil(lines * size * LINE_HEIGHT + ROW_MARGIN);
}
