import { refuse } from "../../../core/refusal.ts";
import { executionOptions, formFunds } from "../../../review/indicator/commands/execution-figures.ts";
import {
  exactOf,
  fenOf,
  indicatorOptions,
  monthOf,
  yearOf,
} from "../../../review/indicator/commands/indicator-options.ts";
import type { Workbook } from "../../../sheet/sheet.ts";
import type { CommandSpec, Input } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { VERSION } from "../../../terminal/version.ts";
import type { FormFacts } from "../facts/form-facts.ts";
import type { FillingOf } from "../filled-note.ts";
import { formFileName } from "../form-reference.ts";
import type { FormAsked, MonitoredTo } from "../steps/form-reports.ts";
import { fillOptions } from "./fill-form.ts";
import { layoutNamed, layoutOption } from "./layouts.ts";
import { readReportNames } from "./report-names.ts";
import { reportOutput, writeForm } from "./write-form.ts";

const { year, scheme, to, total } = indicatorOptions;
const { initial, fullYear, executed, expected } = executionOptions;

const forIssue = {
  flags: "--for-issue",
  summary: {
    "zh-CN": "上报稿：缺实际值、原因或可能性即拒绝；不加则生成草稿",
    en: "final version: refused while a figure or a reason is missing; otherwise a draft is generated",
  },
};

const common = [year, layoutOption, scheme, forIssue, initial, executed, ...fillOptions, reportOutput];

export const selfEvaluationReportCommand: CommandSpec = {
  usage: "self-evaluation <subproject>",
  summary: {
    "zh-CN": "项目支出绩效自评表（Excel），版式是 templates/layouts 里的数据",
    en: "the self-evaluation form of a sub-project's year, by a layout of templates/layouts",
  },
  examples: [
    "report self-evaluation 2019-dd --year 2019",
    "report self-evaluation 2019-dd --year 2019 --fill FORM.xlsx --map MAP.yaml -o OUT.xlsx",
  ],
  options: [...common, fullYear, total],
  run: async (context, input) => {
    const { selfEvaluationReport } = await import("../steps/form-reports.ts");
    const until = `${yearOf(input)}-12`;
    const asked = await askedFor(context, input, { form: "self-evaluation", until });
    const made = await selfEvaluationReport({ ...asked, total: exactOf(input, "total") });
    return written(context, input, { asked, ...made, name: "self-evaluation", cutOff: null });
  },
};

export const monitoringReportCommand: CommandSpec = {
  usage: "monitoring <subproject>",
  summary: {
    "zh-CN": "项目支出绩效目标执行监控表（截至某月）",
    en: "the monitoring table of a sub-project up to a month",
  },
  examples: ["report monitoring 2019-dd --year 2019 --to 7 --expected 300000"],
  options: [
    ...[...common, to, expected],
    {
      flags: "--expected-fiscal <yuan>",
      summary: {
        "zh-CN": "其中一般公共预算拨款的全年预计执行数（元）",
        en: "of that, expected of the public budget, in yuan",
      },
    },
  ],
  run: async (context, input) => {
    const { monitoringReport } = await import("../steps/form-reports.ts");
    const cutOff = monthOf(input) ?? refuse("flag-must-be-given", { flag: "--to" });
    const month = `${cutOff}`.padStart(2, "0");
    const asked = await askedFor(context, input, {
      form: "monitoring",
      until: `${yearOf(input)}-${month}`,
    });
    const fen = (name: string, flag: string) =>
      input.text(name) === undefined ? null : fenOf(input, name, flag);
    const expected = {
      expectedFen: fen("expected", "--expected"),
      expectedFiscalFen: fen("expectedFiscal", "--expected-fiscal"),
    };
    const made = await monitoringReport({ ...asked, cutOff, ...expected });
    return written(context, input, { asked, ...made, name: "monitoring", cutOff, expected });
  },
};

async function askedFor(
  context: Context,
  input: Input,
  of: { form: "self-evaluation" | "monitoring"; until: string },
): Promise<FormAsked> {
  const { form, until } = of;
  const { read } = await context.store();
  return {
    ...{ read, subproject: input.arg(0), year: yearOf(input), scheme: input.text("scheme") },
    layout: await layoutNamed(context, { form, typed: input.text("layout") }),
    ...{ names: await readReportNames(read), programVersion: VERSION },
    funds: await formFunds(context, input, { until, isFullYear: form === "self-evaluation" }),
    forIssue: input.flag("forIssue"),
  };
}

interface Asked {
  readonly asked: FormAsked;
  readonly workbook: Workbook;
  readonly facts: FormFacts;
  readonly made: { readonly findings: NonNullable<Answer["findings"]> };
  readonly name: string;
  readonly cutOff: number | null;
  readonly expected?: Pick<MonitoredTo, "expectedFen" | "expectedFiscalFen">;
}

/** What a filled form keeps, so that its figures can be made again. */
function fillingOf({ asked, name, cutOff, expected }: Asked): FillingOf {
  const { funds } = asked;
  const scheme = asked.scheme ?? asked.layout.scheme ?? null;
  const typed = (fen: bigint | null): string | null => fen?.toString() ?? null;
  return {
    ...{ report: name, subproject: asked.subproject, year: asked.year, month: cutOff, scheme, until: null },
    funds:
      funds.kind === "books"
        ? null
        : {
            ...{ initial: `${funds.initialFen}`, fullYear: `${funds.fullYearFen}` },
            executed: `${funds.executedFen}`,
          },
    expected: expected
      ? { total: typed(expected.expectedFen), fiscal: typed(expected.expectedFiscalFen) }
      : null,
  };
}

/** What a cell's explanation needs to make the form again stands in the file's name. */
async function written(context: Context, input: Input, of: Asked): Promise<Answer> {
  const { asked, workbook, facts, made, name, cutOff } = of;
  const { read, names, layout, subproject, year } = asked;
  const special = [layout.key === name ? "" : layout.key, asked.scheme ?? ""];
  const standard = formFileName(name, { subproject, year, cutOff, special });
  const { findings } = made;
  return writeForm(context, input, {
    ...{ read, names, layout, workbook, facts, findings, standard },
    filling: fillingOf(of),
  });
}
