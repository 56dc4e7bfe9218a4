import type { Fen } from "../core/money.ts";

export type CellValue =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "yuan"; readonly fen: Fen }
  | { readonly kind: "count"; readonly count: bigint }
  | { readonly kind: "ratio"; readonly num: bigint; readonly den: bigint }
  /** A mean, shown with one decimal. */
  | { readonly kind: "average"; readonly num: bigint; readonly den: bigint }
  /** Points and other figures with a fixed number of decimals: 1247 with two of them is 12.47. */
  | { readonly kind: "decimal"; readonly scaled: bigint; readonly decimals: number };
