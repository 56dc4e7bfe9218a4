/**
 * The shape of a profile's YAML. Every scalar is read as text (YAML's failsafe schema), so that a heading 2019, a code
 * 010001 or a value `no` stays what was written.
 */
import { z } from "zod";
import { SERVICE_KINDS } from "../../../records/service-record.ts";

const name = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/);
const text = z.string().min(1).max(200);
const texts = z.array(text).max(200);
const flag = z.enum(["true", "false"]);

const dateForms = ["iso", "slash", "dot", "compact", "chinese", "serial", "dmy", "mdy"] as const;

const columnSchema = z.strictObject({
  headings: texts.optional(),
  fixed: text.optional(),
  generate: text.regex(/\{row\}/).optional(),
  unit: z.enum(["yuan", "fen", "kg", "g", "plain", "page-range"]).optional(),
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
  columns: z.record(z.string(), z.union([z.literal("none"), columnSchema])).optional(),
  private: texts.optional(),
  ignored: texts.optional(),
  totals: z
    .strictObject({
      words: texts.optional(),
      subtotals: texts.optional(),
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
