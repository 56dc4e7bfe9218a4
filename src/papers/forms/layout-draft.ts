/**
 * 表样文件 / a layout as its file says it: what may be left out is left out, and nothing is checked yet but its kinds.
 *
 * `arrangeLayout` makes a `Layout` of it. The notation, with every key: templates/layouts/README.md.
 */
import type { ShowKind } from "../../sheet/layout.ts";
import type { StyleChange } from "../../sheet/layout-style.ts";

export type CellDraft = string | CellParts;

export interface CellParts {
  readonly text?: string | undefined;
  readonly figure?: string | undefined;
  readonly show?: ShowKind | undefined;
  readonly decimals?: number | undefined;
  /** "C": not the next free column. */
  readonly column?: string | undefined;
  readonly across?: number | "rest" | undefined;
  readonly down?: number | undefined;
  readonly style?: string | undefined;
  readonly each?: string | undefined;
  readonly merge?: boolean | undefined;
  readonly sumOf?: readonly string[] | undefined;
  readonly ratioOf?: readonly string[] | undefined;
}

export interface RowDraft {
  readonly cells?: readonly CellDraft[] | undefined;
  readonly paragraph?: string | undefined;
  readonly space?: number | undefined;
  readonly each?: string | undefined;
  readonly beside?: readonly CellDraft[] | undefined;
  readonly rows?: readonly RowDraft[] | undefined;
  /** Of its cells that name none. */
  readonly style?: string | undefined;
  readonly when?: string | undefined;
  readonly height?: number | undefined;
  readonly break?: boolean | undefined;
  readonly keep?: boolean | undefined;
  readonly repeat?: boolean | undefined;
}

/** A width; or a column that repeats for every row of a list. */
type ColumnDraft = number | { readonly each: string; readonly width: number };

export interface PageDraft {
  readonly name: string;
  readonly columns: readonly ColumnDraft[];
  readonly landscape: boolean;
  readonly onePage: boolean;
  readonly when?: string | undefined;
  readonly rows: readonly RowDraft[];
}

export interface LayoutDraft {
  readonly layout: string;
  readonly form: string;
  readonly name: { readonly "zh-CN": string; readonly en: string };
  readonly source: string;
  readonly scheme?: string | undefined;
  readonly wanDecimals: number;
  readonly percentDecimals: number;
  readonly styles: Readonly<Record<string, StyleChange>>;
  readonly pages: readonly PageDraft[];
}
