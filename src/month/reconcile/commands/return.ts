import { join } from "node:path";
import type { Finding } from "../../../core/finding.ts";
import { addUp, groupBy } from "../../../core/list.ts";
import { refuse } from "../../../core/refusal.ts";
import { labelOf } from "../../../core/words/language.ts";
import { workbooksOf } from "../../../people/commands/workbooks.ts";
import type { RequestRecord } from "../../../records/record.ts";
import { fieldValueOf, recordKinds } from "../../../records/words/record-terms.ts";
import { libraryNames } from "../../../registry/commands/library-names.ts";
import { services } from "../../../registry/words/registry-terms.ts";
import type { Workbook } from "../../../sheet/sheet.ts";
import { sheetMark } from "../../../sheet/workbook.ts";
import type { CommandSpec } from "../../../terminal/command.ts";
import type { Context } from "../../../terminal/context.ts";
import { makeFolder } from "../../../terminal/make-folder.ts";
import { options } from "../../../terminal/options.ts";
import { type Progress, withProgress } from "../../../terminal/progress.ts";
import { hasContent } from "../../../terminal/require-output.ts";
import { templatePath } from "../../../terminal/templates.ts";
import { VERSION } from "../../../terminal/version.ts";
import { commonWords } from "../../../terminal/words/common.ts";
import { fields } from "../../import/words/field-terms.ts";
import {
  missingWorkbook,
  type ReturnShare,
  returnListWorkbook,
  returnWorkbook,
} from "../desk/return-file.ts";
import type { QueuedDiscrepancy } from "../steps/discrepancy-queue.ts";
import type { WrittenTable } from "../steps/filled-return.ts";
import type { ReasonWords, Returns } from "../steps/return-files.ts";
import { returnWords } from "../words/return.ts";

export const returnCommand: CommandSpec = {
  usage: "return <period>",
  summary: { "zh-CN": returnWords["zh-CN"].summary, en: returnWords.en.summary },
  examples: ["return 2019-05 -o return"],
  options: [options.outputFolder, options.library],
  run: async (context, input) => {
    const { returnsOf } = await import("../steps/return-files.ts");
    const { requireBegun } = await import("../../import/steps/periods.ts");
    const { periodOf } = await import("../../../core/period.ts");
    const { libraryOf } = await import("../../../registry/steps/read-registry.ts");
    const { profileShelf } = await import("../../import/io/profile-shelf.ts");
    const { read } = await context.store();
    const period = periodOf(input.arg(0)).id;
    await requireBegun(read, period);
    const typed = input.text("library");
    const library = typed === undefined ? null : await libraryOf(read, typed);
    const profiles = profileShelf(templatePath("profiles"), context.hash)(await read.profiles());
    const words = await reasonWords(context);
    const folder = input.text("output") ?? `return-${period}`;
    const { returns, written } = await withProgress(
      context,
      commonWords[context.language].making(folder),
      async (progress) => {
        const returns = await returnsOf({ read, period, library, profiles, words, action: context.action() });
        return { returns, written: await writeReturns(context, { returns, folder, period, progress }) };
      },
    );
    const talk = returnWords[context.language];
    const rows = (of: readonly { rows: readonly unknown[] }[]): number => addUp(of, (f) => f.rows.length);
    const { files, missing, unreturnable } = returns;
    return {
      schema: "return/1",
      json: {
        period,
        folder,
        files: written,
        list: written.length === 0 ? null : talk.list.fileName(period),
        rows: rows(files),
        unreturnable: unreturnable.map((f) => f.name),
      },
      lines: [
        files.length === 0 ? talk.none : talk.written({ files: files.length, rows: rows(files), folder }),
        ...(missing.length === 0 ? [] : [talk.missing({ files: missing.length, rows: rows(missing) })]),
        ...(written.length === 0 ? [] : [talk.listed(join(folder, talk.list.fileName(period)))]),
        ...(unreturnable.length === 0 ? [] : [talk.unreturnable(unreturnable.map((f) => f.name).join(", "))]),
      ],
      needsPerson: files.length + missing.length + unreturnable.length > 0,
    };
  },
};

