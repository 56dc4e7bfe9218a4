/** The text of a cell that may be written in several runs of different looks; the readings over Chinese characters are left out. */
export class TextRuns {
  private parts = "";
  private inText = false;
  private phonetic = 0;

  clear(): void {
    this.parts = "";
    this.inText = false;
    this.phonetic = 0;
  }

  open(name: string): void {
    if (name === "rPh") this.phonetic += 1;
    this.inText = name === "t" && this.phonetic === 0;
  }

  close(name: string): void {
    if (name === "rPh") this.phonetic -= 1;
    this.inText = false;
  }

  text(text: string): void {
    if (this.inText) this.parts += text;
  }

  taken(): string {
    return unescaped(this.parts);
  }
}

/** Characters XML can't hold are written as _x000D_; a text that looks so by itself begins with _x005F_. */
export function unescaped(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
