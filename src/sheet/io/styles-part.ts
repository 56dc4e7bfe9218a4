/** What cells look like, each look once: the part xl/styles.xml of one workbook, in the order in which looks are met. */
import { xmlText } from "../../tables/io/xlsx/xml-text.ts";

export interface Look {
  readonly font: {
    readonly name: string;
    readonly size: number;
    readonly bold?: boolean;
    readonly colour?: string;
  };
  readonly border?: "none" | "thin" | "bottom";
  readonly isShaded?: boolean;
  /** Of a number; a text has none. */
  readonly format?: string;
  readonly align?: {
    readonly horizontal: "left" | "center" | "right";
    readonly vertical: "top" | "middle" | "bottom";
    readonly wraps: boolean;
  };
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/** Formats that every program knows by number. */
const KNOWN_FORMATS = new Map<string, number>([
  ...([
    ["General", 0],
    ["0", 1],
    ["0.00", 2],
    ["#,##0", 3],
  ] as const),
  ...([
    ["#,##0.00", 4],
    ["0%", 9],
    ["0.00%", 10],
    ["@", 49],
  ] as const),
]);
const FIRST_OWN_FORMAT = 164;
/** Of cells without a look; the first of each list. */
const PLAIN_FONT =
  '<font><sz val="11"/><color theme="1"/><name val="Calibri"/><family val="2"/><scheme val="minor"/></font>';
const FILLS =
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFEDEDED"/></patternFill></fill></fills>';
const SHADED = 2;
const THIN = ' style="thin"';
const BORDERS = `<borders count="3">${borderXml("", "")}${borderXml(THIN, THIN)}${borderXml("", THIN)}</borders>`;
const BORDER_IDS = { none: 0, thin: 1, bottom: 2 };

export class StylesPart {
  private readonly looks = new Map<string, number>();
  private readonly known = new Map<Look, number>();
  private readonly xfs: string[] = ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'];
  private readonly fonts = new Map([[PLAIN_FONT, 0]]);
  private readonly formats = new Map<string, number>();

  /** The number by which a cell names its look. */
  idOf(look: Look): number {
    let id = this.known.get(look);
    if (id === undefined) {
      id = this.idOfXml(this.xfOf(look));
      this.known.set(look, id);
    }
    return id;
  }

  private idOfXml(xf: string): number {
    const known = this.looks.get(xf);
    if (known !== undefined) return known;
    this.xfs.push(xf);
    this.looks.set(xf, this.xfs.length - 1);
    return this.xfs.length - 1;
  }

  xml(): string {
    const formats = [...this.formats].map(
      ([code, id]) => `<numFmt numFmtId="${id}" formatCode="${xmlText(code)}"/>`,
    );
    const own =
      formats.length === 0 ? "" : `<numFmts count="${formats.length}">${formats.join("")}</numFmts>`;
    return (
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="${MAIN}">${own}` +
      `<fonts count="${this.fonts.size}">${[...this.fonts.keys()].join("")}</fonts>${FILLS}${BORDERS}` +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      `<cellXfs count="${this.xfs.length}">${this.xfs.join("")}</cellXfs>` +
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    );
  }

  private xfOf({ font, border = "none", isShaded, format = "", align }: Look): string {
    const formatId = this.formatId(format);
    const [fontId, fillId, borderId] = [this.fontId(font), isShaded ? SHADED : 0, BORDER_IDS[border]];
    const applied = [
      ...(formatId > 0 ? ['applyNumberFormat="1"'] : []),
      'applyFont="1"',
      ...(fillId > 0 ? ['applyFill="1"'] : []),
      ...(borderId > 0 ? ['applyBorder="1"'] : []),
      ...(align ? ['applyAlignment="1"'] : []),
    ];
    const ids = `numFmtId="${formatId}" fontId="${fontId}" fillId="${fillId}" borderId="${borderId}" xfId="0"`;
    return `<xf ${ids} ${applied.join(" ")}${align ? `>${alignmentXml(align)}</xf>` : "/>"}`;
  }

  private fontId({ name, size, bold, colour }: Look["font"]): number {
    const colourXml = colour === undefined ? "" : `<color rgb="${colour}"/>`;
    const xml = `<font>${bold ? "<b/>" : ""}<sz val="${size}"/>${colourXml}<name val="${xmlText(name)}"/></font>`;
    const id = this.fonts.get(xml) ?? this.fonts.size;
    this.fonts.set(xml, id);
    return id;
  }

  private formatId(code: string): number {
    if (code === "") return 0;
    const known = KNOWN_FORMATS.get(code) ?? this.formats.get(code);
    if (known !== undefined) return known;
    const id = FIRST_OWN_FORMAT + this.formats.size;
    this.formats.set(code, id);
    return id;
  }
}

function alignmentXml({ horizontal, vertical, wraps }: NonNullable<Look["align"]>): string {
  const middle = vertical === "middle" ? "center" : vertical;
  return `<alignment horizontal="${horizontal}" vertical="${middle}"${wraps ? ' wrapText="1"' : ""}/>`;
}

function borderXml(sides: string, bottom: string): string {
  return `<border><left${sides}/><right${sides}/><top${sides}/><bottom${bottom}/><diagonal/></border>`;
}
