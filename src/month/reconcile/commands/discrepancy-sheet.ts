import { refuse } from "../../../core/refusal.ts";
import { LANGUAGES } from "../../../core/words/language.ts";
import { workbooksOf } from "../../../people/commands/workbooks.ts";
import type { ResolutionKind } from "../../../records/discrepancy-kind.ts";
import { libraryNames } from "../../../registry/commands/library-names.ts";
import { plainTable } from "../../../sheet/sheet.ts";
import { sheetMark } from "../../../sheet/workbook.ts";
import type { CommandSpec } from "../../../terminal/command.ts";
import type { Context } from "../../../terminal/context.ts";
import { options } from "../../../terminal/options.ts";
import { hasContent, requireOutput } from "../../../terminal/require-output.ts";
import { VERSION } from "../../../terminal/version.ts";
import { headingKey } from "../../import/columns/heading.ts";
import { type DeskColumn, deskSheet, evidenceSheet } from "../desk/desk-sheet.ts";
import { possibleResolutions } from "../desk/resolution.ts";
import type { QueuedDiscrepancy } from "../steps/discrepancy-queue.ts";
import type { DeskNames } from "../steps/read-desk-sheet.ts";
import { deskColumns, deskTalk, deskWords, formerDeskHeadings, formerResolutions } from "../words/desk.ts";
import { reconcileWords } from "../words/reconcile.ts";
import { resolutionKinds } from "../words/reconcile-terms.ts";
import { recordPlaces } from "./case-parts.ts";
import { chosenQueue, filterOptions, orderOptions } from "./discrepancy-filter.ts";

export const exportCommand: CommandSpec = {
  usage: "export <period>",
  summary: {
    "zh-CN": "生成差异处理表（XLSX 带下拉列表，或 CSV），填好后可再导入",
    en: "generate the discrepancy sheet (XLSX with drop-down lists, or CSV) to fill in and import again",
  },
  examples: ["discrepancy export 2019-05 -o desk.xlsx"],
  options: [
    ...filterOptions,
    ...orderOptions,
    { flags: "--all", summary: { "zh-CN": "已处理的也列出", en: "resolved ones too" } },
    options.output,
  ],
  run: async (context, input) => {
    const period = input.arg(0);
    const found = await chosenQueue(context, input, period);
    const file = input.text("output") ?? `discrepancies-${period}.xlsx`;
    if (!/\.(xlsx|csv)$/i.test(file))
      refuse("value-must-be-valid", { flag: "-o", text: file, allowed: "*.xlsx | *.csv" });
    await writeSheet(context, { file, period, found });
    return {
      schema: "discrepancy-export/1",
      json: { file, discrepancies: found.length },
      lines: [deskTalk[context.language].exported({ file, count: found.length })],
    };
  },
};

async function writeSheet(
  context: Context,
  asked: { file: string; period: string; found: readonly QueuedDiscrepancy[] },
): Promise<void> {
  const { read } = await context.store();
  const { checkOf } = await import("../steps/import-desk-sheet.ts");
  const words = deskWords(context.language, await libraryNames(context));
  const places = await recordPlaces(context);
  const lines = [];
  for (const discrepancy of asked.found) {
    const records = await read.records(discrepancy.records);
    lines.push({
      ...{ discrepancy, places: discrepancy.records.map(places), check: checkOf(discrepancy, context.hash) },
      choices: possibleResolutions({ discrepancy, records }),
    });
  }
  const sheet = deskSheet({ period: asked.period, lines, words });
  const path = context.path(asked.file);
  await requireOutput(read, path);
  await keepDecisions(context, { path, file: asked.file });
  if (/\.csv$/i.test(asked.file)) {
    const { writeCsv } = await import("../../../tables/io/csv/write-csv.ts");
    await writeCsv(path, plainTable(sheet));
    return;
  }
  const label = (await read.settings()).get("label") ?? "";
  const mark = sheetMark({ version: VERSION, period: asked.period, label });
  const writer = await workbooksOf({ read, language: context.language, period: asked.period });
  await writer.write(path, {
    sheets: [sheet, evidenceSheet({ period: asked.period, lines, words })],
    mark,
  });
}

/** What stands there already is only replaced where nothing is lost: a desk sheet whose decisions the books have. */
async function keepDecisions(context: Context, asked: { path: string; file: string }): Promise<void> {
  if (!hasContent(asked.path)) return;
  const { unsavedDecisions } = await import("../steps/unsaved-decisions.ts");
  const { read } = await context.store();
  const files = await context.files();
  const unsaved = await unsavedDecisions({ read, files, path: asked.path, names: deskNames() });
  if (unsaved === null) refuse("output-must-not-replace-another-file", { path: asked.file });
  const { decisions, reasons } = unsaved;
  if (decisions > 0) refuse("desk-sheet-must-be-imported-first", { path: asked.file, count: decisions });
  if (reasons.length > 0) refuse("desk-reasons-must-be-kept", { path: asked.file, rows: reasons });
}

export const importCommand: CommandSpec = {
  usage: "import <file>",
  summary: {
    "zh-CN": "读回填好的差异处理表，核对现状后一次写入",
    en: "import a filled-in discrepancy sheet: check it against the books and save all of it or nothing",
  },
  examples: ["discrepancy import desk.xlsx --dry-run", "discrepancy import desk.xlsx"],
  options: [options.dryRun],
  run: async (context, input) => {
    const { importDeskSheet } = await import("../steps/import-desk-sheet.ts");
    const dryRun = input.flag("dryRun");
    const done = await importDeskSheet({
      store: await context.store(),
      files: await context.files(),
      path: context.path(input.arg(0)),
      names: deskNames(),
      hash: context.hash,
      action: context.action(),
      dryRun,
    });
    const { resolved, undecided, unchanged } = done;
    const periods = [...new Set(resolved.map((r) => r.discrepancy.period))];
    const counted = { resolved: resolved.length, undecided, unchanged };
    return {
      schema: "discrepancy-import/1",
      json: { ...counted, dryRun, ids: resolved.map((r) => r.discrepancy.id) },
      lines: [
        deskTalk[context.language].imported(counted),
        ...(dryRun ? [] : periods.map(reconcileWords[context.language].next)),
      ],
    };
  },
};

function deskNames(): DeskNames {
  return { columns: columnNames(), kinds: kindNames() };
}

/** A sheet written in one language is read back in the other, too. */
function columnNames(): Map<string, DeskColumn> {
  const names = new Map(Object.entries(formerDeskHeadings).map(([head, to]) => [headingKey(head), to]));
  for (const language of LANGUAGES) {
    for (const [column, head] of Object.entries(deskColumns[language]) as [DeskColumn, string][])
      names.set(headingKey(head), column);
  }
  return names;
}

function kindNames(): Map<string, ResolutionKind> {
  const names = new Map(Object.entries(formerResolutions));
  for (const kind of Object.keys(resolutionKinds) as ResolutionKind[]) {
    names.set(kind, kind);
    for (const language of LANGUAGES) names.set(resolutionKinds[kind][language].toLowerCase(), kind);
  }
  return names;
}
