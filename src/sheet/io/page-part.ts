/** What sheets and forms have in common as parts: what stands before their rows and behind them, in the order of the format. */
import { xmlText } from "../../tables/io/xlsx/xml-text.ts";
import { footerText } from "./excel-value.ts";
import { OFFICE, XML } from "./workbook-parts.ts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const A4 = 9;
/** In inches; `place-charts.ts` counts with them. */
const MARGINS = '<pageMargins left="0.5" right="0.5" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>';
const MAX_COLUMN = 16_383;

/** `frozen`: rows that stay where the others move; null: no grid lines either. */
export function beforeRows(of: { widths: readonly number[]; frozen: number | null }): string {
  const { widths, frozen } = of;
  const columns = widths.map(
    (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  return (
    `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<sheetViews>${viewXml(frozen)}</sheetViews><sheetFormatPr defaultRowHeight="15"/>` +
    `${columns.length === 0 ? "" : `<cols>${columns.join("")}</cols>`}<sheetData>`
  );
}

function viewXml(frozen: number | null): string {
  if (frozen === null) return '<sheetView showGridLines="0" workbookViewId="0"/>';
  return (
    `<sheetView workbookViewId="0"><pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" ` +
    'state="frozen"/><selection pane="bottomLeft"/></sheetView>'
  );
}

export function rowStart(row: number, height?: number): string {
  return height === undefined ? `<row r="${row}">` : `<row r="${row}" ht="${height}" customHeight="1">`;
}

export interface BehindRows {
  /** "A1:F1" */
  readonly merged: readonly string[];
  /** The rules of what may be entered, as XML. */
  readonly choices: string;
  /** On the paper, from left to right. */
  readonly isCentred: boolean;
  readonly isLandscape: boolean;
  /** 0: as many pages as it takes, each one page wide. */
  readonly fitToHeight: 0 | 1;
  readonly mark: string;
  /** Rows that are the last of their page. */
  readonly breaks: readonly number[];
  /** It has charts; the part names them by rId1. */
  readonly hasDrawing: boolean;
}

export function afterRows(of: BehindRows): string {
  const { merged, breaks } = of;
  const areas = merged.map((area) => `<mergeCell ref="${area}"/>`);
  const ends = breaks.map((row) => `<brk id="${row}" max="${MAX_COLUMN}" man="1"/>`);
  const count = ends.length;
  return (
    `</sheetData>${areas.length === 0 ? "" : `<mergeCells count="${areas.length}">${areas.join("")}</mergeCells>`}` +
    `${of.choices}${of.isCentred ? '<printOptions horizontalCentered="1"/>' : ""}${MARGINS}` +
    `<pageSetup paperSize="${A4}" orientation="${of.isLandscape ? "landscape" : "portrait"}" ` +
    `fitToWidth="1" fitToHeight="${of.fitToHeight}"/>` +
    `<headerFooter><oddFooter>${xmlText(`&L${footerText(of.mark)}&R&P / &N`)}</oddFooter></headerFooter>` +
    (count === 0
      ? ""
      : `<rowBreaks count="${count}" manualBreakCount="${count}">${ends.join("")}</rowBreaks>`) +
    `${of.hasDrawing ? `<drawing xmlns:r="${OFFICE}" r:id="rId1"/>` : ""}</worksheet>`
  );
}
