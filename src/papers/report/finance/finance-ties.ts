/**
 * 勾稽关系 / ties: the same figure by two ways. Both sides are live formulas; all must agree, or no file is written.
 *
 * The right side comes from somewhere else than the left: the ledger's postings, the single requests, another sheet.
 */
import { type Finding, finding } from "../../../core/finding.ts";
import { sumOf } from "../../../core/list.ts";
import { type Fen, formatYuan } from "../../../core/money.ts";
import { refuse } from "../../../core/refusal.ts";
import type { Cell } from "../../../sheet/because.ts";
import {
  count,
  dataRow,
  foreign,
  type Row,
  rowNumber,
  type Sheet,
  text,
  totalOf,
  yuan,
} from "../../../sheet/sheet.ts";
import type { ReportWords, TieKey } from "../words.ts";
import type { FinanceFacts } from "./finance-facts.ts";
import { linesAbove } from "./finance-facts.ts";
import { SCHEME } from "./finance-schemes.ts";

interface FinanceSheets {
  readonly summary: Sheet;
  readonly subsidies: Sheet;
  readonly courier: Sheet;
  readonly waybills: Sheet;
  readonly entries: Sheet;
  readonly schemes: Sheet | null;
}

interface Tie {
  readonly key: TieKey;
  readonly left: Cell;
  readonly right: Cell;
}

export function tieSheet(facts: FinanceFacts, words: ReportWords, sheets: FinanceSheets): Sheet {
  const ties = tiesOf(facts, sheets);
  const broken = ties.filter((tie) => amountOf(tie.left) !== amountOf(tie.right));
  if (broken.length > 0) {
    const findings = broken.map((tie) => brokenTie(tie, facts.period.id));
    refuse("report-must-tie-out", { period: facts.period.id, ties: broken.length }, { findings });
  }
  const { finance, head } = words;
  const above = linesAbove(facts, words);
  const rows: Row[] = ties.map((tie, i) => {
    const at = above.length + 3 + i;
    const because = { kind: "cells", addresses: [`C${at}`], minus: [`D${at}`] } as const;
    const isMoney = tie.left.value.kind === "yuan";
    const difference = isMoney ? yuan(0n, because) : count(0, because);
    return [
      rowNumber(i + 1),
      text(finance.tie[tie.key]),
      tie.left,
      tie.right,
      { ...difference, formula: `ROUND(C${at}-D${at},2)` },
      { ...text(finance.agrees), formula: `IF(E${at}=0,"${finance.agrees}","${finance.disagrees}")` },
    ];
  });
  return {
    name: finance.ties,
    title: finance.title(finance.ties),
    above,
    columns: [
      { head: head.number, width: 6, align: "center" },
      { head: head.check, width: 50 },
      { head: head.left, width: 17 },
      { head: head.right, width: 17 },
      { head: head.difference, width: 13 },
      { head: head.result, width: 10, align: "center" },
    ],
    rows,
    total: null,
    below: words.signature(facts.centre),
    landscape: true,
  };
}

function tiesOf(facts: FinanceFacts, sheets: FinanceSheets): Tie[] {
  const { summary, subsidies, courier, waybills, entries } = sheets;
  const single = { kind: "charges-of", period: facts.period.id, of: "fee-basis" } as const;
  const basis = (service: string) => facts.basis.find((b) => b.service === service);
  return [
    {
      key: "subsidies-in-summary",
      left: sumOfCells(summary, { column: 4, rows: [0, 1] }),
      right: totalOf(subsidies, 8),
    },
    { key: "courier-in-summary", left: cellOf(summary, { column: 4, row: 2 }), right: totalOf(courier, 5) },
    { key: "waybills-by-library", left: totalOf(courier, 5), right: totalOf(waybills, 6) },
    {
      key: "dd-subsidy-in-ledger",
      left: totalOf(subsidies, 5),
      right: booked(entries, facts, "expense:dd-subsidy"),
    },
    {
      key: "ill-subsidy-in-ledger",
      left: totalOf(subsidies, 7),
      right: booked(entries, facts, "expense:ill-subsidy"),
    },
    { key: "courier-in-ledger", left: totalOf(courier, 5), right: booked(entries, facts, "expense:courier") },
    { key: "held-in-ledger", left: totalOf(courier, 6), right: booked(entries, facts, "claim:courier") },
    { key: "payable-by-library", left: owedToLibraries(sheets), right: payable(facts) },
    { key: "debit-credit", left: totalOf(entries, 5), right: totalOf(entries, 6) },
    {
      key: "requests-by-request",
      left: totalOf(subsidies, 3),
      right: count(basis("dd")?.requests ?? 0n, { ...single, service: "dd", by: "quantity" }),
    },
    {
      key: "basis-by-request",
      left: totalOf(subsidies, 4),
      right: yuan(basis("dd")?.fen ?? 0n, { ...single, service: "dd", by: "amount" }),
    },
    {
      key: "volumes-by-request",
      left: totalOf(subsidies, 6),
      right: count(basis("ill")?.volumes ?? 0n, { ...single, service: "ill", by: "volumes" }),
    },
  ];
}

