/** balis report summary, …: the papers that go with the reports, each by its layout. */

import { indicatorOptions, yearOf } from "../../../review/indicator/commands/indicator-options.ts";
import { WHOLE_PROJECT } from "../../../review/subproject/section.ts";
import type { CommandSpec } from "../../../terminal/command.ts";
import { VERSION } from "../../../terminal/version.ts";
import { formFileName } from "../form-reference.ts";
import { SUPPLEMENTS } from "../supplements/supplement.ts";
import { supplementNames } from "../words/narrative-terms.ts";
import { fillOptions } from "./fill-form.ts";
import { layoutNamed, layoutOption } from "./layouts.ts";
import { readReportNames } from "./report-names.ts";
import { reportOptions, yearGiven } from "./subproject-text.ts";
import { reportOutput, writeForm } from "./write-form.ts";

const forIssue = {
  flags: "--for-issue",
  summary: {
    "zh-CN": "上报稿：还缺内容即拒绝；不加则生成草稿",
    en: "final version: refused while something is missing; otherwise a draft is generated",
  },
};

const common = [layoutOption, forIssue, ...fillOptions, reportOutput];

export const supplementCommands: readonly CommandSpec[] = SUPPLEMENTS.map(({ key, form, of }) => ({
  usage: of === "year" ? key : `${key} <subproject>`,
  summary: supplementNames[key],
  examples: [`report ${key} ${of === "year" ? "--year 2019" : "2019-dd"}`],
  options: [of === "year" ? indicatorOptions.year : reportOptions.year, ...common],
  run: async (context, input) => {
    const { supplementReport } = await import("../steps/supplement-figures.ts");
    const { read } = await context.store();
    const layout = await layoutNamed(context, { form, typed: input.text("layout") });
    const names = await readReportNames(read);
    const made = await supplementReport({
      ...{ read, key, names, layout, programVersion: VERSION, forIssue: input.flag("forIssue") },
      ...(of === "year"
        ? { id: WHOLE_PROJECT, year: yearOf(input) }
        : { id: input.arg(0), year: yearGiven(input) }),
    });
    const { subproject, year, facts, findings, workbook } = made;
    const special = [layout.key === form ? "" : layout.key];
    return writeForm(context, input, {
      ...{ read, names, layout, workbook, facts, findings },
      standard: formFileName(key, { subproject, year, cutOff: null, special }),
      filling: {
        ...{ report: key, subproject, year, month: null, scheme: null },
        ...{ until: null, funds: null, expected: null },
      },
    });
  },
}));
