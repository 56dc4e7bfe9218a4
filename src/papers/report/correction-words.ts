/**
 * 更正的词 / words of the sheets of a statement that say what correction runs change: of what the library is owed, and of what it used
 * as requester.
 */
import type { Fen } from "../../core/money.ts";

export interface CorrectionWords {
  /** Titles, by which way the balance goes. */
  readonly creditNote: string;
  readonly debitNote: string;
  /** Nothing is owed otherwise. */
  readonly notice: string;

  /** The sheet's name, of "2019-05/R1". */
  readonly sheet: (run: string) => string;
  /** Below the table: by how much the balance changes. */
  readonly net: (p: { yuan: Fen; run: string }) => string;
  /** That it does not. */
  readonly noChange: (run: string) => string;

  /** Of what the library used: title, name of the sheet. */
  readonly used: string;
  readonly usedSheet: (run: string) => string;
  /** The sentence below it. */
  readonly usedBelow: string;
}
