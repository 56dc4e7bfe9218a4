import { parseIsoDay } from "../../../core/day.ts";
import { parseYuan } from "../../../core/money.ts";
import { refuse } from "../../../core/refusal.ts";
import { term } from "../../../core/words/language.ts";
import { isSettledThen, type ResolutionKind } from "../../../records/discrepancy-kind.ts";
import { canAsk } from "../../../terminal/ask.ts";
import type { CommandSpec, Input } from "../../../terminal/command.ts";
import type { Answer, Context } from "../../../terminal/context.ts";
import { options } from "../../../terminal/options.ts";
import { commonWords } from "../../../terminal/words/common.ts";
import type { AgreedValues } from "../discrepancy.ts";
import type { StoredDiscrepancy } from "../port.ts";
import type { ResolvedDiscrepancies } from "../steps/resolve-discrepancies.ts";
import { deskTalk } from "../words/desk.ts";
import { reconcileWords } from "../words/reconcile.ts";
import { resolutionKinds } from "../words/reconcile-terms.ts";
import { chosenQueue, filterOf, filterOptions, namedOrChosen, orderOptions } from "./discrepancy-filter.ts";

const RESOLUTIONS = Object.keys(resolutionKinds) as ResolutionKind[];

export const resolveCommand: CommandSpec = {
  usage: "resolve [ids...]",
  summary: {
    "zh-CN": "处理一条、多条或一类差异；在终端上不写编号和 --as 时逐条询问",
    en: "resolve one discrepancy, several, or all that match a filter; at a terminal without id and --as, asks one by one",
  },
  examples: [
    "discrepancy resolve --period 2019-05",
    term(
      "discrepancy resolve D-5cf2c8a42e93 --as supplier-right --reason 已核对原件",
      'discrepancy resolve D-5cf2c8a42e93 --as supplier-right --reason "checked against the original"',
    ),
    term(
      "discrepancy resolve D-5cf2c8a42e93 --as agreed-value --pages 12 --reason 双方来函",
      'discrepancy resolve D-5cf2c8a42e93 --as agreed-value --pages 12 --reason "both libraries have written"',
    ),
  ],
  options: [
    {
      flags: "--as <resolution>",
      choices: RESOLUTIONS,
      summary: { "zh-CN": `处理意见：${RESOLUTIONS.join(" ")}`, en: RESOLUTIONS.join(" ") },
    },
    options.reason,
    { flags: "--pages <n>", summary: { "zh-CN": "协商的页数", en: "the agreed pages" } },
    { flags: "--volumes <n>", summary: { "zh-CN": "协商的册数", en: "the agreed volumes" } },
    {
      flags: "--fee <yuan>",
      summary: {
        "zh-CN": "协商的费用（元）；请求馆或平台正确而确认的费用是另一页数的，也用它写明",
        en: "the agreed fee in yuan; also where another side is right and the confirmed fee was for other pages",
      },
    },
    {
      flags: "--count <n>",
      summary: {
        "zh-CN": "计入结算几笔；重复记录必须写明",
        en: "number of rows that count; required for duplicates",
      },
    },
    {
      flags: "--silent",
      summary: {
        "zh-CN": "对逾期未答复的，按规则约定处理",
        en: "resolve what was not answered in time by the agreed rule",
      },
    },
    options.period,
    ...filterOptions,
    ...orderOptions,
    options.dryRun,
  ],
  run: (context, input) => {
    const hasKind = input.text("as") !== undefined;
    if (input.flag("silent")) return resolveSilent(context, input);
    if (!hasKind && input.list(0).length === 0 && canAsk(context)) return sitAtDesk(context, input);
    return resolveNamed(context, input);
  },
};

async function resolveNamed(context: Context, input: Input): Promise<Answer> {
  const { resolveDiscrepancies } = await import("../steps/resolve-discrepancies.ts");
  const kind = input.choice("as", "--as", RESOLUTIONS) ?? refuse("flag-must-be-given", { flag: "--as" });
  const store = await context.store();
  const found = await namedOrChosen(context, input);
  const decision = { kind, values: valuesOf(input), reason: input.text("reason") ?? "" };
  const dryRun = input.flag("dryRun");
  const resolved = await resolveDiscrepancies({ store, found, decision, action: context.action(), dryRun });
  return resolvedAnswer(context, { kind, resolved });
}

function resolvedAnswer(
  context: Context,
  done: { kind: ResolutionKind; resolved: readonly ResolvedDiscrepancies[] },
) {
  const words = reconcileWords[context.language];
  const label = resolutionKinds[done.kind][context.language];
  const lines = done.resolved.map(({ discrepancy: d, requests, unfilled, corrections, isUnchanged }) => {
    const about = { id: d.id, number: d.caseKey, kind: label };
    if (isUnchanged) return words.unchangedLine(about);
    if (!isSettledThen(d.kind)) return words.resolvedLine({ ...about, requests, unfilled });
    return words.correctedLine({ ...about, corrections, into: d.period });
  });
  const said = [...(lines.length === 0 ? [commonWords[context.language].nothing] : lines)];
  const [resolved, unchanged] = [false, true].map((same) =>
    done.resolved.filter((r) => r.isUnchanged === same),
  );
  const json = {
    resolution: done.kind,
    resolved: resolved?.map(({ discrepancy: { id, kind }, requests, corrections }) => ({
      ...{ id, requests },
      ...(isSettledThen(kind) ? { corrections } : {}),
    })),
    unchanged: unchanged?.map(({ discrepancy: { id } }) => id),
  };
  return { schema: "discrepancy-resolve/1", json, lines: said };
}

