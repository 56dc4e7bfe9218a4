/** balis agreement step|undo-step, and what lists show of subject service libraries. */
import { dayInShanghai, isWithin, minuteOf } from "../../core/day.ts";
import { finding } from "../../core/finding.ts";
import { refuse } from "../../core/refusal.ts";
import { requireVisible } from "../../core/visible-text.ts";
import { type Language, term } from "../../core/words/language.ts";
import type { CommandSpec, Input } from "../../terminal/command.ts";
import type { Answer, Context } from "../../terminal/context.ts";
import { options } from "../../terminal/options.ts";
import { table } from "../../terminal/table.ts";
import type { Agreement } from "../library.ts";
import {
  type StoredSubjectStep,
  SUBJECT_CONCLUSIONS,
  SUBJECT_STEPS,
  type SubjectStep,
  type SubjectStepName,
  subjectLibraries,
} from "../subject-step.ts";
import { services, subjectConclusions, subjectGaps, subjectSteps } from "../words/registry-terms.ts";
import { subjectWords } from "../words/subject.ts";
import { libraryNames } from "./library-names.ts";
import { dayOfFlag, evidenceOf, requiredDay, requiredService } from "./registry-input.ts";

/** Characters: it stands in one cell of a workbook. */
const MAX_TEXT = 1000;

export const judgedOn = {
  flags: "--on <day>",
  summary: {
    "zh-CN": "学科服务馆按哪天检查，默认今天（与 --role subject-service 同用）",
    en: "the day on which subject service libraries are checked; today by default (with --role subject-service)",
  },
};

export const subjectCommands: readonly CommandSpec[] = [
  {
    usage: "step <library> <step>",
    choices: { step: SUBJECT_STEPS },
    summary: {
      "zh-CN": `学科服务馆的一步：${SUBJECT_STEPS.join(" ")}（申请、服务范围、核实）`,
      en: `a step as a subject service library: ${SUBJECT_STEPS.join(" ")}`,
    },
    examples: [
      term(
        "agreement step 10002 apply --service dd --on 2018-09-03 --text 申请成为学科服务馆",
        'agreement step 10003 apply --service dd --on 2018-09-03 --text "applies to become a subject service library"',
      ),
      term(
        "agreement step 10002 verify --service dd --on 2019-09-03 --conclusion pass --text 材料与实地相符 --document 京图〔2019〕3号",
        'agreement step 10002 verify --service dd --on 2019-09-03 --conclusion pass --text "papers agree with the visit" --document 京图〔2019〕3号',
      ),
    ],
    options: [
      options.service,
      { flags: "--on <day>", summary: { "zh-CN": "日期", en: "the day" } },
      {
        flags: "--text <text>",
        summary: {
          "zh-CN": "内容；服务范围写明学科和服务",
          en: "what it says; of a scope the subjects and services",
        },
      },
      {
        flags: "--conclusion <conclusion>",
        choices: SUBJECT_CONCLUSIONS,
        summary: { "zh-CN": "核实结论：pass 通过，fail 不通过", en: "of a verification: pass or fail" },
      },
      { flags: "--document <number>", summary: { "zh-CN": "文号", en: "number of the document" } },
      options.evidence,
      options.dryRun,
    ],
    run: step,
  },
  {
    usage: "undo-step <library>",
    summary: {
      "zh-CN": "撤销学科服务馆的最后一步（写明理由，历史保留）",
      en: "undo the last step as a subject service library, with a reason; it stays in the history",
    },
    examples: [
      term(
        "agreement undo-step 10002 --service dd --reason 文号有误",
        'agreement undo-step 10002 --service dd --reason "wrong document number"',
      ),
    ],
    options: [options.service, options.reason, options.dryRun],
    run: async (context, input) => {
      const { undoSubjectStep } = await import("../steps/record-subject-step.ts");
      const service = requiredService(input);
      const reason = input.reason("reason") ?? refuse("flag-must-be-given", { flag: "--reason" });
      const dryRun = input.flag("dryRun");
      const asked = { store: await context.store(), action: context.action(), dryRun };
      const undone = await undoSubjectStep({ ...asked, library: input.arg(0), service, reason });
      const { undoneNow } = subjectWords[context.language];
      const lines = [undoneNow(named(undone, context.language))];
      return { schema: "agreement-undo-step/1", json: { undone, reason, dryRun }, lines };
    },
  },
];

