/**
 * 文献标识 / what two accounts of one item have in common, whatever their request numbers are.
 *
 * A number's plain form is what is left of it without spaces, marks, the letters in front and leading zeros:
 * "DD-2019 0500093" and "20190500093" are one. Fewer than five places identify nothing.
 */
import type { RequestRecord } from "../../records/record.ts";

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

interface Identifier {
  readonly kind: "isbn" | "issn" | "barcode";
  readonly id: string;
}

/** What the row's item number is: an ISBN (10 places as 13), an ISSN, or a barcode; null where it is too short to tell. */
function identifierOf(record: RequestRecord): Identifier | null {
  const id = (record.itemId ?? "")
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "");
  if (/^97[89]\d{10}$/.test(id)) return { kind: "isbn", id };
  if (/^\d{9}[\dX]$/.test(id)) return { kind: "isbn", id: isbn13(id) };
  if (/^\d{7}[\dX]$/.test(id)) return { kind: "issn", id };
  return id.length < SHORTEST_BARCODE ? null : { kind: "barcode", id };
}

/**
 * An ISSN names a journal, so it takes the title to name an article, or issue and pages: many articles of a journal have
 * the same number of pages, few of one issue.
 */
export function identifierKeys(record: RequestRecord): string[] {
  const identifier = identifierOf(record);
  if (identifier === null) return [];
  if (identifier.kind !== "issn") return [`${identifier.kind}:${identifier.id}`];
  const title = plainTitle(record.title);
  const issue = plainIssue(record.issue);
  return [
    ...(title === null ? [] : [`issn:${identifier.id}|${title}`]),
    ...(issue === null || record.pages === null ? [] : [`issn:${identifier.id}|${issue}|${record.pages}`]),
  ];
}

/** 2019年第3期, 2019(3), "Vol. 2019, No. 3" are one issue: its numbers in their order. */
export function plainIssue(issue: string | null): string | null {
  const numbers = (issue ?? "").normalize("NFKC").match(/\d+/g) ?? [];
  return numbers.length < 2 ? null : numbers.map((n) => n.replace(/^0+(?=\d)/, "")).join("-");
}

/** Two numbers of one kind that differ: two volumes of one title, two journals. */
export function areDifferentItems(a: RequestRecord, b: RequestRecord): boolean {
  const [own, other] = [identifierOf(a), identifierOf(b)];
  return own !== null && other !== null && own.kind === other.kind && own.id !== other.id;
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
