import { addUp } from "../../../core/list.ts";
import { Refusal } from "../../../core/refusal.ts";
import type { Language } from "../../../core/words/language.ts";
import type { RecordKind } from "../../../records/record.ts";
import type { TextEncoding } from "../../../tables/encoding.ts";
import type { FoundFiles } from "../../../tables/io/find-files.ts";
import { passedOverText } from "../../../tables/words/found-file-messages.ts";
import { askYes, canAsk } from "../../../terminal/ask.ts";
import type { CommandSpec } from "../../../terminal/command.ts";
import type { Context } from "../../../terminal/context.ts";
import { options } from "../../../terminal/options.ts";
import { refusalLines } from "../../../terminal/print.ts";
import { templatePath } from "../../../terminal/templates.ts";
import type { ImportReceipt } from "../receipt.ts";
import type { SheetSelection } from "../steps/choose-sheets.ts";
import type { ImportOutcome } from "../steps/import-file.ts";
import type { Importing } from "../steps/importing.ts";
import { importWords } from "../words/import.ts";
import { encodingOption, encodingTyped, witnessesOf } from "./import-options.ts";
import { differenceLines, receiptLines, waitsForPerson } from "./receipt-lines.ts";

export const importCommand: CommandSpec = {
  usage: "import <files...>",
  summary: {
    "zh-CN": "导入各馆、平台和物流的文件（XLSX、CSV、TSV）；可写文件夹、zip 或“*.xlsx”",
    en: "import files of libraries, platform and courier (XLSX, CSV, TSV), a folder or zip of them, or *.xlsx",
  },
  options: [
    { flags: "--profile <name>", summary: { "zh-CN": "指定导入格式", en: "use this import format" } },
    options.period,
    options.library,
    {
      flags: "--sheets <names>",
      summary: {
        "zh-CN": "读取哪些工作表：all 全部，或表名（可用逗号并列，* 代表任意文字）",
        en: "which sheets to read: all, or names (a list; * stands for any text)",
      },
    },
    {
      flags: "--strict",
      summary: {
        "zh-CN": "文件有任何问题，就整个不导入；各文件分别判断",
        en: "import nothing of a file that has any problem; each file is judged by itself",
      },
    },
    {
      flags: "--supersede",
      summary: {
        "zh-CN": "替换该馆该期先前的文件",
        en: "replace the earlier file of this library and period",
      },
    },
    {
      flags: "--beside",
      summary: {
        "zh-CN": "与先前的文件并存（分两次报送）",
        en: "keep beside the earlier file (data sent in two parts)",
      },
    },
    {
      flags: "--again",
      summary: { "zh-CN": "重新读取已撤回的文件", en: "import a withdrawn file again" },
    },
    {
      flags: "--despite <witnesses>",
      summary: {
        "zh-CN": "不以它为准：name 文件名、title 标题、rows 各行、profile 格式（可用逗号并列；随文件留存）",
        en: "override what the name, title, rows or profile state (a list; kept with the file)",
      },
    },
    encodingOption,
    {
      flags: "--builtin-external",
      summary: {
        "zh-CN": "把未登记的外部图书馆登记为外部来源",
        en: "register unknown external libraries as external sources",
      },
    },
    options.dryRun,
  ],
  run: async (context, input) => {
    const { importUnless } = await import("../steps/import-file.ts");
    const { rivalsAmong } = await import("../steps/rival-files.ts");
    const { profileShelf } = await import("../io/profile-shelf.ts");
    const { findFiles } = await import("../../../tables/io/find-files.ts");
    const store = await context.store();
    const shelf = profileShelf(templatePath("profiles"), context.hash);
    const profiles = shelf(await store.read.profiles());
    const [profile, period, library] = [input.text("profile"), input.text("period"), input.text("library")];
    const sheets = selectionOf(input.text("sheets"));
    const encoding = encodingTyped(input);
    const asked = {
      ...(sheets === undefined ? {} : { sheets }),
      ...(encoding === undefined ? {} : { encoding }),
      ...(profile === undefined ? {} : { profile }),
      ...(period === undefined ? {} : { period }),
      ...(library === undefined ? {} : { library }),
      strict: input.flag("strict"),
      supersede: input.flag("supersede"),
      beside: input.flag("beside"),
      again: input.flag("again"),
      despite: witnessesOf(input.text("despite")),
      addExternals: input.flag("builtinExternal"),
      dryRun: input.flag("dryRun"),
    };
    const key = context.io.env.BALIS_READER_KEY;
    const readerKey = key === undefined || key === "" ? null : { key, hash: context.hash };
    const files = await context.files();
    const onReplace = replacing(context, asked);
    const importing = (path: string): Importing => ({
      ...{ store, files, profiles, onReplace, readerKey, options: asked },
      ...{ path, action: context.action() },
    });
    const found = await findFiles(input.list(0).map(context.path), context.booksPath());
    const { order, refused: rivals } = await rivalsAmong(found.paths, importing);
    const { receipts, refused } = await importInTurn(context, { ...found, paths: order }, (path, waits) => {
      const rival = rivals.get(path);
      if (rival) throw rival;
      return importUnless(importing(path), waits);
    });
    const words = importWords[context.language];
    const sum = (of: (r: ImportReceipt) => number): number => addUp(receipts, of);
    // What counts in the books, whether it came in this run or before.
    const counting = receipts.filter((r) => r.replacedBy === null && r.withdrawn === null);
    const wasThere = (r: ImportReceipt): boolean => r.outcome === "already-there";
    const total = {
      files: order.length,
      taken: addUp(counting, (r) => r.rows.taken),
      quarantined: addUp(counting, (r) => (wasThere(r) ? r.waiting : r.rows.quarantined)),
      present: receipts.filter(wasThere).length,
    };
    return {
      schema: "import/1",
      json: {
        files: receipts,
        refused: refused.map((r) => ({ code: r.code, params: r.params, at: r.at })),
        passedOver: found.passedOver.map(({ name, why }) => ({ name, why })),
        total,
      },
      lines: [
        ...receipts.flatMap((r) => receiptLines(r, context.language)),
        ...(order.length > 1 ? [words.total(total)] : []),
        ...(isUnused(encoding, receipts) ? [words.encodingUnused] : []),
        ...passedLines(found, context.language),
        ...(refused.length > 0 ? [words.failed({ refused: refused.length, taken: receipts.length })] : []),
      ],
      findings: receipts.flatMap((r) => r.findings),
      findingCount: sum((r) => r.findingCount),
      needsPerson: sum((r) => r.findingCount) > 0 || receipts.some(waitsForPerson),
      isIncomplete: refused.length > 0,
    };
  },
};

