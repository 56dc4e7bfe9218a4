/** The parts of a workbook that say what its other parts are: content types, references, the list of sheets, its properties. */
import type { PartPacker } from "../../tables/io/xlsx/part-packer.ts";
import { xmlText } from "../../tables/io/xlsx/xml-text.ts";
import { THEME } from "./theme.ts";

export const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
const CONTENT = "application/vnd.openxmlformats-officedocument";

/** A sheet as the workbook lists it. */
export interface ListedSheet {
  readonly name: string;
  /** Rows printed again on each page. */
  readonly titles: { readonly from: number; readonly to: number } | null;
}

export interface TypedPart {
  /** "/xl/charts/chart1.xml" */
  readonly part: string;
  /** Behind `application/vnd.openxmlformats-officedocument.` */
  readonly type: string;
}

/** What every workbook begins with. */
export function putFirstParts(packer: PartPacker): void {
  packer.addRepeated("_rels/.rels", relationships(ROOT));
  packer.addRepeated("docProps/app.xml", APP);
  packer.addRepeated("docProps/core.xml", CORE);
  packer.addRepeated("xl/theme/theme1.xml", THEME);
}

/** What it ends with, when its other parts are known. */
export function putLastParts(
  packer: PartPacker,
  of: { sheets: readonly ListedSheet[]; hasTexts: boolean; others: readonly TypedPart[] },
): void {
  const { sheets, hasTexts, others } = of;
  packer.add("xl/workbook.xml", workbookXml(sheets));
  const parts = [
    ...sheets.map((_, i): [string, string] => ["worksheet", `worksheets/sheet${i + 1}.xml`]),
    ...STANDING,
    ...(hasTexts ? [TEXTS] : []),
  ];
  packer.addRepeated(
    "xl/_rels/workbook.xml.rels",
    relationships(parts.map(([kind, to]) => [`${OFFICE}/${kind}`, to])),
  );
  const typed = [
    ...parts.map(([kind, to]) => ({ part: `/xl/${to}`, type: typeOf(kind) })),
    ...others,
    { part: "/xl/workbook.xml", type: "spreadsheetml.sheet.main" },
    { part: "/docProps/app.xml", type: "extended-properties" },
  ];
  packer.addRepeated("[Content_Types].xml", contentTypes(typed));
}

const STANDING: readonly [string, string][] = [
  ["theme", "theme/theme1.xml"],
  ["styles", "styles.xml"],
];
const TEXTS: [string, string] = ["sharedStrings", "sharedStrings.xml"];

const typeOf = (kind: string): string => (kind === "theme" ? kind : `spreadsheetml.${kind}`);

const ROOT: readonly [string, string][] = [
  [`${OFFICE}/officeDocument`, "xl/workbook.xml"],
  [`${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"],
  [`${OFFICE}/extended-properties`, "docProps/app.xml"],
];

/** Numbered from rId1 on. */
export function relationships(all: readonly (readonly [type: string, target: string])[]): string {
  const each = all.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each.join("")}</Relationships>`;
}

function contentTypes(typed: readonly TypedPart[]): string {
  const each = typed.map(
    ({ part, type }) => `<Override PartName="${part}" ContentType="${CONTENT}.${type}+xml"/>`,
  );
  return (
    `${XML}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>' +
    `${each.join("")}</Types>`
  );
}

function workbookXml(sheets: readonly ListedSheet[]): string {
  const listed = sheets.map(
    ({ name }, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  const titles = sheets.flatMap(({ name, titles: rows }, i) =>
    rows === null
      ? []
      : `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">` +
        `${xmlText(`'${name.replaceAll("'", "''")}'!$${rows.from}:$${rows.to}`)}</definedName>`,
  );
  return (
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr defaultThemeVersion="124226"/>` +
    `<sheets>${listed.join("")}</sheets>` +
    (titles.length === 0 ? "" : `<definedNames>${titles.join("")}</definedNames>`) +
    '<calcPr calcId="171027"/></workbook>'
  );
}

/** Named as Excel's: LibreOffice then shows the results that are written, as Excel does, and computes when something changes. */
const APP =
  `${XML}<Properties xmlns="${PROPERTIES}"><Application>Microsoft Excel</Application>` +
  "<AppVersion>16.0300</AppVersion></Properties>";

/** Without the time of its writing: the same figures give the same bytes. */
const CORE =
  `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" ` +
  'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>balis</dc:creator></cp:coreProperties>';
