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
