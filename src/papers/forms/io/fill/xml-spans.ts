/** An XML text as elements with the places where they stand, so that one can be exchanged without touching the next. */
import { SaxesParser } from "saxes";
import { refuse } from "../../../../core/refusal.ts";
import { placeOf } from "../../../../tables/io/disk-file.ts";
import { type Attributes, PartFault } from "../../../../tables/io/xlsx/read-xml.ts";

export interface Opening {
  /** The local name. */
  readonly name: string;
  /** "x:" where the text writes <x:row>. */
  readonly prefix: string;
  readonly attributes: Attributes;
  /** Of "<". */
  readonly start: number;
  /** After ">". */
  readonly end: number;
  readonly isClosed: boolean;
}

interface SpanReader {
  open(tag: Opening): void;
  /** `start`: of "</", or the end of the tag that closes itself. */
  close(name: string, at: { start: number; end: number }): void;
  text(text: string): void;
}

/** Throws what the parser or the reader finds wrong. */
export function readSpans(text: string, reader: SpanReader): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const start = (): number => text.lastIndexOf("<", parser.position - 1);
  parser.on("opentag", (tag) => {
    const { local, prefix } = named(tag.name);
    const at = { start: start(), end: parser.position };
    reader.open({ name: local, prefix, attributes: tag.attributes, isClosed: tag.isSelfClosing, ...at });
  });
  parser.on("closetag", (tag) => {
    const end = parser.position;
    reader.close(named(tag.name).local, { start: tag.isSelfClosing ? end : start(), end });
  });
  parser.on("text", (said) => reader.text(said));
  parser.on("cdata", (said) => reader.text(said));
  parser.on("doctype", () => {
    throw new PartFault("<!DOCTYPE");
  });
  parser.write(text).close();
}

function named(name: string): { local: string; prefix: string } {
  const colon = name.indexOf(":");
  return { local: name.slice(colon + 1), prefix: name.slice(0, colon + 1) };
}

/** What the XML of a part has wrong becomes a refusal that names the part. */
export function inPart<T>(form: string, part: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof Error && error.name === "Refusal") throw error;
    const isXml = error instanceof PartFault || (error instanceof Error && error.constructor === Error);
    if (!isXml) throw error;
    const { message } = error;
    return refuse("workbook-part-must-be-valid", { part, text: message }, { at: placeOf(form) });
  }
}
