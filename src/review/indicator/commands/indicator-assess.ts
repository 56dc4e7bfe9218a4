import { type Exact, fractionOf } from "../../../core/exact.ts";
import { refuse } from "../../../core/refusal.ts";
import type { EvidenceFile } from "../../../core/source.ts";
import { evidenceOf } from "../../../registry/commands/registry-input.ts";
import type { CommandSpec, Input } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { options } from "../../../terminal/options.ts";
import { type Assessment, type AssessmentSaid, CAUSES, LIKELIHOODS } from "../target.ts";
import { indicatorWords } from "../words/indicator.ts";
import { exactOf, indicatorOptions, keptPath, monthOf, yearOf } from "./indicator-options.ts";

const { year, note, to } = indicatorOptions;

export const assessCommand: CommandSpec = {
  usage: "assess <subproject> <key>",
  summary: {
    "zh-CN": "评定一个目标（或 execution 预算执行率、goal 总体目标）：实际值、偏差原因、酌扣、不适用、监控",
    en: "what people say of a target (or of execution, goal): actual, reason, deduction, not applicable, monitoring",
  },
  examples: [
    "indicator assess 2019-dd delivered --year 2019 --actual 21000",
    "indicator assess 2019-dd agreement:满足率 --year 2019 --actual 91.2%",
    "indicator assess 2019-dd delivered --year 2019 --actual 21000 --evidence survey.pdf",
  ],
  options: [
    year,
    to,
    {
      flags: "--actual <figure>",
      summary: { "zh-CN": "实际完成值（没有指标统计的）", en: "the actual, where no indicator counts it" },
    },
    {
      flags: "--achieved <share>",
      summary: {
        "zh-CN": "定性指标的达成程度，如 85%",
        en: "how far a target in words is achieved, e.g. 85%",
      },
    },
    { flags: "--text <text>", summary: { "zh-CN": "完成情况的说明", en: "what was done, in words" } },
    {
      flags: "--reason <text>",
      summary: { "zh-CN": "偏差原因分析及改进措施", en: "the deviation's reason and the measures" },
    },
    {
      flags: "--deduct <points>",
      summary: {
        "zh-CN": "酌情扣分（须有 --because；0 为不扣，加 --because 写明为何不扣）",
        en: "points that a person deducts (with --because; 0: none, with --because: why none)",
      },
    },
    { flags: "--because <text>", summary: { "zh-CN": "酌情扣分的理由", en: "why points are deducted" } },
    {
      flags: "--not-applicable <why>",
      summary: {
        "zh-CN": "不适用的理由，分值折算到其余指标",
        en: "why it does not apply; its points go to the rest",
      },
    },
    {
      flags: "--expected <text>",
      summary: { "zh-CN": "全年预计完成情况", en: "expected of the whole year" },
    },
    {
      flags: "--likelihood <word>",
      choices: LIKELIHOODS,
      summary: {
        "zh-CN": "完成目标可能性：certain 确定能、possible 有可能、impossible 完全不可能",
        en: "certain, possible or impossible",
      },
    },
    {
      flags: "--causes <words>",
      summary: {
        "zh-CN": "偏差原因：funds 经费,rules 制度,staff 人员,equipment 硬件,other 其他",
        en: "causes: funds,rules,staff,equipment,other",
      },
    },
    note,
    options.evidence,
    options.dryRun,
  ],
  run: assess,
};

async function assess(context: Context, input: Input): Promise<Answer> {
  const { assess: apply } = await import("../steps/set-targets.ts");
  const dryRun = input.flag("dryRun");
  const of = { subproject: input.arg(0), key: input.arg(1), year: yearOf(input), cutOff: monthOf(input) };
  const store = await context.store();
  const done = await apply({
    store,
    action: context.action(),
    dryRun,
    of,
    said: saidOf(input),
    evidence: await filesGiven(context, input),
    actualText: input.text("actual"),
  });
  const words = indicatorWords[context.language];
  return {
    schema: "indicator-assess/1",
    json: { assessment: done.assessment, added: done.applied.added, dryRun },
    lines: [
      done.applied.added === 0 ? words.nothingNew : words.assessed(of),
      ...(done.assessment.evidence ?? []).map(words.evidence),
    ],
    findings: done.findings,
  };
}

/** All that count from now on; as they are kept, and as they are at this moment. */
async function filesGiven(context: Context, input: Input): Promise<EvidenceFile[] | undefined> {
  const given = await evidenceOf(context, input);
  if (given.length === 0) return undefined;
  return given.map((file) => ({ ...file, path: keptPath(context, file.path) }));
}

/** Only what was typed: the rest stays as it was said before. */
function saidOf(input: Input): AssessmentSaid {
  const [actual, achieved, points] = [
    exactOf(input, "actual"),
    exactOf(input, "achieved"),
    exactOf(input, "deduct"),
  ];
  if (achieved !== null && (achieved.num < 0n || achieved.num > achieved.den))
    refuse("value-must-be-valid", {
      flag: "--achieved",
      text: input.text("achieved") ?? "",
      allowed: "0%–100%",
    });
  if (points !== null && points.num < 0n)
    refuse("value-must-be-valid", {
      flag: "--deduct",
      text: input.text("deduct") ?? "",
      allowed: "0, 1, 2.5, …",
    });
  const texts = ["text", "reason", "expected", "note"] as const;
  const typed = texts.flatMap((name) => {
    const said = input.text(name);
    return said === undefined ? [] : [[name, said] as const];
  });
  const likelihood = input.choice("likelihood", "--likelihood", LIKELIHOODS);
  const why = input.text("notApplicable");
  return {
    ...Object.fromEntries(typed),
    ...(actual === null ? {} : { actual, fraction: fractionOf(input.text("actual") ?? "") }),
    ...(achieved === null ? {} : { achieved }),
    ...(points === null ? {} : { deduct: deductionOf(input, points) }),
    ...(likelihood === undefined ? {} : { likelihood }),
    ...(why === undefined ? {} : { notApplicable: why === "" ? null : why }),
    ...(input.text("causes") === undefined ? {} : { causes: causesOf(input) }),
  };
}

/** 0 takes a deduction back; 0 with a reason says why nothing is deducted. */
function deductionOf(input: Input, points: Exact): Assessment["deduct"] {
  if (points.num === 0n && input.text("because") === undefined) return null;
  return { points, why: input.required("because", "--because") };
}

function causesOf(input: Input) {
  const typed = (input.text("causes") ?? "").split(",").filter((c) => c.trim() !== "");
  return typed.map((text) => {
    const found = CAUSES.find((c) => c === text.trim());
    return found ?? refuse("value-must-be-valid", { flag: "--causes", text, allowed: CAUSES.join(" | ") });
  });
}
