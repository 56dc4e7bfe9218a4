/**
 * The shape of a profile's YAML. Every scalar is read as text (YAML's failsafe schema), so that a heading 2019, a code
 * 010001 or a value `no` stays what was written.
 */
import * as z from "zod";
import { SERVICE_KINDS } from "../../../records/service-record.ts";

const name = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/);
const text = z.string().min(1).max(200);
const texts = z.array(text).max(200);
const flag = z.enum(["true", "false"]);

const dateForms = ["iso", "slash", "dot", "compact", "chinese", "serial", "dmy", "mdy"] as const;

const several = z.array(text).min(2).max(20).optional();

/** Where a value comes from, if not from one column under a name of its own: one of these. */
const sourceSchema = z.union([
  z.literal("sheet-name"),
  z
    .strictObject({
      sum: several,
      difference: several,
      first: several,
      larger: several,
      above: text.optional(),
      cell: z
        .string()
        .regex(/^[A-Z]{1,3}[1-9]\d{0,3}$/)
        .optional(),
    })
    .meta({ minProperties: 1, maxProperties: 1 }),
]);

const numbersSchema = z.strictObject({
  decimal: z.enum([".", ","]).optional(),
  groups: z.enum([".", ",", "'", " "]).optional(),
});

const currencySchema = z.strictObject({
  code: z.string().regex(/^[A-Z]{3}$/),
  rate: z
    .string()
    .regex(/^\d{1,6}(\.\d{1,10})?$/)
    .optional(),
  source: text.optional(),
});

const columnSchema = z.strictObject({
  headings: texts.optional(),
  from: sourceSchema.optional(),
  fixed: text.optional(),
  generate: text.regex(/\{row\}/).optional(),
  unit: z.enum(["yuan", "fen", "kg", "g", "plain", "page-range"]).optional(),
  numbers: numbersSchema.optional(),
  currency: currencySchema.optional(),
  dates: z.array(z.enum(dateForms)).min(1).optional(),
  values: z.record(z.string(), texts).optional(),
  unlisted: z.enum(["finding", "keep"]).optional(),
  scheme: z
    .string()
    .regex(/^[A-Z0-9]{1,10}$/)
    .optional(),
  required: z.enum(["true", "false", "when-filled"]).optional(),
  unreadable: z.enum(["finding", "unknown"]).optional(),
  only: text.optional(),
});

const rowNumber = z.string().regex(/^[1-9]\d{0,2}$/);
const fieldNames = z.array(z.string().min(1)).min(1).max(20);

const headingSchema = z.union([
  z.literal("none"),
  z.strictObject({ row: rowNumber, names: z.literal("letters").optional() }),
  z.strictObject({ within: rowNumber }),
]);

const combineSchema = z.strictObject({
  by: fieldNames,
  add: fieldNames.optional(),
  join: fieldNames.optional(),
});

const unpivotSchema = z.strictObject({
  columns: z.union([z.literal("others"), texts.min(1)]),
  heading: z.string().min(1),
  cell: z.string().min(1),
});

export const profileSchema = z.strictObject({
  profile: name,
  kind: z
    .enum([
      "dd-supplier",
      "dd-requester",
      "dd-centre",
      "ill-supplier",
      "ill-requester",
      "ill-centre",
      "courier-invoice",
      "registered-users",
      "subproject-spending",
      ...SERVICE_KINDS,
    ])
    .optional(),
  title: z.strictObject({ zh: text, en: text }).optional(),
  extends: name.optional(),
  abstract: flag.optional(),
  priority: z
    .string()
    .regex(/^-?\d{1,4}$/)
    .optional(),
  recognise: z
    .strictObject({
      required: texts.optional(),
      headings: texts.optional(),
      anyOf: z.array(texts).max(20).optional(),
      forbidden: texts.optional(),
    })
    .optional(),
  sheets: z
    .union([
      z.enum(["first", "all"]),
      z.strictObject({ name: text }),
      z.strictObject({ pattern: text }),
      z.strictObject({ position: z.string().regex(/^[1-9]\d{0,3}$/) }),
    ])
    .optional(),
  covers: z.enum(["month", "quarter", "year", "span"]).optional(),
  heading: headingSchema.optional(),
  leaveOut: z.record(z.string(), texts.min(1)).optional(),
  combine: z.union([z.literal("none"), combineSchema]).optional(),
  unpivot: z.union([z.literal("none"), unpivotSchema]).optional(),
  columns: z.record(z.string(), z.union([z.literal("none"), columnSchema])).optional(),
  private: texts.optional(),
  ignored: texts.optional(),
  totals: z
    .strictObject({
      words: texts.optional(),
      subtotals: texts.optional(),
      openings: texts.optional(),
      within: text.optional(),
      sums: texts.optional(),
      count: text.optional(),
    })
    .optional(),
  remarks: texts.optional(),
  empties: texts.optional(),
  library: z.union([z.enum(["own", "none"]), z.strictObject({ code: text })]).optional(),
  period: z.array(z.enum(["title", "file-name", "dates"])).optional(),
});

export type ProfileDocument = z.infer<typeof profileSchema>;
export type ColumnDocument = z.infer<typeof columnSchema>;

/** A JSON Schema's node, as far as it is walked here. */
interface Node {
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
}

/**
 * The same as a JSON Schema, for editors. They read YAML's own types, so a heading 2019, `required: true` and an empty list's null are
 * as good as their text.
 */
export function profileJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(profileSchema, {
    override: ({ jsonSchema }) => {
      if (jsonSchema.type !== "string") return;
      if (jsonSchema.enum) {
        const plain = { true: true, false: false };
        const also = Object.entries(plain).flatMap(([text, flag]) =>
          jsonSchema.enum?.includes(text) ? [flag] : [],
        );
        jsonSchema.enum = [...jsonSchema.enum, ...also];
        delete jsonSchema.type;
      } else Object.assign(jsonSchema, { type: ["string", "number", "boolean", "null"] });
    },
  });
}

/** The keys that may stand at this place of a profile. */
export function keysAt(path: readonly string[]): string[] {
  let nodes = [profileJsonSchema() as Node];
  for (const part of path) {
    nodes = nodes.flatMap(({ properties, additionalProperties, items }) => {
      const further = typeof additionalProperties === "object" ? additionalProperties : items;
      const next = properties?.[part] ?? further;
      return next ? [next, ...(next.anyOf ?? [])] : [];
    });
  }
  return [...new Set(nodes.flatMap((n) => Object.keys(n.properties ?? {})))];
}
