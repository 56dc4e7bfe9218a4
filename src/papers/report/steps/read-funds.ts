/** What a settlement charges, by the library that asked: requests added up by the store, and the few charges of no single request. */
import { type FundUse, fundsUsed } from "../../../month/settle/funds-used.ts";
import type { SettleReads } from "../../../month/settle/port.ts";
import type { RulesReads } from "../../../rules/port.ts";
import { ruleName } from "../../../rules/rules.ts";

export async function readFunds(
  read: SettleReads & RulesReads,
  of: { period: string; settlement: number },
): Promise<FundUse[]> {
  const { period, settlement } = of;
  const bodies = new Map((await read.rules()).map((rule) => [ruleName(rule), rule.body]));
  const [requests, sums] = [await read.requestTotals(settlement), await read.sumCharges(settlement)];
  return fundsUsed({
    period,
    requests,
    sums,
    partyOf: ({ rule, scheme }) => {
      const body = bodies.get(rule);
      return body && "schemes" in body ? body.schemes.find((s) => s.key === scheme)?.party : undefined;
    },
    subsidyOf: (rule) => {
      const body = bodies.get(rule);
      return body && ("perVolumeFen" in body || "rewardPerRequestFen" in body) ? body : undefined;
    },
  });
}
