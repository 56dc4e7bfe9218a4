/** A layout's YAML; what its keys mean: templates/layouts/README.md. */
import * as z from "zod";
import { names, problem, renamed } from "../../../rules/io/scalar-schema.ts";
import { PERCENT_DECIMALS, SHOWS } from "../../../sheet/layout.ts";
import { FONT_SIZES } from "../../../sheet/layout-style.ts";
import type { LayoutDraft } from "../layout-draft.ts";

const MAX_COLUMNS = 60;
const MAX_ROWS = 500;

const style = z
  .strictObject({
    like: z.string().exactOptional(),
    font: z.string().min(1).max(40).exactOptional(),
    size: z
      .union([z.number().min(4).max(96), z.string()])
      .meta({ description: "points, or a Chinese size such as 三号" })
      .transform((said, context) => {
        const size = typeof said === "number" ? said : FONT_SIZES[said];
        if (size !== undefined) return size;
        const allowed = `${Object.keys(FONT_SIZES).join(", ")}, 10.5, …`;
        problem(context, [], { code: "value-must-be-one-of", params: { found: `${said}`, allowed } });
        return z.NEVER;
      })
      .exactOptional(),
    bold: z.boolean().exactOptional(),
    align: z.enum(["left", "center", "right"]).exactOptional(),
    vertical: z.enum(["top", "middle", "bottom"]).exactOptional(),
    border: z.enum(["none", "thin", "bottom"]).exactOptional(),
    shaded: z.boolean().exactOptional(),
    colour: z.enum(["black", "red", "grey"]).exactOptional(),
    upright: z.boolean().exactOptional(),
    indented: z.boolean().exactOptional(),
  })
  .transform(renamed({ shaded: "isShaded", upright: "isUpright", indented: "isIndented" }));

const name = z.string().min(1).max(80);

const cellParts = z.strictObject({
  text: z.string().max(8000).optional(),
  figure: name.optional(),
  show: z.enum(SHOWS).optional(),
  decimals: z.number().int().min(0).max(6).optional(),
  column: z
    .string()
    .regex(/^[A-Z]{1,2}$/)
    .optional(),
  across: z.union([z.number().int().min(1).max(MAX_COLUMNS), z.literal("rest")]).optional(),
  down: z.number().int().min(1).max(MAX_ROWS).optional(),
  style: name.optional(),
  each: name.optional(),
  merge: z.boolean().optional(),
  sumOf: z.array(name).min(1).max(100).optional(),
  ratioOf: z.array(name).length(2).optional(),
});

const cell = z.union([z.string().max(8000), cellParts]);
const cells = z.array(cell).min(1).max(MAX_COLUMNS);

const row = z.strictObject({
  cells: cells.optional(),
  paragraph: z.string().max(30_000).optional(),
  space: z.number().min(1).max(400).optional(),
  each: name.optional(),
  beside: cells.optional(),
  get rows() {
    return z.array(row).min(1).max(MAX_ROWS).optional();
  },
  style: name.optional(),
  when: name.optional(),
  height: z.number().min(1).max(400).optional(),
  break: z.boolean().optional(),
  keep: z.boolean().optional(),
  repeat: z.boolean().optional(),
});

const width = z.number().min(0.5).max(200);

const page = z.strictObject({
  name: z.string().min(1).max(120),
  columns: z
    .array(z.union([width, z.strictObject({ each: name, width })]))
    .min(1)
    .max(MAX_COLUMNS),
  landscape: z.boolean().default(false),
  onePage: z.boolean().default(false),
  when: name.optional(),
  rows: z.array(row).min(1).max(MAX_ROWS),
});

export const layoutSchema = z.strictObject({
  layout: z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/),
  form: name,
  name: names,
  source: z.string().min(1).max(400),
  scheme: name.optional(),
  wanDecimals: z.number().int().min(0).max(6).default(2),
  percentDecimals: z.number().int().min(0).max(6).default(PERCENT_DECIMALS),
  styles: z.record(z.string().min(1).max(40), style).default({}),
  pages: z.array(page).min(1).max(20),
}) satisfies z.ZodType<LayoutDraft>;

/** For editors; what only the program checks (names, spans, columns) is not in it. */
export function layoutJsonSchema(): object {
  return z.toJSONSchema(layoutSchema, { io: "input", unrepresentable: "any" });
}
