import { basename } from "node:path";
import { dayInShanghai, parseIsoDay } from "../../../core/day.ts";
import { formatYuan } from "../../../core/money.ts";
import { refuse } from "../../../core/refusal.ts";
import { type ChargeKind, stepName } from "../../../rules/charge.ts";
import { diffRules } from "../../../rules/diff-rules.ts";
import { type RuleVersion, ruleName } from "../../../rules/rules.ts";
import { chargeKinds, ruleWords } from "../../../rules/words/rule-terms.ts";
import type { CommandSpec } from "../../../terminal/command.ts";
import type { Context } from "../../../terminal/context.ts";
import { listOptions } from "../../../terminal/options.ts";
import { findingLines, tellingOf } from "../../../terminal/print.ts";
import { table } from "../../../terminal/table.ts";
import { templatePath } from "../../../terminal/templates.ts";
import { commonWords } from "../../../terminal/words/common.ts";
import { steps as stepNames, unitAfter } from "../../import/words/field-terms.ts";
import { lintRules } from "../lint-rules.ts";
import { parseCase, tryCase } from "../try-case.ts";

/** A file of the user's; or, where there is no such file, a pack that ships under that name. */
async function packAt(context: Context, typed: string): Promise<RuleVersion[]> {
  const { readRulePack } = await import("../../../rules/io/read-rule-pack.ts");
  const { readTextFile } = await import("../../../tables/io/read-text.ts");
  const path = /^[a-z0-9-]+$/.test(typed) ? templatePath(`rules/${typed}.yaml`) : context.path(typed);
  return readRulePack({ file: basename(path), text: readTextFile(path), hash: context.hash });
}

export const tryCommand: CommandSpec = {
  usage: "try <file>",
  summary: {
    "zh-CN": "用一个规则包（文件，或随程序提供的名称）给一笔业务试算，列出算式",
    en: "price one request by a rule pack (a file, or the name of a built-in one), showing the arithmetic",
  },
  examples: ['rule try balis-dd-2017 --case "supplier=10002 pages=12 urgency=urgent"'],
  options: [
    {
      flags: "--case <case>",
      summary: {
        "zh-CN":
          '如 "supplier=10002 pages=12 urgency=urgent"、"weightGrams=3200 district=延庆区"、"volumes=3"',
        en: 'e.g. "supplier=10002 pages=12 urgency=urgent", "weightGrams=3200 leg=back", "volumes=3"',
      },
    },
  ],
  run: async (context, input) => {
    const said = parseCase(input.required("case", "--case"));
    if ("code" in said) return refuse(said.code, said.params);
    const tried = tryCase(await packAt(context, input.arg(0)), said);
    if (tried.length === 0) refuse("rule-must-price-case", { file: input.arg(0) });
    const { language } = context;
    const words = ruleWords[language];
    const findings = tried.flatMap((t) => ("code" in t ? [t] : []));
    const priced = tried.flatMap((t) => ("code" in t ? [] : [t]));
    return {
      schema: "rule-try/1",
      json: {
        tried: priced.map(({ rule, fen, steps, scheme, kind, library }) => ({
          rule: ruleName(rule),
          ...(scheme === undefined ? {} : { scheme, kind, library }),
          sample: rule.sample,
          fen,
          steps,
        })),
      },
      lines: [
        ...priced.flatMap(({ rule, fen, steps, ...of }) => [
          [
            ruleName(rule),
            rule.sample ? ruleWords[language].sampleMark : "",
            schemeText(rule, of, language),
            ` ${formatYuan(fen)}`,
          ]
            .filter((part) => part !== "")
            .join(" "),
          ...steps.map(
            (s) =>
              `  ${words.step({
                item: stepName(s.item, (key) => itemName(rule, key, language)),
                quantity: unitAfter(language, s.unit, s.quantity),
                unitYuan: formatYuan(s.unitFen),
                yuan: formatYuan(s.fen),
              })}`,
          ),
        ]),
        ...(findings.length === 0 ? [] : findingLines(await tellingOf(context), findings)),
      ],
      needsPerson: findings.length > 0,
    };
  },
};

