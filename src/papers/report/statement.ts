/**
 * 对账单 / statement of one library: its notice, its charges request by request, its corrections and its discrepancies.
 */
import { formatYuan } from "../../core/money.ts";
import { type ChargeMeasure, chargesBecause } from "../../rules/charge-origin.ts";
import type { Because, Cell } from "../../sheet/because.ts";
import { madeRows } from "../../sheet/made-rows.ts";
import { count, type Row, rowNumber, type Sheet, text, type Workbook, yuan } from "../../sheet/sheet.ts";
import { correctionNotes } from "./correction-note.ts";
import { linesAbove, nameOf } from "./finance/finance-facts.ts";
import { noticeSheet } from "./notice.ts";
import type { StatementFacts, StatementLine } from "./statement-facts.ts";
import type { ReportWords } from "./words.ts";

export function statementWorkbook(facts: StatementFacts, words: ReportWords): Workbook {
  const lines = (service: string) => facts.lines.filter((l) => l.service === service);
  const [supplied, lent] = [lines("dd"), lines("ill")];
  const { statement } = words;
  return {
    sheets: [
      noticeSheet(facts, words),
      ...(supplied.length > 0
        ? [lineSheet(facts, words, { name: statement.supplied, lines: supplied, unit: words.head.pages })]
        : []),
      ...(lent.length > 0
        ? [
            lineSheet(facts, words, {
              ...{ name: statement.lent, lines: lent, unit: words.head.illVolumes },
              isLoan: true,
            }),
          ]
        : []),
      ...correctionNotes(facts, words),
      ...(facts.discrepancies.length > 0 ? [discrepancySheet(facts, words)] : []),
    ],
    mark: words.footer({ period: facts.period.id, version: facts.programVersion, label: facts.label }),
  };
}

function lineSheet(
  facts: StatementFacts,
  words: ReportWords,
  about: { name: string; lines: readonly StatementLine[]; unit: string; isLoan?: boolean },
): Sheet {
  const { head } = words;
  const rows = madeRows(about.lines.length, (i) => {
    const line = about.lines[i];
    return line ? lineRow(line, i, facts, words) : [];
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
        ...(about.lines.every((l) => l.quantity !== null) ? { summed: "count" as const } : {}),
      },
      { head: head.item, width: 44 },
      { head: about.isLoan ? head.subsidy : head.fee, width: 12, summed: "yuan" },
      { head: head.stated, width: 12 },
      { head: head.charge, width: 15 },
    ],
    rows,
    total: words.total,
    below: [about.isLoan ? words.finance.subsidyOnly : words.finance.basisOnly],
    landscape: true,
  };
}

function lineRow(line: StatementLine, index: number, facts: StatementFacts, words: ReportWords): Row {
  const { id, service, quantity, fen, statedFen } = line;
  const by = (by: ChargeMeasure): Because => chargesBecause([{ id }], by);
  return [
    rowNumber(index + 1),
    text(line.requestNo),
    text(line.suppliedOn ?? ""),
    text(nameOf(line.counterparty, facts, words)),
    quantity === null ? null : count(quantity, by(service === "ill" ? "record-volumes" : "record-pages")),
    text(arithmetic(line, facts, words)),
    yuan(fen, by("amount")),
    statedFen === null ? null : yuan(statedFen, by("stated")),
    text(id),
  ];
}

/** "ordinary copy 12 page × 0.30 + urgent 1 item × 10.00". */
function arithmetic(
  { steps }: Pick<StatementLine, "steps">,
  facts: StatementFacts,
  words: ReportWords,
): string {
  return steps
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
      rowNumber(i + 1),
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
