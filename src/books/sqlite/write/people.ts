import { singleRow, versionedRow } from "./fact-table.ts";
import type { Transaction, Writers } from "./transaction.ts";

export function peopleWriters(tx: Transaction): Pick<Writers, "operator-recorded" | "period-approved"> {
  const operator = versionedRow(tx, {
    table: "operator",
    key: ["name"],
    rest: ["roles", "system_user", "active"],
    by: "operator",
  });
  const approval = singleRow(tx, {
    table: "approval",
    key: ["number"],
    rest: ["period", "settlement", "inputs"],
    by: "approval",
  });
  return {
    "operator-recorded": ({ operator: o }) =>
      void operator([o.name, o.roles.join(","), o.user, o.isActive ? 1 : 0]),
    "period-approved": ({ approval: a }) => {
      tx.periods.requireSettlement(a.settlement);
      approval([a.number, a.period, a.settlement, a.inputs]);
    },
  };
}
