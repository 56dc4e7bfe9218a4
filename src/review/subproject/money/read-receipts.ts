/**
 * 到位资金表 / a table of receipts as the finance office keeps it: 日期, 凭证号, 图书馆, 资金来源, 类型 (到位, 转拨, 上缴), 金额, 摘要.
 *
 * Strict: a cell that can't be read is a finding with its place, and then nothing of the table is taken. A 合计 row is passed over.
 * Worked example: 2024-03-15 | 付-0018 | 10034 | 财政拨款 | 上缴 | -787.40 → 787.40 of 10034's public money were returned.
 */
import type { Day } from "../../../core/day.ts";
import { type Finding, finding } from "../../../core/finding.ts";
import { type Fen, parseYuan } from "../../../core/money.ts";
import type { Place } from "../../../core/source.ts";
import { DATE_FORMS } from "../../../month/import/columns/profile.ts";
import { readDay } from "../../../month/import/reading/read-day.ts";
import type { FundSource } from "../../../records/record.ts";
import {
  type ColumnSpec,
  type RegistryTable,
  readTable,
  type TableRow,
} from "../../../registry/registry-table.ts";
import { fundSourceOf, meantBy } from "../read-budget-table.ts";
import type { ReceiptKind } from "./money-received.ts";

export interface ReceiptRow {
  readonly day: Day;
  readonly voucherNo: string;
  /** As written. */
  readonly library: string;
  readonly source: FundSource;
  readonly kind: ReceiptKind;
  readonly fen: Fen;
  readonly text: string;
  readonly at: Place;
}

type Column = "day" | "voucherNo" | "library" | "source" | "kind" | "amount" | "text";

const COLUMNS: readonly ColumnSpec<Column>[] = [
  { key: "day", headings: ["日期", "Date"], required: true },
  { key: "voucherNo", headings: ["凭证号", "凭证编号", "Voucher"], required: true },
  { key: "library", headings: ["图书馆", "学校", "单位", "Library"], required: true },
  { key: "source", headings: ["资金来源", "资金性质", "Source"], required: false },
  { key: "kind", headings: ["类型", "Kind"], required: false },
  { key: "amount", headings: ["金额", "金额(元)", "Amount"], required: true },
  { key: "text", headings: ["摘要", "说明", "Text"], required: false },
];

const KIND_WORDS: Readonly<Record<ReceiptKind, readonly string[]>> = {
  received: ["", "到位", "received"],
  "passed-on": ["转拨", "passed on", "passed-on"],
  returned: ["上缴", "returned"],
};

export function readReceipts(table: RegistryTable): {
  rows: readonly ReceiptRow[];
  findings: readonly Finding[];
} {
  const read = readTable(table, COLUMNS);
  const findings = [...read.findings];
  const rows = read.rows
    .filter((row) => !/^(合计|总计|total)$/i.test(row.text("day")))
    .flatMap((row) => receiptRow(row, findings));
  return { rows, findings };
}

function receiptRow(row: TableRow<Column>, findings: Finding[]): ReceiptRow[] {
  const text = (column: Column): string => row.text(column);
  const day = readDay(text("day"), { forms: DATE_FORMS, epoch: 1900, period: null });
  const [kind, source] = [meantBy(KIND_WORDS, text("kind")), fundSourceOf(text("source"))];
  const fen = parseYuan(text("amount"));
  const before = findings.length;
  const bad = (column: Column, found: Pick<Finding, "code" | "params">): void => {
    findings.push({ ...found, at: row.at(column), text: row.text(column) });
  };
  if (typeof day !== "string") bad("day", finding("date-must-be-readable", { text: text("day") }));
  if (!kind) bad("kind", finding("receipt-kind-must-be-known", { text: text("kind") }));
  if (!source) bad("source", finding("fund-source-must-be-known", { text: text("source") }));
  if (fen === undefined) bad("amount", finding("amount-must-be-exact", { text: text("amount") }));
  if (text("library") === "") bad("library", finding("value-must-be-given", { heading: "图书馆" }));
  if (findings.length > before || typeof day !== "string" || !kind || !source || fen === undefined) return [];
  const [voucherNo, library] = [text("voucherNo"), text("library")];
  return [{ day, voucherNo, library, source, kind, fen, text: text("text"), at: row.at("voucherNo") }];
}
