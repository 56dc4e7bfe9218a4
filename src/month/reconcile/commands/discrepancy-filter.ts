/** The flags that choose discrepancies, the same for every command that takes several of them. */

import { parseYuan } from "../../../core/money.ts";
import { refuse } from "../../../core/refusal.ts";
import type { DiscrepancyKind } from "../../../records/discrepancy-kind.ts";
import type { Input, OptionSpec } from "../../../terminal/command.ts";
import type { Context } from "../../../terminal/context.ts";
import { options } from "../../../terminal/options.ts";
import { fields } from "../../import/words/field-terms.ts";
import { EVIDENCE_CLASSES } from "../evidence.ts";
import type { StoredDiscrepancy } from "../port.ts";
import {
  QUEUE_ORDERS,
  type QueuedDiscrepancy,
  type QueueFilter,
  readQueue,
} from "../steps/discrepancy-queue.ts";
import { discrepancyKinds } from "../words/reconcile-terms.ts";

const KINDS = Object.keys(discrepancyKinds) as DiscrepancyKind[];

export const filterOptions: readonly OptionSpec[] = [
  options.service,
  options.library,
  {
    flags: "--kind <kind>",
    choices: KINDS,
    summary: { "zh-CN": `差异种类：${KINDS.join(" ")}`, en: `kind: ${KINDS.join(" ")}` },
  },
  {
    flags: "--evidence <class>",
    choices: EVIDENCE_CLASSES,
    summary: {
      "zh-CN": "数据来源，如 S+R（S 提供馆 R 请求馆 C 平台 W 物流）",
      en: "sources, e.g. S+R (S supplier, R requester, C platform, W courier)",
    },
  },
  {
    flags: "--field <field>",
    choices: Object.keys(fields),
    summary: { "zh-CN": "不一致项，如 pages、feeFen", en: "a field that differs, e.g. pages, feeFen" },
  },
  {
    flags: "--number <text>",
    summary: { "zh-CN": "申请单号的一部分", en: "part of the request number" },
  },
  {
    flags: "--min-risk <yuan>",
    summary: { "zh-CN": "涉及金额不少于（元）", en: "at least this amount in question, in yuan" },
  },
  {
    flags: "--status <status>",
    choices: ["open", "resolved"],
    summary: { "zh-CN": "open 待处理，resolved 已处理", en: "open or resolved" },
  },
  { flags: "--overdue", summary: { "zh-CN": "已过期限的", en: "past the due date" } },
  {
    flags: "--owner <name>",
    summary: { "zh-CN": "负责人；none 表示无人负责", en: "owner (none: without owner)" },
  },
];

export const orderOptions: readonly OptionSpec[] = [
  {
    flags: "--sort <by>",
    choices: QUEUE_ORDERS,
    summary: { "zh-CN": `排序：${QUEUE_ORDERS.join(" ")}`, en: `order: ${QUEUE_ORDERS.join(" ")}` },
  },
  { flags: "--reverse", summary: { "zh-CN": "倒序排列", en: "reverse order" } },
];

export async function filterOf(
  context: Context,
  input: Input,
  period: string,
): Promise<QueueFilter & { readonly period: string }> {
  const { periodOf } = await import("../../../core/period.ts");
  const { requireBegun } = await import("../../import/steps/periods.ts");
  const { libraryOf } = await import("../../../registry/steps/read-registry.ts");
  const service = input.choice("service", "--service", ["dd", "ill"]);
  const kind = input.choice("kind", "--kind", KINDS);
  const evidence = input.choice("evidence", "--evidence", EVIDENCE_CLASSES);
  const field = input.choice("field", "--field", Object.keys(fields));
  const [library, number, owner, risk] = ["library", "number", "owner", "minRisk"].map((n) => input.text(n));
  const minRiskFen = risk === undefined ? undefined : parseYuan(risk);
  if (risk !== undefined && minRiskFen === undefined)
    refuse("value-must-be-valid", { flag: "--min-risk", text: risk, allowed: "20.00" });
  const { read } = await context.store();
  const { id } = periodOf(period);
  await requireBegun(read, id);
  return {
    period: id,
    ...(service ? { service } : {}),
    ...(kind ? { kind } : {}),
    ...(evidence ? { evidence } : {}),
    ...(field ? { field } : {}),
    ...(number === undefined ? {} : { number }),
    ...(minRiskFen === undefined ? {} : { minRiskFen }),
    ...(input.flag("overdue") ? { overdue: true } : {}),
    ...(owner === undefined ? {} : { owner: owner === "none" ? "" : owner }),
    ...(library === undefined ? {} : { library: await libraryOf(read, library) }),
  };
}

/** What the flags choose, in the order they ask for; open ones only unless --all is given, or the command chooses among all. */
export async function chosenQueue(
  context: Context,
  input: Input,
  period: string,
  withResolved = false,
): Promise<QueuedDiscrepancy[]> {
  const { read } = await context.store();
  const said = input.choice("status", "--status", ["open", "resolved"]);
  const status = said ?? (input.flag("all") || withResolved ? undefined : "open");
  const filter = { ...(await filterOf(context, input, period)), ...(status ? { status } : {}) };
  const order = input.choice("sort", "--sort", QUEUE_ORDERS);
  const reverse = input.flag("reverse");
  return readQueue({ read, filter, action: context.action(), reverse, ...(order ? { order } : {}) });
}

/** Those whose ids were typed, or those of the period that the flags choose: not both. */
export async function namedOrChosen(context: Context, input: Input): Promise<readonly StoredDiscrepancy[]> {
  const ids = input.list(0);
  if (ids.length === 0) return chosenQueue(context, input, input.required("period", "ID / --period"));
  input.requireNone(
    filterOptions.map((o) => o.flags),
    ids.join(" "),
  );
  const { discrepanciesById } = await import("../steps/resolve-discrepancies.ts");
  return discrepanciesById((await context.store()).read, ids);
}
