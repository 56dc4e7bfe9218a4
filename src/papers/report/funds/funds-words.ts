/**
 * 使用经费的词 / words of the sheets of funds used, in one language: by the library that asked, where the other sheets are by who is paid.
 */
export interface FundsWords {
  /** Names of the sheets: in the finance workbook, in the statistics, in a statement. */
  readonly sheet: string;
  readonly usedAndDue: string;
  readonly ownUse: string;
  /** What it asked for, line by line: documents, loans. */
  readonly asked: string;
  readonly borrowed: string;

  /** Instead of a library's name. */
  readonly unnamed: string;
  readonly none: string;
  readonly corrected: string;
  readonly noMember: (name: string) => string;
  /** Of amounts that no supplier is paid. */
  readonly noPayee: string;

  /** Below each table: whose what is, and what stands apart. */
  readonly rules: readonly string[];
  /** Below the table of a statement. */
  readonly ownNote: readonly string[];
  readonly agreesLine: (p: { used: string; due: string }) => string;
}
