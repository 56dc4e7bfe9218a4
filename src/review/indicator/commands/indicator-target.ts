import { basename } from "node:path";
import { minus, plainExact, sumExact, whole } from "../../../core/exact.ts";
import { refuse } from "../../../core/refusal.ts";
import { term } from "../../../core/words/language.ts";
import type { CommandSpec, Input } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { listOptions, options } from "../../../terminal/options.ts";
import { table } from "../../../terminal/table.ts";
import { readTarget } from "../read-target.ts";
import { type Target, targetText } from "../target.ts";
import { indicatorWords } from "../words/indicator.ts";
import { exactOf, indicatorOptions, yearOf } from "./indicator-options.ts";

const { year, scheme } = indicatorOptions;

export const targetCommand: CommandSpec = {
  usage: "target",
  summary: { "zh-CN": "子项目的年度绩效目标", en: "a sub-project's targets of a year" },
  subcommands: [
    {
      usage: "set <subproject> <key> [target]",
      summary: {
        "zh-CN": '设定一个目标，如 ">= 50000"、"<= 3"、">= 90%" 或一句话（--withdraw 撤销）',
        en: 'set a target, e.g. ">= 50000", "<= 3", ">= 90%" or a sentence (--withdraw takes it back)',
      },
      examples: [
        term(
          "indicator target set 2019-dd delivered '>=20000' --year 2019 --name 传递量 --group 产出指标/数量指标 --unit 笔 --weight 10",
          "indicator target set 2019-dd delivered '>=20000' --year 2019 --name Delivered --group 产出指标/数量指标 --unit requests --weight 10",
        ),
      ],
      options: [
        year,
        {
          flags: "--name <text>",
          summary: {
            "zh-CN": "三级指标名称，默认用指标名",
            en: "third level; by default the indicator's name",
          },
        },
        {
          flags: "--group <levels>",
          summary: {
            "zh-CN": "一级指标/二级指标，如 产出指标/数量指标",
            en: "first/second level, e.g. 产出指标/数量指标",
          },
        },
        { flags: "--weight <points>", summary: { "zh-CN": "分值", en: "points" } },
        { flags: "--unit <text>", summary: { "zh-CN": "单位，如 笔、%", en: "unit, e.g. requests, %" } },
        {
          flags: "--bands",
          summary: { "zh-CN": "按方案的满意度分档计分", en: "scored by the scheme's bands of satisfaction" },
        },
        { flags: "--withdraw", summary: { "zh-CN": "撤销这个目标", en: "withdraw the target" } },
        scheme,
        options.dryRun,
      ],
      run: set,
    },
    {
      usage: "import <file>",
      summary: {
        "zh-CN": "从 YAML 文件导入一个年度的全部目标（取代原有的）",
        en: "import all targets of a year from a YAML file (replacing the existing ones)",
      },
      examples: ["indicator target import targets.yaml"],
      options: [scheme, options.dryRun],
      run: importFile,
    },
    {
      usage: "list <subproject>",
      summary: { "zh-CN": "列出目标", en: "list the targets" },
      examples: ["indicator target list 2019-dd --year 2019"],
      options: [year, ...listOptions],
      run: async (context, input) => {
        const { read } = await context.store();
        const targets = await read.targets({ subproject: input.arg(0), year: yearOf(input) });
        const rows = targets.map((t) => [
          ...[t.key, t.firstLevel, t.secondLevel, t.name, targetText(t), plainExact(t.points)],
        ]);
        const columns = indicatorWords[context.language].targetColumns.map((head, i) => ({
          head,
          right: i === 5,
        }));
        return {
          schema: "indicator-target-list/1",
          table: { columns, rows },
          json: { targets },
          lines: table(columns, rows),
        };
      },
    },
  ],
};

