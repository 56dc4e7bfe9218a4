/** 第二引擎 / a bookkeeping program that we did not write, adding up the journal once more. */
import type { EngineAnswer, EngineName } from "../month/close/second-engine.ts";

export interface SecondEngine {
  /** Ends within a bounded time, whatever the program does. */
  run(engine: EngineName, journal: string): Promise<EngineAnswer>;
}
