/** Words of the help about errors. */
import type { Language } from "../../core/words/language.ts";

const zh = {
  codes: (count: number) => `全部代码 ${count} 个，括号里是退出码；怎样处理：balis help errors 代码`,
  dots: "“…”处是当时的文件、日期、金额等。同一代码按情形可以有几种说法，这里是其中一种。",
  exit: (exit: number) =>
    exit === 1
      ? "退出码 1：作为须人处理的问题列出；不许的命令同时列出它时，按命令的。"
      : exit === 2
        ? "退出码 2：命令写错了，什么也没有做。"
        : exit === 75
          ? "退出码 75：有人正在写入，什么也没有做；过一会儿再试，或用 --wait 等。"
          : `退出码 ${exit}：没有做；没做完的一步没有写入。`,
};

const en: typeof zh = {
  codes: (count) => `All codes (${count}), with their exit codes; for what to do: balis help errors CODE`,
  dots: 'At "…" stands the file, the day, the amount of the moment. A code may be worded in several ways, of which this is one.',
  exit: (exit) =>
    exit === 1
      ? "Exit code 1: listed as something a person must look at; listed beside a refusal, the refusal decides."
      : exit === 2
        ? "Exit code 2: the command line was wrong; nothing was done."
        : exit === 75
          ? "Exit code 75: somebody is writing; nothing was done. Try again later, or wait with --wait."
          : `Exit code ${exit}: not done; nothing unfinished was saved.`,
};

export const helpWords: Record<Language, typeof zh> = { "zh-CN": zh, en };
