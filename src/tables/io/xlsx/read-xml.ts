/** A part of the workbook as XML events, by the elements' local names; anything a workbook has no use for is refused. */
import { SaxesParser } from "saxes";
import { Refusal, refuse } from "../../../core/refusal.ts";
import { MAX_CELL_CHARS } from "../../cell.ts";
import { placeOf } from "../disk-file.ts";
import { type Container, refusePart } from "./container.ts";

export type Attributes = Readonly<Record<string, string>>;

export interface XmlReader {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
}

/** A fault of the content, told by the reader: it becomes a refusal that names the part. */
export class PartFault extends Error {}

/** The text of a cell, no longer than Excel's own. */
export function bounded(text: string): string {
  if (text.length <= MAX_CELL_CHARS) return text;
  return refuse("cell-text-must-be-bounded", { text: text.slice(0, 40), limit: MAX_CELL_CHARS });
}

/** A tag, a text, a comment is held until it ends. Excel's longest text, every sign of it written as a number, is a third of this. */
const MAX_TOKEN_CHARS = 1_048_576;
/** Elements within elements are held, too; a workbook has some twenty. */
const MAX_DEPTH = 200;
/** A sheet's cells may name long texts in few signs, so little is read before what was gathered is taken. */
const PIECE_CHARS = 16_384;

/** Feeds the reader; yields after each piece, so that what it has gathered can be taken. */
export async function* readXml(
  from: { container: Container; part: string },
  reader: XmlReader,
): AsyncGenerator<void> {
  const { container, part } = from;
  let unended = 0;
  const parser = boundedParser(reader, () => {
    unended = 0;
  });
  const step = (action: () => unknown): void => {
    try {
      action();
    } catch (error) {
      const { file } = container;
      if (error instanceof Refusal) throw new Refusal({ ...error, at: error.at ?? placeOf(file) });
      refusePart(file, { part, text: error instanceof Error ? error.message : "XML" });
    }
  };
  for await (const text of container.text(part)) {
    for (let at = 0; at < text.length; at += PIECE_CHARS) {
      const piece = text.slice(at, at + PIECE_CHARS);
      unended += piece.length;
      step(() => parser.write(piece));
      if (unended > MAX_TOKEN_CHARS) refusePart(container.file, { part, text: `${piece.slice(0, 40)}…` });
      yield;
    }
  }
  step(() => parser.close());
  yield;
}

/** `onToken`: something that was begun has ended. */
function boundedParser(reader: XmlReader, onToken: () => void): SaxesParser {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  parser.on("opentag", (tag) => {
    onToken();
    depth += 1;
    if (depth > MAX_DEPTH) throw new PartFault(`<${tag.name}> (${MAX_DEPTH})`);
    reader.open(localName(tag.name), tag.attributes);
  });
  parser.on("closetag", (tag) => {
    onToken();
    depth -= 1;
    reader.close(localName(tag.name));
  });
  for (const kind of ["text", "cdata"] as const) {
    parser.on(kind, (text) => {
      onToken();
      reader.text(text);
    });
  }
  for (const kind of ["comment", "processinginstruction"] as const) parser.on(kind, onToken);
  // Entities of its own are how a small file becomes a large one.
  parser.on("doctype", () => {
    throw new PartFault("<!DOCTYPE");
  });
  return parser;
}

/** For parts that are small: read to the end. */
export async function readWholeXml(
  from: { container: Container; part: string },
  reader: XmlReader,
): Promise<void> {
  for await (const _ of readXml(from, reader));
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

/** By local name: r:id, R:id and id are one. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  const plain = attributes[name];
  if (plain !== undefined) return plain;
  const found = Object.keys(attributes).find((key) => localName(key) === name);
  return found === undefined ? undefined : attributes[found];
}

export function isTrue(text: string | undefined): boolean {
  return text === "1" || text === "true" || text === "on";
}
