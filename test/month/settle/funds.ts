/** Charges of a settlement by hand, and what funds used makes of them. */
import {
  type FundUse,
  fundsUsed,
  type RequestTotal,
  type SettledFunds,
} from "../../../src/month/settle/funds-used.ts";
import type { DdSubsidy } from "../../../src/rules/rules.ts";

export const total = (about: Partial<RequestTotal>): RequestTotal => ({
  kind: "fee-basis",
  scheme: null,
  service: "dd",
  rule: "dd-tariff t@1",
  library: "10002",
  counterparty: "10001",
  unit: "request",
  corrects: null,
  charges: 1,
  quantity: 1n,
  fen: 360n,
  ...about,
});

export const step = (item: string, of: { quantity?: bigint; unitFen?: bigint; fen: bigint }) => ({
  ...{ item, unit: "basis", quantity: 1n, unitFen: 0n },
  ...of,
});

export { subsidyCharge as sum } from "../../support/charges.ts";

/** 人大 supplied 北大 for 3.60 and 清华 for 13.60. */
export const TWO = [total({}), total({ counterparty: "10003", fen: 1360n })];

/** 50 %, no reward, no cap: the amounts of the worked examples. */
export const HALF: DdSubsidy = {
  ...{ rate: { num: 50n, den: 100n }, basis: "tariff", rewardPerRequestFen: 0n, externalPayee: "agent" },
  ...{ capPerRequestFen: null, capPerLibraryPeriodFen: null, capPerLibraryYearFen: null },
};

export const used = (about: Partial<SettledFunds>): FundUse[] =>
  fundsUsed({
    ...{ period: "2019-05", requests: [], sums: [], partyOf: () => "supplier", subsidyOf: () => HALF },
    ...about,
  });

export const shown = (uses: readonly FundUse[]) =>
  uses.filter((u) => u.kind !== "fee-basis").map((u) => [u.user, u.payee, u.kind, u.fen]);
