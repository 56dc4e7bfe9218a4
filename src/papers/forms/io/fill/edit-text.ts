/** Places of an XML text exchanged, everything between them left as it is. */
import { by } from "../../../../core/list.ts";

export interface Edit {
  readonly start: number;
  /** Equal to `start` where something is put in between. */
  readonly end: number;
  readonly text: string;
}

/** Edits don't overlap; those at one place come in the order they were made. */
export function edited(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const edit of [...edits].sort(by((a) => [a.start, a.end]))) {
    pieces.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  pieces.push(text.slice(at));
  return pieces.join("");
}

/** As it stands in XML. What XML has no character for is written as spreadsheet programs write it, "_x0007_". */
export function xmlText(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/_x([0-9A-Fa-f]{4})_/g, "_x005F_x$1_")
    .replace(UNWRITABLE, (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`)
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;");
}

export function xmlAttribute(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/"/g, "&quot;")
    .replace(/[\r\n\t]/g, " ");
}

/** Control characters, halves of a character of two, and the two last of the plane. */
const UNWRITABLE = /[\p{Cs}\uFFFE\uFFFF]|(?![\t\n])\p{Cc}/gu;
