import { refuse } from "../../../core/refusal.ts";
import type { FormShape, Layout } from "../../../sheet/layout.ts";
import type { CommandSpec } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { table } from "../../../terminal/print.ts";
import { reportCommandWords } from "../../report/words/report-command.ts";
import { FORM_SHAPES } from "../facts/form-shapes.ts";
import { shippedLayouts } from "./layouts.ts";

export const layoutsCommand: CommandSpec = {
  usage: "layouts [form]",
  summary: {
    "zh-CN": "自带的表样；写明表名则列出该表可用的数据名",
    en: "the layouts that come with the program; with a form, the names of its figures",
  },
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
  const heads = reportCommandWords[language].layoutColumns;
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
    lines: table(
      heads.map((head) => ({ head })),
      rows,
    ),
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
