/** SHA-256, of a text and of a file's pieces. */
import { createHash } from "node:crypto";
import type { Hash } from "../machine-port.ts";

export const hashText: Hash = (text) => createHash("sha256").update(text, "utf8").digest("hex");

/** For what comes piece by piece: `update` each, then `digest` once. */
interface RunningHash {
  update(piece: Uint8Array): void;
  digest(): string;
}

export function startHash(): RunningHash {
  const hash = createHash("sha256");
  return { update: (piece) => void hash.update(piece), digest: () => hash.digest("hex") };
}
