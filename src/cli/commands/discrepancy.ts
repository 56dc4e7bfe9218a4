import { parseYuan } from "../../domain/money.ts";
import type { AgreedValues, DiscrepancyKind, ResolutionKind } from "../../domain/reconcile/discrepancy.ts";
import { EVIDENCE_CLASSES } from "../../domain/reconcile/evidence.ts";
import { ALLOWED_RESOLUTIONS } from "../../domain/reconcile/resolution.ts";
import { refuse } from "../../domain/refusal.ts";
import type { DiscrepancyFilter } from "../../ports/store.ts";
import { discrepancyKinds, resolutionKinds } from "../../text/terms.ts";
import { commonWords } from "../../text/words/common.ts";
import { reconcileWords } from "../../text/words/reconcile.ts";
import type { CommandSpec, Input, OptionSpec } from "../command.ts";
import type { Context } from "../context.ts";
import { options } from "../options.ts";
import { discrepancyJson, exportTable, listLines, showLines } from "../show-discrepancy.ts";

const KINDS = Object.keys(discrepancyKinds) as DiscrepancyKind[];
const RESOLUTIONS = Object.keys(resolutionKinds) as ResolutionKind[];

const filters: readonly OptionSpec[] = [
  options.service,
  options.library,
  {
    flags: "--kind <kind>",
    summary: { "zh-CN": `差异种类：${KINDS.join(" ")}`, en: `kind: ${KINDS.join(" ")}` },
  },
  {
    flags: "--evidence <class>",
    summary: {
      "zh-CN": "证据等级，如 S+R（S 提供馆 R 请求馆 C 平台 W 物流）",
      en: "evidence class, e.g. S+R (S supplier, R requester, C centre, W courier)",
    },
  },
];

export const discrepancyCommand: CommandSpec = {
  usage: "discrepancy",
  summary: { "zh-CN": "查看和处理差异", en: "list, show and resolve discrepancies" },
  subcommands: [
    {
      usage: "list <period>",
      summary: {
        "zh-CN": "列出一个账期的差异，金额大的在前",
        en: "list a period's discrepancies, largest first",
      },
      options: [
        ...filters,
        { flags: "--all", summary: { "zh-CN": "已处理的也列出", en: "resolved ones too" } },
      ],
      run: async (context, input) => {
        const { read } = await context.store();
        const status = input.flag("all") ? {} : ({ status: "open" } as const);
        const found = await read.discrepancies({
          ...(await filterOf(context, input, input.arg(0))),
          ...status,
        });
        return {
          schema: "discrepancy-list/1",
          json: { period: input.arg(0), discrepancies: found.map(discrepancyJson) },
          lines: await listLines(context, found),
        };
      },
    },
    {
      usage: "export <period>",
      summary: {
        "zh-CN": "把差异写成 CSV，便于发给各馆核对",
        en: "write the discrepancies as CSV, to be checked with the libraries",
      },
      options: [
        ...filters,
        { flags: "--all", summary: { "zh-CN": "已处理的也写出", en: "resolved ones too" } },
        options.output,
      ],
      run: async (context, input) => {
        const { read } = await context.store();
        const { writeCsv } = await import("../../io/csv/write-csv.ts");
        const status = input.flag("all") ? {} : ({ status: "open" } as const);
        const filter = { ...(await filterOf(context, input, input.arg(0))), ...status };
        const found = await read.discrepancies(filter);
        const file = input.text("output") ?? `discrepancies-${filter.period}.csv`;
        await writeCsv(context.path(file), await exportTable(context, found));
        const words = reconcileWords[context.language];
        return {
          schema: "discrepancy-export/1",
          json: { file, discrepancies: found.length },
          lines: [words.exported({ file, count: found.length })],
        };
      },
    },
    {
      usage: "show <id>",
      summary: {
        "zh-CN": "并排显示一条差异的各方记录和历史",
        en: "one discrepancy's records side by side, and its history",
      },
      run: async (context, input) => {
        const { oneDiscrepancy } = await import("../../workflow/resolve-discrepancies.ts");
        const { read } = await context.store();
        const found = await oneDiscrepancy(read, input.arg(0));
        const records = await read.records(found.records);
        const history = await read.discrepancyHistory(found.id);
        const json = { discrepancy: discrepancyJson(found), records, history };
        return {
          schema: "discrepancy-show/1",
          json: { ...json, allowed: ALLOWED_RESOLUTIONS[found.kind] },
          lines: await showLines(context, { found, records, history }),
        };
      },
    },
    {
      usage: "resolve [ids...]",
      summary: {
        "zh-CN": "处理一条、多条或一类差异",
        en: "resolve one, several, or all that a filter names",
      },
      options: [
        {
          flags: "--as <resolution>",
          summary: { "zh-CN": `处理方式：${RESOLUTIONS.join(" ")}`, en: RESOLUTIONS.join(" ") },
        },
        options.reason,
        { flags: "--pages <n>", summary: { "zh-CN": "协商的页数", en: "the agreed pages" } },
        { flags: "--volumes <n>", summary: { "zh-CN": "协商的册数", en: "the agreed volumes" } },
        { flags: "--fee <yuan>", summary: { "zh-CN": "协商的费用（元）", en: "the agreed fee in yuan" } },
        {
          flags: "--count <n>",
          summary: { "zh-CN": "重复记录中算数的笔数", en: "how many of a duplicate's rows stand" },
        },
        options.period,
        ...filters,
        options.dryRun,
      ],
      run: resolve,
    },
    {
      usage: "withdraw <id>",
      summary: { "zh-CN": "撤回一条处理（关账前）", en: "withdraw a resolution (until the close)" },
      options: [options.reason],
      run: async (context, input) => {
        const { withdrawResolution } = await import("../../workflow/resolve-discrepancies.ts");
        const reason = input.text("reason") ?? "";
        const store = await context.store();
        const done = await withdrawResolution({ store, id: input.arg(0), reason, action: context.action() });
        const line = reconcileWords[context.language].withdrawnLine({ id: done.id, number: done.caseKey });
        return { schema: "discrepancy-withdraw/1", json: { id: done.id, reason }, lines: [line] };
      },
    },
  ],
};

