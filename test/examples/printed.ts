import { expect } from "vitest";

/** What a page shows of a command is what it printed: "…" alone leaves out lines, at a line's end the rest of it. */
export function expectPrinted(text: string, shown: readonly string[]): void {
  const printed = text.trimEnd().split("\n");
  let at = 0;
  let isOpen = false;
  for (const wanted of shown) {
    if (wanted.trim() === "…") {
      isOpen = true;
      continue;
    }
    const begins = wanted.replace(/\s*…$/, "");
    const fits = (l: string): boolean =>
      begins === wanted ? l.trimEnd() === wanted.trimEnd() : l.startsWith(begins);
    const found = printed.findIndex((l, i) => i >= at && fits(l));
    expect(found, `${wanted}\nin:\n${text}`).toBeGreaterThanOrEqual(0);
    if (!isOpen) expect(found, `${wanted}\nin:\n${text}`).toBe(at);
    [at, isOpen] = [found + 1, false];
  }
  if (!isOpen) expect(at, text).toBe(printed.length);
}
