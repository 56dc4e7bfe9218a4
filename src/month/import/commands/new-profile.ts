/** balis profile new: an import format made from a file, with a preview of what it reads. */
import { basename } from "node:path";
import { plainYuan } from "../../../core/money.ts";
import { Refusal, refuse } from "../../../core/refusal.ts";
import { rowText } from "../../../core/source.ts";
import { type Language, labelOf } from "../../../core/words/language.ts";
import { recordKinds } from "../../../records/words/record-terms.ts";
import { askOne, askText, canAsk } from "../../../terminal/ask.ts";
import type { CommandSpec, Input } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { options } from "../../../terminal/options.ts";
import { hasContent } from "../../../terminal/require-output.ts";
import { table } from "../../../terminal/table.ts";
import { profileYaml } from "../columns/draft-profile.ts";
import type { Field } from "../columns/field.ts";
import { guessColumns, type ProfileGuess } from "../columns/guess-profile.ts";
import type { Profile } from "../columns/profile.ts";
import { MAX_HEADING_ROW } from "../columns/recognise.ts";
import type { PlainRow } from "../rows/read-plain.ts";
import type { SeenFile } from "../steps/new-profile.ts";
import { fields } from "../words/field-terms.ts";
import { importWords } from "../words/import.ts";
import { newProfileWords } from "../words/new-profile.ts";
import { examplesOf, type Settled, settledAlone, settledByAsking } from "./ask-profile.ts";
import { profilesWith } from "./keep-profile.ts";

export const newProfileCommand: CommandSpec = {
  usage: "new <file>",
  summary: {
    "zh-CN": "按一个文件逐列询问，生成导入格式；没有终端时生成推测，未定的列作注释",
    en: "make an import format from a file, asking column by column; without a terminal, write a guess with what is open as comments",
  },
  examples: ["profile new 10001-2019-05.xlsx"],
  options: [
    {
      flags: "--kind <kind>",
      choices: Object.keys(recordKinds),
      summary: { "zh-CN": "文件种类，如 dd-supplier", en: "kind of file, e.g. dd-supplier" },
    },
    options.output,
  ],
  run: async (context, input) => {
    const { seenFile } = await import("../steps/new-profile.ts");
    const profiles = await profilesWith(context, null);
    const path = context.path(input.arg(0));
    const seen = await seenFile({ files: await context.files(), profiles, path });
    const base = await kindOf(context, input, seen);
    const guess = base && guessColumns(base, profiles, seen);
    const { language } = context;
    const settled =
      guess &&
      (canAsk(context) ? await settledByAsking(language, base, guess) : settledAlone(language, base, guess));
    const name = settled && (await nameFor(context, input, base));
    if (!settled || !name) return left(language);
    const written = await write(context, { input, name, base, guess, settled, seen });
    return answerOf(context, { ...written, path, typed: input.arg(0), seen, base, guess, settled, name });
  },
};

async function kindOf(context: Context, input: Input, { kinds }: SeenFile): Promise<Profile | null> {
  const { language } = context;
  const typed = input.choice(
    "kind",
    "--kind",
    kinds.map((k) => k.kind),
  );
  const [likeliest] = kinds;
  if (!likeliest) return null;
  if (typed !== undefined || !canAsk(context)) return kinds.find((k) => k.kind === typed) ?? likeliest;
  const choices = kinds.map((k) => ({ name: recordKinds[k.kind][language], value: k.name }));
  const name = await askOne(context.language, newProfileWords[language].askKind, choices, likeliest.name);
  return kinds.find((k) => k.name === name) ?? null;
}

const NAME = /^[a-z0-9][a-z0-9-]{0,59}$/;

async function nameFor(context: Context, input: Input, base: Profile): Promise<string | null> {
  const fromPath = basename(input.text("output") ?? "", ".yaml");
  const standard = NAME.test(fromPath) ? fromPath : `own-${base.kind}`;
  if (!canAsk(context)) return standard;
  return askText(context.language, newProfileWords[context.language].askName, standard, (typed) =>
    NAME.test(typed),
  );
}

function left(language: Language): Answer {
  return {
    schema: "profile-new/1",
    json: { file: null },
    lines: [newProfileWords[language].left],
    needsPerson: true,
  };
}

interface Making {
  readonly name: string;
  readonly base: Profile;
  readonly guess: ProfileGuess;
  readonly settled: Settled;
  readonly seen: SeenFile;
}

/** Fields that a record needs and no column is said to be, nor may be. */
function missingIn({ guess, settled }: Pick<Making, "guess" | "settled">): readonly Field[] {
  const said = [...settled.columns, ...settled.unsure.map((u) => u.column)];
  return guess.missing.filter((f) => !said.some((c) => c.field === f));
}

