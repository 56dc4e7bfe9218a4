import { type Exact, formatExact } from "../../../core/exact.ts";
import { refuse } from "../../../core/refusal.ts";
import { workbooksOf } from "../../../people/commands/workbooks.ts";
import type { CommandSpec } from "../../../terminal/command.ts";
import type { Context } from "../../../terminal/context.ts";
import { options } from "../../../terminal/options.ts";
import { table } from "../../../terminal/table.ts";
import { VERSION } from "../../../terminal/version.ts";
import type { EvaluationFacts } from "../service-evaluation-facts.ts";
import { indicatorWords } from "../words/indicator.ts";
import { exactJson, indicatorOptions } from "./indicator-options.ts";
import { nameIn } from "./show-indicator.ts";

const SHOWN = 20;

export const evaluateCommand: CommandSpec = {
  usage: "evaluate",
  summary: {
    "zh-CN": "服务评估：各馆得分、名次、评优名单，可生成工作簿",
    en: "service evaluation: points, ranks and awards of the libraries, as a workbook too",
  },
  examples: ["indicator evaluate --service ill --window 2018-12..2019-11 -o evaluation.xlsx"],
  options: [options.service, indicatorOptions.window, options.output],
  run: async (context, input) => {
    const { evaluateService } = await import("../steps/evaluate-service.ts");
    const { periodOf } = await import("../../../core/period.ts");
    const service = input.choice("service", "--service", ["dd", "ill"] as const) ?? "ill";
    const file = input.text("output");
    if (file !== undefined && !/\.xlsx$/i.test(file)) refuse("output-must-be-a-workbook", { path: file });
    const window = periodOf(input.required("window", "--window"));
    const { read } = await context.store();
    const { facts, findings } = await evaluateService({ read, service, window, programVersion: VERSION });
    if (file !== undefined) await write(context, file, facts);
    return {
      schema: "indicator-evaluate/1",
      json: jsonOf(facts, file ?? null),
      lines: [
        ...linesOf(context, facts),
        ...(file === undefined ? [] : [indicatorWords[context.language].written(file)]),
      ],
      findings,
    };
  },
};

async function write(context: Context, file: string, facts: EvaluationFacts): Promise<void> {
  const { evaluationWorkbook } = await import("../service-evaluation.ts");
  const { evaluationWords } = await import("../words/service-evaluation.ts");
  const { read } = await context.store();
  const workbooks = await workbooksOf({ read, language: context.language, period: null });
  await workbooks.write(context.path(file), evaluationWorkbook(facts, evaluationWords[context.language]));
}

function linesOf(context: Context, facts: EvaluationFacts): string[] {
  const { language } = context;
  const words = indicatorWords[language];
  const { scheme, evaluated, libraries, window, rule } = facts;
  const { decimals } = scheme;
  const show = (value: Exact): string => formatExact(value, { decimals });
  const [rank = "", code = "", library = "", total = "", award = ""] = words.rankColumns;
  const groups = scheme.groups.map((g) => nameIn(language, g));
  const rows = evaluated.slice(0, SHOWN).map((one) => {
    const known = libraries.get(one.library);
    return [
      one.rank === null ? "—" : `${one.rank}`,
      ...[one.library, known ? nameIn(language, known) : ""],
      ...one.groups.map((g) => show(g.points)),
      show(one.total),
      one.awards.join("；"),
    ];
  });
  const heads = [rank, code, library, ...groups, total, award];
  const numbers = (i: number): boolean => i === 0 || (i > 2 && i < heads.length - 1);
  return [
    words.evaluated({
      scheme: nameIn(language, scheme),
      window: window.id,
      libraries: evaluated.length,
      rule,
    }),
    ...(facts.sample ? [words.sample] : []),
    ...(facts.missing.length > 0 ? [words.missing(facts.missing.join(" ")).trim()] : []),
    ...table(
      heads.map((head, i) => ({ head, right: numbers(i) })),
      rows,
    ),
    ...(evaluated.length > SHOWN ? [words.shown({ shown: SHOWN, all: evaluated.length })] : []),
  ];
}

function jsonOf(facts: EvaluationFacts, file: string | null) {
  const { scheme, window, rule, definitions, sample, missing, evaluated } = facts;
  const show = (value: Exact): string => formatExact(value, { decimals: scheme.decimals });
  return {
    ...{ service: scheme.service, window, rule, definitions, sample, missing, file },
    libraries: evaluated.map(({ library, rank, total, groups, beside, awards }) => ({
      ...{ library, rank, total: show(total), awards },
      groups: groups.map((g) => ({
        ...{ key: g.key, points: show(g.points) },
        items: g.items.map(({ item, figure, points }) => ({
          ...{ indicator: item.indicator, value: exactJson(figure.value), source: figure.source },
          points: show(points),
        })),
      })),
      beside: beside.map((figure, i) => ({ indicator: scheme.beside[i], value: exactJson(figure.value) })),
    })),
  };
}
