/** A long paragraph of a form becomes several rows, and is the same text. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { piecesOf } from "../../../src/papers/forms/pieces.ts";

test("cut behind a sentence, else behind a clause, else where it is full", () => {
  expect(piecesOf("系统已经上线。运行平稳，没有中断。", 12)).toEqual([
    "系统已经上线。",
    "运行平稳，没有中断。",
  ]);
  expect(piecesOf("甲馆、乙馆、丙馆都参加", 6)).toEqual(["甲馆、乙馆、", "丙馆都参加"]);
  expect(piecesOf("一二三四五六七", 3)).toEqual(["一二三", "四五六", "七"]);
  expect(piecesOf("他说：“好。”然后走了", 7)).toEqual(["他说：“好。”", "然后走了"]);
  expect(piecesOf("", 3)).toEqual([""]);
});

test("joined they are the paragraph, none is longer than the limit or cuts a character", () => {
  const text = fc.string({ unit: fc.constantFrom("长", "𠮷", "。", "，", "a", "”"), maxLength: 80 });
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 20 }), (paragraph, most) => {
      const pieces = piecesOf(paragraph, most);
      expect(pieces.join("")).toBe(paragraph);
      for (const piece of pieces) {
        expect([...piece].length).toBeLessThanOrEqual(most);
        expect(/\p{Cs}/u.test(piece)).toBe(false);
        expect(pieces.length === 1 || piece !== "").toBe(true);
      }
    }),
  );
});