function cellOf(sheet: Sheet, at: { column: number; row: number }): Cell {
  const address = foreign(sheet, { column: at.column, row: dataRow(sheet, at.row) });
  const value = sheet.rows[at.row]?.[at.column]?.value ?? { kind: "yuan", fen: 0n };
  return { value, formula: address, because: { kind: "cells", addresses: [address] } };
}

function sumOfCells(sheet: Sheet, at: { column: number; rows: readonly number[] }): Cell {
  const cells = at.rows.map((row) => cellOf(sheet, { column: at.column, row }));
  const addresses = cells.map((c) => c.formula ?? "");
  const fen = sumOf(cells, amountOf);
  return { ...yuan(fen, { kind: "cells", addresses }), formula: addresses.join("+") };
}

/** Debits less credits of one account, out of the sheet of entries. */
function booked(sheet: Sheet, facts: FinanceFacts, account: string): Cell {
  const fen = facts.entries
    .flatMap((e) => e.postings)
    .filter((p) => p.account === account)
    .reduce((sum, p) => sum + p.fen, 0n);
  const when = { period: facts.period.id, when: "in", isMoved: true } as const;
  const because = { kind: "account", account, ...when, isMinus: false } as const;
  if (sheet.rows.length === 0) return yuan(fen, because);
  const range = (column: number): string => {
    const [from, to] = [0, sheet.rows.length - 1].map((row) =>
      foreign(sheet, { column, row: dataRow(sheet, row) }),
    );
    return `${from}:${to?.split("!")[1]}`;
  };
  const sumIf = (column: number): string => `SUMIF(${range(3)},"${account}",${range(column)})`;
  return { ...yuan(fen, because), formula: `${sumIf(5)}-${sumIf(6)}` };
}

/** Subsidies, and what schemes come to where there are any. */
function owedToLibraries({ subsidies, schemes }: FinanceSheets): Cell {
  const own = totalOf(subsidies, 8);
  if (schemes === null) return own;
  const net = totalOf(schemes, SCHEME.net);
  const addresses = [own.formula ?? "", net.formula ?? ""];
  return {
    ...yuan(amountOf(own) + amountOf(net), { kind: "cells", addresses }),
    formula: addresses.join("+"),
  };
}

/** What the ledger owes the libraries for this period. */
function payable(facts: FinanceFacts): Cell {
  const fen = facts.balances
    .filter((b) => b.account.startsWith("payable:library:"))
    .reduce((sum, b) => sum - b.fen, 0n);
  const when = { period: facts.period.id, when: "in", isMoved: false } as const;
  return yuan(fen, { kind: "account", account: "payable:library:", ...when, isMinus: true });
}

function amountOf(cell: Cell): Fen {
  const { value } = cell;
  return value.kind === "yuan" ? value.fen : value.kind === "count" ? value.count : 0n;
}

function brokenTie(tie: Tie, period: string): Finding {
  const shown = (cell: Cell): string =>
    cell.value.kind === "yuan" ? formatYuan(cell.value.fen) : `${amountOf(cell)}`;
  return finding("report-figures-must-agree", {
    period,
    tie: tie.key,
    left: shown(tie.left),
    right: shown(tie.right),
  });
}