async function write(
  context: Context,
  of: Making & { input: Input },
): Promise<{ yaml: string; output: string }> {
  const { name, base, guess, settled, seen } = of;
  const { language } = context;
  const { remarks: said } = newProfileWords[language];
  const output = of.input.text("output") ?? `${name}.yaml`;
  if (!/\.ya?ml$/i.test(output))
    refuse("value-must-be-valid", { flag: "-o", text: output, allowed: "*.yaml | *.yml" });
  if (hasContent(context.path(output))) refuse("profile-must-not-replace", { path: output });
  const missing = missingIn(of);
  const remarks = [
    said.made({ file: seen.file, row: seen.row }),
    said.keys,
    ...(missing.length > 0 ? [said.missing(namesOf(language, missing))] : []),
    ...settled.unread.map((c) => said.unread({ heading: c.heading, examples: examplesOf(c) })),
  ];
  const headingRow = guess.headingRow > MAX_HEADING_ROW ? guess.headingRow : null;
  const { columns, ignored, unsure } = settled;
  const yaml = profileYaml({
    name,
    base,
    headingRow,
    columns,
    ignored,
    unsure,
    remarks,
  });
  const { writeText } = await import("../../../tables/io/write-whole.ts");
  await writeText(context.path(output), yaml);
  return { yaml, output };
}

function namesOf(language: Language, list: readonly Field[]): string {
  return list.map((f) => `${labelOf(language, fields, f)} ${f}`).join(language === "en" ? ", " : "、");
}

const SHOWN = 5;

async function answerOf(
  context: Context,
  of: Making & { yaml: string; output: string; path: string; typed: string },
): Promise<Answer> {
  const { previewed } = await import("../steps/new-profile.ts");
  const { language } = context;
  const words = newProfileWords[language];
  const { name, base, settled, output, yaml, typed } = of;
  const profiles = await profilesWith(context, { text: yaml, origin: output });
  const asked = { files: await context.files(), profiles, path: of.path, named: name, shown: SHOWN };
  const found = await previewed(asked);
  const missing = missingIn(of);
  const open = settled.unsure.length + settled.unread.length;
  const preview = found instanceof Refusal ? null : found.preview;
  const count = preview?.rows ?? null;
  return {
    schema: "profile-new/1",
    json: {
      ...{ file: output, profile: name, extends: base.name, kind: base.kind, missing, open },
      columns: of.guess.columns.map(({ letter, heading, field, by }) => ({ letter, heading, field, by })),
      ...{ rows: count, controlTotals: preview?.totals ?? [] },
    },
    lines: [
      words.written({ path: output, base: base.name }),
      ...(open > 0 ? [words.open(open)] : []),
      ...(missing.length > 0 ? [words.stillMissing(namesOf(language, missing))] : []),
      ...(found instanceof Refusal
        ? [words.notYet((await context.sentences())(language, found).what)]
        : previewLines(language, found.preview)),
      words.next({ path: output, file: typed, name }),
    ],
    needsPerson: open + missing.length > 0 || preview === null || preview.findings.count > 0,
  };
}

function previewLines(
  language: Language,
  preview: Exclude<
    Awaited<ReturnType<typeof import("../steps/new-profile.ts").previewed>>,
    Refusal
  >["preview"],
): string[] {
  const words = newProfileWords[language];
  const { rows, taken, quarantined } = preview.rows;
  return [
    ...(preview.first.length > 0 ? [words.first, ...rowTable(language, preview.first)] : []),
    words.rows({ rows, taken, wrong: quarantined, rest: rows - taken - quarantined }),
    ...preview.totals.map((t) => importWords[language].control(t)),
  ];
}

/** The fields that some of the rows have, in their order. */
function rowTable(language: Language, rows: readonly PlainRow[]): string[] {
  const values = rows.map(({ ref, ...row }) => ({
    place: rowText(ref.row),
    row: new Map(Object.entries(row)),
  }));
  const names = [
    ...new Set(values.flatMap(({ row }) => [...row].flatMap(([f, v]) => (v === null ? [] : [f])))),
  ];
  const shown = (value: unknown): string => (typeof value === "bigint" ? plainYuan(value) : `${value ?? ""}`);
  return table(
    [{ head: "" }, ...names.map((f) => ({ head: labelOf(language, fields, f) }))],
    values.map(({ place, row }) => [place, ...names.map((f) => shown(row.get(f)))]),
  ).map((line) => `  ${line}`);
}