/**
 * One broken file must not keep the others out; alone, it is the answer. Lists of participants come after the other files:
 * the events they speak of may be among these.
 */
async function importInTurn(
  context: Context,
  found: FoundFiles,
  importOne: (path: string, waits: (kind: RecordKind) => boolean) => Promise<ImportOutcome | null>,
): Promise<{ receipts: ImportReceipt[]; refused: Refusal[] }> {
  const { paths } = found;
  const receipts: ImportReceipt[] = [];
  const refused: Refusal[] = [];
  const later: string[] = [];
  const tell = (refusal: Refusal): void => {
    refused.push(refusal);
    context.say(...refusalLines(context, refusal));
  };
  const isAlone = paths.length + found.refused.length === 1;
  const fail = (error: Refusal): void => {
    if (isAlone) {
      // A folder that holds nothing else names it itself.
      if (paths.length > 0) for (const line of passedLines(found, context.language)) context.say(line);
      throw error;
    }
    tell(error);
  };
  for (const error of found.refused) fail(error);
  const take = async (path: string, waits: (kind: RecordKind) => boolean): Promise<void> => {
    try {
      const outcome = await importOne(path, waits);
      if (outcome === null) later.push(path);
      receipts.push(...(outcome?.receipts ?? []));
      for (const refusal of outcome?.refused ?? []) tell(refusal);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      fail(error);
    }
  };
  for (const path of paths) await take(path, (kind) => kind === "training-attendance");
  for (const path of [...later]) await take(path, () => false);
  return { receipts, refused };
}

/** In a folder of both, workbooks are read as they are; where all are workbooks, who typed it expected something else. */
function isUnused(encoding: TextEncoding | undefined, receipts: readonly ImportReceipt[]): boolean {
  return encoding !== undefined && receipts.length > 0 && receipts.every((r) => r.encoding === "xlsx");
}

function selectionOf(text: string | undefined): SheetSelection | undefined {
  if (text === undefined) return undefined;
  if (text.trim() === "all") return "all";
  const names = text.split(/[,，]/).map((name) => name.trim());
  return { names: names.filter((name) => name !== "") };
}

function passedLines({ passedOver }: FoundFiles, language: Language): string[] {
  if (passedOver.length === 0) return [];
  return [importWords[language].passedOver(passedOverText(language, passedOver))];
}

/** What a corrected file changes is said before it is done; at a terminal a person agrees to it. */
function replacing(
  context: Context,
  asked: { supersede: boolean; dryRun: boolean },
): NonNullable<Importing["onReplace"]> {
  const words = importWords[context.language];
  return async ({ standing, difference, mustSay }) => {
    const isAsking = !asked.supersede && !asked.dryRun && canAsk(context);
    const heading = mustSay && !isAsking ? words.compares(standing) : words.replaces(standing);
    context.say(heading, ...differenceLines(difference, context.language));
    return isAsking ? askYes(words.askReplace) : null;
  };
}
