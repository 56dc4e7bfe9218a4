/** balis subproject experts, scores: who judges a sub-project, and the points they give. */

import { formatExact, plainExact } from "../../../core/exact.ts";
import { refuse } from "../../../core/refusal.ts";
import { dayOn, moneyOptions } from "../../../month/ledger/commands/payment.ts";
import type { CommandSpec, Input, OptionSpec } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { options } from "../../../terminal/options.ts";
import { table } from "../../../terminal/table.ts";
import {
  type ExpertPanel,
  ownLibraries,
  PANEL_PURPOSES,
  panelFor,
  parseExpert,
} from "../experts/expert-panel.ts";
import { type PanelResult, panelResults } from "../experts/expert-score.ts";
import { expertWords } from "../words/experts.ts";
import { panelPurposes } from "../words/subproject-terms.ts";
import { indented } from "./show-subproject.ts";

const MEAN_DECIMALS = 2;

const purposeOption: OptionSpec = {
  flags: "--purpose <purpose>",
  choices: PANEL_PURPOSES,
  summary: {
    "zh-CN": "application 申报评审，midterm 中期检查，acceptance 验收，performance 绩效评价",
    en: "application, midterm, acceptance or performance",
  },
};

export const purposeOf = (input: Input) =>
  input.choice("purpose", "--purpose", PANEL_PURPOSES) ?? refuse("flag-must-be-given", { flag: "--purpose" });

export const expertsCommand: CommandSpec = {
  usage: "experts <id>",
  summary: {
    "zh-CN": "专家组：查看，或登记 5 至 9 人的名单（本校不超过三分之一）",
    en: "panels of experts: show them, or name one of 5 to 9 (at most a third of its own university)",
  },
  examples: [
    "subproject experts 2019-dd",
    "subproject experts 2019-dd --purpose acceptance --import experts.csv",
  ],
  options: [
    purposeOption,
    {
      flags: "--import <file>",
      summary: {
        "zh-CN": "专家名单（XLSX、CSV）：姓名、单位、职称、专业",
        en: "a table of experts: name, unit, title, field",
      },
    },
    {
      flags: "--expert <expert...>",
      summary: {
        "zh-CN": "专家，如 张三@10001/教授/信息管理",
        en: 'experts, such as "Li Si@10001/professor/information"',
      },
    },
    { flags: "--document <number>", summary: { "zh-CN": "文号", en: "the document's number" } },
    ...[moneyOptions.on, options.dryRun],
  ],
  run: async (context, input) => {
    const { expertsIn, nameExperts } = await import("../steps/name-experts.ts");
    const [typed, named] = [input.text("import"), input.texts("expert")];
    if (typed === undefined && named.length === 0) return showPanels(context, input);
    const { language } = context;
    const words = expertWords[language];
    const dryRun = input.flag("dryRun");
    const purpose = purposeOf(input);
    const read =
      typed === undefined
        ? { rows: [], findings: [] }
        : await expertsIn(await context.files(), context.path(typed));
    if (read.findings.length > 0)
      return {
        schema: "subproject-experts/1",
        json: { panel: null, dryRun },
        lines: [words.notTaken],
        findings: read.findings,
      };
    const experts = [
      ...read.rows.map(({ at: _, ...expert }) => expert),
      ...named.map((text) => parseExpert(text) ?? refuse("expert-must-be-readable", { text })),
    ];
    const {
      subproject: id,
      made,
      findings,
    } = await nameExperts({
      ...{ store: await context.store(), action: context.action(), dryRun, id: input.arg(0) },
      said: { purpose, day: dayOn(context, input), document: input.text("document") ?? "", experts },
    });
    const own = made ? await ownIn(context, made) : 0;
    const line = made
      ? words.named({ id, purpose: panelPurposes[purpose][language], experts: made.experts.length, own })
      : words.same;
    return { schema: "subproject-experts/1", json: { panel: made, dryRun }, lines: [line], findings };
  },
};

async function booksNamed(context: Context, text: string) {
  const { subProjectBooks } = await import("../steps/subproject-books.ts");
  return subProjectBooks((await context.store()).read, text);
}

async function ownIn(context: Context, panel: ExpertPanel): Promise<number> {
  const { state } = await booksNamed(context, panel.subproject);
  const own = ownLibraries(panel.purpose, state);
  return panel.experts.filter((e) => e.library !== null && own.includes(e.library)).length;
}

