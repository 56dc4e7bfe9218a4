/** An area of cells of a sheet: columns from 0, rows from 1, both ends included. */
import { address, parseAddress } from "../../../../sheet/sheet.ts";

export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** "B2", "$B$2:$D$9"; undefined for anything else. */
export function parseArea(said: string): Area | undefined {
  const [first = "", last = first, more] = said.split(":");
  const [from, to] = [parseAddress(first), parseAddress(last)];
  if (!from || !to || more !== undefined) return undefined;
  return {
    left: Math.min(from.column, to.column),
    top: Math.min(from.row, to.row),
    right: Math.max(from.column, to.column),
    bottom: Math.max(from.row, to.row),
  };
}

export function contains(area: Area, cell: { column: number; row: number }): boolean {
  const { column, row } = cell;
  return column >= area.left && column <= area.right && row >= area.top && row <= area.bottom;
}

export function firstOf(area: Area): string {
  return address({ column: area.left, row: area.top });
}

export function areaText(area: Area): string {
  const [from, to] = [firstOf(area), address({ column: area.right, row: area.bottom })];
  return from === to ? from : `${from}:${to}`;
}

export function around(area: Area, cell: { column: number; row: number }): Area {
  return {
    left: Math.min(area.left, cell.column),
    top: Math.min(area.top, cell.row),
    right: Math.max(area.right, cell.column),
    bottom: Math.max(area.bottom, cell.row),
  };
}

export function cellCount(area: Area): number {
  return (area.right - area.left + 1) * (area.bottom - area.top + 1);
}
