/**
 * 文献标识 / what two accounts of one item have in common, whatever their request numbers are.
 *
 * A number's plain form is what is left of it without spaces, marks, the letters in front and leading zeros:
 * "DD-2019 0500093" and "20190500093" are one. Fewer than five places identify nothing.
 */
import type { RequestRecord } from "../import/record.ts";

const SHORTEST_NUMBER = 5;
const SHORTEST_BARCODE = 6;
const SHORTEST_TITLE = 4;

export function plainNumber(text: string): string | null {
  const marks = text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "");
  const plain = marks.replace(/^[A-Z]+/, "").replace(/^0+/, "");
  return plain.length < SHORTEST_NUMBER ? null : plain;
}

/** ISBN (10 places as 13), barcode, or an ISSN with what tells its articles apart: title or pages. */
export function identifierKeys(record: RequestRecord): string[] {
  const id = (record.itemId ?? "")
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "");
  if (/^97[89]\d{10}$/.test(id)) return [`isbn:${id}`];
  if (/^\d{9}[\dX]$/.test(id) && id.length === 10) return [`isbn:${isbn13(id)}`];
  if (/^\d{7}[\dX]$/.test(id)) {
    const part = plainTitle(record.title) ?? record.pages;
    return part === null ? [] : [`issn:${id}|${part}`];
  }
  return id.length < SHORTEST_BARCODE ? [] : [`barcode:${id}`];
}

/** The ISBN of 13 places for one of ten. Worked example: 7111128060 → 9787111128069. */
function isbn13(isbn10: string): string {
  const body = `978${isbn10.slice(0, 9)}`;
  const sum = [...body].reduce((n, digit, i) => n + Number.parseInt(digit, 10) * (i % 2 === 0 ? 1 : 3), 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

/** Letters and digits only, in one case and one width; null where nothing is left that could tell items apart. */
export function plainTitle(title: string | null): string | null {
  const plain = (title ?? "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  return plain.length < SHORTEST_TITLE ? null : plain;
}

/** Every key under which the record's item may be found. */
export function itemKeys(record: RequestRecord): string[] {
  const title = plainTitle(record.title);
  return title === null ? identifierKeys(record) : [...identifierKeys(record), `title:${title}`];
}
