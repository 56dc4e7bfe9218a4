import { existsSync } from "node:fs";
import { refuse } from "../../../core/refusal.ts";
import { recordKinds } from "../../../records/words/record-terms.ts";
import type { CommandSpec, Input } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { options } from "../../../terminal/options.ts";
import { table } from "../../../terminal/table.ts";
import { templatePath } from "../../../terminal/templates.ts";
import { VERSION } from "../../../terminal/version.ts";
import { FORM_ROWS, formWorkbook } from "../columns/form.ts";
import type { Profile } from "../columns/profile.ts";
import { formCommandWords, formWords } from "../words/form.ts";

export const formCommand: CommandSpec = {
  usage: "form [kind]",
  choices: { kind: Object.keys(recordKinds) },
  summary: {
    "zh-CN": "生成一张空白填报表（Excel），填好后可直接导入；不写种类时列出全部",
    en: "generate a blank Excel form that can be imported once filled in; without a kind, list them all",
  },
  examples: ["form", "form consulting --period 2019-05 --library 10008 -o form.xlsx"],
  options: [
    options.period,
    options.library,
    options.output,
    {
      flags: "--rows <n>",
      summary: {
        "zh-CN": `空行数，不写时 ${FORM_ROWS.standard}`,
        en: `number of empty rows; ${FORM_ROWS.standard} by default`,
      },
    },
  ],
  run: async (context, input) => {
    const { profileShelf } = await import("../io/profile-shelf.ts");
    const shipped = profileShelf(templatePath("profiles"), context.hash)([]);
    // The profile that has a kind's name is the one for its form; others read exports of other systems.
    const forms = shipped.filter((p) => p.name === p.kind);
    const kind = input.arg(0);
    if (kind === "") return kindsAnswer(context, forms);
    const allowed = forms.map((p) => p.kind).join(" | ");
    const profile =
      forms.find((p) => p.kind === kind) ??
      refuse("value-must-be-valid", { flag: "kind", text: kind, allowed });
    return writeForm(context, input, profile);
  },
};

function kindsAnswer(context: Context, forms: readonly Profile[]): Answer {
  const { language } = context;
  const words = formCommandWords[language];
  const rows = forms.map((p) => [
    p.kind,
    recordKinds[p.kind][language],
    p.library.by === "own" ? words.own : words.centre,
  ]);
  return {
    schema: "form-list/1",
    json: { kinds: forms.map((p) => ({ kind: p.kind, own: p.library.by === "own" })) },
    lines: [
      ...table(
        words.kinds.map((head) => ({ head })),
        rows,
      ),
      words.nextKind,
    ],
  };
}

async function writeForm(context: Context, input: Input, profile: Profile): Promise<Answer> {
  const rows = input.count("rows", "--rows") ?? FORM_ROWS.standard;
  if (rows < 1 || rows > FORM_ROWS.most)
    refuse("value-must-be-valid", { flag: "--rows", text: `${rows}`, allowed: `1 … ${FORM_ROWS.most}` });
  const { periodOf } = await import("../../../core/period.ts");
  const typed = { period: input.text("period"), library: input.text("library") };
  const period = typed.period === undefined ? null : periodOf(typed.period);
  const library = typed.library === undefined ? null : await libraryNamed(context, typed.library);
  const parts = ["form", profile.kind, period?.id, library?.code].filter((t) => t !== undefined);
  const file = input.text("output") ?? `${parts.join("-")}.xlsx`;
  if (!/\.xlsx$/i.test(file)) refuse("output-must-be-a-workbook", { path: file });
  // A form of this name may be filled in already.
  if (existsSync(context.path(file))) refuse("form-must-not-replace", { path: file });
  const { workbooks } = await import("../../../sheet/io/write-workbook.ts");
  const { language } = context;
  const asked = { profile, period, library, rows, version: VERSION, label: "" };
  await workbooks().write(context.path(file), formWorkbook(asked, formWords[language]));
  const words = formCommandWords[language];
  const what = recordKinds[profile.kind][language];
  return {
    schema: "form/1",
    json: { kind: profile.kind, file, rows, period: period?.id ?? null, library: library?.code ?? null },
    lines: [words.written({ what, file, rows }), words.next(file)],
  };
}

async function libraryNamed(context: Context, text: string) {
  const { libraryOf } = await import("../../../registry/steps/read-registry.ts");
  const { read } = await context.store();
  const code = await libraryOf(read, text);
  return (await read.libraries()).find((l) => l.code === code) ?? null;
}