async function writeReturns(
  context: Context,
  asked: { returns: Returns; folder: string; period: string; progress: Progress },
): Promise<string[]> {
  const { returns, folder, period } = asked;
  const talk = returnWords[context.language];
  const name = await libraryNames(context);
  const named = (library: string | null): string => (library === null ? talk.platform : name(library));
  const { read } = await context.store();
  const label = (await read.settings()).get("label") ?? "";
  const mark = sheetMark({ version: VERSION, period, label });
  const writer = await workbooksOf({ read, language: context.language, period, replacesReturned: true });
  const planned: PlannedFile[] = [];
  const ordinals = new Map<string, number>();
  for (const { library, file, headings, rows, dueOn } of returns.files) {
    const about = { library: library ?? talk.platform, kind: file.kind, period };
    const ordinal = (ordinals.get(Object.values(about).join()) ?? 0) + 1;
    ordinals.set(Object.values(about).join(), ordinal);
    const title = talk.title({
      library: named(library),
      kind: recordKinds[file.kind][context.language],
      period,
    });
    planned.push({
      ...{ library: named(library), dueOn, count: rows.length },
      file: talk.fileName({ ...about, ordinal }),
      workbook: returnWorkbook({ title, headings, rows, words: talk, mark }),
      rows: new Map(rows.map((row) => [row.ref, row.cells])),
    });
  }
  for (const { library, rows } of returns.missing) {
    const title = talk.missingTitle({ library: named(library), period });
    const lines = rows.map((row) => missingRow(context, row, name));
    const due = lines.map((line) => line.dueOn).filter((day) => day !== "");
    planned.push({
      ...{ library: named(library), dueOn: due.sort()[0] ?? null, count: lines.length },
      file: talk.missingFileName({ library, period }),
      workbook: missingWorkbook({ title, rows: lines, words: talk, mark }),
      rows: null,
    });
  }
  await keepFilled(context, { planned, folder });
  for (const [at, { file, workbook }] of planned.entries()) {
    asked.progress.show(`${at + 1}/${planned.length}`);
    makeFolder(context.path(folder));
    await writer.write(context.path(join(folder, file)), workbook);
  }
  if (planned.length > 0) {
    const list = returnListWorkbook({ period, shares: sharesOf(planned), words: talk.list, mark });
    await writer.write(context.path(join(folder, talk.list.fileName(period))), list);
  }
  return planned.map(({ file }) => file);
}

/** By library, in the order of the files. */
function sharesOf(planned: readonly PlannedFile[]): ReturnShare[] {
  return [...groupBy(planned, (p) => p.library)].map(([library, own]) => ({
    ...{ library, files: own.map((p) => p.file), rows: addUp(own, (p) => p.count) },
    dueOn: own.flatMap((p) => p.dueOn ?? []).sort()[0] ?? null,
  }));
}

interface PlannedFile extends Pick<WrittenTable, "rows"> {
  /** By name. */
  readonly library: string;
  readonly dueOn: string | null;
  readonly count: number;
  readonly file: string;
  readonly workbook: Workbook;
}

/** What a library has filled in is never written over unread: refused before anything is written. */
async function keepFilled(
  context: Context,
  asked: { planned: readonly PlannedFile[]; folder: string },
): Promise<void> {
  const { filledRows } = await import("../steps/filled-return.ts");
  const { read } = await context.store();
  const files = await context.files();
  for (const { file, workbook, rows } of asked.planned) {
    const path = join(asked.folder, file);
    if (!hasContent(context.path(path))) continue;
    const headings = workbook.sheets[0]?.columns.map((column) => column.head) ?? [];
    const count = await filledRows({ read, files, path: context.path(path), table: { headings, rows } });
    if (count === null) refuse("output-must-not-replace-another-file", { path });
    if (count > 0) refuse("return-file-must-be-imported-first", { path, count });
  }
}

function missingRow(
  context: Context,
  row: { discrepancy: QueuedDiscrepancy; record: RequestRecord },
  name: (code: string | null) => string,
) {
  const { discrepancy: d, record: r } = row;
  return {
    service: services[d.service][context.language],
    number: r.requestNo,
    other: name(d.kind === "supplier-only" ? d.supplier : d.requester),
    suppliedOn: r.suppliedOn ?? "",
    size: `${r.pages ?? r.volumes ?? ""}`,
    title: r.title ?? "",
    dueOn: d.dueOn ?? "",
  };
}

/** Why a row is returned, in words a library understands: its own value against the other's. */
async function reasonWords(context: Context): Promise<ReasonWords> {
  const { language } = context;
  const talk = returnWords[language];
  const name = await libraryNames(context);
  const sentenceOf = await context.sentences();
  return {
    finding: (found: Finding) =>
      talk.inColumn({
        column: found.at?.column ?? null,
        what: sentenceOf(language, found).what,
        text: found.text,
      }),
    discrepancy: ({ discrepancy: d, record, others }) => {
      const own =
        record.role === "requester" ? "requester" : record.role === "centre" ? "centre" : "supplier";
      const across = own === "supplier" ? "requester" : "supplier";
      const said = (field: string, value: string | null): string => {
        if (value === null) return "—";
        return field === "supplier" || field === "requester"
          ? name(value)
          : fieldValueOf(language, field, value);
      };
      const differing = d.fields
        .filter((f) => f.settled === undefined || f[own] !== null)
        .map((f) =>
          talk.field({
            field: labelOf(language, fields, f.field),
            own: said(f.field, f[own]),
            other: said(f.field, f.settled === undefined ? f[across] : f.settled),
            isSettled: f.settled !== undefined,
          }),
        );
      return talk.reasonOf({
        kind: d.kind,
        other: name(across === "requester" ? d.requester : d.supplier),
        fields: differing.join("；"),
        numbers: others.join("、"),
        dueOn: d.dueOn,
      });
    },
  };
}
