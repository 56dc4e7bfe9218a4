/** --fill, --map, --figures of a form's report: an officer's own form filled, or the names a map may use. */
import { basename, extname } from "node:path";
import type { Reader } from "../../../books/port.ts";
import { invariant } from "../../../core/bug.ts";
import { finding } from "../../../core/finding.ts";
import { refuse } from "../../../core/refusal.ts";
import { uncheckedLine } from "../../../people/commands/workbooks.ts";
import type { FormShape, Layout } from "../../../sheet/layout.ts";
import { text } from "../../../sheet/sheet.ts";
import type { Input, OptionSpec } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { hasContent, requireOutput } from "../../../terminal/require-output.ts";
import { table } from "../../../terminal/table.ts";
import type { FormFacts, FormRow } from "../facts/form-facts.ts";
import type { ReportNames } from "../facts/report-books.ts";
import { FORM_SHAPES } from "../facts/report-facts.ts";
import { type FillingOf, filledNote, namedNote } from "../filled-note.ts";
import { requireNothingFilledIn } from "../left-to-fill.ts";
import { namesOf } from "../named-places.ts";
import { asText, planFill } from "../plan-fill.ts";
import { fillWords } from "../words/forms.ts";
import { writeIssued } from "./report-issued.ts";

export const fillOptions: readonly OptionSpec[] = [
  {
    flags: "--fill <form>",
    summary: {
      "zh-CN":
        "填自己的表样，样式、图表等全部保留：.xlsx 与 --map 同用；.docx 在文中用花括号写名称，如 {project.name}",
      en: "fill a form of your own, keeping all else: an .xlsx with --map, or a .docx that names its figures in braces, as {project.name}",
    },
  },
  {
    flags: "--map <file>",
    summary: {
      "zh-CN": "对照表（.yaml）：哪一格填哪一个数；Word 表样可不用，或写自己的名称",
      en: "the map (.yaml): which cell shows which figure; for a Word form, if any, its own words for the names",
    },
  },
  {
    flags: "--figures",
    summary: {
      "zh-CN": "只列出对照表可用的名称和现在的数，不写文件",
      en: "only list the names a cell map may use and what they are now",
    },
  },
];

/** The figures of a form, and what it is called. */
export interface MadeForm {
  readonly read: Reader;
  readonly names: ReportNames;
  /** What the figures follow from, kept in the filled form. */
  readonly filling: FillingOf;
  readonly facts: FormFacts;
  readonly layout: Layout;
  readonly findings: NonNullable<Answer["findings"]>;
  /** What the program's own workbook would be called, without its ending. */
  readonly standard: string;
}

/** Null where none of the flags was given. */
export async function officersForm(context: Context, input: Input, made: MadeForm): Promise<Answer | null> {
  const [form, map] = [input.text("fill"), input.text("map")];
  const facts = await withMarks(context, made);
  if (input.flag("figures")) return figures(context, { ...made, facts });
  if (form === undefined && map === undefined) return null;
  if (form === undefined) return refuse("flag-must-be-given", { flag: "--fill" });
  if (/\.docx$/i.test(form)) return fillWord(context, input, { ...made, facts, form, map });
  if (map === undefined) return refuse("flag-must-be-given", { flag: "--map" });
  return fill(context, input, { ...made, facts, form, map });
}

/** What every workbook says in its footer, for the form to say it where its map puts it. */
async function withMarks(context: Context, made: MadeForm): Promise<FormFacts> {
  const { read, facts } = made;
  const unchecked = (await uncheckedLine({ read, language: context.language, period: null })) ?? "";
  return { ...facts, values: { ...facts.values, unchecked: text(unchecked) } };
}

async function fill(
  context: Context,
  input: Input,
  of: MadeForm & { form: string; map: string },
): Promise<Answer> {
  const { form, map, facts, findings, standard } = of;
  const { readCellMap } = await import("../io/fill/read-cell-map.ts");
  const { readTextFile } = await import("../../../tables/io/read-text.ts");
  const { fillWorkbook } = await import("../io/fill/fill-workbook.ts");
  const { from, file } = await placesOf(context, input, { form, standard, read: of.read });
  const path = context.path(map);
  const cellMap = readCellMap({ file: basename(path), text: readTextFile(path) });
  const cells = planFill(cellMap, facts);
  if (input.flag("forIssue")) requireNothingFilledIn(cells, [of.names.words.toFill, of.names.form.toFill]);
  const note = JSON.stringify(filledNote(of.filling, cells));
  const { made: done, lines: issued } = await writeIssued(context, input, {
    ...{ ...of, file },
    write: (to) => fillWorkbook({ form: from, to, map: cellMap.file, cells, note }),
  });
  const words = fillWords[context.language];
  const saysUnchecked = cellMap.cells.some(({ content }) =>
    "text" in content ? /\{\s*unchecked\s*\}/.test(content.text) : content.figure === "unchecked",
  );
  const unchecked = facts.values.unchecked;
  const isUnsaid = unchecked !== undefined && asText(unchecked.value) !== "" && !saysUnchecked;
  return {
    schema: "report-fill/1",
    json: { report: of.filling.report, form, map, files: [file], ...done },
    lines: [
      words.filled({ file, cells: done.cells }),
      ...(done.formulas > 0 ? [words.formulas(done.formulas)] : []),
      ...(done.charts > 0 ? [words.charts(done.charts)] : []),
      ...(isUnsaid ? [words.uncheckedUnsaid] : []),
      ...issued,
    ],
    findings: [
      ...findings,
      ...(done.cut.length > 0 ? [finding("filled-text-should-fit-its-row", { cells: done.cut })] : []),
    ],
  };
}

