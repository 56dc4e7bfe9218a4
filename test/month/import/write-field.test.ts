import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hashText } from "../../../src/core/io/hash.ts";
import { ColumnSet } from "../../../src/month/import/columns/compile-columns.ts";
import {
  ALLOWED_VALUES,
  type Field,
  fieldsOf,
  fieldType,
  isField,
} from "../../../src/month/import/columns/field.ts";
import { bindColumns, headingOfRow } from "../../../src/month/import/columns/heading.ts";
import type { Profile } from "../../../src/month/import/columns/profile.ts";
import { type FieldValue, fieldText } from "../../../src/month/import/columns/write-field.ts";
import { profileShelf } from "../../../src/month/import/io/profile-shelf.ts";
import { Faults } from "../../../src/month/import/reading/problem.ts";

const profiles = profileShelf("templates/profiles", hashText)([]);

const days = fc
  .integer({ min: 0, max: 3650 })
  .map((n) => new Date(Date.UTC(2015, 0, 1 + n)).toISOString().slice(0, 10));

/** A value the field can have, and how its column is read. */
function columnOf(profile: Profile, field: Field) {
  const type = fieldType(profile.kind, field);
  const rule = profile.columns.get(field);
  const heading = rule?.headings[0];
  if (!rule || heading === undefined || type === undefined) return null;
  const context = {
    profile,
    columns: bindColumns(profile, headingOfRow([heading])),
    epoch: 1900 as const,
    sheet: 1,
    library: "10002",
    period: "2019-05",
    unknown: new Map<Field, number>(),
  };
  const set = new ColumnSet(context);
  const [bound] = context.columns;
  if (!bound) return null;
  switch (type) {
    case "day":
      return { bound, type, reader: set.day(field), values: days };
    case "fen":
      return { bound, type, reader: set.fen(field), values: fc.bigInt({ min: 0n, max: 99_999_999n }) };
    case "grams":
      return { bound, type, reader: set.grams(field), values: fc.integer({ min: 0, max: 99_999 }) };
    case "count":
    case "positive-count":
      return {
        bound,
        type,
        reader: set.count(field),
        values: fc.integer({ min: bound.unit === "page-range" ? 1 : 0, max: 999 }),
      };
    case "value":
      return {
        bound,
        type,
        reader: set.value(field, ALLOWED_VALUES[field] ?? []),
        values: fc.constantFrom(...new Set(rule.values?.values() ?? [])),
      };
    default:
      return rule.values
        ? { bound, type, reader: set.text(field), values: fc.constantFrom(...new Set(rule.values.values())) }
        : null;
  }
}

describe("law: what is written in a profile's column and read by it is the same value", () => {
  for (const profile of profiles) {
    test(profile.name, () => {
      let columns = 0;
      for (const field of fieldsOf(profile.kind)) {
        const column = isField(profile.kind, field) ? columnOf(profile, field) : null;
        if (!column) continue;
        columns += 1;
        const { bound, type, reader } = column;
        fc.assert(
          fc.property(column.values as fc.Arbitrary<FieldValue>, (value) => {
            const text = fieldText(bound, value, type);
            const faults = new Faults();
            expect(reader.read({ row: 2, hidden: false, cells: [text] }, faults)).toEqual(value);
            expect(faults.list).toEqual([]);
          }),
          { numRuns: 50 },
        );
      }
      expect(columns).toBeGreaterThan(0);
    });
  }
});

describe("a value in a column of its own kind", () => {
  const rule = { field: "suppliedOn", dates: ["dmy"], values: null, scheme: null };
  const as = (said: object, unit = "plain") => ({ rule: { ...rule, ...said }, unit }) as never;
  for (const [what, bound, value, type, expected] of [
    ["a day in the only form the column takes", as({}), "2019-05-03", "day", "03/05/2019"],
    ["a weight in kilograms", as({}, "kg"), 3200, "grams", "3.2"],
    ["a weight below a kilogram", as({}, "kg"), 50, "grams", "0.05"],
    ["an amount in fen", as({}, "fen"), 360n, "fen", "360"],
    ["pages as a range", as({}, "page-range"), 12, "count", "1-12"],
    ["a symbol of another network", as({ scheme: "OCLC" }), "EXT-OCLC-UB-23", "library", "UB#"],
    ["nothing", as({}), null, "day", ""],
  ] as const) {
    test(`is written as ${what}: ${expected}`, () => expect(fieldText(bound, value, type)).toBe(expected));
  }
});
