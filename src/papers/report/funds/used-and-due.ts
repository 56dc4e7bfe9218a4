/**
 * 各馆使用与应得 / used and due by library, over the settled periods of a span: what was paid for its requests, and what it is
 * owed for what it did for others. Both add up to the same money; where they don't, no workbook is made.
 *
 * Worked example: 北大 used 8.60 that 人大 is due, and is due 10.00 that 人大 used: 使用减应得 is −1.40 and 1.40.
 */
import { finding } from "../../../core/finding.ts";
import { groupBy, sumOf } from "../../../core/list.ts";
import { type Fen, formatYuan } from "../../../core/money.ts";
import { refuse } from "../../../core/refusal.ts";
import { type FundUser, usedFen } from "../../../month/settle/funds-used.ts";
import type { ChargeTotal } from "../../../month/settle/run.ts";
import type { ChargeKind } from "../../../rules/charge.ts";
import { gridSheet, numberColumn } from "../../../sheet/grid.ts";
import { fenOf, type Sheet, text, totalOf, yuan } from "../../../sheet/sheet.ts";
import type { CostFacts } from "../statistics/statistics-costs.ts";
import { type SheetFacts, sheetTop, spanLine } from "../statistics/statistics-sheet.ts";
import type { ReportWords } from "../words.ts";
import { type UsedRow, usedColumns, usedRows, userCode, userName } from "./used-rows.ts";

const DUE: readonly ChargeKind[] = ["dd-subsidy", "ill-subsidy", "grant", "bill"];

type Facts = SheetFacts & CostFacts & Parameters<typeof userName>[1];

export function usedAndDueSheet(facts: Facts, words: ReportWords): Sheet | null {
  const uses = facts.costs.flatMap((costs) => costs.used);
  if (uses.length === 0) return null;
  const { head, funds, year } = words;
  const due = dueOf(facts);
  const idle = [...due.keys()].filter((user) => !uses.some((use) => use.user === user));
  const nothing = idle.map((user): [FundUser, UsedRow["uses"]] => [user, []]);
  const money = { width: 14, summed: "yuan" } as const;
  const periods = facts.costs.map((costs) => costs.period);
  const sample = facts.costs.some((costs) => costs.sample) ? [words.sampleLine] : [];
  const unsettled = facts.unsettled.length === 0 ? [] : [year.unsettled(facts.unsettled.join(", "))];
  const sheet = gridSheet({
    ...sheetTop(facts, words, funds.usedAndDue),
    above: [spanLine(facts, words, words.unitYuan), ...sample, ...unsettled],
    heads: head,
    facts: usedRows([...groupBy(uses, (use) => use.user), ...nothing], facts),
    columns: (column) => [
      numberColumn(head.number),
      column("code", { width: 11, align: "center" }, ({ user }) => userCode(user)),
      column("library", { width: 32 }, ({ user }) => text(userName(user, facts, words))),
      ...usedColumns(column, uses),
      column("dueTotal", money, ({ user }) => {
        const library = user === "none" || user === "corrected" ? undefined : user;
        if (library === undefined) return yuan(0n, { kind: "cells", addresses: [] });
        return yuan(due.get(library) ?? 0n, { kind: "funds-of", periods, library, kinds: DUE });
      }),
      column("usedLessDue", money, ({ user, uses: own }, at) => ({
        ...yuan(sumOf(own.filter(isPaid), usedFen) - (due.get(user) ?? 0n)),
        ...at.adds(["usedTotal"], ["dueTotal"]),
      })),
    ],
    total: words.total,
    landscape: true,
  });
  const [used, owed] = [fenOf(totalOf(sheet, "usedTotal")), fenOf(totalOf(sheet, "dueTotal"))];
  mustTie({ period: facts.span.id, used, owed });
  const agrees = funds.agreesLine({ used: formatYuan(used), due: formatYuan(owed) });
  return { ...sheet, below: [agrees, ...funds.rules] };
}

const isPaid = ({ kind }: { kind: string }): boolean => kind !== "fee-basis";

/** What the settlements in force owe each library, as it moves its account. */
function dueOf({ costs }: CostFacts): Map<FundUser, Fen> {
  const totals = costs.flatMap((own) => own.totals.filter(({ kind }) => DUE.includes(kind)));
  const fen = (t: ChargeTotal): Fen => (t.kind === "bill" ? -t.fen : t.fen);
  return new Map([...groupBy(totals, (t) => t.library)].map(([library, own]) => [library, sumOf(own, fen)]));
}

function mustTie({ period, used, owed }: { period: string; used: Fen; owed: Fen }): void {
  if (used === owed) return;
  const sides = { period, tie: "used-schemes", left: formatYuan(used), right: formatYuan(owed) };
  refuse(
    "report-must-tie-out",
    { period, ties: 1 },
    { findings: [finding("report-figures-must-agree", sides)] },
  );
}
