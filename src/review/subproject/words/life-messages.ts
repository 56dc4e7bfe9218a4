import { shellWord } from "../../../core/shell-word.ts";
import type { InBoth } from "../../../core/words/language.ts";

export const lifeMessages = {
  "service-year-must-have-one-note": (p: { subproject: string; year: string }): InBoth => ({
    "zh-CN": {
      what: `子项目 ${p.subproject} ${p.year} 年的后续服务说明已经登记。`,
      next: `写另一年的，用 --on 给出那一年的日期；要改写最后一份，先撤销：balis subproject undo ${shellWord(p.subproject)} --reason …。`,
    },
    en: {
      what: `${p.subproject} has its note of the daily service of ${p.year} already.`,
      next: `For another year give a day of it with --on; to write the last one again, undo it first: balis subproject undo ${shellWord(p.subproject)} --reason ….`,
    },
  }),
  "contractor-must-be-another": (p: { subproject: string; library: string }): InBoth => ({
    "zh-CN": {
      what: `${p.library} 已经是子项目 ${p.subproject} 的承建单位。`,
      next: `用 --library 写接替的参建馆；已登记的各步见 balis subproject show ${shellWord(p.subproject)}。`,
    },
    en: {
      what: `${p.library} is the lead institution of ${p.subproject} already.`,
      next: `Give with --library the one that takes its place; balis subproject show ${shellWord(p.subproject)} lists the steps.`,
    },
  }),
};
