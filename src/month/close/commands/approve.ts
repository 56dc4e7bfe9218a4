import { addUp, sumOf } from "../../../core/list.ts";
import { formatYuan } from "../../../core/money.ts";
import { peopleWords } from "../../../people/words/people.ts";
import { chargeKinds } from "../../../rules/words/rule-terms.ts";
import type { CommandSpec } from "../../../terminal/command.ts";
import type { Context } from "../../../terminal/context.ts";
import { options } from "../../../terminal/options.ts";
import { settleWords } from "../../settle/words/settle.ts";
import type { Approved } from "../steps/approve-period.ts";

export const approveCommand: CommandSpec = {
  usage: "approve <period>",
  summary: {
    "zh-CN": "审批结算：由结算人以外的人确认，之后才能关账",
    en: "approve a settlement made by somebody else; after that the period can be closed",
  },
  examples: ["approve 2019-05"],
  options: [options.dryRun],
  run: async (context, input) => {
    const { approvePeriod } = await import("../steps/approve-period.ts");
    const dryRun = input.flag("dryRun");
    const store = await context.store();
    const asked = { store, period: input.arg(0), action: context.action(), dryRun };
    const approved = await approvePeriod(asked);
    const words = peopleWords[context.language];
    const { mode } = approved;
    const shared = (user: string | null): string[] => (user === null ? [] : [words.sharedUser(user)]);
    return {
      schema: "approve/1",
      json: { ...approved, dryRun },
      lines: [
        ...(dryRun ? [words.toApprove(approved)] : [words.approved(approved)]),
        ...totalLines(context, approved),
        ...(approved.current ? [words.approvedBefore] : []),
        ...(mode === "two-person" ? shared(approved.sharedUser) : [words.mode[mode]]),
        ...(dryRun ? [] : [words.approvedNext(approved.period)]),
      ],
    };
  },
};

/** What is approved, as the settlement said it: one line a kind. */
function totalLines(context: Context, { totals }: Approved): string[] {
  const kinds = [...new Set(totals.map((t) => t.kind))];
  return kinds.map((kind) => {
    const own = totals.filter((t) => t.kind === kind);
    return settleWords[context.language].kind({
      kind: chargeKinds[kind][context.language],
      count: addUp(own, (t) => t.count),
      yuan: formatYuan(sumOf(own, (t) => t.fen)),
    });
  });
}
