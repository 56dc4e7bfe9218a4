/**
 * 馆名在文中 / which library a title, a file's name or a sheet's name speaks of.
 *
 * The text is read from its beginning to its end: a library's whole name or code, known words of this trade (原文传递, 明细, 月,
 * 副本 …), numbers, labels, marks. It names a library surely only where it names one and everything in it is understood.
 * What is not understood may be part of the name: 首都师范大学科德图书馆 is not 首都师范大学, 华北电力大学（保定） and 清华大学-深圳 are other
 * institutions. Then, or where it names two, the candidates are named and a person decides. A code is exact, so that
 * what follows it does not count. Another party (收件馆, 提供给 …) owns no file.
 *
 * Worked example: "北京大学图书馆原文传递提供明细 2019-05" and "DD_PKU_2019-05" name 10001; "清华大学图书馆向北京大学图书馆提供" is unclear
 * between 10003 and 10001; "提供给清华大学" and "cause-2019" (CAU is an alias) name nobody. Source: SOURCES.md [ambiguous-names].
 */
import type { Day } from "../core/day.ts";
import { directionAt, labelAt, type Piece, unknownLabelAt } from "./before-name.ts";
import type { Directory } from "./directory.ts";
import type { LibraryCode } from "./library.ts";
import { resolveWithin } from "./named-library.ts";
import { wordAt } from "./trade-words.ts";

type NamedLibrary =
  | { readonly kind: "none" }
  | { readonly kind: "one"; readonly code: LibraryCode }
  | { readonly kind: "unclear"; readonly candidates: readonly LibraryCode[] };

const MAX_NAME = 100;
const MAX_TEXT = 200;
const MAX_CANDIDATES = 5;

/**
 * `words`: what the file's own profile is called, beside the words of the trade. `span`: the days that the text speaks of,
 * where they are known.
 */
export function libraryInText(
  directory: Directory,
  text: string,
  said: { readonly words?: readonly string[]; readonly span?: Span | null } = {},
): NamedLibrary {
  const whole = text.normalize("NFKC");
  const normal = whole.slice(0, MAX_TEXT);
  const within = { directory, words: said.words ?? [], span: said.span ?? null };
  const { owners, others, isUnderstood } = readingOf(within, normal);
  const [only, ...more] = new Set([...owners, ...others]);
  if (only === undefined || owners.size === 0) return { kind: "none" };
  if (isUnderstood && normal === whole && more.length === 0) return { kind: "one", code: only };
  const all = new Set([only, ...more, ...codesAnywhere(within, normal)]);
  return { kind: "unclear", candidates: [...all].slice(0, MAX_CANDIDATES) };
}

interface Span {
  readonly from: Day;
  readonly to: Day;
}

interface Within {
  readonly directory: Directory;
  readonly words: readonly string[];
  readonly span: Span | null;
}

interface Reading {
  readonly owners: ReadonlySet<LibraryCode>;
  readonly others: ReadonlySet<LibraryCode>;
  readonly isUnderstood: boolean;
}

/** Piece by piece; a name is seen only where a piece begins, never within a word that goes on. */
function readingOf(within: Within, text: string): Reading {
  const { directory, words } = within;
  const owners = new Set<LibraryCode>();
  const others = new Set<LibraryCode>();
  let isUnderstood = true;
  let isOther = false;
  let hasCode = false;
  let isBehindName = false;
  for (let at = 0; at < text.length; ) {
    const left = text.slice(at);
    const name = codeAt(directory, left) ?? nameAt(within, left);
    const piece = name ?? pieceAt(left, { words, isBehindName, isFirst: owners.size === 0 });
    for (const code of name?.codes ?? []) (isOther ? others : owners).add(code);
    hasCode ||= name?.isCode === true && isUnderstood && !isOther;
    isUnderstood &&= piece.isKnown || hasCode;
    isOther = piece.isOther ?? isOther;
    isBehindName = name !== null && !name.isCode;
    at += piece.length;
  }
  return { owners, others, isUnderstood };
}

interface Name extends Piece {
  readonly codes: readonly LibraryCode[];
  readonly isCode: boolean;
}

const NAMED = { isKnown: true, isOther: false };

/** A number of things or money that looks like a code is none. */
function codeAt(directory: Directory, text: string): Name | null {
  for (const pattern of [
    /^\d{5}-\d{1,2}(?!\d)/,
    /^\d{5}(?!\d|,\d|\.\d{1,2}(?!\d)|\s*[条行页元篇笔册件人次个])/,
  ]) {
    const code = pattern.exec(text)?.[0];
    if (code !== undefined && directory.library(code))
      return { codes: [code], length: code.length, isCode: true, ...NAMED };
  }
  return null;
}

/** The longest beginning that one library, or several, carry as their name. */
function nameAt({ directory, span }: Within, text: string): Name | null {
  if (isMark(text.charAt(0))) return null;
  for (let length = Math.min(text.length, MAX_NAME); length >= 2; length--) {
    if (isMark(text.charAt(length - 1)) || isWithinWord(text, length)) continue;
    const beginning = text.slice(0, length);
    if (/^\d{5}(?:-\d+)?$/.test(beginning)) continue;
    const found = resolveWithin(directory, beginning, span);
    if (found.kind === "found") return { codes: [found.code], length, isCode: false, ...NAMED };
    if (found.kind === "ambiguous")
      return { codes: found.candidates.map((l) => l.code), length, isCode: false, ...NAMED };
  }
  return null;
}

/** What is no library's name. A number that is no date, right behind a name, may be part of it (清华大学2附). */
function pieceAt(
  text: string,
  at: { words: readonly string[]; isBehindName: boolean; isFirst: boolean },
): Piece {
  const lead = directionAt(text) ?? (at.isFirst ? labelAt(text, at.words) : null);
  if (lead) return lead;
  if (isMark(text.charAt(0))) return { length: 1, isKnown: true, isOther: null };
  const digits = /^\d+/.exec(text)?.[0].length ?? 0;
  if (digits > 0)
    return { length: digits, isKnown: !at.isBehindName || DATE_BEGINS.test(text), isOther: false };
  const word = wordAt(text, at.words);
  if (word > 0) return { length: word, isKnown: true, isOther: false };
  const unknown = /^[^\s\p{P}\p{S}\d]+\d*/u.exec(text)?.[0].length ?? 1;
  return unknownLabelAt(text) ?? { length: unknown, isKnown: false, isOther: false };
}

const DATE_BEGINS = /^(?:20\d\d|\d\d年|\d{1,2}月)/;

/** Every library that some part of the text names, for the question; longer names hide those within them. */
function codesAnywhere(within: Within, text: string): LibraryCode[] {
  const codes: LibraryCode[] = [];
  for (let at = 0; at < Math.min(text.length, MAX_NAME); at++) {
    if (isWithinWord(text, at)) continue;
    const name = nameAt(within, text.slice(at));
    if (!name) continue;
    codes.push(...name.codes);
    at += name.length - 1;
  }
  return codes;
}

const isMark = (sign: string): boolean => /[\s\p{P}\p{S}]/u.test(sign);
const isLetter = (sign: string): boolean => /\p{Script=Latin}/u.test(sign);

/** Between two Latin letters, or two digits, no name ends. */
function isWithinWord(text: string, at: number): boolean {
  const [before, after] = [text.charAt(at - 1), text.charAt(at)];
  return (isLetter(before) && isLetter(after)) || (/\d/.test(before) && /\d/.test(after));
}
