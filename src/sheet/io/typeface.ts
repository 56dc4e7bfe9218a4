/**
 * Text as outlines of Noto Sans SC (OFL), so that a picture shows Chinese on a machine without any font.
 *
 * The font comes in a hundred slices of the character set; only those a text needs are unpacked. It is a variable font: its
 * regular and its bold are two settings of one outline. A character it does not have is shown by its code: U+20BB7.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { create, type Font } from "fontkit";
import { invariant } from "../../core/bug.ts";
import { addUp, by } from "../../core/list.ts";

const require = createRequire(import.meta.url);
const PACKAGE = "@fontsource-variable/noto-sans-sc";
const WEIGHTS = { regular: 400, bold: 700 };

interface Style {
  readonly size: number;
  readonly isBold: boolean;
}

export interface Typeface {
  /** In the unit of the size. */
  widthOf(text: string, style: Style): number;
  /** Path data of a line whose baseline begins at x, y. */
  pathOf(text: string, style: Style & { readonly x: number; readonly y: number }): string;
  readonly missing: readonly string[];
}

interface Slice {
  readonly name: string;
  /** First and last code points, both included. */
  readonly ranges: readonly (readonly [number, number])[];
}

type Fonts = Record<keyof typeof WEIGHTS, Font>;

/** Can write these texts, figures, and whatever is written in Latin letters. */
export async function typefaceFor(texts: readonly string[]): Promise<Typeface> {
  const wanted = new Set([...LATIN, LINE_HEIGHT, ...texts.join("")]);
  const fonts = new Map<string, Fonts>();
  const missing: string[] = [];
  for (const character of wanted) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20) continue;
    const found = await fontsWith(code);
    if (found) fonts.set(character, found);
    else missing.push(character);
  }
  const glyphs = (text: string, isBold: boolean) =>
    [...text]
      .flatMap((c) => (fonts.has(c) ? [c] : missing.includes(c) ? [...codeOf(c)] : []))
      .flatMap((c) => {
        const font = fonts.get(c)?.[isBold ? "bold" : "regular"];
        return font ? [{ font, glyph: font.glyphForCodePoint(c.codePointAt(0) ?? 0) }] : [];
      });
  return {
    missing,
    widthOf: (text, { size, isBold }) =>
      addUp(glyphs(text, isBold), ({ font, glyph }) => (glyph.advanceWidth * size) / font.unitsPerEm),
    pathOf: (text, { size, isBold, x, y }) => {
      let at = x;
      return glyphs(text, isBold)
        .map(({ font, glyph }) => {
          const scale = size / font.unitsPerEm;
          const path = glyph.path.scale(scale, -scale).translate(at, y).toSVG();
          at += glyph.advanceWidth * scale;
          return path;
        })
        .join("");
    },
  };
}

/** ECharts takes the width of this character for the height of a line, once for all charts; without it titles lie on their notes. */
const LINE_HEIGHT = "国";

const LATIN = Array.from({ length: 0x7f - 0x20 }, (_, i) => String.fromCharCode(0x20 + i));

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

let unpacking: Promise<unknown> = Promise.resolve();

/** One after the other: the unpacker answers with a view of its memory, which the next call overwrites. */
function unpacked(packed: Uint8Array): Promise<Buffer> {
  const done = unpacking.then(async () => {
    const { default: decompress } = await import("wawoff2/decompress.js");
    return Buffer.from(await decompress(packed));
  });
  unpacking = done.catch(() => {});
  return done;
}

let slices: readonly Slice[] | null = null;
const loaded = new Map<string, Promise<Fonts>>();

async function fontsWith(code: number): Promise<Fonts | null> {
  slices ??= readSlices();
  for (const slice of slices) {
    if (!slice.ranges.some(([first, last]) => first <= code && code <= last)) continue;
    const fonts = loaded.get(slice.name) ?? load(slice.name);
    loaded.set(slice.name, fonts);
    if ((await fonts).regular.hasGlyphForCodePoint(code)) return fonts;
  }
  return null;
}

function folder(): string {
  return dirname(require.resolve(`${PACKAGE}/package.json`));
}

function readSlices(): Slice[] {
  const read: Record<string, string> = JSON.parse(readFileSync(join(folder(), "unicode.json"), "utf8"));
  const all = Object.entries(read).map(([key, ranges]) => ({
    name: key.replace(/^\[(\d+)\]$/, "$1"),
    ranges: ranges.split(",").map((range): [number, number] => {
      const [first = "", last = first] = range.trim().replace(/^U\+/i, "").split("-");
      return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
    }),
  }));
  // Latin letters and figures come from one slice, not from whichever has them too.
  return all.sort(by((a) => -Number(a.name === "latin")));
}

/** Reads WOFF2, which fontkit can't vary, as the plain font inside it. */
async function load(name: string): Promise<Fonts> {
  const packed = readFileSync(join(folder(), "files", `noto-sans-sc-${name}-wght-normal.woff2`));
  const font = create(await unpacked(packed));
  invariant("getVariation" in font, `slice ${name} is one font`);
  return {
    regular: font.getVariation({ wght: WEIGHTS.regular }),
    bold: font.getVariation({ wght: WEIGHTS.bold }),
  };
}
