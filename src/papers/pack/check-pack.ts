/**
 * 资料包核验 / checking a pack without the books: every file against the index, the sums against the index, and the chain of closes
 * computed again from the manifests that lie in the pack.
 *
 * What it can't tell is a pack whose files, index and sums were all made anew: the index's own SHA-256 is told for that, to be held
 * against the one on paper, and the last close's hash with the one on the printed statement.
 */

import { type Finding, finding } from "../../core/finding.ts";
import { GENESIS } from "../../month/close/build-manifest.ts";
import type { PeriodClose } from "../../month/close/port.ts";
import { verifyChain } from "../../month/close/verify-chain.ts";
import { type ChainLink, INDEX_NAME, type PackIndex, parseSums, SUMS_NAME } from "./pack-index.ts";

/** One file of the zip as it came out. */
export interface FoundFile {
  readonly path: string;
  /** Null where it could not be unpacked. */
  readonly sha256: string | null;
  readonly bytes: number;
}

export function checkFiles(asked: {
  index: PackIndex;
  found: readonly FoundFile[];
  /** The text of SHA256SUMS; null where it is not there. */
  sums: string | null;
}): Finding[] {
  const { index, found, sums } = asked;
  const listed = new Map(index.files.map((f) => [f.path, f]));
  const own = new Set([INDEX_NAME, SUMS_NAME]);
  const findings: Finding[] = [];
  const seen = new Map<string, FoundFile>();
  for (const file of found) {
    const { path, sha256 } = file;
    const wanted = listed.get(path);
    if (seen.has(path)) findings.push(finding("pack-file-must-be-there-once", { path }));
    else if (sha256 === null) findings.push(finding("pack-file-must-be-readable", { path }));
    else if (wanted && (wanted.sha256 !== sha256 || wanted.bytes !== file.bytes))
      findings.push(finding("pack-file-must-be-unchanged", { path, was: wanted.sha256, is: sha256 }));
    else if (!wanted && !own.has(path)) findings.push(finding("pack-file-must-be-listed", { path }));
    seen.set(path, file);
  }
  for (const path of [...listed.keys(), SUMS_NAME])
    if (!seen.has(path)) findings.push(finding("pack-file-must-be-there", { path }));
  return sums === null ? findings : [...findings, ...checkSums({ index, sums, seen })];
}

function checkSums(asked: {
  index: PackIndex;
  sums: string;
  seen: ReadonlyMap<string, FoundFile>;
}): Finding[] {
  const { index, sums, seen } = asked;
  const said = parseSums(sums);
  if (said === undefined) return [finding("pack-sums-must-be-valid", {})];
  const wanted = new Map(index.files.map((f) => [f.path, f.sha256]));
  wanted.set(INDEX_NAME, seen.get(INDEX_NAME)?.sha256 ?? "");
  return [...new Set([...said.keys(), ...wanted.keys()])]
    .filter((path) => said.get(path) !== wanted.get(path))
    .map((path) => finding("pack-sums-must-agree", { path }));
}

/** `texts`: of the manifests, by path; one that can't be read is told among the files. */
export function checkChain(asked: {
  index: PackIndex;
  links: readonly ChainLink[];
  texts: ReadonlyMap<string, string>;
  hash: (text: string) => string;
}): Finding[] {
  const { index, links, texts, hash } = asked;
  const closes: PeriodClose[] = [];
  for (const { ordinal, period, hash: said, previous, file } of links) {
    const manifest = texts.get(file);
    if (manifest === undefined) return [finding("pack-manifest-must-be-there", { period, file })];
    closes.push({ period, ordinal, hash: said, previous, manifest });
  }
  const broken = verifyChain(closes, hash);
  if (broken) return [broken];
  const last = closes.at(-1)?.hash ?? GENESIS;
  const { chain } = index;
  if (chain.closes === closes.length && chain.last === last) return [];
  return [finding("pack-chain-must-end-as-said", { wanted: chain.last, found: last })];
}
