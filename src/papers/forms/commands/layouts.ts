/** Layouts by name or by file: those that come with the program, and an officer's own. */
import { existsSync } from "node:fs";
import { basename } from "node:path";
import { refuse } from "../../../core/refusal.ts";
import type { FormShape, Layout } from "../../../sheet/layout.ts";
import type { CommandSpec, OptionSpec } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { listOptions } from "../../../terminal/options.ts";
import { table } from "../../../terminal/table.ts";
import { templateNames, templatePath } from "../../../terminal/templates.ts";
import { reportCommandWords } from "../../report/words/report.ts";
import { FORM_SHAPES } from "../facts/report-facts.ts";

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
async function shippedLayouts(): Promise<Layout[]> {
  const { readLayout } = await import("../io/read-layout.ts");
  const { readTextFile } = await import("../../../tables/io/read-text.ts");
  return templateNames("layouts", ".yaml").map((name) => {
    const file = `${name}.yaml`;
    return readLayout({ file, text: readTextFile(templatePath(`layouts/${file}`)) }, FORM_SHAPES);
  });
}

export const layoutsCommand: CommandSpec = {
  usage: "layouts [form]",
  choices: { form: FORM_SHAPES.map((shape) => shape.form) },
  summary: {
    "zh-CN": "自带的表样；写明表名则列出该表可用的数据名",
    en: "the layouts that come with the program; with a form, the names of its figures",
  },
  examples: ["report layouts", "report layouts self-evaluation"],
  options: listOptions,
  run: async (context, input) => {
    const form = input.arg(0);
    if (form === "") return layoutsAnswer(context, await shippedLayouts());
    const allowed = FORM_SHAPES.map((s) => s.form).join(" | ");
    const shape =
      FORM_SHAPES.find((s) => s.form === form) ??
      refuse("value-must-be-valid", { flag: "form", text: form, allowed });
    return figuresAnswer(context, shape);
  },
};

function layoutsAnswer({ language }: Context, layouts: readonly Layout[]): Answer {
  const columns = reportCommandWords[language].layoutColumns.map((head) => ({ head }));
  const rows = layouts.map((l) => [l.key, l.form, language === "en" ? l.nameEn : l.nameZh, l.source]);
  return {
    schema: "report-layouts/1",
    json: {
      layouts: layouts.map(({ key, form, nameZh, nameEn, source }) => ({
        key,
        form,
        nameZh,
        nameEn,
        source,
      })),
    },
    table: { columns, rows },
    lines: table(columns, rows),
  };
}

function figuresAnswer({ language }: Context, shape: FormShape): Answer {
  const words = reportCommandWords[language];
  const lists = Object.entries(shape.lists).flatMap(([list, names]) => [
    words.list(list),
    ...names.map((name) => `  ${list}[].${name}`),
  ]);
  return {
    schema: "report-figures/1",
    json: { ...shape },
    lines: [words.figures(shape.form), ...shape.values.map((name) => `  ${name}`), ...lists],
  };
}
