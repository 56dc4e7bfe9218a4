/**
 * 筛选 / the desk's filter: one line of words, all of which must hold.
 *
 * A word with a comparison sign is of the amount in question, in yuan; every other word is part of what stands there: a library's code or
 * name, the kind, the service, the request number, what differs and what is said of it, the owner, the deadline.
 * What an input method writes wide (１００４３, ＞＝) is the same as written narrow; capitals don't count.
 *
 * Worked example: "10043 页数 >=0.50" chooses cases of 北京体育大学图书馆 that differ in pages, with 0.50 元 or more in question.
 */
import { type Fen, parseYuan } from "../../../core/money.ts";

/** What a word may be part of, and the amount. */
export interface FilterSubject {
  readonly texts: readonly string[];
  readonly riskFen: Fen;
}

export type DeskFilter = (subject: FilterSubject) => boolean;

const SIGNS: Readonly<Record<string, (risk: Fen, limit: Fen) => boolean>> = {
  ">=": (risk, limit) => risk >= limit,
  "≥": (risk, limit) => risk >= limit,
  ">": (risk, limit) => risk > limit,
  "<=": (risk, limit) => risk <= limit,
  "≤": (risk, limit) => risk <= limit,
  "<": (risk, limit) => risk < limit,
};
const AMOUNT = /^(>=|<=|≥|≤|>|<)(.+?)元?$/u;

/** Null: a sign without an amount after it. An empty line is the filter of everything. */
export function parseFilter(line: string): DeskFilter | null {
  const words = narrow(line).split(/\s+/u).filter(Boolean);
  const tests = words.map(testOf);
  const sound = tests.filter((test) => test !== null);
  return sound.length < tests.length ? null : (subject) => sound.every((test) => test(subject));
}

function testOf(word: string): DeskFilter | null {
  if (!/^[<>≤≥]/u.test(word)) return ({ texts }) => texts.some((text) => narrow(text).includes(word));
  const [, sign = "", typed = ""] = AMOUNT.exec(word) ?? [];
  const [holds, limit] = [SIGNS[sign], parseYuan(typed)];
  if (holds === undefined || limit === undefined) return null;
  return ({ riskFen }) => holds(riskFen, limit);
}

function narrow(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
