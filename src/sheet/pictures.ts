/** Charts as pictures, for papers that are no workbook. */
import type { DrawnChart } from "./chart.ts";

export interface Picture {
  readonly svg: string;
  readonly png: Uint8Array;
  /** Characters the font does not have; their codes stand in the picture instead. */
  readonly missing: readonly string[];
}

export interface Pictures {
  /** `mark`: a small line at the foot, as on the workbook's pages. */
  draw(chart: DrawnChart, mark: string): Promise<Picture>;
}
