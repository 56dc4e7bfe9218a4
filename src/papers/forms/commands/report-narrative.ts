import { refuse } from "../../../core/refusal.ts";
import { indicatorOptions, yearOf } from "../../../review/indicator/commands/indicator-options.ts";
import { REPORT_KINDS, type ReportKind } from "../../../review/subproject/section.ts";
import type { CommandSpec, Input, OptionSpec } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { options } from "../../../terminal/options.ts";
import { VERSION } from "../../../terminal/version.ts";
import { formFileName } from "../form-reference.ts";
import type { MadeReport, NarrativeAsked } from "../steps/narrative-reports.ts";
import { fillOptions } from "./fill-form.ts";
import { layoutNamed, layoutOption } from "./layouts.ts";
import { readReportNames } from "./report-names.ts";
import { reportOptions, yearGiven } from "./subproject-text.ts";
import { reportOutput, writeForm } from "./write-form.ts";

const until: OptionSpec = {
  flags: "--until <month>",
  summary: {
    "zh-CN": "资金和目标进展截至某月；中期检查默认检查日的上一个月，其他默认全部",
    en: "money and results up to a month; mid-term: by default the month before the inspection, else all",
  },
};

const forIssue: OptionSpec = {
  flags: "--for-issue",
  summary: {
    "zh-CN": "上报稿：缺一部分文字、数据或原因即拒绝；不加则生成草稿",
    en: "final version: refused while a section, a figure or a reason is missing; otherwise a draft is generated",
  },
};

const common = [layoutOption, until, indicatorOptions.scheme, forIssue, reportOutput, options.charts];

const ofSubProject = (report: ReportKind, summary: CommandSpec["summary"]): CommandSpec => ({
  usage: `${report} <subproject>`,
  examples: [`report ${report} 2019-dd`, `report ${report} 2019-dd -o ${report}.docx`],
  summary,
  options: [reportOptions.year, ...common, ...fillOptions],
  run: async (context, input) => {
    const { narrativeReport } = await import("../steps/narrative-reports.ts");
    const asked = await askedFor(context, input, { report, form: report });
    const made = await narrativeReport({ ...asked, id: input.arg(0), year: yearGiven(input) });
    return written(context, input, { asked, made, form: report, subject: made.subproject });
  },
});

export const narrativeReportCommands: readonly CommandSpec[] = [
  ofSubProject("midterm", {
    "zh-CN": "中期检查报告（承建单位编写，检查组填意见）",
    en: "mid-term inspection report of the lead institution",
  }),
  ofSubProject("acceptance", {
    "zh-CN": "验收报告（目标与结果、资金决算、成果、专家意见、附件）",
    en: "the acceptance report: targets and results, funds, deliverables, experts, annexes",
  }),
  ofSubProject("performance", {
    "zh-CN": "绩效报告（北京市市级财政支出项目绩效报告式样）",
    en: "the performance report, in the form of Beijing's template",
  }),
  {
    usage: "consolidated",
    summary: {
      "zh-CN": "一个年度全部子项目的汇总报告（管理中心）",
      en: "the management centre's table of all sub-projects of a year",
    },
    examples: ["report consolidated --year 2019 --kind acceptance"],
    options: [
      indicatorOptions.year,
      {
        flags: "--kind <kind>",
        choices: REPORT_KINDS,
        summary: {
          "zh-CN": "midterm 中期检查，acceptance 验收，performance 绩效",
          en: "midterm, acceptance or performance",
        },
      },
      ...common,
      ...fillOptions,
    ],
    run: async (context, input) => {
      const { consolidatedReport } = await import("../steps/narrative-reports.ts");
      const year = yearOf(input);
      const report =
        input.choice("kind", "--kind", REPORT_KINDS) ?? refuse("flag-must-be-given", { flag: "--kind" });
      const asked = await askedFor(context, input, { report, form: `consolidated-${report}` });
      const made = await consolidatedReport({ ...asked, year });
      return written(context, input, { asked, made, form: "consolidated", subject: report });
    },
  },
];

async function askedFor(
  context: Context,
  input: Input,
  of: { report: ReportKind; form: string },
): Promise<NarrativeAsked> {
  const { read } = await context.store();
  return {
    ...{ read, report: of.report, until: untilGiven(input), scheme: input.text("scheme") },
    layout: await layoutNamed(context, { form: of.form, typed: input.text("layout") }),
    ...{ names: await readReportNames(read), programVersion: VERSION, forIssue: input.flag("forIssue") },
  };
}

function untilGiven(input: Input): string | undefined {
  const month = input.text("until");
  if (month === undefined || /^20\d\d-(0[1-9]|1[0-2])$/.test(month)) return month;
  return refuse("value-must-be-valid", { flag: "--until", text: month, allowed: "2019-06" });
}

/** What a cell's explanation needs to make the report again stands in the file's name. */
async function written(
  context: Context,
  input: Input,
  of: { asked: NarrativeAsked; made: MadeReport; form: string; subject: string },
): Promise<Answer> {
  const { asked, made, form, subject } = of;
  const { read, layout, names, report } = asked;
  const { subproject, year, facts, findings, workbook } = made;
  const special = [layout.key === layout.form ? "" : layout.key, asked.scheme ?? "", asked.until ?? ""];
  return writeForm(context, input, {
    ...{ read, names, layout, workbook, facts, findings },
    standard: formFileName(form, { subproject: subject, year, cutOff: null, special }),
    filling: {
      ...{ report, subproject, year, month: null, scheme: asked.scheme ?? null },
      ...{ until: asked.until ?? null, funds: null, expected: null },
    },
  });
}
