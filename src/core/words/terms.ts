/**
 * The glossary: one concept, one word, in both languages. Every label a user sees for an enumerated value stands here.
 */
import type { Language } from "./language.ts";

export interface Term {
  readonly "zh-CN": string;
  readonly en: string;
}

export const term = (zh: string, en: string): Term => ({ "zh-CN": zh, en });

/** The label of a value, or the value itself where the glossary has none (a field a user's profile invented). */
export function labelOf(language: Language, table: Record<string, Term>, key: string): string {
  return table[key]?.[language] ?? key;
}
