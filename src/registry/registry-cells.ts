/** Reading one cell of a registry table: a value, or undefined and a finding with its row and column. */
import { type Day, parseIsoDay } from "../core/day.ts";
import { type Finding, finding } from "../core/finding.ts";
import { halfWidth } from "../core/written-number.ts";
import { EARLIEST } from "./carriers.ts";
import { candidatesText, type Directory } from "./directory.ts";
import { readDistrict } from "./district.ts";
import { type LibraryCode, parseLibraryCode } from "./library.ts";
import type { TableRow } from "./registry-table.ts";

export function missing<K extends string>(row: TableRow<K>, key: K): Finding {
  const at = row.at(key);
  return finding("registry-value-must-be-given", { column: at.column ?? key }, { at });
}

export function codeIn<K extends string>(
  row: TableRow<K | "code">,
  findings: Finding[],
): LibraryCode | undefined {
  const text = row.text("code");
  const code = parseLibraryCode(text.normalize("NFKC"));
  if (text === "") findings.push(missing(row, "code"));
  else if (code === undefined) {
    findings.push(finding("library-code-must-be-valid", { text }, { at: row.at("code"), text }));
  }
  return code;
}

export function libraryIn<K extends string>(
  about: { row: TableRow<K | "library">; directory: Directory; day: Day | undefined },
  findings: Finding[],
): LibraryCode | undefined {
  const text = about.row.text("library");
  const at = about.row.at("library");
  if (text === "") {
    findings.push(missing(about.row, "library"));
    return undefined;
  }
  const resolved = about.directory.resolve(text, about.day ?? EARLIEST);
  if (resolved.kind === "found") return resolved.code;
  if (resolved.kind === "unknown") {
    const params = { text, nearest: about.directory.nearest(text) };
    findings.push(finding("library-must-be-known", params, { at, text }));
  } else {
    const candidates = candidatesText(resolved.candidates);
    findings.push(finding("library-must-be-unambiguous", { text, candidates }, { at, text }));
  }
  return undefined;
}

export function wordIn<K extends string, W extends string>(
  about: { row: TableRow<K>; column: K; words: Readonly<Record<string, W>>; absent?: W },
  findings: Finding[],
): W | undefined {
  const { row, words, absent } = about;
  const text = row.text(about.column);
  if (text === "") {
    if (absent === undefined) findings.push(missing(row, about.column));
    return absent;
  }
  const key = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_-]+/g, "");
  if (Object.hasOwn(words, key)) return words[key];
  const at = row.at(about.column);
  const params = { column: at.column ?? about.column, text, allowed: Object.keys(words).join(", ") };
  findings.push(finding("registry-value-must-be-valid", params, { at, text }));
  return undefined;
}

export function districtOf<K extends string>(
  row: TableRow<K | "district">,
  findings: Finding[],
): string | undefined {
  const text = row.text("district");
  const read = readDistrict(text);
  if (read.kind === "found") return read.district;
  const where = { at: row.at("district"), text };
  findings.push(
    read.kind === "former"
      ? finding("district-must-be-of-today", { text, now: read.now, on: read.on }, where)
      : finding("district-must-be-known", { text, near: read.near }, where),
  );
  return undefined;
}

/** "2019-05-03", "2019/5/3", "2019.5.3" or "2019年5月3日", as its three parts. */
const DAY = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;

function dayIn<K extends string>(
  about: { row: TableRow<K>; column: K },
  findings: Finding[],
): Day | "" | undefined {
  const text = about.row.text(about.column);
  if (text === "") return "";
  const [, year = "", month = "", day = ""] = DAY.exec(halfWidth(text)) ?? [];
  const found = parseIsoDay(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
  if (found !== undefined) return found;
  const at = about.row.at(about.column);
  const params = { column: at.column ?? about.column, text, allowed: "2019-05-03" };
  findings.push(finding("registry-value-must-be-valid", params, { at, text }));
  return undefined;
}

/** The dates of a row; a missing first day is `earliest`, or a finding where there is none to stand in. */
export function spanIn(
  row: TableRow<"from" | "to">,
  earliest: Day | undefined,
  findings: Finding[],
): { from: Day; to: Day | null } | undefined {
  const written = dayIn({ row, column: "from" }, findings);
  const to = dayIn({ row, column: "to" }, findings);
  const from = written === "" ? earliest : written;
  if (written === "" && earliest === undefined) findings.push(missing(row, "from"));
  if (from === undefined || to === undefined) return undefined;
  if (to === "") return { from, to: null };
  if (from <= to) return { from, to };
  findings.push(finding("dates-must-be-in-order", { from, to }, { at: row.at("to"), text: to }));
  return undefined;
}

/** The same row again: nothing tells which of the two is meant. */
export function repeated<K extends string>(
  about: { row: TableRow<K>; column: K; id: string; seen: Map<string, number> },
  findings: Finding[],
): boolean {
  const first = about.seen.get(about.id);
  if (first === undefined) {
    about.seen.set(about.id, about.row.row);
    return false;
  }
  const at = about.row.at(about.column);
  findings.push(
    finding("registry-row-must-be-unique", { first }, { at, text: about.row.text(about.column) }),
  );
  return true;
}
