/** 折行 / wrapping: lines no wider than a terminal, broken at blanks or between two Chinese characters. */
import { columnsOf } from "./columns.ts";

/** What may not begin a line, and what may not end one. */
const CLOSING = /^[，。；：、！？）》”’】…,.;:!?)\]}]/u;
const OPENING = /[（《“‘【(]$/u;
const PIECES =
  /\p{Script=Han}|[\u3000-\u303F\uFF00-\uFFEF“”‘’…—]|\s+|[^\s\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF“”‘’…—]+/gu;

/** The text's lines; a line break in it stays one, a word wider than `width` (in columns) stays whole. */
export function wrapped(text: string, width: number): string[] {
  return text.split("\n").flatMap((line) => wrappedLine(line, width));
}

function wrappedLine(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const unit of unbroken(text.match(PIECES) ?? [])) {
    if (line !== "" && columnsOf(line + unit.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = unit.trimStart();
    } else line += unit;
  }
  return [...lines, line.trimEnd()];
}

/** Pieces joined where no line may end. */
function unbroken(pieces: readonly string[]): string[] {
  const units: string[] = [];
  for (const piece of pieces) {
    const last = units.at(-1);
    if (last !== undefined && (CLOSING.test(piece) || OPENING.test(last)))
      units[units.length - 1] = last + piece;
    else units.push(piece);
  }
  return units;
}

/** As many of the pieces on a line as fit, two blanks apart; a piece is never broken. */
export function flowed(pieces: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    const joined = `${last}  ${piece}`;
    if (last !== undefined && columnsOf(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(piece);
  }
  return lines;
}
