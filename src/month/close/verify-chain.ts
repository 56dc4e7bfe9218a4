/**
 * 关账链核验 / verifying the chain: each manifest has its hash, and each names the close before it.
 *
 * The first broken link is named, for everything after it rests on it. What the chain alone can't tell is a
 * last close rewritten together with its hash: compare the last hash with the one on the printed statement.
 *
 * Worked example: closes 2019-03, 04, 05; one byte of April's manifest is edited: April no longer matches its
 * hash. The edit with its hash redone: May follows a hash that is no more.
 */

import { type Finding, finding } from "../../core/finding.ts";
import { parsedManifest } from "../../people/operator.ts";
import { GENESIS } from "./build-manifest.ts";
import type { PeriodClose } from "./port.ts";

/** Null when the chain holds. `closes` are in the order of closing. */
export function verifyChain(closes: readonly PeriodClose[], hash: (text: string) => string): Finding | null {
  let previous = GENESIS;
  for (const [index, close] of closes.entries()) {
    const broken = brokenLink(close, { previous, ordinal: index + 1, hash });
    if (broken) return broken;
    previous = close.hash;
  }
  return null;
}

function brokenLink(
  close: PeriodClose,
  wanted: { previous: string; ordinal: number; hash: (text: string) => string },
): Finding | null {
  const { period, ordinal, previous } = close;
  if (ordinal !== wanted.ordinal) {
    return finding("close-order-must-hold", { period, wanted: wanted.ordinal, found: ordinal });
  }
  if (previous !== wanted.previous) {
    return finding("close-must-follow-the-one-before", { period, wanted: wanted.previous, found: previous });
  }
  const found = wanted.hash(close.manifest);
  if (found !== close.hash)
    return finding("manifest-must-match-its-hash", { period, wanted: close.hash, found });
  return namesItself(close) ? null : finding("manifest-must-name-its-close", { period });
}

function namesItself(close: PeriodClose): boolean {
  const said = parsedManifest(close.manifest);
  return said?.period === close.period && said.ordinal === close.ordinal && said.previous === close.previous;
}
