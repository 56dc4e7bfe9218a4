/**
 * 表的文件名 / the name of a form's file: what is needed to make the form again stands in it.
 *
 * Worked examples: "self-evaluation-2019-dd-2019" is sub-project 2019-dd in 2019; "monitoring-2019-dd-2019-07" its table of January to
 * July; "+haidian-self-evaluation+mof2016-initial" after it names another layout and another scheme.
 */
export interface FormReference {
  readonly subproject: string;
  readonly year: string;
  /** Of a monitoring table. */
  readonly cutOff: number | null;
  /** Keys of a layout, of a scheme, a month; empty ones are left out of the name. */
  readonly special: readonly string[];
}

const NAME = /^(.+?)-((?:19|20)\d\d)(?:-(0[1-9]|1[0-2]))?$/;

/** What stands after the form's own name in the file's; undefined when that is no such name. */
export function parseFormReference(rest: string): FormReference | undefined {
  const [name = "", ...special] = rest.split("+");
  const found = NAME.exec(name);
  if (!found) return undefined;
  const [, subproject = "", year = "", month] = found;
  return { subproject, year, cutOff: month === undefined ? null : Number(month), special };
}

/** The name of the file, without its ending. */
export function formFileName(form: string, of: FormReference): string {
  const month = of.cutOff === null ? [] : [`${of.cutOff}`.padStart(2, "0")];
  const special = of.special.filter((key) => key !== "");
  return [[form, of.subproject, of.year, ...month].join("-"), ...special].join("+");
}
