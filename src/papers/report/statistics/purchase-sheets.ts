/** 集团采购统计表 / the sheets of group purchase: by package and by library, with what was saved and what is still to be paid. */
import { linesIn, type PurchaseFigures, packageOf, purchaseBy } from "../../../review/services/purchase.ts";
import { type ColumnMaker, type GridColumn, gridSheet } from "../../../sheet/grid.ts";
import { type Sheet, text } from "../../../sheet/sheet.ts";
import { countCell, ratioCell, yuanCell } from "../figure-cells.ts";
import type { ReportWords } from "../words.ts";
import type { ServiceHead } from "./service-words.ts";
import type { StatisticsFacts } from "./statistics-facts.ts";
import { libraryColumns, sheetTop } from "./statistics-sheet.ts";

export function purchaseSheets(facts: StatisticsFacts, words: ReportWords): Sheet[] {
  const { span } = facts;
  const lines = linesIn(facts.services.purchases, span);
  if (lines.length === 0) return [];
  const { sheet, head, below } = words.services;
  const common = { heads: head, total: words.total, below: below.purchase, landscape: true };
  const named = new Map(lines.map((l) => [packageOf(l), l]));
  return [
    gridSheet({
      ...sheetTop(facts, words, sheet.purchasePackages),
      ...common,
      facts: [...purchaseBy(lines, "package", span)],
      columns: (column) => [
        column("year", { width: 8, align: "center" }, ([key]) => text(`${named.get(key)?.year ?? ""}`)),
        column("package", { width: 30 }, ([key]) => text(named.get(key)?.packageName ?? key)),
        column("libraries", { width: 12 }, ([, f]) => countCell(f.libraries)),
        ...moneyColumns(column),
      ],
    }),
    gridSheet({
      ...sheetTop(facts, words, sheet.purchaseLibraries),
      ...common,
      facts: [...purchaseBy(lines, "library", span)],
      columns: (column) => [
        ...libraryColumns(facts, words),
        column("packages", { width: 12 }, ([, f]) => countCell(f.packages)),
        ...moneyColumns(column),
      ],
    }),
  ];
}

function moneyColumns<Fact extends readonly [string, PurchaseFigures]>(
  column: ColumnMaker<Fact, ServiceHead>,
): GridColumn<Fact>[] {
  const money = { width: 16, summed: "yuan" } as const;
  const counted = { width: 12, summed: "count" } as const;
  return [
    column("list", money, ([, f]) => yuanCell(f.listFen)),
    column("group", money, ([, f]) => yuanCell(f.groupFen)),
    column("saving", money, ([, f]) => yuanCell(f.savingFen)),
    column("savingRate", { width: 10 }, ([, f]) => ratioCell(f.savingRate)),
    column("paid", money, ([, f]) => yuanCell(f.paidFen)),
    column("openInstalments", counted, ([, f]) => countCell(f.openInstalments)),
    column("overdue", counted, ([, f]) => countCell(f.overdueInstalments)),
  ];
}
