/** 各馆使用经费: what each library used as requester, in the finance workbook, tied to what is paid for it. */
import { groupBy } from "../../../core/list.ts";
import { numberColumn } from "../../../sheet/grid.ts";
import { type Sheet, text } from "../../../sheet/sheet.ts";
import { type FinanceFacts, financeSheet } from "../finance/finance-facts.ts";
import type { ReportWords } from "../words.ts";
import { usedColumns, usedRows, userCode, userName } from "./used-rows.ts";

export function fundsSheet(facts: FinanceFacts, words: ReportWords): Sheet {
  const { head, funds } = words;
  return financeSheet(facts, words, {
    name: funds.sheet,
    facts: usedRows(
      groupBy(facts.used, (use) => use.user),
      facts,
    ),
    columns: (column) => [
      numberColumn(head.number),
      column("code", { width: 12, align: "center" }, ({ user }) => userCode(user)),
      column("library", { width: 36 }, ({ user }) => text(userName(user, facts, words))),
      ...usedColumns(column, facts.used),
    ],
    below: [...funds.rules, ...words.signature(facts.centre)],
  });
}