async function resolve(context: Context, input: Input) {
  const { resolveDiscrepancies } = await import("../../workflow/resolve-discrepancies.ts");
  const kind = input.choice("as", "--as", RESOLUTIONS) ?? refuse("flag-must-be-given", { flag: "--as" });
  const ids = input.list(0);
  const period = ids.length > 0 ? undefined : input.required("period", "ID / --period");
  const done = await resolveDiscrepancies({
    store: await context.store(),
    filter: ids.length > 0 ? { ids } : await filterOf(context, input, period ?? ""),
    kind,
    values: valuesOf(input),
    reason: input.text("reason") ?? "",
    action: context.action(),
    dryRun: input.flag("dryRun"),
  });
  const words = reconcileWords[context.language];
  const label = resolutionKinds[kind][context.language];
  const lines = done.map(({ discrepancy: d, requests }) =>
    words.resolvedLine({ id: d.id, number: d.caseKey, kind: label, requests }),
  );
  if (input.flag("dryRun")) lines.push(commonWords[context.language].dryRun);
  const resolved = done.map((r) => ({ id: r.discrepancy.id, requests: r.requests }));
  return { schema: "discrepancy-resolve/1", json: { resolution: kind, resolved }, lines };
}

function valuesOf(input: Input): AgreedValues | null {
  const pages = input.count("pages", "--pages");
  const volumes = input.count("volumes", "--volumes");
  const count = input.count("count", "--count");
  const typed = input.text("fee");
  const feeFen = typed === undefined ? undefined : parseYuan(typed);
  if (typed !== undefined && feeFen === undefined) {
    refuse("value-must-be-valid", { flag: "--fee", text: typed, allowed: "3.60" });
  }
  const values = {
    ...(pages === undefined ? {} : { pages }),
    ...(volumes === undefined ? {} : { volumes }),
    ...(feeFen === undefined ? {} : { feeFen }),
    ...(count === undefined ? {} : { count }),
  };
  return Object.keys(values).length === 0 ? null : values;
}

async function filterOf(context: Context, input: Input, period: string): Promise<DiscrepancyFilter> {
  const { periodOf } = await import("../../workflow/open-period.ts");
  const { libraryOf } = await import("../../workflow/find-library.ts");
  const service = input.choice("service", "--service", ["dd", "ill"]);
  const kind = input.choice("kind", "--kind", KINDS);
  const evidence = input.choice("evidence", "--evidence", EVIDENCE_CLASSES);
  const typed = input.text("library");
  const { read } = await context.store();
  return {
    period: periodOf(period).id,
    ...(service ? { service } : {}),
    ...(kind ? { kind } : {}),
    ...(evidence ? { evidence } : {}),
    ...(typed === undefined ? {} : { library: await libraryOf(read, typed) }),
  };
}
