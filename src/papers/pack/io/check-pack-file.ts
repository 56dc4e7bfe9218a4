/** A pack's file checked by itself: what stands in it, what is wrong with it, and the digest to be compared. */

import { type Finding, finding } from "../../../core/finding.ts";
import { hashText } from "../../../core/io/hash.ts";
import { checkChain, checkFiles, type FoundFile } from "../check-pack.ts";
import { CHAIN_NAME, INDEX_NAME, type PackIndex, SUMS_NAME } from "../pack-index.ts";
import { readIndex, readLinks, readPack } from "./read-pack.ts";
import { isSealed } from "./write-pack.ts";

interface CheckedPack {
  /** Null where none can be read. */
  readonly index: PackIndex | null;
  /** SHA-256 of index.json. */
  readonly digest: string | null;
  readonly files: readonly FoundFile[];
  readonly findings: readonly Finding[];
}

const isText = (path: string): boolean =>
  path === INDEX_NAME || path === SUMS_NAME || path === CHAIN_NAME || path.startsWith("chain/");

export async function checkPackFile(path: string): Promise<CheckedPack> {
  const read = await readPack(path, isText);
  if ("why" in read)
    return { index: null, digest: null, files: [], findings: [finding("pack-must-open", { why: read.why })] };
  const { files, texts } = read;
  const digest = files.find((f) => f.path === INDEX_NAME)?.sha256 ?? null;
  const text = texts.get(INDEX_NAME);
  const broken = (found: Finding): CheckedPack => ({ index: null, digest, files, findings: [found] });
  if (!files.some((f) => f.path === INDEX_NAME)) {
    const folder = files.find((f) => f.path.endsWith(`/${INDEX_NAME}`))?.path.slice(0, -INDEX_NAME.length);
    if (folder !== undefined) return broken(finding("pack-must-lie-at-the-top", { folder }));
    return broken(finding("pack-index-must-be-there", {}));
  }
  if (text === undefined) return broken(finding("pack-file-must-be-readable", { path: INDEX_NAME }));
  const index = readIndex(text);
  if ("why" in index) return broken(finding("pack-index-must-be-valid", { why: index.why }));
  const links = readLinks(texts.get(CHAIN_NAME) ?? "");
  const found = [
    ...checkFiles({ index, found: files, sums: texts.get(SUMS_NAME) ?? null }),
    ...(links === null
      ? [finding("pack-chain-must-be-listed", {})]
      : checkChain({ index, links, texts, hash: hashText })),
  ];
  const isWhole = found.length > 0 || isSealed(path);
  const findings = isWhole ? found : [finding("pack-must-be-as-written", {})];
  return { index, digest, files, findings };
}