async function set(context: Context, input: Input): Promise<Answer> {
  const { setTarget } = await import("../steps/set-targets.ts");
  const store = await context.store();
  const dryRun = input.flag("dryRun");
  const target = await targetOf(context, input);
  const done = await setTarget({
    store,
    action: context.action(),
    dryRun,
    target,
    scheme: input.text("scheme"),
  });
  const words = indicatorWords[context.language];
  const { schemeOf } = await import("../steps/scheme-of.ts");
  const kept = await store.read.subprojectHead(target);
  const key = input.text("scheme") ?? kept?.scheme;
  const { scheme: form } = await schemeOf(store.read, { year: target.year, key });
  const standing = (await store.read.targets(target)).filter((t) => t.key !== target.key);
  const used = sumExact([form.executionPoints, ...standing.map((t) => t.points), target.points]);
  const said = {
    key: target.key,
    text: targetText(target),
    points: plainExact(target.points),
    left: plainExact(minus(whole(100), used)),
  };
  return {
    schema: "indicator-target-set/1",
    json: { target, added: done.added, dryRun },
    lines: [
      done.added === 0
        ? words.nothingNew
        : target.isWithdrawn
          ? words.targetGone(target.key)
          : words.targetSet(said),
    ],
  };
}

async function targetOf(context: Context, input: Input): Promise<Target> {
  const [subproject, key] = [input.arg(0), input.arg(1)];
  const of = { subproject, year: yearOf(input) };
  if (!/^[a-z0-9][a-z0-9-]{0,40}$/.test(key))
    refuse("value-must-be-valid", { flag: "key", text: key, allowed: "a-z 0-9 -" });
  if (input.flag("withdraw")) {
    const { read } = await context.store();
    const standing = (await read.targets(of)).find((t) => t.key === key);
    return { ...(standing ?? refuse("target-must-be-known", { ...of, key })), isWithdrawn: true };
  }
  const said = input.arg(2);
  const read = readTarget({ text: said, unit: input.text("unit") ?? "" });
  if ("code" in read) return refuse("target-must-be-readable", { text: said, problem: read });
  const { value, unit } = read;
  const group = input.required("group", "--group");
  const [firstLevel, secondLevel, more] = group.split("/").map((g) => g.trim());
  if (!firstLevel || !secondLevel || more !== undefined) refuse("target-must-have-a-group", { text: group });
  const points = exactOf(input, "weight") ?? refuse("flag-must-be-given", { flag: "--weight" });
  if (points.num <= 0n)
    refuse("value-must-be-valid", { flag: "--weight", text: plainExact(points), allowed: "10, 2.5, …" });
  return {
    ...{ ...of, key, value, points, text: said, unit },
    name: input.text("name") ?? (await nameOf(context, { key, year: of.year })),
    ...{ firstLevel: firstLevel ?? "", secondLevel: secondLevel ?? "" },
    method: input.flag("bands") ? "by-bands" : "by-ratio",
    isWithdrawn: false,
  };
}

/** An indicator's own name; a key that is no indicator needs a name. */
async function nameOf(context: Context, of: { key: string; year: string }): Promise<string> {
  const { inForce } = await import("../../../rules/rules.ts");
  const { read } = await context.store();
  const rule = inForce({ rules: await read.rules(), part: "indicators", day: `${of.year}-12-31` });
  const found = rule?.body.indicators.find((i) => i.key === of.key);
  return found?.nameZh ?? refuse("flag-must-be-given", { flag: "--name" });
}

async function importFile(context: Context, input: Input): Promise<Answer> {
  const { importTargets } = await import("../steps/set-targets.ts");
  const { readTargets } = await import("../io/read-targets.ts");
  const { readTextFile } = await import("../../../tables/io/read-text.ts");
  const path = context.path(input.arg(0));
  const file = readTargets({ file: basename(path), text: readTextFile(path) });
  const { subproject, year: of, targets, head } = file;
  const dryRun = input.flag("dryRun");
  const { applied, withdrawn } = await importTargets({
    ...{ store: await context.store(), action: context.action(), dryRun },
    ...{ of: { subproject, year: of }, targets, head, scheme: input.text("scheme") ?? file.scheme },
  });
  const words = indicatorWords[context.language];
  const said = { count: targets.length, subproject, year: of, withdrawn: withdrawn.join("、") };
  return {
    schema: "indicator-target-import/1",
    json: { subproject, year: of, targets, withdrawn, added: applied.added, dryRun },
    lines: [applied.added === 0 ? words.nothingNew : words.targetsImported(said)],
  };
}
