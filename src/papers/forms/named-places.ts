/**
 * 名称占位 / places named in a form: "{funds.total.executed:wan}" in an officer's own Word form stands for that figure; "{#lines}" to
 * "{/lines}" is repeated for each row of a list, whose own figures are named in between.
 *
 * A form may say its own names where a map gives them ("项目名称": project.name). What it names and nobody knows is gathered, so that it is
 * refused as a whole.
 */
import { SHOWS, type ShowKind } from "../../sheet/layout.ts";
import { shownText, showOf } from "../../sheet/show-figure.ts";
import type { FormFacts, FormRow } from "./facts/form-facts.ts";

/** Where names are looked up: the form as a whole, or one row of a list. */
export interface FormScope {
  readonly row: FormRow;
  readonly lists: FormFacts["lists"];
  /** "lines[2]." in a row of a list. */
  readonly prefix: string;
}

const NAMED = /^([^:]+?)\s*(?::\s*([a-z]+))?$/;
const DECIMALS = { wanDecimals: 2, percentDecimals: 2 };

export class NamedPlaces {
  /** Each figure that was shown, and what it said. */
  readonly shown = new Map<string, string>();
  readonly unknown = new Set<string>();
  private readonly aliases: ReadonlyMap<string, string>;

  constructor(aliases: ReadonlyMap<string, string>) {
    this.aliases = aliases;
  }

  /** A text, the rows of a list, or undefined: an outer scope may know it. */
  valueOf(said: string, scope: FormScope): string | readonly FormScope[] | undefined {
    const [, written = said, show] = NAMED.exec(said.trim()) ?? [];
    const name = this.aliases.get(written) ?? written;
    const cell = Object.hasOwn(scope.row, name) ? scope.row[name] : undefined;
    const kind = SHOWS.find((s): s is ShowKind => s === show) ?? null;
    if (cell !== undefined && (show === undefined || kind !== null)) {
      const text = shownText(cell.value, showOf(cell.value, { show: kind, decimals: null }, DECIMALS));
      this.shown.set(`${scope.prefix}${name}`, text);
      return text;
    }
    const list = Object.hasOwn(scope.lists, name) && show === undefined ? scope.lists[name] : undefined;
    return list?.map((row, i) => ({ row, lists: {}, prefix: `${name}[${i}].` }));
  }
}