async function resolveSilent(context: Context, input: Input): Promise<Answer> {
  input.requireNone(["--as", "--pages", "--volumes", "--fee", "--count"], "--silent");
  if (input.list(0).length > 0)
    refuse("flags-must-not-be-beside", { flags: input.list(0).join(" "), beside: "--silent" });
  const { answerSilence } = await import("../steps/answer-silence.ts");
  const filter = await filterOf(context, input, input.required("period", "--period"));
  const reason = input.text("reason") ?? deskTalk[context.language].silentReason;
  const dryRun = input.flag("dryRun");
  const store = await context.store();
  const done = await answerSilence({ store, filter, reason, action: context.action(), dryRun });
  const { json, lines } = resolvedAnswer(context, done);
  const counted = { resolved: done.resolved.length, left: done.left };
  return {
    schema: "discrepancy-silent/1",
    json: { ...json, left: done.left },
    lines: [...(done.resolved.length === 0 ? [] : lines), deskTalk[context.language].silent(counted)],
  };
}

async function sitAtDesk(context: Context, input: Input): Promise<Answer> {
  const { sit } = await import("./desk.ts");
  const period = input.required("period", "--period");
  const queue = await chosenQueue(context, input, period);
  const talk = deskTalk[context.language];
  if (queue.length === 0) return { schema: "discrepancy-desk/1", json: { period }, lines: [talk.empty] };
  const sitting = await sit(context, queue);
  return {
    schema: "discrepancy-desk/1",
    json: { period, ...sitting },
    lines: [
      ...talk.end({ ...sitting, period }),
      ...(sitting.left > 0 ? [] : [reconcileWords[context.language].next(period)]),
    ],
    needsPerson: sitting.left > 0,
  };
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

export const withdrawCommand: CommandSpec = {
  usage: "withdraw [ids...]",
  summary: {
    "zh-CN": "撤回一条、多条或一类差异的处理（关账前）",
    en: "withdraw one, several or a set of resolutions (until the close)",
  },
  examples: [
    term(
      "discrepancy withdraw D-5cf2c8a42e93 --reason 提供馆改口",
      'discrepancy withdraw D-5cf2c8a42e93 --reason "the supplying library now says otherwise"',
    ),
    term(
      "discrepancy withdraw --period 2019-05 --kind outside-period --reason 不属本期",
      'discrepancy withdraw --period 2019-05 --kind outside-period --reason "not of this period"',
    ),
  ],
  options: [options.reason, options.period, ...filterOptions],
  run: async (context, input) => {
    const { withdrawResolutions } = await import("../steps/resolve-discrepancies.ts");
    const reason = input.text("reason") ?? "";
    const store = await context.store();
    const found = await resolvedOnes(context, input);
    const ids = found.map(({ id }) => id);
    const done = await withdrawResolutions({ store, ids, reason, action: context.action() });
    const words = reconcileWords[context.language];
    const lines = done.map(({ id, caseKey: number }) => words.withdrawnLine({ id, number }));
    return {
      schema: "discrepancy-withdraw/1",
      json: { id: ids[0] ?? "", ids, reason },
      lines: lines.length === 0 ? [commonWords[context.language].nothing] : lines,
    };
  },
};

/** Those whose ids were typed, or the resolved ones that the flags choose. */
async function resolvedOnes(context: Context, input: Input): Promise<readonly StoredDiscrepancy[]> {
  if (input.list(0).length > 0) return namedOrChosen(context, input);
  const chosen = await chosenQueue(context, input, input.required("period", "ID / --period"), true);
  return chosen.filter((d) => d.resolution !== null);
}

export const assignCommand: CommandSpec = {
  usage: "assign [ids...]",
  summary: { "zh-CN": "指定负责人或改期限", en: "set the owner or the due date" },
  examples: [
    term(
      "discrepancy assign D-5cf2c8a42e93 --to 李 --due 2019-06-30",
      "discrepancy assign D-5cf2c8a42e93 --to Li --due 2019-06-30",
    ),
  ],
  options: [
    { flags: "--to <name>", summary: { "zh-CN": "负责人；none 取消", en: "owner; none: no owner" } },
    {
      flags: "--due <day>",
      summary: { "zh-CN": "期限，如 2019-06-30；none 恢复约定的期限", en: "due date; none: the agreed one" },
    },
    options.reason,
    options.period,
    ...filterOptions,
  ],
  run: async (context, input) => {
    const { assignDiscrepancies } = await import("../steps/assign-discrepancies.ts");
    const [to, due] = [input.text("to"), input.text("due")];
    if (to === undefined && due === undefined) refuse("flag-must-be-given", { flag: "--to / --due" });
    if (due !== undefined && due !== "none" && parseIsoDay(due) === undefined)
      refuse("value-must-be-valid", { flag: "--due", text: due, allowed: "2019-06-30" });
    const store = await context.store();
    const found = await namedOrChosen(context, input);
    const orNull = (said: string | undefined): string | null | undefined => (said === "none" ? null : said);
    const asked = { owner: orNull(to), dueOn: orNull(due), note: input.text("reason") ?? "" };
    const changed = await assignDiscrepancies({ store, found, ...asked, action: context.action() });
    const talk = deskTalk[context.language];
    const before = found.length - changed;
    const said = { count: changed, owner: to ?? talk.asBefore, dueOn: due ?? talk.asBefore };
    return {
      schema: "discrepancy-assign/1",
      json: { found: found.length, changed, owner: asked.owner ?? null, dueOn: asked.dueOn ?? null },
      lines: [
        ...(changed > 0 || before === 0 ? [talk.assigned(said)] : []),
        ...(before > 0 ? [talk.assignedBefore(before)] : []),
      ],
    };
  },
};
