export type FieldType =
  | "identifier"
  | "text"
  | "library"
  | "day"
  | "value"
  | "count"
  | "positive-count"
  | "fen"
  | "signed-fen"
  | "grams"
  /** A number with at most one decimal. */
  | "tenths"
  | "month";
