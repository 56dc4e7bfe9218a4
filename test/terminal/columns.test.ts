/** What a text takes of a terminal's width, held against the package that knows all of Unicode. */
import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { columnsOf } from "../../src/terminal/columns.ts";

describe("the columns of a text", () => {
  test.each([
    ["", 0],
    ["北大 a", 6],
    ["（〇）、々", 10],
    ["“—…”", 4],
    ["e\u0301", 1],
    ["ﾊﾞ", 2],
    ["한국", 4],
    ["𠮷野", 4],
    ["a\u200bb\t", 2],
    ["🏛", 1],
    ["📚", 2],
  ])("%j takes %i", (text, columns) => {
    expect(columnsOf(text)).toBe(columns);
    expect(stringWidth(text)).toBe(columns);
  });

  test("of Latin and Chinese letters, signs and marks are as many as the package counts", () => {
    const letter = fc.constantFrom(
      ..."aZ9 -.,é",
      ..."北京师范大学图书馆，。《》（）！：",
      ..."ＡＢ１２￥～—·“”…ǘ㎡①Ⅳ",
    );
    const texts = fc.array(letter, { maxLength: 60 }).map((letters) => letters.join(""));
    fc.assert(
      fc.property(texts, (text) => {
        expect(columnsOf(text)).toBe(stringWidth(text));
      }),
    );
  });
});
