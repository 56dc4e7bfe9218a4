/** An .xlsx workbook as sheets of rows. Each sheet is read as a stream; only the shared texts are held. */
import type { RawRow } from "../../cell.ts";
import type { RawSheet } from "../../files.ts";
import type { FileFormat } from "../../words/file-messages.ts";
import type { DiskFile } from "../disk-file.ts";
import { type Container, openContainer, refusePart } from "./container.ts";
import { readDayStyles } from "./date-formats.ts";
import { mergedAreas } from "./merged-areas.ts";
import { readXml } from "./read-xml.ts";
import { type Relation, relations } from "./relations.ts";
import { readSharedTexts } from "./shared-texts.ts";
import { RowScanner, type SheetContext } from "./sheet-rows.ts";
import { readWorkbookPart } from "./workbook-part.ts";

interface OpenedWorkbook {
  readonly epoch: 1900 | 1904;
  readonly sheets: readonly RawSheet[];
}

/** Something other than an .xlsx workbook that also is a zip. */
interface OtherZip {
  readonly found: FileFormat;
}

export async function openWorkbook(file: DiskFile): Promise<OpenedWorkbook | OtherZip> {
  const container = await openContainer(file);
  if (!container.has("[Content_Types].xml")) return { found: container.has("mimetype") ? "ods" : "archive" };
  const [part] = [...(await relations(container, "")).values()].filter((r) => r.type === "officeDocument");
  if (part === undefined) return { found: "archive" };
  if (part.target.endsWith(".bin")) return { found: "xlsb" };
  const listed = await readWorkbookPart(container, part.target);
  if (listed === null) return { found: "archive" };
  const targets = await relations(container, part.target);
  const loadContext = once(async () => ({
    ...(await sheetContext(container, targets)),
    epoch: listed.epoch,
  }));
  const sheets: RawSheet[] = [];
  for (const { name, id, hidden } of listed.sheets) {
    const target = targets.get(id);
    // Sheets of charts and macros have no rows.
    if (target?.type !== "worksheet") continue;
    const position = sheets.length + 1;
    const rows = () => readRows({ container, part: target.target, loadContext });
    const merged = once(() => mergedAreas(container, target.target));
    sheets.push({ position, name, hidden, rows, merged });
  }
  if (sheets.length === 0) refusePart(file, { part: part.target, text: "<sheets>" });
  return { epoch: listed.epoch, sheets };
}

/** What is needed to read any of its sheets. */
export async function sheetContext(
  container: Container,
  targets: ReadonlyMap<string, Relation>,
): Promise<SheetContext> {
  const all = [...targets.values()];
  const texts = all.find((r) => r.type === "sharedStrings");
  const styles = all.find((r) => r.type === "styles");
  return {
    texts: texts && container.has(texts.target) ? await readSharedTexts(container, texts.target) : null,
    dayStyles: styles && container.has(styles.target) ? await readDayStyles(container, styles.target) : [],
  };
}

async function* readRows(from: {
  container: Container;
  part: string;
  loadContext: () => Promise<SheetContext>;
}): AsyncGenerator<readonly RawRow[]> {
  const { container, part } = from;
  const scanner = new RowScanner(await from.loadContext());
  for await (const _ of readXml({ container, part }, scanner)) {
    if (scanner.isFull) yield scanner.taken();
  }
  const last = scanner.taken();
  if (last.length > 0) yield last;
  container.file.checkUnchanged();
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
