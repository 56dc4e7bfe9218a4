/**
 * 分段 / pieces: a paragraph as rows of a sheet. A row is at most 409 points high, about a dozen lines of a report's type, and a
 * cell that reaches over two pages is cut through a line; so a long paragraph is printed as several rows, cut behind a sentence where
 * there is one.
 *
 * Worked example, at most 12: "系统已经上线。运行平稳，没有中断。" → "系统已经上线。", "运行平稳，没有中断。".
 */
import { invariant } from "../../core/bug.ts";

const SENTENCE = /[。！？；!?;]["”’）)]?/gu;
const CLAUSE = /[，、：,:]/gu;

/** Joined they are the paragraph again; each has at most `most` characters, and none cuts a character in two. */
export function piecesOf(paragraph: string, most: number): string[] {
  invariant(most > 0, "a piece holds something");
  const pieces: string[] = [];
  let rest = [...paragraph];
  while (rest.length > most) {
    const window = rest.slice(0, most).join("");
    const at = lastCut(window, SENTENCE) ?? lastCut(window, CLAUSE) ?? window.length;
    const piece = window.slice(0, at);
    pieces.push(piece);
    rest = rest.slice([...piece].length);
  }
  return rest.length > 0 || pieces.length === 0 ? [...pieces, rest.join("")] : pieces;
}

/** Behind the last such mark in the second half: a cut nearer to the front would leave rows of a few words. */
function lastCut(window: string, marks: RegExp): number | undefined {
  let found: number | undefined;
  for (const mark of window.matchAll(marks)) {
    const behind = mark.index + mark[0].length;
    if (behind * 2 >= window.length) found = behind;
  }
  return found;
}
