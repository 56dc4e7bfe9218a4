/** What a file of evidence was given for. */
export type EvidenceUse =
  | { readonly kind: "value"; readonly indicator: string; readonly window: string }
  | { readonly kind: "move"; readonly number: number; readonly move: string };

export interface PackMessages {
  "subproject-must-be-of-the-year": { subproject: string; year: string };
  "subproject-must-have-a-budget": { subproject: string };
  "pack-must-be-a-zip": { path: string };
  "pack-must-be-zipped": { path: string; found: "nothing" | "other" };
  "pack-must-not-replace-evidence": { path: string; evidence: string };
  "pack-evidence-must-be-as-it-was": { missing: number; changed: number };
  "pack-evidence-must-exist": { path: string; use: EvidenceUse };
  "pack-evidence-must-be-unchanged": { path: string; use: EvidenceUse; was: string; is: string };
  "pack-must-open": { why: "truncated" | "damaged" };
  "pack-index-must-be-there": Readonly<Record<string, never>>;
  "pack-must-lie-at-the-top": { folder: string };
  "pack-index-must-be-valid": { why: string };
  "pack-file-must-be-there": { path: string };
  "pack-file-must-be-there-once": { path: string };
  "pack-file-must-be-listed": { path: string };
  "pack-file-must-be-unchanged": { path: string; was: string; is: string };
  "pack-file-must-be-readable": { path: string };
  "pack-sums-must-be-valid": Readonly<Record<string, never>>;
  "pack-sums-must-agree": { path: string };
  "pack-manifest-must-be-there": { period: string; file: string };
  "pack-chain-must-be-listed": Readonly<Record<string, never>>;
  "pack-chain-must-end-as-said": { wanted: string; found: string };
  /** Not a byte of the contents differs, but the container does. */
  "pack-must-be-as-written": Readonly<Record<string, never>>;
}

declare module "../../../core/message.ts" {
  interface MessageParams extends PackMessages {}
}
