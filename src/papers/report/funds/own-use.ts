/** 使用经费 / what one library used as requester, by who supplied and is paid: the sheet of its statement that is no bill. */
import { by, groupBy, sumOf } from "../../../core/list.ts";
import { chargesOrigin } from "../../../rules/charge-origin.ts";
import { gridSheet, numberColumn } from "../../../sheet/grid.ts";
import { count, type Sheet, text } from "../../../sheet/sheet.ts";
import { linesAbove, nameOf } from "../finance/finance-facts.ts";
import type { StatementFacts } from "../statement-facts.ts";
import type { ReportWords } from "../words.ts";
import { usedColumns } from "./used-rows.ts";

export function ownUseSheet(facts: StatementFacts, words: ReportWords): Sheet | null {
  const { head, funds, statement } = words;
  const own = facts.used;
  if (own.length === 0) return null;
  const library = nameOf(facts.library, facts, words);
  const counted = facts.askedLines.filter((l) => l.service === "dd" && l.quantity !== null);
  const pages = groupBy(counted, (line) => line.counterparty);
  const bySupplier = [...groupBy(own, (use) => use.payee)]
    .map(([payee, uses]) => ({ payee, uses, lines: pages.get(payee) ?? [] }))
    .sort(by(({ payee }) => payee ?? "~"));
  return gridSheet({
    heads: head,
    name: funds.ownUse,
    title: statement.tableTitle({ sheet: funds.ownUse, library }),
    above: linesAbove(facts, words),
    facts: bySupplier,
    columns: (column) => {
      const [requests, ...more] = usedColumns<(typeof bySupplier)[number]>(column, own);
      return [
        numberColumn(head.number),
        column("partner", { width: 30 }, ({ payee }) =>
          text(payee === null ? funds.noPayee : nameOf(payee, facts, words)),
        ),
        ...(requests ? [requests] : []),
        column("pages", { width: 10, summed: "count" }, ({ lines }) =>
          count(
            sumOf(lines, (line) => BigInt(line.quantity ?? 0)),
            chargesOrigin(lines, "record-pages"),
          ),
        ),
        ...more,
      ];
    },
    total: words.total,
    below: funds.ownNote,
    landscape: true,
  });
}
