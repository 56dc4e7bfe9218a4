/**
 * 字体和格式 / styles of a form: fonts, alignment, borders, by name. A layout uses these names, changes them, or adds its own.
 *
 * Chinese forms ask for sizes by name: 一号 is 26 points, 三号 16, 五号 10.5. A style is made of another one (`like`) and what differs.
 * Source of the fonts of covers and of long texts: SOURCES.md [performance-report].
 */
export interface CellStyle {
  readonly font: string;
  /** In points. */
  readonly size: number;
  readonly bold: boolean;
  readonly align: "left" | "center" | "right";
  readonly vertical: "top" | "middle" | "bottom";
  readonly border: "none" | "thin" | "bottom";
  /** Grey, behind a heading. */
  readonly isShaded: boolean;
  readonly colour: "black" | "red" | "grey";
  /** One character below the other. */
  readonly isUpright: boolean;
  /** A paragraph begins two characters further in. */
  readonly isIndented: boolean;
}

export type StyleChange = Partial<CellStyle> & { readonly like?: string };

export const FONT_SIZES: Readonly<Record<string, number>> = {
  ...{ 初号: 42, 小初: 36, 一号: 26, 小一: 24, 二号: 22, 小二: 18, 三号: 16, 小三: 15 },
  ...{ 四号: 14, 小四: 12, 五号: 10.5, 小五: 9, 六号: 7.5 },
};

const PLAIN: CellStyle = {
  ...{ font: "宋体", size: 10.5, bold: false, align: "left", vertical: "middle", border: "none" },
  ...{ isShaded: false, colour: "black", isUpright: false, isIndented: false },
};

const TABLE: CellStyle = { ...PLAIN, border: "thin" };

/** What a layout may name without saying what it is. */
export const STYLES: Readonly<Record<string, CellStyle>> = {
  plain: PLAIN,
  title: { ...PLAIN, size: 18, bold: true, align: "center" },
  subtitle: { ...PLAIN, size: 12, align: "center" },
  unit: { ...PLAIN, align: "right" },
  draft: { ...PLAIN, bold: true, colour: "red" },
  label: { ...TABLE, align: "center" },
  head: { ...TABLE, bold: true, align: "center" },
  side: { ...TABLE, align: "center", isUpright: true },
  value: TABLE,
  centred: { ...TABLE, align: "center" },
  money: { ...TABLE, align: "right" },
  total: { ...TABLE, bold: true, align: "center" },
  note: { ...PLAIN, size: 9 },
  sign: { ...PLAIN, size: 12 },
  "cover-title": { ...PLAIN, size: 26, bold: true, align: "center" },
  "cover-line": { ...PLAIN, size: 16 },
  "cover-value": { ...PLAIN, size: 16, border: "bottom" },
  "body-title": { ...PLAIN, size: 22, bold: true, align: "center" },
  heading: { ...PLAIN, size: 16, bold: true },
  body: { ...PLAIN, font: "仿宋", size: 16, vertical: "top", isIndented: true },
};

/** All styles that a layout may name; undefined where one is like a style that is not there (above it). */
export function stylesOf(
  changes: Readonly<Record<string, StyleChange>>,
): ReadonlyMap<string, CellStyle> | { readonly unknown: string; readonly of: string } {
  const styles = new Map(Object.entries(STYLES));
  for (const [name, { like, ...change }] of Object.entries(changes)) {
    const base = styles.get(like ?? name) ?? (like === undefined ? PLAIN : undefined);
    if (base === undefined) return { unknown: like ?? name, of: name };
    styles.set(name, { ...base, ...change });
  }
  return styles;
}
