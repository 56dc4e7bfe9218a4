/**
 * Where charts stand: below everything else of their sheet, as wide as the table, on rows of a set height that hold nothing
 * else, and never across the end of a printed page. Excel passes over page breaks where it fits the width, so the pages are
 * counted as it prints them; programs that measure columns otherwise have the break.
 */
import { addUp } from "../../core/list.ts";
import { type DrawnChart, drawnCharts } from "../chart.ts";
import type { Sheet } from "../sheet.ts";

/** Of the rows charts stand on. */
export const ROW_POINTS = 15;
/** A4 less the margins of `write-workbook.ts`, and a hair. */
const PORTRAIT = { width: 523, height: 735 };
const LANDSCAPE = { width: 769, height: 488 };
/** Of the standard font. */
const POINTS_A_CHARACTER = 5.25;
const POINTS_A_COLUMN = 3.75;
const CHART_ROWS = 14;
const BAR_POINTS = 17;

export interface PlacedChart {
  readonly chart: DrawnChart;
  /** Its uppermost row, and the one below it; from 0. */
  readonly from: number;
  readonly to: number;
  /** The columns it spans, and how wide the last of them is, in points. */
  readonly columns: number;
  readonly lastPoints: number;
}

interface Placement {
  readonly charts: readonly PlacedChart[];
  /** Rows that are free for them. */
  readonly rows: number;
  /** After so many of these rows a page begins. */
  readonly breaks: readonly number[];
}

function pointsOf(characters: number): number {
  return characters * POINTS_A_CHARACTER + POINTS_A_COLUMN;
}

/** The rows of a sheet on its pages, as they come. */
export class PageFlow {
  private readonly capacity: number;
  private used = 0;
  private repeated = 0;
  rows = 0;
  pages = 1;

  constructor(sheet: Pick<Sheet, "columns" | "landscape">) {
    const paper = sheet.landscape ? LANDSCAPE : PORTRAIT;
    const width = addUp(sheet.columns, (c) => pointsOf(c.width));
    const percent = Math.floor(Math.min(1, paper.width / width) * 100);
    this.capacity = (paper.height * 100) / percent;
  }

  add(points: number): void {
    if (!this.fits(points)) {
      this.used = this.repeated;
      this.pages += 1;
    }
    this.used += points;
    this.rows += 1;
  }

  addHeading(points: number): void {
    this.add(points);
    this.repeated = points;
  }

  fits(points: number): boolean {
    return this.used + points <= this.capacity;
  }

  /** Fills the page with empty rows. */
  turn(): void {
    do this.add(ROW_POINTS);
    while (this.fits(ROW_POINTS));
  }
}

/** `flow` stands behind the last row of the sheet, and behind the charts afterwards. */
export function placedCharts(sheet: Sheet, flow: PageFlow): Placement {
  const first = flow.rows;
  const lastPoints = pointsOf(sheet.columns.at(-1)?.width ?? 0);
  const breaks: number[] = [];
  const charts = drawnCharts(sheet).map((chart, i): PlacedChart => {
    const rows = rowsOf(chart);
    const isFull = !flow.fits((rows + 1) * ROW_POINTS);
    // Behind a table of several pages nobody else's page ends where ours does.
    const isTurned = isFull || (i === 0 && flow.pages > 1);
    if (isFull) flow.turn();
    else flow.add(ROW_POINTS);
    if (isTurned) {
      breaks.push(flow.rows - first);
      flow.add(ROW_POINTS);
    }
    const from = flow.rows;
    for (let r = 0; r < rows; r++) flow.add(ROW_POINTS);
    return { chart, from, to: flow.rows, columns: sheet.columns.length, lastPoints };
  });
  return { charts, rows: flow.rows - first, breaks };
}

function rowsOf(chart: DrawnChart): number {
  if (chart.kind !== "bar") return CHART_ROWS;
  return 4 + Math.ceil((BAR_POINTS * Math.max(5, chart.categories.texts.length)) / ROW_POINTS);
}
