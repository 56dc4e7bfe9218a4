/** Where a column's value comes from, as a profile says it: from several columns, the sheet's name, a cell above the table. */

import { parseRate } from "../../../core/money.ts";
import type { RecordKind } from "../../../records/record.ts";
import { type Field, fieldType, isQuantity } from "../columns/field.ts";
import { headingKey } from "../columns/heading.ts";
import type { ColumnRule, Combination, CurrencyRule, NumberStyle, ValueSource } from "../columns/profile.ts";
import type { ColumnDocument } from "./profile-schema.ts";
import type { ReadDocument } from "./read-document.ts";

const COMBINATIONS: readonly Combination[] = ["sum", "difference", "first", "larger"];

interface Named {
  readonly kind: RecordKind;
  readonly field: Field;
  readonly from: ReadDocument;
}

export function numbersOf(said: ColumnDocument["numbers"], { kind, field, from }: Named): NumberStyle | null {
  if (said === undefined) return null;
  const path = ["columns", field, "numbers"];
  if (!isQuantity(fieldType(kind, field))) from.refuse(path, "not-a-number", field);
  const { decimal = ".", groups = null } = said;
  if (decimal === groups) from.refuse(path, "two-sources", field);
  return { decimal, groups };
}

/** A rate says where it is from: nobody could explain the yuan otherwise. */
export function currencyOf(said: ColumnDocument, { kind, field, from }: Named): CurrencyRule | null {
  const { currency, fixed, unit } = said;
  if (currency === undefined || (currency.code === "CNY" && currency.rate === undefined)) return null;
  const path = ["columns", field, "currency"];
  if (fieldType(kind, field)?.endsWith("fen") !== true) from.refuse(path, "not-a-number", field);
  if (fixed !== undefined || unit === "fen") from.refuse(path, "two-sources", field);
  const { code, rate: text = "", source = "" } = currency;
  const rate = text === "" ? null : parseRate(text);
  if (rate === undefined || rate?.num === 0n || code === "CNY") from.refuse(path, "wrong-value", text);
  if ((rate === null) !== (source === ""))
    from.refuse(path, "missing-key", rate === null ? "rate" : "source");
  return { code, rate: rate ?? null, said: text, source };
}

export function sourceOf(said: ColumnDocument["from"], of: Named): ValueSource | null {
  if (said === undefined) return null;
  if (said === "sheet-name") return { by: "sheet-name" };
  const { field, from } = of;
  const path = ["columns", field, "from"];
  const [how, ...others] = Object.keys(said);
  if (how === undefined || others.length > 0) from.refuse(path, "two-sources", field);
  if (said.above !== undefined) return { by: "above", label: said.above };
  if (said.cell !== undefined) return { by: "cell", address: said.cell };
  return severalOf(said, of);
}

function severalOf(
  said: Exclude<NonNullable<ColumnDocument["from"]>, string>,
  { kind, field, from }: Named,
): ValueSource {
  const path = ["columns", field, "from"];
  const how = COMBINATIONS.find((c) => said[c] !== undefined) ?? from.refuse(path, "two-sources", field);
  const headings = said[how] ?? [];
  if (how !== "first" && !isQuantity(fieldType(kind, field))) from.refuse(path, "not-summable", field);
  const keys = headings.map(headingKey);
  const twice = headings.find((_, i) => keys.indexOf(keys[i] ?? "") < i);
  if (twice !== undefined) from.refuse(path, "heading-twice", twice);
  return { by: "columns", how, headings };
}

/** Heading key → the fields that are made of this column and others. */
export function sharedBy(columns: ReadonlyMap<Field, ColumnRule>): Map<string, Field[]> {
  const shared = new Map<string, Field[]>();
  for (const [field, { from }] of columns) {
    if (from?.by !== "columns") continue;
    for (const key of from.headings.map(headingKey)) shared.set(key, [...(shared.get(key) ?? []), field]);
  }
  return shared;
}
