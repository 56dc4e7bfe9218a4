/** What the sheets of a simulation share: their words, the lines above, and the cells before, after and difference. */

import type { AuditClass } from "../../month/courier/courier-audit.ts";
import type { LibraryCode } from "../../registry/library.ts";
import type { ColumnMaker, GridColumn } from "../../sheet/grid.ts";
import type { Cell } from "../../sheet/origin.ts";
import { ratio, text, yuan } from "../../sheet/sheet.ts";
import type { ChargedKind, Compared } from "./comparison.ts";
import type { Simulation } from "./simulation-sheet.ts";

export interface SimulationWords {
  readonly title: (p: { sheet: string; span: string }) => string;
  readonly notTheBooks: string;
  readonly unit: string;
  readonly total: string;
  readonly sheets: Readonly<
    Record<"summary" | "libraries" | "months" | "budget" | "courier" | "allocation", string>
  >;
  readonly heads: Readonly<
    Record<
      | "item"
      | "before"
      | "after"
      | "difference"
      | "percent"
      | "number"
      | "code"
      | "library"
      | "period"
      | "year"
      | "fund"
      | "appropriated"
      | "used"
      | "owedBefore"
      | "owedAfter"
      | "leftBefore"
      | "leftAfter"
      | "usedUpBefore"
      | "usedUpAfter"
      | "class"
      | "linesBefore"
      | "linesAfter",
      string
    >
  >;
  readonly differenceOf: (kind: string) => string;
  readonly effectNote: string;
  readonly allocationNote: string;
  readonly rated: (p: { before: string; after: string; difference: string }) => string;
  readonly payableIn: (p: { period: string; before: string; after: string }) => string;
  readonly noFunds: string;
  readonly covered: string;
  readonly className: (of: AuditClass) => string;
}

export interface SimulationAbout {
  readonly simulation: Simulation;
  /** What is said above every table: the rules, the periods, what is a sample. */
  readonly above: readonly string[];
  readonly words: SimulationWords;
  readonly kindName: (kind: ChargedKind) => string;
  readonly nameOf: (library: LibraryCode) => string;
  readonly mark: string;
}

export function sheetTop(
  { simulation, above, words }: SimulationAbout,
  key: keyof SimulationWords["sheets"],
) {
  const name = words.sheets[key];
  return {
    name,
    title: words.title({ sheet: name, span: simulation.span.id }),
    above: [words.notTheBooks, ...above, words.unit],
    heads: words.heads,
  };
}

export const MONEY = { width: 16, summed: "yuan" } as const;
/** Amounts that are never added up. */
export const ALONE = { width: 16, align: "right" } as const;

/** Before, after and their difference. */
export function moneyColumns<Fact>(
  column: ColumnMaker<Fact, "before" | "after" | "difference">,
  of: (fact: Fact) => Compared,
  look: typeof MONEY | typeof ALONE = MONEY,
): GridColumn<Fact>[] {
  return [
    column("before", look, (fact) => yuan(of(fact).beforeFen)),
    column("after", look, (fact) => yuan(of(fact).afterFen)),
    column("difference", look, (fact, at) => ({
      ...yuan(of(fact).differenceFen),
      formula: `${at.address("after")}-${at.address("before")}`,
    })),
  ];
}

export function percentOf(of: Compared): Cell {
  return of.beforeFen > 0n ? ratio(of.differenceFen, of.beforeFen) : text("—");
}
