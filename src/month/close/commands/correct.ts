import { formatYuan, parseYuan } from "../../../core/money.ts";
import { refuse } from "../../../core/refusal.ts";
import { term } from "../../../core/words/language.ts";
import { services } from "../../../registry/words/registry-terms.ts";
import type { CommandSpec, Input } from "../../../terminal/command.ts";
import { listOptions, options } from "../../../terminal/options.ts";
import { table } from "../../../terminal/table.ts";
import { readingOptions } from "../../import/commands/import.ts";
import { runImport } from "../../import/commands/run-import.ts";
import { moneyWords } from "../../ledger/words/money.ts";
import { type CorrectionChange, supersededBy } from "../../settle/correction.ts";
import { changeText } from "../../settle/words/correction.ts";

const SERVICES = ["dd", "ill"] as const;

export const correctCommand: CommandSpec = {
  usage: "correct",
  summary: {
    "zh-CN": "更正已关账的业务：原账期不变，差额计入以后的账期",
    en: "correct a request of a closed period: the period stays as it is, the difference goes into an open one",
  },
  subcommands: [
    {
      usage: "note <period> <request>",
      summary: {
        "zh-CN": "记下一笔业务应为多少（页数、册数、确认费用），或不应计入",
        en: "note what a request should have been (pages, volumes, fee), or that it should not count",
      },
      examples: [
        term(
          "correct note 2019-05 DD20190500093 --pages 12 --reason 复核原件为12页 --dry-run",
          'correct note 2019-05 DD20190500093 --pages 12 --reason "the original has 12 pages" --dry-run',
        ),
        term(
          "correct note 2019-05 DD20190500093 --void --reason 重复计费",
          'correct note 2019-05 DD20190500093 --void --reason "charged twice"',
        ),
      ],
      options: [
        options.service,
        { flags: "--pages <n>", summary: { "zh-CN": "应为多少页", en: "the right number of pages" } },
        { flags: "--volumes <n>", summary: { "zh-CN": "应为多少册", en: "the right number of volumes" } },
        {
          flags: "--fee <yuan>",
          summary: { "zh-CN": "应确认的费用（元）", en: "the right confirmed fee in yuan" },
        },
        { flags: "--void", summary: { "zh-CN": "不应计入", en: "it should not count" } },
        {
          flags: "--ordinal <n>",
          summary: {
            "zh-CN": "同一单号的第几笔，默认 1",
            en: "which of several under one number; 1 by default",
          },
        },
        {
          flags: "--into <period>",
          summary: {
            "zh-CN": "计入哪个账期，默认最早的未关账账期",
            en: "the open period it goes into; the next one by default",
          },
        },
        ...[options.reason, options.dryRun],
      ],
      run: async (context, input) => {
        const { noteCorrection } = await import("../steps/note-correction.ts");
        const dryRun = input.flag("dryRun");
        const { nextOfMonth } = await import("../../import/commands/receipt-lines.ts");
        const { correction, wasFen, isFen, isUnchanged } = await noteCorrection({
          ...{ store: await context.store(), action: context.action(), dryRun },
          said: {
            ...{ period: input.arg(0), request: input.arg(1), into: input.text("into") ?? null },
            ...{ service: input.choice("service", "--service", SERVICES) ?? "dd", change: changeOf(input) },
            ...{
              ordinal: input.count("ordinal", "--ordinal") ?? 1,
              reason: input.required("reason", "--reason"),
            },
          },
        });
        const words = moneyWords[context.language];
        const { number, caseKey: request, period, into } = correction;
        return {
          schema: "correct-note/1",
          json: { correction, wasFen, isFen, isUnchanged, dryRun },
          lines: [
            words[isUnchanged ? "notedBefore" : "noted"]({
              ...{ number, request, period, into, was: formatYuan(wasFen), is: formatYuan(isFen) },
            }),
            ...(isUnchanged || dryRun ? [] : [await nextOfMonth(context, into)]),
          ],
        };
      },
    },
    {
      usage: "import <files...>",
      summary: {
        "zh-CN": "导入已关账账期的整份更正文件：与已结算的逐笔对照，改动的业务成为差异，处理后即为更正",
        en: "import whole corrected files of a closed period: each request that differs from what was settled becomes a discrepancy, and once resolved a correction",
      },
      examples: [
        term(
          "correct import 10001-2019-05-更正.xlsx --dry-run",
          "correct import 10001-2019-05-corrected.xlsx --dry-run",
        ),
      ],
      options: [...readingOptions, options.dryRun],
      run: (context, input) => runImport(context, input, { corrects: true }),
    },
    {
      usage: "list [period]",
      summary: { "zh-CN": "列出更正", en: "list the corrections" },
      examples: ["correct list", "correct list 2019-05"],
      options: listOptions,
      run: async (context, input) => {
        const { read } = await context.store();
        const period = input.arg(0);
        const corrections = await read.corrections(period === "" ? {} : { period });
        const words = moneyWords[context.language];
        const { correctionRuns } = await import("../../settle/steps/correction-runs.ts");
        const names = new Map<string, ReadonlyMap<string, string>>();
        for (const c of corrections) names.set(c.period, await correctionRuns(read, c.period));
        const told = corrections.map((c) => ({ ...c, supersededBy: supersededBy(c, corrections) }));
        const rows = told.map((c) => [
          ...[`${c.number}`, `${c.period}/${names.get(c.period)?.get(c.into) ?? ""}`, c.into],
          ...[
            services[c.service][context.language],
            c.caseKey,
            changeText(context.language, c.change),
            c.reason,
            c.supersededBy === null ? words.holds : words.supersededBy(c.supersededBy),
          ],
        ]);
        const columns = words.correctionColumns.map((head) => ({ head }));
        return {
          schema: "correct-list/1",
          table: { columns, rows },
          json: { corrections: told },
          lines: table(columns, rows),
        };
      },
    },
  ],
};

function changeOf(input: Input): CorrectionChange {
  const [pages, volumes] = [input.count("pages", "--pages"), input.count("volumes", "--volumes")];
  const fee = input.text("fee");
  const isLoan = input.text("service") === "ill";
  input.requireNone([isLoan ? "--pages" : "--volumes"], `--service ${isLoan ? "ill" : "dd"}`);
  if (input.flag("void")) {
    input.requireNone(["--pages", "--volumes", "--fee"], "--void");
    return { kind: "void" };
  }
  const feeFen = fee === undefined ? undefined : parseYuan(fee);
  if (fee !== undefined && (feeFen === undefined || feeFen < 0n))
    refuse("value-must-be-valid", { flag: "--fee", text: fee, allowed: "0.00, 3.60, …" });
  const values = {
    ...(pages === undefined ? {} : { pages }),
    ...(volumes === undefined ? {} : { volumes }),
    // Other pages without another fee: the fee that was confirmed no longer counts.
    ...(feeFen === undefined ? { feeFen: null } : { feeFen }),
  };
  if (pages === undefined && volumes === undefined && feeFen === undefined)
    refuse("flag-must-be-given", { flag: "--pages | --volumes | --fee | --void" });
  return { kind: "values", values };
}
