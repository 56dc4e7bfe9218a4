/**
 * An officer's own .xlsx form filled in. Only the cells named, what rests on them, and what asks for a new computation are written;
 * styles, merges, print areas, validations, images, names, protection, text boxes and charts stay byte for byte.
 */
import { extname } from "node:path";
import { refuse } from "../../../../core/refusal.ts";
import { parseAddress } from "../../../../sheet/sheet.ts";
import { openDiskFile, placeOf } from "../../../../tables/io/disk-file.ts";
import { contentOf, HEAD_BYTES } from "../../../../tables/io/file-format.ts";
import { sheetContext } from "../../../../tables/io/xlsx/open-workbook.ts";
import { openPackage, type PackageParts } from "../../../../tables/io/xlsx/package-parts.ts";
import { type Relation, relations } from "../../../../tables/io/xlsx/relations.ts";
import { type ListedSheets, readWorkbookPart } from "../../../../tables/io/xlsx/workbook-part.ts";
import type { MapProblem } from "../../cell-map.ts";
import type { FilledCell } from "../../plan-fill.ts";
import { type PatchedSheet, patchSheet } from "./patch-sheet.ts";
import { computedOnLoad, removeCalcChain } from "./recalculation.ts";
import { type ChangedSheet, refreshCharts } from "./refresh-charts.ts";
import { requireNoHeading } from "./table-headings.ts";
import { setProperty } from "./workbook-property.ts";
import { inPart } from "./xml-spans.ts";

interface Filling {
  /** The form as it was given; it is not changed unless it is also where the filled one goes. */
  readonly form: string;
  readonly to: string;
  /** Of the map, for what is said of it. */
  readonly map: string;
  readonly cells: readonly FilledCell[];
  /** Kept in the workbook, so that its figures can be explained; null: nothing. */
  readonly note: string | null;
}

/** The name of the property that keeps it. */
export const NOTE = "balis";

interface Filled {
  readonly cells: number;
  /** Formulas of the form that are computed when it is opened. */
  readonly formulas: number;
  readonly charts: number;
  /** Cells whose text is higher than their row may be: "自评表!B12". */
  readonly cut: readonly string[];
}

const MAX_FORM_BYTES = 64 * 1024 ** 2;

/** Refuses a form that is none, and a map that does not fit it; then nothing is written. */
export async function fillWorkbook(filling: Filling): Promise<Filled> {
  requireXlsx(filling.form);
  const parts = await openPackage(filling.form);
  try {
    const filled = await patched(parts, filling);
    if (filling.note !== null) await setProperty(parts, { name: NOTE, value: filling.note });
    await parts.write(filling.to);
    return filled;
  } finally {
    parts.close();
  }
}

function requireXlsx(path: string): void {
  const file = openDiskFile(path);
  try {
    const at = placeOf(path);
    if (file.bytes === 0) refuse("file-must-not-be-empty", { path }, { at });
    if (file.bytes > MAX_FORM_BYTES)
      refuse("file-must-be-bounded", { bytes: file.bytes, limit: MAX_FORM_BYTES }, { at });
    const content = contentOf(file, file.read(0, Math.min(HEAD_BYTES, file.bytes)));
    if (content === "encrypted") refuse("workbook-must-not-have-a-password", { path }, { at });
    if (content !== "zip")
      refuse("form-must-be-an-xlsx", { path, found: content === "rar" ? "archive" : content }, { at });
    // Of another name it could not be opened again: the name must say what the content is.
    if (!/^\.xls[xm]$/i.test(extname(path))) refuse("form-must-be-an-xlsx", { path, found: "xlsx" }, { at });
  } finally {
    file.close();
  }
}

interface FormParts {
  readonly workbook: string;
  readonly listed: ListedSheets;
  readonly targets: ReadonlyMap<string, Relation>;
}

async function formParts(parts: PackageParts, path: string): Promise<FormParts> {
  const { original } = parts;
  const no = (found: "ods" | "xlsb" | "archive"): never =>
    refuse("form-must-be-an-xlsx", { path, found }, { at: placeOf(path) });
  if (!original.has("[Content_Types].xml")) return no(original.has("mimetype") ? "ods" : "archive");
  const root = [...(await relations(original, "")).values()].find((r) => r.type === "officeDocument");
  if (root === undefined) return no("archive");
  if (root.target.endsWith(".bin")) return no("xlsb");
  const listed = await readWorkbookPart(original, root.target);
  if (listed === null) return no("archive");
  return { workbook: root.target, listed, targets: await relations(original, root.target) };
}

async function patched(parts: PackageParts, filling: Filling): Promise<Filled> {
  const form = await formParts(parts, filling.form);
  const { listed, targets, workbook } = form;
  const bySheet = cellsBySheet(filling, listed, targets);
  const context = await sheetContext(parts.original, targets);
  const dates = { epoch: listed.epoch, dayStyles: context.dayStyles };
  const sheets: ChangedSheet[] = [];
  const done = { formulas: 0, replaced: 0, cut: [] as string[] };
  for (const { name, id } of listed.sheets) {
    const target = targets.get(id);
    if (target?.type !== "worksheet") continue;
    const cells = bySheet.get(name.toLowerCase()) ?? [];
    await requireNoHeading(parts, { sheet: target.target, cells });
    const text = await parts.text(target.target);
    const sheet = inPart(filling.form, target.target, (): PatchedSheet => patchSheet(text, cells, dates));
    if (sheet.text !== text) parts.replace(target.target, sheet.text);
    done.formulas += sheet.formulas.length;
    done.replaced += sheet.formulasReplaced;
    done.cut.push(...sheet.cut);
    const open = sheet.formulas.flatMap((at) => parseAddress(at) ?? []);
    sheets.push({ name: name.toLowerCase(), part: target.target, changed: [...cells, ...open] });
  }
  const text = await parts.text(workbook);
  parts.replace(
    workbook,
    inPart(filling.form, workbook, () => computedOnLoad(text)),
  );
  const chain = [...targets.values()].find((r) => r.type === "calcChain");
  if (done.replaced > 0 && chain) await removeCalcChain(parts, { workbook, chain: chain.target });
  const charts = await refreshCharts(parts, { form: filling.form, sheets, context });
  return { cells: filling.cells.length, formulas: done.formulas, charts, cut: done.cut };
}

/** By the sheet's name in small letters, as spreadsheet programs compare them. */
function cellsBySheet(
  filling: Filling,
  listed: ListedSheets,
  targets: FormParts["targets"],
): ReadonlyMap<string, FilledCell[]> {
  const names = listed.sheets.flatMap((s) => (targets.get(s.id)?.type === "worksheet" ? [s.name] : []));
  const known = new Map(names.map((name) => [name.toLowerCase(), name]));
  const found = new Map<string, FilledCell[]>();
  for (const cell of filling.cells) {
    const key = cell.sheet.toLowerCase();
    if (!known.has(key)) {
      const params = { sheet: cell.sheet, known: names.join(", ") };
      const problem: MapProblem = { code: "sheet-must-be-in-the-form", params };
      refuse("cell-map-must-be-valid", { file: filling.map, ...cell.place, path: "", problem });
    }
    found.set(key, [...(found.get(key) ?? []), cell]);
  }
  return found;
}
