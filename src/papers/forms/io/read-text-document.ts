/**
 * Reads a Word document (.docx) as headings and paragraphs. What plain text can't hold, a table, a picture or an automatic number, stands in
 * its place by name; changes that nobody has accepted yet, notes at the foot of a page, and text that the reader passes over (a formula, a
 * field) are refused: which text counts would be a guess.
 */
import mammoth from "mammoth";
import { Refusal, refuse } from "../../../core/refusal.ts";
import { openPackage } from "../../../tables/io/xlsx/package-parts.ts";
import type { TextBlock } from "../facts/text-document.ts";

const BODY = "word/document.xml";
const UNDECIDED = /<w:(ins|del|moveFrom|moveTo)\b/;
const HEADING = /^(?:heading|标题)\s*([1-9])$/i;
const TITLE = /^(?:title|标题)$/i;

/** What mammoth hands over of a document; other kinds have children or none. */
interface Element {
  readonly type: string;
  readonly styleId?: string | null;
  readonly styleName?: string | null;
  readonly value?: string;
  readonly children?: readonly Element[];
  readonly numbering?: { readonly isOrdered: boolean } | null;
}

/** `path`: of the file; `name`: as it is called in what is said. */
export async function readDocument(path: string, name: string): Promise<TextBlock[]> {
  const body = (await documentBody(path)) ?? refuse("document-must-be-readable", { file: name });
  if (UNDECIDED.test(body)) refuse("document-must-have-no-open-changes", { file: name });
  let root: Element = { type: "document" };
  const keep = (document: Element): Element => {
    root = document;
    return document;
  };
  let messages: readonly { message: string }[] = [];
  try {
    ({ messages } = await mammoth.convertToHtml({ path }, { transformDocument: keep }));
  } catch {
    refuse("document-must-be-readable", { file: name });
  }
  const [lost] = messages.flatMap(({ message }) => lostText(message, body));
  if (lost !== undefined) refuse("document-must-be-plain-text", { file: name, what: "other", text: lost });
  return (root.children ?? []).map(blockOf);
}

const IGNORED = /^An unrecognised element was ignored: (?:\{.*\}|\w+:)(\w+)$/;
const SYMBOL = /^A w:sym element/;
const TEXT = /<[wm]:t(?: [^>]*)?>([^<]*)/g;
const MAX_SHOWN = 40;

/** What the reader passes over although it has a text: a formula, a field; a symbol that it has no letter for. */
function lostText(message: string, body: string): string[] {
  if (SYMBOL.test(message)) return [""];
  const element = IGNORED.exec(message)?.[1];
  if (element === undefined) return [];
  const whole = new RegExp(`<\\w+:${element}\\b[^>]*(?<!/)>(.*?)</\\w+:${element}>`, "gs");
  return [...body.matchAll(whole)].flatMap(([, inside = ""]) => {
    const said = [...inside.matchAll(TEXT)].map(([, text]) => text).join("");
    return said === "" ? [] : [said.slice(0, MAX_SHOWN)];
  });
}

/**
 * A Word document's body as XML, bounded by what a package may unpack to; null where the file can't be read as one. Refuses only a file that
 * isn't there.
 */
export async function documentBody(path: string): Promise<string | null> {
  try {
    const parts = await openPackage(path);
    try {
      return parts.has(BODY) ? await parts.text(BODY) : null;
    } finally {
      parts.close();
    }
  } catch (error) {
    // What is wrong with a zip is said in the words of workbooks.
    if (!(error instanceof Refusal) || error.code === "file-must-exist") throw error;
    return null;
  }
}

function blockOf(element: Element): TextBlock {
  if (element.type !== "paragraph")
    return { kind: element.type === "table" ? "table" : "other", text: textOf(element) };
  if (holds(element, "image")) return { kind: "picture", text: textOf(element) };
  if (holds(element, "noteReference")) return { kind: "note", text: textOf(element) };
  if (holds(element, "checkbox")) return { kind: "other", text: textOf(element) };
  const style = element.styleName ?? element.styleId ?? "";
  const text = textOf(element);
  if (TITLE.test(style)) return { kind: "title", text };
  if (HEADING.test(style)) return { kind: "heading", text };
  return { kind: element.numbering?.isOrdered ? "numbering" : "paragraph", text };
}

function holds(element: Element, type: string): boolean {
  return element.type === type || (element.children ?? []).some((child) => holds(child, type));
}

function textOf({ type, value, children = [] }: Element): string {
  if (type === "text") return value ?? "";
  if (type === "tab") return "\t";
  if (type === "break") return "\n";
  const between = type === "table" || type === "tableRow" ? " " : "";
  return children.map(textOf).join(between);
}
