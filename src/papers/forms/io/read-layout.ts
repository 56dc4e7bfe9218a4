/** A layout's YAML text → the layout, arranged; refused with file, line and column when it is not one. */
import { LineCounter, parseDocument } from "yaml";
import { refuse } from "../../../core/refusal.ts";
import { problemOfYaml } from "../../../rules/io/problem-of-issue.ts";
import { checkedBy, offsetOf, plainYaml } from "../../../rules/io/read-yaml.ts";
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
  const refused = (offset: number, path: string, problem: PackProblem): never => {
    const { line, col: column } = lines.linePos(offset);
    const place = { file: source.file, line: Math.max(line, 1), column };
    return refuse("layout-must-be-valid", { ...place, path, problem });
  };
  const [broken] = document.errors;
  if (broken) refused(broken.pos[0], "", problemOfYaml(broken, source.text));
  const plain = plainYaml(document);
  if ("why" in plain) return refused(0, "", { code: "yaml-must-be-sound", params: { text: plain.why } });
  const checked = checkedBy(layoutSchema, document, plain.raw ?? {});
  if (!("data" in checked)) return refused(checked.offset, checked.path, checked.problem);
  const shape = shapes.find((s) => s.form === checked.data.form);
  if (!shape) {
    const params = { name: checked.data.form, known: shapes.map((s) => s.form).join(", ") };
    return refused(offsetOf(document, ["form"]), "form", { code: "form-must-be-known", params });
  }
  const made = arrangeLayout(checked.data, shape);
  if ("layout" in made) return made.layout;
  const { path, problem } = made.wrong;
  return refused(offsetOf(document, path), path.join("."), problem);
}
