/** Workbooks written part by part, so that a test says exactly what stands in the file. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import JSZip from "jszip";

export interface SheetXml {
  readonly name: string;
  readonly state?: string;
  /** What stands inside <sheetData>. */
  readonly rows: string;
  /** What stands behind it. */
  readonly after?: string;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export function workbookZip(asked: {
  sheets: readonly SheetXml[];
  texts?: readonly string[];
  date1904?: boolean;
  /** The number formats of styles 0, 1, …: a built-in number or a format of its own. */
  styles?: readonly (number | string)[];
}): JSZip {
  const zip = new JSZip();
  const { sheets } = asked;
  zip.file(
    "[Content_Types].xml",
    `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
  );
  zip.file("_rels/.rels", relationships([{ id: "rId1", type: "officeDocument", target: "xl/workbook.xml" }]));
  const listed = sheets
    .map(
      (s, i) =>
        `<sheet name="${s.name}" sheetId="${i + 1}" state="${s.state ?? "visible"}" r:id="rId${i + 1}"/>`,
    )
    .join("");
  zip.file(
    "xl/workbook.xml",
    `${HEAD}<workbook ${MAIN} xmlns:r="${REL}"><workbookPr date1904="${asked.date1904 ? 1 : 0}"/><sheets>${listed}</sheets></workbook>`,
  );
  const targets = sheets.map((_, i) => ({
    id: `rId${i + 1}`,
    type: "worksheet",
    target: `worksheets/sheet${i + 1}.xml`,
  }));
  zip.file(
    "xl/_rels/workbook.xml.rels",
    relationships([
      ...targets,
      { id: "rIdS", type: "sharedStrings", target: "sharedStrings.xml" },
      { id: "rIdT", type: "styles", target: "/xl/styles.xml" },
    ]),
  );
  zip.file("xl/sharedStrings.xml", `${HEAD}<sst ${MAIN}>${(asked.texts ?? []).join("")}</sst>`);
  zip.file("xl/styles.xml", stylesXml(asked.styles ?? [0]));
  sheets.forEach((s, i) => {
    zip.file(
      `xl/worksheets/sheet${i + 1}.xml`,
      `${HEAD}<worksheet ${MAIN}><sheetData>${s.rows}</sheetData>${s.after ?? ""}</worksheet>`,
    );
  });
  return zip;
}

function relationships(all: readonly { id: string; type: string; target: string }[]): string {
  const inner = all
    .map((r) => `<Relationship Id="${r.id}" Type="${REL}/${r.type}" Target="${r.target}"/>`)
    .join("");
  return `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
}

function stylesXml(styles: readonly (number | string)[]): string {
  const own = styles.map((format, i) =>
    typeof format === "string" ? `<numFmt numFmtId="${200 + i}" formatCode="${format}"/>` : "",
  );
  const cells = styles.map(
    (format, i) => `<xf numFmtId="${typeof format === "string" ? 200 + i : format}"/>`,
  );
  return `${HEAD}<styleSheet ${MAIN}><numFmts>${own.join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${cells.join("")}</cellXfs></styleSheet>`;
}

export async function bytesOf(zip: JSZip): Promise<Buffer> {
  return zip.generateAsync({ type: "nodebuffer", compression: "DEFLATE" });
}

const folder = mkdtempSync(join(tmpdir(), "balis-xlsx-"));

export function saved(name: string, bytes: Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}
