/**
 * Adds charts to a workbook that was written without them: a part each, a drawing for each sheet that has some, and the
 * references between them. Everything else of the file stays as it was.
 */
import { invariant } from "../../core/bug.ts";
import { openPackage, type PackageParts } from "../../tables/io/xlsx/package-parts.ts";
import { xmlText } from "../../tables/io/xlsx/xml-text.ts";
import { chartXml } from "./chart-xml.ts";
import { type PlacedChart, ROW_POINTS } from "./place-charts.ts";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
const CONTENT = "application/vnd.openxmlformats-officedocument";
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

export interface SheetCharts {
  /** From 1, as its part is numbered. */
  readonly sheet: number;
  readonly charts: readonly PlacedChart[];
}

export async function addCharts(path: string, sheets: readonly SheetCharts[]): Promise<void> {
  const parts = await openPackage(path);
  try {
    const added: { part: string; type: string }[] = [];
    let number = 0;
    for (const [i, { sheet, charts }] of sheets.entries()) {
      const drawing = `drawings/drawing${i + 1}.xml`;
      const first = number + 1;
      for (const { chart } of charts) {
        number += 1;
        parts.add(`xl/charts/chart${number}.xml`, chartXml(chart));
        added.push({ part: `/xl/charts/chart${number}.xml`, type: `${CONTENT}.drawingml.chart+xml` });
      }
      parts.add(`xl/${drawing}`, drawingXml(charts));
      parts.add(`xl/drawings/_rels/drawing${i + 1}.xml.rels`, drawingRelations(first, charts.length));
      added.push({ part: `/xl/${drawing}`, type: `${CONTENT}.drawing+xml` });
      await reference(parts, { sheet, drawing });
    }
    const types = await parts.text("[Content_Types].xml");
    const overrides = added.map((a) => `<Override PartName="${a.part}" ContentType="${a.type}"/>`).join("");
    parts.replace("[Content_Types].xml", before(types, /<\/Types>/, overrides));
    await parts.write(path);
  } finally {
    parts.close();
  }
}

/** The sheet names its drawing, at the place the schema has for it: behind the page's set-up, before old drawings and tables. */
async function reference(parts: PackageParts, of: { sheet: number; drawing: string }): Promise<void> {
  const part = `xl/worksheets/sheet${of.sheet}.xml`;
  const relations = `xl/worksheets/_rels/sheet${of.sheet}.xml.rels`;
  const relation = `<Relationship Id="rIdDrawing" Type="${OFFICE}/drawing" Target="../${of.drawing}"/>`;
  if (parts.has(relations)) {
    parts.replace(relations, before(await parts.text(relations), /<\/Relationships>/, relation));
  } else {
    parts.add(relations, `${XML}<Relationships xmlns="${RELATIONSHIPS}">${relation}</Relationships>`);
  }
  const drawing = `<drawing xmlns:r="${OFFICE}" r:id="rIdDrawing"/>`;
  parts.replace(part, before(await parts.text(part), AFTER_DRAWING, drawing));
}

const AFTER_DRAWING =
  /<(legacyDrawing|legacyDrawingHF|picture|oleObjects|controls|tableParts|extLst)[ />]|<\/worksheet>/;

function before(xml: string, place: RegExp, added: string): string {
  const at = xml.search(place);
  invariant(at >= 0, `the part has ${place.source}`);
  return xml.slice(0, at) + added + xml.slice(at);
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

function drawingRelations(first: number, charts: number): string {
  const each = Array.from(
    { length: charts },
    (_, i) =>
      `<Relationship Id="rId${i + 1}" Type="${OFFICE}/chart" Target="../charts/chart${first + i}.xml"/>`,
  );
  return `${XML}<Relationships xmlns="${RELATIONSHIPS}">${each.join("")}</Relationships>`;
}
