/**
 * Text of files as it may be shown: what acts on a terminal, turns the direction of reading or can't be seen stands as a mark.
 *
 * A terminal obeys escape sequences (they set its title or the clipboard, or wipe the line before them), a right-to-left mark
 * shows "001" for "100", and a line feed in a cell forges a row. Worked example: ESC [31m12 is shown as ␛[31m12, U+202E as
 * <U+202E>, a line feed as ⏎.
 */

import { refuse } from "./refusal.ts";

/** Control characters, those of format (direction, zero width), separators of lines, halves of letters, and no characters. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\uFFFE\uFFFF]/u;
const EACH = new RegExp(HIDDEN, "gu");
/**
 * In a cell of a workbook a line may end, and a soft hyphen harms nobody: what comes back from a library must be what it was. The
 * rest can't stand in XML, or turns the direction.
 */
const NOT_IN_A_CELL =
  /(?![\n\t])[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\uFFFE\uFFFF\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

export function hasHidden(text: string): boolean {
  return HIDDEN.test(text);
}

/** For what people are to tell apart by looking: names and codes. */
export function requireVisible(...names: readonly string[]): void {
  for (const text of names) if (hasHidden(text)) refuse("name-must-be-visible", { text });
}

/** One line without anything that a terminal obeys. */
export function visible(text: string): string {
  return hasHidden(text) ? text.replace(EACH, mark) : text;
}

/** A cell's text: its lines stay lines. */
export function visibleInCell(text: string): string {
  return hasHidden(text) ? text.replaceAll("\r\n", "\n").replace(NOT_IN_A_CELL, mark) : text;
}

function mark(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (char === "\n") return "⏎";
  // The pictures of control characters stand in their order.
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return "␡";
  return `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
}
