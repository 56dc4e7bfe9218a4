/** Layouts by name or by file: those that come with the program, and an officer's own. */
import { existsSync } from "node:fs";
import { basename } from "node:path";
import { refuse } from "../../../core/refusal.ts";
import type { Layout } from "../../../sheet/layout.ts";
import type { OptionSpec } from "../../../terminal/command.ts";
import type { Context } from "../../../terminal/context.ts";
import { templateNames, templatePath } from "../../../terminal/templates.ts";
import { FORM_SHAPES } from "../facts/form-shapes.ts";

export const layoutOption: OptionSpec = {
  flags: "--layout <file>",
  summary: {
    "zh-CN": "表样：自带的名称，或自己的 .yaml 文件",
    en: "the layout: the name of one that comes with the program, or a .yaml file of your own",
  },
};

/** `typed`: a name or a path; undefined: the form's standard, which has the form's name. */
export async function layoutNamed(
  context: Pick<Context, "path">,
  asked: { form: string; typed: string | undefined },
): Promise<Layout> {
  const { form, typed = form } = asked;
  const known = templateNames("layouts", ".yaml");
  const path = known.includes(typed) ? templatePath(`layouts/${typed}.yaml`) : context.path(typed);
  if (!known.includes(typed) && !existsSync(path))
    refuse("layout-must-be-known", { text: typed, known: known.join(", ") });
  const { readLayout } = await import("../io/read-layout.ts");
  const { readTextFile } = await import("../../../tables/io/read-text.ts");
  const text = readTextFile(path);
  const layout = readLayout({ file: basename(path), text }, FORM_SHAPES);
  const { key } = layout;
  // A cell is explained by the layout that the form's file name has the key of. A copy of ours is as good as ours.
  const isTaken = !known.includes(typed) && known.includes(key);
  if (isTaken && lines(text) !== lines(readTextFile(templatePath(`layouts/${key}.yaml`))))
    refuse("layout-must-have-a-name-of-its-own", { file: basename(path), key });
  if (layout.form !== form)
    refuse("layout-must-be-of-its-form", { file: basename(path), is: layout.form, wanted: form });
  return layout;
}

const lines = (text: string): string => text.replaceAll("\r\n", "\n").trimEnd();

/** All that come with the program, by key. */
export async function shippedLayouts(): Promise<Layout[]> {
  const { readLayout } = await import("../io/read-layout.ts");
  const { readTextFile } = await import("../../../tables/io/read-text.ts");
  return templateNames("layouts", ".yaml").map((name) => {
    const file = `${name}.yaml`;
    return readLayout({ file, text: readTextFile(templatePath(`layouts/${file}`)) }, FORM_SHAPES);
  });
}
