import { basename } from "node:path";
import { refuse } from "../../../core/refusal.ts";
import type { CommandSpec, Input } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { options } from "../../../terminal/options.ts";
import { table } from "../../../terminal/table.ts";
import { declaredQuestion, readSurvey } from "../survey.ts";
import type { SurveyQuestion } from "../target.ts";
import { quotientText } from "../target-result.ts";
import { indicatorWords } from "../words/indicator.ts";
import { surveyNote, surveyWords } from "../words/survey.ts";
import { indicatorOptions, keptPath, monthOf, yearOf } from "./indicator-options.ts";

export const surveyCommand: CommandSpec = {
  usage: "survey <file> <subproject> <key>",
  summary: {
    "zh-CN": "从问卷数出满意度目标的实际值（CSV：问卷编号、各问题；只存份数，不存答卷和姓名）",
    en: "count a satisfaction target's actual from a survey (CSV: number, questions; only counts are kept, no sheets, no names)",
  },
  examples: ["indicator survey survey.csv 2019-dd satisfaction --year 2019 --question 总体满意度"],
  options: [
    indicatorOptions.year,
    indicatorOptions.to,
    {
      flags: "--question <name>",
      summary: {
        "zh-CN": "用哪个问题（目标文件里写了 question 的不必）",
        en: "the question that counts, unless the target names it",
      },
    },
    options.dryRun,
  ],
  run: survey,
};

async function survey(context: Context, input: Input): Promise<Answer> {
  const { parseRegistryText } = await import("../../../registry/io/parse-table.ts");
  const { readTextFile } = await import("../../../tables/io/read-text.ts");
  const { fingerprintOf } = await import("../../../tables/io/file-digest.ts");
  const { assess } = await import("../steps/set-targets.ts");
  const path = context.path(input.arg(0));
  const file = basename(path);
  const read = parseRegistryText({ file, text: readTextFile(path) });
  if (read.findings.length > 0)
    return { schema: "indicator-survey/1", json: { questions: [] }, lines: [], findings: read.findings };
  const made = readSurvey(read.table);
  const of = { subproject: input.arg(1), key: input.arg(2), year: yearOf(input), cutOff: monthOf(input) };
  const store = await context.store();
  const target = (await store.read.targets(of)).find((t) => t.key === of.key);
  if (target && target.unit !== "%") refuse("figure-must-be-of-its-unit", { text: "%" });
  const asked = { file, key: of.key, declared: target?.question, said: input.text("question") };
  const question = declaredQuestion(made, asked);
  const actual = { num: BigInt(question.satisfied), den: BigInt(question.valid) };
  const { sha256, bytes } = fingerprintOf(path);
  const note = surveyNote({ ...question, file, sha256 });
  const { questions, repeated } = made;
  const others = made.others.map((column) => column.question);
  const dryRun = input.flag("dryRun");
  const done = await assess({
    ...{ store, action: context.action(), dryRun, of },
    said: { actual, fraction: actual, note },
    survey: {
      ...{ path: keptPath(context, input.arg(0)), sha256, bytes },
      ...{ mayHoldNames: true, survey: { question: question.question, questions, repeated } },
    },
    actualText: `${question.satisfied}/${question.valid}`,
  });
  const { language } = context;
  const words = surveyWords[language];
  const columns = words.columns.map((head, i) => ({ head, right: i > 0 }));
  return {
    schema: "indicator-survey/1",
    json: {
      ...of,
      file,
      question: question.question,
      ...{ questions, others, repeated },
      added: done.applied.added,
      dryRun,
    },
    lines: [
      words.counted({ file, repeated }),
      ...table(columns, questions.map(cellsOf)),
      ...(others.length === 0 ? [] : [words.others(others)]),
      done.applied.added === 0 ? indicatorWords[language].nothingNew : indicatorWords[language].assessed(of),
    ],
    findings: [...made.findings, ...done.findings],
  };
}

function cellsOf({ question, sheets, valid, satisfied, blank, offScale }: SurveyQuestion): string[] {
  const counts = [sheets, valid, satisfied, blank, offScale].map(String);
  const rate = valid === 0 ? "—" : quotientText({ num: BigInt(satisfied), den: BigInt(valid) }, "%");
  return [question, ...counts, rate];
}
