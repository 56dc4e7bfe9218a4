export const LANGUAGES = ["zh-CN", "en"] as const;

export type Language = (typeof LANGUAGES)[number];

/** What is wrong, and what to do about it. */
export interface Sentence {
  readonly what: string;
  readonly next: string;
}

/** A sentence in both languages, side by side. */
export type InBoth = Readonly<Record<Language, Sentence>>;

/** One area's sentences by code, each a function of what the sentence needs. A missing language does not compile. */
export type MessagesOfCodes = Readonly<Record<string, (p: never) => InBoth>>;

/** What each sentence needs, by code. */
export type ParamsOf<M extends MessagesOfCodes> = {
  readonly [C in keyof M]: Parameters<M[C]> extends [infer P] ? P : Readonly<Record<string, never>>;
};

/**
 * The glossary: one concept, one word, in both languages. Every label a user sees for an enumerated value stands here.
 */
export interface Term {
  readonly "zh-CN": string;
  readonly en: string;
}

export const term = (zh: string, en: string): Term => ({ "zh-CN": zh, en });

/** The label of a value, or the value itself where the glossary has none (a field a user's profile invented). */
export function labelOf(language: Language, table: Record<string, Term>, key: string): string {
  return table[key]?.[language] ?? key;
}

/** In English: "1 request", "2 requests", "0 entries". `many`: where it is not the one with an s. */
export function counted(count: number | bigint | string, one: string, many = `${one}s`): string {
  return `${count} ${`${count}` === "1" ? one : many}`;
}

/** In Chinese: a list as sentences of both languages get it, "李会计, 王审批", with the mark of a Chinese list: 李会计、王审批. */
export function listed(text: string): string {
  return text.replaceAll(", ", "、");
}
