/**
 * 待填之处 / places of a form that still say 待填: a paper that is handed in has none, whatever they were to hold.
 *
 * Worked example: 负责人： （待填写） in C14 of 验收报告: "验收报告!C14（负责人：）".
 */
import { refuse } from "../../core/refusal.ts";
import type { FormPage, PlacedCell } from "../../sheet/form-page.ts";
import { address } from "../../sheet/sheet.ts";
import type { FilledCell } from "./plan-fill.ts";

const MAX_SHOWN = 8;

/** Refuses a workbook for issue that says one of `words`. */
export function requireNothingToFill(pages: readonly FormPage[], words: readonly string[]): void {
  const said = (cell: PlacedCell): string => (cell.cell.value.kind === "text" ? cell.cell.value.text : "");
  const places = pages.flatMap((page) =>
    page.cells
      .filter((cell) => words.some((word) => said(cell).includes(word)))
      .map((cell) => {
        const before = page.cells.findLast(
          (c) => c.at.row === cell.at.row && c.at.column < cell.at.column && said(c).trim() !== "",
        );
        const label =
          before === undefined || words.includes(said(before)) ? "" : `（${said(before).trim()}）`;
        return `${page.name}!${address(cell.at)}${label}`;
      }),
  );
  requireNone(places);
}

/** The same of an officer's own form, of what its map writes. */
export function requireNothingFilledIn(cells: readonly FilledCell[], words: readonly string[]): void {
  const left = cells.filter(
    ({ value }) => value.kind === "text" && words.some((word) => value.text.includes(word)),
  );
  requireNone(left.map((c) => `${c.sheet}!${address(c)}${c.figure === null ? "" : `（${c.figure}）`}`));
}

/** The same of a Word form, by the names of its figures. */
export function requireNoNameToFill(shown: ReadonlyMap<string, string>, words: readonly string[]): void {
  requireNone(
    [...shown].filter(([, text]) => words.some((word) => text.includes(word))).map(([name]) => name),
  );
}

function requireNone(places: readonly string[]): void {
  if (places.length === 0) return;
  const more = places.length > MAX_SHOWN ? "…" : "";
  refuse("nothing-must-be-left-to-fill", { places: `${places.slice(0, MAX_SHOWN).join("、")}${more}` });
}
