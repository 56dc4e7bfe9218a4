/** A profile's sheet pattern: "*" stands for any text. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { matchesPattern } from "../../../src/month/import/columns/name-pattern.ts";

test.each([
  ["原文传递", "原文传递", true],
  ["原文传递 5月", "原文传递*", true],
  ["5月原文传递", "*传递", true],
  ["5月原文传递明细", "*传递*", true],
  ["aba", "ab*ba", false],
  ["abba", "ab*ba", true],
  ["a.c", "a.c", true],
  ["abc", "a.c", false],
  ["", "*", true],
  ["x", "", false],
  ["ab", "a**b", true],
  ["aab", "a*a*b", true],
  ["ab", "a*a*b", false],
  ["abab", "*ab", true],
])("the sheet %s fits %s: %s", (name, pattern, fits) => {
  expect(matchesPattern(name, pattern)).toBe(fits);
});

test("it fits just where the pattern as a regular expression does", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 8 });
  const patterns = fc.string({ unit: fc.constantFrom("a", "b", "*"), maxLength: 6 });
  fc.assert(
    fc.property(letters, patterns, (name, pattern) => {
      const asRegex = new RegExp(`^${pattern.replaceAll("*", ".*")}$`);
      expect(matchesPattern(name, pattern)).toBe(asRegex.test(name));
    }),
  );
});

test("a name as long as Excel allows is decided at once, however many stars there are", () => {
  const started = performance.now();
  expect(matchesPattern("a".repeat(31), `${"*a".repeat(14)}*b`)).toBe(false);
  expect(matchesPattern("a".repeat(100_000), `${"*a".repeat(500)}*b`)).toBe(false);
  expect(performance.now() - started).toBeLessThan(1000);
});
