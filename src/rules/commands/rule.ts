import { basename } from "node:path";
import { refuse } from "../../core/refusal.ts";
import type { CommandSpec, Input } from "../../terminal/command.ts";
import type { Context } from "../../terminal/context.ts";
import { listOptions, options } from "../../terminal/options.ts";
import { jsonText } from "../../terminal/print.ts";
import { type ListTable, table } from "../../terminal/table.ts";
import { templateNames, templatePath } from "../../terminal/templates.ts";
import { type RuleVersion, ruleName } from "../rules.ts";
import { ruleParts, ruleWords } from "../words/rule-terms.ts";

/** A file of the user's, or a pack that ships by its name. */
function packPath(context: Context, input: Input): string {
  const name = input.choice("builtin", "--builtin", templateNames("rules", ".yaml"));
  if (name !== undefined) return templatePath(`rules/${name}.yaml`);
  if (input.arg(0) === "") refuse("flag-must-be-given", { flag: "--builtin" });
  return context.path(input.arg(0));
}

export const ruleCommand: CommandSpec = {
  usage: "rule",
  summary: {
    "zh-CN": "规则包：收费标准、补贴、物流合同、自动处理",
    en: "rule packs: tariff, subsidies, courier contract, policies",
  },
  subcommands: [
    {
      usage: "enact [file]",
      summary: {
        "zh-CN": "启用规则包（启用后不可更改）",
        en: "activate a rule pack (it can no longer be changed afterwards)",
      },
      examples: ["rule enact --builtin balis-dd-2017", "rule enact sample-2020.yaml --dry-run"],
      options: [
        {
          flags: "--builtin <name>",
          summary: {
            "zh-CN":
              "随程序提供的规则包，如 balis-dd-2017、balis-limits（已公布），sample-2019（样例）；其余见 templates/rules",
            en: "a pack that ships, e.g. balis-dd-2017, balis-limits (published), sample-2019 (sample); all in templates/rules",
          },
        },
        options.dryRun,
      ],
      run: async (context, input) => {
        const { enactRules } = await import("../steps/enact-rules.ts");
        const { readRulePack } = await import("../io/read-rule-pack.ts");
        const { readTextFile } = await import("../../tables/io/read-text.ts");
        const path = packPath(context, input);
        const versions = readRulePack({ file: basename(path), text: readTextFile(path), hash: context.hash });
        const dryRun = input.flag("dryRun");
        const store = await context.store();
        const done = await enactRules({ store, versions, action: context.action(), dryRun });
        const words = ruleWords[context.language];
        return {
          schema: "rule-enact/1",
          json: { enacted: done.enacted.map(about), present: done.present.map(about), dryRun },
          lines: [
            ...done.enacted.map((r) => words.enacted({ rule: ruleName(r), from: r.from, sample: r.sample })),
            ...done.present.map((r) => words.present(ruleName(r))),
          ],
        };
      },
    },
    {
      usage: "list",
      summary: { "zh-CN": "列出已启用的规则版本", en: "list the active rule versions" },
      examples: ["rule list"],
      options: listOptions,
      run: async (context) => {
        const { read } = await context.store();
        const rules = await read.rules();
        const of = ruleTable(context, rules);
        return {
          ...{ schema: "rule-list/1", json: { rules: rules.map(about) }, table: of },
          lines: table(of.columns, of.rows),
        };
      },
    },
    {
      usage: "show <rule>",
      summary: {
        "zh-CN": "显示一个规则版本的全文（写法如 balis-dd@2017-01-01）",
        en: "one rule version in full (e.g. balis-dd@2017-01-01)",
      },
      examples: ["rule show balis-dd@2017-01-01"],
      run: async (context, input) => {
        const { read } = await context.store();
        const found = (await read.rules()).filter((r) => ruleName(r).includes(input.arg(0)));
        if (found.length === 0) {
          const names = (await read.rules()).map(ruleName).join(" | ");
          refuse("value-must-be-valid", { flag: "rule", text: input.arg(0), allowed: names });
        }
        return { schema: "rule-show/1", json: { rules: found }, lines: jsonText(found).split("\n") };
      },
    },
  ],
};

function about(rule: RuleVersion) {
  const { body: _, ...head } = rule;
  return head;
}

function ruleTable(context: Context, rules: readonly RuleVersion[]): ListTable {
  const words = ruleWords[context.language];
  const rows = rules.map((r) => [
    ruleParts[r.part][context.language],
    `${r.pack}@${r.version}`,
    r.from,
    r.to ?? words.open,
    r.sample ? words.sampleMark : "",
    r.notice.title,
    r.notice.number ?? "",
    r.notice.date ?? "",
  ]);
  return { columns: words.ruleColumns.map((head) => ({ head })), rows };
}
