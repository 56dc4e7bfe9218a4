/** balis report summary, experts, …: the papers that go with the reports, each by its layout. */

import { refuse } from "../../../core/refusal.ts";
import { dayOn } from "../../../month/ledger/commands/payment.ts";
import { indicatorOptions, yearOf } from "../../../review/indicator/commands/indicator-options.ts";
import { WHOLE_PROJECT } from "../../../review/subproject/section.ts";
import type { CommandSpec, Input, OptionSpec } from "../../../terminal/command.ts";
import { VERSION } from "../../../terminal/version.ts";
import { formFileName } from "../form-reference.ts";
import { SUPPLEMENTS, supplementName } from "../supplements/supplement.ts";
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

const onOption: OptionSpec = {
  flags: "--on <day>",
  summary: {
    "zh-CN": "截至哪一天算逾期，默认账册最后一次登记的日期",
    en: "as of which day something is overdue; by default the last on which anything was entered",
  },
};

const common = [layoutOption, forIssue, ...fillOptions, reportOutput];

const purposeOption = (purposes: readonly string[]): OptionSpec[] =>
  purposes.length === 0
    ? []
    : [
        {
          flags: "--purpose <purpose>",
          choices: purposes,
          summary: { "zh-CN": purposes.join("、"), en: purposes.join(", ") },
        },
      ];

const purposeOf = (input: Input, purposes: readonly string[]): string | null =>
  purposes.length === 0
    ? null
    : (input.choice("purpose", "--purpose", purposes) ?? refuse("flag-must-be-given", { flag: "--purpose" }));

const examplePurpose = (purposes: readonly string[]): string =>
  purposes.length === 0 ? "" : ` --purpose ${purposes.includes("acceptance") ? "acceptance" : purposes[0]}`;

export const supplementCommands: readonly CommandSpec[] = SUPPLEMENTS.map(({ form, of, purposes }) => ({
  usage: of === "year" ? form : `${form} <subproject>`,
  summary: supplementNames[form],
  examples: [
    of === "year" ? `report ${form} --year 2019` : `report ${form} 2019-dd${examplePurpose(purposes)}`,
  ],
  options: [
    of === "year" ? indicatorOptions.year : reportOptions.year,
    ...purposeOption(purposes),
    ...(form === "rectification" ? [onOption] : []),
    ...common,
  ],
  run: async (context, input) => {
    const { supplementReport } = await import("../steps/supplement-figures.ts");
    const { read } = await context.store();
    const layout = await layoutNamed(context, { form, typed: input.text("layout") });
    const names = await readReportNames(read);
    const supplement = { form, purpose: purposeOf(input, purposes) };
    const on = input.text("on") === undefined ? undefined : dayOn(context, input);
    const made = await supplementReport({
      ...{ read, supplement, names, layout, on, programVersion: VERSION, forIssue: input.flag("forIssue") },
      ...(of === "year"
        ? { id: WHOLE_PROJECT, year: yearOf(input) }
        : { id: input.arg(0), year: yearGiven(input) }),
    });
    const { subproject, year, facts, findings, workbook } = made;
    const report = supplementName(supplement);
    const special = [layout.key === form ? "" : layout.key, on ?? ""];
    return writeForm(context, input, {
      ...{ read, names, layout, workbook, facts, findings },
      standard: formFileName(report, { subproject, year, cutOff: null, special }),
      filling: {
        ...{ report, subproject, year, month: null, scheme: null },
        ...{ until: on ?? null, funds: null, expected: null },
      },
    });
  },
}));
