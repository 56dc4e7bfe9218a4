/**
 * Every code a finding or a refusal can carry, with the parameters its sentence needs.
 *
 * A code is the rule that was broken, positively stated (`period-must-be-open`). This dictionary is open: each room declares its own codes
 * with its sentence into it (`words/*-messages.ts`), so core knows none of them; `cli/words/sentences.ts` joins the sentences.
 */
import type { Language, Sentence } from "./words/language.ts";

// biome-ignore lint/suspicious/noEmptyInterface: each room declares its own sentences into it.
export interface MessageParams {}

export type MessageCode = keyof MessageParams;

/** The sentence of a code, filled in. */
export type SentenceOf = <C extends MessageCode>(
  language: Language,
  said: { readonly code: C; readonly params: MessageParams[C] },
) => Sentence;
