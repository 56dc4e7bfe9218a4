/**
 * 名称占位 / places named in a form: "{funds.total.executed:wan}" in an officer's own Word form stands for that figure; "{#lines}" to
 * "{/lines}" is repeated for each row of a list, whose own figures are named in between.
 *
 * A form may say its own names where a map gives them ("项目名称": project.name). What it names and nobody knows is gathered before anything is
 * printed, of lists without rows too, so that the form is refused as a whole.
 */
import { type FormShape, PERCENT_DECIMALS, SHOWS, type ShowKind } from "../../sheet/layout.ts";
import { shownText, showOf } from "../../sheet/show-figure.ts";
import type { FormFacts, FormRow } from "./facts/form-facts.ts";

/** Where names are looked up: the form as a whole, or one row of a list. */
export interface FormScope {
  readonly row: FormRow;
  readonly lists: FormFacts["lists"];
  /** "lines[2]." in a row of a list. */
  readonly prefix: string;
}

/** Names in braces as they stand in a form, whether or not anything is printed of them today. */
export interface NamedTag {
  readonly said: string;
  /** Something else: what the form asks for is nothing we know. */
  readonly kind: "figure" | "list" | "other";
  readonly inside: readonly NamedTag[];
}

const NAMED = /^([^:]+?)\s*(?::\s*([a-z]+))?$/;
const DECIMALS = { wanDecimals: 2, percentDecimals: PERCENT_DECIMALS };

function partsOf(said: string, aliases: ReadonlyMap<string, string>) {
  const [, written = said, show] = NAMED.exec(said.trim()) ?? [];
  return { name: aliases.get(written) ?? written, show };
}

const isShow = (said: string | undefined): said is ShowKind => SHOWS.some((s) => s === said);

/** Those that nobody knows, of a list without rows too. */
export function unknownNames(
  tags: readonly NamedTag[],
  of: { shape: FormShape; aliases: ReadonlyMap<string, string>; list?: string },
): string[] {
  const { shape, aliases, list } = of;
  const known = new Set([...shape.values, ...(list === undefined ? [] : (shape.lists[list] ?? []))]);
  return tags.flatMap(({ said, kind, inside }) => {
    const { name, show } = partsOf(said, aliases);
    const isKnown =
      kind === "list"
        ? show === undefined && Object.hasOwn(shape.lists, name)
        : kind === "figure" && known.has(name) && (show === undefined || isShow(show));
    const own = isKnown ? [] : [said];
    return kind === "list" && isKnown ? unknownNames(inside, { shape, aliases, list: name }) : own;
  });
}

/** Every name that a form may say: figures, lists, and the figures of their rows. */
export function namesOf({ values, lists }: FormShape): string[] {
  return [...new Set([...values, ...Object.keys(lists), ...Object.values(lists).flat()])];
}

export class NamedPlaces {
  /** Each figure that was shown, and what it said. */
  readonly shown = new Map<string, string>();
  /** Asked for in a way that it has not: an amount as a percentage. */
  readonly misshown = new Set<string>();
  private readonly aliases: ReadonlyMap<string, string>;

  constructor(aliases: ReadonlyMap<string, string>) {
    this.aliases = aliases;
  }

  /** A text, the rows of a list, or undefined: an outer scope may know it. */
  valueOf(said: string, scope: FormScope): string | readonly FormScope[] | undefined {
    const { name, show } = partsOf(said, this.aliases);
    const cell = Object.hasOwn(scope.row, name) ? scope.row[name] : undefined;
    if (cell !== undefined) {
      const asked = isShow(show) ? show : null;
      const made = showOf(cell.value, { show: asked, decimals: null }, DECIMALS);
      // A figure that is not there says so in words, whatever it would be shown in.
      if (asked !== null && made.kind !== asked && cell.value.kind !== "text") this.misshown.add(said);
      const text = shownText(cell.value, made);
      this.shown.set(`${scope.prefix}${name}`, text);
      return text;
    }
    const list = Object.hasOwn(scope.lists, name) ? scope.lists[name] : undefined;
    return list?.map((row, i) => ({ row, lists: {}, prefix: `${name}[${i}].` }));
  }
}
