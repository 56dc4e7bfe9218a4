/**
 * Writes a document as a Word file (.docx): A4, real headings, tables whose head is printed again, page numbers, pictures with a text for
 * who can't see them. Chinese fonts by name, Times New Roman for the rest, as the bureau's templates ask.
 */
import { writeFile } from "node:fs/promises";
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  HeightRule,
  ImageRun,
  type IParagraphOptions,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";
import { addUp } from "../../core/list.ts";
import { visible } from "../../core/visible-text.ts";
import { writeWhole } from "../../tables/io/write-whole.ts";
import type {
  Block,
  DocumentCell,
  DocumentPicture,
  DocumentRow,
  DocumentSection,
  HeadingRank,
  TextDocument,
} from "../document.ts";
import { columnPoints } from "../layout.ts";
import type { CellStyle } from "../layout-style.ts";
import { withoutTimes } from "./without-times.ts";

/** A4 and its margins, in twentieths of a point. */
const PAGE = { width: 11_906, height: 16_838 };
const MARGINS = { top: 1134, bottom: 1134, header: 567, footer: 567 };
/** Of a page of wide tables less. */
const SIDES = { portrait: 1480, landscape: 850 };
const TWIPS = 20;
/** In characters: only a row of less stays on one page. */
const LONG = 300;
/** Of a picture, in the units of the file: 96 to an inch. */
const PIXELS_PER_TWIP = 96 / 1440;

const COLOURS = { black: "000000", red: "C00000", grey: "7F7F7F" };
const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT };
const VERTICAL = {
  top: VerticalAlignTable.TOP,
  middle: VerticalAlignTable.CENTER,
  bottom: VerticalAlignTable.BOTTOM,
};
const HEADINGS: Readonly<Record<HeadingRank, NonNullable<IParagraphOptions["heading"]>>> = {
  title: HeadingLevel.TITLE,
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
};
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: "auto" };
const LINE = { style: BorderStyle.SINGLE, size: 4, color: "000000" };
const SMALL: Pick<CellStyle, "font" | "size" | "bold" | "colour"> = {
  ...{ font: "宋体", size: 9, bold: false, colour: "grey" },
};

/** Whole or not at all; the same document gives the same bytes. */
export async function writeDocument(path: string, made: TextDocument): Promise<void> {
  const document = new Document({
    ...{ title: visible(made.title), creator: "balis", lastModifiedBy: "balis" },
    customProperties: Object.entries(made.properties ?? {}).map(([name, value]) => ({ name, value })),
    styles: { default: { document: { run: { font: fontOf("宋体"), size: 21 } } } },
    sections: made.sections.map((section) => sectionOf(section, made)),
  });
  const bytes = await Packer.toBuffer(document);
  await writeWhole(path, async (draft) => {
    await writeFile(draft, bytes);
    await withoutTimes(draft);
  });
}

function sectionOf(section: DocumentSection, { above, below }: TextDocument) {
  const { isLandscape } = section;
  const side = isLandscape ? SIDES.landscape : SIDES.portrait;
  const width = (isLandscape ? PAGE.height : PAGE.width) - 2 * side;
  const orientation = isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT;
  // A header without a paragraph is none that Word can open.
  const head = (text: string) =>
    new Header({ children: [small([text], { ...SMALL, colour: "red", bold: true })] });
  const pages = ["第 ", PageNumber.CURRENT, " 页　共 ", PageNumber.TOTAL_PAGES, " 页"];
  const foot = small([...(below === "" ? [] : [`${below}　　`]), ...pages], SMALL);
  return {
    properties: { page: { size: { ...PAGE, orientation }, margin: { ...MARGINS, left: side, right: side } } },
    ...(above === null ? {} : { headers: { default: head(above) } }),
    footers: { default: new Footer({ children: [foot] }) },
    children: section.blocks.flatMap((block) => blockOf(block, width)),
  };
}

function blockOf(block: Block, width: number): (Paragraph | Table)[] {
  switch (block.kind) {
    case "space":
      return [spaceOf(block.points)];
    case "picture":
      return picture(block.picture, width);
    case "table":
      return [tableOf(block, width)];
    case "text": {
      const { rank, style, keeps } = block;
      const heading = rank === null ? {} : { heading: HEADINGS[rank] };
      const indent = style.isIndented ? { indent: { firstLine: 2 * style.size * TWIPS } } : {};
      const spacing = { before: rank === null ? 0 : 6 * TWIPS, after: rank === null ? 0 : 6 * TWIPS };
      return [
        new Paragraph({
          ...{ ...heading, ...indent, keepNext: keeps, alignment: ALIGN[style.align] },
          spacing: { ...spacing, line: 360, lineRule: LineRuleType.AUTO },
          children: runs(block.text, style),
        }),
      ];
    }
  }
}

function spaceOf(points: number): Paragraph {
  const line = Math.max(1, Math.round(points * TWIPS));
  return new Paragraph({ spacing: { line, lineRule: LineRuleType.EXACT }, children: [] });
}

