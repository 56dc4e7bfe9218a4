/**
 * What a form can show: single figures by name, and lists whose rows have named figures. A layout of ours and a cell map of an
 * officer's own form both pick from the same names, so a figure has one source whichever paper it is printed on.
 *
 * Names are words joined by points, most general first: "project.name", "funds.total.budget". Each cell keeps its `because`.
 */
import type { Cell } from "../../../sheet/because.ts";

export type FormRow = Readonly<Record<string, Cell>>;

export interface FormFacts {
  readonly values: FormRow;
  readonly lists: Readonly<Record<string, readonly FormRow[]>>;
}
