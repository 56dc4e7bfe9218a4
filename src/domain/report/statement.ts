/**
 * 对账单与通知 / statement and notice of one library: its records, its charges, and one notice that can't be mistaken.
 *
 * 收款 (receive): the centre pays the library, and the notice says that it is no bill. 付款 (pay): the library pays the
 * centre. 结转 (carry forward): nothing moves. The direction stands in the title, in the headline and in a row of its own,
 * because a centre's "we pay you" sheets were paid as invoices elsewhere (CASES.md 10 no. 26).
 *
 * Worked example: 人大 with 8.60 元 of subsidy gets 收款通知 “不是账单，无需付款”, amount 8.60, 捌元陆角整.
 */
import type { RequestRecord } from "../import/record.ts";
import { capitalYuan, type Fen, formatYuan } from "../money.ts";
import type { Discrepancy, Resolution } from "../reconcile/discrepancy.ts";
import { refuse } from "../refusal.ts";
import type { LibraryCode } from "../registry/library.ts";
import type { Charge } from "../settle/charge.ts";
import { chargesBecause, type FinanceFacts, linesAbove, nameOf } from "./finance-facts.ts";
import { type Cell, count, type Row, type Sheet, text, type Workbook, yuan } from "./sheet.ts";
import type { NoticeKind, ReportWords } from "./words.ts";

export interface ChargeLine {
  readonly charge: Charge;
  readonly record: RequestRecord;
}

export interface StatementFacts
  extends Pick<
    FinanceFacts,
    "period" | "centre" | "label" | "programVersion" | "libraries" | "sample" | "close"
  > {
  readonly library: LibraryCode;
  /** Its subsidy charges. */
  readonly subsidies: readonly Charge[];
  /** The priced requests behind them. */
  readonly lines: readonly ChargeLine[];
  readonly discrepancies: readonly (Discrepancy & { readonly resolution: Resolution | null })[];
  /** The tariff's items and the steps of arithmetic by their names in the language of the workbook. */
  readonly itemNames: ReadonlyMap<string, string>;
  /** What the ledger owes it for this period. */
  readonly payableFen: Fen;
}

export function noticeKind(netFen: Fen): NoticeKind {
  if (netFen === 0n) return "carry-forward";
  return netFen > 0n ? "receive" : "pay";
}

export function statementWorkbook(facts: StatementFacts, words: ReportWords): Workbook {
  const lines = (service: string) => facts.lines.filter((l) => l.charge.service === service);
  const [supplied, lent] = [lines("dd"), lines("ill")];
  const { statement } = words;
  return {
    sheets: [
      noticeSheet(facts, words),
      ...(supplied.length > 0
        ? [lineSheet(facts, words, { name: statement.supplied, lines: supplied, unit: words.head.pages })]
        : []),
      ...(lent.length > 0
        ? [lineSheet(facts, words, { name: statement.lent, lines: lent, unit: words.head.illVolumes })]
        : []),
      ...(facts.discrepancies.length > 0 ? [discrepancySheet(facts, words)] : []),
    ],
    mark: words.footer({ period: facts.period.id, version: facts.programVersion, label: facts.label }),
  };
}

function noticeSheet(facts: StatementFacts, words: ReportWords): Sheet {
  const { statement, head, finance } = words;
  const net = facts.subsidies.reduce((sum, c) => sum + c.fen, 0n);
  if (net !== facts.payableFen) {
    const sides = { left: formatYuan(net), right: formatYuan(facts.payableFen) };
    refuse("report-figures-must-agree", { period: facts.period.id, tie: facts.library, ...sides });
  }
  const kind = noticeKind(net);
  const library = nameOf(facts.library, facts, words);
  const amount = net < 0n ? -net : net;
  const figures = formatYuan(amount);
  const rows: Row[] = (["dd-subsidy", "ill-subsidy"] as const).map((of, i) => {
    const charges = facts.subsidies.filter((c) => c.kind === of);
    const because = chargesBecause(charges);
    return [
      count(i + 1),
      text(words.chargeKind(of)),
      count(
        charges.reduce((sum, c) => sum + c.quantity, 0n),
        because,
      ),
      text(of === "dd-subsidy" ? finance.perRequest : finance.perVolume),
      yuan(
        charges.reduce((sum, c) => sum + c.fen, 0n),
        because,
      ),
    ];
  });
  return {
    name: statement.notice,
    title: statement.title[kind],
    headline: statement.headline[kind]({ library, figures, centre: facts.centre }),
    above: [
      statement.lines.library({ name: library, code: facts.library }),
      ...linesAbove(facts, words),
      `${statement.lines.direction}${statement.direction[kind]({ library, centre: facts.centre })}`,
    ],
    columns: [
      { head: head.number, width: 6, align: "center" },
      { head: head.item, width: 34 },
      { head: head.quantity, width: 12 },
      { head: head.unit, width: 8, align: "center" },
      { head: head.amount, width: 20, summed: "yuan" },
    ],
    rows,
    total: statement.net,
    below: [
      words.capital({ capital: capitalYuan(amount), figures }),
      statement.what[kind],
      statement.ask,
      ...words.signature(facts.centre),
    ],
    landscape: false,
  };
}