function tableOf(block: Extract<Block, { kind: "table" }>, width: number): Table {
  const wanted = addUp(block.columns, columnPoints) * TWIPS;
  const widths = block.columns.map((n) => Math.round((columnPoints(n) * TWIPS * width) / wanted));
  const scale = Math.min(1, width / wanted);
  return new Table({
    ...{ columnWidths: widths, layout: TableLayoutType.FIXED, width: { size: width, type: WidthType.DXA } },
    alignment: AlignmentType.CENTER,
    rows: block.rows.map((row, r) => rowOf(row, { widths, scale, above: block.rows.slice(0, r) })),
  });
}

function rowOf(
  row: DocumentRow,
  of: { widths: readonly number[]; scale: number; above: readonly DocumentRow[] },
): TableRow {
  const { widths, scale, above } = of;
  const taken = new Set(row.cells.flatMap(columnsOf));
  for (const [i, before] of above.entries())
    for (const cell of before.cells)
      if (i + cell.down > above.length) for (const column of columnsOf(cell)) taken.add(column);
  const gaps = widths.flatMap((_, column) => (taken.has(column) ? [] : [{ column, cell: null }]));
  const cells = [...row.cells.map((cell) => ({ column: cell.column, cell })), ...gaps];
  cells.sort((a, b) => a.column - b.column);
  const height =
    row.height === null ? {} : { height: { value: row.height * TWIPS, rule: HeightRule.ATLEAST } };
  return new TableRow({
    ...{ ...height, tableHeader: row.isHead, cantSplit: row.cells.every((c) => c.text.length < LONG) },
    children: cells.map(({ cell, column }) => {
      const size = addUp(widths.slice(column, column + (cell?.across ?? 1)), (n) => n);
      return cell === null ? emptyCell(size) : cellOf(cell, { size, scale, keeps: row.keeps });
    }),
  });
}

const columnsOf = ({ column, across }: DocumentCell): number[] =>
  Array.from({ length: across }, (_, i) => column + i);

/** In twentieths of a point; of a table that is printed smaller so much less. */
const PADDING = 60;
/** Smaller type nobody reads. */
const LEAST_SIZE = 6;

function cellOf(
  { text, style: { ...style }, across, down }: DocumentCell,
  of: { size: number; scale: number; keeps: boolean },
): TableCell {
  const { border, isShaded } = style;
  const { size, scale, keeps } = of;
  const side = Math.round(PADDING * scale);
  style.size = Math.max(LEAST_SIZE, Math.floor(style.size * scale * 2) / 2);
  const line = border === "thin" ? LINE : NO_LINE;
  const shading = isShaded ? { shading: { type: ShadingType.CLEAR, color: "auto", fill: "E7E6E6" } } : {};
  const said = style.isUpright ? [...text].join("\n") : text;
  return new TableCell({
    ...{ ...shading, columnSpan: across, rowSpan: down, width: { size, type: WidthType.DXA } },
    verticalAlign: VERTICAL[style.vertical],
    margins: { top: 40, bottom: 40, left: side, right: side },
    borders: { top: line, left: line, right: line, bottom: border === "none" ? NO_LINE : LINE },
    children: [
      new Paragraph({ alignment: ALIGN[style.align], keepNext: keeps, children: runs(said, style) }),
    ],
  });
}

function emptyCell(size: number): TableCell {
  return new TableCell({
    width: { size, type: WidthType.DXA },
    borders: { top: NO_LINE, left: NO_LINE, right: NO_LINE, bottom: NO_LINE },
    children: [new Paragraph({ children: [] })],
  });
}

function picture(of: DocumentPicture, width: number): Paragraph[] {
  // As wide as the text, unless it would be higher than a page.
  const scale =
    Math.min(width / of.width, (PAGE.height - MARGINS.top - MARGINS.bottom) / of.height) * PIXELS_PER_TWIP;
  const transformation = { width: Math.round(of.width * scale), height: Math.round(of.height * scale) };
  const [title, description] = [visible(of.title), visible(of.alternative)];
  const image = new ImageRun({
    ...{ type: "png", data: of.png, transformation },
    altText: { name: title, title, description },
  });
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 120, after: 120 },
      children: [image],
    }),
  ];
}

function small(
  children: readonly (string | (typeof PageNumber)[keyof typeof PageNumber])[],
  style: typeof SMALL,
) {
  const said = children.map((child) => (typeof child === "string" ? visible(child) : child));
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: said.map((child) => new TextRun({ ...runStyle(style), children: [child] })),
  });
}

/** Lines of one cell or paragraph. */
function runs(text: string, style: CellStyle): TextRun[] {
  return text
    .split("\n")
    .map(
      (line, i) => new TextRun({ ...runStyle(style), text: visible(line), ...(i > 0 ? { break: 1 } : {}) }),
    );
}

function runStyle({ font, size, bold, colour }: typeof SMALL) {
  return { font: fontOf(font), size: Math.round(size * 2), bold, color: COLOURS[colour] };
}

function fontOf(font: string) {
  return { ascii: "Times New Roman", hAnsi: "Times New Roman", cs: "Times New Roman", eastAsia: font };
}
