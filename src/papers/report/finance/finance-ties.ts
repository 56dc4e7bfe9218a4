/**
 * 勾稽关系 / ties: the same figure by two ways. Both sides are live formulas; all must agree, or no file is written.
 *
 * The right side comes from somewhere else than the left: the ledger's postings, the single requests, another sheet.
 */
import { type Finding, finding } from "../../../core/finding.ts";
import { groupBy, sumOf } from "../../../core/list.ts";
import { type Fen, formatYuan } from "../../../core/money.ts";
import { refuse } from "../../../core/refusal.ts";
import type { Service } from "../../../registry/library.ts";
import type { ChargeMeasure } from "../../../rules/charge-origin.ts";
import { numberColumn } from "../../../sheet/grid.ts";
import type { Cell, Origin } from "../../../sheet/origin.ts";
import { cellOf, columnRange, count, type Sheet, text, totalOf, yuan } from "../../../sheet/sheet.ts";
import type { ReportWords, TieKey } from "../words.ts";
import { type FinanceFacts, financeSheet } from "./finance-facts.ts";
import { type SummaryKind, summaryAmount } from "./finance-summary.ts";

interface FinanceSheets {
  readonly summary: Sheet;
  readonly subsidies: Sheet;
  readonly courier: Sheet;
  readonly waybills: Sheet;
  readonly entries: Sheet;
  readonly schemes: Sheet | null;
  readonly used: Sheet;
}

interface Tie {
  readonly key: TieKey;
  /** Of one company's amounts. */
  readonly company?: string;
  readonly left: Cell;
  readonly right: Cell;
}

export function tieSheet(facts: FinanceFacts, words: ReportWords, sheets: FinanceSheets): Sheet {
  const ties = [...tiesOf(facts, sheets), ...companyTies(facts, sheets)];
  const broken = ties.filter((tie) => amountOf(tie.left) !== amountOf(tie.right));
  if (broken.length > 0) {
    const findings = broken.map((tie) => brokenTie(tie, facts.period.id));
    refuse("report-must-tie-out", { period: facts.period.id, ties: broken.length }, { findings });
  }
  const { finance, head } = words;
  return financeSheet(facts, words, {
    name: finance.ties,
    facts: ties,
    columns: (column) => [
      numberColumn(head.number),
      column("check", { width: 50 }, ({ key, company }) =>
        text([...(company === undefined ? [] : [company]), finance.tie[key]].join(" · ")),
      ),
      column("left", { width: 17 }, ({ left }) => left),
      column("right", { width: 17 }, ({ right }) => right),
      column("difference", { width: 13 }, ({ left }, at) => {
        const { formula, origin } = at.adds(["left"], ["right"]);
        return {
          ...(left.value.kind === "yuan" ? yuan(0n) : count(0)),
          formula: `ROUND(${formula},2)`,
          origin,
        };
      }),
      column("result", { width: 10, align: "center" }, (_, at) => ({
        ...text(finance.agrees),
        formula: `IF(${at.address("difference")}=0,"${finance.agrees}","${finance.disagrees}")`,
      })),
    ],
    total: null,
  });
}

/** Where libraries settle fees among themselves nothing is subsidized, and the sheet of subsidies says nothing of requests. */
const SUBSIDIZED: ReadonlyMap<TieKey, string> = new Map([
  ["requests-by-request", "dd-subsidy"],
  ["basis-by-request", "dd-subsidy"],
  ["volumes-by-request", "ill-subsidy"],
]);

function tiesOf(facts: FinanceFacts, sheets: FinanceSheets): Tie[] {
  const { summary, subsidies, courier, waybills, entries, used } = sheets;
  const amount = (kind: SummaryKind): Cell => summaryAmount(summary, kind);
  const booking = (account: string): Cell => booked(entries, facts, account);
  const basis = (service: Service) => facts.basis.find((b) => b.service === service);
  const single = (service: Service, by: ChargeMeasure): Origin => ({
    ...{ kind: "charges-of", period: facts.period.id, of: "fee-basis" },
    ...{ service, by },
  });
  const requests = count(basis("dd")?.requests ?? 0n, single("dd", "quantity"));
  const fees = yuan(basis("dd")?.fen ?? 0n, single("dd", "amount"));
  const volumes = count(basis("ill")?.volumes ?? 0n, single("ill", "volumes"));
  const sides: [key: TieKey, left: Cell, right: Cell][] = [
    [
      "subsidies-in-summary",
      addedUp([amount("dd-subsidy"), amount("ill-subsidy")]),
      totalOf(subsidies, "subsidyTotal"),
    ],
    ["courier-in-summary", amount("courier"), totalOf(courier, "payable")],
    ["waybills-by-library", totalOf(courier, "payable"), totalOf(waybills, "payable")],
    ["dd-subsidy-in-ledger", totalOf(subsidies, "ddSubsidy"), booking("expense:dd-subsidy")],
    ["ill-subsidy-in-ledger", totalOf(subsidies, "illSubsidy"), booking("expense:ill-subsidy")],
    ["courier-in-ledger", totalOf(courier, "payable"), booking("expense:courier")],
    ["held-in-ledger", totalOf(courier, "held"), booking("claim:courier")],
    ["payable-by-library", owedToLibraries(sheets), payable(facts)],
    ["debit-credit", totalOf(entries, "debit"), totalOf(entries, "credit")],
    ["requests-by-request", totalOf(subsidies, "ddRequests"), requests],
    ["basis-by-request", totalOf(subsidies, "ddBasis"), fees],
    ["volumes-by-request", totalOf(subsidies, "illVolumes"), volumes],
    ["used-requests", totalOf(used, "ddRequests"), requests],
    ["used-basis", totalOf(used, "ddBasis"), fees],
    ["used-volumes", totalOf(used, "illVolumes"), volumes],
    ["used-dd-subsidy", totalOf(used, "ddSubsidy"), totalOf(subsidies, "ddSubsidy")],
    ["used-ill-subsidy", totalOf(used, "illSubsidy"), totalOf(subsidies, "illSubsidy")],
    ["used-schemes", totalOf(used, "usedTotal"), owedToLibraries(sheets)],
  ];
  const isPaid = (kind: string): boolean => facts.subsidies.some((charge) => charge.kind === kind);
  return sides.flatMap(([key, left, right]) => {
    const kind = SUBSIDIZED.get(key);
    return kind === undefined || isPaid(kind) ? [{ key, left, right }] : [];
  });
}

