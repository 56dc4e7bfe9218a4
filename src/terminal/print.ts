/** Answers to standard output, talk and errors to standard error. */
import type { Finding } from "../core/finding.ts";
import { addUp } from "../core/list.ts";
import type { SentenceOf } from "../core/message.ts";
import type { Refusal } from "../core/refusal.ts";
import { placeText } from "../core/source.ts";
import { visible } from "../core/visible-text.ts";
import type { Language } from "../core/words/language.ts";
import type { Answer, Context } from "./context.ts";
import { commonWords } from "./words/common.ts";

/** What is needed to say a finding in words. */
export interface Telling {
  readonly language: Language;
  readonly sentenceOf: SentenceOf;
}

export async function tellingOf({
  language,
  sentences,
}: Pick<Context, "language" | "sentences">): Promise<Telling> {
  return { language, sentenceOf: await sentences() };
}

const MAX_FINDINGS_SHOWN = 20;

/** Lines as they are printed: each is one line, and nothing in it acts on the terminal. Colours come after. */
export function printed(lines: readonly string[]): string {
  return `${lines.map(visible).join("\n")}\n`;
}

export function jsonOf(telling: Telling, answer: Answer): string {
  const findings = (answer.findings ?? []).map((f) => findingJson(telling, f));
  return `${jsonText({ schema: `balis/${answer.schema}`, ...answer.json, findings })}\n`;
}

/**
 * JSON with fen and counts as plain integers: a bigint within a double's exact range, else its digits as text. What JSON leaves
 * raw and a terminal obeys is escaped: the text that a program reads stays the same.
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(
    value,
    (_key, v: unknown) => {
      if (typeof v === "bigint") return v >= -MAX_EXACT && v <= MAX_EXACT ? Number(v) : v.toString();
      return v instanceof Map ? Object.fromEntries(v) : v;
    },
    2,
  );
  return text.replace(RAW_IN_JSON, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** By halves, as JSON counts; the line feeds between its lines are its own. */
const RAW_IN_JSON = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}]|(?![\u{10000}-\u{10FFFF}])\p{Cf}/gu;

const MAX_EXACT = 9_007_199_254_740_991n;

/** `count`: of all of them, where only the first were kept. */
export function findingLines(
  telling: Telling,
  findings: readonly Finding[],
  count = findings.length,
): string[] {
  const words = commonWords[telling.language];
  const groups = grouped(telling, findings);
  const lines = groups.slice(0, MAX_FINDINGS_SHOWN).flatMap(({ first, said, count, numbers }) => {
    const place = first.at ? `${placeText(first.at, words)}: ` : "";
    const text = first.text === null ? "" : ` ${words.text(first.text)}`;
    const more = count > 1 ? ` ${words.places(count)}` : "";
    const unnamed = numbers.filter((number) => !said.what.includes(number));
    const named = unnamed.length > 0 ? [`    ${words.numbers(unnamed)}`] : [];
    return [`  ${place}${said.what}${text} [${first.code}]${more}`, ...named, `    → ${said.next}`];
  });
  const hidden = count - addUp(groups.slice(0, MAX_FINDINGS_SHOWN), (g) => g.count);
  const inJson = count > findings.length ? findings.length : null;
  return hidden > 0 ? [...lines, `  ${words.more(hidden, inJson)}`] : lines;
}

interface FindingGroup {
  readonly first: Finding;
  readonly said: { what: string; next: string };
  readonly numbers: string[];
  count: number;
}

/** The same sentence about the same text of one file is said once, with the first place and how many there are. */
function grouped(telling: Telling, findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const first of findings) {
    const said = telling.sentenceOf(telling.language, first);
    const key = JSON.stringify([first.at?.file, first.at?.sheet, first.at?.column, said.what, first.text]);
    const group: FindingGroup = groups.get(key) ?? { first, said, numbers: [], count: 0 };
    group.count += 1;
    if (first.number !== undefined) group.numbers.push(first.number);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function findingJson(telling: Telling, found: Finding): Record<string, unknown> {
  const { what, next } = telling.sentenceOf(telling.language, found);
  const { code, at, text, params, number } = found;
  return { code, message: what, next, at, text, params, ...(number === undefined ? {} : { number }) };
}

export function refusalLines(telling: Telling, refusal: Refusal): string[] {
  const words = commonWords[telling.language];
  const { what, next } = telling.sentenceOf(telling.language, { code: refusal.code, params: refusal.params });
  const place = refusal.at ? `${placeText(refusal.at, words)}: ` : "";
  return [
    `${words.refused}${place}${what} [${refusal.code}]`,
    ...findingLines(telling, refusal.findings, refusal.findingCount),
    `→ ${next}`,
  ];
}

export function refusalJson(telling: Telling, refusal: Refusal): string {
  const { what, next } = telling.sentenceOf(telling.language, { code: refusal.code, params: refusal.params });
  return `${jsonText({
    schema: "balis/error/1",
    error: { code: refusal.code, message: what, next, at: refusal.at, params: refusal.params },
    findings: refusal.findings.map((f) => findingJson(telling, f)),
  })}\n`;
}

/** An error that no rule refused: a command line that is not understood, a mistake of ours. */
export function errorJson(error: { code: string; message: string; next: string }): string {
  return `${jsonText({ schema: "balis/error/1", error: { ...error, at: null, params: {} }, findings: [] })}\n`;
}
