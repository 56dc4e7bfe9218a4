/**
 * 项目基本情况 / what heads every form of a sub-project: year, names, people, and whether it is a draft.
 *
 * They come from the file of targets (`project:`); what nobody gave is left blank. Worked example: `project.name` is 原文传递.
 */
import type { SubprojectHead } from "../../../review/indicator/target.ts";
import type { Because, Cell } from "../../../sheet/because.ts";
import { text } from "../../../sheet/sheet.ts";

const HEAD = ["project", "department", "unit", "leader", "phone", "goal"] as const;

/** The names of the figures that `projectFigures` gives. */
export const PROJECT_FIGURES: readonly string[] = [
  ...["year", "draft", "project.key", "project.code", "project.name", "project.department", "project.unit"],
  ...["project.leader", "project.phone", "project.goal"],
];

interface DraftWords {
  readonly draft: (missing: number) => string;
  /** The scheme that gives the points was published by nobody. */
  readonly sample: string;
}

export function projectFigures(
  of: { subproject: string; year: string; head: SubprojectHead },
  how: { missing: number; words: DraftWords; code: string; sample?: boolean },
): Record<string, Cell> {
  const { head, subproject, year } = of;
  const { missing, words, sample = false } = how;
  const figures: Record<string, Cell> = {
    year: text(year),
    draft: text(
      [missing === 0 ? "" : words.draft(missing), sample ? words.sample : ""]
        .filter((t) => t !== "")
        .join("；"),
    ),
    "project.key": text(subproject),
    "project.code": text(how.code),
  };
  for (const key of HEAD) {
    const because: Because = { kind: "stated", as: "head", key, text: head[key] };
    const name = key === "project" ? "project.name" : `project.${key}`;
    figures[name] = head[key] === "" ? text("") : { ...text(head[key]), because };
  }
  return figures;
}
