/**
 * 按键 / the desk's keys: a letter, a digit, the code of a resolution, or its Chinese or English name; no input method needs to be left for it.
 *
 * Of a Chinese name a part is enough, if it is part of one choice only: 请求馆 is 以请求馆为准, 下 alone could be 转入下期 or 下一条 and
 * is none, nor is 结算 the 不予结算 that denies it. An English name is typed whole: "no" is not "not settled". Nothing typed chooses nothing.
 */
import type { ResolutionKind } from "../../../records/discrepancy-kind.ts";

export type DeskKey = ResolutionKind | "skip" | "back" | "undo" | "filter" | "whole" | "quit";

/** The first stands in the hint. */
export const DESK_KEYS: Readonly<Record<DeskKey, readonly string[]>> = {
  "supplier-right": ["s", "1"],
  "requester-right": ["r", "2"],
  "centre-right": ["p", "3"],
  "agreed-value": ["a", "4"],
  "agreed-outside": ["o", "5"],
  "write-off": ["w", "6"],
  defer: ["d", "7"],
  skip: ["n", "8"],
  back: ["b", "9"],
  undo: ["u"],
  filter: ["f"],
  whole: ["v"],
  quit: ["q", "0"],
};

export interface KeyChoice<K extends string> {
  readonly key: K;
  readonly keys: readonly string[];
  /** What it is called where it is shown. */
  readonly name: string;
}

const PART = /^\p{Script=Han}{2,}$/u;

export function keyTyped<K extends string>(typed: string, choices: readonly KeyChoice<K>[]): K | null {
  const text = typed.normalize("NFKC").trim().toLowerCase();
  if (text === "") return null;
  const exact = choices.find((c) => c.keys.includes(text) || c.key === text || c.name.toLowerCase() === text);
  if (exact || !PART.test(text)) return exact?.key ?? null;
  const isMeant = (name: string): boolean =>
    name.includes(text) && (text.includes("不") || !name.includes("不"));
  const [only, ...others] = choices.filter((c) => isMeant(c.name.toLowerCase()));
  return only && others.length === 0 ? only.key : null;
}
