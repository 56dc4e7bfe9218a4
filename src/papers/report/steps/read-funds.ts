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
  const parties = new Map(
    (await read.rules()).flatMap((rule) =>
      "schemes" in rule.body
        ? rule.body.schemes.map((s) => [`${ruleName(rule)}\n${s.key}`, s.party] as const)
        : [],
    ),
  );
  const [requests, sums] = [await read.requestTotals(settlement), await read.sumCharges(settlement)];
  return fundsUsed({
    period,
    requests,
    sums,
    partyOf: ({ rule, scheme }) => parties.get(`${rule}\n${scheme}`),
  });
}
