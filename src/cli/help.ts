/** `balis help`: of a command what its --help says; of a topic its page of the manual (`templates/manual/`); of an error's code what it means. */
import { readFileSync } from "node:fs";
import type { MessageCode } from "../core/message.ts";
import { refuse } from "../core/refusal.ts";
import type { Language } from "../core/words/language.ts";
import type { CommandSpec } from "../terminal/command.ts";
import type { Context } from "../terminal/context.ts";
import { EXIT } from "../terminal/process-io.ts";
import { templateNames, templatePath } from "../terminal/templates.ts";
import { wrapped } from "../terminal/wrap.ts";
import { helpWords } from "./words/help.ts";

export const helpCommand: CommandSpec = {
  usage: "help [words...]",
  summary: {
    "zh-CN": "命令的用法，一个主题的手册，或一个错误代码的解释",
    en: "how a command is used, the manual of a topic, or what an error code means",
  },
  examples: ["help", "help discrepancy resolve", "help month", "help errors period-must-be-open"],
  run: async (context, input) => {
    const words = input.list(0);
    const page = topicText(context.language, words.join("-"));
    const codes = await codesAsked(context.language, words);
    const [only] = codes;
    const text =
      page !== null && words.join() === ERRORS
        ? `${page.trimEnd()}\n\n${listOfCodes(context.language, codes)}`
        : (page ??
          (codes.length > 1
            ? listOfCodes(context.language, codes)
            : only
              ? oneCode(context.language, only)
              : await commandHelp(context, words)));
    return {
      schema: "help/1",
      json: { of: words.join(" "), text, codes },
      lines: text.trimEnd().split("\n"),
    };
  },
};

const ERRORS = "errors";
const WIDTH = 80;

interface CodeHelp {
  readonly code: MessageCode;
  /** Exit codes of a command that ends with it. */
  readonly exits: readonly number[];
  readonly what: string;
  readonly next: string;
}

/** The names of the manual's pages. */
export function topics(): string[] {
  return templateNames("manual/zh-CN", ".md");
}

function topicText(language: Language, name: string): string | null {
  return topics().includes(name) ? readFileSync(templatePath(`manual/${language}/${name}.md`), "utf8") : null;
}

/** `help CODE`, `help errors CODE`, `help errors PART-OF-CODES`, `help errors`. */
async function codesAsked(language: Language, words: readonly string[]): Promise<CodeHelp[]> {
  const isOfErrors = words[0] === ERRORS;
  const said = words
    .slice(isOfErrors ? 1 : 0)
    .join("-")
    .toLowerCase();
  if (!isOfErrors && !said.includes("-")) return [];
  const { ALL_CODES, exitsOf, sentenceOfCode } = await import("./error-codes.ts");
  const exact = ALL_CODES.filter((code) => code === said);
  const chosen = exact.length > 0 || !isOfErrors ? exact : ALL_CODES.filter((code) => code.includes(said));
  return chosen.map((code) => ({ code, exits: exitsOf(code), ...sentenceOfCode(language, code) }));
}

function listOfCodes(language: Language, codes: readonly CodeHelp[]): string {
  const words = helpWords[language];
  const lines = codes.flatMap(({ code, exits, what }) => [
    `${code} (${exits.join(", ")})`,
    ...indented(what),
  ]);
  return [words.codes(codes.length), "", ...lines, "", ...wrapped(words.dots, WIDTH)].join("\n");
}

function oneCode(language: Language, { code, exits, what, next }: CodeHelp): string {
  const words = helpWords[language];
  return [
    ...[code, "", ...indented(what), ...indented(`→ ${next}`), ""],
    ...exits.flatMap((exit) => wrapped(words.exit(exit), WIDTH)),
    ...wrapped(words.dots, WIDTH),
  ].join("\n");
}

function indented(text: string): string[] {
  return wrapped(text, WIDTH - 4).map((line) => `    ${line}`);
}

async function commandHelp(context: Context, words: readonly string[]): Promise<string> {
  const said: string[] = [];
  const io = { ...context.io, out: (text: string) => void said.push(text), err: () => {} };
  const exit =
    words[0] === ERRORS
      ? EXIT.usage
      : await context.run([...words, "--help", "--lang", context.language], io);
  // The program's own help begins otherwise: it is what an unknown word with --help gives.
  const text = said.join("");
  const isOfIt = text.split("\n", 1)[0]?.includes(["balis", ...words].join(" "));
  if (exit === EXIT.done && isOfIt) return text;
  return refuse("help-must-be-of-something", {
    ...{ name: words.join(" "), topics: topics().join(", ") },
    near: await nearOf(words),
  });
}

const MOST_NEAR = 3;

async function nearOf(words: readonly string[]): Promise<string[]> {
  const { ALL_CODES } = await import("./error-codes.ts");
  const { PERMISSIONS } = await import("../people/permission.ts");
  const { nearest } = await import("../papers/forms/plan-fill.ts");
  const isOfErrors = words[0] === ERRORS;
  const said = words.slice(isOfErrors ? 1 : 0).join("-");
  const commands = new Set(Object.keys(PERMISSIONS).map((name) => name.split(" ")[0] ?? ""));
  const names = isOfErrors || said.includes("-") ? ALL_CODES : [...topics(), ...commands];
  return nearest(names, said).slice(0, MOST_NEAR);
}
