/**
 * 财务工作簿 / the finance workbook of one period: 汇总, 补贴发放明细, 各馆使用经费, 物流费结算, 物流明细, 分录, 勾稽关系, 说明.
 *
 * Amounts come from the charges, and are set against the ledger and against the single requests; where one of these ties
 * does not hold the workbook is refused. The fee basis (费用基数) is shown, and said to be owed to nobody.
 *
 * Worked example: 人大 supplied 2 requests with a basis of 17.20 元 at the sample rate of 50 %: its row says 2, 17.20, 8.60;
 * 分录 has one debit of 8.60 to expense:dd-subsidy, and 勾稽关系 shows 8.60 = 8.60.
 * Source: SOURCES.md [money-shown] (单位:元, 合计, 大写, 签字, 勾稽).
 */
import { byKey, groupBy, sumOf } from "../../../core/list.ts";
import { basisFen } from "../../../rules/charge.ts";
import { amountCell, chargesOrigin, quantityCell } from "../../../rules/charge-origin.ts";
import { numberColumn } from "../../../sheet/grid.ts";
import { type Sheet, text, type Workbook, yuan } from "../../../sheet/sheet.ts";
import { fundsSheet } from "../funds/funds-sheet.ts";
import type { ReportWords } from "../words.ts";
import { courierSheet, waybillSheet } from "./finance-courier.ts";
import { entrySheet } from "./finance-entries.ts";
import { type FinanceFacts, financeSheet, linesBelow, nameOf } from "./finance-facts.ts";
import { movementSheet } from "./finance-movements.ts";
import { noteSheet } from "./finance-notes.ts";
import { schemeSheet } from "./finance-schemes.ts";
import { summarySheet } from "./finance-summary.ts";
import { tieSheet } from "./finance-ties.ts";

export function financeWorkbook(facts: FinanceFacts, words: ReportWords): Workbook {
  const subsidies = subsidySheet(facts, words);
  const waybills = waybillSheet(facts, words);
  const courier = courierSheet(facts, words);
  const used = fundsSheet(facts, words);
  const entries = entrySheet(facts, words);
  const schemes = schemeSheet(facts, words);
  const movements = movementSheet(facts, words);
  const summary = summarySheet(facts, words, { subsidies, courier, schemes });
  const sheets = { summary, subsidies, courier, waybills, entries, schemes, used };
  const ties = tieSheet(facts, words, sheets);
  return {
    sheets: [
      ...[summary, subsidies, ...(schemes ? [schemes] : []), used, courier, waybills],
      ...[...(movements ? [movements] : []), entries, ties, noteSheet(facts, words)],
    ],
    mark: words.footer({ period: facts.period.id, version: facts.programVersion, label: facts.label }),
  };
}

function subsidySheet(facts: FinanceFacts, words: ReportWords): Sheet {
  const { head } = words;
  const [counted, money] = [{ width: 14, summed: "count" } as const, { width: 14, summed: "yuan" } as const];
  const byLibrary = groupBy(facts.subsidies, (charge) => charge.library ?? "");
  return financeSheet(facts, words, {
    name: words.finance.subsidies,
    facts: [...byLibrary].sort(byKey).map(([code, charges]) => ({
      code,
      charges,
      dd: charges.filter((c) => c.kind === "dd-subsidy"),
      ill: charges.filter((c) => c.kind === "ill-subsidy"),
    })),
    columns: (column) => [
      numberColumn(head.number),
      column("code", { width: 15, align: "center" }, ({ code }) => text(code)),
      column("library", { width: 30 }, ({ code }) => text(nameOf(code, facts, words))),
      column("ddRequests", counted, ({ dd }) => quantityCell(dd)),
      column("ddBasis", money, ({ dd }) => yuan(sumOf(dd, basisFen), chargesOrigin(dd, "basis"))),
      column("ddSubsidy", money, ({ dd }) => amountCell(dd)),
      column("illVolumes", counted, ({ ill }) => quantityCell(ill)),
      column("illSubsidy", money, ({ ill }) => amountCell(ill)),
      column("subsidyTotal", { ...money, width: 15 }, ({ charges }, at) => ({
        ...amountCell(charges),
        ...at.adds(["ddSubsidy", "illSubsidy"]),
      })),
    ],
    below: linesBelow(
      sumOf(facts.subsidies, (c) => c.fen),
      facts,
      words,
    ),
  });
}
