import { type Attributes, bounded } from "./read-xml.ts";

const SMALL_DIGITS = new Map([
  ["superscript", "⁰¹²³⁴⁵⁶⁷⁸⁹"],
  ["subscript", "₀₁₂₃₄₅₆₇₈₉"],
]);

/**
 * The text of a cell that may be written in several runs of different looks; the readings over Chinese characters are left
 * out. Raised and lowered digits stay so: 10 with a small 2 above is 10², a number with a footnote, and not 102.
 */
export class TextRuns {
  private parts = "";
  private run = "";
  private inText = false;
  private phonetic = 0;
  private align = "";

  clear(): void {
    this.parts = "";
    this.run = "";
    this.inText = false;
    this.phonetic = 0;
    this.align = "";
  }

  open(name: string, attributes: Attributes): void {
    if (name === "rPh") this.phonetic += 1;
    else if (name === "r") this.align = "";
    else if (name === "vertAlign") this.align = attributes.val ?? "";
    this.inText = name === "t" && this.phonetic === 0;
  }

  close(name: string): void {
    if (name === "rPh") this.phonetic -= 1;
    if (this.inText) this.parts = bounded(this.parts + aligned(unescaped(this.run), this.align));
    this.run = "";
    this.inText = false;
  }

  text(text: string): void {
    if (this.inText) this.run += text;
  }

  taken(): string {
    return this.parts;
  }
}

/** Full-width digits as well: both kinds end in the digit's own four bits. */
function aligned(text: string, align: string): string {
  const digits = SMALL_DIGITS.get(align);
  return digits ? text.replace(/[0-9０-９]/g, (digit) => digits.charAt(digit.charCodeAt(0) & 15)) : text;
}

/** Characters XML can't hold are written as _x000D_; a text that looks so by itself begins with _x005F_. */
export function unescaped(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
