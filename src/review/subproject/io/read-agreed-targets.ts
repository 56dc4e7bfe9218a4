/**
 * 建设协议的目标文件 / a file of the agreement's targets (YAML), written as a file of a year's targets is; refused with its place when it is none.
 *
 * Worked example: `- { key: novelty, name: 科技查新完成量, target: ">= 20", unit: "项", window: cycle }` is "novelty: 科技查新完成量>=20 项 @cycle".
 */
import * as z from "zod";
import { refuse } from "../../../core/refusal.ts";
import { readYaml } from "../../../rules/io/read-yaml.ts";
import { problem, unique } from "../../../rules/io/scalar-schema.ts";
import { parseAgreedTarget } from "../agreed-target.ts";
import { type MoveTarget, TARGET_WINDOWS } from "../move.ts";

const target = z
  .strictObject({
    key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/),
    name: z.string().min(1).max(80),
    target: z.string().min(1).max(80),
    unit: z.string().max(30).default(""),
    window: z.enum(TARGET_WINDOWS).optional(),
  })
  .transform(({ key, name, target: wanted, unit, window }, context): MoveTarget => {
    const sign = /^\s*[<>=≥≤]/.test(wanted) ? "" : "=";
    const own = unit === "%" && wanted.includes("%") ? "" : ` ${unit}`;
    const said = `${key}: ${name}${sign}${wanted.trim()}${own}${window === undefined ? "" : ` @${window}`}`;
    const read = parseAgreedTarget(said);
    if (read) return read;
    problem(context, ["target"], { code: "target-must-be-spelt", params: { found: wanted } });
    return z.NEVER;
  });

const file = z
  .strictObject({ subproject: z.string().min(1).max(80), targets: z.array(target).min(1).max(200) })
  .superRefine(({ targets }, context) =>
    unique(context, targets, { key: (t) => t.key ?? "", path: (i) => ["targets", i, "key"], what: "target" }),
  );

export function readAgreedTargets(
  source: { file: string; text: string },
  subproject: string,
): readonly MoveTarget[] {
  const read = readYaml(source.text, file);
  if ("problem" in read) {
    const { place, problem: found } = read;
    return refuse("target-file-must-be-valid", { file: source.file, place, problem: found });
  }
  const { subproject: named, targets } = read.data;
  if (named !== subproject)
    refuse("agreed-targets-must-be-of-the-subproject", { file: source.file, named, subproject });
  return targets;
}
