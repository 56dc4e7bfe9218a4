/** 集团采购统计表 / the sheets of group purchase: by package and by library, with what was saved and what is still to be paid. */
import { linesIn, type PurchaseFigures, packageOf, purchaseBy } from "../../../review/services/purchase.ts";
import { type Column, type Row, type Sheet, text } from "../../../sheet/sheet.ts";
import { countCell, ratioCell, yuanCell } from "../figure-cells.ts";
import { nameOf } from "../finance/finance-facts.ts";
import type { ReportWords } from "../words.ts";
import type { StatisticsFacts } from "./statistics-facts.ts";
import { sheetOf } from "./statistics-sheet.ts";

export function purchaseSheets(facts: StatisticsFacts, words: ReportWords): Sheet[] {
  const { span } = facts;
  const lines = linesIn(facts.services.purchases, span);
  if (lines.length === 0) return [];
  const { sheet, head, below } = words.services;
  const common = { total: words.total, below: below.purchase, landscape: true };
  const named = new Map(lines.map((l) => [packageOf(l), l]));
  const packages = [...purchaseBy(lines, "package", span)].map(([key, f]): Row => {
    const line = named.get(key);
    return [
      text(`${line?.year ?? ""}`),
      text(line?.packageName ?? key),
      countCell(f.libraries),
      ...moneyCells(f),
    ];
  });
  const libraries = [...purchaseBy(lines, "library", span)].map(
    ([code, f]): Row => [
      text(code),
      text(nameOf(code, facts, words)),
      countCell(f.packages),
      ...moneyCells(f),
    ],
  );
  return [
    sheetOf(facts, words, {
      name: sheet.purchasePackages,
      columns: [
        { head: head.year, width: 8, align: "center" },
        { head: head.package, width: 30 },
        { head: head.libraries, width: 12 },
        ...moneyColumns(words),
      ],
      rows: packages,
      ...common,
    }),
    sheetOf(facts, words, {
      name: sheet.purchaseLibraries,
      columns: [
        { head: words.head.code, width: 12, align: "center" },
        { head: words.head.library, width: 32 },
        { head: head.packages, width: 12 },
        ...moneyColumns(words),
      ],
      rows: libraries,
      ...common,
    }),
  ];
}

function moneyColumns(words: ReportWords): Column[] {
  const { head } = words.services;
  const yuan = (said: string): Column => ({ head: said, width: 16, summed: "yuan" });
  return [
    yuan(head.list),
    yuan(head.group),
    yuan(head.saving),
    { head: head.savingRate, width: 10 },
    yuan(head.paid),
    { head: head.openInstalments, width: 12, summed: "count" },
    { head: head.overdue, width: 12, summed: "count" },
  ];
}

function moneyCells(f: PurchaseFigures): Row {
  return [
    yuanCell(f.listFen),
    yuanCell(f.groupFen),
    yuanCell(f.savingFen),
    ratioCell(f.savingRate),
    yuanCell(f.paidFen),
    countCell(f.openInstalments),
    countCell(f.overdueInstalments),
  ];
}
