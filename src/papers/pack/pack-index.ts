/**
 * 检查资料包 / inspection pack: everything a reviewer needs of one sub-project's year in one zip, with an index of what it is.
 *
 * The index names every other file with its SHA-256, its size, what it is and which command made it; `SHA256SUMS` says the same for
 * `sha256sum -c`, where balis is not at hand. A manifest's file is the manifest's text itself, so its SHA-256 in the list is the
 * hash that was printed at the close. There is no clock in it: the same books give the same pack.
 *
 * Worked example: workbooks/finance-2019-05.xlsx of kind "workbook" by "balis report finance 2019-05";
 * evidence/3fa9c1b2d0e4-决定.pdf of kind "evidence" for move 4; chain/005-2019-05.json of kind "manifest".
 */
import { invariant } from "../../core/bug.ts";
import { by } from "../../core/list.ts";

export const PACK_SCHEMA = "balis/pack/1";
export const INDEX_NAME = "index.json";
export const SUMS_NAME = "SHA256SUMS";
export const CONTENTS_NAME = "目录.txt";
export const PAGE_NAME = "index.html";
export const CHAIN_NAME = "chain/chain.json";

export const PACK_KINDS = [
  ...(["contents", "workbook", "finance", "list"] as const),
  ...(["evidence", "rule", "manifest", "chain"] as const),
] as const;

export type PackKind = (typeof PACK_KINDS)[number];

export interface PackFile {
  /** Within the pack, with "/". */
  readonly path: string;
  readonly kind: PackKind;
  readonly sha256: string;
  readonly bytes: number;
  /** What it is, in words. */
  readonly what: string;
  /** The command that makes it anew; null for what is no figure of ours. */
  readonly command: string | null;
  /** Evidence: where it lay, and what rests on it. */
  readonly source?: string;
  readonly uses?: readonly string[];
}

/** What a pack of its kind may hold and this one does not. */
export interface AbsentFile {
  readonly what: string;
  readonly why: string;
}

export interface PackIndex {
  readonly schema: string;
  readonly program: string;
  readonly label: string;
  readonly subproject: string;
  readonly name: string;
  readonly year: string;
  readonly span: { readonly id: string; readonly from: string; readonly to: string };
  /** By path; without the index and the sums. */
  readonly files: readonly PackFile[];
  readonly absent: readonly AbsentFile[];
  readonly chain: PackChain;
}

interface PackChain {
  readonly closes: number;
  /** The hash of the last close; 64 zeros where none is. */
  readonly last: string;
}

/** One close, as the chain's list names it. */
export interface ChainLink {
  readonly ordinal: number;
  readonly period: string;
  readonly hash: string;
  readonly previous: string;
  readonly file: string;
}

/** By code units: an order no locale changes. */
export function byPath<T extends { readonly path: string }>(files: readonly T[]): T[] {
  return [...files].sort(by((a) => a.path));
}

export function indexText(index: PackIndex): string {
  const paths = new Set(index.files.map((f) => f.path));
  invariant(paths.size === index.files.length, "a pack names every file once");
  return `${JSON.stringify(index, null, 2)}\n`;
}

/** As `sha256sum` writes it and reads it: two blanks, in the order of the paths. */
export function sumsText(files: readonly { readonly path: string; readonly sha256: string }[]): string {
  return byPath(files)
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .join("");
}

const SUM = /^([0-9a-f]{64}) [ *](.+)$/;

/** By path; undefined where a line is none. */
export function parseSums(text: string): Map<string, string> | undefined {
  const found = new Map<string, string>();
  for (const line of text.split("\n")) {
    if (line === "") continue;
    const [, sha256 = "", path = ""] = SUM.exec(line) ?? [];
    if (path === "" || found.has(path)) return undefined;
    found.set(path, sha256);
  }
  return found;
}

const MAX_NAME = 80;

/** In UTF-8: with the hash and the ending it stays below the 255 that a file system takes, so that every pack can be unpacked. */
const MAX_NAME_BYTES = 200;

/**
 * A name for a file within the pack: its own, without what any system may take for a folder, a drive or a command, and not longer
 * than any takes. The hash before it tells apart two files of one name.
 */
export function evidencePath(of: { readonly path: string; readonly sha256: string }): string {
  const own = of.path.split(/[/\\]/).at(-1) ?? "";
  const plain = own
    .normalize("NFC")
    .replace(/[\p{C}<>:"|?*]/gu, "_")
    .replace(/^[.\s]+|[.\s]+$/g, "");
  const dot = plain.lastIndexOf(".");
  const ending = dot > 0 && plain.length - dot <= 12 ? plain.slice(dot) : "";
  const front = beginning(plain.slice(0, plain.length - ending.length));
  return `evidence/${of.sha256.slice(0, 12)}-${front === "" ? "file" : front}${ending}`;
}

function beginning(name: string): string {
  let bytes = 0;
  const letters = [...name].slice(0, MAX_NAME);
  const end = letters.findIndex((letter) => {
    bytes += new TextEncoder().encode(letter).length;
    return bytes > MAX_NAME_BYTES;
  });
  return letters.slice(0, end < 0 ? letters.length : end).join("");
}
