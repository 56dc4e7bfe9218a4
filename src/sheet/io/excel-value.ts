/** Values as a spreadsheet program reads them back: nothing cut, escaped or rounded without a word. */
import { invariant } from "../../core/bug.ts";
import { visible, visibleInCell } from "../../core/visible-text.ts";

/** Excel cuts longer texts without a word. */
const MAX_TEXT = 32_000;

/** A text that looks like an escaped character would be read as that character. */
export function escapedText(said: string): string {
  const text = said.length > MAX_TEXT ? `${said.slice(0, MAX_TEXT)}…` : said;
  return visibleInCell(text).replace(/_x([0-9A-Fa-f]{4})_/g, "_x005F_x$1_");
}

/** A spreadsheet's number is a double: its shortest text must be the amount. */
export function exactNumber(amount: string): number {
  const double = Number(amount);
  invariant(
    Number.isFinite(double) && Math.abs(double) < 90_071_992_547_409,
    `${amount} fits a spreadsheet's number`,
  );
  return double;
}

/** In headers and footers & begins a code. */
export function footerText(mark: string): string {
  return visible(mark).replaceAll("&", "&&");
}
