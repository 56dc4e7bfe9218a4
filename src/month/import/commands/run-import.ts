import { basename } from "node:path";
import { addUp } from "../../../core/list.ts";
import { isOfBooks, Refusal } from "../../../core/refusal.ts";
import type { Language } from "../../../core/words/language.ts";
import type { RecordKind } from "../../../records/record.ts";
import type { TextEncoding } from "../../../tables/encoding.ts";
import type { FoundFiles } from "../../../tables/io/find-files.ts";
import { passedOverText } from "../../../tables/words/found-file-messages.ts";
import { askYes, canAsk } from "../../../terminal/ask.ts";
import type { Input } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { refusalLines, tellingOf } from "../../../terminal/print.ts";
import { type Progress, spinner } from "../../../terminal/progress.ts";
import { templatePath } from "../../../terminal/templates.ts";
import { commonWords } from "../../../terminal/words/common.ts";
import type { ImportReceipt } from "../receipt.ts";
import type { SheetSelection } from "../steps/choose-sheets.ts";
import type { ImportOutcome } from "../steps/import-file.ts";
import type { Importing } from "../steps/importing.ts";
import { importWords } from "../words/import.ts";
import { encodingTyped, witnessesOf } from "./import-options.ts";
import { differenceLines, receiptLines, waitsForPerson } from "./receipt-lines.ts";

/** `corrects`: the files are whole new accounts of closed periods. */
export async function runImport(
  context: Context,
  input: Input,
  { corrects }: { corrects: boolean },
): Promise<Answer> {
  const { importUnless } = await import("../steps/import-file.ts");
  const { rivalsAmong } = await import("../steps/rival-files.ts");
  const { profileShelf } = await import("../io/profile-shelf.ts");
  const { findFiles } = await import("../../../tables/io/find-files.ts");
  const store = await context.store();
  const shelf = profileShelf(templatePath("profiles"), context.hash);
  const profiles = shelf(await store.read.profiles());
  const asked = { ...typedOptions(input), corrects };
  const { encoding } = asked;
  const key = context.io.env.BALIS_READER_KEY;
  const readerKey = key === undefined || key === "" ? null : { key, hash: context.hash };
  const files = await context.files();
  const line = readingLine(context);
  const replace = replacing(context, asked);
  const onReplace: typeof replace = (about) => line.without(() => replace(about));
  const importing = (path: string): Importing => ({
    ...{ store, files, profiles, onReplace, readerKey, options: asked },
    ...{ path, action: context.action() },
  });
  const found = await findFiles(input.list(0).map(context.path), context.books.address);
  const { order, refused: rivals } = await line.during("", () => rivalsAmong(found.paths, importing));
  const { receipts, refused } = await importInTurn(context, { ...found, paths: order }, (path, waits) => {
    const rival = rivals.get(path);
    if (rival) throw rival;
    const place = order.length > 1 ? `${order.indexOf(path) + 1}/${order.length} ` : "";
    return line.during(`${place}${basename(path)}`, () => importUnless(importing(path), waits));
  });
  const words = importWords[context.language];
  const sum = (of: (r: ImportReceipt) => number): number => addUp(receipts, of);
  const total = { files: order.length, ...totalOf(receipts) };
  return {
    schema: "import/1",
    json: {
      files: receipts,
      refused: refused.map(({ refusal: { code, params, at }, file }) => ({ file, code, params, at })),
      passedOver: found.passedOver.map(({ name, why }) => ({ name, why })),
      total,
    },
    lines: [
      ...receipts.flatMap((r) => receiptLines(r, context.language)),
      ...(order.length > 1 ? [words.total(total)] : []),
      ...(isUnused(encoding, receipts) ? [words.encodingUnused] : []),
      ...passedLines(found, context.language),
      ...(corrects
        ? [...new Set(receipts.flatMap((r) => (r.lateFor === null ? [] : [words.correctedNext(r)])))]
        : []),
      ...(refused.length > 0 ? [words.failed({ refused: refused.length, taken: receipts.length })] : []),
    ],
    findings: receipts.flatMap((r) => r.findings),
    findingCount: sum((r) => r.findingCount),
    needsPerson: sum((r) => r.findingCount) > 0 || receipts.some(waitsForPerson),
    isIncomplete: refused.length > 0,
  };
}

/** Which file is read, on a terminal; it makes room while a person is asked. */
function readingLine(context: Context) {
  let progress: Progress | null = null;
  let what = "";
  const begin = async (): Promise<void> => {
    progress = await spinner(context, commonWords[context.language].reading(what));
  };
  return {
    during: async <T>(of: string, work: () => Promise<T>): Promise<T> => {
      what = of;
      await begin();
      return work().finally(() => progress?.stop());
    },
    without: async <T>(work: () => Promise<T>): Promise<T> => {
      progress?.stop();
      return work().finally(begin);
    },
  };
}

/** What counts in the books, whether it came in this run or before. */
function totalOf(receipts: readonly ImportReceipt[]) {
  const counting = receipts.filter((r) => r.replacedBy === null && r.withdrawn === null);
  const wasThere = (r: ImportReceipt): boolean => r.outcome === "already-there";
  return {
    taken: addUp(counting, (r) => r.rows.taken),
    quarantined: addUp(counting, (r) => (wasThere(r) ? r.waiting : r.rows.quarantined)),
    present: receipts.filter(wasThere).length,
  };
}

/** What the flags say of how the files are read. */
function typedOptions(input: Input) {
  const [profile, period, library] = [input.text("profile"), input.text("period"), input.text("library")];
  const sheets = selectionOf(input.text("sheets"));
  const encoding = encodingTyped(input);
  return {
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
}

interface RefusedFile {
  readonly refusal: Refusal;
  /** Its name; null where what was typed leads to no file. */
  readonly file: string | null;
}

/**
 * One broken file must not keep the others out; alone, it is the answer. Books that can't be written do: what was taken before is said. Lists of participants come after the other files:
 * the events they speak of may be among these.
 */
async function importInTurn(
  context: Context,
  found: FoundFiles,
  importOne: (path: string, waits: (kind: RecordKind) => boolean) => Promise<ImportOutcome | null>,
): Promise<{ receipts: ImportReceipt[]; refused: RefusedFile[] }> {
  const { paths } = found;
  const telling = await tellingOf(context);
  const receipts: ImportReceipt[] = [];
  const refused: RefusedFile[] = [];
  const later: string[] = [];
  const tell = (refusal: Refusal, path: string | null): void => {
    refused.push({ refusal, file: path === null ? (refusal.at?.file ?? null) : basename(path) });
    context.say(...refusalLines(telling, refusal));
  };
  const isAlone = paths.length + found.refused.length === 1;
  const fail = (error: Refusal, path: string | null): void => {
    if (isAlone) {
      // A folder that holds nothing else names it itself.
      if (paths.length > 0) for (const line of passedLines(found, context.language)) context.say(line);
      throw error;
    }
    tell(error, path);
  };
  for (const error of found.refused) fail(error, null);
  const take = async (path: string, waits: (kind: RecordKind) => boolean): Promise<void> => {
    try {
      const outcome = await importOne(path, waits);
      if (outcome === null) later.push(path);
      receipts.push(...(outcome?.receipts ?? []));
      for (const refusal of outcome?.refused ?? []) tell(refusal, path);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (!isOfBooks(error.code)) return fail(error, path);
      context.say(...receipts.flatMap((r) => receiptLines(r, context.language)));
      throw error;
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