/** 各公司: where the courier sheet has several, what each is paid and what is held of its bill, beside what its accounts were booked. */
function companyTies(facts: FinanceFacts, { courier, entries }: FinanceSheets): Tie[] {
  if (!courier.columns.some((c) => c.key === "company")) return [];
  const rows = courier.rows.map((_, row) => row);
  const companyIn = (row: number): string => {
    const { value } = cellOf(courier, "company", row);
    return value.kind === "text" ? value.text : "";
  };
  return [...groupBy(rows, companyIn)].flatMap(([company, own]) => {
    const billed = (key: "payable" | "held"): Cell => {
      const sumIf = `SUMIF(${columnRange(courier, "company")},"${company}",${columnRange(courier, key)})`;
      return { ...addedUp(own.map((row) => cellOf(courier, key, row))), formula: sumIf };
    };
    return [
      {
        ...({ key: "company-payable", company, left: billed("payable") } as const),
        right: settled(entries, facts, `payable:courier:${company}`),
      },
      {
        ...({ key: "company-held", company, left: billed("held") } as const),
        right: settled(entries, facts, `held:courier:${company}`),
      },
    ];
  });
}

/** Credits less debits of one account by the settlements of the period, whose entries are named by it; payments are none of them. */
function settled(sheet: Sheet, facts: FinanceFacts, account: string): Cell {
  const { id } = facts.period;
  const postings = facts.entries.filter((e) => e.id.startsWith(`${id}/`)).flatMap((e) => e.postings);
  const fen = sumOf(postings, (p) => (p.account === account ? -p.fen : 0n));
  const origin = { kind: "account", account, period: id, when: "in", isMoved: false, isMinus: true } as const;
  if (sheet.rows.length === 0) return yuan(fen, origin);
  const sumIfs = (key: string): string => {
    const wanted = [columnRange(sheet, "account"), `"${account}"`, columnRange(sheet, "entry"), `"${id}/*"`];
    return `SUMIFS(${[columnRange(sheet, key), ...wanted].join(",")})`;
  };
  return { ...yuan(fen, origin), formula: `${sumIfs("credit")}-${sumIfs("debit")}` };
}

function addedUp(cells: readonly Cell[]): Cell {
  const addresses = cells.map((c) => c.formula ?? "");
  return { ...yuan(sumOf(cells, amountOf), { kind: "cells", addresses }), formula: addresses.join("+") };
}

/** Debits less credits of one account, out of the sheet of entries. */
function booked(sheet: Sheet, facts: FinanceFacts, account: string): Cell {
  const fen = facts.entries
    .flatMap((e) => e.postings)
    .filter((p) => p.account === account)
    .reduce((sum, p) => sum + p.fen, 0n);
  const when = { period: facts.period.id, when: "in", isMoved: true } as const;
  const origin = { kind: "account", account, ...when, isMinus: false } as const;
  if (sheet.rows.length === 0) return yuan(fen, origin);
  const sumIf = (key: string): string =>
    `SUMIF(${columnRange(sheet, "account")},"${account}",${columnRange(sheet, key)})`;
  return { ...yuan(fen, origin), formula: `${sumIf("debit")}-${sumIf("credit")}` };
}

/** Subsidies, and what schemes come to where there are any. */
function owedToLibraries({ subsidies, schemes }: FinanceSheets): Cell {
  const own = totalOf(subsidies, "subsidyTotal");
  return schemes === null ? own : addedUp([own, totalOf(schemes, "net")]);
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
    tie: [...(tie.company === undefined ? [] : [tie.company]), tie.key].join(" "),
    left: shown(tie.left),
    right: shown(tie.right),
  });
}
