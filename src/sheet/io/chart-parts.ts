/**
 * The charts of a workbook: a part each, a drawing for each sheet that has some, and the references between them.
 */
import type { PartPacker } from "../../tables/io/xlsx/part-packer.ts";
import { xmlText } from "../../tables/io/xlsx/xml-text.ts";
import { chartXml } from "./chart-xml.ts";
import { type PlacedChart, ROW_POINTS } from "./place-charts.ts";
import { OFFICE, relationships, type TypedPart, XML } from "./workbook-parts.ts";

export interface SheetCharts {
  /** From 1, as its part is numbered. */
  readonly sheet: number;
  readonly charts: readonly PlacedChart[];
}

/** The sheets name their drawings themselves. Answers with the parts that were added. */
export function putCharts(packer: PartPacker, sheets: readonly SheetCharts[]): TypedPart[] {
  const added: TypedPart[] = [];
  let number = 0;
  const put = (part: string, of: { xml: string; type: string }): void => {
    packer.add(part, of.xml);
    added.push({ part: `/${part}`, type: of.type });
  };
  for (const [i, { sheet, charts }] of sheets.entries()) {
    const drawing = `drawings/drawing${i + 1}.xml`;
    const names = charts.map(({ chart }) => {
      number += 1;
      put(`xl/charts/chart${number}.xml`, { xml: chartXml(chart), type: "drawingml.chart" });
      return `../charts/chart${number}.xml`;
    });
    put(`xl/${drawing}`, { xml: drawingXml(charts), type: "drawing" });
    const ofDrawing = names.map((name) => [`${OFFICE}/chart`, name] as const);
    packer.add(`xl/drawings/_rels/drawing${i + 1}.xml.rels`, relationships(ofDrawing));
    const ofSheet = relationships([[`${OFFICE}/drawing`, `../${drawing}`]]);
    packer.add(`xl/worksheets/_rels/sheet${sheet}.xml.rels`, ofSheet);
  }
  return added;
}

function drawingXml(charts: readonly PlacedChart[]): string {
  const main = "http://schemas.openxmlformats.org/drawingml/2006";
  const frames = charts.map(
    ({ chart, from, to, columns, lastPoints }, i) =>
      `<xdr:twoCellAnchor editAs="oneCell">${corner("from", { column: 0, row: from })}` +
      corner("to", {
        column: columns - 1,
        row: to - 1,
        across: lastPoints * NEARLY,
        down: ROW_POINTS * NEARLY,
      }) +
      `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${i + 2}" name="${xmlText(chart.key)}" ` +
      `descr="${xmlText(chart.title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
      '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>' +
      `<a:graphic><a:graphicData uri="${main}/chart"><c:chart r:id="rId${i + 1}"/></a:graphicData></a:graphic>` +
      "</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>",
  );
  return (
    `${XML}<xdr:wsDr xmlns:xdr="${main}/spreadsheetDrawing" xmlns:a="${main}/main" xmlns:c="${main}/chart" ` +
    `xmlns:r="${OFFICE}">${frames.join("")}</xdr:wsDr>`
  );
}

/** A frame at the very end of a print range loses its edges. */
const NEARLY = 0.85;
/** English Metric Units to a point. */
const EMU = 12_700;

/** A place within a cell, so many points from its upper left corner. */
function corner(
  name: "from" | "to",
  at: { column: number; row: number; across?: number; down?: number },
): string {
  const [across, down] = [at.across ?? 0, at.down ?? 0].map((points) => Math.round(points * EMU));
  return (
    `<xdr:${name}><xdr:col>${at.column}</xdr:col><xdr:colOff>${across}</xdr:colOff>` +
    `<xdr:row>${at.row}</xdr:row><xdr:rowOff>${down}</xdr:rowOff></xdr:${name}>`
  );
}
