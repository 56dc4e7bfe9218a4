/** Small plots: as long as the figures, blocks only where a terminal shows them. */
import { describe, expect, test } from "vitest";
import { plotterFor } from "../../src/sheet/commands/plot.ts";

const terminal = plotterFor({ env: { LANG: "zh_CN.UTF-8", TERM: "xterm" }, hasColour: true });
const pipe = plotterFor({ env: { LANG: "zh_CN.UTF-8" }, hasColour: false });

describe("a bar", () => {
  test.each([
    [12, 12, "█".repeat(24)],
    [6, 12, "█".repeat(12)],
    // 1 of 64: 3 eighths of 192.
    [1, 64, "▍"],
    [1, 100_000, "▏"],
    [0, 12, ""],
    [0, 0, ""],
    [15, 12, "█".repeat(24)],
  ])("%i of %i", (value, largest, bar) => {
    expect(terminal.bar(value, largest)).toBe(bar);
  });

  test("is made of # where there is no terminal, or one without UTF-8", () => {
    expect(pipe.bar(6, 12)).toBe("#".repeat(12));
    const gbk = plotterFor({ env: { LC_ALL: "zh_CN.GBK", LANG: "zh_CN.UTF-8" }, hasColour: true });
    expect(gbk.bar(12, 12)).toBe("#".repeat(24));
    expect(plotterFor({ env: { TERM: "dumb" }, hasColour: true }).line([1, 2])).toBeNull();
  });
});

describe("a line", () => {
  test("goes from the lowest to the highest, and leaves a gap where nothing is known", () => {
    expect(terminal.line([0, 7, null, 3.5])).toBe("▁█ ▅");
    expect(terminal.line([5, 5])).toBe("▄▄");
  });

  test("is left out where it can't be shown", () => {
    expect(pipe.line([1, 2])).toBeNull();
  });
});
