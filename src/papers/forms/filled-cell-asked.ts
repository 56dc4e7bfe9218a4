/** A cell of an officer's own form that was filled, as `balis explain` is asked for it. */
import type { FilledNote } from "./filled-note.ts";
import type { ReportNames } from "./narrative/report-books.ts";
import type { FormWords } from "./self-evaluation-facts.ts";

export interface FilledCellAsked {
  readonly note: FilledNote;
  readonly sheet: string;
  readonly address: string;
  readonly words: FormWords;
  readonly names: ReportNames;
}
