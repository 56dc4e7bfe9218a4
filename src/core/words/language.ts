export const LANGUAGES = ["zh-CN", "en"] as const;

export type Language = (typeof LANGUAGES)[number];

/** What is wrong, and what to do about it. */
export interface Sentence {
  readonly what: string;
  readonly next: string;
}

/** One area's sentences: each code once, in both languages, side by side. A missing one does not compile. */
export type Messages<Params> = {
  readonly [C in keyof Params]: {
    readonly "zh-CN": (p: Params[C]) => Sentence;
    readonly en: (p: Params[C]) => Sentence;
  };
};
