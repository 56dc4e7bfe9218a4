/** A layout's YAML text → the layout, arranged; refused with file, line and column when it is not one. */
import { LineCounter, parseDocument } from "yaml";
import { refuse } from "../../../core/refusal.ts";
import { problemOfIssue, problemOfYaml } from "../../../rules/io/pack-problem.ts";
import { plainYaml } from "../../../rules/io/plain-yaml.ts";
import { offsetOf, offsetOfKey, pathOf } from "../../../rules/io/yaml-place.ts";
import type { PackProblem } from "../../../rules/pack-problem.ts";
import type { FormShape, Layout } from "../../../sheet/layout.ts";
import { arrangeLayout } from "../arrange-layout.ts";
import { layoutSchema } from "./layout-schema.ts";

interface Source {
  readonly file: string;
  readonly text: string;
}

/** `shapes`: of every form that there is; the layout says whose figures it prints. */
export function readLayout(source: Source, shapes: readonly FormShape[]): Layout {
  const lines = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: lines, schema: "core", uniqueKeys: true });
  const refused = (offset: number, path: readonly (string | number)[], problem: PackProblem): never => {
    const { line, col: column } = lines.linePos(offset);
    const place = { file: source.file, line: Math.max(line, 1), column };
    return refuse("layout-must-be-valid", { ...place, path: path.join("."), problem });
  };
  const [broken] = document.errors;
  if (broken) refused(broken.pos[0], [], problemOfYaml(broken, source.text));
  const plain = plainYaml(document);
  if ("why" in plain) return refused(0, [], { code: "yaml-must-be-sound", params: { text: plain.why } });
  const raw = plain.raw ?? {};
  const checked = layoutSchema.safeParse(raw);
  if (!checked.success) {
    // A mistyped key is also a missing one: what stands there says more than what does not.
    const { issues } = checked.error;
    const unknown = issues.find((issue) => issue.code === "unrecognized_keys");
    const issue = unknown ?? issues[0];
    const path = pathOf(issue?.path ?? []);
    const problem = issue
      ? problemOfIssue(issue, raw)
      : ({ code: "value-must-be-given", params: {} } as const);
    const key = unknown?.keys[0];
    if (key !== undefined) return refused(offsetOfKey(document, path, key), [...path, key], problem);
    return refused(offsetOf(document, path), path, problem);
  }
  const shape = shapes.find((s) => s.form === checked.data.form);
  if (!shape) {
    const params = { name: checked.data.form, known: shapes.map((s) => s.form).join(", ") };
    return refused(offsetOf(document, ["form"]), ["form"], { code: "form-must-be-known", params });
  }
  const made = arrangeLayout(checked.data, shape);
  if ("layout" in made) return made.layout;
  const { path, problem } = made.wrong;
  return refused(offsetOf(document, path), path, problem);
}
