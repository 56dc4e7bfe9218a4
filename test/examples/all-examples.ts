/** The examples of all help pages, each with the full name of its command; in English only those that are written otherwise there. */

import { LANGUAGES, type Language } from "../../src/core/words/language.ts";
import { type CommandSpec, examplesIn, nameOf } from "../../src/terminal/command.ts";
import { commands } from "../support/every-command.ts";

export interface NamedExample {
  readonly name: string;
  readonly lang: Language;
  readonly line: string;
}

export function allExamples(specs: readonly CommandSpec[] = commands, before = ""): NamedExample[] {
  return specs.flatMap((spec) => {
    const name = `${before}${nameOf(spec)}`;
    const inChinese = examplesIn("zh-CN", spec);
    const own = LANGUAGES.flatMap((lang) =>
      examplesIn(lang, spec)
        .filter((line) => lang === "zh-CN" || !inChinese.includes(line))
        .map((line) => ({ name, lang, line })),
    );
    return [...own, ...allExamples(spec.subcommands ?? [], `${name} `)];
  });
}
