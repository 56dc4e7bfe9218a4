/** An .xlsx workbook as sheets of rows. Each sheet is read as a stream; only the shared texts are held. */
import type { RawRow } from "../../domain/import/cell.ts";
import type { FileFormat } from "../../domain/messages/file.ts";
import type { RawSheet } from "../../ports/files.ts";
import type { DiskFile } from "../file/disk-file.ts";
import { type Container, openContainer, refusePart } from "./container.ts";
import { readDayStyles } from "./date-formats.ts";
import { attribute, isTrue, readWholeXml, readXml } from "./read-xml.ts";
import { readSharedTexts } from "./shared-texts.ts";
import { RowScanner, type SheetContext } from "./sheet-rows.ts";

export interface OpenedWorkbook {
  readonly epoch: 1900 | 1904;
  readonly sheets: readonly RawSheet[];
}

/** Something other than an .xlsx workbook that also is a zip. */
export interface OtherZip {
  readonly found: FileFormat;
}

const MAX_SHEETS = 1_000;
const BATCH_ROWS = 1_000;

export async function openWorkbook(file: DiskFile): Promise<OpenedWorkbook | OtherZip> {
  const container = await openContainer(file);
  if (!container.has("[Content_Types].xml")) return { found: container.has("mimetype") ? "ods" : "archive" };
  const [part] = [...(await relations(container, "")).values()].filter((r) => r.type === "officeDocument");
  if (part === undefined) return { found: "archive" };
  if (part.target.endsWith(".bin")) return { found: "xlsb" };
  const listed = await readWorkbookPart(container, part.target);
  if (listed === null) return { found: "archive" };
  const targets = await relations(container, part.target);
  const loadContext = once(() => sheetContext(container, targets));
  const sheets: RawSheet[] = [];
  for (const { name, id, hidden } of listed.sheets.slice(0, MAX_SHEETS)) {
    const target = targets.get(id);
    // Sheets of charts and macros have no rows.
    if (target?.type !== "worksheet") continue;
    const position = sheets.length + 1;
    const rows = () => readRows({ container, part: target.target, loadContext });
    sheets.push({ position, name, hidden, rows });
  }
  if (sheets.length === 0) refusePart(file, { part: part.target, text: "<sheets>" });
  return { epoch: listed.epoch, sheets };
}

interface Relation {
  /** The last word of its type. */
  readonly type: string;
  readonly target: string;
}

async function relations(container: Container, of: string): Promise<ReadonlyMap<string, Relation>> {
  const slash = of.lastIndexOf("/");
  const folder = of.slice(0, slash + 1);
  const part = `${folder}_rels/${of.slice(slash + 1)}.rels`;
  const found = new Map<string, Relation>();
  if (!container.has(part)) return found;
  await readWholeXml(
    { container, part },
    {
      open: (name, attributes) => {
        const target = attributes.Target;
        if (name !== "Relationship" || target === undefined) return;
        const type = (attributes.Type ?? "").split("/").at(-1) ?? "";
        found.set(attributes.Id ?? "", { type, target: resolved(folder, target) });
      },
      close: () => {},
      text: () => {},
    },
  );
  return found;
}

/** "xl/" and "../docProps/x" → "docProps/x"; a target may also be given from the root. */
function resolved(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const path: string[] = [];
  for (const step of `${folder}${target}`.split("/")) {
    if (step === "..") path.pop();
    else if (step !== "." && step !== "") path.push(step);
  }
  return path.join("/");
}

interface ListedSheets {
  readonly epoch: 1900 | 1904;
  readonly sheets: readonly { name: string; id: string; hidden: boolean }[];
}

/** Null where the part is no workbook (a .docx is a zip of the same kind). */
async function readWorkbookPart(container: Container, part: string): Promise<ListedSheets | null> {
  let epoch: 1900 | 1904 = 1900;
  let isWorkbook = false;
  const sheets: { name: string; id: string; hidden: boolean }[] = [];
  await readWholeXml(
    { container, part },
    {
      open: (name, attributes) => {
        if (name === "workbook") isWorkbook = true;
        if (name === "workbookPr" && isTrue(attribute(attributes, "date1904"))) epoch = 1904;
        if (name !== "sheet") return;
        const state = attributes.state ?? "visible";
        const id = attributes["r:id"] ?? attribute(attributes, "id") ?? "";
        sheets.push({ name: attributes.name ?? "", id, hidden: state !== "visible" });
      },
      close: () => {},
      text: () => {},
    },
  );
  return isWorkbook ? { epoch, sheets } : null;
}

async function sheetContext(
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
    if (scanner.waiting >= BATCH_ROWS) yield scanner.taken();
  }
  if (scanner.waiting > 0) yield scanner.taken();
  container.file.checkUnchanged();
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
