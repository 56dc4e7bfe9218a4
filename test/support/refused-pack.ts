/** A rule pack that is refused: where, and in which words. */
import type { MessageParams } from "../../src/core/message.ts";
import { Refusal } from "../../src/core/refusal.ts";
import { packProblemText } from "../../src/rules/words/pack-problems.ts";
import { pack } from "./rule-packs.ts";

interface RefusedPack {
  /** "line:column path" */
  readonly at: string;
  readonly why: string;
  readonly whyZh: string;
}

/** The shipped pack with one text in place of another. */
export function refusedEdit(name: string, from: string, to: string): RefusedPack {
  return refusedPack(name, (text) => {
    if (!text.includes(from)) throw new Error(`${name} has no ${from}`);
    return text.replace(from, to);
  });
}

export function refusedPack(name: string, change: (text: string) => string): RefusedPack {
  try {
    pack(name, change);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "rule-pack-must-be-valid") throw error;
    const { line, column, path, problem } = error.params as MessageParams["rule-pack-must-be-valid"];
    const [why, whyZh] = [packProblemText("en", problem), packProblemText("zh-CN", problem)];
    return { at: `${line}:${column} ${path}`.trim(), why, whyZh };
  }
  throw new Error("it was taken");
}