async function step(context: Context, input: Input): Promise<Answer> {
  const { recordSubjectStep } = await import("../steps/record-subject-step.ts");
  const service = requiredService(input);
  const day = requiredDay(input, "on", "--on");
  const allowed = SUBJECT_STEPS.join(" | ");
  const typed = input.arg(1);
  const name =
    SUBJECT_STEPS.find((s) => s === typed) ??
    refuse("value-must-be-valid", { flag: "<step>", text: typed, allowed });
  const wanted = {
    ...{ step: name, day, text: textOf(input), conclusion: conclusionOf(input, name) },
    document: input.text("document")?.trim() ?? "",
    evidence: await evidenceOf(context, input),
  };
  requireVisible(wanted.document);
  const dryRun = input.flag("dryRun");
  const asked = { store: await context.store(), action: context.action(), dryRun };
  const made = await recordSubjectStep({ ...asked, library: input.arg(0), service, wanted });
  const { recorded, known } = subjectWords[context.language];
  const said = named(made.step, context.language);
  return {
    schema: "agreement-step/1",
    json: { ...made, dryRun },
    lines: [made.isNew ? recorded(said) : known(said)],
  };
}

function textOf(input: Input): string {
  const text = input.text("text")?.trim() ?? "";
  if (text === "") refuse("flag-must-be-given", { flag: "--text" });
  if (text.length > MAX_TEXT)
    refuse("value-must-be-valid", {
      flag: "--text",
      text: `${text.slice(0, 20)}…`,
      allowed: `≤ ${MAX_TEXT}`,
    });
  return text;
}

function conclusionOf(input: Input, step: SubjectStepName) {
  const conclusion = input.choice("conclusion", "--conclusion", SUBJECT_CONCLUSIONS);
  if (step !== "verify") input.requireNone(["--conclusion"], step);
  else if (conclusion === undefined) refuse("flag-must-be-given", { flag: "--conclusion" });
  return conclusion ?? null;
}

function named({ library, service, number, step, day, conclusion }: SubjectStep, language: Language) {
  const what = subjectSteps[step][language];
  const of = conclusion === null ? what : `${what} ${subjectConclusions[conclusion][language]}`;
  return { library, service: services[service][language], number, step: of, day };
}

/** The whole history of one library, undone steps included. */
export function subjectStepLines(steps: readonly StoredSubjectStep[], language: Language): string[] {
  if (steps.length === 0) return [];
  const words = subjectWords[language];
  return [
    words.heading,
    ...steps.flatMap((of) => {
      const { service, number, step, day } = named(of, language);
      const document = of.document === "" ? "" : words.document(of.document);
      return [
        `  ${service} #${number} ${day} ${step}${document} ${of.text}`,
        ...of.evidence.map((file) => `    ${words.evidence(file)}`),
        `    ${words.by({ operator: of.operator, at: minuteOf(of.at) })}`,
        ...(of.undone === null ? [] : [`    ${words.undone(of.undone)}`]),
      ];
    }),
  ];
}

/** The agreements as subject service libraries; of those in force on the day, what is missing is a finding each. */
export async function listSubjectLibraries(
  context: Context,
  input: Input,
  agreements: readonly Agreement[],
): Promise<Answer> {
  const { language } = context;
  const { read } = await context.store();
  const on = dayOfFlag(input, "on", "--on") ?? dayInShanghai(context.action().at) ?? "";
  const name = await libraryNames(context);
  const libraries = subjectLibraries({ agreements, steps: await read.subjectSteps(), on: () => on }).map(
    (found) => (isWithin(on, found.agreement) ? found : { ...found, gaps: [] }),
  );
  const words = subjectWords[language];
  const rows = libraries.map(({ agreement, latest, gaps }) => [
    ...[agreement.library, name(agreement.library).replace(`${agreement.library} `, "")],
    ...[services[agreement.service][language], agreement.from, agreement.to ?? ""],
    ...[latest.apply?.day ?? "", latest.scope?.text ?? ""],
    latest.verify ? `${latest.verify.day} ${verdict(latest.verify, language)}` : "",
    gaps.map((gap) => subjectGaps[gap][language]).join(language === "en" ? "; " : "；"),
  ]);
  const columns = words.columns.map((head) => ({ head }));
  return {
    schema: "agreement-list/1",
    table: { columns, rows },
    json: { agreements, on, subjectLibraries: libraries },
    lines: [...table(columns, rows), words.judged({ count: rows.length, on })],
    findings: libraries.flatMap(({ agreement: { library, service }, gaps }) => {
      if (gaps.length === 0) return [];
      const of = { library, service, on, gaps, name: name(library).replace(`${library} `, "") };
      return [finding("subject-library-must-be-complete", of)];
    }),
  };
}

function verdict({ conclusion }: StoredSubjectStep, language: Language): string {
  return conclusion === null ? "" : subjectConclusions[conclusion][language];
}
