/** What the figures of a form rest on, in words. */
import type { Language } from "../language.ts";

interface FormExplainWords {
  /** One of several figures that a text names. */
  readonly named: string;
}

export const formExplainWords: Record<Language, FormExplainWords> = {
  "zh-CN": { named: "文中的数字" },
  en: { named: "a figure of the text" },
};
