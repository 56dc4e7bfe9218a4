/**
 * A number is never broken into lines: a spreadsheet program shows ### where it doesn't fit. In every paper its cell has room for 1,234,567.89
 * yuan, 1,234.56 in ten thousands and 100.00%, at half its type's size a character, as digits of Chinese typefaces are.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Store } from "../../../../src/books/port.ts";
import { openBooks } from "../../../../src/books/sqlite/open.ts";
import { addUp } from "../../../../src/core/list.ts";
import {
  booksFunds,
  monitoringReport,
  selfEvaluationReport,
} from "../../../../src/papers/forms/steps/form-reports.ts";
import { consolidatedReport, narrativeReport } from "../../../../src/papers/forms/steps/narrative-reports.ts";
import { supplementReport } from "../../../../src/papers/forms/steps/supplement-figures.ts";
import { supplementNamed } from "../../../../src/papers/forms/supplements/supplement.ts";
import { reportNames } from "../../../../src/papers/forms/words/report-names.ts";
import { REPORT_KINDS, WHOLE_PROJECT } from "../../../../src/review/subproject/section.ts";
import { columnPoints, type ShowKind } from "../../../../src/sheet/layout.ts";
import type { Workbook } from "../../../../src/sheet/sheet.ts";
import { address } from "../../../../src/sheet/sheet.ts";
import { shownText } from "../../../../src/sheet/show-figure.ts";
import { enteredCycle } from "../../../review/subproject/cycle-books.ts";
import { cycleNamed } from "../../../review/subproject/cycles.ts";
import { layoutNamed } from "../../../support/form-year.ts";

const names = reportNames({ library: (c) => c, economicClass: (c) => c });
let cwd = "";
let store: Store;
beforeAll(async () => {
  cwd = await enteredCycle(cycleNamed("2022-jx"));
  store = await openBooks(join(cwd, "balis.db"));
}, 120_000);
afterAll(async () => {
  await store?.close();
  rmSync(cwd, { recursive: true, force: true });
});

const LEAST: Readonly<Record<ShowKind, number>> = {
  ...{ text: 0, count: 3, points: 6 },
  ...{ yuan: "1,234,567.89".length, wan: "1,234.56".length, percent: "100.00%".length },
};
/** Of a cell, left and right. */
const MARGIN = 3.75;

function tight({ pages = [] }: Workbook): string[] {
  return pages.flatMap(({ name, columns, cells }) =>
    cells.flatMap(({ at, across, cell, show, style }) => {
      if (cell.value.kind === "text") return [];
      const characters = Math.max(LEAST[show.kind], shownText(cell.value, show).length);
      const room = addUp(columns.slice(at.column, at.column + across), columnPoints) - MARGIN;
      const needed = (characters * style.size) / 2;
      return needed <= room ? [] : [`${name}!${address(at)} ${show.kind} ${needed} > ${room}`];
    }),
  );
}

const about = (layout: string) => ({
  ...{ read: store.read, names, programVersion: "0", forIssue: false, scheme: undefined },
  layout: layoutNamed(layout),
});

describe("numbers fit", () => {
  test.each([
    "self-evaluation",
    "haidian-self-evaluation",
    "self-evaluation-report",
    "monitoring",
  ])("%s", async (layout) => {
    const funds = await booksFunds(store.read, { subproject: "2022-jx", until: "2024-12" });
    const of = {
      ...about(layout),
      scheme: layoutNamed(layout).scheme ?? undefined,
      subproject: "2022-jx",
      year: "2024",
      funds,
    };
    const to = { cutOff: 7, expectedFen: 1n, expectedFiscalFen: 1n };
    const made = layout === "monitoring" ? monitoringReport({ ...of, ...to }) : selfEvaluationReport(of);
    expect(tight((await made).workbook)).toEqual([]);
  });

  test.each(REPORT_KINDS)("%s", async (report) => {
    const of = { ...about(report), report, until: undefined };
    const one = await narrativeReport({ ...of, id: "2022-jx", year: undefined });
    const layout = layoutNamed(`consolidated-${report}`);
    const all = await consolidatedReport({ ...of, layout, year: "2023" });
    expect([...tight(one.workbook), ...tight(all.workbook)]).toEqual([]);
  });

  test.each(["summary", "declaration", "years", "evidence", "accounts"])("%s", async (name) => {
    const found = supplementNamed(name);
    if (!found) throw new Error(name);
    const id = found.of === "year" ? WHOLE_PROJECT : "2022-jx";
    const made = await supplementReport({
      ...about(found.form),
      supplement: found,
      id,
      year: name === "accounts" ? undefined : "2024",
    });
    expect(tight(made.workbook)).toEqual([]);
  });
});
