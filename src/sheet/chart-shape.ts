/** 折线, 柱形, 堆积柱形, 条形 (the largest on top), 饼图. */
type ChartKind = "line" | "column" | "stacked-column" | "bar" | "pie";
/** Column from 0, row as the spreadsheet program numbers it. */
export interface Spot {
  readonly column: number;
  readonly row: number;
}

export interface CellRange {
  readonly from: Spot;
  readonly to: Spot;
}

export interface Series {
  readonly name: Spot;
  readonly values: CellRange;
  /** A line against an axis of its own. */
  readonly axis?: "right";
  /** Points that no line joins: what they are of has no order. */
  readonly isUnjoined?: true;
}

export interface Chart {
  /** Of a workbook one only: its picture is called by it. Lower-case words joined by "-". */
  readonly key: string;
  readonly kind: ChartKind;
  readonly title: string;
  /** What the axis measures, as printed beside it. */
  readonly unit: string;
  /** What must be said where the picture stands alone: that figures are a sample, or what they leave out. */
  readonly note?: string;
  readonly categories: CellRange;
  readonly series: readonly Series[];
}
