/** How what is wrong in a file of ours is said: for each code a part of a sentence in both languages. */
import type { PackProblems } from "../pack-problem.ts";

export type PackWording = {
  readonly [C in keyof PackProblems]: {
    readonly "zh-CN": (p: PackProblems[C]) => string;
    readonly en: (p: PackProblems[C]) => string;
  };
};
