/** A part of the workbook as XML events, by the elements' local names; anything a workbook has no use for is refused. */
import { SaxesParser } from "saxes";
import { type Container, refusePart } from "./container.ts";

export type Attributes = Readonly<Record<string, string>>;

export interface XmlReader {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
}

/** A fault of the content, told by the reader: it becomes a refusal that names the part. */
export class PartFault extends Error {}

/** Feeds the reader; yields after each piece, so that what it has gathered can be taken. */
export async function* readXml(
  from: { container: Container; part: string },
  reader: XmlReader,
): AsyncGenerator<void> {
  const { container, part } = from;
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on("opentag", (tag) => reader.open(localName(tag.name), tag.attributes));
  parser.on("closetag", (tag) => reader.close(localName(tag.name)));
  parser.on("text", (text) => reader.text(text));
  parser.on("cdata", (text) => reader.text(text));
  // Entities of its own are how a small file becomes a large one.
  parser.on("doctype", () => {
    throw new PartFault("<!DOCTYPE");
  });
  const step = (action: () => unknown): void => {
    try {
      action();
    } catch (error) {
      if (error instanceof Error && error.name === "Refusal") throw error;
      refusePart(container.file, { part, text: error instanceof Error ? error.message : "XML" });
    }
  };
  for await (const piece of container.text(part)) {
    step(() => parser.write(piece));
    yield;
  }
  step(() => parser.close());
  yield;
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
