/**
 * 集团采购统计 / figures of group purchase for the years of a span.
 *
 * A purchase is one library's part of one package in one year; its prices stand on each of its instalments and are taken
 * once. 节省 = 原价 − 集团价, 节省率 = 节省 / 原价. What is paid is what has a day of payment up to the end of the span; an
 * instalment without one is open, and overdue once its due day has passed.
 *
 * Worked example: 2,000.00 at list, 1,200.00 in the group, in two instalments of 600.00, one of them paid: saving 800.00, 40.0 %,
 * paid 600.00, one instalment open. Source: SOURCES.md [group-purchase].
 */

import type { Fen } from "../../core/money.ts";
import { latestBy } from "../../records/latest-by.ts";
import { requestKey } from "../../records/record.ts";
import type { PurchaseLine } from "../../records/service-record.ts";
import { countOf, type DaySpan, type Figure, grouped, shareOf, sumFigure } from "./figure.ts";

export interface PurchaseFigures {
  readonly packages: Figure;
  readonly libraries: Figure;
  /** Library × package × year. */
  readonly purchases: Figure;
  readonly listFen: Figure;
  readonly groupFen: Figure;
  readonly savingFen: Figure;
  readonly savingRate: Figure;
  readonly paidFen: Figure;
  readonly openInstalments: Figure;
  readonly openFen: Figure;
  readonly overdueInstalments: Figure;
}

export function purchaseFigures(lines: readonly PurchaseLine[], span: DaySpan): PurchaseFigures {
  const all = linesIn(lines, span);
  const purchases = latestBy(all, (l) => [packageOf(l), l.library]);
  const open = all.filter((l) => l.paidOn === null || l.paidOn > span.to);
  const paid = all.filter((l) => !open.includes(l));
  const listFen = sumFigure(purchases, (l) => l.listFen);
  const savingFen = sumFigure(purchases, (l) => l.listFen - l.groupFen);
  const different = (of: (l: PurchaseLine) => string): Figure => ({
    ...countOf(purchases),
    num: BigInt(new Set(purchases.map(of)).size),
  });
  return {
    packages: different(packageOf),
    libraries: different((l) => l.library),
    purchases: countOf(purchases),
    listFen,
    groupFen: sumFigure(purchases, (l) => l.groupFen),
    savingFen,
    savingRate: shareOf(savingFen, listFen),
    paidFen: sumFigure(paid, amountOf),
    openInstalments: countOf(open),
    openFen: sumFigure(open, amountOf),
    overdueInstalments: countOf(open.filter((l) => l.dueOn !== null && l.dueOn <= span.to)),
  };
}

/** By package and year ("2019 数据库甲"), or by library. */
export function purchaseBy(
  lines: readonly PurchaseLine[],
  by: "package" | "library",
  span: DaySpan,
): Map<string, PurchaseFigures> {
  const key = by === "library" ? (l: PurchaseLine) => l.library : packageOf;
  return grouped(linesIn(lines, span), key, (group) => purchaseFigures(group, span));
}

/** Of the span's years, each instalment as its last file says. */
export function linesIn(lines: readonly PurchaseLine[], span: DaySpan): PurchaseLine[] {
  const [first, last] = [+span.from.slice(0, 4), +span.to.slice(0, 4)];
  const own = lines.filter((l) => first <= l.year && l.year <= last);
  return latestBy(own, (l) => [packageOf(l), l.library, `${l.instalment ?? 1}`]);
}

export function packageOf(line: PurchaseLine): string {
  return `${line.year} ${requestKey(line.packageName)}`;
}

function amountOf(line: PurchaseLine): Fen {
  return line.amountFen ?? line.groupFen;
}