function schemeText(
  rule: RuleVersion,
  of: { scheme?: string; kind?: ChargeKind; library?: string | null },
  language: Context["language"],
): string {
  if (of.scheme === undefined || of.kind === undefined) return "";
  return `${itemName(rule, of.scheme, language) ?? of.scheme}: ${chargeKinds[of.kind][language]} ${of.library ?? ""}`;
}

function itemName(rule: RuleVersion, item: string, language: Context["language"]): string | undefined {
  const known = "items" in rule.body ? rule.body.items.find((i) => i.key === item) : undefined;
  if (known) return `${item} ${language === "en" ? known.nameEn : known.nameZh}`;
  const scheme = "schemes" in rule.body ? rule.body.schemes.find((s) => s.key === item) : undefined;
  if (scheme) return `${item} ${language === "en" ? scheme.nameEn : scheme.nameZh}`;
  return stepNames[item]?.[language];
}

export const diffCommand: CommandSpec = {
  usage: "diff <before> <after>",
  summary: {
    "zh-CN": "比较两个规则包：哪些地方不同（金额以分计）",
    en: "compare two rule packs, item by item (amounts in fen)",
  },
  examples: ["rule diff sample-2019 sample-2020.yaml"],
  options: listOptions,
  run: async (context, input) => {
    const changes = diffRules(await packAt(context, input.arg(0)), await packAt(context, input.arg(1)));
    const heads = [ruleWords[context.language].diffItem, input.arg(0), input.arg(1)];
    const columns = heads.map((head) => ({ head }));
    const rows = changes.map((c) => [c.path, c.before ?? "—", c.after ?? "—"]);
    return {
      schema: "rule-diff/1",
      table: { columns, rows },
      json: { changes },
      lines: changes.length === 0 ? [commonWords[context.language].nothing] : table(columns, rows),
    };
  },
};

/** The document types of the shipped profiles: what exports of the alliance say. */
const DOCUMENT_TYPES = [
  "期刊论文",
  "学位论文",
  "会议论文",
  "科技报告",
  "专利文献",
  "标准文献",
  "图书(部分章节)",
  "古文献",
  "旧报刊",
  "缩微文献",
];

export const lintCommand: CommandSpec = {
  usage: "lint [packs...]",
  summary: {
    "zh-CN":
      "检查已启用的规则，或还没有启用的规则包：日期缺口与重叠、倒挂、不起作用的上限、无法计费的类型、物流合同中可疑的约定、样例",
    en: "check active rules, or rule packs before activation: gaps and overlaps, pay that falls with more work, caps without effect, types without a price, doubtful courier contracts, samples",
  },
  examples: ["rule lint", "rule lint sample-2020.yaml"],
  options: [
    {
      flags: "--on <day>",
      summary: { "zh-CN": "按哪一天检查，默认今天", en: "as of which day; today by default" },
    },
  ],
  run: async (context, input) => {
    const day = input.text("on");
    const on = day ?? dayInShanghai(context.action().at) ?? "";
    if (parseIsoDay(on) === undefined)
      refuse("value-must-be-valid", { flag: "--on", text: on, allowed: "2019-06-30" });
    const typed = input.list(0);
    const packsOnly = typed.length > 0;
    const packs = await Promise.all(typed.map((name) => packAt(context, name)));
    const rules = packsOnly ? packs.flat() : await (await context.store()).read.rules();
    const findings = lintRules({ rules, documentTypes: DOCUMENT_TYPES, on, packsOnly });
    const lines = findings.length === 0 ? [ruleWords[context.language].lintSound] : [];
    return { schema: "rule-lint/1", json: { on, rules: rules.map(ruleName) }, lines, findings };
  },
};
