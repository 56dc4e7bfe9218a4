/**
 * 对账单 / statement of one library: its notice, its charges request by request, what it used itself, its corrections and its discrepancies.
 */
import { formatYuan } from "../../core/money.ts";
import type { LibraryCode } from "../../registry/library.ts";
import { stepName } from "../../rules/charge.ts";
import { amountCell, type ChargeMeasure, chargesOrigin, statedCell } from "../../rules/charge-origin.ts";
import { type FramedGrid, gridSheet, numberColumn } from "../../sheet/grid.ts";
import type { Cell } from "../../sheet/origin.ts";
import { count, type Sheet, text, type Workbook } from "../../sheet/sheet.ts";
import { correctionNotes } from "./correction-note.ts";
import { basisSentence, isNet, volumeSentence } from "./fee-sentences.ts";
import { linesAbove, nameOf } from "./finance/finance-facts.ts";
import { ownUseSheet } from "./funds/own-use.ts";
import { noticeSheet } from "./notice.ts";
import type { StatementFacts, StatementLine } from "./statement-facts.ts";
import type { HeadKey, ReportWords } from "./words.ts";

export function statementWorkbook(facts: StatementFacts, words: ReportWords): Workbook {
  const { statement, funds } = words;
  const ofService = (lines: readonly StatementLine[], name: string, isLoan: boolean): Sheet[] => {
    const own = lines.filter((l) => (l.service === "ill") === isLoan);
    return own.length > 0 ? [lineSheet(facts, words, { lines: own, name, isLoan })] : [];
  };
  const ownUse = ownUseSheet(facts, words);
  return {
    sheets: [
      noticeSheet(facts, words),
      ...ofService(facts.lines, statement.supplied, false),
      ...ofService(facts.lines, statement.lent, true),
      ...(ownUse ? [ownUse] : []),
      ...ofService(facts.askedLines, funds.asked, false),
      ...ofService(facts.askedLines, funds.borrowed, true),
      ...correctionNotes(facts, words),
      ...(facts.discrepancies.length > 0 ? [discrepancySheet(facts, words)] : []),
    ],
    mark: words.footer({ period: facts.period.id, version: facts.programVersion, label: facts.label }),
  };
}

/** With the title and the lines above of a list of a library's requests. */
function listSheet<Fact>(facts: StatementFacts, words: ReportWords, grid: FramedGrid<Fact, HeadKey>): Sheet {
  const library = nameOf(facts.library, facts, words);
  return gridSheet({
    heads: words.head,
    title: words.statement.tableTitle({ sheet: grid.name, library }),
    above: linesAbove(facts, words),
    landscape: true,
    ...grid,
  });
}

function lineSheet(
  facts: StatementFacts,
  words: ReportWords,
  { lines, name, isLoan }: { lines: readonly StatementLine[]; name: string; isLoan: boolean },
): Sheet {
  const { head } = words;
  const isCounted = lines.every((l) => l.quantity !== null);
  // Equal arithmetic is one object, of many requests.
  const arithmetics = new Map<StatementLine["steps"], string>();
  const arithmeticOf = ({ steps }: StatementLine): string => {
    const said = arithmetics.get(steps) ?? arithmetic({ steps }, facts, words);
    arithmetics.set(steps, said);
    return said;
  };
  return listSheet(facts, words, {
    name,
    facts: lines,
    isLong: true,
    columns: (column) => [
      numberColumn(head.number),
      column("request", { width: 18 }, (line) => text(line.requestNo)),
      column("day", { width: 12, align: "center" }, (line) => text(line.suppliedOn ?? "")),
      column("partner", { width: 26 }, (line) => text(nameOf(line.counterparty, facts, words))),
      column(
        isLoan ? "illVolumes" : "pages",
        { width: 10, ...(isCounted ? { summed: "count" } : {}) },
        (line) => recordedCell(line, isLoan ? "record-volumes" : "record-pages"),
      ),
      column("item", { width: 44 }, (line) => text(arithmeticOf(line))),
      column(
        isLoan && !isNet(facts.rules, "ill") ? "subsidy" : "fee",
        { width: 12, summed: "yuan" },
        (line) => amountCell([line]),
      ),
      column("stated", { width: 12 }, statedCell),
      column("charge", { width: 15 }, (line) => text(line.id)),
    ],
    total: words.total,
    below: [(isLoan ? volumeSentence : basisSentence)(facts.rules, words)],
  });
}

function recordedCell(line: StatementLine, by: ChargeMeasure): Cell | null {
  return line.quantity === null ? null : count(line.quantity, chargesOrigin([line], by));
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
        item: stepName(s.item, (key) => facts.itemNames.get(key)),
        quantity: s.quantity.toString(),
        unit: words.unit(s.unit),
        unitYuan: formatYuan(s.unitFen),
      }),
    )
    .join(" + ");
}

const PARTIES: ReadonlySet<string> = new Set(["supplier", "requester"]);

type StatedDiscrepancy = StatementFacts["discrepancies"][number];

function discrepancySheet(facts: StatementFacts, words: ReportWords): Sheet {
  const { head, statement } = words;
  const resolution = ({ resolution: made }: StatedDiscrepancy): string =>
    made ? words.resolutionKind(made.kind) : statement.open;
  const other = (d: StatedDiscrepancy): LibraryCode | null =>
    d.supplier === facts.library ? d.requester : d.supplier;
  return listSheet(facts, words, {
    name: statement.discrepancies,
    above: linesAbove(facts, words, false),
    facts: facts.discrepancies,
    columns: (column) => [
      numberColumn(head.number),
      column("item", { width: 12 }, (d) => text(words.service(d.service))),
      column("request", { width: 18 }, (d) => text(d.caseKey)),
      column("kind", { width: 14 }, (d) => text(words.discrepancyKind(d.kind))),
      column("partner", { width: 24 }, (d) => text(nameOf(other(d), facts, words))),
      column("values", { width: 34 }, (d) => text(valuesOf(d, facts, words))),
      column("resolution", { width: 14 }, (d) => text(resolution(d))),
      column("reason", { width: 24 }, (d) => text(d.resolution?.reason ?? "")),
      column("charge", { width: 16 }, (d) => text(d.id)),
    ],
  });
}

/** What each side says, field by field. */
function valuesOf({ fields }: StatedDiscrepancy, facts: StatementFacts, words: ReportWords): string {
  const shown = (field: string, value: string | null): string => {
    if (value === null) return "—";
    return PARTIES.has(field) ? nameOf(value, facts, words) : words.fieldValue({ field, value });
  };
  return fields
    .map((f) =>
      words.statement.fieldDifference({
        field: words.field(f.field),
        supplier: shown(f.field, f.supplier),
        requester: shown(f.field, f.requester),
      }),
    )
    .join("\n");
}
