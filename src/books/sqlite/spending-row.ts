/** Lines of spending as rows, imported and typed: the order of the columns stands here once. */
import type { Spending } from "../../review/subproject/spending.ts";
import { fenOf } from "./record-row.ts";
import type { SqlValue } from "./write/fact-table.ts";

export const SPENT_COLUMNS = [
  ...[
    "subproject",
    "line",
    "economic_class",
    "source",
    "voucher_no",
    "entry_no",
    "day",
    "text",
    "payee",
    "fen",
  ],
];

export function spentValues(s: Spending): SqlValue[] {
  return [
    s.subproject,
    s.line,
    s.economicClass,
    s.source,
    s.voucherNo,
    s.entryNo,
    s.day,
    s.text,
    s.payee,
    s.fen,
  ];
}

export type SpentRow = Omit<Spending, "fen"> & { readonly fen: number };

/** As SQL, under the names of the domain. `alias` is the table. */
export function selectedSpent(alias: string): string {
  const columns = ["subproject", "line", "source", "day", "text", "payee", "fen"].map((c) => `${alias}.${c}`);
  const renamed = { economic_class: "economicClass", voucher_no: "voucherNo", entry_no: "entryNo" };
  return [...columns, ...Object.entries(renamed).map(([c, name]) => `${alias}.${c} AS ${name}`)].join(", ");
}

export function spentOf<R extends SpentRow>(row: R): Omit<R, "fen"> & { fen: bigint } {
  return { ...row, fen: fenOf(row.fen) };
}
