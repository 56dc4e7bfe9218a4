/**
 * 行类型 / row type: the fields of one kind of row, said once beside the record's own type, in the order of the books' columns, each
 * with how its text is read. Reading a file, the columns, comparing two files and the digest of a closed month follow from it,
 * and the compiler asks for every field.
 */

/** How a field's text is read. */
export type FieldType =
  | "identifier"
  | "text"
  | "library"
  | "day"
  | "value"
  | "count"
  | "positive-count"
  | "fen"
  | "signed-fen"
  | "grams"
  /** A number with at most one decimal. */
  | "tenths"
  | "month";

/** Every field of a record but those that are not said by its row. */
export type FieldsOf<R, Beside extends keyof R> = Readonly<
  Record<Exclude<keyof R, Beside> & string, FieldType>
>;

/**
 * A function made of the text of its expression, which names fields one by one. Rows come by the million: a loop over the names
 * makes a record in 5.5 µs instead of 1.5 and lists its values in 0.9 µs instead of 0.03. The text is of our own tables only.
 */
export function compiled<F>(names: readonly string[], expression: string): F {
  return new Function(...names, `return ${expression}`) as F;
}

/** record → the values of these fields, in this order. */
export function valuesOf<R>(fields: readonly (keyof R & string)[]): (record: R) => R[keyof R][] {
  return compiled(["r"], `[${fields.map((field) => `r.${field}`).join(", ")}]`);
}
