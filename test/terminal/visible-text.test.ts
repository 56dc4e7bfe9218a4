/** What is printed: nothing of a file's text acts on the terminal or forges a line. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { sentenceOf } from "../../src/cli/words/sentences.ts";
import { finding } from "../../src/core/finding.ts";
import { visible, visibleInCell } from "../../src/core/visible-text.ts";
import { findingLines, jsonText, printed } from "../../src/terminal/print.ts";
import { table } from "../../src/terminal/table.ts";

test.each([
  ["\u001b[31m12", "␛[31m12"],
  ["a\u0007", "a␇"],
  ["a\tb", "a␉b"],
  ["a\r\nb", "a␍⏎b"],
  ["\u007f", "␡"],
  ["\u009b31m", "<U+009B>31m"],
  ["\u202e001", "<U+202E>001"],
  ["\u061c\u200e\u2066", "<U+061C><U+200E><U+2066>"],
  ["a\u200bb\ufeff", "a<U+200B>b<U+FEFF>"],
  ["a\u2028b", "a<U+2028>b"],
  ["\ud800", "<U+D800>"],
  ["北京大学 A&B “c” 𠮷", "北京大学 A&B “c” 𠮷"],
])("%j is shown as %s", (text, shown) => {
  expect(visible(text)).toBe(shown);
});

test("a cell of a workbook keeps its lines, and what comes back from a library is what it was", () => {
  expect(visibleInCell("一\r\n二\t三\u00ad\u200b")).toBe("一\n二\t三\u00ad\u200b");
  expect(visibleInCell("a\u001b\u202e")).toBe("a␛<U+202E>");
});

const UNSAFE = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;
const hostile = fc.string({
  unit: fc.constantFrom(
    "北",
    "a",
    "\n",
    "\r",
    "\t",
    "\u001b",
    "\u0085",
    "\u009b",
    "\u202e",
    "\u2067",
    "\u2028",
  ),
  maxLength: 12,
});

test("a table has as many lines as rows whatever its cells hold, and each column stands where it stood", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(hostile, hostile), { maxLength: 5 }), (rows) => {
      const lines = table([{ head: "馆" }, { head: "名", right: true }], rows);
      expect(printed(lines).split("\n")).toHaveLength(rows.length + 2);
      expect(UNSAFE.test(printed(lines))).toBe(false);
    }),
  );
});

test("findings and JSON print no control character; JSON reads back as the text it was", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const found = finding("library-must-be-known", { text }, { text });
      expect(UNSAFE.test(printed(findingLines({ language: "en", sentenceOf }, [found])))).toBe(false);
      const json = jsonText({ text, list: [{ [text]: 1 }] });
      expect(UNSAFE.test(json)).toBe(false);
      expect(JSON.parse(json)).toEqual({ text, list: [{ [text]: 1 }] });
    }),
  );
});

test("of many findings it is said how many more there are, and how many of them JSON has", () => {
  const found = Array.from({ length: 25 }, (_, i) => finding("date-must-exist", { text: `${i}` }));
  const last = (...more: number[]) => findingLines({ language: "en", sentenceOf }, found, ...more).at(-1);
  expect(last()).toBe("  … and 5 more; --json shows them all.");
  expect(last(25)).toBe("  … and 5 more; --json shows them all.");
  expect(last(200_000)).toBe("  … and 199980 more; --json shows the first 25.");
});
