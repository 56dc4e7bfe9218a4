/**
 * A list as its reader wants it (`--format`): a table, CSV, a workbook or JSON. Text formats go to standard output, or with `-o` to a file; a
 * workbook needs one. A cell of a column that is flush right is written as a number: "1,234.50" is 1234.50, "86.5%" in a workbook 0.865.
 */
import { refuse } from "../core/refusal.ts";
import { settingOf } from "../core/setting.ts";
import { count, decimal, type Row, ratio, text, yuan } from "../sheet/sheet.ts";
import { columnsOf } from "../terminal/columns.ts";
import type { Input } from "../terminal/command.ts";
import type { Answer, Context } from "../terminal/context.ts";
import { LIST_FORMATS } from "../terminal/options.ts";
import { jsonOf, tellingOf } from "../terminal/print.ts";
import { requireOutput } from "../terminal/require-output.ts";
import { type ListTable, table } from "../terminal/table.ts";
import { VERSION } from "../terminal/version.ts";
import { commonWords } from "../terminal/words/common.ts";
import { listTitleOf } from "./words/list-titles.ts";

const NUMBER = /^-?\d{1,3}(?:,?\d{3})*(?:\.\d+)?$/;
const PERCENT = /^-?\d{1,6}(?:\.\d{1,6})?%$/;
/** Characters of a column, at most. */
const MAX_WIDTH = 40;

/** The answer, with what is to be printed instead. Only of commands that have the flags. */
export async function inFormat(context: Context, input: Input, answer: Answer): Promise<Answer> {
  const file = input.text("output");
  const ending = LIST_FORMATS.find((known) => file?.toLowerCase().endsWith(`.${known}`));
  const format = input.choice("format", "--format", LIST_FORMATS) ?? ending;
  if (file !== undefined && (format === undefined || format === "table"))
    return refuse("value-must-be-valid", { flag: "-o", text: file, allowed: "*.csv | *.xlsx | *.json" });
  if (format === undefined || format === "table") return withNothingSaid(context, answer);
  const of = answer.table;
  // The same command can show one thing, which is no list.
  if (!of) return refuse("flags-must-not-be-beside", { flags: "--format", beside: input.typed() });
  if (file === undefined) {
    if (format === "xlsx") return refuse("flag-must-be-given", { flag: "-o" });
    const body = await bodyOf(context, answer, { of, format, bom: false });
    return { ...answer, lines: body.trimEnd().split(/\r?\n/) };
  }
  const path = context.path(file);
  const { read } = await context.store();
  await requireOutput(read, path);
  if (format === "xlsx")
    await writeList(context, of, { path, title: listTitleOf(context.language, answer.schema) });
  else {
    const { writeText } = await import("../tables/io/write-whole.ts");
    await writeText(path, await bodyOf(context, answer, { of, format, bom: true }));
  }
  return { ...answer, lines: [file] };
}

/** Heads over no row look as if something were missing. */
function withNothingSaid({ language }: Context, answer: Answer): Answer {
  const { lines, table: of } = answer;
  if (of === undefined || of.rows.length > 0) return answer;
  const heads = table(of.columns, []);
  return lines[0] === heads[0] && lines.length === heads.length
    ? { ...answer, lines: [...lines, commonWords[language].nothing] }
    : answer;
}

async function bodyOf(
  context: Context,
  answer: Answer,
  { of, format, bom }: { of: ListTable; format: "csv" | "json"; bom: boolean },
): Promise<string> {
  if (format === "json") return jsonOf(await tellingOf(context), answer);
  const { csvText } = await import("../tables/io/csv/write-csv.ts");
  return csvText(
    [of.columns.map((c) => c.head), ...of.rows.map((row) => row.map((cell, i) => plain(of, cell, i)))],
    {
      bom,
    },
  );
}

/** A number without the signs that part its thousands. */
function plain({ columns }: ListTable, cell: string, i: number): string {
  return columns[i]?.right && NUMBER.test(cell) ? cell.replaceAll(",", "") : cell;
}

async function writeList(
  context: Context,
  of: ListTable,
  { path, title }: { path: string; title: string },
): Promise<void> {
  const { workbooksOf } = await import("../people/commands/workbooks.ts");
  const rows: Row[] = of.rows.map((row) =>
    row.map((cell, i) => numberOf(plain(of, cell, i), of, i) ?? text(cell)),
  );
  const columns = of.columns.map((c, i) => ({
    head: c.head,
    width: Math.min(
      MAX_WIDTH,
      2 + Math.max(...[c.head, ...of.rows.map((row) => row[i] ?? "")].map(columnsOf)),
    ),
    align: c.right ? ("right" as const) : ("left" as const),
    ...(c.summed && of.total !== undefined ? { summed: "yuan" as const } : {}),
  }));
  const { read } = await context.store();
  const label = settingOf(await read.settings(), "label");
  const workbooks = await workbooksOf({ read, language: context.language, period: null });
  await workbooks.write(path, {
    mark: [`balis ${VERSION}`, label].filter(Boolean).join(" · "),
    sheets: [
      {
        ...{ name: title, title, above: [], columns, rows, total: of.total ?? null, below: [] },
        landscape: columns.length > 5,
      },
    ],
  });
}

function numberOf(cell: string, of: ListTable, i: number): Row[number] | undefined {
  if (!of.columns[i]?.right) return undefined;
  const [whole = "", part = ""] = cell.replace("%", "").split(".");
  if (PERCENT.test(cell)) return ratio(BigInt(whole + part), 100n * 10n ** BigInt(part.length));
  if (!NUMBER.test(cell)) return undefined;
  if (part === "") return count(BigInt(whole));
  if (part.length === 2) return yuan(BigInt(whole + part));
  return decimal({ scaled: BigInt(whole + part), decimals: part.length });
}
