/** SHA-256 of a UTF-8 text, as 64 hex digits. The domain names things by content but knows no crypto package. */
export type Hash = (text: string) => string;

/** A file's SHA-256 and size as it is now; null when there is no such file. */
export type FileDigest = (
  path: string,
) => Promise<{ readonly sha256: string; readonly bytes: number } | null>;

/** 第二引擎 / a bookkeeping program that we did not write, adding up the journal once more. */
export interface SecondEngine {
  /** Ends within a bounded time, whatever the program does. */
  run(engine: EngineName, journal: string): Promise<EngineAnswer>;
}
export const ENGINES = ["hledger", "bean-check"] as const;

export type EngineName = (typeof ENGINES)[number];

export type EngineAnswer =
  | { readonly kind: "missing" }
  | { readonly kind: "no-answer"; readonly seconds: number }
  | { readonly kind: "ended"; readonly status: number; readonly stdout: string; readonly stderr: string };