/** The panels that count, with what they scored. */
async function showPanels(context: Context, input: Input): Promise<Answer> {
  const { language } = context;
  const words = expertWords[language];
  const { read } = await context.store();
  const { subproject, state } = await booksNamed(context, input.arg(0));
  const filter = { subproject: subproject.id };
  const all = await read.expertPanels(filter);
  const scores = await read.expertScores(filter);
  const purposes = input.text("purpose") === undefined ? PANEL_PURPOSES : [purposeOf(input)];
  const panels = purposes.flatMap((purpose) => panelFor(all, purpose) ?? []);
  const lines = panels.flatMap((panel) => {
    const own = ownLibraries(panel.purpose, state);
    const rows = panel.experts.map((e) => [
      ...[e.name, e.unit, e.title, e.field, e.library !== null && own.includes(e.library) ? words.own : ""],
    ]);
    return [
      words.panel({ ...panel, purpose: panelPurposes[panel.purpose][language] }),
      ...indented(
        table(
          words.expertColumns.map((head) => ({ head })),
          rows,
        ),
      ),
      ...panelResults(panel, scores, state.applicants).flatMap((result) =>
        resultLines(context, panel, result),
      ),
    ];
  });
  const none = words.none({ id: subproject.id, purpose: input.text("purpose") ?? "acceptance" });
  return {
    schema: "subproject-panels/1",
    json: {
      panels: panels.map((panel) => ({ ...panel, results: panelResults(panel, scores, state.applicants) })),
    },
    lines: lines.length === 0 ? [none] : lines,
  };
}

function resultLines({ language }: Context, panel: ExpertPanel, result: PanelResult): string[] {
  const words = expertWords[language];
  const { criteria, applicant, of, totals, mean } = result;
  if (criteria.length === 0) return [`  ${words.noScores}`];
  const shown = (value: PanelResult["mean"]): string =>
    value === null ? "—" : formatExact(value, { decimals: MEAN_DECIMALS });
  const points = (value: PanelResult["mean"]): string => (value === null ? "—" : plainExact(value));
  const rows = [
    ...criteria.map((c) => [c.criterion, plainExact(c.of), ...c.points.map(points), shown(c.mean)]),
    [words.total, plainExact(of), ...totals.map(points), shown(mean)],
  ];
  const [criterion = "", most = "", average = ""] = words.scoreColumns;
  const heads = [criterion, most, ...panel.experts.map((e) => e.name), average];
  return [
    ...(applicant === "" ? [] : [`  ${words.applicant(applicant)}`]),
    ...indented(
      table(
        heads.map((head, i) => ({ head, right: i > 0 })),
        rows,
      ),
    ),
  ];
}

export const scoresCommand: CommandSpec = {
  usage: "scores <id>",
  summary: {
    "zh-CN": "登记专家评分：逐项，或 --import 表（专家、指标、分值、得分、意见）",
    en: "record the scores of experts: one by one, or --import a table",
  },
  examples: ["subproject scores 2019-dd --purpose acceptance --import scores.csv"],
  options: [
    purposeOption,
    {
      flags: "--import <file>",
      summary: { "zh-CN": "评分表（XLSX、CSV）", en: "a table of scores (XLSX, CSV)" },
    },
    { flags: "--expert <name>", summary: { "zh-CN": "专家姓名", en: "the expert" } },
    { flags: "--criterion <name>", summary: { "zh-CN": "评分的指标", en: "the criterion" } },
    { flags: "--out-of <points>", summary: { "zh-CN": "分值", en: "the maximum" } },
    { flags: "--points <points>", summary: { "zh-CN": "得分", en: "the points given" } },
    {
      flags: "--applicant <library>",
      summary: { "zh-CN": "申报评审：哪个申报单位", en: "of a review of applications: whose application" },
    },
    { flags: "--text <text>", summary: { "zh-CN": "意见", en: "the opinion" } },
    options.dryRun,
  ],
  run: async (context, input) => {
    const { scoreByExperts, scoresIn } = await import("../steps/name-experts.ts");
    const words = expertWords[context.language];
    const typed = input.text("import");
    const dryRun = input.flag("dryRun");
    const purpose = purposeOf(input);
    const read =
      typed === undefined
        ? { rows: [scoreTyped(input)], findings: [] }
        : await scoresIn(await context.files(), context.path(typed));
    const about = {
      store: await context.store(),
      action: context.action(),
      dryRun,
      id: input.arg(0),
      purpose,
    };
    const done =
      read.findings.length > 0
        ? { added: [], present: 0, findings: read.findings }
        : await scoreByExperts({ ...about, said: read.rows });
    const { added, present, findings } = done;
    const line = findings.length > 0 ? words.notTaken : words.scored({ added: added.length, present });
    return { schema: "subproject-scores/1", json: { added, present, dryRun }, lines: [line], findings };
  },
};

const scoreTyped = (input: Input) => ({
  expert: input.required("expert", "--expert").trim(),
  criterion: input.required("criterion", "--criterion").trim(),
  of: input.required("outOf", "--out-of").trim(),
  points: input.required("points", "--points").trim(),
  applicant: input.text("applicant")?.trim() ?? "",
  opinion: input.text("text")?.trim() ?? "",
});
