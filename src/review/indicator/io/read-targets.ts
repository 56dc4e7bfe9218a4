/** A file of targets (YAML) → the targets of a sub-project's year; refused with file, line and column when it is none. */
import * as z from "zod";
import { parseExact } from "../../../core/exact.ts";
import { refuse } from "../../../core/refusal.ts";
import { readYaml } from "../../../rules/io/read-yaml.ts";
import { problem, unique } from "../../../rules/io/scalar-schema.ts";
import { readTarget } from "../read-target.ts";
import type { SubprojectHead, Target } from "../target.ts";

const text = z.string().max(2000).default("");

const target = z
  .strictObject({
    key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/),
    name: z.string().min(1).max(200),
    group: z.string().regex(/^[^/]+\/[^/]+$/),
    target: z.string(),
    unit: text,
    // 2.5 as it is written: a double's shortest text.
    weight: z.union([z.number(), z.string()]).transform((said, context) => {
      const points = parseExact(`${said}`);
      if (points !== undefined && points.num > 0n) return points;
      problem(context, [], { code: "points-must-be-above-zero", params: { found: `${said}` } });
      return z.NEVER;
    }),
    /** Of the indicator that counts it, where it is not the key. */
    indicator: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,60}$/)
      .optional(),
    /** Of the survey that gives its figure. */
    question: z.string().min(1).max(200).optional(),
    method: z.enum(["by-ratio", "by-bands"]).default("by-ratio"),
  })
  .transform((said, context) => {
    const read = readTarget({ text: said.target, unit: said.unit });
    if (!("code" in read)) return { ...said, ...read };
    problem(context, ["target"], read);
    return z.NEVER;
  });

const file = z
  .strictObject({
    subproject: z.string().min(1).max(80),
    year: z.string().regex(/^(19|20)\d\d$/),
    scheme: z.string().optional(),
    project: z
      .strictObject({ project: text, department: text, unit: text, leader: text, phone: text, goal: text })
      .optional(),
    targets: z.array(target).min(1).max(200),
  })
  .superRefine(({ targets }, context) =>
    unique(context, targets, { key: (t) => t.key, path: (i) => ["targets", i, "key"], what: "target" }),
  );

interface TargetFile {
  readonly subproject: string;
  readonly year: string;
  readonly scheme: string | undefined;
  readonly head: SubprojectHead | null;
  readonly targets: readonly Target[];
}

export function readTargets(source: { file: string; text: string }): TargetFile {
  const read = readYaml(source.text, file);
  if ("problem" in read)
    return refuse("target-file-must-be-valid", {
      file: source.file,
      place: read.place,
      problem: read.problem,
    });
  const { subproject, year, scheme, project, targets } = read.data;
  return {
    ...{ subproject, year, scheme, head: project ?? null },
    targets: targets.map((said) => {
      const [firstLevel = "", secondLevel = ""] = said.group.split("/");
      return {
        ...{ subproject, year, key: said.key, name: said.name, firstLevel, secondLevel },
        ...{
          value: said.value,
          text: said.target,
          unit: said.unit,
          points: said.weight,
          method: said.method,
        },
        isWithdrawn: false,
        ...(said.indicator === undefined ? {} : { indicator: said.indicator }),
        ...(said.question === undefined ? {} : { question: said.question }),
      };
    }),
  };
}