function lineSheet(
  facts: StatementFacts,
  words: ReportWords,
  about: { name: string; lines: readonly ChargeLine[]; unit: string },
): Sheet {
  const { head } = words;
  const rows = about.lines.map(({ charge, record }, i): Row => {
    const because = chargesBecause([charge]);
    const quantity = charge.service === "ill" ? record.volumes : record.pages;
    return [
      count(i + 1),
      text(record.requestNo),
      text(record.suppliedOn ?? ""),
      text(nameOf(charge.counterparty, facts, words)),
      quantity === null ? null : count(quantity, because),
      text(arithmetic(charge, facts, words)),
      yuan(charge.fen, because),
      charge.statedFen === null ? null : yuan(charge.statedFen, because),
      text(charge.id),
    ];
  });
  return {
    name: about.name,
    title: words.statement.tableTitle({ sheet: about.name, library: nameOf(facts.library, facts, words) }),
    above: linesAbove(facts, words),
    columns: [
      { head: head.number, width: 6, align: "center" },
      { head: head.request, width: 18 },
      { head: head.day, width: 12, align: "center" },
      { head: head.partner, width: 26 },
      {
        head: about.unit,
        width: 10,
        ...(about.lines.every(quantityKnown) ? { summed: "count" as const } : {}),
      },
      { head: head.item, width: 44 },
      { head: head.fee, width: 12, summed: "yuan" },
      { head: head.stated, width: 12 },
      { head: head.charge, width: 15 },
    ],
    rows,
    total: words.total,
    below: [words.finance.basisOnly],
    landscape: true,
  };
}

function quantityKnown({ charge, record }: ChargeLine): boolean {
  return (charge.service === "ill" ? record.volumes : record.pages) !== null;
}

/** "ordinary copy 12 page × 0.30 + urgent 1 item × 10.00". */
function arithmetic(charge: Charge, facts: StatementFacts, words: ReportWords): string {
  return charge.steps
    .map((s) =>
      words.statement.steps({
        item: facts.itemNames.get(s.item) ?? s.item,
        quantity: s.quantity.toString(),
        unit: words.unit(s.unit),
        unitYuan: formatYuan(s.unitFen),
      }),
    )
    .join(" + ");
}

const PARTIES: ReadonlySet<string> = new Set(["supplier", "requester"]);

function discrepancySheet(facts: StatementFacts, words: ReportWords): Sheet {
  const { head, statement } = words;
  const shown = (field: string, value: string | null): string => {
    if (value === null) return "—";
    return PARTIES.has(field) ? nameOf(value, facts, words) : words.fieldValue({ field, value });
  };
  const rows = facts.discrepancies.map((d, i): Row => {
    const values = d.fields.map((f) =>
      statement.fieldDifference({
        field: words.field(f.field),
        supplier: shown(f.field, f.supplier),
        requester: shown(f.field, f.requester),
      }),
    );
    const other = d.supplier === facts.library ? d.requester : d.supplier;
    const resolved: Cell = text(d.resolution ? words.resolutionKind(d.resolution.kind) : statement.open);
    return [
      count(i + 1),
      text(words.service(d.service)),
      text(d.caseKey),
      text(words.discrepancyKind(d.kind)),
      text(nameOf(other, facts, words)),
      text(values.join("\n")),
      resolved,
      text(d.resolution?.reason ?? ""),
      text(d.id),
    ];
  });
  return {
    name: statement.discrepancies,
    title: statement.tableTitle({
      sheet: statement.discrepancies,
      library: nameOf(facts.library, facts, words),
    }),
    above: linesAbove(facts, words, false),
    columns: [
      { head: head.number, width: 6, align: "center" },
      { head: head.item, width: 12 },
      { head: head.request, width: 18 },
      { head: head.kind, width: 14 },
      { head: head.partner, width: 24 },
      { head: head.values, width: 34 },
      { head: head.resolution, width: 14 },
      { head: head.reason, width: 24 },
      { head: head.charge, width: 16 },
    ],
    rows,
    total: null,
    below: [],
    landscape: true,
  };
}