/** The form, and where the filled one goes: never over another file. */
async function placesOf(
  context: Context,
  input: Input,
  of: { form: string; standard: string; read: Reader },
): Promise<{ from: string; file: string }> {
  const { form, standard } = of;
  const ending = extname(form);
  const file = input.text("output") ?? `${standard}-filled${ending}`;
  // A workbook with macros under the other name would not open. What is no .xlsx at all is refused as a form.
  if (/^\.(xls[xm]|docx)$/i.test(ending) && extname(file).toLowerCase() !== ending.toLowerCase())
    refuse("filled-form-must-end-as-its-form", { path: file, ending });
  const [from, to] = [context.path(form), context.path(file)];
  const { isSameFile } = await import("../../../tables/io/file-digest.ts");
  if (isSameFile(from, to)) refuse("filled-form-must-be-another-file", { path: file });
  // Another form, or a sheet somebody works in: only what was filled in before is filled in anew.
  const { readNote } = await import("../io/fill/read-note.ts");
  if (hasContent(to) && (await readNote(to)) === null)
    refuse("output-must-not-replace-another-file", { path: file });
  await requireOutput(of.read, to);
  return { from, file };
}

/** A Word form names its figures itself, in braces; a map may give its own words for them. */
async function fillWord(
  context: Context,
  input: Input,
  of: MadeForm & { form: string; map: string | undefined },
): Promise<Answer> {
  const { form, map, facts, findings, standard } = of;
  const { fillDocument, requireKnown } = await import("../io/fill/fill-document.ts");
  const { readNameMap } = await import("../io/fill/read-name-map.ts");
  const { readTextFile } = await import("../../../tables/io/read-text.ts");
  const { from, file } = await placesOf(context, input, { form, standard, read: of.read });
  const aliases =
    map === undefined
      ? new Map<string, string>()
      : readNameMap({ file: basename(map), text: readTextFile(context.path(map)) });
  const shape = shapeOf(of);
  const names = namesOf(shape);
  requireKnown(
    [...aliases.values()].filter((name) => !names.includes(name)),
    { path: map ?? "", names },
  );
  const noteOf = (figures: readonly string[]): string => JSON.stringify(namedNote(of.filling, figures));
  const toFill = input.flag("forIssue") ? [of.names.words.toFill, of.names.form.toFill] : [];
  const { made: shown, lines: issued } = await writeIssued(context, input, {
    ...{ ...of, file },
    write: (to) => fillDocument({ form: from, to, facts, shape, aliases, noteOf, toFill }),
  });
  const words = fillWords[context.language];
  const unchecked = facts.values.unchecked;
  const isUnsaid = unchecked !== undefined && asText(unchecked.value) !== "" && !shown.has("unchecked");
  return {
    schema: "report-fill/1",
    json: { report: of.filling.report, form, map: map ?? null, files: [file], figures: [...shown.keys()] },
    lines: [
      words.named({ file, figures: shown.size }),
      ...(isUnsaid ? [words.uncheckedUnsaid] : []),
      ...issued,
    ],
    findings,
  };
}

/** What the form's layout may name, and what stands on every paper. */
function shapeOf({ layout, facts }: MadeForm): FormShape {
  const shape = FORM_SHAPES.find((s) => s.form === layout.form);
  invariant(shape !== undefined, "every layout is of a form");
  return { ...shape, values: Object.keys(facts.values) };
}

function figures(context: Context, made: MadeForm): Answer {
  const words = fillWords[context.language];
  const { values, lists } = made.facts;
  const shown = (row: FormRow): Record<string, string> =>
    Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, asText(cell.value)]));
  const rows = Object.entries(shown(values)).map(([name, said]) => [name, oneLine(said)]);
  const listed = Object.entries(lists).flatMap(([list, all]) => [
    "",
    words.list({ list, rows: all.length }),
    ...table(
      words.figureColumns.map((head) => ({ head })),
      Object.entries(shown(all[0] ?? {})).map(([name, said]) => [`  ${name}`, oneLine(said)]),
    ).slice(1),
  ]);
  return {
    schema: "report-figures/1",
    json: {
      report: made.filling.report,
      values: shown(values),
      lists: Object.fromEntries(Object.entries(lists).map(([list, all]) => [list, all.map(shown)])),
    },
    lines: [
      ...table(
        words.figureColumns.map((head) => ({ head })),
        rows,
      ),
      ...listed,
    ],
  };
}

const SHOWN = 60;

function oneLine(said: string): string {
  const line = said.replace(/\s+/g, " ");
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}
